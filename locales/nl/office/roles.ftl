# Namen van rollen.

## Rollen
role-allocation-officer = medewerker toewijzing
role-tenancy-support = huurbegeleiding
role-allocation-council-member = lid van de toewijzingsraad
role-support-worker = begeleider
role-trajectory-worker = trajectbegeleider
role-team-member = teamlid
role-igs-contact = contactpersoon IGS
role-social-vacancy-manager = sociale leegstandsbeheerder
role-technical-vacancy-manager = technische leegstandsbeheerder
role-group-worker = groepswerker
role-volunteer = vrijwilliger
role-housing-club-worker = medewerker woonclub
role-reporting-point = meldpunt
role-lac-administrator = administrator van de LAC
role-lac-member = lid van de LAC
role-policy-officer = beleidsmedewerker
role-administrator = beheerder
role-privacy-officer = functionaris voor gegevensbescherming
