# Words of Woonspoor in English.

## Date and place
place-in-group = { $municipality } or another municipality of the same group
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
date = { $day } { $month } { $year }
euro = { $amount } euro
yes = yes
no = no

place-line = line { $line }
place-article = article { $article }
place-column = column { $column }
place-key = key { $key }
word-error = error
word-warning = note

## What can be wrong with input
problem-missing-file = this file is not there
problem-unreadable = this is not a workbook (.xlsx), or it is damaged; save it anew with a spreadsheet
problem-empty = the file is empty; expected: a first line with column names
problem-missing-column = this column is missing; found: { $found }
problem-repeated-column = this column is there twice
problem-unknown-column = this column is not known and is not used
problem-field-count = this line has { $found } fields; expected: { $expected }
problem-required = this field is empty; a value is required
problem-not-a-date = not a date; expected: an existing day, written as 2026-03-01 or 01/03/2026
problem-not-an-amount = not an amount; expected: a number with at most two digits after point or comma, without thousands marks
problem-negative = an amount cannot be below 0 here
problem-not-a-number = not a whole number from { $min } to { $max }
problem-not-a-nis = not a NIS code; expected: five digits
problem-unknown-code = unknown code; expected one of: { $allowed }
problem-too-long = too long; at most { $most } characters
problem-encoding = the text is neither UTF-8 nor Windows-1252
problem-duplicate = this number was on line { $line } already
problem-duplicate-somewhere = this number is there twice
problem-no-such-registration = this registration does not exist in registrations
problem-no-such-dwelling = this dwelling does not exist in dwellings
problem-no-such-organisation = this organisation does not exist in organisations; the attestation does not count
problem-ends-before-start = the end lies before the start ({ $start })
problem-more-reserved = there are more reserved dwellings than dwellings
problem-in-future = this date lies in the future; expected: a day up to today ({ $today })
problem-born-after-registration = the birth date lies after the date of registration ({ $on })
problem-registered-after = registered after the date of allocation ({ $on }); counts on the list all the same
problem-mapping = this cannot stand in a mapping; known: { $known }
problem-not-a-file-name = expected: the name of a file in the same folder, or of a sheet
problem-too-many = these are too many; there is room for { $most }
problem-not-below-zero = this takes nothing off; expected: a number below 0
problem-unclosed-quote = a quotation mark is never closed
problem-and-more = and { $count } more messages in this file
problem-schema = this is not written as it has to be in this file
shape-unknown = { $name } cannot stand here; known: { $known }
shape-unknown-alone = { $name } cannot stand here
shape-missing = { $name } is missing; it is required
shape-twice = { $name } is there twice
shape-twice-alone = this is there twice
shape-kind = this value is of another kind; expected: { $kind ->
    [yes-no] true or false
    [number] a number
    [text] a text between quotation marks
    [list] a list
    [table] names with a value each
    [date] an existing day, written as 2026-03-01
   *[other] another value
  }
shape-share = { $value } is no share; expected: a fraction such as "1/5"
shape-amount = { $value } is no amount; expected: an amount such as "1379.13"
shape-points = this cannot be a number of points; expected: a whole number from { $least } to { $most }
shape-pillar = this is no pillar; expected: 1, 2, 3 or 4
shape-value = after a name or an = a value is missing, or what is there is none; a text stands between quotation marks
shape-open = a bracket or a quotation mark is not closed
shape-end = the file ends too soon
problem-same-name = is there twice ({ $what })
problem-no-source = no source, or one the file does not list; known: { $known }
problem-no-such-rule = refers to something that is not there; known: { $known }
problem-lacks = missing: { $what }
problem-shares-exceed-one = the shares add up to { $sum }; more than the whole is impossible
problem-shares-below = the shares add up to less than expected: { $sum }
problem-no-series = no series, or one that does not exist; known: { $known }
problem-band-contradiction = the text contradicts itself: { $wage } + { $offset } = { $sum }, and that is not { $ceiling } (living wage of { $on }). Chosen in the regulation: { $chosen }
chosen-ceiling = the ceiling counts
chosen-label = the label counts
problem-overlap = overlaps with { $other }
problem-gap = nothing is said about { $from } to { $to }
problem-gap-one = nothing is said about { $what }
problem-not-ascending = is not in rising order
problem-sum-differs = { $what }: worked out is { $expected }, the file says { $found }
problem-choice-differs = the choice and the rule do not say the same; the rule says: { $says }
problem-validity-reversed = ends before it begins
problem-override-not-allowed = a municipality may not change this rule; it may change: { $allowed }
problem-not-in-force = the regulation is not in force on { $on }; it holds from { $from }
problem-not-in-force-between = the regulation is not in force on { $on }; it holds from { $from } through { $to }
problem-no-value = the series { $series } has no amount on { $on }; the first one holds from { $first }
problem-no-value-at-all = the series { $series } has no amounts
problem-assumed = the series { $series } is assumed from { $from }: { $reason }
problem-no-such-pillar = the regulation does not have this pillar; it has: { $known }
problem-seed-missing = this regulation draws lots between equals; give a seed with --seed
problem-no-such-area = no area of the regulation belongs to housing company "{ $company }"{ $zone ->
    [none] {""}
   *[some] , zone "{ $name }"
  }; pillar 3 gets only reserved dwellings there
problem-no-stock = no row in stock for this municipality; pillar 3 has no room there
problem-replay = { $what }: no longer the same. Kept: { $expected }, now: { $found }
problem-file-exists = this file is there already; choose another name, or replace it with --force
problem-port-in-use = this port is in use; choose another with { $option }
problem-neither-folder-nor-workbook = this is neither a folder nor a workbook (.xlsx)
problem-no-such-regulation = there is no file of this name, and no regulation that is built in; built in are: { $known }
problem-not-a-web-address = not a web address; expected: https:// or http:// with a name, and without a path, as https://woonspoor.example.org
problem-not-an-issuer = not an address of a log-in service; expected: https:// or http:// with a name
problem-unknown-setting = there is no such setting; there are: { $known }
problem-missing-setting = this setting is missing; it has to be said
problem-wrong-kind = { $expected ->
    [yes-no] expected: true or false
    [number] expected: a whole number, not below 0
    [text] expected: a text between quotation marks
    [list] expected: a list between square brackets
   *[other] this value does not fit here
  }
problem-no-such-account = there is no account with this address
problem-account-closed = this account may not log in
problem-may-not-import = this account may not import: that needs the role of allocation officer
problem-changed-meanwhile = somebody changed the register at the same moment; nothing was done, try again
problem-no-such-line = there is no line { $line }; the last one is { $last }
replay-regulation = the regulation
replay-reference = the reference data
replay-register = the register
replay-program = the version of the program
replay-receipt = the kept result itself
replay-result = the result

## Pillars and groups
pillar = pillar { $number }
pillar-name = { $number ->
    [1] standard allocation
    [2] accelerated allocation
    [3] target groups
   *[4] transfer within the company
  }
single-household = single person
household-of = household of { $persons }

## Explanation
explain-title = Explanation for candidate { $number }
explain-dwelling = Dwelling { $dwelling } in { $municipality }, { $bedrooms ->
    [one] { $bedrooms } bedroom
   *[other] { $bedrooms } bedrooms
  }, on { $on }
explain-regulation = { $title }, version { $version }
explain-pillar-asked = Pillar { $pillar } ({ $name })
explain-pillar-ledger = Pillar { $pillar } ({ $name }): its turn by the quota ledger
explain-pillar-none = Nobody fits in any pillar. Below is the explanation for pillar { $pillar } ({ $name })
explain-place = Place { $place } of { $ranked ->
    [one] 1 suitable candidate
   *[other] { $ranked } suitable candidates
  }; { $considered } candidates were considered.
explain-excluded = Not on the list. There { $count ->
    [one] is 1 reason
   *[other] are { $count } reasons
  }. On the list { $ranked ->
    [one] is 1 candidate
   *[other] are { $ranked } candidates
  }; { $considered } were considered.
explain-points = Points: { $total } of at most { $most }
explain-order = What decides the order
explain-reasons = Why not
explain-unknown = What is not known
explain-conditions-met = Conditions that are met
explain-changes = What would have to differ
explain-nearest = The smallest change that would matter
explain-nearest-ranked = { $change }: place { $place } instead of { $now }
explain-nearest-points = { $change }: { $points } points, place { $place } instead of { $now }
explain-nearest-lift = { $changes }: then place { $place } on the list
explain-nearest-lift-points = { $changes }: then { $points } points and place { $place } on the list
explain-ahead-points = Who is on place { $place } has { $more ->
    [one] 1 point
   *[other] { $more } points
  } more.
explain-ahead-tie = Who is on place { $place } does have a local tie.
explain-ahead-care = Who is on place { $place } gives or receives informal care there.
explain-ahead-transfer = Who is on place { $place } has to move.
explain-ahead-age = Who is on place { $place } is in an older age group.
explain-ahead-income = Who is on place { $place } has a lower income against the limit.
explain-ahead-lot = Who is on place { $place } came earlier in the draw.
explain-ahead-date = Who is on place { $place } is equal for the rest and registered earlier.
explain-ahead-number = Who is on place { $place } is equal for the rest and has a lower registration number.
explain-nearest-none = No change that the candidate or a service can bring about gives a better place.
explain-nearest-none-excluded = What stands in the way cannot be changed soon by the candidate or a service, or not for this dwelling.
explain-gate = Reading of 'at least score': { $reading }
gate-strict = strict, at least the minimum on every criterion
gate-evidence = at least the minimum, except where it is enough that the facts are established
gate-off = no minimum
explain-assumption = Rests on an assumption: { $text }
article-ref = article { $article }
source-ref = source: { $source }
points-count = { $points ->
    [one] { $points } point
   *[other] { $points } points
  }

because-age-met = { $age } years old; { $minimum } is asked
because-age-emancipated = emancipated, or lives alone with support; the age of { $minimum } is then not needed
because-age-not = { $age } years old; { $minimum } is asked, reached on { $on }
because-income-met = yearly income { $income }, not above the limit of { $limit }
because-income-not = yearly income { $income }, above the limit of { $limit }
because-property-met = owns no dwelling or building plot
because-property-not = owns a dwelling or building plot
because-registration-active = the registration is active
because-struck = the registration is struck
because-not-struck = the registration is not struck
because-suspended = the registration is suspended without an end date
because-suspended-until = the registration is suspended through { $until }
because-not-suspended = the registration is not suspended
because-preference-met = { $municipality } is among the municipalities chosen
because-preference-not = { $municipality } is not among the municipalities chosen ({ $chosen })
because-preference-none = no municipality chosen
because-occupancy-met = { $bedrooms ->
    [one] 1 bedroom fits
   *[other] { $bedrooms } bedrooms fit
  }: needed { $least }, at most { $most } ({ $who })
because-occupancy-not = { $bedrooms ->
    [one] 1 bedroom does not fit
   *[other] { $bedrooms } bedrooms do not fit
  }: needed { $least }, at most { $most } ({ $who })
because-adapted-both = adapted dwelling, and an adapted dwelling is needed
because-adapted-neither = ordinary dwelling, and an ordinary dwelling will do
because-adapted-dwelling = the dwelling is adapted, but the candidate does not need that
because-adapted-candidate = the candidate needs an adapted dwelling, and this one is not
because-reserved-met = the dwelling is for { $group }, and the candidate belongs to that group
because-reserved-not = the dwelling is for { $group }, and the candidate does not belong to that group
because-one-met = was not given a dwelling yet
because-one-not = was allocated a dwelling already
because-tie-met = local tie: lived without interruption from { $from } to { $to } in { $municipality } (needed: { $years } years in the last { $window })
because-tie-not = no local tie: the longest stretch in { $municipality } within the last { $window } years is from { $from } to { $to } (needed: { $years } years without interruption)
because-tie-none = no local tie: did not live in { $municipality } in the last { $window } years
because-group-met = belongs to a target group that counts: { $groups }
because-group-not = belongs to no target group that counts here ({ $wanted })
because-transfer-none = not a tenant who moves within the company
because-transfer-mandatory = has to move within the company
because-transfer-wish = wants to move within the company
because-need-none = no housing need reported
because-need-documented = { $need }; a document supports it
because-need-undocumented = { $need }; no document supports it, so it does not count
because-need-ended = { $need }; counted through { $until }
because-band-reached = the monthly income is not above { $ceiling }
because-band-above = the monthly income is above { $ceiling }
because-limit-met = the yearly income is not above the limit of { $limit }
because-limit-not = the yearly income is above the limit of { $limit }
because-monthly-reached = monthly income { $income }, not above { $ceiling }
because-monthly-above = monthly income { $income }, above the highest band ({ $ceiling })
because-monthly-unknown = monthly income { $income }; no band applies
because-attestation-best = attestation by { $issuer }: { $level }
because-attestation-level = attestation: { $level }
because-attestation-none = no attestation
because-attestation-flaws = no attestation that counts: { $flaws }
level-municipality = support in the municipality of the competent OCMW
level-area = support elsewhere in the working area
level-district = support elsewhere in the district
flaw-unknown-organisation = the organisation is not known
flaw-no-agreement = the organisation has no cooperation agreement in force
flaw-not-yet-issued = issued after the date
flaw-expired = no longer valid
flaw-ocmw = the competent OCMW was not verified
flaw-search = did not search actively and was not excused
flaw-not-ready = not yet ready to move on
flaw-no-engagement = no engagement to support
because-steps-children = { $count ->
    [0] no dependent children
    [one] 1 dependent child
   *[other] { $count } dependent children
  }
because-steps-persons = { $count ->
    [one] 1 person
   *[other] { $count } persons
  }
because-steps-age = { $count } years old
because-years-waiting = registered for { $years } full years, since { $from }
because-years-residence = { $years } full years in the municipality, since { $from }
because-years-none = does not live in the municipality
because-years-capped = (the highest number of points)
because-rows = { $labels }
because-rows-none = nothing applies
because-refusal-weighs = refused on { $on }; that weighs until { $until }
because-refusal-none = no refusal that still weighs
because-refusal-unknown = refusals are not in this register
because-gate-met = { $criterion }: { $points }, at least { $minimum }
because-gate-not = { $criterion }: { $points }; at least { $minimum } needed
because-outside-met = no situation that falls outside the points
because-outside-not = { $need }: the company decides on that apart, on a social report
because-flag-none = no warning flag
because-flag-agreement = warning flag, and there is a support agreement
because-flag-not = warning flag, and there is no support agreement
care-yes = gives or receives informal care in { $municipality }
care-no = no informal care in { $municipality }
registered-since = registered on { $on }
who-other-adults = { $count ->
    [one] 1 other adult
   *[other] { $count } other adults
  }
who-boys = { $count ->
    [one] 1 boy
   *[other] { $count } boys
  }
who-girls = { $count ->
    [one] 1 girl
   *[other] { $count } girls
  }
who-others = { $count ->
    [one] 1 child of sex x
   *[other] { $count } children of sex x
  }
who-tenant = tenant and partner, if any

change-document-need = hand in a document that supports the housing need
change-have-need = a recognised housing need
change-attestation = an attestation with { $level }
change-any-attestation = a valid attestation of support
change-add-preference = choose { $municipality } as a municipality
change-support-agreement = a support agreement
change-wait = wait until { $until }
change-lower-income = an income of at most { $ceiling }
change-reactivate = make the registration active again
change-no-property = own no dwelling or building plot
change-other-size = a dwelling with { $least } to { $most } bedrooms
change-other-adaptation-needed = an adapted dwelling
change-other-adaptation-plain = a dwelling that is not adapted
change-longer-residence = live in the municipality for { $years } years without interruption
change-join-group = be referred by a service in one of these groups: { $groups }
change-ask-transfer = ask for a transfer as a tenant
change-social-report = a social report that the company approves
change-more-points = more points on { $criterion }
change-nothing = nothing: this reason stays

## Table of allocations
col-dwelling = Dwelling
col-pillar = Pillar
col-why-pillar = Why this pillar
col-who = Who
col-points = Points
col-why-not-next = Why not the next
col-rank = Place
col-number = Registration
col-registered = Registered
col-area = Area
col-dwellings = Dwellings
col-count = Number
allocate-title = Allocation of { $dwellings } dwellings on { $on }, { $title }, version { $version }
allocate-done = { $given } allocated, { $open } without a suitable candidate.
why-reserved = dwelling reserved for { $group }
why-first = furthest behind its share (shortfall: { $shortfall })
why-round = its turn
why-after = { $before }; then this one (shortfall: { $shortfall })
why-after-round = { $before }; then this one
why-group = { $pillar }. Group: { $group }
nobody = nobody fits
nobody-why = tried: { $tried }
tried-nobody = no suitable candidate in pillar { $pillar }
tried-stock = pillar { $pillar }: the highest share of the dwellings in the municipality is reached
tried-number = pillar { $pillar }: this year's numbers are reached
tried-no-area = pillar { $pillar }: no area for this place
next-none = there is no other suitable candidate
next-points = { $number } has { $points } points, { $fewer } fewer
next-tie = { $number } has no local tie
next-care = { $number } has no informal care there
next-transfer = { $number } does not have to move, only wants to
next-age = { $number } is in a younger age group
next-ratio = { $number } has a higher income against the limit
next-lot = { $number } came later in the draw
next-later = { $number } registered later ({ $on })
next-number = { $number } registered on the same day, with a higher number
next-same-points = { $reason }, with as many points
ledger-title = Quota { $year } after these allocations
ledger-company = Housing company
ledger-count = { $count } ({ $share })
ledger-target = target
how-to-go-on = How to go on
rank-title = Dwelling { $dwelling } in { $municipality }: pillar { $pillar } ({ $name }), on { $on }
rank-title-nobody = Dwelling { $dwelling } in { $municipality }: nobody fits, on { $on }
rank-summary = { $ranked } suitable, { $excluded } not, { $all } considered.
rank-more = ... and { $count } more. With --format json everybody is in the list.
rank-reasons-title = Why not the others
rank-by-reason = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
  }: { $reason }
tie-yes = tie
tie-no = no tie
care-short = informal care
transfer-must = has to move
transfer-wish = wants to move
apportion-title = Division of the yearly numbers: { $method }
method-largest-remainder = largest remainder
method-sainte-lague = Sainte-Laguë
method-d-hondt = D'Hondt
apportion-zone = - { $name }
apportion-total = together

## Reasons, in short
reason-adapted-mismatch = adapted dwelling and need do not match
reason-age = younger than the minimum age of the dwelling
reason-already-allocated = was given a dwelling already
reason-gate = does not score on { $criterion }
reason-income-limit = yearly income above the limit
reason-no-local-tie = no local tie
reason-no-preference = did not choose this municipality
reason-no-transfer = does not move within the company
reason-not-in-target-group = belongs to no target group that counts here
reason-not-reserved-for = does not belong to the group of the dwelling
reason-occupancy = number of bedrooms does not fit
reason-on-hold = no offers for a while after a refusal
reason-property = owns a dwelling or building plot
reason-special-route = special circumstances, handled apart
reason-struck = registration struck
reason-suspended = registration suspended
reason-underage = younger than the minimum age
reason-warning-flag = warning flag without agreement

## Check, difference, replay, demo
check-ok = { $title }, version { $version }: usable. { $articles } articles, { $rules } rules, { $choices } choices.
check-bad = { $title }, version { $version }: not usable.
check-counts = { $errors } errors, { $warnings } warnings.
diff-title = From { $before } to { $after }
diff-none = There is no difference.
diff-head = { $key }: was { $before }, becomes { $after }
diff-article-added = article { $article } ({ $title }) is new
diff-article-removed = article { $article } ({ $title }) is dropped
diff-article-reworded = article { $article } ({ $title }): { $part } changed
diff-was = was: { $text }
diff-now = becomes: { $text }
diff-rule-added = article { $article }: new rule { $rule } ({ $kind })
diff-rule-removed = article { $article }: rule { $rule } ({ $kind }) is dropped
diff-setting = article { $article }, rule { $rule }: { $path } was { $before }, becomes { $after }
diff-setting-added = article { $article }, rule { $rule }: { $path } is new: { $after }
diff-setting-removed = article { $article }, rule { $rule }: { $path } is dropped (was { $before })
part-title = title
part-text = text
part-left-to-people = what is left to people
nothing-there = nothing
key-points = points
key-rows = row
key-share = share
key-order = order
key-years = years
key-window-years = window in years
key-yearly = number a year
key-dwellings = dwellings
key-areas = area
key-zones = zone
key-reading = reading
key-maximum = highest total
key-source = source
key-note = note
key-valid-from = valid from
key-valid-to = valid through
key-version = version
key-adopted-by = adopted by
key-overrides = differences per municipality
key-months = months
key-age = age
key-ceiling = ceiling
key-offset = amount above the series
key-method = method
key-criteria = criteria
replay-same = Run again: the same bytes. { $regulation } version { $version }, on { $on }, result { $hash }
replay-differs = Run again: not the same.
receipt-saved = Receipt saved in { $path }
demo-made = Demo region made in { $path }: { $registrations } registrations, { $dwellings } dwellings. Date to compute with: { $on }. All people and addresses are invented.
loading = reading
standard-output = standard output
argument-unknown = this command does not know { $name }
argument-unknown-like = this command does not know { $name }; perhaps { $like }
argument-unknown-command = { $name } is no command
argument-unknown-command-like = { $name } is no command; perhaps { $like }
argument-no-command = after this command one of these has to follow: { $known }
argument-missing = { $count ->
    [one] this is missing: { $names }
   *[other] these are missing: { $names }
  }
argument-no-value = { $name } asks for a value
argument-no-value-of = { $name } asks for a value; one of: { $known }
argument-not-one-of = { $name } cannot be "{ $value }"; one of: { $known }
argument-not-a = { $name } cannot be "{ $value }"; expected: { $kind ->
    [date] an existing day, written as 2026-03-01
    [number] a whole number
    [address] an address with a port, as 127.0.0.1:8080
    [pillar] a pillar: 1, 2, 3 or 4
   *[other] another value
  }
argument-twice = { $name } may be given once only
argument-together = { $name } does not go together with { $others }
argument-too-many = { $name } has no room for "{ $value }"
argument-not-text = one of the arguments is no text
argument-usage = Usage: { $usage }
    More is told by --help.
broken = Something went wrong in the program itself: { $cause }
nothing-done = Nothing was done. First put this right:
## What can be wrong with disk, database and keys
system-not-found = there is nothing of this name here
system-denied = no access: give the user who runs the program rights here, or choose another place
system-exists = there is something of this name here already
system-not-empty = this folder is there already and is not empty; choose one that is not there yet or is empty
system-full = the disk is full; make room and try again
system-read-only = this can only be read; choose another place, or make this one writable
system-in-use = this address is used by another program
system-no-such-address = this is no address of this computer
system-is-folder = this is a folder; expected: a file
system-not-folder = this is a file; expected: a folder
system-not-ordinary = this is not an ordinary file
system-name = this name cannot be used
system-no-answer = there is no answer
system-other = the operating system says: { $told }
full-folder = the disk of the folder { $folder } is full.
full-server = the disk of the database server is full.
full-free = Free: { $free } MB.
full-needed = Needed: about { $needed } MB.
full-then = Make room and try again; what was there has not changed.
database-busy = another program has been writing in the database for long; try again later
database-read-only = the database can only be read; give the user who runs the program the right to write to the file and to the folder
database-damaged = what is in the database is damaged; restore a backup
database-not-empty = the database is not empty; restore the backup into a new one, or replace everything with --force
database-address = this is no address of a database; expected: sqlite:///path/file.db or postgres://user@server/name
database-memory = a database in memory will not do; give a file
database-no-file = this database is not there; make it with `woonspoor serve`, or point it out with --data or --database
database-closed = the file of the database cannot be opened; give the user who runs the program the right to read and write the file and the folder
database-other-file = this file is no database
database-no-answer = the database server does not answer; see whether it runs and whether the address is right
database-refused = the database server does not let this user in; look at user, password and rights
database-no-database = this database does not exist on the server
database-other = the database says: { $told }
database-no-demonstration = this database is in use already and was not made as a demonstration; give a new place for the demonstration with --data or --database
backup-none = this is no backup of Woonspoor
backup-damaged = this backup is cut off or damaged; take another
keys-none = the keys of this office are not there. Put the key file back in this place, or point it out with --keys. Without those keys nobody can read national numbers, notes and second steps
keys-in-variable = the keys come from the environment variable { $name }; change them there
keys-missing = there is no key of the kind { $kind }
keys-malformed = number { $entry } is no key; expected: seal: or hash: (or neither) and 32 bytes in base64
keys-not-random = number { $entry } is no key: always the same byte; make one with `openssl rand -base64 32`
keys-repeated = number { $entry } is there already; remove one
keys-not-text = what is in this variable is no text
keys-open = others on this computer can open this file ({ $mode }); take their rights away: chmod 600 { $file }
keys-not-a-file = this is no file with keys
keys-exist = { $file } is there already and is not replaced: what those keys have sealed would be lost
keys-other = these are not the keys of this database. It needs key { $missing } ({ $kind }), and here is { $known }. Put the key file back with which the database was last used, or point it out with --keys

## Regulation as text
show-valid = In force from { $from }
show-valid-to = In force from { $from } through { $to }
show-adopted = Adopted by: { $by }
show-article = Article { $id }. { $title }
show-encoded = This is how the program computes
show-left = Left to people
show-choices = Choices
show-choice = Question: { $question }
show-chosen = Chosen: { $chosen }
show-reason = Why: { $reason }
show-alternative = Could also be: { $value }. { $effect }
show-sources = Sources
show-source = { $key }: { $title }. { $author }, { $date }
show-overrides = Differences per municipality
show-override = { $municipality } ({ $by })
show-source-of = source: { $source }

rule-pillar = Pillar { $pillar } ({ $name }): share { $share }{ $is ->
    [at-least] , at least
    [fixed] , fixed
    [at-most] , at most
   *[target] {""}
  }. Order: { $order }.
order-points = most points
order-tie = who has a tie ({ $tie })
order-care = who gives or receives informal care in the municipality
order-transfer = who has to move
order-age-tiers = oldest age group (from { $tiers } years)
order-income-ratio = lowest income against the limit
order-lot = draw of lots with a recorded seed
order-registered = earliest registration
order-number = lowest registration number
rule-selection-shortfall = The pillar with the largest shortfall has its turn, per company and calendar year. Last year's shortfall is carried over: { $carry }.
rule-selection-rounds = The pillars take turns: { $sequence }, per company and calendar year.
rule-minimum-age = At least { $age } years old{ $emancipated ->
    [yes] , or emancipated
   *[no] {""}
  }.
rule-income-limit = Yearly income not above the limit (series { $series }).
rule-no-property = No dwelling or building plot.
rule-registration-active = Registration neither struck nor suspended.
rule-preference = The municipality is among those chosen.
rule-occupancy-composition = Bedrooms: what the household needs, and at most { $spare } more. Adult from { $age } years.
rule-occupancy-table = Bedrooms by a table:
rule-occupancy-row = { $persons } persons: { $from } to { $to } bedrooms
rule-adapted-match = Adapted dwelling for who needs it, and the reverse.
rule-dwelling-minimum-age = The tenant has the minimum age of the dwelling.
rule-reserved-dwelling = A reserved dwelling is only for its group.
rule-one-dwelling = Who was given a dwelling gets no second one.
rule-local-tie = Tie: { $years } years without interruption in { $within }, in the last { $window } years.
within-municipality = the municipality of the dwelling
within-groups = one of the municipalities of the same group: { $groups }
rule-requires-tie = The tie "{ $tie }" is a condition.
rule-in-target-group = The candidate belongs to a target group with a yearly number, or to the group of the dwelling.
rule-requires-transfer = The candidate is a tenant who has to or wants to move.
rule-outside-points = "{ $need }" is not on the list by points.
rule-warning-flag = With a warning flag only with a support agreement.
rule-gate = At least { $minimum } on: { $criteria }. Reading: { $reading }.
rule-hold = No offers for { $months } months after a refusal ({ $counting }).
counting-any = any refusal
counting-invalid = any refusal without a valid reason
counting-first = the first refusal
rule-score = Total = { $criteria }.
rule-score-maximum = Total = { $criteria }, at most { $maximum }.
rule-need-rows = Points for { $label }{ $documented ->
    [yes] , only with a document
   *[no] {""}
  }:
rule-income-bands = Points for { $label }, above the series { $series } (ceilings of { $on }; { $counts }):
rule-band-single = single person, up to series + { $offset } (ceiling { $ceiling })
rule-band-family = family, up to series + { $offset } (ceiling { $ceiling })
rule-attestation-levels = Points for { $label }, by the best attestation that counts:
rule-steps = Points for { $label }:
rule-steps-beyond-last = above that: as the last row
rule-steps-beyond-zero = above that: 0
rule-step = { $from } to { $to }
rule-step-one = { $from }
rule-per-year-waiting = { $points } per full year of waiting, up to { $cap }.
rule-per-year-residence = { $points } per full year of residence in the municipality, up to { $cap }.
rule-attributes = Points for { $label } ({ $combine }):
combine-exclusive = one of these
combine-best = the highest of these
combine-sum = all together
rule-penalty = { $points } for { $months } months after a refusal ({ $counting }).
rule-target-group = Target group { $label }: { $yearly } a year.
rule-target-group-label = Target group { $label }: only for reserved dwellings.
rule-target-group-fallback = The council may give places to { $fallback }.
rule-distribution = Division of the yearly numbers by the method { $method }, over the social rental dwellings:
rule-distribution-area = { $name }: { $dwellings } dwellings: { $numbers }
rule-stock-cap = At most { $share } of the social dwellings of a municipality, the reserved ones included.
rule-pillars = (pillar { $pillars })
row-ends = until the situation ends

## The office, on the command line
office-migrated = { $count ->
    [0] The database was up to date.
    [one] The database was brought up to date: 1 step.
   *[other] The database was brought up to date: { $count } steps.
  }
office-serving = Woonspoor is open at { $address }
office-demo-account = { $email } ({ $roles }, { $organisation })
office-demo-password = Password of each of them: { $password }
office-demo-warning = Note: this database was made as a demonstration. Everybody in it is invented and the passwords are known: put nothing real in it.
office-address-unknown = Note: this office was never opened with `woonspoor serve`. Replace { $address } in the link by the address under which it is reached, or say public_url in the settings.
office-first-link = Nobody can log in yet. Open this link to make the first administrator (once, valid for 24 hours): { $link }
log-whole = The log is whole: { $rows } lines checked, up to line { $last } ({ $head }).
log-broken = The log is wrong at line { $seq }: { $why }.
log-fault-missing = the line is missing
log-fault-chain = the line does not follow the line before
log-fault-line = the line was changed afterwards
log-fault-detail = the reason or the details were changed afterwards
log-fault-subjects = who stood in the list of the line was changed afterwards
log-fault-head = the log does not end where it says it ends
log-fault-erased = the details are gone, and no erasure or term explains that
log-erased = { $count ->
    [one] Of 1 line the reason and the details were erased.
   *[other] Of { $count } lines the reason and the details were erased.
  }
log-unexplained = { $count ->
    [one] For 1 line this does not follow from an erasure or a term: { $lines }.
   *[other] For { $count } lines this does not follow from an erasure or a term: { $lines }.
  }
keys-made = The new keys are in { $file }. Start every server again, and then run `woonspoor keys rotate`.
keys-counted = { $sealed } sealed pieces of data, of which { $old } under an old key and { $hashes } with an old search code.
keys-rotated = { $sealed } sealed pieces of data looked at: { $old } sealed anew, { $hashes } search codes worked out anew.
keys-closed = { $number } pieces of data open with no known key. Find the keys they were sealed with.
keys-restart = Restart every server that was running now: one without the new keys cannot read these data.
keys-kept = The old keys are still there: they were still needed. Restart all servers, and then run `woonspoor keys rotate --drop-old` again.
keys-dropped = The old sealing keys are no longer in { $file }.
office-password-link = Give this link to the person, to choose a password with (once, valid for 7 days): { $link }

## Data in and out, on the command line
import-somebody-else = name and birth date both differ from the register: is this number somebody else's? Make sure before you apply
import-counts = { $table }: { $new } new, { $changed } changed, { $unchanged } the same, { $missing } not in the files, { $passed } passed over
import-done = Import { $number } was applied.
import-dry = Nothing was changed: this was a trial.
import-nothing-new = Nothing has changed: everything was in the register so already.
import-waits = Another import or another program writes in the database; this import waits until that is done.
table-name = { $table ->
    [registrations] registrations
    [members] household members
    [residences] residences
    [preferences] preferences
    [attestations] attestations
    [organisations] organisations
    [dwellings] dwellings
    [allocations] allocations
    [stock] stock
    [refusals] refusals
    [areas] areas
   *[other] { $table }
  }
export-counts = { $table }: { $rows } rows
export-done = The register is in { $folder }.
backup-done = The backup is in { $file }: { $rows } rows. The keys are not in it: keep those apart.
backup-missing = Note: the content of { $number } documents was not there any more.
restore-done = The backup of { $at } was restored: { $rows } rows. Everybody has to log in anew.
restore-keys = Note: { $file } does not have the keys of this backup (needed: { $needed }; there: { $there }). Put the key file of then back in that place, or point it out with --keys.
restore-no-keys = Note: { $file } has no keys yet. This backup needs those of then ({ $needed }): put that key file in that place, or point it out with --keys.

## State of the installation
doctor-well = well
doctor-odd = note
doctor-wrong = fault
doctor-database = the database answers ({ $at })
doctor-schema = the database is up to date ({ $step })
doctor-pending = the database is not up to date: { $steps } steps to go; run `woonspoor migrate`
doctor-newer = the database is of a newer version of the program ({ $step }); use that one
doctor-keys = the keys belong to this database
doctor-log = the log is whole: { $rows } lines checked
doctor-log-broken = the log is broken at line { $line }; run `woonspoor audit verify`
doctor-folder = the data folder can be written; { $free } MB free
doctor-folder-open = everybody on this computer can look into the data folder; take their rights away (chmod o-rwx)
doctor-settings = the settings are right
doctor-documents = all documents are there and whole ({ $number })
doctor-documents-lost = { $gone } documents are gone and { $damaged } are damaged; bring them back from a backup
doctor-rows = every row finds what it points at
doctor-orphans = { $number } rows of { $place } point at something that is not there
doctor-work = work that waits or runs: { $number }
doctor-work-failed = work that failed: { $number }; see the page Admin
doctor-backup = last backup: { $at }
doctor-backup-old = the last backup is old: { $at }
doctor-backup-never = no backup was ever made
doctor-import-waits = import { $number } of { $day } waits: apply it or throw it away on the page Imports
doctor-regulation = regulation { $name } is in force and can be read
