# Organisations, agreements and areas; words of lists and forms.

## Lists
list-all = All
list-filters = Filters
list-choose = Choose
list-clear = Remove all filters
list-none-hint = Search for something else or remove filters.
list-part = { $from } to { $to } of { $count }

## Forms
save = Save
change = Change
print = Print
conflict-title = Somebody else was first
conflict-text = While you were filling this in, somebody else saved something. Nothing of yours is saved yet. Choose for each item that you both changed what it has to be.

## Agreements
agreement-none = no agreement
agreement-to-come = begins later
agreement-in-force = in force
agreement-ends-soon = ends within 90 days
agreement-ended = over

## List of organisations
organisations-title = Organisations
organisations-search = Search organisations
organisations-find = Name or code
organisations-none = No organisations found
organisations-count = { $number ->
    [one] 1 organisation
   *[other] { $shown } organisations
  }

## An organisation
organisation-name = Name
organisation-code = Code
organisation-code-hint = As in the files you import: letters, digits and hyphens.
organisation-sector = Sector
organisation-agreement = Agreement
organisation-agreement-hint = Attestations count only while the agreement is in force. The days themselves are included.
organisation-agreement_from = From
organisation-agreement_to = Up to and including
organisation-needs-none = A housing company needs no agreement.
organisation-since = from { $from }
organisation-between = from { $from } up to and including { $to }
organisation-contact = Contact
organisation-email = E-mail address
organisation-phone = Telephone
organisation-address = Address
organisation-attestations = Attestations issued
organisation-valid = Of these valid now
organisation-history = What changed in the agreement
organisation-from-changed = Start: { $was } became { $now }.
organisation-to-changed = End: { $was } became { $now }.
organisation-day-none = no date
organisation-administrator = an administrator
organisation-people = People
organisation-nobody = Nobody of this organisation has a role now.
organisation-person = Name
organisation-role = Role
organisation-add = Add organisation
organisation-change = Change organisation
organisation-added = The organisation was added.
organisation-saved = The organisation was saved.
organisation-code-missing = Fill in a code.
organisation-code-wrong = Use at most 60 letters without accents, digits and hyphens for the code.
organisation-code-taken = There is an organisation with this code already.
organisation-name-missing = Fill in a name.
organisation-name-long = The name is too long: at most 200 characters.
organisation-sector-missing = Choose a sector.
organisation-day-wrong = Fill in a date such as 2026-03-01.
organisation-from-missing = Fill in when the agreement begins as well.
organisation-to-before = The end lies before the beginning.
organisation-email-wrong = Fill in an e-mail address such as name@example.be.
organisation-phone-wrong = Use at most 32 digits, spaces and signs such as + and /.
organisation-address-long = The address is too long: at most 300 characters.

## Areas
areas-title = Areas
areas-lead = In which municipalities each housing company lets.
areas-map = Municipalities at a glance
areas-none = There are no areas yet
areas-none-hint = Areas come along with an import, or an administrator adds them here.
area-company = Housing company
area-zone = Zone
area-zone-hint = Leave empty when the housing company has no zones.
area-nis = NIS code
area-dwellings = { $number ->
    [one] 1 dwelling
   *[other] { $shown } dwellings
  }
area-add = Add municipality
area-warning = At an import, areas decide which housing company may see the file of a candidate. Who is registered already keeps the housing companies that are with them now.
area-remove = Remove
area-remove-yes = Yes, remove
area-remove-question = Take { $place } away from { $company }? New candidates who want to live there will then not come to this housing company.
area-added = The municipality was added.
area-removed = The municipality was taken away.
area-company-missing = Choose a housing company.
area-zone-wrong = Use at most 60 characters for the zone, without the sign |.
area-twice = This municipality belongs to this housing company and zone already.
