# Requests of persons, and how long things are kept.

## Requests of persons
privacy-title = Requests of persons
privacy-find = Find the person
privacy-find-hint = Fill in the whole registration number and the date of birth. That way you never open somebody else's file.
privacy-find-submit = Open
privacy-birth = Date of birth
privacy-status = State of the registration
privacy-number-missing = Fill in the whole registration number.
privacy-birth-missing = Fill in the date of birth.
privacy-person-unknown = We find nobody with this number and this date of birth.
privacy-person-title = Person
privacy-person-of = Requests of { $name }
privacy-seen = Who saw or changed what
privacy-log-csv = Access as CSV
privacy-erased-text = (erased)

## Extract
privacy-extract = Make an extract
privacy-extract-json = Extract as JSON
privacy-extract-zip = Extract with documents (ZIP)
privacy-extract-title = Extract of all data
privacy-extract-made = Made on
privacy-extract-intro = These are all the data about you in Woonspoor that we are responsible for. You can also read who saw or changed your data.
privacy-extract-rights = Is something wrong? Ask us to set it right. You can also ask us to erase your data. If you do not agree with our answer, you can complain to the data protection authority.
privacy-extract-elsewhere = These organisations keep entries of their own about you. Ask for those there:
privacy-extract-nothing = Nothing.
extract-registration = Registration
extract-member = Household
extract-residence = Where you lived
extract-preference = Where you want to live
extract-refusal = Refusals
extract-allocation = Allocations
extract-attestation = Attestations
extract-consent = Consents
extract-party = Who takes part in your case
extract-emergency = Access in an emergency
extract-note = Notes
extract-document = Documents
extract-evidence = Evidence of the housing need
extract-merge = Merged registrations
extract-notice = Messages to staff about you
extract-audit = Who saw or changed your data
extract-audit_subject = Lists and rankings in which you stood
extract-field-number = Registration number
extract-field-registered_on = Registered on
extract-field-status = State
extract-field-suspended_until = Suspended until
extract-field-closed_on = Closed on
extract-field-name = Name
extract-field-birth_date = Date of birth
extract-field-sex = Sex
extract-field-national_number = National number
extract-field-phone = Telephone
extract-field-email = E-mail address
extract-field-monthly_income = Monthly income
extract-field-yearly_income = Yearly income
extract-field-owns_property = Owns a dwelling or land
extract-field-housing_need = Housing need
extract-field-need_documented = Housing need is documented
extract-field-need_evidence = Evidence of the housing need
extract-field-need_evidence_on = Date of the evidence
extract-field-need_until = Housing need until
extract-field-ocmw_municipality = OCMW of
extract-field-target_groups = Target groups
extract-field-transfer = Transfer
extract-field-informal_care_municipality = Informal care in
extract-field-adapted_need = Needs an adapted dwelling
extract-field-warning_flag = Warning
extract-field-support_agreement = Support agreement
extract-field-emancipated = Emancipated
extract-field-erased_at = Erased on
extract-field-updated_at = Last changed
extract-field-relation = Relation
extract-field-dependent = Dependent
extract-field-stays = Stays
extract-field-municipality = Municipality
extract-field-from = From
extract-field-to = To
extract-field-refused_on = Refused on
extract-field-valid = Valid reason
extract-field-decided_on = Decided on
extract-field-pillar = Pillar
extract-field-target_group = Target group
extract-field-ended_on = Ended on
extract-field-organisation = Organisation
extract-field-issued_on = Issued on
extract-field-valid_until = Valid until
extract-field-level = Area
extract-field-ocmw = Checked at the OCMW
extract-field-search = Searches
extract-field-ready = Ready to live alone
extract-field-engagement = Engagement
extract-field-confirmed_on = Confirmed on
extract-field-withdrawn_on = Withdrawn on
extract-field-withdrawn_reason = Why withdrawn
extract-field-purpose = Purpose
extract-field-given_on = Given on
extract-field-part = Part in the case
extract-field-at = When
extract-field-reason = Reason
extract-field-until = Until
extract-field-layer = Part of the file
extract-field-text = Text
extract-field-title = Title
extract-field-media_type = Kind of file
extract-field-size = Size in bytes
extract-field-file = File in the package
extract-field-dated_on = Date
extract-field-state = State
extract-field-undone_at = Undone on
extract-field-who = Who
extract-field-action = What
extract-field-layers = Shown
extract-field-fields = Changed
extract-field-kind = Kind

## Setting right
privacy-corrections = Requests to set something right
privacy-no-corrections = There are no requests to set something right.
privacy-correction-what = Request
privacy-correction-state = Answer
privacy-correction-ask = New request to set something right
privacy-correction-hint = Write down what is wrong according to the person, and what it should be.
privacy-correction-keep = Keep the request
privacy-correction-kept = The request is kept.
privacy-correction-answer = Your answer
privacy-correction-done = Set right
privacy-correction-refuse = Not set right
privacy-correction-settled = The request is settled.
privacy-correction-text-missing = Write a text of 3 to 1000 characters.
privacy-correction-unsaid = Choose whether it was set right or not.
correction-open = Waits for an answer
correction-done = Set right
correction-refused = Not set right

## Erasing
privacy-erase = Erasing
privacy-erase-hint = Names, numbers, contact data, notes, documents and details go for good. What is left only counts in figures.
privacy-erase-not = You cannot erase this person now:
privacy-erase-button = Erase the person
privacy-erase-question = This cannot be undone. Why do you erase this person?
privacy-erase-yes = Yes, erase
privacy-erase-asked = The person is being erased. That takes a few minutes at most.
privacy-reason-missing = Write a reason of 3 to 500 characters.

## Retention
privacy-retention = Retention
privacy-retention-intro = This would go because its term is over. Nothing goes before you confirm it.
privacy-retention-total = { $number ->
    [0] There is nothing whose term is over.
    [one] The term of 1 thing is over.
   *[other] The term of { $shown } things is over.
  }
privacy-retention-run = Erase what is over
privacy-retention-question = What stands above goes. This cannot be undone.
privacy-retention-yes = Yes, do it
privacy-retention-asked = The task has started.
privacy-retention-day-to-come = This day is still to come.
privacy-retention-which = Which registrations
privacy-retention-nothing = None.
privacy-retention-sources = Where the terms come from
privacy-kind = What
privacy-term = Term
privacy-then = Afterwards
privacy-number = Number
privacy-from = from
privacy-before = begun on or before
privacy-by-itself = goes by itself
privacy-assumed = Assumed:
privacy-after-anonymise = make anonymous
privacy-after-erase = erase
privacy-after-pseudonymise = erase details, the line stays
privacy-years = { $number ->
    [one] 1 year
   *[other] { $number } years
  }
privacy-days = { $number ->
    [one] 1 day
   *[other] { $number } days
  }
