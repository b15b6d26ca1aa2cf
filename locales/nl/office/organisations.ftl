# Organisaties, overeenkomsten en gebieden; woorden van lijsten en formulieren.

## Lijsten
list-all = Alle
list-filters = Filters
list-choose = Kies
list-clear = Alle filters weg
list-none-hint = Zoek op iets anders of haal filters weg.
list-part = { $from } tot { $to } van { $count }

## Formulieren
save = Bewaren
change = Wijzigen
print = Afdrukken
conflict-title = Iemand anders was u voor
conflict-text = Terwijl u dit invulde, heeft iemand anders iets bewaard. Van u is nog niets bewaard. Kies bij elk gegeven dat u allebei wijzigde wat het moet zijn.

## Overeenkomsten
agreement-none = geen overeenkomst
agreement-to-come = begint later
agreement-in-force = loopt
agreement-ends-soon = eindigt binnen 90 dagen
agreement-ended = voorbij

## Lijst van organisaties
organisations-title = Organisaties
organisations-search = Organisaties zoeken
organisations-find = Naam of code
organisations-none = Geen organisaties gevonden
organisations-count = { $number ->
    [one] 1 organisatie
   *[other] { $shown } organisaties
  }

## Een organisatie
organisation-name = Naam
organisation-code = Code
organisation-code-hint = Zoals in de bestanden die u inleest: letters, cijfers en streepjes.
organisation-sector = Sector
organisation-agreement = Overeenkomst
organisation-agreement-hint = Attesten tellen alleen mee zolang de overeenkomst loopt. De dagen zelf tellen mee.
organisation-agreement_from = Van
organisation-agreement_to = Tot en met
organisation-needs-none = Een woonmaatschappij heeft geen overeenkomst nodig.
organisation-since = vanaf { $from }
organisation-between = van { $from } tot en met { $to }
organisation-contact = Contact
organisation-email = E-mailadres
organisation-phone = Telefoon
organisation-address = Adres
organisation-attestations = Uitgereikte attesten
organisation-valid = Daarvan nu geldig
organisation-history = Wat er aan de overeenkomst veranderde
organisation-from-changed = Begin: { $was } werd { $now }.
organisation-to-changed = Einde: { $was } werd { $now }.
organisation-day-none = geen datum
organisation-administrator = een beheerder
organisation-people = Mensen
organisation-nobody = Niemand van deze organisatie heeft nu een rol.
organisation-person = Naam
organisation-role = Rol
organisation-add = Organisatie toevoegen
organisation-change = Organisatie wijzigen
organisation-added = De organisatie is toegevoegd.
organisation-saved = De organisatie is bewaard.
organisation-code-missing = Vul een code in.
organisation-code-wrong = Gebruik voor de code hoogstens 60 letters zonder accenten, cijfers en streepjes.
organisation-code-taken = Er is al een organisatie met deze code.
organisation-name-missing = Vul een naam in.
organisation-name-long = De naam is te lang: hoogstens 200 tekens.
organisation-sector-missing = Kies een sector.
organisation-day-wrong = Vul een datum in zoals 2026-03-01.
organisation-from-missing = Vul ook in wanneer de overeenkomst begint.
organisation-to-before = Het einde ligt vóór het begin.
organisation-email-wrong = Vul een e-mailadres in zoals naam@voorbeeld.be.
organisation-phone-wrong = Gebruik hoogstens 32 cijfers, spaties en tekens als + en /.
organisation-address-long = Het adres is te lang: hoogstens 300 tekens.

## Gebieden
areas-title = Gebieden
areas-lead = In welke gemeenten elke woonmaatschappij verhuurt.
areas-map = Gemeenten in één oogopslag
areas-none = Er zijn nog geen gebieden
areas-none-hint = Gebieden komen mee met een import, of een beheerder voegt ze hier toe.
area-company = Woonmaatschappij
area-zone = Zone
area-zone-hint = Laat leeg als de woonmaatschappij geen zones heeft.
area-nis = NIS-code
area-dwellings = { $number ->
    [one] 1 woning
   *[other] { $shown } woningen
  }
area-add = Gemeente toevoegen
area-warning = Gebieden beslissen bij een import welke woonmaatschappij het dossier van een kandidaat mag zien. Wie al ingeschreven is, houdt de woonmaatschappijen die er nu bij horen.
area-remove = Verwijderen
area-remove-yes = Ja, verwijder
area-remove-question = { $place } weghalen bij { $company }? Nieuwe kandidaten die daar willen wonen, komen dan niet meer bij deze woonmaatschappij.
area-added = De gemeente is toegevoegd.
area-removed = De gemeente is weggehaald.
area-company-missing = Kies een woonmaatschappij.
area-zone-wrong = Gebruik voor de zone hoogstens 60 tekens, zonder het teken |.
area-twice = Deze gemeente hoort al bij deze woonmaatschappij en zone.
