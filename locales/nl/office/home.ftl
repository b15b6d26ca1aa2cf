# Mijn werk: wat wacht.

## Werk
home-title = Mijn werk
home-work-expiring = Attesten die vervallen
home-work-unconfirmed = Attesten die wachten op bevestiging
home-work-suspensions = Schorsingen die aflopen
home-work-evidence = Woonnood zonder bewijs of met een oud bewijs
home-work-needs = Woonnood die afloopt
home-many = meer dan { $number }
home-more = Toon meer
home-duplicates = Mogelijk dubbele inschrijvingen
home-opened = Laatst geopend
home-nothing = Er wacht niets op u
home-nothing-hint = Hier komt wat u moet nakijken: attesten, schorsingen, bewijzen en berichten.
home-fresh = Hoe vers zijn de gegevens
home-fresh-import = Laatst ingelezen: { $at }
home-fresh-newest = Nieuwste inschrijving: { $day }

## Berichten
home-notices = Berichten
home-notice-read = Gelezen
home-notices-read = Alles gelezen
notice-case-taken-up = { $who } neemt nu ook deel aan het dossier { $number }.
notice-emergency-access = { $who } opende het dossier { $number } in nood. Kijk na of dat terecht was.
notice-emergency-access-of = { $who } opende een dossier in nood.
notice-log-broken = Het logboek klopt niet meer vanaf regel { $seq }.
notice-attestation-expiry-14 = Het attest van { $number } vervalt op { $until }: binnen twee weken.
notice-attestation-expiry-60 = Het attest van { $number } vervalt op { $until }.
notice-other = Er is een bericht voor u.

## Ga naar
home-places = Ga naar
home-people = Mensen
home-jobs = Taken op de achtergrond
home-admin = Beheer
home-log = Logboek

## Cijfers
home-figures-status = Inschrijvingen volgens stand
home-figures-need = Actieve inschrijvingen volgens woonnood
home-figures-no-need = geen bewezen woonnood
home-figures-count = Aantal
home-figures-total = Samen
home-figures-masked = verborgen
home-figures-note = Aantallen onder 5 zijn verborgen, en een tweede als het totaal ze zou verraden.
