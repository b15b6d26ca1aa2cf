# Woorden van het raam om elke pagina en van de bouwstenen erin.

## Raam
layout-skip = Naar de inhoud
layout-menu = Menu
layout-navigation = Hoofdmenu
layout-crumbs = U bent hier
layout-account = uw account
layout-profile = Mijn profiel
layout-work-for = Werken voor
layout-leave = Afmelden
layout-about = Over Woonspoor
layout-api = Voor ontwikkelaars
layout-cancel = Annuleren
layout-demo = Dit is een demo: alle mensen en dossiers zijn verzonnen.
layout-error-prefix = Fout:
layout-printed-on = Afgedrukt op
layout-shortcut-on = Sneltoets / voor zoeken aanzetten
layout-shortcut-off = Sneltoets / voor zoeken uitzetten
layout-trouble = De server antwoordt niet. Wat u ziet, is misschien niet meer juist. Probeer het straks opnieuw.

## Meldingen
ui-alert-info = Ter info
ui-alert-success = Gelukt
ui-alert-warning = Let op
ui-alert-error = Fout

## Formulieren
ui-summary = Kijk deze velden na
ui-optional = niet verplicht
ui-show-password = Toon
ui-search = Zoeken
ui-file-too-large = Dit bestand is te groot.
ui-copy = Kopiëren
ui-copied = Gekopieerd
ui-passkey-waiting = Volg de stappen van uw toestel.
ui-passkey-refused = Het werd afgebroken of duurde te lang. Probeer het opnieuw.
ui-passkey-failed = Dit lukt nu niet. Probeer het opnieuw of gebruik een andere manier.
ui-passkey-unsupported = Deze browser kan geen toegangssleutel gebruiken.

## Tabellen en lijsten
ui-pages = Bladeren
ui-page = Bladzijde
ui-previous = Vorige
ui-next = Volgende
ui-step-done = klaar
ui-figures = cijfers
ui-place = Gemeente
ui-from = Van
ui-to = Tot
ui-length = Duur

## Naast elkaar
ui-field = Gegeven
ui-was = Vroeger
ui-now = Nu
ui-changed = gewijzigd
ui-conflict = Wat u en iemand anders wijzigden
ui-opened = Toen u begon
ui-theirs = Intussen bewaard
ui-yours = Van u
ui-clash = kies
ui-compare = De twee inschrijvingen naast elkaar
ui-same = gelijk
ui-differs = verschilt
