# Tokens for programs, and the page about the API.

## Tokens
tokens-title = Tokens for programs
tokens-lead = With a token a program works on your behalf. It never sees or does more than you may.
tokens-none = You have no tokens yet.
tokens-none-text = Make one below when a program of your organisation has to read data.
token-fresh-title = This is the new token
token-fresh = Copy it now. We show it only once and do not keep it.
token-new = New token
token-name = What is the token for?
token-name-hint = The name of the program, for instance.
token-scopes = What may the program do?
token-days = How many days does the token work?
token-make = Make token
token-expires = Works until
token-used = Last used
token-state = State
token-works = works
token-withdrawn = withdrawn
token-expired = expired
token-withdraw = Withdraw
token-withdrawn-now = The token is withdrawn and no longer works.
token-name-wrong = Write what the token is for, in at most 80 characters.
token-scopes-missing = Choose at least one thing the program may do.
token-days-wrong = Fill in a number of days, from 1 to 366.
token-scope-candidates-read = read candidates
token-scope-dwellings-read = read dwellings and rankings
token-scope-dwellings-write = change dwellings
token-scope-organisations-read = read organisations

## The page about the API
api-title = For developers
api-lead = Other programs read and change data here, with a token and with the same rights as on the screen.
api-document = The description as OpenAPI 3.1 (JSON)
api-endpoints = Addresses
api-schemas = Forms
api-scope = Needed on the token
api-parameter = Name
api-place = Place
api-form = Form
api-meaning = Meaning
api-field = Field
