//! What may be filled in for a household: limits of each field and what must agree with what.

use super::Known;
use super::sections::rows;
use crate::law::Law;
use crate::office::{Office, Problems};
use chrono::{Datelike, NaiveDate};
use domain::{Cents, HousingNeed, NationalNumber, Nis, days};
use std::collections::BTreeMap;
use store::register::Household;
use store::{Member, Registration, Residence};
use vault::Place;

/// What the checks have to know besides what was typed.
pub struct Context<'a> {
    /// The office, for its keys.
    pub office: &'a Office,
    /// The law of today, for names of municipalities.
    pub law: &'a Law,
    /// Target groups.
    pub known: &'a Known,
    /// Today.
    pub today: NaiveDate,
    /// Places of the rows of a list in the form.
    pub places: &'a [usize],
}

pub use crate::office::evidence::KINDS as EVIDENCE;

/// Highest amount that is taken, in cents.
const HIGHEST: i64 = 1_000_000_000;

/// Most rows of a list.
pub const ROWS: usize = 30;

/// Writes what was typed into a household; gives what cannot be. After problems the household is not to be used.
pub fn write(
    household: &mut Household,
    fields: &[&'static str],
    typed: &BTreeMap<String, String>,
    context: &Context,
) -> Problems {
    let mut problems = Problems::default();
    for field in fields {
        let Some(value) = typed.get(*field).map(|value| value.trim()) else { continue };
        let wrong = match *field {
            "members" => members(household, value, context, &mut problems),
            "residences" => residences(household, value, context, &mut problems),
            "preferences" => preferences(household, value, context),
            _ => one(&mut household.registration, field, value, context),
        };
        if let Some(key) = wrong {
            problems.add(*field, key);
        }
    }
    together(&household.registration, fields, typed, &mut problems);
    problems
}

/// What must agree within the registration.
fn together(
    r: &Registration,
    fields: &[&'static str],
    typed: &BTreeMap<String, String>,
    problems: &mut Problems,
) {
    let asked = |field: &str| fields.contains(&field);
    if asked("documented") && r.need_documented && r.housing_need.is_none() {
        problems.add("documented", "edit-documented-without-need");
    }
    if asked("suspended_until") && r.suspended_until.is_some() && r.status != "suspended" {
        problems.add("suspended_until", "edit-until-without-suspension");
    }
    if asked("agreement") && r.support_agreement && !r.warning_flag {
        problems.add("agreement", "edit-agreement-without-flag");
    }
    if asked("birth") && r.birth_date > r.registered_on {
        problems.add("birth", "edit-birth-after-registration");
    }
    let national = typed.get("national").map(|value| value.trim()).unwrap_or_default();
    if asked("national")
        && let Ok(number) = NationalNumber::parse(national)
        && number.birth_date().is_some_and(|birth| birth != r.birth_date)
    {
        problems.add("national", "edit-national-other-birth");
    }
}

type Wrong = Option<&'static str>;

fn one(r: &mut Registration, field: &str, value: &str, context: &Context) -> Wrong {
    match field {
        "name" => name(&mut r.name, value),
        "phone" => optional(&mut r.phone, value, phone(value), "edit-phone-unreadable"),
        "email" => optional(&mut r.email, value, email(value), "edit-email-unreadable"),
        "birth" => birth(&mut r.birth_date, value, context.today),
        "sex" => code(&mut r.sex, value, &["m", "f", "x"]),
        "national" => national(r, value, context),
        "need" => {
            let known =
                HousingNeed::parse(value.as_bytes()).is_some() || r.housing_need.as_deref() == Some(value);
            optional(&mut r.housing_need, value, known, "edit-choose")
        }
        "evidence" => {
            let known = EVIDENCE.contains(&value) || r.need_evidence.as_deref() == Some(value);
            optional(&mut r.need_evidence, value, known, "edit-choose")
        }
        "documented" => yes(&mut r.need_documented, value),
        "evidence_on" => past(&mut r.need_evidence_on, value, context.today),
        "until" => day(&mut r.need_until, value),
        "monthly" => amount(&mut r.monthly_income, value),
        "yearly" => amount(&mut r.yearly_income, value),
        "property" => yes(&mut r.owns_property, value),
        "ocmw" => place(&mut r.ocmw_nis, value, context),
        "care" => place(&mut r.informal_care_nis, value, context),
        "groups" => groups(r, value, context),
        "transfer" => code(&mut r.transfer, value, &["none", "mandatory", "wish"]),
        "adapted" => yes(&mut r.adapted_need, value),
        "emancipated" => yes(&mut r.emancipated, value),
        "flag" => yes(&mut r.warning_flag, value),
        "agreement" => yes(&mut r.support_agreement, value),
        "status" => code(&mut r.status, value, &["active", "suspended", "struck"]),
        "suspended_until" => day(&mut r.suspended_until, value),
        _ => None,
    }
}

fn name(to: &mut String, value: &str) -> Wrong {
    match value.chars().count() {
        0 if !to.is_empty() => Some("edit-name-missing"),
        0..=200 => {
            value.clone_into(to);
            None
        }
        _ => Some("edit-too-long"),
    }
}

fn optional(to: &mut Option<String>, value: &str, good: bool, key: &'static str) -> Wrong {
    let same = to.as_deref().unwrap_or_default() == value;
    *to = Some(value.to_owned()).filter(|value| !value.is_empty());
    (!same && !value.is_empty() && !good).then_some(key)
}

/// Digits with the signs that people put between them; six to fifteen digits.
fn phone(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let signs = value.chars().all(|c| c.is_ascii_digit() || " /.-()+".contains(c));
    signs && (6..=15).contains(&digits) && value.len() <= 32
}

/// Something, one @, and a name with a dot in it.
fn email(value: &str) -> bool {
    let plain = value.len() <= 254 && !value.contains(|c: char| c.is_whitespace() || c.is_control());
    plain
        && value.split_once('@').is_some_and(|(who, at)| {
            let labels = at.split('.').all(|label| !label.is_empty());
            !who.is_empty() && at.contains('.') && labels && !at.contains('@')
        })
}

fn birth(to: &mut NaiveDate, value: &str, today: NaiveDate) -> Wrong {
    match days::read(value) {
        Some(day) if day > today => Some("edit-in-future"),
        Some(day) if day.year() < today.year() - 125 && day != *to => Some("edit-too-long-ago"),
        Some(day) => {
            *to = day;
            None
        }
        None => Some("edit-date-unreadable"),
    }
}

fn day(to: &mut Option<NaiveDate>, value: &str) -> Wrong {
    if value.is_empty() {
        *to = None;
        return None;
    }
    match days::read(value) {
        Some(day) => {
            *to = Some(day);
            None
        }
        None => Some("edit-date-unreadable"),
    }
}

fn past(to: &mut Option<NaiveDate>, value: &str, today: NaiveDate) -> Wrong {
    let wrong = day(to, value);
    wrong.or_else(|| to.is_some_and(|day| day > today).then_some("edit-in-future"))
}

fn code(to: &mut String, value: &str, choices: &[&str]) -> Wrong {
    let known = choices.contains(&value) || to == value;
    value.clone_into(to);
    (!known).then_some("edit-choose")
}

fn yes(to: &mut bool, value: &str) -> Wrong {
    *to = value == "yes";
    None
}

fn amount(to: &mut i64, value: &str) -> Wrong {
    match Cents::read(value) {
        Ok(Cents(cents)) if (0..=HIGHEST).contains(&cents) => {
            *to = cents;
            None
        }
        _ => Some("edit-amount-unreadable"),
    }
}

fn knows(context: &Context, nis: &str) -> bool {
    Nis::parse(nis.as_bytes()).is_some_and(|nis| context.law.municipalities.knows(nis))
}

fn place(to: &mut Option<String>, value: &str, context: &Context) -> Wrong {
    optional(to, value, knows(context, value), "edit-municipality-unknown")
}

fn groups(r: &mut Registration, value: &str, context: &Context) -> Wrong {
    let had = r.target_groups.clone();
    let known = |code: &str| {
        context.known.groups.iter().any(|known| known == code) || had.split('|').any(|had| had == code)
    };
    let all = value.split('|').filter(|code| !code.is_empty()).all(known);
    value.clone_into(&mut r.target_groups);
    (!all).then_some("edit-choose")
}

fn national(r: &mut Registration, value: &str, context: &Context) -> Wrong {
    if value.is_empty() {
        return None;
    }
    if value == "-" {
        (r.national_number, r.national_number_hash) = (None, None);
        return None;
    }
    let Ok(number) = NationalNumber::parse(value) else { return Some("edit-national-unreadable") };
    let keys = &context.office.keys;
    let place = Place::new("registration", "national_number", &r.number);
    r.national_number = Some(keys.seal_number(&place, &number));
    r.national_number_hash = Some(keys.number_hash(&number));
    None
}

fn preferences(household: &mut Household, value: &str, context: &Context) -> Wrong {
    let mut chosen: Vec<String> = value.split('|').filter(|nis| !nis.is_empty()).map(str::to_owned).collect();
    chosen.sort_unstable();
    chosen.dedup();
    let known = |nis: &String| knows(context, nis) || household.preferences.contains(nis);
    if !chosen.iter().all(known) {
        return Some("edit-municipality-unknown");
    }
    if chosen.is_empty() && !household.preferences.is_empty() {
        return Some("edit-preference-missing");
    }
    household.preferences = chosen;
    None
}

fn members(household: &mut Household, value: &str, context: &Context, problems: &mut Problems) -> Wrong {
    let Some(rows) = rows(value) else { return Some("edit-choose") };
    if rows.len() > ROWS {
        return Some("edit-too-many");
    }
    let mut all = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let field = |name: &str| format!("member-{}-{name}", context.places.get(at).copied().unwrap_or(at));
        let text = |place: usize| row.get(place).map(|text| text.trim()).unwrap_or_default();
        let mut member = Member {
            id: 0,
            registration_id: household.registration.id,
            name: Some(text(0).to_owned()).filter(|name| !name.is_empty()),
            birth_date: NaiveDate::default(),
            sex: String::new(),
            relation: String::new(),
            dependent: text(4) == "yes",
            stays: String::new(),
        };
        let wrong = [
            ("name", (text(0).chars().count() > 200).then_some("edit-too-long")),
            ("birth", birth(&mut member.birth_date, text(1), context.today)),
            ("sex", code(&mut member.sex, text(2), &["m", "f", "x"])),
            ("relation", code(&mut member.relation, text(3), &["partner", "child", "other"])),
            ("stays", code(&mut member.stays, text(5), &["full", "shared", "visiting"])),
        ];
        for (name, key) in wrong {
            if let Some(key) = key {
                problems.add(field(name), key);
            }
        }
        if member.relation == "partner" && all.iter().any(|other: &Member| other.relation == "partner") {
            problems.add(field("relation"), "edit-second-partner");
        }
        all.push(member);
    }
    household.members = all;
    None
}

fn residences(household: &mut Household, value: &str, context: &Context, problems: &mut Problems) -> Wrong {
    let Some(rows) = rows(value) else { return Some("edit-choose") };
    if rows.len() > ROWS {
        return Some("edit-too-many");
    }
    let mut all: Vec<(usize, Residence)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let place = context.places.get(at).copied().unwrap_or(at);
        let field = |name: &str| format!("residence-{place}-{name}");
        let text = |place: usize| row.get(place).map(|text| text.trim()).unwrap_or_default();
        let had = household.residences.iter().any(|residence| residence.nis == text(0));
        if !had && !knows(context, text(0)) {
            problems.add(field("nis"), "edit-municipality-unknown");
        }
        let mut from = None;
        match past(&mut from, text(1), context.today).or(from.is_none().then_some("edit-date-unreadable")) {
            Some(key) => problems.add(field("from"), key),
            None => {
                let mut to_day = None;
                if let Some(key) = day(&mut to_day, text(2)) {
                    problems.add(field("to"), key);
                }
                let from_day = from.unwrap_or(context.today);
                if to_day.is_some_and(|to| to < from_day) {
                    problems.add(field("to"), "edit-ends-before");
                }
                let nis = text(0).to_owned();
                all.push((
                    place,
                    Residence { id: 0, registration_id: household.registration.id, nis, from_day, to_day },
                ));
            }
        }
    }
    overlapping(&all, problems);
    household.residences = all.into_iter().map(|(_, residence)| residence).collect();
    None
}

/// Nobody lives in two places at once; moving on a day is both.
fn overlapping(all: &[(usize, Residence)], problems: &mut Problems) {
    let mut sorted: Vec<&(usize, Residence)> = all.iter().collect();
    sorted.sort_by_key(|(_, residence)| residence.from_day);
    for pair in sorted.windows(2) {
        let (before, (place, after)) = (&pair[0].1, pair[1]);
        if before.to_day.is_none_or(|to| to > after.from_day) {
            problems.add(format!("residence-{place}-from"), "edit-overlaps");
        }
    }
}
