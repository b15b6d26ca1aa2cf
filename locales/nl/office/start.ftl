# Aanmelden, begin, over.

## Aanmelden
login-title = Aanmelden
login-email = E-mailadres
login-password = Wachtwoord
login-submit = Aanmelden
login-email-missing = Vul uw e-mailadres in.
login-password-missing = Vul uw wachtwoord in.
login-wrong = E-mailadres of wachtwoord klopt niet.
login-too-many = Er waren te veel pogingen. Wacht een kwartier en probeer het dan opnieuw.

## Begin
home-title = Mijn werk

## Over
about-title = Over Woonspoor
about-what = Woonspoor verdeelt sociale woningen volgens een reglement dat iedereen kan lezen, en zegt waarom.
about-version = Versie
about-regulation = Reglement dat nu geldt
