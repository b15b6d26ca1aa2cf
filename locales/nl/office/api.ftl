# Sleutels voor programma's, en de pagina over de API.

## Sleutels
tokens-title = Sleutels voor programma's
tokens-lead = Met een sleutel werkt een programma namens u. Het ziet en doet nooit meer dan u mag.
tokens-none = U hebt nog geen sleutels.
tokens-none-text = Maak er hieronder een als een programma van uw organisatie gegevens moet lezen.
token-fresh-title = Dit is de nieuwe sleutel
token-fresh = Kopieer hem nu. We tonen hem maar één keer en bewaren hem niet.
token-new = Nieuwe sleutel
token-name = Waarvoor is de sleutel?
token-name-hint = Bijvoorbeeld de naam van het programma.
token-scopes = Wat mag het programma?
token-days = Hoeveel dagen werkt de sleutel?
token-make = Sleutel maken
token-expires = Werkt tot
token-used = Laatst gebruikt
token-state = Toestand
token-works = werkt
token-withdrawn = ingetrokken
token-expired = vervallen
token-withdraw = Intrekken
token-withdrawn-now = De sleutel is ingetrokken en werkt niet meer.
token-name-wrong = Schrijf waarvoor de sleutel is, in hoogstens 80 tekens.
token-scopes-missing = Kies minstens één ding dat het programma mag.
token-days-wrong = Vul een aantal dagen in, van 1 tot 366.
token-scope-candidates-read = kandidaten lezen
token-scope-dwellings-read = woningen en rangschikkingen lezen
token-scope-dwellings-write = woningen wijzigen
token-scope-organisations-read = organisaties lezen

## De pagina over de API
api-title = Voor ontwikkelaars
api-lead = Hiermee lezen en wijzigen andere programma's gegevens, met een sleutel en met dezelfde rechten als op het scherm.
api-document = De beschrijving als OpenAPI 3.1 (JSON)
api-endpoints = Adressen
api-schemas = Vormen
api-scope = Nodig op de sleutel
api-parameter = Naam
api-place = Plaats
api-form = Vorm
api-meaning = Betekenis
api-field = Veld
