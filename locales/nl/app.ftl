# Woorden van Woonspoor in het Nederlands. Alles wat een gebruiker leest, staat hier; het Engels staat ernaast.

## Datum en plaats
place-in-group = { $municipality } of een andere gemeente van dezelfde groep
month = { $number ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
  }
date = { $day } { $month } { $year }
euro = { $amount } euro
yes = ja
no = nee

place-line = regel { $line }
place-article = artikel { $article }
place-column = kolom { $column }
place-key = sleutel { $key }
word-error = fout
word-warning = let op

## Wat er mis kan zijn met invoer
problem-missing-file = dit bestand is er niet
problem-unreadable = dit is geen werkmap (.xlsx), of ze is beschadigd; bewaar ze opnieuw met een rekenblad
problem-empty = het bestand is leeg; verwacht: een eerste regel met kolomnamen
problem-missing-column = deze kolom ontbreekt; gevonden: { $found }
problem-repeated-column = deze kolom staat er twee keer
problem-unknown-column = deze kolom is niet gekend en wordt niet gebruikt
problem-field-count = deze regel heeft { $found } velden; verwacht: { $expected }
problem-required = dit veld is leeg; een waarde is verplicht
problem-not-a-date = geen datum; verwacht: een bestaande dag, geschreven als 2026-03-01 of 01/03/2026
problem-not-an-amount = geen bedrag; verwacht: een getal met hoogstens twee cijfers na punt of komma, zonder punt of spatie bij de duizendtallen
problem-negative = een bedrag kan hier niet kleiner zijn dan 0
problem-not-a-number = geen geheel getal van { $min } tot { $max }
problem-not-a-nis = geen NIS-code; verwacht: vijf cijfers
problem-unknown-code = onbekende code; verwacht een van: { $allowed }
problem-too-long = te lang; hoogstens { $most } tekens
problem-encoding = de tekst is geen UTF-8 of Windows-1252
problem-duplicate = dit nummer stond al op regel { $line }
problem-duplicate-somewhere = dit nummer staat er twee keer
problem-no-such-registration = deze inschrijving bestaat niet in registrations
problem-no-such-dwelling = deze woning bestaat niet in dwellings
problem-no-such-organisation = deze organisatie bestaat niet in organisations; het attest telt niet
problem-ends-before-start = het einde ligt voor het begin ({ $start })
problem-more-reserved = er zijn meer voorbehouden woningen dan woningen
problem-in-future = deze datum ligt in de toekomst; verwacht: een dag tot en met vandaag ({ $today })
problem-born-after-registration = de geboortedatum ligt na de datum van inschrijving ({ $on })
problem-registered-after = ingeschreven na de datum van de toewijzing ({ $on }); telt toch mee op de lijst
problem-mapping = dit kan niet in een mapping staan; wel: { $known }
problem-not-a-file-name = verwacht: de naam van een bestand in dezelfde map, of van een blad
problem-too-many = dit zijn er te veel; er is plaats voor { $most }
problem-not-below-zero = dit is geen aftrek; verwacht: een getal kleiner dan 0
problem-unclosed-quote = een aanhalingsteken wordt nergens gesloten
problem-and-more = en nog { $count } meldingen in dit bestand
problem-schema = dit is niet geschreven zoals het in dit bestand hoort
shape-unknown = { $name } kan hier niet staan; wel: { $known }
shape-unknown-alone = { $name } kan hier niet staan
shape-missing = { $name } ontbreekt; dat is verplicht
shape-twice = { $name } staat er twee keer
shape-twice-alone = dit staat er twee keer
shape-kind = deze waarde is van een andere soort; verwacht: { $kind ->
    [yes-no] true of false
    [number] een getal
    [text] een tekst tussen aanhalingstekens
    [list] een lijst
    [table] een reeks namen met een waarde
    [date] een bestaande dag, geschreven als 2026-03-01
   *[other] een andere waarde
  }
shape-share = { $value } is geen deel; verwacht: een breuk als "1/5"
shape-amount = { $value } is geen bedrag; verwacht: een bedrag als "1379.13"
shape-points = dit kan geen aantal punten zijn; verwacht: een geheel getal van { $least } tot { $most }
shape-pillar = dit is geen pijler; verwacht: 1, 2, 3 of 4
shape-value = na een naam of een = ontbreekt een waarde, of wat er staat is er geen; een tekst staat tussen aanhalingstekens
shape-open = een haakje of aanhalingsteken wordt niet gesloten
shape-end = het bestand houdt te vroeg op
problem-same-name = staat er twee keer ({ $what })
problem-no-source = geen bron, of een bron die het bestand niet noemt; gekend: { $known }
problem-no-such-rule = verwijst naar iets dat er niet is; gekend: { $known }
problem-lacks = ontbreekt: { $what }
problem-shares-exceed-one = de delen zijn samen { $sum }; meer dan het geheel kan niet
problem-shares-below = de delen zijn samen minder dan verwacht: { $sum }
problem-no-series = geen reeks, of een reeks die er niet is; gekend: { $known }
problem-band-contradiction = de tekst spreekt zichzelf tegen: { $wage } + { $offset } = { $sum }, en dat is niet { $ceiling } (leefloon van { $on }). Gekozen in het reglement: { $chosen }
chosen-ceiling = het plafond telt
chosen-label = het label telt
problem-overlap = overlapt met { $other }
problem-gap = er is niets gezegd over { $from } tot { $to }
problem-gap-one = er is niets gezegd over { $what }
problem-not-ascending = staat niet in stijgende volgorde
problem-sum-differs = { $what }: uitgerekend is { $expected }, in het bestand staat { $found }
problem-choice-differs = de keuze en de regel zeggen niet hetzelfde; de regel zegt: { $says }
problem-validity-reversed = eindigt voor het begint
problem-override-not-allowed = een gemeente mag deze regel niet wijzigen; wel: { $allowed }
problem-not-in-force = het reglement is niet van kracht op { $on }; het geldt vanaf { $from }
problem-not-in-force-between = het reglement is niet van kracht op { $on }; het geldt van { $from } tot en met { $to }
problem-no-value = de reeks { $series } heeft geen bedrag op { $on }; het eerste geldt vanaf { $first }
problem-no-value-at-all = de reeks { $series } heeft geen bedragen
problem-assumed = de reeks { $series } is aangenomen vanaf { $from }: { $reason }
problem-no-such-pillar = het reglement heeft deze pijler niet; wel: { $known }
problem-seed-missing = dit reglement loot bij gelijke stand; geef een startgetal met --seed
problem-no-such-area = geen werkingsgebied van het reglement hoort bij woonmaatschappij "{ $company }"{ $zone ->
    [none] {""}
   *[some] , zone "{ $name }"
  }; pijler 3 krijgt daar alleen voorbehouden woningen
problem-no-stock = geen rij in stock voor deze gemeente; pijler 3 heeft er geen plaats
problem-replay = { $what }: niet meer hetzelfde. Bewaard: { $expected }, nu: { $found }
problem-file-exists = dit bestand is er al; kies een andere naam, of vervang het met --force
problem-port-in-use = deze poort is in gebruik; kies een andere met { $option }
problem-neither-folder-nor-workbook = dit is geen map en geen werkmap (.xlsx)
problem-no-such-regulation = er is geen bestand met deze naam, en geen ingebouwd reglement; ingebouwd zijn: { $known }
problem-not-a-web-address = geen webadres; verwacht: https:// of http:// met een naam, en zonder pad, zoals https://woonspoor.example.org
problem-not-an-issuer = geen adres van een aanmelddienst; verwacht: https:// of http:// met een naam
problem-unknown-setting = deze instelling bestaat niet; wel: { $known }
problem-missing-setting = deze instelling ontbreekt; ze is verplicht
problem-wrong-kind = { $expected ->
    [yes-no] verwacht: true of false
    [number] verwacht: een geheel getal, niet kleiner dan 0
    [text] verwacht: een tekst tussen aanhalingstekens
    [list] verwacht: een lijst tussen rechte haken
   *[other] deze waarde past hier niet
  }
problem-no-such-account = er is geen account met dit adres
problem-account-closed = dit account mag niet aanmelden
problem-may-not-import = dit account mag niet importeren: daarvoor is de rol van toewijzer nodig
problem-changed-meanwhile = iemand wijzigde het register op hetzelfde moment; er is niets gedaan, probeer het opnieuw
problem-no-such-line = regel { $line } is er niet; de laatste is { $last }
replay-regulation = het reglement
replay-reference = de referentiegegevens
replay-register = het register
replay-program = de versie van het programma
replay-receipt = het bewaarde resultaat zelf
replay-result = het resultaat

## Pijlers en groepen
pillar = pijler { $number }
pillar-name = { $number ->
    [1] gewone toewijzing
    [2] versnelde toewijzing
    [3] doelgroepen
   *[4] verhuizing binnen de woonmaatschappij
  }
single-household = alleenstaande
household-of = gezin van { $persons }

## Uitleg
explain-title = Uitleg voor kandidaat { $number }
explain-dwelling = Woning { $dwelling } in { $municipality }, { $bedrooms ->
    [one] { $bedrooms } slaapkamer
   *[other] { $bedrooms } slaapkamers
  }, op { $on }
explain-regulation = { $title }, versie { $version }
explain-pillar-asked = Pijler { $pillar } ({ $name })
explain-pillar-ledger = Pijler { $pillar } ({ $name }): die is aan de beurt volgens het quotum
explain-pillar-none = Niemand past in een van de pijlers. Hieronder de uitleg voor pijler { $pillar } ({ $name })
explain-place = Plaats { $place } van { $ranked ->
    [one] 1 geschikte kandidaat
   *[other] { $ranked } geschikte kandidaten
  }; { $considered } kandidaten zijn bekeken.
explain-excluded = Niet op de lijst. Er { $count ->
    [one] is 1 reden
   *[other] zijn { $count } redenen
  }. Op de lijst { $ranked ->
    [one] staat 1 kandidaat
   *[other] staan { $ranked } kandidaten
  }; { $considered } zijn bekeken.
explain-points = Punten: { $total } van hoogstens { $most }
explain-order = Wat de volgorde bepaalt
explain-reasons = Waarom niet
explain-unknown = Wat niet gekend is
explain-conditions-met = Voorwaarden die in orde zijn
explain-changes = Wat anders zou moeten zijn
explain-nearest = De kleinste verandering die iets uitmaakt
explain-nearest-ranked = { $change }: plaats { $place } in plaats van { $now }
explain-nearest-points = { $change }: { $points } punten, plaats { $place } in plaats van { $now }
explain-nearest-lift = { $changes }: dan plaats { $place } op de lijst
explain-nearest-lift-points = { $changes }: dan { $points } punten en plaats { $place } op de lijst
explain-ahead-points = Wie op plaats { $place } staat, heeft { $more ->
    [one] 1 punt
   *[other] { $more } punten
  } meer.
explain-ahead-tie = Wie op plaats { $place } staat, heeft wel een lokale binding.
explain-ahead-care = Wie op plaats { $place } staat, geeft of krijgt er mantelzorg.
explain-ahead-transfer = Wie op plaats { $place } staat, moet verhuizen.
explain-ahead-age = Wie op plaats { $place } staat, valt in een oudere leeftijdsgroep.
explain-ahead-income = Wie op plaats { $place } staat, heeft een lager inkomen tegenover de grens.
explain-ahead-lot = Wie op plaats { $place } staat, kwam vroeger uit de loting.
explain-ahead-date = Wie op plaats { $place } staat, staat voor de rest gelijk en is vroeger ingeschreven.
explain-ahead-number = Wie op plaats { $place } staat, staat voor de rest gelijk en heeft een lager inschrijvingsnummer.
explain-nearest-none = Geen enkele verandering waar de kandidaat of een dienst zelf voor kan zorgen, geeft een betere plaats.
explain-nearest-none-excluded = Wat er in de weg staat, kan de kandidaat of een dienst niet zelf op korte termijn veranderen, of niet voor deze woning.
explain-gate = Lezing van 'minimaal scoren': { $reading }
gate-strict = strikt, minstens het minimum op elk criterium
gate-evidence = minstens het minimum, behalve waar het volstaat dat de feiten vaststaan
gate-off = geen minimum
explain-assumption = Steunt op een aanname: { $text }
article-ref = artikel { $article }
source-ref = bron: { $source }
points-count = { $points ->
    [one] { $points } punt
   *[other] { $points } punten
  }

because-age-met = { $age } jaar oud; gevraagd is { $minimum }
because-age-emancipated = ontvoogd of begeleid zelfstandig; de leeftijd van { $minimum } is dan niet nodig
because-age-not = { $age } jaar oud; gevraagd is { $minimum }, bereikt op { $on }
because-income-met = jaarinkomen { $income }, niet boven de grens van { $limit }
because-income-not = jaarinkomen { $income }, boven de grens van { $limit }
because-property-met = geen woning of bouwgrond in eigendom
because-property-not = een woning of bouwgrond in eigendom
because-registration-active = de inschrijving is actief
because-struck = de inschrijving is geschrapt
because-not-struck = de inschrijving is niet geschrapt
because-suspended = de inschrijving is opgeschort zonder einddatum
because-suspended-until = de inschrijving is opgeschort tot en met { $until }
because-not-suspended = de inschrijving is niet opgeschort
because-preference-met = { $municipality } staat bij de gekozen gemeenten
because-preference-not = { $municipality } staat niet bij de gekozen gemeenten ({ $chosen })
because-preference-none = geen enkele gemeente gekozen
because-occupancy-met = { $bedrooms ->
    [one] 1 slaapkamer past
   *[other] { $bedrooms } slaapkamers passen
  }: nodig { $least }, hoogstens { $most } ({ $who })
because-occupancy-not = { $bedrooms ->
    [one] 1 slaapkamer past niet
   *[other] { $bedrooms } slaapkamers passen niet
  }: nodig { $least }, hoogstens { $most } ({ $who })
because-adapted-both = aangepaste woning, en een aangepaste woning is nodig
because-adapted-neither = gewone woning, en een gewone woning volstaat
because-adapted-dwelling = de woning is aangepast, maar de kandidaat heeft dat niet nodig
because-adapted-candidate = de kandidaat heeft een aangepaste woning nodig, en deze is dat niet
because-reserved-met = de woning is voor { $group }, en de kandidaat hoort bij die groep
because-reserved-not = de woning is voor { $group }, en de kandidaat hoort niet bij die groep
because-one-met = nog geen woning gekregen
because-one-not = kreeg al een woning toegewezen
because-tie-met = lokale binding: woonde van { $from } tot en met { $to } zonder onderbreking in { $municipality } (nodig: { $years } jaar in de laatste { $window })
because-tie-not = geen lokale binding: de langste periode in { $municipality } binnen de laatste { $window } jaar is van { $from } tot en met { $to } (nodig: { $years } jaar zonder onderbreking)
because-tie-none = geen lokale binding: woonde de laatste { $window } jaar niet in { $municipality }
because-group-met = hoort bij een doelgroep die meetelt: { $groups }
because-group-not = hoort bij geen doelgroep die hier meetelt ({ $wanted })
because-transfer-none = geen huurder die binnen de woonmaatschappij verhuist
because-transfer-mandatory = moet verhuizen binnen de woonmaatschappij
because-transfer-wish = wil verhuizen binnen de woonmaatschappij
because-need-none = geen woonnood opgegeven
because-need-documented = { $need }; een document bewijst het
because-need-undocumented = { $need }; er is geen document dat het bewijst, daarom telt het niet
because-need-ended = { $need }; telde tot en met { $until }
because-band-reached = het maandinkomen ligt niet boven { $ceiling }
because-band-above = het maandinkomen ligt boven { $ceiling }
because-limit-met = het jaarinkomen ligt niet boven de grens van { $limit }
because-limit-not = het jaarinkomen ligt boven de grens van { $limit }
because-monthly-reached = maandinkomen { $income }, niet boven { $ceiling }
because-monthly-above = maandinkomen { $income }, boven de hoogste band ({ $ceiling })
because-monthly-unknown = maandinkomen { $income }; geen band van toepassing
because-attestation-best = attest van { $issuer }: { $level }
because-attestation-level = attest: { $level }
because-attestation-none = geen attest
because-attestation-flaws = geen attest dat telt: { $flaws }
level-municipality = begeleiding in de gemeente van het bevoegde OCMW
level-area = begeleiding elders in het werkingsgebied
level-district = begeleiding elders in het arrondissement
flaw-unknown-organisation = de dienst is niet gekend
flaw-no-agreement = de dienst heeft geen samenwerkingsovereenkomst die nu loopt
flaw-not-yet-issued = opgemaakt na de datum
flaw-expired = niet meer geldig
flaw-ocmw = het bevoegde OCMW is niet nagekeken
flaw-search = niet actief gezocht en niet vrijgesteld
flaw-not-ready = nog niet klaar om door te stromen
flaw-no-engagement = geen engagement om te begeleiden
because-steps-children = { $count ->
    [0] geen kinderen ten laste
    [one] 1 kind ten laste
   *[other] { $count } kinderen ten laste
  }
because-steps-persons = { $count ->
    [one] 1 persoon
   *[other] { $count } personen
  }
because-steps-age = { $count } jaar oud
because-years-waiting = { $years } volle jaren ingeschreven, sinds { $from }
because-years-residence = { $years } volle jaren in de gemeente, sinds { $from }
because-years-none = woont niet in de gemeente
because-years-capped = (het hoogste aantal punten)
because-rows = { $labels }
because-rows-none = niets van toepassing
because-refusal-weighs = weigerde op { $on }; dat weegt tot { $until }
because-refusal-none = geen weigering die nog weegt
because-refusal-unknown = weigeringen staan niet in dit register
because-gate-met = { $criterion }: { $points }, minstens { $minimum }
because-gate-not = { $criterion }: { $points }; minstens { $minimum } nodig
because-outside-met = geen situatie die buiten de punten valt
because-outside-not = { $need }: daarover beslist de woonmaatschappij apart, op basis van een sociaal verslag
because-flag-none = geen knipperlicht
because-flag-agreement = knipperlicht, en er is een begeleidingsovereenkomst
because-flag-not = knipperlicht, en er is geen begeleidingsovereenkomst
care-yes = geeft of krijgt mantelzorg in { $municipality }
care-no = geen mantelzorg in { $municipality }
registered-since = ingeschreven op { $on }
who-other-adults = { $count ->
    [one] 1 andere volwassene
   *[other] { $count } andere volwassenen
  }
who-boys = { $count ->
    [one] 1 jongen
   *[other] { $count } jongens
  }
who-girls = { $count ->
    [one] 1 meisje
   *[other] { $count } meisjes
  }
who-others = { $count ->
    [one] 1 kind met geslacht x
   *[other] { $count } kinderen met geslacht x
  }
who-tenant = huurder en eventuele partner

change-document-need = een document bezorgen dat de woonnood bewijst
change-have-need = een erkende woonnood
change-attestation = een attest met { $level }
change-any-attestation = een geldig attest van begeleiding
change-add-preference = { $municipality } kiezen als gemeente
change-support-agreement = een begeleidingsovereenkomst
change-wait = wachten tot { $until }
change-lower-income = een inkomen van hoogstens { $ceiling }
change-reactivate = de inschrijving weer actief maken
change-no-property = geen woning of bouwgrond in eigendom
change-other-size = een woning met { $least } tot { $most } slaapkamers
change-other-adaptation-needed = een aangepaste woning
change-other-adaptation-plain = een woning die niet aangepast is
change-longer-residence = { $years } jaar zonder onderbreking in de gemeente wonen
change-join-group = door een dienst toegeleid worden in een van deze groepen: { $groups }
change-ask-transfer = als huurder een verhuizing vragen
change-social-report = een sociaal verslag dat de woonmaatschappij goedkeurt
change-more-points = meer punten voor { $criterion }
change-nothing = niets: deze reden blijft

## Tabel van toewijzingen
col-dwelling = Woning
col-pillar = Pijler
col-why-pillar = Waarom deze pijler
col-who = Wie
col-points = Punten
col-why-not-next = Waarom niet de volgende
col-rank = Plaats
col-number = Inschrijving
col-registered = Ingeschreven
col-area = Werkingsgebied
col-dwellings = Woningen
col-count = Aantal
allocate-title = Toewijzing van { $dwellings } woningen op { $on }, { $title }, versie { $version }
allocate-done = { $given } toegewezen, { $open } zonder geschikte kandidaat.
why-reserved = woning voorbehouden voor { $group }
why-first = ligt het verst achter op zijn deel (tekort: { $shortfall })
why-round = is aan de beurt
why-after = { $before }; daarna deze (tekort: { $shortfall })
why-after-round = { $before }; daarna deze
why-group = { $pillar }. Groep: { $group }
nobody = niemand past
nobody-why = geprobeerd: { $tried }
tried-nobody = geen geschikte kandidaat in pijler { $pillar }
tried-stock = pijler { $pillar }: het hoogste deel van de woningen in de gemeente is bereikt
tried-number = pijler { $pillar }: de aantallen van dit jaar zijn bereikt
tried-no-area = pijler { $pillar }: geen werkingsgebied voor deze plaats
next-none = er is geen andere geschikte kandidaat
next-points = { $number } heeft { $points } punten, { $fewer } minder
next-tie = { $number } heeft geen lokale binding
next-care = { $number } geeft of krijgt er geen mantelzorg
next-transfer = { $number } hoeft niet te verhuizen, maar wil het wel
next-age = { $number } valt in een jongere leeftijdsgroep
next-ratio = { $number } heeft een hoger inkomen tegenover de grens
next-lot = { $number } kwam later uit de loting
next-later = { $number } is later ingeschreven ({ $on })
next-number = { $number } is dezelfde dag ingeschreven, met een hoger nummer
next-same-points = { $reason }, bij evenveel punten
ledger-title = Quotum { $year } na deze toewijzingen
ledger-company = Woonmaatschappij
ledger-count = { $count } ({ $share })
ledger-target = doel
how-to-go-on = Zo ga je verder
rank-title = Woning { $dwelling } in { $municipality }: pijler { $pillar } ({ $name }), op { $on }
rank-title-nobody = Woning { $dwelling } in { $municipality }: niemand past, op { $on }
rank-summary = { $ranked } geschikt, { $excluded } niet, samen { $all } bekeken.
rank-more = ... en nog { $count }. Met --format json staat iedereen in de lijst.
rank-reasons-title = Waarom de anderen niet
rank-by-reason = { $count ->
    [one] { $count } kandidaat
   *[other] { $count } kandidaten
  }: { $reason }
tie-yes = binding
tie-no = geen binding
care-short = mantelzorg
transfer-must = moet verhuizen
transfer-wish = wil verhuizen
apportion-title = Verdeling van de aantallen per jaar: { $method }
method-largest-remainder = grootste resten
method-sainte-lague = Sainte-Laguë
method-d-hondt = D'Hondt
apportion-zone = - { $name }
apportion-total = samen

## Redenen, kort
reason-adapted-mismatch = aangepaste woning en nood komen niet overeen
reason-age = jonger dan de minimumleeftijd van de woning
reason-already-allocated = kreeg al een woning
reason-gate = scoort niet op { $criterion }
reason-income-limit = jaarinkomen boven de grens
reason-no-local-tie = geen lokale binding
reason-no-preference = koos deze gemeente niet
reason-no-transfer = verhuist niet binnen de woonmaatschappij
reason-not-in-target-group = hoort bij geen doelgroep die hier meetelt
reason-not-reserved-for = hoort niet bij de groep van de woning
reason-occupancy = aantal slaapkamers past niet
reason-on-hold = even geen aanbod na een weigering
reason-property = heeft een woning of bouwgrond
reason-special-route = bijzondere omstandigheden, apart behandeld
reason-struck = inschrijving geschrapt
reason-suspended = inschrijving opgeschort
reason-underage = jonger dan de minimumleeftijd
reason-warning-flag = knipperlicht zonder overeenkomst

## Controle, verschil, replay, demo
check-ok = { $title }, versie { $version }: bruikbaar. { $articles } artikels, { $rules } regels, { $choices } keuzes.
check-bad = { $title }, versie { $version }: niet bruikbaar.
check-counts = { $errors } fouten, { $warnings } waarschuwingen.
diff-title = Van { $before } naar { $after }
diff-none = Er is geen verschil.
diff-head = { $key }: was { $before }, wordt { $after }
diff-article-added = artikel { $article } ({ $title }) is nieuw
diff-article-removed = artikel { $article } ({ $title }) vervalt
diff-article-reworded = artikel { $article } ({ $title }): { $part } gewijzigd
diff-was = was: { $text }
diff-now = wordt: { $text }
diff-rule-added = artikel { $article }: nieuwe regel { $rule } ({ $kind })
diff-rule-removed = artikel { $article }: regel { $rule } ({ $kind }) vervalt
diff-setting = artikel { $article }, regel { $rule }: { $path } was { $before }, wordt { $after }
diff-setting-added = artikel { $article }, regel { $rule }: { $path } is nieuw: { $after }
diff-setting-removed = artikel { $article }, regel { $rule }: { $path } vervalt (was { $before })
part-title = titel
part-text = tekst
part-left-to-people = wat aan mensen overgelaten wordt
nothing-there = niets
key-points = punten
key-rows = rij
key-share = deel
key-order = volgorde
key-years = jaren
key-window-years = periode in jaren
key-yearly = aantal per jaar
key-dwellings = woningen
key-areas = werkingsgebied
key-zones = zone
key-reading = lezing
key-maximum = hoogste totaal
key-source = bron
key-note = toelichting
key-valid-from = geldig vanaf
key-valid-to = geldig tot en met
key-version = versie
key-adopted-by = aangenomen door
key-overrides = afwijkingen per gemeente
key-months = maanden
key-age = leeftijd
key-ceiling = plafond
key-offset = bedrag boven de reeks
key-method = methode
key-criteria = criteria
replay-same = Opnieuw berekend: precies hetzelfde resultaat, dezelfde bytes. { $regulation } versie { $version }, op { $on }, resultaat { $hash }
replay-differs = Opnieuw berekend: niet hetzelfde.
receipt-saved = Bewijs bewaard in { $path }
demo-made = Demoregio gemaakt in { $path }: { $registrations } inschrijvingen, { $dwellings } woningen. Datum om mee te rekenen: { $on }. Alle mensen en contactgegevens zijn verzonnen.
loading = lezen
standard-output = standaarduitvoer
argument-unknown = deze opdracht kent { $name } niet
argument-unknown-like = deze opdracht kent { $name } niet; misschien { $like }
argument-unknown-command = { $name } is geen opdracht
argument-unknown-command-like = { $name } is geen opdracht; misschien { $like }
argument-no-command = na deze opdracht moet nog een van deze komen: { $known }
argument-missing = { $count ->
    [one] dit ontbreekt: { $names }
   *[other] dit ontbreekt: { $names }
  }
argument-no-value = { $name } vraagt een waarde
argument-no-value-of = { $name } vraagt een waarde; een van: { $known }
argument-not-one-of = { $name } kan niet "{ $value }" zijn; wel een van: { $known }
argument-not-a = { $name } kan niet "{ $value }" zijn; verwacht: { $kind ->
    [date] een bestaande dag, geschreven als 2026-03-01
    [number] een geheel getal
    [address] een adres met een poort, zoals 127.0.0.1:8080
    [pillar] een pijler: 1, 2, 3 of 4
   *[other] een andere waarde
  }
argument-twice = { $name } mag maar één keer gegeven worden
argument-together = { $name } gaat niet samen met { $others }
argument-too-many = { $name } heeft geen plaats voor "{ $value }"
argument-not-text = een van de argumenten is geen tekst
argument-usage = Gebruik: { $usage }
    Meer uitleg staat bij --help (in het Engels).
broken = Er liep iets mis in het programma zelf: { $cause }
nothing-done = Er is niets gedaan. Los dit eerst op:
## Wat er mis kan zijn met schijf, databank en sleutels
system-not-found = er is hier niets met deze naam
system-denied = geen toegang: geef de gebruiker die het programma uitvoert hier rechten, of kies een andere plaats
system-exists = er is hier al iets met deze naam
system-not-empty = deze map is er al en is niet leeg; kies een map die er nog niet is of die leeg is
system-full = de schijf is vol; maak plaats vrij en probeer het opnieuw
system-read-only = hier kan alleen gelezen worden; kies een andere plaats, of maak deze beschrijfbaar
system-in-use = dit adres is in gebruik door een ander programma
system-no-such-address = dit is geen adres van deze computer
system-is-folder = dit is een map; verwacht: een bestand
system-not-folder = dit is een bestand; verwacht: een map
system-not-ordinary = dit is geen gewoon bestand
system-name = deze naam kan niet gebruikt worden
system-no-answer = er komt geen antwoord
system-other = het besturingssysteem meldt: { $told }
full-folder = de schijf van de map { $folder } is vol.
full-server = de schijf van de databankserver is vol.
full-free = Vrij: { $free } MB.
full-needed = Nodig: ongeveer { $needed } MB.
full-then = Maak plaats vrij en probeer het opnieuw; wat er stond, is niet veranderd.
database-busy = een ander programma schrijft al lang in de databank; probeer het later opnieuw
database-read-only = de databank kan alleen gelezen worden; geef de gebruiker die het programma uitvoert schrijfrecht op het bestand en op de map
database-damaged = wat in de databank staat, is beschadigd; zet een back-up terug
database-not-empty = de databank is niet leeg; zet de back-up terug in een nieuwe, of vervang alles met --force
database-address = dit is geen adres van een databank; verwacht: sqlite:///pad/bestand.db of postgres://gebruiker@server/naam
database-memory = een databank in het geheugen kan niet; geef een bestand
database-no-file = deze databank is er niet; maak ze met `woonspoor serve`, of wijs ze aan met --data of --database
database-closed = het bestand van de databank kan niet geopend worden; geef de gebruiker die het programma uitvoert lees- en schrijfrecht op het bestand en op de map
database-other-file = dit bestand is geen databank
database-no-answer = de databankserver antwoordt niet; kijk of hij loopt en of het adres klopt
database-refused = de databankserver laat deze gebruiker niet toe; kijk naar gebruiker, wachtwoord en rechten
database-no-database = deze databank bestaat niet op de server
database-other = de databank meldt: { $told }
database-no-demonstration = deze databank is al in gebruik en is niet als demonstratie gemaakt; geef met --data of --database een nieuwe plaats voor de demonstratie
backup-none = dit is geen back-up van Woonspoor
backup-damaged = deze back-up is afgebroken of beschadigd; neem een andere
keys-none = de sleutels van dit kantoor zijn er niet. Zet het sleutelbestand terug op deze plaats, of wijs het aan met --keys. Zonder die sleutels kan niemand rijksregisternummers, notities en tweede stappen lezen
keys-in-variable = de sleutels komen uit de omgevingsvariabele { $name }; wijzig ze daar
keys-missing = er is geen sleutel van de soort { $kind }
keys-malformed = nummer { $entry } is geen sleutel; verwacht: seal: of hash: (of geen van beide) en 32 bytes in base64
keys-not-random = nummer { $entry } is geen sleutel: altijd dezelfde byte; maak er een met `openssl rand -base64 32`
keys-repeated = nummer { $entry } staat er al; neem er een weg
keys-not-text = wat in deze variabele staat, is geen tekst
keys-open = anderen op deze computer kunnen dit bestand openen ({ $mode }); neem hun rechten af: chmod 600 { $file }
keys-not-a-file = dit is geen bestand met sleutels
keys-exist = { $file } is er al en wordt niet vervangen: wat met die sleutels verzegeld is, zou verloren gaan
keys-other = dit zijn niet de sleutels van deze databank. Ze heeft sleutel { $missing } nodig ({ $kind }), en hier staat { $known }. Zet het sleutelbestand terug waarmee de databank het laatst gebruikt is, of wijs het aan met --keys

## Reglement als tekst
show-valid = Van kracht vanaf { $from }
show-valid-to = Van kracht van { $from } tot en met { $to }
show-adopted = Aangenomen door: { $by }
show-article = Artikel { $id }. { $title }
show-encoded = Zo rekent het programma
show-left = Aan mensen overgelaten
show-choices = Keuzes
show-choice = Vraag: { $question }
show-chosen = Gekozen: { $chosen }
show-reason = Waarom: { $reason }
show-alternative = Kon ook: { $value }. { $effect }
show-sources = Bronnen
show-source = { $key }: { $title }. { $author }, { $date }
show-overrides = Afwijkingen per gemeente
show-override = { $municipality } ({ $by })
show-source-of = bron: { $source }

rule-pillar = Pijler { $pillar } ({ $name }): deel { $share }{ $is ->
    [at-least] , minstens
    [fixed] , vast
    [at-most] , hoogstens
   *[target] {""}
  }. Volgorde: { $order }.
order-points = meeste punten
order-tie = wie een binding heeft ({ $tie })
order-care = wie mantelzorg geeft of krijgt in de gemeente
order-transfer = wie moet verhuizen
order-age-tiers = oudste leeftijdsgroep (grenzen: { $tiers } jaar)
order-income-ratio = laagste inkomen tegenover de grens
order-lot = loting met een bewaard startgetal
order-registered = oudste inschrijving
order-number = laagste inschrijvingsnummer
rule-selection-shortfall = De pijler met het grootste tekort is aan de beurt, per woonmaatschappij en kalenderjaar. Tekort van vorig jaar telt mee: { $carry }.
rule-selection-rounds = De pijlers komen om beurt: { $sequence }, per woonmaatschappij en kalenderjaar.
rule-minimum-age = Minstens { $age } jaar{ $emancipated ->
    [yes] , of ontvoogd
   *[no] {""}
  }.
rule-income-limit = Jaarinkomen niet boven de grens (reeks { $series }).
rule-no-property = Geen woning of bouwgrond.
rule-registration-active = Inschrijving niet geschrapt en niet opgeschort.
rule-preference = De gemeente staat bij de gekozen gemeenten.
rule-occupancy-composition = Slaapkamers: wat het gezin nodig heeft, en hoogstens { $spare } meer. Volwassen vanaf { $age } jaar.
rule-occupancy-table = Slaapkamers volgens een tabel:
rule-occupancy-row = { $persons } personen: { $from } tot { $to } slaapkamers
rule-adapted-match = Aangepaste woning voor wie ze nodig heeft, en omgekeerd.
rule-dwelling-minimum-age = De huurder heeft de minimumleeftijd van de woning.
rule-reserved-dwelling = Een voorbehouden woning is alleen voor de groep.
rule-one-dwelling = Wie al een woning kreeg, krijgt geen tweede.
rule-local-tie = Binding: { $years } jaar zonder onderbreking in { $within }, in de laatste { $window } jaar.
within-municipality = de gemeente van de woning
within-groups = een van de gemeenten van dezelfde groep: { $groups }
rule-requires-tie = De binding "{ $tie }" is een voorwaarde.
rule-in-target-group = De kandidaat hoort bij een doelgroep met een aantal per jaar, of bij de groep van de woning.
rule-requires-transfer = De kandidaat is huurder en moet of wil verhuizen.
rule-outside-points = "{ $need }" staat niet op de puntenlijst.
rule-warning-flag = Met een knipperlicht alleen met een begeleidingsovereenkomst.
rule-gate = Minstens { $minimum } op: { $criteria }. Lezing: { $reading }.
rule-hold = { $months } maanden geen aanbod na een weigering ({ $counting }).
counting-any = elke weigering
counting-invalid = elke weigering zonder geldige reden
counting-first = de eerste weigering
rule-score = Totaal = { $criteria }.
rule-score-maximum = Totaal = { $criteria }, hoogstens { $maximum }.
rule-need-rows = Punten voor { $label }{ $documented ->
    [yes] , alleen met een document
   *[no] {""}
  }:
rule-income-bands = Punten voor { $label }, boven de reeks { $series } (plafonds van { $on }; { $counts }):
rule-band-single = alleenstaande, tot reeks + { $offset } (plafond { $ceiling })
rule-band-family = gezin, tot reeks + { $offset } (plafond { $ceiling })
rule-attestation-levels = Punten voor { $label }, volgens het beste attest dat telt:
rule-steps = Punten voor { $label }:
rule-steps-beyond-last = daarboven: zoals de laatste rij
rule-steps-beyond-zero = daarboven: 0
rule-step = { $from } tot en met { $to }
rule-step-one = { $from }
rule-per-year-waiting = { $points } per vol jaar wachten, tot { $cap }.
rule-per-year-residence = { $points } per vol jaar wonen in de gemeente, tot { $cap }.
rule-attributes = Punten voor { $label } ({ $combine }):
combine-exclusive = een van deze
combine-best = de hoogste van deze
combine-sum = alles samen
rule-penalty = { $points } gedurende { $months } maanden na een weigering ({ $counting }).
rule-target-group = Doelgroep { $label }: { $yearly } per jaar.
rule-target-group-label = Doelgroep { $label }: alleen voor voorbehouden woningen.
rule-target-group-fallback = De raad kan plaatsen geven aan { $fallback }.
rule-distribution = Verdeling van de aantallen per jaar met de methode { $method }, naar het aantal sociale huurwoningen:
rule-distribution-area = { $name }: { $dwellings } woningen: { $numbers }
rule-stock-cap = Hoogstens { $share } van de sociale woningen van een gemeente, de voorbehouden woningen inbegrepen.
rule-pillars = (pijler { $pillars })
row-ends = tot het einde van de situatie

## Het kantoor, op de opdrachtregel
office-migrated = { $count ->
    [0] De databank was al bij.
    [one] De databank is bijgewerkt: 1 stap.
   *[other] De databank is bijgewerkt: { $count } stappen.
  }
office-serving = Woonspoor is open op { $address }
office-demo-account = { $email } ({ $roles }, { $organisation })
office-demo-password = Wachtwoord van elk van hen: { $password }
office-demo-warning = Let op: deze databank is als demonstratie gemaakt. Iedereen erin is verzonnen en de wachtwoorden zijn bekend: zet er niets echts in.
office-address-unknown = Let op: dit kantoor is nog nooit geopend met `woonspoor serve`. Vervang { $address } in de link door het adres waarop het te bereiken is, of zet public_url in de instellingen.
office-first-link = Nog niemand kan aanmelden. Open deze link om de eerste beheerder te maken (één keer, 24 uur geldig): { $link }
log-whole = Het logboek is in orde: { $rows } regels nagekeken, tot en met regel { $last } ({ $head }).
log-broken = Het logboek klopt niet bij regel { $seq }: { $why }.
log-fault-missing = de regel ontbreekt
log-fault-chain = de regel volgt niet op de regel ervoor
log-fault-line = de regel is achteraf veranderd
log-fault-detail = de reden of de details zijn achteraf veranderd
log-fault-subjects = wie in de lijst van de regel stond, is achteraf veranderd
log-fault-head = het logboek eindigt niet waar het zegt te eindigen
log-fault-erased = de details zijn weg, en geen wissing of bewaartermijn verklaart dat
log-erased = { $count ->
    [one] Van 1 regel zijn de reden en de details gewist.
   *[other] Van { $count } regels zijn de reden en de details gewist.
  }
log-unexplained = { $count ->
    [one] Dat volgt bij 1 regel niet uit een wissing of een bewaartermijn: { $lines }.
   *[other] Dat volgt bij { $count } regels niet uit een wissing of een bewaartermijn: { $lines }.
  }
keys-made = De nieuwe sleutels staan in { $file }. Herstart alle servers en voer daarna `woonspoor keys rotate` uit.
keys-counted = { $sealed } verzegelde gegevens, waarvan { $old } met een oude sleutel en { $hashes } met een oude zoekcode.
keys-rotated = { $sealed } verzegelde gegevens nagekeken: { $old } opnieuw verzegeld, { $hashes } zoekcodes opnieuw berekend.
keys-closed = { $number } gegevens gaan met geen enkele sleutel open. Zoek de sleutels waarmee ze verzegeld zijn.
keys-restart = Herstart nu elke server die nog liep: een server zonder de nieuwe sleutels kan deze gegevens niet lezen.
keys-kept = De oude sleutels staan er nog: ze waren nog nodig. Herstart alle servers en voer `woonspoor keys rotate --drop-old` dan opnieuw uit.
keys-dropped = De oude sleutels om te verzegelen staan niet meer in { $file }.
office-password-link = Geef deze link aan de persoon: daarmee kiest die een wachtwoord (één keer, 7 dagen geldig): { $link }

## Gegevens in en uit, op de opdrachtregel
import-somebody-else = naam en geboortedatum zijn allebei anders dan in het register: staat dit nummer voor iemand anders? Kijk dat na voor u toepast
import-counts = { $table }: { $new } nieuw, { $changed } gewijzigd, { $unchanged } hetzelfde, { $missing } niet in de bestanden, { $passed } overgeslagen
import-done = Import { $number } is toegepast.
import-dry = Er is niets veranderd: dit was een proef.
import-nothing-new = Er is niets veranderd: alles stond al zo in het register.
import-waits = Een andere import of een ander programma schrijft in de databank; deze import wacht tot dat klaar is.
table-name = { $table ->
    [registrations] inschrijvingen
    [members] gezinsleden
    [residences] verblijven
    [preferences] voorkeuren
    [attestations] attesten
    [organisations] organisaties
    [dwellings] woningen
    [allocations] toewijzingen
    [stock] voorraad
    [refusals] weigeringen
    [areas] gebieden
   *[other] { $table }
  }
export-counts = { $table }: { $rows } rijen
export-done = Het register staat in { $folder }.
backup-done = De back-up staat in { $file }: { $rows } rijen. De sleutels zitten er niet in: bewaar die apart.
backup-missing = Let op: van { $number } documenten was de inhoud er niet meer.
restore-done = De back-up van { $at } is teruggezet: { $rows } rijen. Iedereen moet opnieuw aanmelden.
restore-keys = Let op: { $file } heeft niet de sleutels van deze back-up (nodig: { $needed }; daar: { $there }). Zet het sleutelbestand van toen terug op die plaats, of wijs het aan met --keys.
restore-no-keys = Let op: { $file } heeft nog geen sleutels. Deze back-up heeft die van toen nodig ({ $needed }): zet dat sleutelbestand op die plaats, of wijs het aan met --keys.

## Toestand van de installatie
doctor-well = in orde
doctor-odd = let op
doctor-wrong = fout
doctor-database = de databank antwoordt ({ $at })
doctor-schema = de databank is bij ({ $step })
doctor-pending = de databank is niet bij: { $steps } stappen te gaan; voer `woonspoor migrate` uit
doctor-newer = de databank is van een nieuwere versie van het programma ({ $step }); gebruik die
doctor-keys = de sleutels horen bij deze databank
doctor-log = het logboek klopt: { $rows } regels nagekeken
doctor-log-broken = het logboek klopt niet bij regel { $line }; voer `woonspoor audit verify` uit
doctor-folder = de gegevensmap kan beschreven worden; { $free } MB vrij
doctor-folder-open = iedereen op deze computer kan in de gegevensmap kijken; neem anderen hun rechten af (chmod o-rwx)
doctor-settings = de instellingen kloppen
doctor-documents = alle documenten zijn er en zijn heel ({ $number })
doctor-documents-lost = { $gone } documenten zijn weg en { $damaged } zijn beschadigd; zet ze terug uit een back-up
doctor-rows = elke rij vindt waar ze naar wijst
doctor-orphans = { $number } rijen van { $place } wijzen naar iets dat er niet is
doctor-work = werk dat wacht of loopt: { $number }
doctor-work-failed = werk dat mislukte: { $number }; zie de pagina Beheer
doctor-backup = laatste reservekopie: { $at }
doctor-backup-old = de laatste reservekopie is oud: { $at }
doctor-backup-never = er is nog nooit een reservekopie gemaakt
doctor-import-waits = import { $number } van { $day } wacht: pas ze toe of gooi ze weg op de pagina Importeren
doctor-regulation = reglement { $name } geldt en kan gelezen worden
