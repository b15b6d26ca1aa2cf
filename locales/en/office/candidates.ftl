# The list of candidates: search, filters, columns, views, export.

## List
candidates-title = Candidates
candidates-name = Name
candidates-nameless = name not known
candidates-search = Search candidates
candidates-search-hint = Part of the name, the number or the date of birth.
candidates-search-name-hint = Part of the name.
candidates-duplicates = Duplicate registrations
candidates-enrol = New registration
candidates-take-up = Take up a case
candidates-count = { $number ->
    [one] 1 candidate
   *[other] { $shown } candidates
  }
candidates-count-more = More than { $number } candidates
candidates-rows = { $number ->
    [one] 1 candidate on this page
   *[other] { $shown } candidates on this page
  }
candidates-none-found = No candidates found
candidates-none-found-hint = Try another part of the name, or take filters away.
candidates-all = Show all candidates
candidates-none = There are no candidates for you yet
candidates-none-hint = The candidates of the files you work on appear here.
candidates-until = until
candidates-undocumented = not documented
candidates-text-long = Search with fewer words: at most 200 characters.
candidates-text-marks = Search with letters or digits: punctuation alone finds nobody.
candidates-searches-full = You searched too often in the last hour. Try again in { $minutes } minutes.
candidates-exports-full = You took out too many lists in the last hour. Try again in { $minutes } minutes.

## Columns
candidates-column-number = Number
candidates-column-birth-date = Born
candidates-column-phone = Telephone
candidates-column-email = E-mail
candidates-column-registered-on = Registered
candidates-column-status = Status
candidates-column-municipalities = Municipalities
candidates-column-persons = Persons
candidates-column-need = Housing need
candidates-column-transfer = Transfer
candidates-column-adapted = Adapted dwelling
candidates-column-flag = Attention
candidates-columns = Columns
candidates-columns-show = Show these columns
candidates-columns-apply = Apply

## Codes
candidates-status-active = active
candidates-status-suspended = suspended
candidates-status-struck = struck off
candidates-transfer-none = none
candidates-transfer-mandatory = has to move
candidates-transfer-wish = wants to move
candidates-need-een = has a housing need
candidates-need-bewezen = has a documented housing need
candidates-need-geen = has no housing need

## Filters
candidates-filters = More filters
candidates-active-filters = Filters in use
candidates-filter-remove = take away
candidates-filter-apply = Show
candidates-any = All
candidates-filter-status = Status
candidates-filter-gemeente = Municipality of preference
candidates-filter-gebied = Housing company or zone
candidates-filter-nood = Housing need
candidates-filter-doelgroep = Target group
candidates-filter-van = Registered from
candidates-filter-tot = Registered until
candidates-filter-geboren-van = Born from
candidates-filter-geboren-tot = Born until
candidates-filter-personen-van = Persons, at least
candidates-filter-personen-tot = Persons, at most
candidates-filter-attest = Valid attestation
candidates-filter-verhuis = Transfer
candidates-filter-aangepast = Adapted dwelling needed
candidates-filter-aandacht = Attention needed
candidates-filter-unknown = Choose a value from the list.
candidates-order-unknown = We do not know this order. Search again and click the head of a column.
candidates-filter-day = Give a day, such as 2026-03-01.
candidates-filter-persons = Give a number from 1 to 99.
candidates-filter-turned = This lies before the start. Turn the two around.

## Views
candidates-views = Views
candidates-views-keep = Keep and manage views
candidates-views-title = Views
candidates-views-new = Keep this view
candidates-views-what = You keep what you search for now:
candidates-views-text = Text
candidates-views-none = You have no views yet
candidates-views-none-hint = Search and filter in the list, and keep that under a name. Only you see your views.
candidates-view-name = Name of the view
candidates-view-keep = Keep
candidates-view-kept = The view was kept.
candidates-view-rename = Rename
candidates-view-rename-question = What should this view be called?
candidates-view-renamed = The view has another name.
candidates-view-remove = Remove
candidates-view-remove-question = Do you want to remove this view? The candidates stay.
candidates-view-removed = The view was removed.
candidates-view-name-missing = Give the view a name.
candidates-view-name-long = Choose a shorter name: at most 60 characters.
candidates-view-name-taken = You already have a view with this name. Choose another.
candidates-view-too-long = This is too much to keep. Take filters away.
candidates-view-too-many = You already have 50 views. Remove one first.

## Export
candidates-export = Export
candidates-export-csv = CSV
candidates-export-workbook = Excel
candidates-export-too-many = This list is too long to export: at most 50,000 candidates. Choose more filters.

## Duplicate registrations
duplicates-title = Duplicate registrations
duplicates-lead = Registrations that seem to be of one person.
duplicates-pair = Registrations
duplicates-why = Why
duplicates-same-name = same name and date of birth
duplicates-same-number = same national number
duplicates-compare = Compare
duplicates-none = No duplicate registrations found
duplicates-none-hint = Registrations with the same name and date of birth, or the same national number, appear here.
duplicates-shown = { $number ->
    [one] 1 pair on this page
   *[other] { $shown } pairs on this page
  }
duplicates-merged-title = Merged
duplicates-merged-kept = Kept
duplicates-merged-taken = Taken in
duplicates-merged-at = When
duplicates-undo = Undo
duplicates-undo-question = Do you want to part these two again? What was added since stays with the registration that was kept.
duplicates-undone = The registrations are apart again.
duplicates-undo-conflict = This is no longer possible: one of the two registrations has changed since.
duplicates-compare-title = Compare two registrations
duplicates-compare-lead = Check whether this is the same person. The household, addresses and preferences of the registration that is kept stay. Attestations, allocations and consents of the other are added.
duplicates-kept = Which registration stays?
duplicates-kept-missing = Choose which registration stays.
duplicates-reason = Why is this the same person?
duplicates-reason-missing = Write why this is the same person.
duplicates-reason-long = Write it shorter: at most 500 characters.
duplicates-merge = Merge
duplicates-merged = The registrations were merged.
duplicates-conflict = Somebody changed one of the two in the meantime. Look again, and decide then.
duplicates-row-number = Number
duplicates-row-name = Name
duplicates-row-birth-date = Born
duplicates-row-national-number = National number
duplicates-row-phone = Telephone
duplicates-row-email = E-mail
duplicates-row-registered-on = Registered
duplicates-row-status = Status
duplicates-row-need = Housing need
duplicates-row-persons = Persons
duplicates-row-preferences = Municipalities of preference
duplicates-row-attestations = Attestations
duplicates-row-allocations = Allocations
