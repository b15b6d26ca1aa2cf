# Woningen, voorraad en rangschikking.

## Lijst van woningen
dwellings-title = Woningen
dwellings-search = Woningen zoeken
dwellings-find = Code van de woning
dwellings-none = Geen woningen gevonden
dwellings-only-vacant = Bij de vrije woningen staat er geen. Kijk ook bij de toegewezen woningen.
dwellings-also-taken = Toon ook toegewezen woningen
dwellings-count = { $number ->
    [one] 1 woning
   *[other] { $shown } woningen
  }

## Een woning
dwelling-title = Woning
dwelling-titled = Woning { $code }
dwelling-code = Code
dwelling-code-hint = Het nummer dat uw woonmaatschappij aan de woning geeft.
dwelling-ground = Woonmaatschappij en zone
dwelling-nis = Gemeente
dwelling-bedrooms = Slaapkamers
dwelling-adapted = Aangepast
dwelling-adapted-box = Aangepast aan een handicap
dwelling-reserved_for = Voorbehouden voor
dwelling-reserved-no = niemand in het bijzonder
dwelling-reserved-any = een doelgroep
dwelling-reserved-hint = Een voorbehouden woning gaat alleen naar deze doelgroep.
dwelling-rent = Huur per maand
dwelling-available_on = Beschikbaar vanaf
dwelling-available-by = Beschikbaar op of vóór
dwelling-available-hint = Zonder datum komt de woning in geen rangschikking.
dwelling-min_age = Minimumleeftijd
dwelling-marks = Bijzonder
dwelling-state = Toestand
dwelling-vacant = vrij
dwelling-taken = toegewezen
dwelling-for = voor { $group }
dwelling-from-age = vanaf { $age } jaar
dwelling-years = { $age } jaar
dwelling-given-on = toegewezen op { $day }
dwelling-given-until = geëindigd op { $day }
dwelling-given-now = geldt nu
dwelling-allocations = Toewijzingen
dwelling-never = Deze woning werd nog nooit toegewezen.
dwelling-decided = Beslist op
dwelling-pillar = Pijler
dwelling-group = Doelgroep
dwelling-add = Woning toevoegen
dwelling-change = Woning wijzigen
dwelling-added = De woning is toegevoegd.
dwelling-saved = De woning is bewaard.
dwelling-code-missing = Vul een code in.
dwelling-code-wrong = De code mag hoogstens 40 tekens hebben.
dwelling-code-taken = Er is al een woning met deze code.
dwelling-ground-missing = Kies een woonmaatschappij waarvoor u werkt.
dwelling-nis-missing = Kies een gemeente.
dwelling-nis-elsewhere = Deze gemeente hoort niet bij de gekozen woonmaatschappij en zone.
dwelling-bedrooms-wrong = Vul een aantal slaapkamers in van 0 tot 20.
dwelling-reserved-wrong = Kies een doelgroep uit de lijst.
dwelling-rent-wrong = Vul een bedrag in zoals 512,50.
dwelling-available-wrong = Vul een datum in zoals 2026-03-01.
dwelling-age-wrong = Vul een leeftijd in van 0 tot 120 jaar.

## Voorraad
stock-title = Voorraad
stock-lead = Sociale woningen per gemeente, en hoeveel er nog naar doelgroepen mogen volgens het reglement.
stock-search = Voorraad filteren
stock-by-company = Per woonmaatschappij en zone
stock-by-place = Per gemeente
stock-ground = Woonmaatschappij en zone
stock-nis = Gemeente
stock-dwellings = Woningen
stock-dwellings-hint = Alle sociale huurwoningen van deze woonmaatschappij en zone in de gemeente.
stock-reserved = Voorbehouden
stock-given = Dit jaar aan doelgroepen
stock-most = Hoogste aantal
stock-room = Nog ruimte
stock-full = geen ruimte
stock-no-cap = geen grens
stock-total = Totaal
stock-none = Geen voorraad gevonden
stock-count = { $number ->
    [one] 1 sociale woning
   *[other] { $shown } sociale woningen
  }
stock-add = Voorraad toevoegen
stock-change = Voorraad wijzigen
stock-saved = De voorraad is bewaard.
stock-dwellings-wrong = Vul een aantal woningen in van 0 tot 1000000.
stock-reserved-wrong = Vul een aantal voorbehouden woningen in van 0 tot 1000000.
stock-reserved-more = Er kunnen niet meer woningen voorbehouden zijn dan er zijn.
stock-twice = Er is al een regel voor deze gemeente, woonmaatschappij en zone.

## Rangschikking
ranking-title = Rangschikking
ranking-titled = Rangschikking voor woning { $code }
ranking-source = Berekend uit gegevens tot { $at }, { $title }, reglement versie { $version }.
ranking-stale = Intussen zijn gegevens veranderd. De nieuwe rangschikking wordt berekend; open deze pagina straks opnieuw.
ranking-working = De rangschikking wordt berekend. Open deze pagina over enkele seconden opnieuw.
ranking-no-day = Deze woning heeft geen datum vanaf wanneer ze beschikbaar is. Vul die eerst in.
ranking-again = Opnieuw openen
ranking-pillar = Pijler
ranking-pillar-asked = U koos deze pijler zelf. Het quotum beslist niet.
ranking-pillar-ledger = Volgens het quotum
ranking-ledger = Stand van het quotum dit jaar
ranking-ledger-count = Toewijzingen
ranking-ledger-short = Tekort
ranking-search = Zoeken in de rangschikking
ranking-find = Inschrijvingsnummer
ranking-show = Tonen
ranking-reason = Reden
ranking-reason-any = Elke reden, wil hier wonen
ranking-tab-in = Gerangschikt ({ $count })
ranking-tab-out = Niet gerangschikt ({ $count })
ranking-count = { $number ->
    [one] 1 kandidaat
   *[other] { $shown } kandidaten
  }
ranking-elsewhere = { $number ->
    [one] Eén kandidaat die hier niet wil wonen, staat niet in deze lijst: kies die reden om die te zien.
   *[other] { $shown } kandidaten die hier niet willen wonen, staan niet in deze lijst: kies die reden om hen te zien.
  }
ranking-place = Plaats
ranking-number = Inschrijving
ranking-registered = Ingeschreven op
ranking-why = Waarom
ranking-out-of-reach = buiten uw bereik
ranking-none = Niemand in deze lijst
ranking-not-found = Dit nummer staat niet in de rangschikking
ranking-not-found-hint = Kijk het nummer na. Dossiers buiten uw bereik zijn hier niet te vinden.
ranking-all = Toon de hele lijst
ranking-remarks = Waarop dit rust
ranking-explain = Waarom hier?
ranking-explain-source = Uitleg uit gegevens tot { $at }.
ranking-explain-file = Dossier
