# Words of the calculator.

## Calculator
calculator-title = Calculate points
calculator-lead = Calculate points without registering anybody. What you fill in is kept nowhere.
calculator-adults = Other adults
calculator-adults-hint = Beside the candidate.
calculator-children = Dependent children
calculator-yearly-hint = Only needed for the income limit.
calculator-level = Support attestation
calculator-level-hint = An attestation with all elements in order.
calculator-level-none = no attestation
calculator-submit = Calculate
calculator-empty = Nothing calculated yet
calculator-empty-told = Fill in the form. The points then stand here, with the reason.
calculator-monthly-missing = Fill in the income a month.
calculator-number = Fill in a whole number from 0 to 20.
calculator-bands = Income bands of today
calculator-household = Household
calculator-single = single person
calculator-family = family
calculator-up-to = Up to, a month
