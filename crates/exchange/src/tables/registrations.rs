//! Rows of `registrations.csv`.

use crate::contract::at;
use crate::row::Row;
use chrono::NaiveDate;
use domain::{Candidate, Problem, RegistrationNumber, Sex, Status, Transfer};

/// A household, with the line on which it stands.
pub(crate) fn candidate(
    row: &mut Row<'_>,
    groups: &[String],
    today: Option<NaiveDate>,
) -> Option<(u64, Candidate)> {
    let number = row.id(at!(REGISTRATIONS, registration_number));
    let candidate = Candidate {
        number: RegistrationNumber::from(number.unwrap_or_default()),
        registered_on: row.date(at!(REGISTRATIONS, registered_on)),
        birth_date: row.date(at!(REGISTRATIONS, birth_date)),
        sex: row.code(at!(REGISTRATIONS, sex), Sex::X),
        monthly_income: row.amount(at!(REGISTRATIONS, monthly_income)),
        yearly_income: row.amount(at!(REGISTRATIONS, yearly_income)),
        owns_property: row.yes(at!(REGISTRATIONS, owns_property)),
        need: row.code_or_none(at!(REGISTRATIONS, housing_need)),
        need_documented: row.yes(at!(REGISTRATIONS, need_documented)),
        need_until: row.date_or_none(at!(REGISTRATIONS, need_until)),
        ocmw: row.nis_or_none(at!(REGISTRATIONS, ocmw_nis)),
        groups: row.groups(at!(REGISTRATIONS, target_groups), groups),
        transfer: row.code(at!(REGISTRATIONS, transfer), Transfer::None),
        informal_care: row.nis_or_none(at!(REGISTRATIONS, informal_care_nis)),
        adapted_need: row.yes(at!(REGISTRATIONS, adapted_need)),
        warning_flag: row.yes(at!(REGISTRATIONS, warning_flag)),
        support_agreement: row.yes(at!(REGISTRATIONS, support_agreement)),
        emancipated: row.yes(at!(REGISTRATIONS, emancipated)),
        status: row.code(at!(REGISTRATIONS, status), Status::Struck),
        suspended_until: row.date_or_none(at!(REGISTRATIONS, suspended_until)),
    };
    if let Some(today) = today {
        possible(row, &candidate, today);
    }
    number.map(|_| (row.line(), candidate))
}

/// Nobody registers before being born, and neither happens in the future.
fn possible(row: &mut Row<'_>, candidate: &Candidate, today: NaiveDate) {
    let (born, registered_on) = (candidate.birth_date, candidate.registered_on);
    if registered_on > today {
        row.error(at!(REGISTRATIONS, registered_on), Problem::InFuture { today });
    }
    if born > today {
        row.error(at!(REGISTRATIONS, birth_date), Problem::InFuture { today });
    } else if registered_on != NaiveDate::MIN && born > registered_on {
        row.error(at!(REGISTRATIONS, birth_date), Problem::BornAfterRegistration { registered_on });
    }
}
