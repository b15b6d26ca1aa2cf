# The ledger and the distribution: what was allocated, against what the regulation asks.

## The page
ledger-title = Ledger and distribution
ledger-source = Worked out from data up to { $at }, { $title }, regulation version { $version }.
ledger-of = Figures of { $year }, from 1 January to 31 December
ledger-rules = Regulations
ledger-working = The figures are being worked out. Open this page again in a few seconds.
ledger-stale = Data have changed meanwhile. The new figures are being worked out; open this page again in a moment.
ledger-search = Filter figures
ledger-year = Calendar year
ledger-this-year = this year
ledger-outside = In this year no version of the regulation was in force that is known here. The figures stand beside the rules that hold now.
ledger-none = No housing companies yet
ledger-none-hint = As soon as there are dwellings or stock in the register, the figures appear here.
ledger-open = not shown
ledger-masked = Small numbers of another housing company, and what would give them away, are not shown. So nobody can recognise a person in them.

## By housing company
ledger-chart = Allocations by pillar at { $company }
ledger-chart-told = Allocations by pillar at { $company }, { $total } together; a full bar is all allocations.
ledger-count = Allocations
ledger-share = Target
ledger-binds = Kind of target
ledger-share-target = aim
ledger-share-at-least = at least
ledger-share-fixed = fixed
ledger-share-at-most = at most
ledger-part = Part so far
ledger-shortfalls = Shortfalls
ledger-shortfalls-hint = The shortfall of a pillar is the target times one allocation more than there are, less what the pillar got. The pillar with the largest shortfall comes first; with equal shortfalls the pillar with the lowest number.
ledger-rounds-hint = The pillars take turns in a fixed order. The shortfalls show how far off the target is.
ledger-carried = What a pillar got too little last year counts in the shortfall.
ledger-sum = Worked out
ledger-shortfall = Shortfall
ledger-decimal = As a number
ledger-next = Next dwellings
ledger-next-hint = These pillars are expected, as long as every pillar has a suitable candidate and room. For a dwelling itself the ranking of that day decides.
ledger-strays = Out of turn
ledger-strays-hint = So many dwellings went to another pillar than the one whose turn came first. That may be because there was no suitable candidate or no room, or because of a deviation from the ledger; the reason of a deviation stands with the decision. Reserved dwellings do not count here.
ledger-strays-none = Every dwelling went to the pillar whose turn came first.
ledger-first = Turn came first
ledger-given = Got the dwelling

## Yearly numbers
ledger-numbers = Yearly numbers by target group
ledger-numbers-hint = How many dwellings each target group may get this year in each area, and what is left of them. Reserved dwellings do not count. The shortfall tells which group comes first.
ledger-numbers-none = The regulation gives no yearly numbers here.
ledger-numbers-told = Allocations by target group in { $place }; a full bar is the whole yearly number.
ledger-everywhere = All areas together
ledger-count-of = { $count } of { $number }
ledger-left = { $left } left; shortfall { $shortfall }
ledger-used = Allocated
ledger-left-head = What is left

## Stock
ledger-stock = Stock for target groups by municipality
ledger-stock-hint = Reserved dwellings and allocations of this year to target groups together stay under a share of the social dwellings of the municipality. The test counts one allocation more.
ledger-stock-today = The stock is that of today.
ledger-stock-chart = How much of the limit is taken
ledger-stock-told = Reserved and allocated dwellings by municipality; a full bar is the limit. Of another housing company only the reserved dwellings.
ledger-stock-given = Allocated in this year
ledger-taken = Taken
ledger-room = room
ledger-cap = Limit
ledger-test = Test

## Distribution key
ledger-key = Distribution key
ledger-key-largest-remainder = Method: { $method }. Each area first gets the whole part of its quota. What is left then goes one by one to the largest remainders; with equal remainders to whoever stands first in the regulation. Then the number of an area is divided over its zones in the same way.
ledger-key-sainte-lague = Method: { $method }. The numbers go one by one to the area with the highest average: dwellings divided by 1, 3, 5 and so on. Then the number of an area is divided over its zones in the same way. Quota and remainder are there to compare.
ledger-key-d-hondt = Method: { $method }. The numbers go one by one to the area with the highest average: dwellings divided by 1, 2, 3 and so on. Then the number of an area is divided over its zones in the same way. Quota and remainder are there to compare.
ledger-key-none = The regulation divides no numbers over areas.
ledger-key-chart = Dwellings and numbers by area
ledger-key-told = Social rental dwellings by area according to the regulation; a full bar is all dwellings together.
ledger-key-numbers = Numbers a year
ledger-key-group = { $group }: { $number } a year
ledger-area = Area
ledger-quota = Quota
ledger-whole = Whole part
ledger-remainder = Remainder
ledger-number = Number
ledger-one-more = (one more for the remainder)
