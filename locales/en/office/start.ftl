# Log-in, start, about.

## Log-in
login-title = Log in
login-email = E-mail address
login-password = Password
login-submit = Log in
login-email-missing = Fill in your e-mail address.
login-password-missing = Fill in your password.
login-wrong = E-mail address or password is not right.
login-too-many = There were too many attempts. Wait a quarter of an hour and try again.

## Start
home-title = My work

## About
about-title = About Woonspoor
about-what = Woonspoor allocates social dwellings by a regulation that everybody can read, and says why.
about-version = Version
about-regulation = Regulation in force now
