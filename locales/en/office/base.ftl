# Words that come back on every page.

## Yes and no
yes = yes
no = no

## Navigation
nav-home = My work
nav-candidates = Candidates
nav-attestations = Attestations
nav-dwellings = Dwellings
nav-ledger = Distribution
nav-regulations = Regulations
nav-calculator = Work out points
nav-organisations = Organisations
nav-areas = Areas
nav-imports = Imports
nav-requests = Requests of persons
nav-audit = Log
nav-admin = Administration

## What went wrong
fault-not-found-title = Not found
fault-not-found = This page does not exist, or you have no access to it.
fault-refused-title = Not allowed
fault-refused = You may not do this.
fault-bad-title = That did not work
fault-unreadable = We could not read what you sent. Go back and try again.
fault-not-a-form = We expected a form that was filled in. Go back and try again.
form-unchanged = Nothing was changed.
form-version-unreadable = This form no longer says which version it belongs to. Open the page again and fill it in again.
fault-too-large = What you sent is too large.
fault-other-site = This request came from another website. Open Woonspoor itself and try again there.
fault-too-many-title = Please wait
fault-too-many = It was tried too often. Wait a while and then try again.
fault-conflict-title = Somebody was first
fault-conflict = Somebody else has changed this in the meantime. Open the page again and see what has changed.
fault-away-title = Not reachable for now
fault-away = The database does not answer now. Try again later, and see then whether your last change was saved.
fault-broken-title = Something went wrong
fault-broken = Something went wrong on our side. Nothing was changed. Try again later.
fault-request = If you report this, please give this number:
fault-home = To the start
