# Names of roles.

## Roles
role-allocation-officer = allocation officer
role-tenancy-support = tenancy support
role-allocation-council-member = member of the allocation council
role-support-worker = support worker
role-trajectory-worker = trajectory worker
role-team-member = team member
role-igs-contact = contact person IGS
role-social-vacancy-manager = social vacancy manager
role-technical-vacancy-manager = technical vacancy manager
role-group-worker = group worker
role-volunteer = volunteer
role-housing-club-worker = housing club worker
role-reporting-point = reporting point
role-lac-administrator = LAC administrator
role-lac-member = LAC member
role-policy-officer = policy officer
role-administrator = administrator
role-privacy-officer = privacy officer
