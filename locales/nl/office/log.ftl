# Logboek: wie wat zag en veranderde.

## Logboek
log-title = Logboek
log-check-now = Nu nakijken
log-check-asked = Het logboek wordt nagekeken. Open deze pagina straks opnieuw.
log-never-checked = Het logboek werd nog nooit nagekeken.
log-whole = Laatst nagekeken op { $at }: alle { $rows } regels zijn zoals ze geschreven werden.
log-broken = Nagekeken op { $at }: het logboek klopt niet bij regel { $seq }. { $why }
log-fault-missing = De regel ontbreekt.
log-fault-chain = De regel volgt niet op de regel ervoor.
log-fault-line = De regel is achteraf veranderd.
log-fault-detail = De reden of de details zijn achteraf veranderd.
log-fault-head = Het logboek eindigt niet waar het zegt te eindigen.
log-from = Van
log-to = Tot en met
log-who = Wie
log-organisation = Organisatie
log-action = Wat
log-number = Inschrijvingsnummer
log-seq = Regel
log-at = Wanneer
log-reason = Reden
log-details = Reden en details
log-filter = Toon
log-none = Geen regels gevonden
log-older = Oudere
log-newest = Naar de nieuwste
log-nobody = onbekend

## Wat er gebeurde
action-login = meldde zich aan
action-login-wrong = probeerde zich aan te melden
action-view = bekeek het dossier
action-view-log = bekeek wie wat zag
action-view-notes = las de notities
action-add-note = schreef een notitie
action-change = wijzigde gegevens
action-view-to-change = opende gegevens om ze te wijzigen
action-reveal-national-number = liet het rijksregisternummer tonen
action-list-candidates = zocht in de kandidaten
action-export-candidates = nam een lijst van kandidaten mee
action-list-duplicates = zocht dubbele inschrijvingen
action-compare-duplicate = vergeleek twee inschrijvingen
action-merge = voegde twee inschrijvingen samen
action-undo-merge = maakte een samenvoeging ongedaan
action-view-ranking = bekeek een rangschikking
action-emergency-access = opende het dossier in een noodgeval
action-take-up-case = nam het dossier op
action-record-consent = schreef een toestemming op
action-withdraw-consent = schreef op dat een toestemming werd ingetrokken
action-view-consents = bekeek de toestemmingen
action-issue-attestation = gaf een attest
action-view-attestation = bekeek een attest
action-download-document = opende een document
action-view-audit-log = las het logboek
action-find-person = zocht iemand op voor een vraag
action-extract-person = maakte een uittreksel van alle gegevens
action-ask-correction = schreef een vraag om rechtzetting op
action-settle-correction = handelde een vraag om rechtzetting af
action-ask-erasure = vroeg om iemand te wissen
action-erase = wiste
action-anonymise = maakte onherkenbaar
action-pseudonymise = wiste redenen en details
action-view-retention = bekeek wat weg zou gaan
action-ask-retention = liet wissen wat lang genoeg bewaard is
action-ask-verify-log = liet het logboek nakijken
action-verify-log = keek het logboek na
action-rotate-keys = verzegelde gegevens met nieuwe sleutels
action-cancel-job = stopte een taak
action-retry-job = liet een taak opnieuw proberen

## Details
detail-layers = Getoond
detail-rule = Volgens de regel
detail-by = Door
detail-kind = Soort
detail-rows = Regels
detail-lines = Regels
detail-outcome = Uitkomst
detail-on = Op

## Regels
rule-erase-erased = Deze persoon is al gewist.
rule-erase-merged = Deze inschrijving is samengevoegd met een andere. Vraag het daar.
rule-erase-registration-open = De inschrijving is nog niet geschrapt. Een verhuurder moet ze bijhouden zolang de persoon kandidaat is.
rule-erase-allocation = De persoon huurt een woning die werd toegewezen.
rule-erase-open-case = Er loopt nog begeleiding, of een attest geldt nog.
