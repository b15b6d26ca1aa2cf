//! What the policy has to know of a file, from the rows of the file.

use chrono::{DateTime, Utc};
use policy::{Consent, Emergency, Facts, Part, Party, Purpose, State};
use store::Registration;
use store::register::File;

/// The facts of a file at a moment. A part or a purpose that this program does not know opens nothing.
#[must_use]
pub fn of(file: &File, now: DateTime<Utc>) -> Facts {
    of_rows(&file.household.registration, &file.parties, &file.consents, &file.emergencies, now)
}

/// The same from rows that were read apart.
#[must_use]
pub fn of_rows(
    registration: &Registration,
    parties: &[store::Party],
    consents: &[store::Consent],
    emergencies: &[store::Emergency],
    now: DateTime<Utc>,
) -> Facts {
    Facts {
        state: state(registration.merged_into, registration.erased_at.is_some()),
        parties: parties.iter().filter_map(party).collect(),
        consents: consents.iter().filter_map(consent).collect(),
        emergencies: emergencies.iter().filter(|row| row.expires_at > now).map(emergency).collect(),
        owner: None,
        subject: None,
    }
}

/// Whether a registration is in use; one both merged and erased is an erased one.
#[must_use]
pub fn state(merged_into: Option<i64>, erased: bool) -> State {
    match merged_into {
        _ if erased => State::Erased,
        Some(_) => State::Merged,
        None => State::Open,
    }
}

/// A part in a case.
#[must_use]
pub fn party(row: &store::Party) -> Option<Party> {
    Some(Party {
        organisation: row.organisation_id,
        account: row.account_id,
        part: Part::parse(&row.part)?,
        from: row.from_day,
        to: row.to_day,
    })
}

/// A consent.
#[must_use]
pub fn consent(row: &store::Consent) -> Option<Consent> {
    Some(Consent {
        purpose: Purpose::parse(&row.purpose)?,
        organisation: row.organisation_id,
        given_on: row.given_on,
        withdrawn_on: row.withdrawn_on,
    })
}

/// An emergency access; whether it has run out is for the caller to know.
#[must_use]
pub fn emergency(row: &store::Emergency) -> Emergency {
    Emergency { account: row.account_id, organisation: row.organisation_id }
}
