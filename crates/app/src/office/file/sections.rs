//! The parts in which a file is changed, and the values of each as text: what a form holds and the log tells.

use policy::{Action, Income, Layer, Need};
use serde_json::json;
use std::collections::BTreeMap;
use store::register::Household;
use store::{Member, Residence};

use super::Opened;
use crate::office::Acting;

/// A part of a file that is changed in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Name, contact data, date of birth, sex, national number.
    Person,
    /// Members.
    Household,
    /// Where the reference tenant lived.
    Residences,
    /// Municipalities of preference.
    Preferences,
    /// Housing need and its evidence.
    Need,
    /// Income and property.
    Income,
    /// OCMW, target groups, transfer, care, adapted dwelling, flags.
    Situation,
    /// State of the registration.
    Status,
}

impl Section {
    /// Every section, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Household,
        Self::Residences,
        Self::Preferences,
        Self::Need,
        Self::Income,
        Self::Situation,
        Self::Status,
    ];

    /// Code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Household => "household",
            Self::Residences => "residences",
            Self::Preferences => "preferences",
            Self::Need => "need",
            Self::Income => "income",
            Self::Situation => "situation",
            Self::Status => "status",
        }
    }

    /// The section with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }

    /// All its fields.
    #[must_use]
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Person => &["name", "phone", "email", "birth", "sex", "national"],
            Self::Household => &["members"],
            Self::Residences => &["residences"],
            Self::Preferences => &["preferences"],
            Self::Need => &["need", "documented", "evidence", "evidence_on", "until"],
            Self::Income => &["monthly", "yearly", "property"],
            Self::Situation => {
                &["ocmw", "groups", "transfer", "care", "adapted", "emancipated", "flag", "agreement"]
            }
            Self::Status => &["status", "suspended_until"],
        }
    }
}

/// The fields of a section that somebody may change; none when the section is closed to them.
#[must_use]
pub fn open_fields(section: Section, acting: &Acting, opened: &Opened) -> Vec<&'static str> {
    let visible = &opened.visible;
    let housing = opened.may(acting, Action::Edit(Layer::Housing));
    let identity = opened.may(acting, Action::Edit(Layer::Identity)) && visible.identity;
    let contact = opened.may(acting, Action::EditContact) && visible.contact;
    let may = |field: &str| match field {
        "name" | "phone" | "email" => identity || contact,
        "birth" | "sex" | "national" => identity,
        "monthly" | "yearly" => housing && visible.income == Income::Amount,
        "evidence" => housing && visible.need == Need::Evidence,
        "flag" | "agreement" => housing && visible.flag,
        "need" | "documented" | "evidence_on" | "until" => housing && visible.need != Need::Hidden,
        _ => housing && visible.housing.all(),
    };
    section.fields().iter().copied().filter(|field| may(field)).collect()
}

/// Values by field.
pub type Values = BTreeMap<&'static str, String>;

/// The values of these fields. The national number is never among them: an empty one means that it stays.
#[must_use]
pub fn read(household: &Household, fields: &[&'static str]) -> Values {
    fields.iter().map(|field| (*field, value(household, field))).collect()
}

fn value(household: &Household, field: &str) -> String {
    let r = &household.registration;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |value: Option<chrono::NaiveDate>| value.map(|day| day.to_string()).unwrap_or_default();
    let yes = |value: bool| String::from(if value { "yes" } else { "no" });
    match field {
        "name" => r.name.clone(),
        "phone" => text(&r.phone),
        "email" => text(&r.email),
        "birth" => r.birth_date.to_string(),
        "sex" => r.sex.clone(),
        "members" => members(&household.members),
        "residences" => residences(&household.residences),
        "preferences" => household.preferences.join("|"),
        "need" => text(&r.housing_need),
        "documented" => yes(r.need_documented),
        "evidence" => text(&r.need_evidence),
        "evidence_on" => day(r.need_evidence_on),
        "until" => day(r.need_until),
        "monthly" => amount(r.monthly_income),
        "yearly" => amount(r.yearly_income),
        "property" => yes(r.owns_property),
        "ocmw" => text(&r.ocmw_nis),
        "groups" => r.target_groups.clone(),
        "transfer" => r.transfer.clone(),
        "care" => text(&r.informal_care_nis),
        "adapted" => yes(r.adapted_need),
        "emancipated" => yes(r.emancipated),
        "flag" => yes(r.warning_flag),
        "agreement" => yes(r.support_agreement),
        "status" => r.status.clone(),
        "suspended_until" => day(r.suspended_until),
        _ => String::new(),
    }
}

/// An amount in cents as it is typed: 1214.13.
fn amount(cents: i64) -> String {
    domain::Cents(cents).to_string()
}

/// Members as a list of lists of text: name, birth, sex, relation, dependent, stays.
#[must_use]
pub fn members(rows: &[Member]) -> String {
    let told = |m: &Member| {
        let dependent = if m.dependent { "yes" } else { "no" };
        json!([
            m.name.clone().unwrap_or_default(),
            m.birth_date.to_string(),
            m.sex,
            m.relation,
            dependent,
            m.stays
        ])
    };
    json!(rows.iter().map(told).collect::<Vec<_>>()).to_string()
}

/// Residences as a list of lists of text: NIS code, first day, last day.
#[must_use]
pub fn residences(rows: &[Residence]) -> String {
    let last = |r: &Residence| r.to_day.map(|day| day.to_string()).unwrap_or_default();
    let told = |r: &Residence| json!([r.nis, r.from_day.to_string(), last(r)]);
    json!(rows.iter().map(told).collect::<Vec<_>>()).to_string()
}

/// The rows of a list value; none when it is not one.
#[must_use]
pub fn rows(value: &str) -> Option<Vec<Vec<String>>> {
    serde_json::from_str(value).ok()
}
