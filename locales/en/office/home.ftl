# My work: what waits.

## Work
home-title = My work
home-work-expiring = Attestations that expire
home-work-unconfirmed = Attestations that wait to be confirmed
home-work-suspensions = Suspensions that end
home-work-evidence = Housing needs without evidence or with old evidence
home-work-needs = Housing needs that end
home-many = more than { $number }
home-more = Show more
home-duplicates = Likely duplicate registrations
home-opened = Opened last
home-nothing = Nothing waits for you
home-nothing-hint = What you have to check appears here: attestations, suspensions, evidence and messages.
home-fresh = How fresh the data are
home-fresh-import = Last import: { $at }
home-fresh-newest = Newest registration: { $day }

## Messages
home-notices = Messages
home-notice-read = Read
home-notices-read = All read
notice-case-taken-up = { $who } now takes part in the file { $number } too.
notice-emergency-access = { $who } opened the file { $number } in an emergency. Check whether that was right.
notice-emergency-access-of = { $who } opened a file in an emergency.
notice-log-broken = The log is no longer right from line { $seq } on.
notice-attestation-expiry-14 = The attestation of { $number } expires on { $until }: within two weeks.
notice-attestation-expiry-60 = The attestation of { $number } expires on { $until }.
notice-other = There is a message for you.

## Go to
home-places = Go to
home-people = People
home-jobs = Jobs in the background
home-admin = Administration
home-log = Log

## Figures
home-figures-status = Registrations by status
home-figures-need = Active registrations by housing need
home-figures-no-need = no documented housing need
home-figures-count = Number
home-figures-total = Together
home-figures-masked = hidden
home-figures-note = Numbers under 5 are hidden, and a second one where the total would give them away.
