//! A row of the files beside the row of the register: what it becomes, and which fields that changes.

use super::Sees;
use super::report::Field;
use chrono::{DateTime, NaiveDate, Utc};
use store::register::Household;
use store::{
    Allocation, Attestation, Dwelling, Member, Organisation, Refusal, Registration, Residence, Stock,
};

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

/// What was supplied, and what of it counts.
#[derive(Clone, Copy, Debug)]
pub struct Supplied<'a> {
    /// Columns that the files lack.
    pub lacking: &'a [&'a str],
    /// Whether refusals were supplied.
    pub refusals: bool,
    /// What whoever brings it sees of this file.
    pub sees: Sees,
}

/// Whether it is probably another person who is called the same: name and birth date both change.
#[must_use]
pub fn somebody_else(fields: &[Field]) -> bool {
    let changes = |name: &str| fields.iter().any(|field| field.field == name);
    changes("name") && changes("birth_date")
}

/// What is not seen stays as it is.
fn keep_unseen(old: &Registration, new: &mut Registration, sees: Sees) {
    if !sees.identity {
        new.name.clone_from(&old.name);
        new.birth_date = old.birth_date;
        new.sex.clone_from(&old.sex);
        new.phone.clone_from(&old.phone);
        new.email.clone_from(&old.email);
        new.national_number = None;
    }
    if !sees.income {
        (new.monthly_income, new.yearly_income) = (old.monthly_income, old.yearly_income);
    }
    if !sees.need {
        new.housing_need.clone_from(&old.housing_need);
        (new.need_documented, new.need_until) = (old.need_documented, old.need_until);
    }
    if !sees.flag {
        (new.warning_flag, new.support_agreement) = (old.warning_flag, old.support_agreement);
    }
}

/// What the register becomes for a household, and what changes. What the files cannot say stays: how a need was shown,
/// names of members, and name, contact data and national number where the files leave them empty. What whoever brings
/// it does not see stays too, and is not told.
#[must_use]
pub fn household(
    was: &Household,
    mut now: Household,
    supplied: &Supplied,
    at: DateTime<Utc>,
) -> (Household, Vec<Field>) {
    let Supplied { lacking, refusals: refusals_known, sees } = *supplied;
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
    keep_unseen(old, new, sees);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody(name: &str, income: i64, flag: bool) -> Household {
        let day = NaiveDate::from_ymd_opt(1980, 1, 2).unwrap_or_default();
        let registration = Registration {
            id: 7,
            number: "2020.01.01.0001".to_owned(),
            registered_on: day,
            name: name.to_owned(),
            birth_date: day,
            sex: "x".to_owned(),
            phone: None,
            email: None,
            national_number: None,
            national_number_hash: None,
            monthly_income: income,
            yearly_income: income * 12,
            owns_property: flag,
            housing_need: flag.then(|| "no-shelter".to_owned()),
            need_documented: flag,
            need_evidence: None,
            need_evidence_on: None,
            need_until: None,
            ocmw_nis: None,
            target_groups: String::new(),
            transfer: "none".to_owned(),
            informal_care_nis: None,
            adapted_need: false,
            warning_flag: flag,
            support_agreement: flag,
            emancipated: false,
            status: "active".to_owned(),
            suspended_until: None,
            sort_name: name.to_lowercase(),
            merged_into: None,
            erased_at: None,
            closed_on: None,
            updated_at: DateTime::default(),
            version: 3,
        };
        Household {
            registration,
            members: Vec::new(),
            residences: Vec::new(),
            preferences: Vec::new(),
            refusals: Vec::new(),
        }
    }

    #[test]
    fn what_is_not_seen_is_not_compared_and_stays() {
        let (was, now) = (somebody("Een", 100_000, false), somebody("Twee", 200_000, true));
        let compared = |sees: Sees| {
            let supplied = Supplied { lacking: &[], refusals: false, sees };
            household(&was, now.clone(), &supplied, DateTime::default())
        };
        let names = |fields: &[Field]| fields.iter().map(|f| f.field.clone()).collect::<Vec<_>>();
        let nothing = Sees { identity: false, income: false, need: false, flag: false };
        let (row, fields) = compared(nothing);
        assert_eq!(names(&fields), ["owns_property"]);
        let mut expected = was.registration.clone();
        expected.owns_property = true;
        assert_eq!(row.registration, expected);
        assert_eq!(names(&compared(Sees { identity: true, ..nothing }).1), ["name", "owns_property"]);
        let incomes = ["owns_property", "monthly_income", "yearly_income"];
        assert_eq!(names(&compared(Sees { income: true, ..nothing }).1), incomes);
        let need = ["owns_property", "housing_need", "need_documented"];
        assert_eq!(names(&compared(Sees { need: true, ..nothing }).1), need);
        let flag = ["owns_property", "warning_flag", "support_agreement"];
        assert_eq!(names(&compared(Sees { flag: true, ..nothing }).1), flag);
    }
}
