# Registers binnenbrengen: opladen, nakijken, toepassen.

## Importeren
import-title = Importeren
import-lead = Breng een register binnen uit een werkboek of uit bestanden. U ziet eerst wat er verandert; pas daarna past u het toe.
import-new = Nieuwe import
import-none = Er is nog niets geïmporteerd
import-none-hint = Begin met een werkboek of met de bestanden van uw register.
import-older = Oudere imports
import-what = Wat
import-who = Wie
import-when = Wanneer
import-by-program = opdrachtregel
import-one-title = Import { $number }
import-applied-at = Toegepast

## Stappen
import-steps = Stappen van de import
import-step-upload = Bestand kiezen
import-step-columns = Kolommen
import-step-preview = Nakijken
import-step-done = Klaar

## Toestand
import-state = Toestand
import-state-uploaded = opgeladen
import-state-checked = nagekeken
import-state-failed = fouten in de bestanden
import-state-applied = toegepast
import-state-undone = ongedaan gemaakt
import-doing-check = De bestanden worden nagekeken
import-doing-apply = De import wordt toegepast
import-doing-undo = De import wordt ongedaan gemaakt
import-percent = { $number } %
import-working = U mag deze pagina sluiten: het werk gaat door. Zolang de import wordt toegepast, kan niemand iets bewaren.
import-reload = Kijk hoe ver het is
import-busy = Er wordt al aan deze import gewerkt, of hij is al toegepast. Kijk hieronder hoe het ermee staat.
import-discarded = De import is weggegooid. Er is niets veranderd.

## Opladen
import-files = Werkboek, ZIP of CSV-bestanden
import-files-hint = Een werkboek (.xlsx), een ZIP met CSV-bestanden, of alle CSV-bestanden samen. Samen hoogstens { $most } MB.
import-files-told = Er verandert niets aan het register voor u de verschillen gezien hebt.
import-upload = Opladen en nakijken
import-no-file = Kies een bestand.
import-too-large = De bestanden zijn samen te groot.
import-not-a-form = De bestanden kwamen niet goed aan. Probeer het opnieuw.
import-empty-file = { $name } is leeg.
import-old-workbook = { $name } is een oud werkboek (.xls). Bewaar het als .xlsx en probeer het opnieuw.
import-wrong-type = { $name } is geen werkboek, geen ZIP en geen CSV-bestand.
import-one-archive = Kies één werkboek of één ZIP, zonder andere bestanden erbij.
import-damaged = { $name } is beschadigd of kan niet gelezen worden.
import-bomb = { $name } wordt veel te groot wanneer het uitgepakt wordt.
import-too-many-files = In { $name } zitten te veel bestanden.
import-path-trick = Het bestand { $name } in de ZIP wijst naar een andere map. Maak de ZIP opnieuw.
import-same-name = Er zijn twee bestanden met de naam { $name }.
import-empty-archive = In { $name } zitten geen bestanden.

## Kolommen
import-columns-title = Welke kolom is wat?
import-columns-lead = Zeg waar elk gegeven staat. We onthouden dit voor bestanden met dezelfde kolommen.
import-file-of-table = Bestand of werkblad
import-not-there = staat er niet in
import-no-such-file = niet gevonden
import-to-choose = nog te kiezen
import-go-on = Nakijken
import-mapping-download = Kolommen bewaren als bestand
import-file-missing = Kies het bestand of werkblad voor { $table }.
import-column-missing = Kies de kolom voor { $column } ({ $table }).

## Waarden
import-values-title = Woorden die we niet kennen
import-values-lead = Zeg wat deze woorden betekenen. We onthouden het voor de volgende keer.
import-value-means = { $column }: wat betekent “{ $value }”?
import-value-unknown = weet ik niet
import-values-save = Bewaren en opnieuw nakijken

## Fouten
import-faults-title = Fouten en waarschuwingen
import-faults-summary = { $errors } fouten, { $warnings } waarschuwingen. Met één fout verandert er niets.
import-faults-all = alle
import-faults-errors = fouten
import-faults-warnings = waarschuwingen
import-faults-download = Lijst downloaden
import-severity = Soort
import-error = fout
import-warning = waarschuwing
import-file = Bestand
import-line = Regel
import-column-head = Kolom
import-value = Waarde
import-problem = Wat er mis is

## Verschillen
import-counts-title = Wat er in de bestanden staat
import-table = Tabel
import-row = Rij
import-missing-told = Wat in het register staat en niet in de bestanden, blijft zoals het is. Overgeslagen wordt wat niet van uw organisatie is (ook begeleidingsattesten van anderen in dossiers die er al zijn), en wat gewist of samengevoegd is.
import-differences-title = Verschillen met het register
import-kind-new = nieuw
import-kind-changed = gewijzigd
import-kind-unchanged = hetzelfde
import-kind-missing = niet in de bestanden
import-kind-passed = overgeslagen
import-hidden = niet getoond
import-cut = De lijst is ingekort. Alles is wel geteld en wordt toegepast.
import-nothing = De bestanden zeggen hetzelfde als het register: er valt niets toe te passen.

## Toepassen
import-apply = Toepassen
import-apply-question = Er komen { $new } rijen bij en { $changed } rijen veranderen. Past u deze import toe?
import-apply-yes = Ja, toepassen
import-change-columns = Kolommen aanpassen
import-check-again = Opnieuw nakijken
import-discard = Weggooien
import-discard-question = Gooit u deze import weg, met de bestanden?
import-discard-yes = Ja, weggooien
import-undo = Ongedaan maken
import-undo-question = Alles wordt weer zoals voor deze import. Dat kan alleen als niemand er intussen iets aan veranderde.
import-undo-yes = Ja, ongedaan maken
import-refused-moved = Er is niets gedaan: iemand veranderde het register nadat u de verschillen zag. Kijk opnieuw na.
import-refused-touched = Er is niets gedaan: dit werd intussen veranderd of gebruikt: { $which }.
import-refused-gone = Er is niets gedaan: wat u opgeladen had, is er niet meer.
import-refused-erased = Iemand die in deze bestanden staat, werd gewist. Daarom zijn de bestanden verwijderd; er is niets toegepast. Laad zo nodig nieuwe bestanden op.
import-refused-term = De termijn voor deze bestanden is voorbij: ze zijn verwijderd en er is niets toegepast. Laad ze opnieuw op als u ze nog nodig hebt.
import-erased = { $number ->
    [one] Eén persoon uit deze import werd intussen gewist. Ongedaan maken brengt de gegevens van die persoon niet terug; al de rest wel.
   *[other] { $shown } personen uit deze import werden intussen gewist. Ongedaan maken brengt hun gegevens niet terug; al de rest wel.
}
import-undone-erased = { $number ->
    [one] Eén persoon uit deze import werd intussen gewist. De gegevens van die persoon kwamen niet terug; al de rest wel.
   *[other] { $shown } personen uit deze import werden intussen gewist. Hun gegevens kwamen niet terug; al de rest wel.
}
import-refused-broken = Er ging iets mis bij ons. Er is niets veranderd. Probeer het opnieuw.

## Tabellen
import-table-registrations = inschrijvingen
import-table-members = gezinsleden
import-table-residences = verblijven
import-table-preferences = voorkeuren
import-table-attestations = attesten
import-table-organisations = organisaties
import-table-dwellings = woningen
import-table-allocations = toewijzingen
import-table-stock = voorraad
import-table-refusals = weigeringen
import-table-areas = gebieden

## Gegevens
import-column-registration_number = inschrijvingsnummer
import-column-registered_on = ingeschreven op
import-column-birth_date = geboortedatum
import-column-sex = geslacht
import-column-monthly_income = maandinkomen
import-column-yearly_income = jaarinkomen
import-column-owns_property = eigendom
import-column-housing_need = woonnood
import-column-need_documented = woonnood bewezen
import-column-need_until = woonnood tot
import-column-ocmw_nis = gemeente van het OCMW
import-column-target_groups = doelgroepen
import-column-transfer = mutatie
import-column-informal_care_nis = gemeente van mantelzorg
import-column-adapted_need = aangepaste woning nodig
import-column-warning_flag = waarschuwing
import-column-support_agreement = begeleidingsovereenkomst
import-column-emancipated = ontvoogd
import-column-status = toestand
import-column-suspended_until = opgeschort tot
import-column-phone = telefoon
import-column-email = e-mail
import-column-name = naam
import-column-national_number = rijksregisternummer
import-column-relation = verwantschap
import-column-dependent = ten laste
import-column-stays = verblijft
import-column-municipality_nis = gemeente
import-column-from = van
import-column-to = tot
import-column-organisation = organisatie
import-column-issued_on = uitgereikt op
import-column-valid_until = geldig tot
import-column-level = niveau
import-column-ocmw = OCMW
import-column-search = zoekt
import-column-ready = klaar
import-column-engagement = engagement
import-column-confirmed_on = bevestigd op
import-column-sector = sector
import-column-agreement_from = overeenkomst van
import-column-agreement_to = overeenkomst tot
import-column-dwelling = woning
import-column-company = maatschappij
import-column-zone = zone
import-column-bedrooms = slaapkamers
import-column-adapted = aangepast
import-column-reserved_for = voorbehouden voor
import-column-rent = huur
import-column-available_on = beschikbaar op
import-column-min_age = minimumleeftijd
import-column-pillar = pijler
import-column-target_group = doelgroep
import-column-decided_on = beslist op
import-column-ended_on = geëindigd op
import-column-dwellings = woningen
import-column-reserved_for_target_groups = voorbehouden voor doelgroepen
import-column-refused_on = geweigerd op
import-column-valid = gegrond
import-column-members = gezinsleden
import-column-residences = verblijven
import-column-preferences = voorkeuren
import-column-refusals = weigeringen
