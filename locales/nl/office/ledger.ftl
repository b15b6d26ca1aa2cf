# Het quotum en de verdeling: wat er toegewezen is, tegenover wat het reglement vraagt.

## De pagina
ledger-title = Quotum en verdeling
ledger-source = Berekend uit gegevens tot { $at }, { $title }, reglement versie { $version }.
ledger-of = Cijfers van { $year }, van 1 januari tot en met 31 december
ledger-rules = Reglementen
ledger-working = De cijfers worden berekend. Open deze pagina over enkele seconden opnieuw.
ledger-stale = Intussen zijn gegevens veranderd. De nieuwe cijfers worden berekend; open deze pagina straks opnieuw.
ledger-search = Cijfers filteren
ledger-year = Kalenderjaar
ledger-this-year = dit jaar
ledger-outside = In dit jaar gold geen versie van het reglement die hier bekend is. De cijfers staan naast de regels die nu gelden.
ledger-none = Nog geen woonmaatschappijen
ledger-none-hint = Zodra er woningen of voorraad in het register staan, verschijnen hier de cijfers.
ledger-open = niet getoond
ledger-masked = Kleine aantallen van een andere woonmaatschappij, en wat ze zou verraden, tonen we niet. Zo kan niemand er een persoon in herkennen.

## Per woonmaatschappij
ledger-chart = Toewijzingen per pijler bij { $company }
ledger-chart-told = Toewijzingen per pijler bij { $company }, samen { $total }; een volle balk is alle toewijzingen.
ledger-count = Toewijzingen
ledger-share = Doel
ledger-binds = Soort doel
ledger-share-target = streefdoel
ledger-share-at-least = minstens
ledger-share-fixed = vast
ledger-share-at-most = hoogstens
ledger-part = Deel tot nu
ledger-shortfalls = Tekorten
ledger-shortfalls-hint = Het tekort van een pijler is het doel maal één toewijzing meer dan er al zijn, min wat de pijler al kreeg. De pijler met het grootste tekort is het eerst aan de beurt; bij gelijke tekorten de pijler met het laagste nummer.
ledger-rounds-hint = De pijlers zijn om beurten aan de beurt, in een vaste volgorde. De tekorten tonen hoe ver het doel nog af is.
ledger-carried = Wat een pijler vorig jaar te weinig kreeg, telt mee in het tekort.
ledger-sum = Berekening
ledger-shortfall = Tekort
ledger-decimal = Als getal
ledger-next = Volgende woningen
ledger-next-hint = Deze pijlers verwachten we, zolang er in elke pijler een geschikte kandidaat en ruimte is. Voor een woning zelf beslist de rangschikking van die dag.
ledger-strays = Buiten de beurt
ledger-strays-hint = Zoveel woningen gingen naar een andere pijler dan die het eerst aan de beurt was. Dat kan omdat daar geen geschikte kandidaat of geen ruimte was, of omdat er van het quotum is afgeweken; de reden van een afwijking staat bij de beslissing. Voorbehouden woningen tellen hier niet mee.
ledger-strays-none = Elke woning ging naar de pijler die het eerst aan de beurt was.
ledger-first = Eerst aan de beurt
ledger-given = Kreeg de woning

## Jaarlijkse aantallen
ledger-numbers = Jaarlijkse aantallen per doelgroep
ledger-numbers-hint = Hoeveel woningen elke doelgroep dit jaar mag krijgen in elk gebied, en wat daarvan over is. Voorbehouden woningen tellen niet mee. Het tekort zegt welke groep het eerst aan de beurt is.
ledger-numbers-none = Het reglement geeft hier geen jaarlijkse aantallen.
ledger-numbers-told = Toewijzingen per doelgroep in { $place }; een volle balk is het hele jaarlijkse aantal.
ledger-everywhere = Alle gebieden samen
ledger-count-of = { $count } van { $number }
ledger-left = nog { $left }; tekort { $shortfall }
ledger-used = Toegewezen
ledger-left-head = Wat over is

## Voorraad
ledger-stock = Voorraad voor doelgroepen per gemeente
ledger-stock-hint = Woningen die voorbehouden zijn en toewijzingen van dit jaar aan doelgroepen blijven samen onder een deel van de sociale woningen van de gemeente. De toets rekent met één toewijzing meer.
ledger-stock-today = De voorraad is die van vandaag.
ledger-stock-chart = Hoeveel van de grens is ingenomen
ledger-stock-told = Voorbehouden en toegewezen woningen per gemeente; een volle balk is de grens. Van een andere woonmaatschappij alleen de voorbehouden woningen.
ledger-stock-given = Toegewezen in dit jaar
ledger-taken = Ingenomen
ledger-room = ruimte
ledger-cap = Grens
ledger-test = Toets

## Verdeelsleutel
ledger-key = Verdeelsleutel
ledger-key-largest-remainder = Methode: { $method }. Elk gebied krijgt eerst het hele deel van zijn quotum. Wat dan over is, gaat één voor één naar de grootste resten; bij gelijke resten naar wie het eerst in het reglement staat. Daarna wordt het aantal van een gebied op dezelfde manier verdeeld over zijn zones.
ledger-key-sainte-lague = Methode: { $method }. De aantallen gaan één voor één naar het gebied met het hoogste gemiddelde: woningen gedeeld door 1, 3, 5 enzovoort. Daarna wordt het aantal van een gebied op dezelfde manier verdeeld over zijn zones. Quotum en rest staan er ter vergelijking.
ledger-key-d-hondt = Methode: { $method }. De aantallen gaan één voor één naar het gebied met het hoogste gemiddelde: woningen gedeeld door 1, 2, 3 enzovoort. Daarna wordt het aantal van een gebied op dezelfde manier verdeeld over zijn zones. Quotum en rest staan er ter vergelijking.
ledger-key-none = Het reglement verdeelt geen aantallen over gebieden.
ledger-key-chart = Woningen en aantallen per gebied
ledger-key-told = Sociale huurwoningen per gebied volgens het reglement; een volle balk is alle woningen samen.
ledger-key-numbers = Aantallen per jaar
ledger-key-group = { $group }: { $number } per jaar
ledger-area = Gebied
ledger-quota = Quotum
ledger-whole = Heel deel
ledger-remainder = Rest
ledger-number = Aantal
ledger-one-more = (één erbij voor de rest)
