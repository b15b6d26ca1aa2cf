# Words of a candidate's file.

## File
file-title = File
file-tabs = Parts of the file
file-tab-file = File
file-tab-evidence = Evidence of the need
file-tab-consents = Consents
file-tab-notes = Notes
file-tab-log = History
file-print = Print
file-edit = Change
file-lead-number = Number { $number }
file-lead-since = registered on { $day }
file-emergency-title = You are here by emergency access
file-emergency = The emergency access ends by itself on { $until }. The privacy officer has been told.

## Person
file-person = Person and contact
file-name = Name
file-phone = Telephone
file-email = E-mail address
file-birth = Date of birth
file-age = Age
file-sex = Sex
file-sex-m = male
file-sex-f = female
file-sex-x = x or not known
file-number = Registration number
file-registered = Registered on
file-national = National number
file-national-whole = National number
file-sealed-closed = There is something, but it cannot be read now: this server does not have the key. Tell whoever looks after the installation.
file-reveal = Show the whole number
file-reveal-question = Why do you need the whole number? Your name and reason go into the log.
file-reveal-reason = Reason
file-reveal-yes = Show the number
file-reason-missing = Give a reason of at least 5 characters.

## Household
file-household = Household
file-household-none = No other members of the household are registered.
file-relation = Relation
file-relation-partner = partner
file-relation-child = child
file-relation-other = other member
file-stays = Stays
file-stays-full = always
file-stays-shared = shared
file-stays-visiting = visits
file-dependent = dependent
file-dependent-head = Dependent

## Residences and municipalities
file-residences = Residences
file-residences-none = No residences are registered.
file-residences-chart = Where and how long
file-residences-told = A bar for each residence, from the first day to the last. The table below says the same.
file-still = still
file-since = since { $day }
file-years = { $number ->
    [one] 1 year
   *[other] { $number } years
  }
file-months = { $number ->
    [one] 1 month
   *[other] { $number } months
  }
file-municipality = Municipality
file-places = Municipalities of preference
file-places-none = No municipality was chosen.
file-tie = Local tie
file-care-here = Informal care here

## Need and income
file-need-title = Housing need
file-need = Housing need
file-need-none = no housing need
file-documented = Supported by a document
file-evidence = Kind of evidence
file-evidence-official-report = official report
file-evidence-decision = decision of the mayor
file-evidence-notice = notice to leave
file-evidence-judgment = judgment
file-evidence-institution = statement of an institution or shelter
file-evidence-social-report = social report
file-evidence-other = other document
file-evidence-on = Date of the evidence
file-held = Evidence with a service
file-held-from = of { $day }
file-held-until = of { $day }, valid up to and including { $until }
file-until = Counts until
file-income = Income
file-income-category = Income category
file-monthly = Income a month
file-yearly = Income a year
file-property = Owns a dwelling or building plot

## Situation
file-situation = Situation
file-ocmw = Competent OCMW
file-groups = Target groups
file-transfer = Transfer as a tenant
file-transfer-none = none
file-transfer-wish = wants to move
file-transfer-mandatory = has to move
file-care = Informal care in
file-adapted = Needs an adapted dwelling
file-emancipated = Emancipated or supported to live alone
file-flag = Warning flag
file-agreement = Support agreement
file-status-title = Registration
file-status = State
file-status-active = active
file-status-suspended = suspended
file-status-struck = struck
file-suspended-until = Suspended until

## Points
file-points-title = Points under the regulation of today
file-points-chart = Points per criterion
file-points-told = Together { $total } points. The table below gives the points per criterion, with the reason.
file-pillar = This is the result for pillar { $pillar }.
file-pillars-other = In the other pillars
file-pillar-open = can be ranked.
file-pillar-open-in = can be ranked in { $places }.
file-pillar-closed = cannot be ranked:
file-points = Points
file-total = points in total
file-of = { $points } of { $most }
file-criterion = Criterion
file-why = Why
file-change = What would help: { $change }.
file-bedrooms = bedrooms that fit
file-bedrooms-from-to = { $least } or { $most }
file-obstacles = What stands in the way
file-missing = What would have to differ
file-unknown = What is not known
file-met = What is in order, with the articles of the regulation

## Attestations and who takes part
file-attestations = Support attestations
file-attestations-none = There is no attestation.
file-parties = Who takes part
file-parties-none = Nobody works on this file.
file-organisation = Organisation
file-who = Who
file-as = As
file-period = When
file-nobody-named = nobody named yet
file-part-landlord = landlord
file-part-support = support
file-part-trajectory = trajectory
file-part-team = team
file-part-volunteer = volunteer
file-part-group = group work
file-part-club = housing club
file-part-igs = intermunicipal partnership
file-part-reporting = reporting point
file-part-lac = local advisory committee
file-part-council = allocation council
file-part-vacancy = vacancy management

## History
file-log-title = History
file-log-lead = Who looked, who changed what and why. That you look at this is in the log too.
file-log-none = There is nothing in the log that you may see.
file-log-older = Older
file-log-times = { $times } times
file-not-shown = not for you to see
file-action-view = Seen
file-action-view-log = History seen
file-action-view-notes = Notes seen
file-action-view-consents = Consents seen
file-action-view-evidence = Evidence looked at
file-action-view-attestation = Attestation seen
file-action-view-explanation = Explanation of place in ranking seen
file-action-view-to-change = Opened to change
file-action-change = Changed
file-action-register = Registered
file-action-reveal-national-number = National number shown
file-action-issue-attestation = Attestation issued
file-action-confirm-attestation = Attestation confirmed
file-action-withdraw-attestation = Attestation withdrawn
file-action-record-consent = Consent recorded
file-action-withdraw-consent = Consent withdrawn
file-action-record-evidence = Evidence added
file-action-withdraw-evidence = Evidence withdrawn
file-action-download-document = Document downloaded
file-action-add-note = Note added
file-action-emergency-access = Emergency access
file-action-take-up-case = Case taken up
file-action-merge = Merged
file-action-undo-merge = Merge undone
file-layer-contact = contact
file-layer-identity = identity
file-layer-housing = housing
file-layer-income = income
file-layer-points = points
file-layer-flag = warning flag
file-layer-evidence = evidence
file-layer-attestation-facts = validity of attestations
file-layer-attestation = attestations
file-layer-consents = consents
file-layer-support = support
file-layer-sensitive = sensitive: health, detention, violence
file-layer-person = person
file-layer-household = household
file-layer-residences = residences
file-layer-preferences = municipalities
file-layer-need = housing need
file-layer-situation = situation
file-layer-status = registration

## Notes
file-notes-title = Notes
file-notes-lead = Notes are encrypted. A landlord never sees them.
file-notes-none = There are no notes yet that you may read.
file-note-layer = Layer
file-note-layer-missing = Choose a layer.
file-note-text = Note
file-note-text-missing = Write a note of at most 10,000 characters.
file-note-save = Save the note
file-note-added = The note is saved.

## Changing
edit-title-person = Change person and contact
edit-title-household = Change the household
edit-title-residences = Change residences
edit-title-preferences = Change municipalities
edit-title-need = Change the housing need
edit-title-income = Change income
edit-title-situation = Change the situation
edit-title-status = Change the registration
edit-save = Save
edit-saved = The change is saved.
edit-none = none
edit-choose-one = Choose
edit-more = More empty rows
edit-remove = Take this row away
edit-member = Member { $number }
edit-members-hint = Leave a row empty when you do not need it.
edit-residence = Residence { $number }
edit-residences-hint = Leave 'To' empty when the person still lives there.
edit-preferences-hint = Tick every municipality where the candidate wants to live.
places-own = Where your housing company lets
places-near = Where other housing companies let
places-far = Other municipalities
edit-national-hint = Leave empty to keep the number that is there.
edit-national-remove = Take the national number away
edit-until-hint = Only when the need ends on a known day.
edit-flag-hint = Serious signs that living alone will not work now.
edit-suspended-hint = Only when suspended. Empty is without end.
edit-clash-title = Somebody else changed this too
edit-clash-lead = While you were busy, somebody else saved this part. Nothing of yours is saved yet. Choose for each item what it has to be.
edit-clash-save = Save my choice
edit-clash-leave = Save nothing of mine
edit-field-name = Name
edit-field-phone = Telephone
edit-field-email = E-mail address
edit-field-birth = Date of birth
edit-field-sex = Sex
edit-field-national = National number
edit-field-members = Members of the household
edit-field-residences = Residences
edit-field-preferences = Municipalities of preference
edit-field-need = Housing need
edit-field-documented = Supported by a document
edit-field-evidence = Kind of evidence
edit-field-evidence_on = Date of the evidence
edit-field-until = Counts until
edit-field-monthly = Income a month
edit-field-yearly = Income a year
edit-field-property = Owns a dwelling or building plot
edit-field-ocmw = Competent OCMW
edit-field-groups = Target groups
edit-field-transfer = Transfer as a tenant
edit-field-care = Informal care in
edit-field-adapted = Needs an adapted dwelling
edit-field-emancipated = Emancipated or supported to live alone
edit-field-flag = Warning flag
edit-field-agreement = Support agreement
edit-field-status = State
edit-field-suspended_until = Suspended until

## What is not right
edit-name-missing = Fill in the name.
edit-too-long = This is too long: at most 200 characters.
edit-too-many = There are too many rows: at most 30.
edit-choose = Choose one of the possibilities.
edit-phone-unreadable = This is no telephone number. Write it like this: 0470 12 34 56.
edit-email-unreadable = This is no e-mail address. Write it like this: name@example.be.
edit-date-unreadable = Fill in a date, like 31-12-2025.
edit-in-future = This date lies in the future.
edit-birth-after-registration = The birth date lies after the day of registration.
edit-too-long-ago = This date lies too far back.
edit-ends-before = The end lies before the beginning.
edit-overlaps = This period overlaps with an earlier one.
edit-amount-unreadable = Fill in an amount in euro, like 1214.13.
edit-municipality-unknown = Choose a municipality from the list.
edit-preference-missing = Choose at least one municipality.
edit-second-partner = There can be only one partner.
edit-documented-without-need = First choose which housing need is supported.
edit-until-without-suspension = This date goes only with a suspended registration.
edit-agreement-without-flag = A support agreement goes with a warning flag.
edit-national-unreadable = This is no national number: the check does not fit or digits are missing.
edit-national-other-birth = This number does not fit the date of birth.
edit-number-unreadable = Fill in a registration number: letters, digits, points and dashes, at most 40.
edit-number-taken = This registration number exists already.

## New registration
new-title = New registration
new-lead = Fill in what you know already. The rest can follow, part by part of the file.
new-number-hint = The number of the central register.
new-save = Register
new-done = The candidate is registered.

## Consents
consent-title = Consents
consent-lead = Without consent no more than identity passes to another organisation, except where the law asks for it.
consent-none = No consent was recorded.
consent-none-told = Other organisations that take part see only who the person is.
consent-purpose = What for
consent-purpose-missing = Choose what the consent is for.
consent-purpose-candidacy = Follow the registration together
consent-purpose-support = Support in living
consent-purpose-care = Take health, detention or violence into account
consent-purpose-team = Consultation in a team
consent-purpose-eviction-prevention = Prevent an eviction
consent-purpose-housing-search = Look for a private home together
consent-purpose-reporting = Weigh a reported situation
consent-opens = Opens: { $layers }
consent-organisation = Organisation that receives the data
consent-organisation-missing = Choose an organisation.
consent-given = Given on
consent-given-missing = Fill in the day on which the consent was given.
consent-given-future = The consent cannot have been given in the future.
consent-state = State
consent-running = runs
consent-ended = withdrawn
consent-form = Signed form
consent-form-hint = A pdf, jpeg, png or webp of at most 10 MB.
consent-form-missing = Add the signed form.
consent-form-large = This file is too large: at most 10 MB.
consent-form-kind = This is no pdf, jpeg, png or webp.
consent-download = Download
consent-twice = This consent runs already.
consent-record = Record a consent
consent-save = Save the consent
consent-recorded = The consent is recorded.
consent-withdraw = Withdraw
consent-withdraw-question = From now on the organisation does not see what this consent opened. Withdraw?
consent-withdraw-yes = Yes, withdraw
consent-withdrawn = The consent is withdrawn.

## Evidence of the housing need
evidence-title = Evidence of the housing need
evidence-lead = Only who supports the person sees these documents. A landlord sees the date and the validity, never the document.
evidence-none = No evidence has been added yet.
evidence-none-told = Evidence that you add is seen only by who supports the person.
evidence-dated = Date of the evidence
evidence-dated-hint = The date that stands on the document.
evidence-dated-missing = Fill in the date that stands on the document.
evidence-dated-future = The document cannot be of later than today.
evidence-until = Valid up to and including
evidence-until-hint = Leave empty when the document has no last day.
evidence-until-before = This day is before the date of the evidence.
evidence-recorded-head = Added
evidence-recorded-by = { $at } by { $who } ({ $organisation })
evidence-state = State
evidence-state-counts = counts
evidence-state-expired = run out
evidence-state-replaced = replaced
evidence-state-withdrawn = withdrawn
evidence-called = { $kind } of { $day }
evidence-replaces = Takes the place of
evidence-replaces-hint = The old evidence stays to be seen as replaced.
evidence-replaces-none = nothing, it comes beside the rest
evidence-paper = Document
evidence-paper-hint = A pdf, jpeg, png or webp of at most 10 MB.
evidence-paper-missing = Add the document.
evidence-paper-large = This file is too large: at most 10 MB.
evidence-paper-kind = This is no pdf, jpeg, png or webp.
evidence-download = Download
evidence-kind-missing = Choose what kind of evidence it is.
evidence-record = Add evidence
evidence-save = Keep the evidence
evidence-recorded = The evidence was added.
evidence-withdraw = Withdraw
evidence-withdraw-question = The evidence will not count any more. It stays to be seen as withdrawn. Withdraw it?
evidence-withdraw-yes = Yes, withdraw it
evidence-reason = Why do you withdraw it?
evidence-reason-missing = Write why you withdraw the evidence.
evidence-withdrawn = The evidence was withdrawn.

## Emergency access and taking up
emergency-title = Emergency access
emergency-lead = { $number ->
    [one] You get one hour of access to one file.
   *[other] You get { $number } hours of access to one file.
  } Your reason goes into the log. The privacy officers and administrators are told at once.
emergency-reason = Why is this urgent?
emergency-reason-hint = At least 20 characters.
emergency-reason-short = Explain why this is urgent, in at least 20 characters.
emergency-submit = Open the file
emergency-number-missing = Fill in the whole registration number.
emergency-birth-missing = Fill in the date of birth.
emergency-not-found = There is no file with this number and this date of birth.
emergency-too-many = You searched too often without result. Wait a quarter of an hour.
take-up-title = Take up a case
take-up-lead = Search by the exact number and the date of birth, which the person gave you. From then on you take part in the case.
take-up-submit = Take up
take-up-done = You now take part in this case.
