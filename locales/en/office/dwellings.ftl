# Dwellings, stock and ranking.

## List of dwellings
dwellings-title = Dwellings
dwellings-search = Search dwellings
dwellings-find = Code of the dwelling
dwellings-none = No dwellings found
dwellings-only-vacant = None of the vacant dwellings is like that. Look among the allocated ones too.
dwellings-also-taken = Show allocated dwellings too
dwellings-count = { $number ->
    [one] 1 dwelling
   *[other] { $shown } dwellings
  }

## A dwelling
dwelling-title = Dwelling
dwelling-titled = Dwelling { $code }
dwelling-code = Code
dwelling-code-hint = The number your housing company gives the dwelling.
dwelling-ground = Housing company and zone
dwelling-nis = Municipality
dwelling-bedrooms = Bedrooms
dwelling-adapted = Adapted
dwelling-adapted-box = Adapted to a handicap
dwelling-reserved_for = Reserved for
dwelling-reserved-no = nobody in particular
dwelling-reserved-any = a target group
dwelling-reserved-hint = A reserved dwelling goes to this target group only.
dwelling-rent = Rent a month
dwelling-available_on = Available from
dwelling-available-by = Available on or before
dwelling-available-hint = Without a date the dwelling comes in no ranking.
dwelling-min_age = Minimum age
dwelling-marks = Special
dwelling-state = State
dwelling-vacant = vacant
dwelling-taken = allocated
dwelling-for = for { $group }
dwelling-from-age = from { $age } years
dwelling-years = { $age } years
dwelling-given-on = allocated on { $day }
dwelling-given-until = ended on { $day }
dwelling-given-now = in force
dwelling-allocations = Allocations
dwelling-never = This dwelling was never allocated.
dwelling-decided = Decided on
dwelling-pillar = Pillar
dwelling-group = Target group
dwelling-add = Add dwelling
dwelling-change = Change dwelling
dwelling-added = The dwelling was added.
dwelling-saved = The dwelling was saved.
dwelling-code-missing = Fill in a code.
dwelling-code-wrong = The code may have at most 40 characters.
dwelling-code-taken = There is a dwelling with this code already.
dwelling-ground-missing = Choose a housing company you work for.
dwelling-nis-missing = Choose a municipality.
dwelling-nis-elsewhere = This municipality does not belong to the housing company and zone you chose.
dwelling-bedrooms-wrong = Fill in a number of bedrooms from 0 to 20.
dwelling-reserved-wrong = Choose a target group from the list.
dwelling-rent-wrong = Fill in an amount such as 512.50.
dwelling-available-wrong = Fill in a date such as 2026-03-01.
dwelling-age-wrong = Fill in an age from 0 to 120 years.

## Stock
stock-title = Stock
stock-lead = Social dwellings per municipality, and how many more may go to target groups by the regulation.
stock-search = Filter the stock
stock-by-company = By housing company and zone
stock-by-place = By municipality
stock-ground = Housing company and zone
stock-nis = Municipality
stock-dwellings = Dwellings
stock-dwellings-hint = All social rental dwellings of this housing company and zone in the municipality.
stock-reserved = Reserved
stock-given = To target groups this year
stock-most = Highest number
stock-room = Room left
stock-full = no room
stock-no-cap = no limit
stock-total = Total
stock-none = No stock found
stock-count = { $number ->
    [one] 1 social dwelling
   *[other] { $shown } social dwellings
  }
stock-add = Add stock
stock-change = Change stock
stock-saved = The stock was saved.
stock-dwellings-wrong = Fill in a number of dwellings from 0 to 1000000.
stock-reserved-wrong = Fill in a number of reserved dwellings from 0 to 1000000.
stock-reserved-more = No more dwellings can be reserved than there are.
stock-twice = There is a row for this municipality, housing company and zone already.

## Ranking
ranking-title = Ranking
ranking-titled = Ranking for dwelling { $code }
ranking-source = Worked out from data up to { $at }, { $title }, regulation version { $version }.
ranking-stale = Data have changed meanwhile. The new ranking is being worked out; open this page again in a moment.
ranking-working = The ranking is being worked out. Open this page again in a few seconds.
ranking-no-day = This dwelling has no day from which it is available. Fill that in first.
ranking-again = Open again
ranking-pillar = Pillar
ranking-pillar-asked = You chose this pillar yourself. The quota does not decide.
ranking-pillar-ledger = As the quota says
ranking-ledger = State of the quota this year
ranking-ledger-count = Allocations
ranking-ledger-short = Shortfall
ranking-search = Search in the ranking
ranking-find = Registration number
ranking-show = Show
ranking-reason = Reason
ranking-reason-any = Any reason, wants to live here
ranking-tab-in = Ranked ({ $count })
ranking-tab-out = Not ranked ({ $count })
ranking-count = { $number ->
    [one] 1 candidate
   *[other] { $shown } candidates
  }
ranking-elsewhere = { $number ->
    [one] One candidate who does not want to live here is not in this list: choose that reason to see them.
   *[other] { $shown } candidates who do not want to live here are not in this list: choose that reason to see them.
  }
ranking-place = Place
ranking-number = Registration
ranking-registered = Registered on
ranking-why = Why
ranking-out-of-reach = out of your reach
ranking-none = Nobody in this list
ranking-not-found = This number is not in the ranking
ranking-not-found-hint = Check the number. Files out of your reach cannot be found here.
ranking-all = Show the whole list
ranking-remarks = What this rests on
ranking-explain = Why here?
ranking-explain-source = Explained from data until { $at }.
ranking-explain-file = File
