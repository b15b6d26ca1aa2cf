# Woorden van de rekenhulp.

## Rekenhulp
calculator-title = Punten berekenen
calculator-lead = Bereken punten zonder iemand in te schrijven. Wat u invult, wordt nergens bewaard.
calculator-adults = Andere volwassenen
calculator-adults-hint = Naast de kandidaat zelf.
calculator-children = Kinderen ten laste
calculator-yearly-hint = Alleen nodig voor de inkomensgrens.
calculator-level = Attest van begeleiding
calculator-level-hint = Een attest met alle elementen in orde.
calculator-level-none = geen attest
calculator-submit = Berekenen
calculator-empty = Nog niets berekend
calculator-empty-told = Vul het formulier in. De punten staan daarna hier, met de reden.
calculator-monthly-missing = Vul het inkomen per maand in.
calculator-number = Vul een geheel getal in van 0 tot 20.
calculator-bands = Inkomensgroepen van vandaag
calculator-household = Gezin
calculator-single = alleenstaande
calculator-family = gezin
calculator-up-to = Tot en met, per maand
