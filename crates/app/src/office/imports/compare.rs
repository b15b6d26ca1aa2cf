//! A row of the files beside the row of the register: what it becomes, and which fields that changes.

use super::report::Field;
use chrono::{DateTime, NaiveDate, Utc};
use store::register::Household;
use store::{Allocation, Attestation, Dwelling, Member, Organisation, Refusal, Residence, Stock};

/// How a value stands in a file.
trait Written {
    fn written(&self) -> String;
}

impl Written for bool {
    fn written(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl Written for String {
    fn written(&self) -> String {
        self.clone()
    }
}

impl Written for i64 {
    fn written(&self) -> String {
        self.to_string()
    }
}

impl Written for NaiveDate {
    fn written(&self) -> String {
        self.to_string()
    }
}

impl<T: Written> Written for Option<T> {
    fn written(&self) -> String {
        self.as_ref().map(T::written).unwrap_or_default()
    }
}

/// An amount in cents as a file writes it.
#[must_use]
pub fn euro(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}

/// Fields of two rows that differ.
macro_rules! fields {
    ($was:expr, $now:expr; $($field:ident as $name:literal),* $(,)?) => {{
        let mut fields = Vec::new();
        $(if $was.$field != $now.$field {
            fields.push(Field {
                field: $name.to_owned(),
                was: $was.$field.written(),
                now: $now.$field.written(),
            });
        })*
        fields
    }};
}

/// What the register becomes for a household, and what changes. What the files cannot say stays: how a need was shown,
/// names of members, and name, contact data and national number where the files leave them empty.
#[must_use]
pub fn household(
    was: &Household,
    mut now: Household,
    lacking: &[&str],
    refusals_known: bool,
    at: DateTime<Utc>,
) -> (Household, Vec<Field>) {
    let (old, new) = (&was.registration, &mut now.registration);
    new.id = old.id;
    new.version = old.version;
    new.need_evidence.clone_from(&old.need_evidence);
    new.need_evidence_on = old.need_evidence_on;
    new.sort_name.clone_from(&old.sort_name);
    new.closed_on = old.closed_on;
    new.merged_into = old.merged_into;
    new.erased_at = old.erased_at;
    new.updated_at = at;
    if new.name.is_empty() {
        new.name.clone_from(&old.name);
    }
    new.phone = new.phone.take().or_else(|| old.phone.clone());
    new.email = new.email.take().or_else(|| old.email.clone());
    if lacking.contains(&"need_until") {
        new.need_until = old.need_until;
    }
    let mut fields = fields!(old, new;
        name as "name", phone as "phone", email as "email", registered_on as "registered_on",
        birth_date as "birth_date", sex as "sex", owns_property as "owns_property",
        housing_need as "housing_need", need_documented as "need_documented", need_until as "need_until",
        ocmw_nis as "ocmw_nis", target_groups as "target_groups", transfer as "transfer",
        informal_care_nis as "informal_care_nis", adapted_need as "adapted_need",
        warning_flag as "warning_flag", support_agreement as "support_agreement",
        emancipated as "emancipated", status as "status", suspended_until as "suspended_until",
    );
    let amounts = [
        ("monthly_income", old.monthly_income, new.monthly_income),
        ("yearly_income", old.yearly_income, new.yearly_income),
    ];
    for (field, was, now) in amounts.into_iter().filter(|(_, was, now)| was != now) {
        fields.push(Field { field: field.to_owned(), was: euro(was), now: euro(now) });
    }
    // The sealed number differs each time it is sealed; its hash does not.
    if new.national_number.is_none() || new.national_number_hash == old.national_number_hash {
        new.national_number.clone_from(&old.national_number);
        new.national_number_hash.clone_from(&old.national_number_hash);
    } else {
        let mask = |there: bool| if there { "***" } else { "" }.to_owned();
        let was = mask(old.national_number.is_some());
        fields.push(Field { field: "national_number".to_owned(), was, now: mask(true) });
    }
    now.members = named(&was.members, now.members);
    list("members", &mut fields, &was.members, &mut now.members, member);
    list("residences", &mut fields, &was.residences, &mut now.residences, residence);
    list("preferences", &mut fields, &was.preferences, &mut now.preferences, Clone::clone);
    now.refusals = if refusals_known { together(&was.refusals, now.refusals) } else { was.refusals.clone() };
    list("refusals", &mut fields, &was.refusals, &mut now.refusals, refusal);
    (now, fields)
}

/// Keeps the order of the register when only the order differs; else notes what changes.
fn list<T: Clone>(
    name: &str,
    fields: &mut Vec<Field>,
    was: &[T],
    now: &mut Vec<T>,
    told: impl Fn(&T) -> String,
) {
    let lines = |rows: &[T]| {
        let mut lines: Vec<String> = rows.iter().map(&told).collect();
        lines.sort();
        lines
    };
    let (before, after) = (lines(was), lines(now));
    if before == after {
        *now = was.to_vec();
    } else {
        fields.push(Field { field: name.to_owned(), was: before.join("\n"), now: after.join("\n") });
    }
}

fn member(row: &Member) -> String {
    let dependent = row.dependent.written();
    format!("{} {} {} {} {}", row.birth_date, row.sex, row.relation, dependent, row.stays)
}

fn residence(row: &Residence) -> String {
    format!("{} {} – {}", row.nis, row.from_day, row.to_day.written())
}

fn refusal(row: &Refusal) -> String {
    format!("{} {}", row.refused_on, row.valid.written())
}

/// Members keep the names that were written down here: a file has none.
fn named(was: &[Member], mut now: Vec<Member>) -> Vec<Member> {
    let mut left: Vec<&Member> = was.iter().filter(|member| member.name.is_some()).collect();
    for member in &mut now {
        let same = |other: &&Member| other.birth_date == member.birth_date && other.sex == member.sex;
        if let Some(place) = left.iter().position(same) {
            member.name.clone_from(&left.remove(place).name);
        }
    }
    now
}

/// Refusals happened: those of the register stay, those of the files are added or take the place of their day.
fn together(was: &[Refusal], now: Vec<Refusal>) -> Vec<Refusal> {
    let kept = was.iter().filter(|old| !now.iter().any(|new| new.refused_on == old.refused_on));
    let mut all: Vec<Refusal> = kept.cloned().collect();
    all.extend(now);
    all
}

/// A row of a table whose rows have a name of their own.
pub trait Row: Clone {
    /// The row the register gets, from the one it has and the one of the files; and the fields that change.
    fn renewed(was: &Self, now: Self) -> (Self, Vec<Field>);
}

impl Row for Organisation {
    fn renewed(was: &Self, mut now: Self) -> (Self, Vec<Field>) {
        (now.id, now.version) = (was.id, was.version);
        now.email.clone_from(&was.email);
        now.phone.clone_from(&was.phone);
        now.address.clone_from(&was.address);
        if now.name.is_empty() {
            now.name.clone_from(&was.name);
        }
        let fields = fields!(was, now; name as "name", sector as "sector",
            agreement_from as "agreement_from", agreement_to as "agreement_to");
        (now, fields)
    }
}

impl Row for Dwelling {
    fn renewed(was: &Self, mut now: Self) -> (Self, Vec<Field>) {
        (now.id, now.version) = (was.id, was.version);
        let mut fields = fields!(was, now; company as "company", zone as "zone", nis as "municipality_nis",
            bedrooms as "bedrooms", adapted as "adapted", reserved_for as "reserved_for",
            available_on as "available_on", min_age as "min_age");
        if was.rent != now.rent {
            let told = |rent: Option<i64>| rent.map(euro).unwrap_or_default();
            fields.push(Field { field: "rent".to_owned(), was: told(was.rent), now: told(now.rent) });
        }
        (now, fields)
    }
}

impl Row for Stock {
    fn renewed(was: &Self, mut now: Self) -> (Self, Vec<Field>) {
        (now.id, now.version) = (was.id, was.version);
        let fields = fields!(was, now; dwellings as "dwellings", reserved as "reserved_for_target_groups");
        (now, fields)
    }
}

impl Row for Attestation {
    fn renewed(was: &Self, mut now: Self) -> (Self, Vec<Field>) {
        (now.id, now.version) = (was.id, was.version);
        (now.registration_id, now.organisation_id) = (was.registration_id, was.organisation_id);
        (now.confirmed_by, now.issued_by) = (was.confirmed_by, was.issued_by);
        now.withdrawn_on = was.withdrawn_on;
        now.withdrawn_reason.clone_from(&was.withdrawn_reason);
        now.confirmed_on = now.confirmed_on.or(was.confirmed_on);
        let fields = fields!(was, now; valid_until as "valid_until", level as "level", ocmw as "ocmw",
            search as "search", ready as "ready", engagement as "engagement",
            confirmed_on as "confirmed_on");
        (now, fields)
    }
}

impl Row for Allocation {
    fn renewed(was: &Self, mut now: Self) -> (Self, Vec<Field>) {
        (now.id, now.version) = (was.id, was.version);
        (now.dwelling_id, now.registration_id) = (was.dwelling_id, was.registration_id);
        now.ended_on = was.ended_on;
        let fields = fields!(was, now; pillar as "pillar", target_group as "target_group",
            decided_on as "decided_on");
        (now, fields)
    }
}
