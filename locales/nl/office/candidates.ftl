# De lijst van kandidaten: zoeken, filters, kolommen, weergaven, uitvoer.

## Lijst
candidates-title = Kandidaten
candidates-name = Naam
candidates-nameless = naam niet bekend
candidates-search = Kandidaten zoeken
candidates-search-hint = Een deel van de naam, het nummer of de geboortedatum.
candidates-search-name-hint = Een deel van de naam.
candidates-duplicates = Dubbele inschrijvingen
candidates-enrol = Nieuwe inschrijving
candidates-take-up = Dossier opnemen
candidates-count = { $number ->
    [one] 1 kandidaat
   *[other] { $shown } kandidaten
  }
candidates-count-more = Meer dan { $number } kandidaten
candidates-rows = { $number ->
    [one] 1 kandidaat op deze bladzijde
   *[other] { $shown } kandidaten op deze bladzijde
  }
candidates-none-found = Geen kandidaten gevonden
candidates-none-found-hint = Probeer een ander deel van de naam, of neem filters weg.
candidates-all = Toon alle kandidaten
candidates-none = Er zijn nog geen kandidaten voor u
candidates-none-hint = Hier staan de kandidaten van de dossiers waaraan u meewerkt.
candidates-until = tot en met
candidates-undocumented = niet bewezen
candidates-text-long = Zoek met minder woorden: ten hoogste 200 tekens.
candidates-text-marks = Zoek met letters of cijfers: leestekens alleen vinden niemand.
candidates-searches-full = U zocht in het afgelopen uur te vaak. Probeer het over { $minutes } minuten opnieuw.
candidates-exports-full = U voerde in het afgelopen uur te veel lijsten uit. Probeer het over { $minutes } minuten opnieuw.

## Kolommen
candidates-column-number = Nummer
candidates-column-birth-date = Geboren
candidates-column-phone = Telefoon
candidates-column-email = E-mail
candidates-column-registered-on = Ingeschreven
candidates-column-status = Stand
candidates-column-municipalities = Gemeenten
candidates-column-persons = Personen
candidates-column-need = Woonnood
candidates-column-transfer = Verhuis
candidates-column-adapted = Aangepaste woning
candidates-column-flag = Aandacht
candidates-columns = Kolommen
candidates-columns-show = Toon deze kolommen
candidates-columns-apply = Toepassen

## Codes
candidates-status-active = actief
candidates-status-suspended = geschorst
candidates-status-struck = geschrapt
candidates-transfer-none = geen
candidates-transfer-mandatory = moet verhuizen
candidates-transfer-wish = wil verhuizen
candidates-need-een = heeft een woonnood
candidates-need-bewezen = heeft een bewezen woonnood
candidates-need-geen = heeft geen woonnood

## Filters
candidates-filters = Meer filters
candidates-active-filters = Filters die nu gelden
candidates-filter-remove = wegnemen
candidates-filter-apply = Toon
candidates-any = Alle
candidates-filter-status = Stand
candidates-filter-gemeente = Gemeente van voorkeur
candidates-filter-gebied = Woonmaatschappij of zone
candidates-filter-nood = Woonnood
candidates-filter-doelgroep = Doelgroep
candidates-filter-van = Ingeschreven vanaf
candidates-filter-tot = Ingeschreven tot en met
candidates-filter-geboren-van = Geboren vanaf
candidates-filter-geboren-tot = Geboren tot en met
candidates-filter-personen-van = Personen, ten minste
candidates-filter-personen-tot = Personen, ten hoogste
candidates-filter-attest = Geldig attest
candidates-filter-verhuis = Verhuis
candidates-filter-aangepast = Aangepaste woning nodig
candidates-filter-aandacht = Aandacht nodig
candidates-filter-unknown = Kies een waarde uit de lijst.
candidates-order-unknown = Deze volgorde kennen we niet. Zoek opnieuw en klik op de kop van een kolom.
candidates-filter-day = Geef een dag, zoals 2026-03-01.
candidates-filter-persons = Geef een getal van 1 tot 99.
candidates-filter-turned = Dit ligt voor het begin. Draai de twee om.

## Weergaven
candidates-views = Weergaven
candidates-views-keep = Weergaven bewaren en beheren
candidates-views-title = Weergaven
candidates-views-new = Deze weergave bewaren
candidates-views-what = U bewaart wat u nu zoekt:
candidates-views-text = Tekst
candidates-views-none = U hebt nog geen weergaven
candidates-views-none-hint = Zoek en filter in de lijst, en bewaar dat onder een naam. Alleen u ziet uw weergaven.
candidates-view-name = Naam van de weergave
candidates-view-keep = Bewaren
candidates-view-kept = De weergave is bewaard.
candidates-view-rename = Andere naam geven
candidates-view-rename-question = Hoe moet deze weergave heten?
candidates-view-renamed = De weergave heeft een andere naam.
candidates-view-remove = Verwijderen
candidates-view-remove-question = Wilt u deze weergave verwijderen? De kandidaten blijven.
candidates-view-removed = De weergave is verwijderd.
candidates-view-name-missing = Geef de weergave een naam.
candidates-view-name-long = Kies een kortere naam: ten hoogste 60 tekens.
candidates-view-name-taken = U hebt al een weergave met deze naam. Kies een andere.
candidates-view-too-long = Dit is te veel om te bewaren. Neem filters weg.
candidates-view-too-many = U hebt al 50 weergaven. Verwijder er eerst een.

## Uitvoer
candidates-export = Uitvoeren
candidates-export-csv = CSV
candidates-export-workbook = Excel
candidates-export-too-many = Deze lijst is te lang om uit te voeren: ten hoogste 50 000 kandidaten. Kies meer filters.

## Dubbele inschrijvingen
duplicates-title = Dubbele inschrijvingen
duplicates-lead = Inschrijvingen die van één persoon lijken te zijn.
duplicates-pair = Inschrijvingen
duplicates-why = Waarom
duplicates-same-name = zelfde naam en geboortedatum
duplicates-same-number = zelfde rijksregisternummer
duplicates-compare = Vergelijken
duplicates-none = Geen dubbele inschrijvingen gevonden
duplicates-none-hint = Hier komen inschrijvingen met dezelfde naam en geboortedatum, of hetzelfde rijksregisternummer.
duplicates-shown = { $number ->
    [one] 1 paar op deze bladzijde
   *[other] { $shown } paren op deze bladzijde
  }
duplicates-merged-title = Samengevoegd
duplicates-merged-kept = Behouden
duplicates-merged-taken = Opgenomen
duplicates-merged-at = Wanneer
duplicates-undo = Ongedaan maken
duplicates-undo-question = Wilt u deze twee weer uit elkaar halen? Wat intussen is toegevoegd, blijft bij de behouden inschrijving.
duplicates-undone = De inschrijvingen zijn weer uit elkaar.
duplicates-undo-conflict = Dit kan niet meer: een van de twee inschrijvingen is intussen veranderd.
duplicates-compare-title = Twee inschrijvingen vergelijken
duplicates-compare-lead = Kijk na of dit dezelfde persoon is. Van de behouden inschrijving blijven het gezin, de adressen en de voorkeuren. Attesten, toewijzingen en toestemmingen van de andere komen erbij.
duplicates-kept = Welke inschrijving blijft?
duplicates-kept-missing = Kies welke inschrijving blijft.
duplicates-reason = Waarom is dit dezelfde persoon?
duplicates-reason-missing = Schrijf waarom dit dezelfde persoon is.
duplicates-reason-long = Schrijf het korter: ten hoogste 500 tekens.
duplicates-merge = Samenvoegen
duplicates-merged = De inschrijvingen zijn samengevoegd.
duplicates-conflict = Iemand heeft intussen een van de twee veranderd. Kijk opnieuw en beslis dan.
duplicates-row-number = Nummer
duplicates-row-name = Naam
duplicates-row-birth-date = Geboren
duplicates-row-national-number = Rijksregisternummer
duplicates-row-phone = Telefoon
duplicates-row-email = E-mail
duplicates-row-registered-on = Ingeschreven
duplicates-row-status = Stand
duplicates-row-need = Woonnood
duplicates-row-persons = Personen
duplicates-row-preferences = Gemeenten van voorkeur
duplicates-row-attestations = Attesten
duplicates-row-allocations = Toewijzingen
