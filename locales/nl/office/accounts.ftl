# Accounts: aanmelden, profiel, mensen en rollen.

## Aanmelden
login-title = Aanmelden
login-email = E-mailadres
login-password = Wachtwoord
login-submit = Aanmelden
login-or = of
login-passkey = Aanmelden met een toegangssleutel
login-passkey-address = Vindt uw toestel de sleutel niet?
login-passkey-address-hint = Vul uw adres in: dan vragen we naar de sleutels van dat adres.
login-kept = U was te lang weg. Wat u invulde, is bewaard. Meld u aan, dan kunt u het opnieuw versturen.
login-email-missing = Vul uw e-mailadres in.
login-password-missing = Vul uw wachtwoord in.
login-wrong = E-mailadres of wachtwoord klopt niet.
login-pause = Er waren te veel pogingen. Wacht nog { $minutes } minuten en probeer het dan opnieuw.
login-pause-short = Er waren te veel pogingen. Wacht nog een minuut en probeer het dan opnieuw.

## Tweede stap
second-title = Bevestig dat u het bent
second-passkey = Bevestigen met een toegangssleutel
second-code = Code uit uw app
second-code-hint = Zes cijfers. De code verandert elke dertig seconden.
second-submit = Bevestigen
second-lost = Telefoon of sleutel niet bij u?
second-recovery = Herstelcode
second-recovery-hint = Elke code werkt één keer.
second-other = Met een ander account aanmelden
set-up-title = Stel een tweede stap in
set-up-why = U werkt met gegevens van mensen. Een wachtwoord alleen is daarom niet genoeg: kies hoe u voortaan bevestigt dat u het bent.
set-up-passkey = Met een toegangssleutel
set-up-passkey-what = Uw toestel herkent u aan uw vinger, uw gezicht of een pincode. Dit is het veiligst en het snelst.
set-up-app = Met een app op uw telefoon
app-title = App instellen
app-what = Open een app voor codes op uw telefoon en scan dit beeld. De app toont dan een code van zes cijfers.
app-picture = Beeld om te scannen met uw app
app-secret = Kunt u niet scannen? Typ dan dit geheim over in de app:
app-code = Code die de app toont
app-code-hint = Zes cijfers.
app-submit = App bewaren
app-added = De app is bewaard. Voortaan vragen we bij het aanmelden een code.
factor-code-wrong = Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app.
factor-recovery-wrong = Deze herstelcode klopt niet, of is al gebruikt.
factor-last = Dit is uw laatste tweede stap. Voeg eerst een andere toe.
factor-removed = De tweede stap is weggehaald.
passkey-add = Toegangssleutel toevoegen
passkey-name = Naam van de sleutel
passkey-name-hint = Bijvoorbeeld: laptop op kantoor.
passkey-name-missing = Geef de sleutel een naam van hoogstens 60 tekens.
passkey-refused = Deze toegangssleutel wordt niet aanvaard. Probeer het opnieuw of gebruik een andere manier.
passkey-many = U hebt al twintig toegangssleutels. Haal er eerst een weg.
passkey-added = De toegangssleutel is bewaard.
passkey-added-on = toegevoegd op
passkey-used-on = laatst gebruikt op

## Aanmelden bij een ander
openid-stale = Het aanmelden duurde te lang of begon niet hier. Probeer het opnieuw.
openid-stopped = Het aanmelden is afgebroken. Probeer het opnieuw.
openid-untrusted = Het antwoord van de aanmelddienst klopt niet. Probeer het opnieuw, en meld het als het blijft.
openid-silent = De aanmelddienst antwoordt niet. Probeer het straks opnieuw.
openid-unknown = U hebt hier geen account. Vraag uw beheerder om een uitnodiging op het adres dat de aanmelddienst van u kent. Hebt u hier een wachtwoord, meld u dan daarmee aan.
openid-inactive = Uw account is stopgezet. Vraag uw beheerder waarom.

## Bewaarde tekst
kept-title = Uw tekst is bewaard
kept-told = U was te lang weg, maar wat u invulde is bewaard.
kept-what = Het is nog niet verstuurd. Wilt u het nu versturen? Wachtwoorden en bestanden zijn niet bewaard.
kept-send = Opnieuw versturen
kept-drop = Niet versturen, weggooien

## Eerste beheerder
begin-title = Woonspoor in gebruik nemen
begin-what = U bent de eerste. Maak uw organisatie en uw account als beheerder. Daarna nodigt u de anderen uit.
begin-organisation-group = Uw organisatie
begin-organisation = Naam van de organisatie
begin-organisation-missing = Vul de naam van de organisatie in, hoogstens 120 tekens.
begin-code = Code van de organisatie
begin-code-hint = Kort, bijvoorbeeld het erkenningsnummer. Dezelfde code staat in het register dat u inleest.
begin-code-wrong = Gebruik letters, cijfers, streepjes en punten, hoogstens 40.
begin-sector = Soort organisatie
begin-sector-missing = Kies een soort organisatie.
begin-person-group = Uzelf
begin-password-hint = Minstens twaalf tekens. Enkele woorden na elkaar zijn goed.
begin-submit = Beginnen

## Uitnodiging
link-invite-title = Welkom bij Woonspoor
link-reset-title = Kies een nieuw wachtwoord
link-for = Deze link is voor:
link-password = Nieuw wachtwoord
link-submit = Wachtwoord bewaren
link-done = Uw wachtwoord is bewaard. Meld u nu aan.

## Wachtwoord
password-hint = Minstens { $shortest } tekens. Enkele woorden na elkaar zijn goed; gebruik niet uw naam of adres.
password-missing = Vul een nieuw wachtwoord in.
password-short = Dit wachtwoord is te kort: neem minstens { $shortest } tekens.
password-long = Dit wachtwoord is te lang: neem hoogstens { $longest } tekens.
password-own = In dit wachtwoord zit uw naam of adres. Kies iets anders.
password-common = Dit wachtwoord is te makkelijk te raden. Neem enkele woorden die niet bij elkaar horen.
password-again-missing = Vul uw wachtwoord in.
password-again-wrong = Dit is niet uw wachtwoord.

## Persoon
person-name = Naam
person-name-missing = Vul een naam in.
person-name-long = Deze naam is te lang: hoogstens 120 tekens.
person-email = E-mailadres
person-email-missing = Vul een e-mailadres in.
person-email-wrong = Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.
person-email-taken = Iemand anders heeft dit e-mailadres al.
person-language = Taal
person-language-missing = Kies een taal.
language-nl = Nederlands
language-en = English
account-save = Bewaren
account-cancel = Annuleren
account-conflict = Iemand anders wijzigde dit intussen
account-conflict-what = Uw wijziging is nog niet bewaard. Kijk wat er nu staat, pas aan wat u wilt en bewaar opnieuw.

## Profiel
profile-title = Mijn profiel
profile-details = Gegevens
profile-saved = Uw gegevens zijn bewaard.
profile-password-again = Uw wachtwoord
profile-password-again-hint = Alleen nodig als u uw e-mailadres wijzigt.
profile-password = Wachtwoord wijzigen
profile-old-password = Wachtwoord nu
profile-new-password = Nieuw wachtwoord
profile-password-ends = Op andere toestellen wordt u dan afgemeld.
profile-password-change = Wachtwoord wijzigen
profile-password-saved = Uw wachtwoord is gewijzigd. Op andere toestellen bent u afgemeld.
profile-factors = Tweede stap bij het aanmelden
profile-factors-what = Na uw wachtwoord bevestigt u dat u het bent: met een toegangssleutel of met een code uit een app.
profile-factors-none = U hebt nog geen tweede stap. Stel er een in: dan kan niemand met alleen uw wachtwoord aanmelden.
factor-app = App met codes
factor-app-add = App met codes instellen
factor-remove = Weghalen
factor-codes = Herstelcodes
factor-codes-left = nog over
factor-codes-new = Nieuwe maken
remove-title = Tweede stap weghalen
remove-what = U haalt dit weg:
profile-sessions = Waar u aangemeld bent
session-browser = Browser
session-since = Sinds
session-seen = Laatst gebruikt
session-this = deze
session-end = Afmelden
session-end-all = Overal elders afmelden
session-ended = Op dat toestel bent u afgemeld.
sessions-ended = Op alle andere toestellen bent u afgemeld.
profile-roles = Mijn rollen
profile-no-roles = U hebt nog geen rol
profile-no-roles-what = Vraag uw beheerder om een rol. Zonder rol ziet u geen gegevens.
profile-works-for = U werkt nu voor { $name }.

## Nog eens zeker
sure-title = Bent u het?
sure-why = Dit bepaalt wie later binnenkomt. Daarom vragen we nog eens wie u bent als u zich niet net hebt aangemeld.
sure-submit = Bevestigen
sure-log-in-why = U hebt hier geen wachtwoord. Meld u opnieuw aan; daarna komt u hier terug.
sure-log-in = Opnieuw aanmelden
sure-first = Bevestig eerst wie u bent: laad de pagina opnieuw.

## Aanmelddiensten
profile-identities = Aanmelddiensten
profile-identities-what = Met een aanmelddienst komt u binnen zonder wachtwoord van Woonspoor. De tweede stap van die dienst telt dan.
identity-link = Koppelen: { $provider }
identity-link-title = Aanmelddienst koppelen
identity-link-question = Wie zich zo aanmeldt, komt voortaan bij uw account binnen. Bent u dit?
identity-link-yes = Ja, koppelen
identity-linked = De aanmelddienst is gekoppeld.
identity-taken = Deze aanmelding hoort al bij een account.
identity-unlink = Ontkoppelen
identity-unlink-title = Aanmelddienst ontkoppelen
identity-unlink-question = U meldt zich hiermee niet meer aan:
identity-unlinked = De aanmelddienst is ontkoppeld.
identity-last = Dit is uw laatste manier om binnen te komen. Zorg eerst voor een andere.

## Afgemeld
left-title = U bent afgemeld
left-what = U bent hier afgemeld. Bij de aanmelddienst ({ $provider }) bent u nog aangemeld: wie na u deze computer gebruikt, komt daar binnen zonder dat er iets gevraagd wordt.
left-there = Ook daar afmelden ({ $provider })
left-in-again = Opnieuw aanmelden

## Herstelcodes
codes-title = Herstelcodes
codes-what = Bent u uw telefoon of sleutel kwijt, dan komt u met een herstelcode binnen. Elke code werkt één keer. Bewaar ze op papier of in een kluis, niet bij uw wachtwoord.
codes-left = { $number ->
    [0] U hebt nu geen herstelcodes.
    [one] U hebt nog één herstelcode.
   *[other] U hebt nog { $shown } herstelcodes.
}
codes-make = Nieuwe codes maken
codes-later = Later
codes-once = U ziet deze codes alleen nu. Oude codes werken niet meer.
codes-print = Afdrukken
codes-done = Ik heb ze bewaard

## Rollen
role-role = Rol
role-organisation = Organisatie
role-from = Eerste dag
role-to = Laatste dag
role-to-hint = Leeg: zonder einde.
role-state = Stand
role-state-now = loopt
role-state-past = gestopt
role-state-later = begint later
role-give = Rol geven
role-end = Einde wijzigen
role-end-day = Tot en met deze dag
role-end-now = Nu stoppen
role-missing = Kies een rol.
role-organisation-missing = Kies een organisatie.
role-company-only = Deze rol bestaat alleen in een woonmaatschappij.
role-to-before-from = De laatste dag ligt voor de eerste.
role-day-unreadable = Vul een bestaande dag in, als dag, maand en jaar.

## Mensen
people-title = Mensen
people-add = Iemand toevoegen
people-add-title = Iemand toevoegen
people-add-submit = Toevoegen en uitnodigen
people-search = Zoek mensen
people-search-hint = Deel van een naam of e-mailadres.
people-any = alle
people-choose = Kies
people-found = { $number ->
    [one] 1 persoon
   *[other] { $shown } personen
}
people-none = Niemand gevonden
people-none-what = Zoek met minder letters of zonder filter.
people-all = Toon iedereen
people-active = Mag aanmelden
people-active-ja = mag aanmelden
people-active-nee = stopgezet
people-roles = Rollen
people-last-login = Laatst aangemeld
people-never = nog niet
people-login = Aanmelden
people-made = Account gemaakt
people-password = Wachtwoord gekozen
people-invited = uitnodiging loopt
people-elsewhere = Meldt zich elders aan
people-passkeys = Toegangssleutels
people-no-roles = Nog geen rol
people-own-roles = Uw eigen rollen kunt u niet wijzigen. Vraag het een andere beheerder.
people-saved = De gegevens zijn bewaard.
people-role-given = De rol is gegeven.
people-role-changed = Het einde van de rol is gewijzigd.
people-changed-meanwhile = Iemand anders wijzigde dit account intussen. Kijk na wat er nu staat en probeer het opnieuw.
people-activate = Laten aanmelden
people-activated = Deze persoon mag weer aanmelden.
people-deactivate = Stopzetten
people-deactivate-question = Deze persoon wordt meteen overal afgemeld en kan niet meer aanmelden. Zijn of haar werk blijft bewaard.
people-deactivate-yes = Account stopzetten
people-deactivated = Het account is stopgezet.
people-forget = Tweede stap wissen
people-forget-question = Alleen als deze persoon telefoon, sleutel en herstelcodes kwijt is. Ga na dat u de juiste persoon spreekt.
people-forget-yes = Wissen
people-factors-forgotten = De tweede stap is gewist. Bij het aanmelden stelt deze persoon een nieuwe in.
people-link = Link voor een wachtwoord
people-link-question = Er komt een link waarmee deze persoon zelf een wachtwoord kiest. Een vorige link werkt dan niet meer.
people-link-yes = Link maken
people-link-title = Geef deze link door
people-link-once = U ziet deze link alleen nu.
people-link-explained = Geef de link zelf aan de persoon, niet aan iemand anders. Hij werkt één keer, binnen { $days } dagen.
people-link-print = Afdrukken
people-link-done = Naar de persoon
