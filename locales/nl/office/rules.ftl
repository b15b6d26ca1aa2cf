# Waarom iets mag of niet mag, per regel.

## Geweigerd
rule-no-role = U hebt vandaag geen rol.
rule-role-never = Dit hoort niet bij uw rol.
rule-landlord-never = Een verhuurder ziet nooit begeleiding, gezondheid of het verhaal achter een woonnood.
rule-not-self = Niemand wijzigt zijn eigen rollen of zet zijn eigen account stop. Vraag het een andere beheerder.
rule-other-organisation = Dit is van een andere organisatie.
rule-no-part = Uw organisatie is niet betrokken bij dit dossier.
rule-not-named = Uw organisatie is betrokken bij dit dossier, maar u niet.
rule-not-own-records = Een andere organisatie schreef dit.
rule-no-agreement = Uw organisatie heeft geen lopende overeenkomst.
rule-no-consent = De persoon gaf uw organisatie hiervoor geen toestemming.
rule-file-merged = Dit dossier is samengevoegd met een ander.
rule-file-erased = Dit dossier is gewist.

## Toegestaan
rule-not-personal = Niemand is erin te herkennen.
rule-office = Dit hoort bij de rol.
rule-own-organisation = Dit is van de eigen organisatie.
rule-takes-part = Betrokken bij het dossier.
rule-own-records = Betrokken bij het dossier, en zelf geschreven.
rule-consent-candidacy = Toestemming voor de kandidatuur.
rule-consent-support = Toestemming voor begeleiding.
rule-consent-care = Toestemming voor zorg.
rule-consent-team = Toestemming voor overleg in het team.
rule-consent-eviction-prevention = Toestemming om uithuiszetting te voorkomen.
rule-consent-housing-search = Toestemming om een woning te zoeken.
rule-consent-reporting = Toestemming voor een melding.
rule-law-registration = De wet op de inschrijving.
rule-law-attestation = Het reglement over attesten.
rule-law-council = De wet op de toewijzingsraad.
rule-law-local-committee = De regels van de lokale adviescommissie.
rule-exact-file = De persoon is precies genoemd, met nummer en geboortedatum.
rule-emergency = Noodtoegang, met reden en melding.
