# Bringing registers in: upload, check, apply.

## Imports
import-title = Imports
import-lead = Bring in a register from a workbook or from files. You first see what would change; only then do you apply it.
import-new = New import
import-none = Nothing has been imported yet
import-none-hint = Begin with a workbook or with the files of your register.
import-older = Older imports
import-what = What
import-who = Who
import-when = When
import-by-program = command line
import-one-title = Import { $number }
import-applied-at = Applied

## Steps
import-steps = Steps of the import
import-step-upload = Choose a file
import-step-columns = Columns
import-step-preview = Preview
import-step-done = Done

## State
import-state = State
import-state-uploaded = uploaded
import-state-checked = checked
import-state-failed = errors in the files
import-state-applied = applied
import-state-undone = undone
import-doing-check = The files are being checked
import-doing-apply = The import is being applied
import-doing-undo = The import is being undone
import-percent = { $number }%
import-working = You may close this page: the work goes on. While the import is being applied nobody can save anything.
import-reload = See how far it is
import-busy = This import is being worked on already, or was applied already. See below how it stands.
import-discarded = The import was thrown away. Nothing has changed.

## Upload
import-files = Workbook, ZIP or CSV files
import-files-hint = A workbook (.xlsx), a ZIP with CSV files, or all CSV files together. At most { $most } MB in all.
import-files-told = Nothing in the register changes before you have seen the differences.
import-upload = Upload and check
import-no-file = Choose a file.
import-too-large = The files are too large together.
import-not-a-form = The files did not arrive well. Try again.
import-empty-file = { $name } is empty.
import-old-workbook = { $name } is an old workbook (.xls). Save it as .xlsx and try again.
import-wrong-type = { $name } is no workbook, no ZIP and no CSV file.
import-one-archive = Choose one workbook or one ZIP, without other files beside it.
import-damaged = { $name } is damaged or cannot be read.
import-bomb = { $name } becomes far too large when unpacked.
import-too-many-files = There are too many files in { $name }.
import-path-trick = The file { $name } in the ZIP points to another folder. Make the ZIP anew.
import-same-name = There are two files called { $name }.
import-empty-archive = There are no files in { $name }.

## Columns
import-columns-title = Which column is what?
import-columns-lead = Say where each fact stands. We remember this for files with the same columns.
import-file-of-table = File or sheet
import-not-there = not there
import-no-such-file = not found
import-to-choose = still to choose
import-go-on = Check
import-mapping-download = Save columns as a file
import-file-missing = Choose the file or sheet for { $table }.
import-column-missing = Choose the column for { $column } ({ $table }).

## Values
import-values-title = Words that we do not know
import-values-lead = Say what these words mean. We remember it for the next time.
import-value-means = { $column }: what does “{ $value }” mean?
import-value-unknown = I do not know
import-values-save = Save and check again

## Faults
import-faults-title = Errors and warnings
import-faults-summary = { $errors } errors, { $warnings } warnings. With a single error nothing changes.
import-faults-all = all
import-faults-errors = errors
import-faults-warnings = warnings
import-faults-download = Download the list
import-severity = Kind
import-error = error
import-warning = warning
import-file = File
import-line = Line
import-column-head = Column
import-value = Value
import-problem = What is wrong

## Differences
import-counts-title = What is in the files
import-table = Table
import-row = Row
import-missing-told = What is in the register and not in the files stays as it is. Passed over is what is not of your organisation (also support attestations of others in files that are there already), and what was erased or merged.
import-differences-title = Differences with the register
import-kind-new = new
import-kind-changed = changed
import-kind-unchanged = the same
import-kind-missing = not in the files
import-kind-passed = passed over
import-hidden = not shown
import-cut = The list is shortened. All of it is counted and is applied.
import-nothing = The files say the same as the register: there is nothing to apply.

## Applying
import-apply = Apply
import-apply-question = { $new } rows are added and { $changed } rows change. Do you apply this import?
import-apply-yes = Yes, apply
import-change-columns = Change columns
import-check-again = Check again
import-discard = Throw away
import-discard-question = Do you throw this import away, with its files?
import-discard-yes = Yes, throw away
import-undo = Undo
import-undo-question = Everything becomes as it was before this import. That is possible only if nobody changed any of it since.
import-undo-yes = Yes, undo
import-refused-moved = Nothing was done: somebody changed the register after you saw the differences. Check again.
import-refused-touched = Nothing was done: this was changed or used since: { $which }.
import-refused-gone = Nothing was done: what you uploaded is not there any more.
import-refused-erased = Somebody in these files was erased. The files were removed for that reason; nothing was applied. Upload new files if you need to.
import-refused-term = The term of these files is over: they were removed and nothing was applied. Upload them again if you still need them.
import-erased = { $number ->
    [one] One person in this import was erased since. Undoing does not bring back the data of that person; everything else comes back.
   *[other] { $shown } people in this import were erased since. Undoing does not bring back their data; everything else comes back.
}
import-undone-erased = { $number ->
    [one] One person in this import was erased since. The data of that person did not come back; everything else did.
   *[other] { $shown } people in this import were erased since. Their data did not come back; everything else did.
}
import-refused-broken = Something went wrong on our side. Nothing has changed. Try again.

## Tables
import-table-registrations = registrations
import-table-members = members
import-table-residences = residences
import-table-preferences = preferences
import-table-attestations = attestations
import-table-organisations = organisations
import-table-dwellings = dwellings
import-table-allocations = allocations
import-table-stock = stock
import-table-refusals = refusals
import-table-areas = areas

## Facts
import-column-registration_number = registration number
import-column-registered_on = registered on
import-column-birth_date = date of birth
import-column-sex = sex
import-column-monthly_income = monthly income
import-column-yearly_income = yearly income
import-column-owns_property = owns property
import-column-housing_need = housing need
import-column-need_documented = need documented
import-column-need_until = need until
import-column-ocmw_nis = municipality of the OCMW
import-column-target_groups = target groups
import-column-transfer = transfer
import-column-informal_care_nis = municipality of informal care
import-column-adapted_need = needs an adapted dwelling
import-column-warning_flag = warning flag
import-column-support_agreement = support agreement
import-column-emancipated = emancipated
import-column-status = status
import-column-suspended_until = suspended until
import-column-phone = telephone
import-column-email = e-mail
import-column-name = name
import-column-national_number = national number
import-column-relation = relation
import-column-dependent = dependent
import-column-stays = stays
import-column-municipality_nis = municipality
import-column-from = from
import-column-to = to
import-column-organisation = organisation
import-column-issued_on = issued on
import-column-valid_until = valid until
import-column-level = level
import-column-ocmw = OCMW
import-column-search = search
import-column-ready = ready
import-column-engagement = engagement
import-column-confirmed_on = confirmed on
import-column-sector = sector
import-column-agreement_from = agreement from
import-column-agreement_to = agreement to
import-column-dwelling = dwelling
import-column-company = company
import-column-zone = zone
import-column-bedrooms = bedrooms
import-column-adapted = adapted
import-column-reserved_for = reserved for
import-column-rent = rent
import-column-available_on = available on
import-column-min_age = minimum age
import-column-pillar = pillar
import-column-target_group = target group
import-column-decided_on = decided on
import-column-ended_on = ended on
import-column-dwellings = dwellings
import-column-reserved_for_target_groups = reserved for target groups
import-column-refused_on = refused on
import-column-valid = valid
import-column-members = members
import-column-residences = residences
import-column-preferences = preferences
import-column-refusals = refusals
