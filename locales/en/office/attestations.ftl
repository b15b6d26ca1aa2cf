# Words of support attestations.

## Attestation
attestation-title = Attestation of support by a professional actor
attestation-about = About whom and by whom
attestation-elements = What the attestation says
attestation-promise = Until two years after the allocation the service answers, together with tenancy support, when the company calls on it.
attestation-issuer = Service
attestation-issued = Issued on
attestation-issued-by = Issued by
attestation-until = Valid until
attestation-open = without end
attestation-valid-today = Counts today
attestation-counts = counts
attestation-counts-not = does not count
attestation-withdrawn = withdrawn
attestation-counts-told = This attestation counts today.
attestation-counts-not-told = This attestation does not count
attestation-flaw-withdrawn = It was withdrawn.
attestation-flaw-no-agreement = The service has no agreement today.
attestation-flaw-not-yet-issued = It begins later.
attestation-flaw-expired = It has expired.
attestation-flaw-ocmw = The competent OCMW was not verified.
attestation-flaw-search = The search for a home is not established.
attestation-flaw-not-ready = The candidate is not ready to move on.
attestation-flaw-no-engagement = The service does not commit itself for two years.

## Elements
attestation-level = How near the support is
attestation-level-hint = Nearer gives more points.
attestation-level-missing = Choose how near the support is.
attestation-level-municipality = in the municipality
attestation-level-area = in the working area
attestation-level-district = in the district
attestation-level-told-municipality = The service works in the municipality of the competent OCMW, or is equated with it.
attestation-level-told-area = The service works elsewhere in the working area of the company.
attestation-level-told-district = The service works elsewhere in the district.
attestation-ocmw = Competent OCMW
attestation-ocmw-hint = Was it verified which OCMW is competent?
attestation-ocmw-missing = Choose what is established about the competent OCMW.
attestation-ocmw-verified = verified
attestation-ocmw-lasting-disruption = exception: lasting disruption
attestation-ocmw-struck-from-register = exception: struck from the register
attestation-ocmw-no = not verified
attestation-ocmw-told-verified = You know which OCMW is competent.
attestation-ocmw-told-lasting-disruption = The tie with the former municipality is broken for good.
attestation-ocmw-told-struck-from-register = The municipality struck the person from the population register.
attestation-ocmw-told-no = The attestation then does not count.
attestation-search = Search for a home
attestation-search-hint = Did the candidate search actively in the last three months?
attestation-search-missing = Choose what is established about the search.
attestation-search-active = searched actively
attestation-search-excused = excused
attestation-search-no = did not search
attestation-search-told-active = In the last three months, also on the private market.
attestation-search-told-excused = For reasons of fairness searching could not be asked. Write below why.
attestation-search-told-no = The attestation then does not count.
attestation-excuse = Why excused
attestation-excuse-hint = Only when excused. The reason goes into the log of your organisation, never to the landlord.
attestation-excuse-missing = Write in 5 to 500 characters why searching could not be asked.
attestation-ready = Ready to move on
attestation-ready-missing = Choose whether the candidate is ready.
attestation-ready-yes = yes
attestation-ready-no = no
attestation-ready-told-yes = The candidate can live alone with support.
attestation-ready-told-no = The attestation then does not count.
attestation-engagement = Engagement of two years
attestation-engagement-missing = Choose whether the service commits itself.
attestation-engagement-yes = yes
attestation-engagement-no = no
attestation-engagement-told-yes = The service helps for two years after the allocation when the company asks.
attestation-engagement-told-no = The attestation then does not count.

## Issuing
attestation-issue = Issue an attestation
attestation-issue-title = Issue an attestation
attestation-issue-lead = An attestation counts only when all elements are in order.
attestation-until-hint = Empty is without end. You are told 60 and 14 days before.
attestation-until-past = This date has passed.
attestation-until-unreadable = Fill in a date, like 31-12-2025.
attestation-uncounted = Keep it, even though it does not count
attestation-uncounted-hint = It then stands everywhere as 'does not count'.
attestation-lacks = Something is missing. Complete it, or choose to keep it without its counting.
attestation-lacks-ocmw = The competent OCMW must be verified, or an exception must hold.
attestation-lacks-search = The candidate must have searched actively for three months, or be excused.
attestation-lacks-ready = The candidate must be ready to move on.
attestation-lacks-engagement = The service must commit itself for two years.
attestation-twice = Your organisation issued an attestation for this candidate today already.
attestation-done = The attestation is issued.

## Confirming and withdrawing
attestation-confirm = Confirm at the allocation
attestation-confirmed = Confirmed
attestation-confirmed-on = Confirmed on
attestation-confirmed-by = Confirmed by
attestation-confirmed-done = The attestation is confirmed.
attestation-withdraw = Withdraw
attestation-withdraw-question = The attestation counts no more at once. Withdraw?
attestation-withdraw-reason = Reason
attestation-withdraw-yes = Yes, withdraw
attestation-withdrawn-on = Withdrawn on
attestation-withdrawn-why = Reason
attestation-withdrawn-done = The attestation is withdrawn.
attestation-reason-missing = Give a reason of 5 to 500 characters.

## List
attestation-list-title = Attestations of my organisation
attestation-filters = Which attestations
attestation-filter-lopend = Running
attestation-filter-bijna-afgelopen = Ending within 60 days
attestation-filter-afgelopen = Ended
attestation-filter-ingetrokken = Withdrawn
attestation-filter-alle = All
attestation-count = { $number ->
    [one] 1 attestation
   *[other] { $number } attestations
  }
attestation-list-none = No attestations
attestation-list-none-told = You issue an attestation in the file of the candidate.
