//! Rows about support: organisations and the attestations they issue.

use crate::contract::{Column, at};
use crate::guard;
use crate::numbers::{Finder, Places};
use crate::row::Row;
use crate::tables::households::owner;
use chrono::NaiveDate;
use domain::{
    Attestation, AttestationLevel, OcmwCheck, Organisation, OrganisationId, Problem, SearchCheck, Sector,
};

/// An organisation, with the line on which it stands.
pub(crate) fn organisation(row: &mut Row<'_>) -> Option<(u64, Organisation)> {
    let id = row.id(at!(ORGANISATIONS, organisation));
    let organisation = Organisation {
        id: OrganisationId::from(id.unwrap_or_default()),
        name: guard::removed(row.text(at!(ORGANISATIONS, name))).to_owned(),
        sector: row.code(at!(ORGANISATIONS, sector), Sector::Other),
        agreement_from: row.date_or_none(at!(ORGANISATIONS, agreement_from)),
        agreement_to: row.date_or_none(at!(ORGANISATIONS, agreement_to)),
    };
    let Organisation { agreement_from, agreement_to, .. } = organisation;
    never_in_force(row, at!(ORGANISATIONS, agreement_to), agreement_from, agreement_to);
    id.map(|_| (row.line(), organisation))
}

/// An attestation. Its issuer may be unknown: then it is reported and does not count.
pub(crate) fn attestation(
    row: &mut Row<'_>,
    finder: &mut Finder<'_>,
    organisations: Option<&Places>,
) -> Option<(u32, Attestation)> {
    let owner = owner(row, at!(ATTESTATIONS, registration_number), finder);
    let issuer = row.id(at!(ATTESTATIONS, organisation));
    let organisation = issuer.zip(organisations).and_then(|(issuer, organisations)| {
        let found = organisations.get(issuer);
        if found.is_none() {
            row.warning(at!(ATTESTATIONS, organisation), Problem::NoSuchOrganisation);
        }
        found
    });
    let attestation = Attestation {
        organisation,
        issued_on: row.date(at!(ATTESTATIONS, issued_on)),
        valid_until: row.date_or_none(at!(ATTESTATIONS, valid_until)),
        level: row.code(at!(ATTESTATIONS, level), AttestationLevel::District),
        ocmw: row.code(at!(ATTESTATIONS, ocmw), OcmwCheck::No),
        search: row.code(at!(ATTESTATIONS, search), SearchCheck::No),
        ready: row.yes(at!(ATTESTATIONS, ready)),
        engagement: row.yes(at!(ATTESTATIONS, engagement)),
        confirmed_on: row.date_or_none(at!(ATTESTATIONS, confirmed_on)),
    };
    let Attestation { issued_on, valid_until, .. } = attestation;
    never_in_force(row, at!(ATTESTATIONS, valid_until), Some(issued_on), valid_until);
    Some((owner?, attestation))
}

/// Warns of an end before its beginning. No error: such a row counts on no day, and so does no harm.
fn never_in_force(row: &mut Row<'_>, column: Column, from: Option<NaiveDate>, to: Option<NaiveDate>) {
    if let (Some(start), Some(to)) = (from, to)
        && to < start
    {
        row.warning(column, Problem::EndsBeforeStart { start });
    }
}
