//! The register as a folder of CSV files: what the command line and an import read back as the same register.
//!
//! Registrations that were merged or erased and attestations that were withdrawn are not in it, as in every ranking.

use crate::Refusal;
use crate::office::{No, Office};
use crate::registry;
use chrono::NaiveDate;
use domain::{Candidate, Fault, GroupMask, RegisterParts};
use exchange::FolderWriter;
use serde::Serialize;
use std::collections::HashMap;
use std::path::Path;
use store::register::{self, Which, load::Loaded};
use vault::Place;

/// What was written: table and number of rows.
pub type Exported = Vec<(&'static str, u64)>;

/// Names and contact data by row id: name, telephone, e-mail, national number.
type Contacts = HashMap<i64, [String; 4]>;

/// Writes the register to a new folder. National numbers are only written when asked for: they leave the vault then.
///
/// # Errors
/// When the folder is there and not empty, or the register cannot be read.
pub async fn folder(
    office: &Office,
    to: &Path,
    national_numbers: bool,
    today: NaiveDate,
) -> Result<Exported, Refusal> {
    let broken = |error: store::Error| Refusal::from(No::from(error));
    let law = office.law(today)?;
    let codes = registry::group_codes(&law);
    let (loaded, _) = register::load::parts(office.store.reader(), &codes).await.map_err(broken)?;
    let contacts = contacts(office, national_numbers).await?;
    let unwritable = |error: std::io::Error| Refusal::from(Fault::system(to.display().to_string(), error));
    let mut writer = Writer { out: FolderWriter::create(to).map_err(unwritable)?, written: Vec::new() };
    writer.all(&loaded, &contacts, national_numbers).map_err(unwritable)?;
    writer.out.finish().map_err(unwritable)?;
    Ok(writer.written)
}

async fn contacts(office: &Office, national_numbers: bool) -> Result<Contacts, Refusal> {
    let broken = |error: store::Error| Refusal::from(No::from(error));
    let mut contacts = Contacts::new();
    let mut all = register::households(office.store.reader(), Which::All);
    while let Some(batch) = all.next().await.map_err(broken)? {
        for household in batch {
            let row = household.registration;
            let place = Place::new("registration", "national_number", &row.number);
            let sealed = row.national_number.as_deref().filter(|_| national_numbers);
            let opened = sealed.map(|sealed| office.keys.open_number(&place, sealed)).transpose();
            let opened = opened.map_err(|error| Refusal::Broken(error.to_string()))?;
            let number = opened.map(|number| number.digits()).unwrap_or_default();
            let phone = row.phone.unwrap_or_default();
            contacts.insert(row.id, [row.name, phone, row.email.unwrap_or_default(), number]);
        }
    }
    Ok(contacts)
}

/// A folder being written.
struct Writer {
    out: FolderWriter,
    written: Exported,
}

/// The code of a value, as the contract writes it.
fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn yes(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn maybe(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn amount(cents: domain::Cents) -> String {
    super::super::imports::compare::euro(cents.0)
}

fn groups(parts: &RegisterParts, mask: GroupMask) -> String {
    let held = (0..parts.group_codes.len()).filter(|place| mask.0 & (1 << place) != 0);
    held.map(|place| parts.group_codes[place].as_str()).collect::<Vec<_>>().join("|")
}

/// The column that is only written when it is asked for.
const NATIONAL_NUMBER: &str = "national_number";

impl Writer {
    fn table(&mut self, name: &'static str) -> std::io::Result<()> {
        self.written.push((name, 0));
        self.out.table(name, &exchange::columns(name))
    }

    fn row(&mut self, fields: &[String]) -> std::io::Result<()> {
        if let Some((_, count)) = self.written.last_mut() {
            *count += 1;
        }
        self.out.row(&fields.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn all(&mut self, loaded: &Loaded, contacts: &Contacts, national_numbers: bool) -> std::io::Result<()> {
        let parts = &loaded.parts;
        let number = |place: u32| parts.candidates[place as usize].number.to_string();
        let mut columns = exchange::columns("registrations");
        columns.retain(|column| national_numbers || *column != NATIONAL_NUMBER);
        self.written.push(("registrations", 0));
        self.out.table("registrations", &columns)?;
        for (candidate, id) in parts.candidates.iter().zip(&loaded.ids) {
            let mut fields = registration(parts, candidate);
            let contact = contacts.get(id).cloned().unwrap_or_default();
            let [name, phone, email, national_number] = contact;
            fields.extend([phone, email, name]);
            fields.extend(national_numbers.then_some(national_number));
            self.row(&fields)?;
        }
        self.table("members")?;
        for (owner, row) in parts.members.iter().flatten() {
            let dependent = yes(row.dependent);
            let birth = row.birth_date.to_string();
            self.row(&[
                number(*owner),
                birth,
                code(row.sex),
                code(row.relation),
                dependent,
                code(row.stays),
            ])?;
        }
        self.table("residences")?;
        for (owner, row) in parts.residences.iter().flatten() {
            self.row(&[number(*owner), row.municipality.to_string(), row.from.to_string(), maybe(row.to)])?;
        }
        self.table("preferences")?;
        for (owner, nis) in parts.preferences.iter().flatten() {
            self.row(&[number(*owner), nis.to_string()])?;
        }
        self.support(parts)?;
        self.places(parts)?;
        if parts.refusals_known {
            self.table("refusals")?;
            for (owner, row) in parts.refusals.iter().flatten() {
                self.row(&[number(*owner), row.refused_on.to_string(), yes(row.valid)])?;
            }
        }
        Ok(())
    }

    fn support(&mut self, parts: &RegisterParts) -> std::io::Result<()> {
        self.table("attestations")?;
        for (owner, row) in parts.attestations.iter().flatten() {
            let by = row.organisation.map(|place| parts.organisations[place as usize].id.to_string());
            self.row(&[
                parts.candidates[*owner as usize].number.to_string(),
                by.unwrap_or_default(),
                row.issued_on.to_string(),
                maybe(row.valid_until),
                code(row.level),
                code(row.ocmw),
                code(row.search),
                yes(row.ready),
                yes(row.engagement),
                maybe(row.confirmed_on),
            ])?;
        }
        self.table("organisations")?;
        for row in &parts.organisations {
            let (from, to) = (maybe(row.agreement_from), maybe(row.agreement_to));
            self.row(&[row.id.to_string(), row.name.clone(), code(row.sector), from, to])?;
        }
        Ok(())
    }

    fn places(&mut self, parts: &RegisterParts) -> std::io::Result<()> {
        self.table("dwellings")?;
        let group = |place: domain::GroupCode| parts.group_codes[place.0 as usize].clone();
        for row in &parts.dwellings {
            self.row(&[
                row.id.to_string(),
                row.area.company.clone(),
                row.area.zone.clone(),
                row.municipality.to_string(),
                row.bedrooms.to_string(),
                yes(row.adapted),
                row.reserved_for.map(group).unwrap_or_default(),
                row.rent.map(amount).unwrap_or_default(),
                row.available_on.to_string(),
                maybe(row.min_age),
            ])?;
        }
        self.table("allocations")?;
        for row in &parts.allocations {
            self.row(&[
                parts.dwellings[row.dwelling as usize].id.to_string(),
                parts.candidates[row.candidate as usize].number.to_string(),
                row.pillar.number().to_string(),
                row.target_group.map(group).unwrap_or_default(),
                row.decided_on.to_string(),
            ])?;
        }
        self.table("stock")?;
        for row in &parts.stock {
            let (dwellings, reserved) = (row.dwellings.to_string(), row.reserved.to_string());
            let (company, zone) = (row.area.company.clone(), row.area.zone.clone());
            self.row(&[row.municipality.to_string(), company, zone, dwellings, reserved])?;
        }
        Ok(())
    }
}

/// The columns of a registration, up to the contact data.
fn registration(parts: &RegisterParts, row: &Candidate) -> Vec<String> {
    vec![
        row.number.to_string(),
        row.registered_on.to_string(),
        row.birth_date.to_string(),
        code(row.sex),
        amount(row.monthly_income),
        amount(row.yearly_income),
        yes(row.owns_property),
        row.need.map(|need| need.code().to_owned()).unwrap_or_default(),
        yes(row.need_documented),
        maybe(row.need_until),
        maybe(row.ocmw),
        groups(parts, row.groups),
        code(row.transfer),
        maybe(row.informal_care),
        yes(row.adapted_need),
        yes(row.warning_flag),
        yes(row.support_agreement),
        yes(row.emancipated),
        code(row.status),
        maybe(row.suspended_until),
    ]
}
