# The log: who saw and changed what.

## The log
log-title = Log
log-check-now = Check now
log-check-asked = The log is being checked. Open this page again in a moment.
log-never-checked = The log has never been checked.
log-whole = Last checked on { $at }: all { $rows } lines are as they were written.
log-broken = Checked on { $at }: the log is wrong at line { $seq }. { $why }
log-fault-missing = The line is missing.
log-fault-chain = The line does not follow the line before.
log-fault-line = The line was changed afterwards.
log-fault-detail = The reason or the details were changed afterwards.
log-fault-head = The log does not end where it says it ends.
log-from = From
log-to = Up to and including
log-who = Who
log-organisation = Organisation
log-action = What
log-number = Registration number
log-seq = Line
log-at = When
log-reason = Reason
log-details = Reason and details
log-filter = Show
log-none = No lines found
log-older = Older
log-newest = To the newest
log-nobody = unknown

## What happened
action-login = logged in
action-login-wrong = tried to log in
action-view = looked at the file
action-view-log = looked at who saw what
action-view-notes = read the notes
action-add-note = wrote a note
action-change = changed data
action-view-to-change = opened data to change them
action-reveal-national-number = had the national number shown
action-list-candidates = searched the candidates
action-export-candidates = took out a list of candidates
action-list-duplicates = looked for duplicate registrations
action-compare-duplicate = compared two registrations
action-merge = merged two registrations
action-undo-merge = undid a merge
action-view-ranking = looked at a ranking
action-emergency-access = opened the file in an emergency
action-take-up-case = took up the case
action-record-consent = recorded a consent
action-withdraw-consent = recorded that a consent was withdrawn
action-view-consents = looked at the consents
action-issue-attestation = issued an attestation
action-view-attestation = looked at an attestation
action-download-document = opened a document
action-view-audit-log = read the log
action-find-person = looked somebody up for a request
action-extract-person = made an extract of all data
action-ask-correction = recorded a request to set something right
action-settle-correction = settled a request to set something right
action-ask-erasure = asked to erase somebody
action-erase = erased
action-anonymise = made anonymous
action-pseudonymise = erased reasons and details
action-view-retention = looked at what would go
action-ask-retention = had erased what was kept long enough
action-ask-verify-log = had the log checked
action-verify-log = checked the log
action-rotate-keys = sealed data with new keys
action-cancel-job = stopped a task
action-retry-job = had a task tried again

## Details
detail-layers = Shown
detail-rule = By the rule
detail-by = By
detail-kind = Kind
detail-rows = Lines
detail-lines = Lines
detail-outcome = Outcome
detail-on = On

## Rules
rule-erase-erased = This person is already erased.
rule-erase-merged = This registration was merged into another. Ask it there.
rule-erase-registration-open = The registration has not been struck yet. A landlord has to keep it as long as the person is a candidate.
rule-erase-allocation = The person rents a dwelling that was allocated.
rule-erase-open-case = Support is still going on, or an attestation is still valid.
