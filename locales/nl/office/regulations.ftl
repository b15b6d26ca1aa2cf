# Reglementen om te lezen en te vergelijken.

## Lijst
regulations-title = Reglementen
regulations-lead = Elke versie die hier bekend is: de tekst, artikel per artikel, met ernaast hoe het programma rekent.
regulations-none = Er zijn geen reglementen.
regulations-name = Reglement
regulations-version = Versie
regulations-from = Van kracht vanaf
regulations-to = Tot en met
regulations-adopted = Aangenomen door
regulations-state = Vandaag
regulations-applied = hier toegepast
regulations-in-force = loopt, hier niet toegepast
regulations-not-in-force = niet van kracht

## Eén reglement
regulations-not-now = Deze versie is vandaag niet van kracht.
regulations-articles = Artikelen
regulations-encoded = Zo rekent het programma
regulations-no-rules = Bij dit artikel rekent het programma niet.
regulations-left = Aan mensen overgelaten
regulations-rule = Regel
regulations-overrides = Afwijkingen per gemeente
regulations-choices = Keuzes
regulations-sources = Bronnen

## Vergelijken
regulations-compare = Versies vergelijken
regulations-compare-lead = Wat er verandert van de ene versie naar de andere, regel per regel.
regulations-compare-do = Vergelijken
regulations-before = Van
regulations-after = Naar
regulations-choose = Kies twee versies.
regulations-from-to = Van { $before } naar { $after }
regulations-same = Er is geen verschil.
regulations-head = Het reglement zelf
regulations-article = Artikel { $article }
