//! A registry that was read, as rows of the register: names with numbers, codes as the contract writes them.

use crate::office::{No, Office};
use chrono::{DateTime, Utc};
use domain::{Area, Candidate, GroupMask, Nis, Register};
use exchange::{Contact, Reading};
use serde::Serialize;
use std::collections::HashMap;
use store::register::Household;
use store::{Member, Refusal, Registration, Residence};
use vault::Place;

/// The rows of a registry. Rows that point at others do so by number, as in the files.
pub struct Rows {
    /// Households, in chronological order.
    pub households: Vec<Household>,
    /// Attestations: number of the registration, code of the organisation, the rest of the row.
    pub attestations: Vec<(String, String, store::Attestation)>,
    /// Organisations.
    pub organisations: Vec<store::Organisation>,
    /// Where companies let, from the stock and the dwellings.
    pub areas: Vec<store::Area>,
    /// Dwellings.
    pub dwellings: Vec<store::Dwelling>,
    /// Allocations: code of the dwelling, number of the registration, the rest of the row.
    pub allocations: Vec<(String, String, store::Allocation)>,
    /// Stock.
    pub stock: Vec<store::Stock>,
    /// Whether refusals were supplied at all.
    pub refusals_known: bool,
}

/// The code of a value, as the contract writes it.
fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Codes of target groups, joined as in the files.
fn groups(register: &Register, mask: GroupMask) -> String {
    let held = (0..register.group_codes.len()).filter(|place| mask.0 & (1 << place) != 0);
    held.map(|place| register.group_codes[place].as_str()).collect::<Vec<_>>().join("|")
}

fn nis(place: Option<Nis>) -> Option<String> {
    place.map(|nis| nis.to_string())
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Turns a reading into rows. National numbers are sealed; one that is not a number is left out, as the reading has
/// already warned of it.
#[must_use]
pub fn rows(office: &Office, reading: &Reading, now: DateTime<Utc>) -> Rows {
    let register = &reading.register;
    let contacts: HashMap<&str, &Contact> =
        reading.contacts.iter().map(|contact| (contact.number.as_str(), contact)).collect();
    let number = |candidate: usize| register.candidates[candidate].number.as_str().to_owned();
    let organisation =
        |place: Option<u32>| place.map(|place| register.organisations[place as usize].id.as_str().to_owned());
    let households = register.candidates.iter().enumerate();
    Rows {
        households: households
            .map(|(place, candidate)| {
                let contact = contacts.get(candidate.number.as_str()).copied();
                household(office, register, place, candidate, contact, now)
            })
            .collect(),
        attestations: register
            .attestations
            .iter()
            .filter_map(|(candidate, attestation)| {
                let organisation = organisation(attestation.organisation)?;
                Some((number(candidate), organisation, attestation_row(attestation)))
            })
            .collect(),
        organisations: register.organisations.iter().map(organisation_row).collect(),
        areas: areas(register),
        dwellings: register.dwellings.iter().map(|dwelling| dwelling_row(register, dwelling)).collect(),
        allocations: register
            .allocations
            .iter()
            .map(|past| {
                let dwelling = register.dwellings[past.dwelling as usize].id.as_str().to_owned();
                let row = store::Allocation {
                    id: 0,
                    dwelling_id: 0,
                    registration_id: 0,
                    pillar: i64::from(past.pillar.number()),
                    target_group: past.target_group.map(|group| register.group_code(group).to_owned()),
                    decided_on: past.decided_on,
                    ended_on: None,
                    version: 1,
                };
                (dwelling, number(past.candidate as usize), row)
            })
            .collect(),
        stock: register
            .stock
            .iter()
            .map(|row| store::Stock {
                id: 0,
                nis: row.municipality.to_string(),
                company: row.area.company.clone(),
                zone: zone(&row.area),
                dwellings: i64::from(row.dwellings),
                reserved: i64::from(row.reserved),
                version: 1,
            })
            .collect(),
        refusals_known: register.refusals_known,
    }
}

fn zone(area: &Area) -> String {
    area.zone.clone()
}

/// Every municipality in which a company has stock or a dwelling, each once.
fn areas(register: &Register) -> Vec<store::Area> {
    let stock = register.stock.iter().map(|row| (&row.area, row.municipality));
    let dwellings = register.dwellings.iter().map(|dwelling| (&dwelling.area, dwelling.municipality));
    let mut places: Vec<(String, String, String)> = stock
        .chain(dwellings)
        .map(|(area, nis)| (area.company.clone(), zone(area), nis.to_string()))
        .collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|(company, zone, nis)| store::Area { id: 0, company, zone, nis }).collect()
}

fn household(
    office: &Office,
    register: &Register,
    place: usize,
    candidate: &Candidate,
    contact: Option<&Contact>,
    now: DateTime<Utc>,
) -> Household {
    let number = candidate.number.as_str().to_owned();
    let national = contact.and_then(|contact| domain::NationalNumber::parse(&contact.national_number).ok());
    let at = Place::new("registration", "national_number", &number);
    let registration = Registration {
        id: 0,
        registered_on: candidate.registered_on,
        name: contact.map_or_else(String::new, |contact| contact.name.trim().to_owned()),
        birth_date: candidate.birth_date,
        sex: code(candidate.sex),
        phone: contact.and_then(|contact| filled(&contact.phone)),
        email: contact.and_then(|contact| filled(&contact.email)),
        national_number: national.map(|number| office.keys.seal_number(&at, &number)),
        national_number_hash: national.map(|number| office.keys.number_hash(&number)),
        monthly_income: candidate.monthly_income.0,
        yearly_income: candidate.yearly_income.0,
        owns_property: candidate.owns_property,
        housing_need: candidate.need.map(|need| need.code().to_owned()),
        need_documented: candidate.need_documented,
        need_evidence: None,
        need_evidence_on: None,
        need_until: candidate.need_until,
        ocmw_nis: nis(candidate.ocmw),
        target_groups: groups(register, candidate.groups),
        transfer: code(candidate.transfer),
        informal_care_nis: nis(candidate.informal_care),
        adapted_need: candidate.adapted_need,
        warning_flag: candidate.warning_flag,
        support_agreement: candidate.support_agreement,
        emancipated: candidate.emancipated,
        status: code(candidate.status),
        suspended_until: candidate.suspended_until,
        sort_name: String::new(),
        merged_into: None,
        erased_at: None,
        closed_on: None,
        updated_at: now,
        version: 1,
        number,
    };
    let members = register.members.of(place).iter().map(|member| Member {
        id: 0,
        registration_id: 0,
        name: None,
        birth_date: member.birth_date,
        sex: code(member.sex),
        relation: code(member.relation),
        dependent: member.dependent,
        stays: code(member.stays),
    });
    let residences = register.residences.of(place).iter().map(|residence| Residence {
        id: 0,
        registration_id: 0,
        nis: residence.municipality.to_string(),
        from_day: residence.from,
        to_day: residence.to,
    });
    let refusals = register.refusals.of(place).iter().map(|refusal| Refusal {
        id: 0,
        registration_id: 0,
        refused_on: refusal.refused_on,
        valid: refusal.valid,
    });
    let mut preferences: Vec<String> =
        register.preferences.of(place).iter().map(ToString::to_string).collect();
    preferences.sort();
    preferences.dedup();
    Household {
        registration,
        members: members.collect(),
        residences: residences.collect(),
        preferences,
        refusals: refusals.collect(),
    }
}

fn attestation_row(attestation: &domain::Attestation) -> store::Attestation {
    store::Attestation {
        id: 0,
        registration_id: 0,
        organisation_id: 0,
        issued_on: attestation.issued_on,
        valid_until: attestation.valid_until,
        level: code(attestation.level),
        ocmw: code(attestation.ocmw),
        search: code(attestation.search),
        ready: attestation.ready,
        engagement: attestation.engagement,
        confirmed_on: attestation.confirmed_on,
        confirmed_by: None,
        issued_by: None,
        withdrawn_on: None,
        withdrawn_reason: None,
        version: 1,
    }
}

fn organisation_row(organisation: &domain::Organisation) -> store::Organisation {
    store::Organisation {
        id: 0,
        code: organisation.id.as_str().to_owned(),
        name: organisation.name.clone(),
        sector: code(organisation.sector),
        agreement_from: organisation.agreement_from,
        agreement_to: organisation.agreement_to,
        email: None,
        phone: None,
        address: None,
        version: 1,
    }
}

fn dwelling_row(register: &Register, dwelling: &domain::Dwelling) -> store::Dwelling {
    store::Dwelling {
        id: 0,
        code: dwelling.id.as_str().to_owned(),
        company: dwelling.area.company.clone(),
        zone: zone(&dwelling.area),
        nis: dwelling.municipality.to_string(),
        bedrooms: i64::from(dwelling.bedrooms),
        adapted: dwelling.adapted,
        reserved_for: dwelling.reserved_for.map(|group| register.group_code(group).to_owned()),
        rent: dwelling.rent.map(|rent| rent.0),
        available_on: Some(dwelling.available_on),
        min_age: dwelling.min_age.map(i64::from),
        version: 1,
    }
}

/// Ends every allocation of a dwelling that was allocated again later: one dwelling, one allocation in force.
fn one_open(mut rows: Vec<(String, String, store::Allocation)>) -> Vec<(String, String, store::Allocation)> {
    rows.sort_by(|a, b| (&a.0, a.2.decided_on, &a.1).cmp(&(&b.0, b.2.decided_on, &b.1)));
    for place in 1..rows.len() {
        let (before, after) = rows.split_at_mut(place);
        if let (Some(earlier), Some(later)) = (before.last_mut(), after.first())
            && earlier.0 == later.0
        {
            earlier.2.ended_on = Some(later.2.decided_on);
        }
    }
    rows
}

/// Writes rows into an empty register, in the transaction of the caller.
///
/// # Errors
/// What the database reports; a number that is there already is one.
pub async fn fill(tx: &store::Tx, rows: Rows, today: chrono::NaiveDate) -> Result<(), No> {
    use store::register::{self, Which, upsert};
    let numbers: Vec<String> = rows.households.iter().map(|h| h.registration.number.clone()).collect();
    let ids = register::insert_many(tx, rows.households).await?;
    let by_number: HashMap<&str, i64> = numbers.iter().map(String::as_str).zip(ids).collect();
    let organisations: Vec<String> = rows.organisations.iter().map(|o| o.code.clone()).collect();
    let made = upsert::organisations(tx, rows.organisations).await?.ids;
    let by_code: HashMap<&str, i64> = organisations.iter().map(String::as_str).zip(made).collect();
    upsert::areas(tx, rows.areas).await?;
    let dwellings: Vec<String> = rows.dwellings.iter().map(|d| d.code.clone()).collect();
    let made = upsert::dwellings(tx, rows.dwellings).await?.ids;
    let by_dwelling: HashMap<&str, i64> = dwellings.iter().map(String::as_str).zip(made).collect();
    upsert::stock(tx, rows.stock).await?;
    let attestations = rows.attestations.into_iter().filter_map(|(number, organisation, row)| {
        Some(store::Attestation {
            registration_id: *by_number.get(number.as_str())?,
            organisation_id: *by_code.get(organisation.as_str())?,
            ..row
        })
    });
    upsert::attestations(tx, attestations.collect()).await?;
    let allocations = one_open(rows.allocations).into_iter().filter_map(|(dwelling, number, row)| {
        Some(store::Allocation {
            dwelling_id: *by_dwelling.get(dwelling.as_str())?,
            registration_id: *by_number.get(number.as_str())?,
            ..row
        })
    });
    upsert::allocations(tx, allocations.collect()).await?;
    register::set_refusals_known(tx, rows.refusals_known).await?;
    register::parties::derive(tx, &Which::All, today).await?;
    Ok(())
}
