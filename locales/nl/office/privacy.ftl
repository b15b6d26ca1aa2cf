# Vragen van personen, en hoe lang iets bewaard wordt.

## Vragen van personen
privacy-title = Vragen van personen
privacy-find = Zoek de persoon
privacy-find-hint = Vul het volledige inschrijvingsnummer en de geboortedatum in. Zo opent u nooit het dossier van iemand anders.
privacy-find-submit = Open
privacy-birth = Geboortedatum
privacy-status = Toestand van de inschrijving
privacy-number-missing = Vul het volledige inschrijvingsnummer in.
privacy-birth-missing = Vul de geboortedatum in.
privacy-person-unknown = We vinden niemand met dit nummer en deze geboortedatum.
privacy-person-title = Persoon
privacy-person-of = Vragen van { $name }
privacy-seen = Wie zag of veranderde wat
privacy-log-csv = Inzage als CSV
privacy-erased-text = (gewist)

## Uittreksel
privacy-extract = Uittreksel maken
privacy-extract-json = Uittreksel als JSON
privacy-extract-zip = Uittreksel met documenten (ZIP)
privacy-extract-title = Uittreksel van alle gegevens
privacy-extract-made = Gemaakt op
privacy-extract-intro = Dit zijn alle gegevens die in Woonspoor over u staan en waarvoor wij verantwoordelijk zijn. U leest ook wie uw gegevens zag of veranderde.
privacy-extract-rights = Klopt er iets niet? Vraag ons om het recht te zetten. U kunt ook vragen om uw gegevens te wissen. Bent u het niet eens met ons antwoord, dan kunt u een klacht indienen bij de toezichthouder voor gegevensbescherming.
privacy-extract-elsewhere = Deze organisaties bewaren nog eigen gegevens over u. Vraag die daar:
privacy-extract-nothing = Niets.
extract-registration = Inschrijving
extract-member = Gezin
extract-residence = Waar u woonde
extract-preference = Waar u wilt wonen
extract-refusal = Weigeringen
extract-allocation = Toewijzingen
extract-attestation = Attesten
extract-consent = Toestemmingen
extract-party = Wie deelneemt aan uw dossier
extract-emergency = Toegang in een noodgeval
extract-note = Notities
extract-document = Documenten
extract-evidence = Bewijzen van woonnood
extract-merge = Samengevoegde inschrijvingen
extract-notice = Berichten aan medewerkers over u
extract-audit = Wie uw gegevens zag of veranderde
extract-audit_subject = Lijsten en rangschikkingen waarin u stond
extract-field-number = Inschrijvingsnummer
extract-field-registered_on = Ingeschreven op
extract-field-status = Toestand
extract-field-suspended_until = Geschorst tot
extract-field-closed_on = Afgesloten op
extract-field-name = Naam
extract-field-birth_date = Geboortedatum
extract-field-sex = Geslacht
extract-field-national_number = Rijksregisternummer
extract-field-phone = Telefoon
extract-field-email = E-mailadres
extract-field-monthly_income = Inkomen per maand
extract-field-yearly_income = Inkomen per jaar
extract-field-owns_property = Bezit een woning of grond
extract-field-housing_need = Woonnood
extract-field-need_documented = Woonnood is bewezen
extract-field-need_evidence = Bewijs van de woonnood
extract-field-need_evidence_on = Datum van het bewijs
extract-field-need_until = Woonnood tot
extract-field-ocmw_municipality = OCMW van
extract-field-target_groups = Doelgroepen
extract-field-transfer = Overdracht
extract-field-informal_care_municipality = Mantelzorg in
extract-field-adapted_need = Heeft een aangepaste woning nodig
extract-field-warning_flag = Waarschuwing
extract-field-support_agreement = Begeleidingsovereenkomst
extract-field-emancipated = Ontvoogd
extract-field-erased_at = Gewist op
extract-field-updated_at = Laatst gewijzigd
extract-field-relation = Band
extract-field-dependent = Ten laste
extract-field-stays = Verblijft
extract-field-municipality = Gemeente
extract-field-from = Van
extract-field-to = Tot
extract-field-refused_on = Geweigerd op
extract-field-valid = Gegronde reden
extract-field-decided_on = Beslist op
extract-field-pillar = Pijler
extract-field-target_group = Doelgroep
extract-field-ended_on = Geëindigd op
extract-field-organisation = Organisatie
extract-field-issued_on = Gegeven op
extract-field-valid_until = Geldig tot
extract-field-level = Gebied
extract-field-ocmw = Nagekeken bij het OCMW
extract-field-search = Zoekt zelf
extract-field-ready = Klaar om zelfstandig te wonen
extract-field-engagement = Engagement
extract-field-confirmed_on = Bevestigd op
extract-field-withdrawn_on = Ingetrokken op
extract-field-withdrawn_reason = Waarom ingetrokken
extract-field-purpose = Doel
extract-field-given_on = Gegeven op
extract-field-part = Rol in het dossier
extract-field-at = Wanneer
extract-field-reason = Reden
extract-field-until = Tot
extract-field-layer = Deel van het dossier
extract-field-text = Tekst
extract-field-title = Titel
extract-field-media_type = Soort bestand
extract-field-size = Grootte in bytes
extract-field-file = Bestand in het pakket
extract-field-dated_on = Datum
extract-field-state = Toestand
extract-field-undone_at = Ongedaan gemaakt op
extract-field-who = Wie
extract-field-action = Wat
extract-field-layers = Getoond
extract-field-fields = Gewijzigd
extract-field-kind = Soort

## Rechtzetten
privacy-corrections = Vragen om rechtzetting
privacy-no-corrections = Er zijn geen vragen om rechtzetting.
privacy-correction-what = Vraag
privacy-correction-state = Antwoord
privacy-correction-ask = Nieuwe vraag om rechtzetting
privacy-correction-hint = Schrijf op wat volgens de persoon niet klopt, en wat er moet staan.
privacy-correction-keep = Vraag bewaren
privacy-correction-kept = De vraag is bewaard.
privacy-correction-answer = Uw antwoord
privacy-correction-done = Rechtgezet
privacy-correction-refuse = Niet rechtgezet
privacy-correction-settled = De vraag is afgehandeld.
privacy-correction-text-missing = Schrijf een tekst van 3 tot 1000 tekens.
privacy-correction-unsaid = Kies of het is rechtgezet of niet.
correction-open = Wacht op antwoord
correction-done = Rechtgezet
correction-refused = Niet rechtgezet

## Wissen
privacy-erase = Wissen
privacy-erase-hint = Namen, nummers, contactgegevens, notities, documenten en details gaan voorgoed weg. Wat overblijft, telt alleen nog mee in cijfers.
privacy-erase-not = U kunt deze persoon nu niet wissen:
privacy-erase-button = Persoon wissen
privacy-erase-question = Dit kan niet ongedaan gemaakt worden. Waarom wist u deze persoon?
privacy-erase-yes = Ja, wissen
privacy-erase-asked = De persoon wordt gewist. Dat duurt hooguit enkele minuten.
privacy-reason-missing = Schrijf een reden van 3 tot 500 tekens.

## Bewaren
privacy-retention = Bewaartermijnen
privacy-retention-intro = Dit zou weggaan omdat de termijn voorbij is. Er gaat niets weg voor u het bevestigt.
privacy-retention-total = { $number ->
    [0] Er is niets waarvan de termijn voorbij is.
    [one] Van 1 zaak is de termijn voorbij.
   *[other] Van { $shown } zaken is de termijn voorbij.
  }
privacy-retention-run = Wissen wat voorbij is
privacy-retention-question = Wat hierboven staat, gaat weg. Dit kan niet ongedaan gemaakt worden.
privacy-retention-yes = Ja, voer uit
privacy-retention-asked = De taak is gestart.
privacy-retention-day-to-come = Deze dag moet nog komen.
privacy-retention-which = Welke inschrijvingen
privacy-retention-nothing = Geen.
privacy-retention-sources = Waar de termijnen vandaan komen
privacy-kind = Wat
privacy-term = Termijn
privacy-then = Daarna
privacy-number = Aantal
privacy-from = vanaf
privacy-before = begonnen op of voor
privacy-by-itself = gaat vanzelf
privacy-assumed = Aangenomen:
privacy-after-anonymise = onherkenbaar maken
privacy-after-erase = wissen
privacy-after-pseudonymise = details wissen, regel blijft
privacy-years = { $number } jaar
privacy-days = { $number ->
    [one] 1 dag
   *[other] { $number } dagen
  }
