//! Lists in a form without script: a row of fields for each, some empty ones, and a box to take a row away.

use crate::form::{Form, Posted};
use crate::page::Page;
use app::office::file::checks::ROWS;
use app::office::file::sections::rows;

/// Fields of a member, in the order of the values.
pub const MEMBER: [&str; 6] = ["name", "birth", "sex", "relation", "dependent", "stays"];
/// Fields of a residence.
pub const RESIDENCE: [&str; 3] = ["nis", "from", "to"];

/// Names of the fields of a member.
pub struct MemberForm {
    /// Heading: member 1.
    pub legend: String,
    /// Name.
    pub name: String,
    /// Birth date.
    pub birth: String,
    /// Sex.
    pub sex: String,
    /// Relation.
    pub relation: String,
    /// Dependent.
    pub dependent: String,
    /// Stays.
    pub stays: String,
    /// Take away.
    pub remove: String,
}

/// Names of the fields of a residence.
pub struct ResidenceForm {
    /// Heading.
    pub legend: String,
    /// Municipality.
    pub nis: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Take away.
    pub remove: String,
}

/// A list value as fields of rows.
#[must_use]
pub fn spread(prefix: &str, fields: &[&str], value: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (at, row) in rows(value).unwrap_or_default().into_iter().enumerate() {
        for (field, text) in fields.iter().zip(row) {
            all.push((format!("{prefix}-{at}-{field}"), text));
        }
    }
    all
}

/// The rows of a posted form as a list value; empty rows and those that are taken away are left out. The places of the
/// rows that are left go into `places`.
#[must_use]
pub fn gather(posted: &Posted, prefix: &str, fields: &[&str], places: &mut Vec<usize>) -> String {
    let mut all: Vec<Vec<String>> = Vec::new();
    for at in 0..ROWS + 5 {
        let text = |field: &str| posted.text(&format!("{prefix}-{at}-{field}")).to_owned();
        if posted.ticked(&format!("{prefix}-{at}-remove")) {
            continue;
        }
        let mut row: Vec<String> = fields.iter().map(|field| text(field)).collect();
        if row.iter().all(String::is_empty) {
            continue;
        }
        if let Some(dependent) = fields.iter().position(|field| *field == "dependent") {
            let ticked = row[dependent] == "yes";
            row[dependent] = if ticked { "yes" } else { "no" }.to_owned();
        }
        places.push(at);
        all.push(row);
    }
    serde_json::json!(all).to_string()
}

/// How many rows a form has filled.
fn count(form: &Form, prefix: &str, fields: &[&str]) -> usize {
    let filled =
        |at: &usize| fields.iter().any(|field| !form.value(&format!("{prefix}-{at}-{field}")).is_empty());
    (0..ROWS + 5).rev().find(filled).map_or(0, |last| last + 1)
}

/// The rows of members of a form, with some empty ones.
#[must_use]
pub fn members(form: &Form, page: &Page, empty: usize) -> Vec<MemberForm> {
    let rows = 0..(count(form, "member", &MEMBER) + empty).min(ROWS);
    rows.map(|at| {
        let name = |field: &str| format!("member-{at}-{field}");
        MemberForm {
            legend: page.words().with("edit-member", &[("number", &(at + 1).to_string())]),
            name: name("name"),
            birth: name("birth"),
            sex: name("sex"),
            relation: name("relation"),
            dependent: name("dependent"),
            stays: name("stays"),
            remove: name("remove"),
        }
    })
    .collect()
}

/// The rows of residences of a form, with some empty ones.
#[must_use]
pub fn residences(form: &Form, page: &Page, empty: usize) -> Vec<ResidenceForm> {
    let rows = 0..(count(form, "residence", &RESIDENCE) + empty).min(ROWS);
    rows.map(|at| {
        let name = |field: &str| format!("residence-{at}-{field}");
        ResidenceForm {
            legend: page.words().with("edit-residence", &[("number", &(at + 1).to_string())]),
            nis: name("nis"),
            from: name("from"),
            to: name("to"),
            remove: name("remove"),
        }
    })
    .collect()
}
