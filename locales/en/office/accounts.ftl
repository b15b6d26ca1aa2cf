# Accounts: logging in, profile, people and roles.

## Logging in
login-title = Log in
login-email = E-mail address
login-password = Password
login-submit = Log in
login-or = or
login-passkey = Log in with a passkey
login-passkey-address = Does your device not find the key?
login-passkey-address-hint = Fill in your address: then we ask for the keys of that address.
login-kept = You were away too long. What you filled in has been kept. Log in, and you can send it again.
login-email-missing = Fill in your e-mail address.
login-password-missing = Fill in your password.
login-wrong = E-mail address or password is not right.
login-pause = There were too many attempts. Wait another { $minutes } minutes and try again.
login-pause-short = There were too many attempts. Wait another minute and try again.

## Second step
second-title = Confirm that it is you
second-passkey = Confirm with a passkey
second-code = Code from your app
second-code-hint = Six digits. The code changes every thirty seconds.
second-submit = Confirm
second-lost = Phone or key not with you?
second-recovery = Recovery code
second-recovery-hint = Each code works once.
second-other = Log in with another account
set-up-title = Set up a second step
set-up-why = You work with data of people. So a password alone is not enough: choose how you confirm from now on that it is you.
set-up-passkey = With a passkey
set-up-passkey-what = Your device recognises you by your finger, your face or a PIN. This is the safest and the quickest.
set-up-app = With an app on your phone
app-title = Set up an app
app-what = Open an app for codes on your phone and scan this picture. The app then shows a code of six digits.
app-picture = Picture to scan with your app
app-secret = Can you not scan it? Then type this secret into the app:
app-code = Code that the app shows
app-code-hint = Six digits.
app-submit = Keep the app
app-added = The app has been kept. From now on we ask for a code when you log in.
factor-code-wrong = This code is not right, or was used already. Wait for the next code in your app.
factor-recovery-wrong = This recovery code is not right, or was used already.
factor-last = This is your last second step. First add another one.
factor-removed = The second step has been taken away.
passkey-add = Add a passkey
passkey-name = Name of the key
passkey-name-hint = For example: laptop at the office.
passkey-name-missing = Give the key a name of at most 60 characters.
passkey-refused = This passkey is not accepted. Try again or use another way.
passkey-many = You have twenty passkeys already. First take one away.
passkey-added = The passkey has been kept.
passkey-added-on = added on
passkey-used-on = last used on

## Logging in elsewhere
openid-stale = Logging in took too long or did not begin here. Try again.
openid-stopped = Logging in was stopped. Try again.
openid-untrusted = The answer of the log-in service is not right. Try again, and report it if it goes on.
openid-silent = The log-in service does not answer. Try again later.
openid-unknown = You have no account here. Ask your administrator for an invitation at the address that the log-in service knows of you. If you have a password here, log in with that.
openid-inactive = Your account has been stopped. Ask your administrator why.

## Kept text
kept-title = Your text has been kept
kept-told = You were away too long, but what you filled in has been kept.
kept-what = It has not been sent yet. Do you want to send it now? Passwords and files have not been kept.
kept-send = Send again
kept-drop = Do not send, throw away

## First administrator
begin-title = Start using Woonspoor
begin-what = You are the first. Make your organisation and your account as administrator. Then you invite the others.
begin-organisation-group = Your organisation
begin-organisation = Name of the organisation
begin-organisation-missing = Fill in the name of the organisation, at most 120 characters.
begin-code = Code of the organisation
begin-code-hint = Short, for instance the number of recognition. The same code stands in the register that you read in.
begin-code-wrong = Use letters, digits, hyphens and points, at most 40.
begin-sector = Kind of organisation
begin-sector-missing = Choose a kind of organisation.
begin-person-group = Yourself
begin-password-hint = At least twelve characters. A few words in a row are fine.
begin-submit = Begin

## Invitation
link-invite-title = Welcome to Woonspoor
link-reset-title = Choose a new password
link-for = This link is for:
link-password = New password
link-submit = Keep the password
link-done = Your password has been kept. Now log in.

## Password
password-hint = At least { $shortest } characters. A few words in a row are fine; do not use your name or address.
password-missing = Fill in a new password.
password-short = This password is too short: take at least { $shortest } characters.
password-long = This password is too long: take at most { $longest } characters.
password-own = This password holds your name or address. Choose something else.
password-common = This password is too easy to guess. Take a few words that do not belong together.
password-again-missing = Fill in your password.
password-again-wrong = This is not your password.

## Person
person-name = Name
person-name-missing = Fill in a name.
person-name-long = This name is too long: at most 120 characters.
person-email = E-mail address
person-email-missing = Fill in an e-mail address.
person-email-wrong = This is not an e-mail address. Write it like name@example.be.
person-email-taken = Somebody else has this e-mail address already.
person-language = Language
person-language-missing = Choose a language.
language-nl = Nederlands
language-en = English
account-save = Save
account-cancel = Cancel
account-conflict = Somebody else changed this in the meantime
account-conflict-what = Your change has not been saved yet. See what is there now, change what you want and save again.

## Profile
profile-title = My profile
profile-details = Details
profile-saved = Your details have been saved.
profile-password-again = Your password
profile-password-again-hint = Only needed when you change your e-mail address.
profile-password = Change password
profile-old-password = Password now
profile-new-password = New password
profile-password-ends = On other devices you are then logged out.
profile-password-change = Change password
profile-password-saved = Your password has been changed. On other devices you have been logged out.
profile-factors = Second step when logging in
profile-factors-what = After your password you confirm that it is you: with a passkey or with a code from an app.
profile-factors-none = You have no second step yet. Set one up: then nobody can log in with your password alone.
factor-app = App with codes
factor-app-add = Set up an app with codes
factor-remove = Take away
factor-codes = Recovery codes
factor-codes-left = left
factor-codes-new = Make new ones
remove-title = Take a second step away
remove-what = You take this away:
profile-sessions = Where you are logged in
session-browser = Browser
session-since = Since
session-seen = Last used
session-this = this one
session-end = Log out
session-end-all = Log out everywhere else
session-ended = On that device you have been logged out.
sessions-ended = On all other devices you have been logged out.
profile-roles = My roles
profile-no-roles = You have no role yet
profile-no-roles-what = Ask your administrator for a role. Without a role you see no data.
profile-works-for = You now work for { $name }.

## Sure once more
sure-title = Is it you?
sure-why = This decides who gets in later. So we ask once more who you are when you have not just logged in.
sure-submit = Confirm
sure-log-in-why = You have no password here. Log in again; then you come back here.
sure-log-in = Log in again
sure-first = First confirm who you are: load the page again.

## Log-in services
profile-identities = Log-in services
profile-identities-what = With a log-in service you come in without a password of Woonspoor. The second step of that service then counts.
identity-link = Link: { $provider }
identity-link-title = Link a log-in service
identity-link-question = Whoever logs in like this comes into your account from now on. Is this you?
identity-link-yes = Yes, link it
identity-linked = The log-in service has been linked.
identity-taken = This log-in already belongs to an account.
identity-unlink = Unlink
identity-unlink-title = Unlink a log-in service
identity-unlink-question = You no longer log in with this:
identity-unlinked = The log-in service has been unlinked.
identity-last = This is your last way in. First make sure of another one.

## Logged out
left-title = You are logged out
left-what = You are logged out here. At the log-in service ({ $provider }) you are still logged in: who uses this computer after you gets in there without being asked anything.
left-there = Log out there as well ({ $provider })
left-in-again = Log in again

## Recovery codes
codes-title = Recovery codes
codes-what = If you lose your phone or key, a recovery code gets you in. Each code works once. Keep them on paper or in a safe, not with your password.
codes-left = { $number ->
    [0] You have no recovery codes now.
    [one] You have one recovery code left.
   *[other] You have { $shown } recovery codes left.
}
codes-make = Make new codes
codes-later = Later
codes-once = You see these codes only now. Old codes no longer work.
codes-print = Print
codes-done = I have kept them

## Roles
role-role = Role
role-organisation = Organisation
role-from = First day
role-to = Last day
role-to-hint = Empty: without an end.
role-state = State
role-state-now = in force
role-state-past = ended
role-state-later = begins later
role-give = Give a role
role-end = Change the end
role-end-day = Until this day
role-end-now = End now
role-missing = Choose a role.
role-organisation-missing = Choose an organisation.
role-company-only = This role exists in a housing company only.
role-to-before-from = The last day lies before the first.
role-day-unreadable = Fill in a day that exists, as day, month and year.

## People
people-title = People
people-add = Add somebody
people-add-title = Add somebody
people-add-submit = Add and invite
people-search = Find people
people-search-hint = Part of a name or e-mail address.
people-any = all
people-choose = Choose
people-found = { $number ->
    [one] 1 person
   *[other] { $shown } people
}
people-none = Nobody found
people-none-what = Search with fewer letters or without a filter.
people-all = Show everybody
people-active = May log in
people-active-ja = may log in
people-active-nee = stopped
people-roles = Roles
people-last-login = Last logged in
people-never = not yet
people-login = Logging in
people-made = Account made
people-password = Password chosen
people-invited = invitation waits
people-elsewhere = Logs in elsewhere
people-passkeys = Passkeys
people-no-roles = No role yet
people-own-roles = You cannot change your own roles. Ask another administrator.
people-saved = The details have been saved.
people-role-given = The role has been given.
people-role-changed = The end of the role has been changed.
people-changed-meanwhile = Somebody else changed this account in the meantime. See what is there now and try again.
people-activate = Let log in
people-activated = This person may log in again.
people-deactivate = Stop
people-deactivate-question = This person is logged out everywhere at once and can no longer log in. Their work stays.
people-deactivate-yes = Stop the account
people-deactivated = The account has been stopped.
people-forget = Erase the second step
people-forget-question = Only when this person lost phone, key and recovery codes. Make sure that you speak to the right person.
people-forget-yes = Erase
people-factors-forgotten = The second step has been erased. When logging in this person sets up a new one.
people-link = Link for a password
people-link-question = There will be a link with which this person chooses a password. An earlier link no longer works then.
people-link-yes = Make the link
people-link-title = Hand over this link
people-link-once = You see this link only now.
people-link-explained = Give the link to the person, not to anybody else. It works once, within { $days } days.
people-link-print = Print
people-link-done = To the person
