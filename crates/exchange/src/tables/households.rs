//! Rows that say more of a household: members, residences, preferences, refusals.

use crate::contract::{Column, at};
use crate::numbers::Finder;
use crate::row::Row;
use domain::{Member, Nis, Problem, Refusal, Relation, Residence, Sex, Stays};

/// The registration a row points at.
pub(crate) fn owner(row: &mut Row<'_>, column: Column, finder: &mut Finder<'_>) -> Option<u32> {
    let number = row.id(column)?;
    let found = finder.find(number);
    if found.is_none() && finder.known() {
        row.error(column, Problem::NoSuchRegistration);
    }
    found
}

/// A member of the household beside the reference tenant.
pub(crate) fn member(row: &mut Row<'_>, finder: &mut Finder<'_>) -> Option<(u32, Member)> {
    let owner = owner(row, at!(MEMBERS, registration_number), finder);
    let member = Member {
        birth_date: row.date(at!(MEMBERS, birth_date)),
        sex: row.code(at!(MEMBERS, sex), Sex::X),
        relation: row.code(at!(MEMBERS, relation), Relation::Other),
        dependent: row.yes(at!(MEMBERS, dependent)),
        stays: row.code(at!(MEMBERS, stays), Stays::Full),
    };
    Some((owner?, member))
}

/// A stretch of residence.
pub(crate) fn residence(row: &mut Row<'_>, finder: &mut Finder<'_>) -> Option<(u32, Residence)> {
    let owner = owner(row, at!(RESIDENCES, registration_number), finder);
    let municipality = row.nis(at!(RESIDENCES, municipality_nis));
    let from = row.date(at!(RESIDENCES, from));
    let to = row.date_or_none(at!(RESIDENCES, to));
    if to.is_some_and(|to| to < from) {
        row.error(at!(RESIDENCES, to), Problem::EndsBeforeStart { start: from });
    }
    Some((owner?, Residence { municipality, from, to }))
}

/// A municipality of preference.
pub(crate) fn preference(row: &mut Row<'_>, finder: &mut Finder<'_>) -> Option<(u32, Nis)> {
    let owner = owner(row, at!(PREFERENCES, registration_number), finder);
    let municipality = row.nis(at!(PREFERENCES, municipality_nis));
    Some((owner?, municipality))
}

/// A refusal of an offer.
pub(crate) fn refusal(row: &mut Row<'_>, finder: &mut Finder<'_>) -> Option<(u32, Refusal)> {
    let owner = owner(row, at!(REFUSALS, registration_number), finder);
    let refusal =
        Refusal { refused_on: row.date(at!(REFUSALS, refused_on)), valid: row.yes(at!(REFUSALS, valid)) };
    Some((owner?, refusal))
}
