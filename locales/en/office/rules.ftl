# Why something is allowed or refused, by rule.

## Refused
rule-no-role = You have no role today.
rule-role-never = This does not belong to your role.
rule-landlord-never = A landlord never sees support, health or the story behind a housing need.
rule-not-self = Nobody changes their own roles or stops their own account. Ask another administrator.
rule-other-organisation = This belongs to another organisation.
rule-no-part = Your organisation does not take part in this case.
rule-not-named = Your organisation takes part in this case, but you do not.
rule-not-own-records = Another organisation wrote this.
rule-no-agreement = Your organisation has no agreement in force.
rule-no-consent = The person gave your organisation no consent for this.
rule-file-merged = This case was merged into another.
rule-file-erased = This case was erased.

## Allowed
rule-not-personal = Nobody can be recognised in it.
rule-office = It belongs to the role.
rule-own-organisation = It belongs to the own organisation.
rule-takes-part = Takes part in the case.
rule-own-records = Takes part in the case, and wrote it.
rule-consent-candidacy = Consent for the candidacy.
rule-consent-support = Consent for support.
rule-consent-care = Consent for care.
rule-consent-team = Consent for discussion in the team.
rule-consent-eviction-prevention = Consent to prevent an eviction.
rule-consent-housing-search = Consent to look for a home.
rule-consent-reporting = Consent for a report.
rule-law-registration = The law on registration.
rule-law-attestation = The regulation on attestations.
rule-law-council = The law on the allocation council.
rule-law-local-committee = The rules of the local advisory committee.
rule-exact-file = The person was named exactly, by number and date of birth.
rule-emergency = Emergency access, with a reason and a notice.
