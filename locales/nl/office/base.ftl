# Woorden die op elke pagina terugkomen.

## Ja en nee
yes = ja
no = nee

## Navigatie
nav-home = Mijn werk
nav-candidates = Kandidaten
nav-attestations = Attesten
nav-dwellings = Woningen
nav-ledger = Verdeling
nav-regulations = Reglementen
nav-calculator = Punten berekenen
nav-organisations = Organisaties
nav-areas = Gebieden
nav-imports = Importeren
nav-requests = Vragen van personen
nav-audit = Logboek
nav-admin = Beheer

## Wat misging
fault-not-found-title = Niet gevonden
fault-not-found = Deze pagina bestaat niet, of u hebt er geen toegang toe.
fault-refused-title = Dat mag niet
fault-refused = U mag dit niet doen.
fault-bad-title = Dat lukt niet
fault-unreadable = Wat u stuurde, konden we niet lezen. Ga terug en probeer het opnieuw.
fault-not-a-form = We verwachtten een ingevuld formulier. Ga terug en probeer het opnieuw.
form-unchanged = Er is niets gewijzigd.
form-version-unreadable = Dit formulier zegt niet meer bij welke versie het hoort. Open de pagina opnieuw en vul het opnieuw in.
fault-too-large = Wat u stuurde, is te groot.
fault-other-site = Dit verzoek kwam van een andere website. Open Woonspoor zelf en probeer het daar opnieuw.
fault-too-many-title = Even wachten
fault-too-many = Er is te vaak geprobeerd. Wacht een tijdje en probeer het dan opnieuw.
fault-conflict-title = Iemand was u voor
fault-conflict = Iemand anders heeft dit intussen veranderd. Open de pagina opnieuw en kijk wat er veranderd is.
fault-away-title = Even niet bereikbaar
fault-away = De databank antwoordt nu niet. Probeer het straks opnieuw, en kijk dan na of uw laatste wijziging bewaard is.
fault-broken-title = Er ging iets mis
fault-broken = Er ging iets mis bij ons. Er is niets veranderd. Probeer het straks opnieuw.
fault-request = Meldt u dit? Geef dan dit nummer door:
fault-home = Naar het begin
