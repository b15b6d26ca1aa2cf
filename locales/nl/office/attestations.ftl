# Woorden van attesten van begeleiding.

## Attest
attestation-title = Attest begeleiding door professionele actor
attestation-about = Over wie en door wie
attestation-elements = Wat het attest zegt
attestation-promise = De dienst speelt tot twee jaar na de toewijzing samen met de huurbegeleiding in op een vraag van de woonmaatschappij.
attestation-issuer = Dienst
attestation-issued = Opgemaakt op
attestation-issued-by = Opgemaakt door
attestation-until = Geldig tot en met
attestation-open = zonder einddatum
attestation-valid-today = Telt vandaag
attestation-counts = telt mee
attestation-counts-not = telt niet mee
attestation-withdrawn = ingetrokken
attestation-counts-told = Dit attest telt vandaag mee.
attestation-counts-not-told = Dit attest telt niet mee
attestation-flaw-withdrawn = Het is ingetrokken.
attestation-flaw-no-agreement = De dienst heeft vandaag geen overeenkomst.
attestation-flaw-not-yet-issued = Het begint pas later.
attestation-flaw-expired = Het is verlopen.
attestation-flaw-ocmw = Het bevoegde OCMW is niet nagekeken.
attestation-flaw-search = De zoektocht naar een woning staat niet vast.
attestation-flaw-not-ready = De kandidaat is niet klaar om door te stromen.
attestation-flaw-no-engagement = De dienst engageert zich niet voor twee jaar.

## Elementen
attestation-level = Hoe dichtbij is de begeleiding
attestation-level-hint = Dichterbij geeft meer punten.
attestation-level-missing = Kies hoe dichtbij de begeleiding is.
attestation-level-municipality = in de gemeente
attestation-level-area = in het werkingsgebied
attestation-level-district = in het arrondissement
attestation-level-told-municipality = De dienst werkt in de gemeente van het bevoegde OCMW, of is daarmee gelijkgesteld.
attestation-level-told-area = De dienst werkt elders in het werkingsgebied van de woonmaatschappij.
attestation-level-told-district = De dienst werkt elders in het arrondissement.
attestation-ocmw = Bevoegd OCMW
attestation-ocmw-hint = Is nagekeken welk OCMW bevoegd is?
attestation-ocmw-missing = Kies wat er over het bevoegde OCMW vaststaat.
attestation-ocmw-verified = nagekeken
attestation-ocmw-lasting-disruption = uitzondering: duurzame ontwrichting
attestation-ocmw-struck-from-register = uitzondering: ambtshalve geschrapt
attestation-ocmw-no = niet nagekeken
attestation-ocmw-told-verified = U weet welk OCMW bevoegd is.
attestation-ocmw-told-lasting-disruption = De band met de vroegere gemeente is blijvend verbroken.
attestation-ocmw-told-struck-from-register = De gemeente schrapte de persoon uit het bevolkingsregister.
attestation-ocmw-told-no = Het attest telt dan niet mee.
attestation-search = Zoektocht naar een woning
attestation-search-hint = Zocht de kandidaat de laatste drie maanden actief?
attestation-search-missing = Kies wat er over de zoektocht vaststaat.
attestation-search-active = zocht actief
attestation-search-excused = vrijgesteld
attestation-search-no = zocht niet
attestation-search-told-active = De laatste drie maanden, ook op de private markt.
attestation-search-told-excused = Om billijke redenen kon zoeken niet gevraagd worden. Schrijf hieronder waarom.
attestation-search-told-no = Het attest telt dan niet mee.
attestation-excuse = Waarom vrijgesteld
attestation-excuse-hint = Alleen bij vrijgesteld. De reden komt in het logboek van uw organisatie, nooit bij de verhuurder.
attestation-excuse-missing = Schrijf in 5 tot 500 tekens waarom zoeken niet gevraagd kon worden.
attestation-ready = Klaar om door te stromen
attestation-ready-missing = Kies of de kandidaat klaar is.
attestation-ready-yes = ja
attestation-ready-no = nee
attestation-ready-told-yes = De kandidaat kan met begeleiding zelfstandig wonen.
attestation-ready-told-no = Het attest telt dan niet mee.
attestation-engagement = Engagement voor twee jaar
attestation-engagement-missing = Kies of de dienst zich engageert.
attestation-engagement-yes = ja
attestation-engagement-no = nee
attestation-engagement-told-yes = De dienst begeleidt twee jaar na de toewijzing mee als de woonmaatschappij dat vraagt.
attestation-engagement-told-no = Het attest telt dan niet mee.

## Opmaken
attestation-issue = Attest opmaken
attestation-issue-title = Attest opmaken
attestation-issue-lead = Een attest telt alleen als alle elementen in orde zijn.
attestation-until-hint = Leeg is zonder einddatum. U krijgt bericht 60 en 14 dagen vooraf.
attestation-until-past = Deze datum is voorbij.
attestation-until-unreadable = Vul een datum in, zoals 31-12-2025.
attestation-uncounted = Toch bewaren, ook al telt het niet mee
attestation-uncounted-hint = Het staat dan overal als 'telt niet mee'.
attestation-lacks = Er ontbreekt iets. Vul het aan, of kies om het attest te bewaren zonder dat het meetelt.
attestation-lacks-ocmw = Het bevoegde OCMW moet nagekeken zijn, of een uitzondering moet gelden.
attestation-lacks-search = De kandidaat moet drie maanden actief gezocht hebben, of vrijgesteld zijn.
attestation-lacks-ready = De kandidaat moet klaar zijn om door te stromen.
attestation-lacks-engagement = De dienst moet zich voor twee jaar engageren.
attestation-twice = Uw organisatie maakte vandaag al een attest op voor deze kandidaat.
attestation-done = Het attest is opgemaakt.

## Bevestigen en intrekken
attestation-confirm = Bevestigen bij de toewijzing
attestation-confirmed = Bevestigd
attestation-confirmed-on = Bevestigd op
attestation-confirmed-by = Bevestigd door
attestation-confirmed-done = Het attest is bevestigd.
attestation-withdraw = Intrekken
attestation-withdraw-question = Het attest telt meteen niet meer mee. Intrekken?
attestation-withdraw-reason = Reden
attestation-withdraw-yes = Ja, trek in
attestation-withdrawn-on = Ingetrokken op
attestation-withdrawn-why = Reden
attestation-withdrawn-done = Het attest is ingetrokken.
attestation-reason-missing = Geef een reden van 5 tot 500 tekens.

## Lijst
attestation-list-title = Attesten van mijn organisatie
attestation-filters = Welke attesten
attestation-filter-lopend = Lopend
attestation-filter-bijna-afgelopen = Loopt binnen 60 dagen af
attestation-filter-afgelopen = Afgelopen
attestation-filter-ingetrokken = Ingetrokken
attestation-filter-alle = Alle
attestation-count = { $number ->
    [one] 1 attest
   *[other] { $number } attesten
  }
attestation-list-none = Geen attesten
attestation-list-none-told = U maakt een attest op in het dossier van de kandidaat.
