# Woorden van het dossier van een kandidaat.

## Dossier
file-title = Dossier
file-tabs = Delen van het dossier
file-tab-file = Dossier
file-tab-evidence = Bewijs van woonnood
file-tab-consents = Toestemmingen
file-tab-notes = Notities
file-tab-log = Geschiedenis
file-print = Afdrukken
file-edit = Wijzigen
file-lead-number = Nummer { $number }
file-lead-since = ingeschreven op { $day }
file-emergency-title = U kijkt met noodtoegang
file-emergency = De noodtoegang stopt vanzelf op { $until }. De functionaris voor gegevensbescherming is verwittigd.

## Persoon
file-person = Persoon en contact
file-name = Naam
file-phone = Telefoon
file-email = E-mailadres
file-birth = Geboortedatum
file-age = Leeftijd
file-sex = Geslacht
file-sex-m = man
file-sex-f = vrouw
file-sex-x = x of niet gekend
file-number = Inschrijvingsnummer
file-registered = Ingeschreven op
file-national = Rijksregisternummer
file-national-whole = Rijksregisternummer
file-sealed-closed = Er staat iets, maar het kan nu niet gelezen worden: deze server heeft de sleutel niet. Verwittig wie de installatie beheert.
file-reveal = Volledig nummer tonen
file-reveal-question = Waarom hebt u het volledige nummer nodig? Uw naam en reden komen in het logboek.
file-reveal-reason = Reden
file-reveal-yes = Toon het nummer
file-reason-missing = Geef een reden van minstens 5 tekens.

## Gezin
file-household = Gezin
file-household-none = Er staan geen andere gezinsleden ingeschreven.
file-relation = Band
file-relation-partner = partner
file-relation-child = kind
file-relation-other = ander gezinslid
file-stays = Verblijf
file-stays-full = altijd
file-stays-shared = gedeeld
file-stays-visiting = op bezoek
file-dependent = ten laste
file-dependent-head = Ten laste

## Woonplaatsen en gemeenten
file-residences = Woonplaatsen
file-residences-none = Er staan geen woonplaatsen ingeschreven.
file-residences-chart = Waar en hoe lang
file-residences-told = Een balk per woonplaats, van de eerste dag tot de laatste. De tabel eronder zegt hetzelfde.
file-still = nu nog
file-since = sinds { $day }
file-years = { $number ->
    [one] 1 jaar
   *[other] { $number } jaar
  }
file-months = { $number ->
    [one] 1 maand
   *[other] { $number } maanden
  }
file-municipality = Gemeente
file-places = Gemeenten naar keuze
file-places-none = Er is geen gemeente gekozen.
file-tie = Lokale binding
file-care-here = Mantelzorg hier

## Woonnood en inkomen
file-need-title = Woonnood
file-need = Woonnood
file-need-none = geen woonnood
file-documented = Bewezen met een document
file-evidence = Soort bewijs
file-evidence-official-report = proces-verbaal of technisch verslag
file-evidence-decision = besluit van de burgemeester
file-evidence-notice = opzegging van de huur
file-evidence-judgment = vonnis
file-evidence-institution = verklaring van een instelling of opvang
file-evidence-social-report = sociaal verslag
file-evidence-other = ander document
file-evidence-on = Datum van het bewijs
file-held = Bewijs bij een dienst
file-held-from = van { $day }
file-held-until = van { $day }, geldig tot en met { $until }
file-until = Telt tot en met
file-income = Inkomen
file-income-category = Inkomensgroep
file-monthly = Inkomen per maand
file-yearly = Inkomen per jaar
file-property = Woning of bouwgrond in eigendom

## Situatie
file-situation = Situatie
file-ocmw = Bevoegd OCMW
file-groups = Doelgroepen
file-transfer = Verhuizing als huurder
file-transfer-none = geen
file-transfer-wish = wil verhuizen
file-transfer-mandatory = moet verhuizen
file-care = Mantelzorg in
file-adapted = Aangepaste woning nodig
file-emancipated = Ontvoogd of begeleid zelfstandig
file-flag = Knipperlicht
file-agreement = Begeleidingsovereenkomst
file-status-title = Inschrijving
file-status = Toestand
file-status-active = actief
file-status-suspended = opgeschort
file-status-struck = geschrapt
file-suspended-until = Opgeschort tot en met

## Punten
file-points-title = Punten volgens het reglement van vandaag
file-points-chart = Punten per criterium
file-points-told = Samen { $total } punten. De tabel eronder geeft de punten per criterium, met de reden.
file-pillar = Dit is de uitkomst voor pijler { $pillar }.
file-pillars-other = In de andere pijlers
file-pillar-open = komt in aanmerking.
file-pillar-open-in = komt in aanmerking in { $places }.
file-pillar-closed = komt niet in aanmerking:
file-points = Punten
file-total = punten in totaal
file-of = { $points } van { $most }
file-criterion = Criterium
file-why = Waarom
file-change = Wat zou helpen: { $change }.
file-bedrooms = slaapkamers die passen
file-bedrooms-from-to = { $least } of { $most }
file-obstacles = Wat in de weg staat
file-missing = Wat anders zou moeten zijn
file-unknown = Wat niet gekend is
file-met = Wat in orde is, met de artikels van het reglement

## Attesten en wie meewerkt
file-attestations = Attesten van begeleiding
file-attestations-none = Er is geen attest.
file-parties = Wie werkt mee
file-parties-none = Niemand werkt aan dit dossier.
file-organisation = Organisatie
file-who = Wie
file-as = Als
file-period = Wanneer
file-nobody-named = nog niemand aangeduid
file-part-landlord = verhuurder
file-part-support = begeleiding
file-part-trajectory = trajectbegeleiding
file-part-team = team
file-part-volunteer = vrijwilliger
file-part-group = groepswerk
file-part-club = woonclub
file-part-igs = intergemeentelijke samenwerking
file-part-reporting = meldpunt
file-part-lac = LAC
file-part-council = toewijzingsraad
file-part-vacancy = leegstandsbeheer

## Geschiedenis
file-log-title = Geschiedenis
file-log-lead = Wie keek, wie wijzigde wat en waarom. Ook dat u dit bekijkt, staat in het logboek.
file-log-none = Er staat niets in het logboek dat u mag zien.
file-log-older = Ouder
file-log-times = { $times } keer
file-not-shown = niet voor u zichtbaar
file-action-view = Bekeken
file-action-view-log = Geschiedenis bekeken
file-action-view-notes = Notities bekeken
file-action-view-consents = Toestemmingen bekeken
file-action-view-evidence = Bewijs bekeken
file-action-view-attestation = Attest bekeken
file-action-view-explanation = Uitleg van plaats in rangschikking bekeken
file-action-view-to-change = Geopend om te wijzigen
file-action-change = Gewijzigd
file-action-register = Ingeschreven
file-action-reveal-national-number = Rijksregisternummer getoond
file-action-issue-attestation = Attest opgemaakt
file-action-confirm-attestation = Attest bevestigd
file-action-withdraw-attestation = Attest ingetrokken
file-action-record-consent = Toestemming ingeschreven
file-action-withdraw-consent = Toestemming ingetrokken
file-action-record-evidence = Bewijs toegevoegd
file-action-withdraw-evidence = Bewijs ingetrokken
file-action-download-document = Document gedownload
file-action-add-note = Notitie toegevoegd
file-action-emergency-access = Noodtoegang
file-action-take-up-case = Dossier opgenomen
file-action-merge = Samengevoegd
file-action-undo-merge = Samenvoeging ongedaan gemaakt
file-layer-contact = contact
file-layer-identity = identiteit
file-layer-housing = wonen
file-layer-income = inkomen
file-layer-points = punten
file-layer-flag = knipperlicht
file-layer-evidence = bewijs
file-layer-attestation-facts = geldigheid van attesten
file-layer-attestation = attesten
file-layer-consents = toestemmingen
file-layer-support = begeleiding
file-layer-sensitive = gevoelig: gezondheid, detentie, geweld
file-layer-person = persoon
file-layer-household = gezin
file-layer-residences = woonplaatsen
file-layer-preferences = gemeenten
file-layer-need = woonnood
file-layer-situation = situatie
file-layer-status = inschrijving

## Notities
file-notes-title = Notities
file-notes-lead = Notities zijn versleuteld. Een verhuurder ziet ze nooit.
file-notes-none = Er zijn nog geen notities die u mag lezen.
file-note-layer = Laag
file-note-layer-missing = Kies een laag.
file-note-text = Notitie
file-note-text-missing = Schrijf een notitie van hoogstens 10 000 tekens.
file-note-save = Notitie bewaren
file-note-added = De notitie is bewaard.

## Wijzigen
edit-title-person = Persoon en contact wijzigen
edit-title-household = Gezin wijzigen
edit-title-residences = Woonplaatsen wijzigen
edit-title-preferences = Gemeenten wijzigen
edit-title-need = Woonnood wijzigen
edit-title-income = Inkomen wijzigen
edit-title-situation = Situatie wijzigen
edit-title-status = Inschrijving wijzigen
edit-save = Bewaren
edit-saved = De wijziging is bewaard.
edit-none = geen
edit-choose-one = Kies
edit-more = Meer lege rijen
edit-remove = Deze rij weghalen
edit-member = Gezinslid { $number }
edit-members-hint = Laat een rij leeg als u ze niet nodig hebt.
edit-residence = Woonplaats { $number }
edit-residences-hint = Laat 'Tot' leeg als de persoon er nu nog woont.
edit-preferences-hint = Duid alle gemeenten aan waar de kandidaat wil wonen.
places-own = Waar uw woonmaatschappij verhuurt
places-near = Waar andere woonmaatschappijen verhuren
places-far = Andere gemeenten
edit-national-hint = Laat leeg om het nummer te houden dat er staat.
edit-national-remove = Rijksregisternummer weghalen
edit-until-hint = Alleen als de woonnood op een bekende dag stopt.
edit-flag-hint = Ernstige signalen dat alleen wonen nu niet lukt.
edit-suspended-hint = Alleen bij opgeschort. Leeg is zonder einde.
edit-clash-title = Iemand anders wijzigde dit ook
edit-clash-lead = Terwijl u bezig was, bewaarde iemand anders dit deel. Er is nog niets van u bewaard. Kies per gegeven wat er moet staan.
edit-clash-save = Mijn keuze bewaren
edit-clash-leave = Niets van mij bewaren
edit-field-name = Naam
edit-field-phone = Telefoon
edit-field-email = E-mailadres
edit-field-birth = Geboortedatum
edit-field-sex = Geslacht
edit-field-national = Rijksregisternummer
edit-field-members = Gezinsleden
edit-field-residences = Woonplaatsen
edit-field-preferences = Gemeenten naar keuze
edit-field-need = Woonnood
edit-field-documented = Bewezen met een document
edit-field-evidence = Soort bewijs
edit-field-evidence_on = Datum van het bewijs
edit-field-until = Telt tot en met
edit-field-monthly = Inkomen per maand
edit-field-yearly = Inkomen per jaar
edit-field-property = Woning of bouwgrond in eigendom
edit-field-ocmw = Bevoegd OCMW
edit-field-groups = Doelgroepen
edit-field-transfer = Verhuizing als huurder
edit-field-care = Mantelzorg in
edit-field-adapted = Aangepaste woning nodig
edit-field-emancipated = Ontvoogd of begeleid zelfstandig
edit-field-flag = Knipperlicht
edit-field-agreement = Begeleidingsovereenkomst
edit-field-status = Toestand
edit-field-suspended_until = Opgeschort tot en met

## Wat niet klopt
edit-name-missing = Vul de naam in.
edit-too-long = Dit is te lang: hoogstens 200 tekens.
edit-too-many = Er zijn te veel rijen: hoogstens 30.
edit-choose = Kies een van de mogelijkheden.
edit-phone-unreadable = Dit is geen telefoonnummer. Schrijf het zo: 0470 12 34 56.
edit-email-unreadable = Dit is geen e-mailadres. Schrijf het zo: naam@voorbeeld.be.
edit-date-unreadable = Vul een datum in, zoals 31-12-2025.
edit-in-future = Deze datum ligt in de toekomst.
edit-birth-after-registration = De geboortedatum ligt na de dag van inschrijving.
edit-too-long-ago = Deze datum ligt te ver terug.
edit-ends-before = Het einde ligt voor het begin.
edit-overlaps = Deze periode overlapt met een vorige.
edit-amount-unreadable = Vul een bedrag in euro in, zoals 1214,13.
edit-municipality-unknown = Kies een gemeente uit de lijst.
edit-preference-missing = Kies minstens één gemeente.
edit-second-partner = Er kan maar één partner zijn.
edit-documented-without-need = Kies eerst welke woonnood bewezen is.
edit-until-without-suspension = Deze datum hoort alleen bij een opgeschorte inschrijving.
edit-agreement-without-flag = Een begeleidingsovereenkomst hoort bij een knipperlicht.
edit-national-unreadable = Dit is geen rijksregisternummer: het controlegetal klopt niet of er ontbreken cijfers.
edit-national-other-birth = Dit nummer past niet bij de geboortedatum.
edit-number-unreadable = Vul een inschrijvingsnummer in: letters, cijfers, punten en streepjes, hoogstens 40.
edit-number-taken = Dit inschrijvingsnummer bestaat al.

## Nieuwe inschrijving
new-title = Nieuwe inschrijving
new-lead = Vul in wat u al weet. De rest kan daarna, per deel van het dossier.
new-number-hint = Het nummer uit het centrale inschrijvingsregister.
new-save = Inschrijven
new-done = De kandidaat is ingeschreven.

## Toestemmingen
consent-title = Toestemmingen
consent-lead = Zonder toestemming gaat naar een andere organisatie niet meer dan de identiteit, behalve waar de wet het vraagt.
consent-none = Er is geen toestemming ingeschreven.
consent-none-told = Andere organisaties die meewerken, zien alleen wie de persoon is.
consent-purpose = Waarvoor
consent-purpose-missing = Kies waarvoor de toestemming is.
consent-purpose-candidacy = De inschrijving samen opvolgen
consent-purpose-support = Begeleiding bij het wonen
consent-purpose-care = Rekening houden met gezondheid, detentie of geweld
consent-purpose-team = Overleg in een team
consent-purpose-eviction-prevention = Uithuiszetting voorkomen
consent-purpose-housing-search = Samen een woning zoeken op de private markt
consent-purpose-reporting = Een gemelde situatie bekijken
consent-opens = Opent: { $layers }
consent-organisation = Organisatie die de gegevens krijgt
consent-organisation-missing = Kies een organisatie.
consent-given = Gegeven op
consent-given-missing = Vul de datum in waarop de toestemming gegeven is.
consent-given-future = De toestemming kan niet in de toekomst gegeven zijn.
consent-state = Toestand
consent-running = loopt
consent-ended = ingetrokken
consent-form = Getekend formulier
consent-form-hint = Een pdf, jpeg, png of webp van hoogstens 10 MB.
consent-form-missing = Voeg het getekende formulier toe.
consent-form-large = Dit bestand is te groot: hoogstens 10 MB.
consent-form-kind = Dit is geen pdf, jpeg, png of webp.
consent-download = Downloaden
consent-twice = Deze toestemming loopt al.
consent-record = Toestemming inschrijven
consent-save = Toestemming bewaren
consent-recorded = De toestemming is ingeschreven.
consent-withdraw = Intrekken
consent-withdraw-question = De organisatie ziet vanaf nu niet meer wat deze toestemming opende. Intrekken?
consent-withdraw-yes = Ja, trek in
consent-withdrawn = De toestemming is ingetrokken.

## Bewijs van woonnood
evidence-title = Bewijs van woonnood
evidence-lead = Alleen wie de persoon begeleidt, ziet deze documenten. Een verhuurder ziet de datum en de geldigheid, nooit het document.
evidence-none = Er is nog geen bewijs toegevoegd.
evidence-none-told = Een bewijs dat u toevoegt, ziet alleen wie de persoon begeleidt.
evidence-dated = Datum van het bewijs
evidence-dated-hint = De datum die op het document staat.
evidence-dated-missing = Vul de datum in die op het document staat.
evidence-dated-future = Het document kan niet van later dan vandaag zijn.
evidence-until = Geldig tot en met
evidence-until-hint = Laat leeg als het document geen einddatum heeft.
evidence-until-before = Deze dag ligt voor de datum van het bewijs.
evidence-recorded-head = Toegevoegd
evidence-recorded-by = { $at } door { $who } ({ $organisation })
evidence-state = Toestand
evidence-state-counts = telt
evidence-state-expired = verlopen
evidence-state-replaced = vervangen
evidence-state-withdrawn = ingetrokken
evidence-called = { $kind } van { $day }
evidence-replaces = Komt in de plaats van
evidence-replaces-hint = Het oude bewijs blijft te zien als vervangen.
evidence-replaces-none = niets, het is een extra bewijs
evidence-paper = Document
evidence-paper-hint = Een pdf, jpeg, png of webp van hoogstens 10 MB.
evidence-paper-missing = Voeg het document toe.
evidence-paper-large = Dit bestand is te groot: hoogstens 10 MB.
evidence-paper-kind = Dit is geen pdf, jpeg, png of webp.
evidence-download = Downloaden
evidence-kind-missing = Kies wat voor bewijs het is.
evidence-record = Bewijs toevoegen
evidence-save = Bewijs bewaren
evidence-recorded = Het bewijs is toegevoegd.
evidence-withdraw = Intrekken
evidence-withdraw-question = Het bewijs telt dan niet meer. Het blijft te zien als ingetrokken. Intrekken?
evidence-withdraw-yes = Ja, trek in
evidence-reason = Waarom trekt u het in?
evidence-reason-missing = Schrijf waarom u het bewijs intrekt.
evidence-withdrawn = Het bewijs is ingetrokken.

## Noodtoegang en opnemen
emergency-title = Noodtoegang
emergency-lead = { $number ->
    [one] U krijgt één uur toegang tot één dossier.
   *[other] U krijgt { $number } uur toegang tot één dossier.
  } Uw reden komt in het logboek. De functionarissen voor gegevensbescherming en de beheerders krijgen meteen bericht.
emergency-reason = Waarom is dit dringend?
emergency-reason-hint = Minstens 20 tekens.
emergency-reason-short = Leg uit waarom dit dringend is, in minstens 20 tekens.
emergency-submit = Dossier openen
emergency-number-missing = Vul het volledige inschrijvingsnummer in.
emergency-birth-missing = Vul de geboortedatum in.
emergency-not-found = Er is geen dossier met dit nummer en deze geboortedatum.
emergency-too-many = U zocht te vaak zonder resultaat. Wacht een kwartier.
take-up-title = Dossier opnemen
take-up-lead = Zoek met het juiste nummer en de geboortedatum, die de persoon u zelf gaf. Vanaf dan werkt u mee aan het dossier.
take-up-submit = Opnemen
take-up-done = U werkt nu mee aan dit dossier.
