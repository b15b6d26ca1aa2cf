//! Attestations by which a service commits itself to support a candidate: issued, confirmed, withdrawn, running out.

pub mod expiry;
mod issue;
mod list;
mod state;

pub use issue::{Draft, issue};
pub use list::{Filter, Listed, list};
pub use state::{One, confirm, one, withdraw};

use crate::office::file::Known;
use chrono::NaiveDate;
use policy::Role;
use store::Attestation;

/// Roles that issue attestations and answer for them.
pub const ROLES: [Role; 3] = [Role::SupportWorker, Role::TrajectoryWorker, Role::TenancySupport];

/// Whether an attestation counts on a day: the same elements as the rules of the regulations ask.
#[must_use]
pub fn counts(row: &Attestation, known: &Known, today: NaiveDate) -> bool {
    flaws(row, known, today).is_empty()
}

/// Codes of why an attestation does not count on a day; empty when it does.
#[must_use]
pub fn flaws(row: &Attestation, known: &Known, today: NaiveDate) -> Vec<&'static str> {
    let issuer = known.row(row.organisation_id).map(crate::office::who::facts);
    let checks = [
        (row.withdrawn_on.is_some(), "withdrawn"),
        (!issuer.is_some_and(|issuer| issuer.agreement_in_force(today)), "no-agreement"),
        (row.issued_on > today, "not-yet-issued"),
        (row.valid_until.is_some_and(|until| until < today), "expired"),
        (row.ocmw == "no", "ocmw"),
        (row.search == "no", "search"),
        (!row.ready, "not-ready"),
        (!row.engagement, "no-engagement"),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, code)| code).collect()
}
