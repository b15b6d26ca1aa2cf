//! The details of a line of the log in words: one line for each.

use crate::page::Page;
use crate::pages::file::log::value_told;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// For each detail that holds codes, where the words for these stand: the first that knows the code tells it.
const CODES: [(&str, &[&str]); 21] = [
    ("by", &["log-by"]),
    ("factor", &["log-factor", "factor"]),
    ("filters", &["candidates-filter"]),
    ("form", &["log-form"]),
    ("kind", &["job", "job-figure", "file-evidence"]),
    ("layer", &["file-layer"]),
    ("layers", &["file-layer"]),
    ("level", &["attestation-level"]),
    ("limit", &["limit"]),
    ("ocmw", &["attestation-ocmw"]),
    ("outcome", &["correction"]),
    ("part", &["file-part"]),
    ("purpose", &["consent-purpose", "log-purpose"]),
    ("role", &["role"]),
    ("rule", &["rule"]),
    ("scopes", &["token-scope"]),
    ("search", &["attestation-search"]),
    ("section", &["file-layer"]),
    ("through", &["log-through"]),
    ("why", &["log-why"]),
    ("with", &["log-with"]),
];

/// Of the lists with the row ids of files only the length is told: a number of a row says nothing to who reads it.
const FILES: [&str; 3] = ["ids", "shown", "registrations"];

/// The details of a line about `subject`. `names` are those of organisations.
#[must_use]
pub fn details(page: &Page, subject: &str, detail: &Value, names: &HashMap<i64, String>) -> Vec<String> {
    let Value::Object(fields) = detail else { return Vec::new() };
    let telling = Telling { page, subject, names };
    let told = fields.iter().filter(|(_, value)| !value.is_null());
    // The length of a list of files was noted beside it.
    let told = told.filter(|(name, _)| *name != "ids" || !fields.contains_key("count"));
    told.flat_map(|(name, value)| telling.lines(name, value)).collect()
}

struct Telling<'p> {
    page: &'p Page,
    subject: &'p str,
    names: &'p HashMap<i64, String>,
}

impl Telling<'_> {
    fn lines(&self, name: &str, value: &Value) -> Vec<String> {
        match (name, value) {
            ("changes", Value::Array(changes)) => changes.iter().map(|change| self.change(change)).collect(),
            _ => vec![format!("{}: {}", self.name(name), self.value(name, value))],
        }
    }

    /// What a detail is called: by itself, or as the page of its subject calls it.
    fn name(&self, name: &str) -> String {
        let words = self.page.words();
        let key = ["detail", self.subject, "job-figure", "import-table", "file-layer"]
            .into_iter()
            .find(|prefix| words.knows(&format!("{prefix}-{name}")));
        words.code(key.unwrap_or("detail"), name)
    }

    fn value(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Null => "–".to_owned(),
            Value::Bool(yes) => self.page.yes_no(yes).to_owned(),
            Value::Number(number) => self.number(name, number.as_i64(), value),
            Value::String(text) => self.text(name, text),
            Value::Array(all) if FILES.contains(&name) => all.len().to_string(),
            Value::Array(all) => all.iter().map(|one| self.value(name, one)).collect::<Vec<_>>().join(", "),
            Value::Object(parts) => self.object(parts),
        }
    }

    fn number(&self, name: &str, number: Option<i64>, value: &Value) -> String {
        let named = number.filter(|_| name == "organisation").and_then(|id| self.names.get(&id));
        named.cloned().unwrap_or_else(|| value.to_string())
    }

    /// What was and what is; or parts, of which those that say no are left out.
    fn object(&self, parts: &Map<String, Value>) -> String {
        if let (Some(was), Some(now)) = (parts.get("was"), parts.get("now")) {
            return format!("{} → {}", self.value("", was), self.value("", now));
        }
        let no = |value: &Value| {
            matches!(value, Value::Bool(false) | Value::Null)
                || matches!(value.as_str(), Some("hidden" | "nothing"))
        };
        let told = parts.iter().filter(|(_, value)| !no(value)).map(|(name, value)| match value {
            Value::Bool(_) | Value::String(_) => self.name(&name.replace('_', "-")),
            _ => format!("{} {}", self.name(name), self.value("", value)),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    fn text(&self, name: &str, text: &str) -> String {
        let words = self.page.words();
        if text.is_empty() {
            return "–".to_owned();
        }
        if let Some((_, prefixes)) = CODES.iter().find(|(coded, _)| *coded == name) {
            let code = text.replace(':', "-");
            let known = prefixes.iter().find(|prefix| words.knows(&format!("{prefix}-{code}")));
            return known.map_or_else(|| text.to_owned(), |prefix| words.code(prefix, &code));
        }
        if name == "nis" {
            return self.page.municipality(text);
        }
        if let Ok(day) = text.parse::<NaiveDate>() {
            return self.page.date(&day);
        }
        text.parse::<DateTime<Utc>>().map_or_else(|_| text.to_owned(), |at| self.page.moment(&at))
    }

    /// A field of a file that changed; an import calls some of them by their column.
    fn change(&self, change: &Value) -> String {
        let words = self.page.words();
        let part = |name: &str| match change.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        };
        let field = part("field");
        let prefix = ["edit-field", "import-column"]
            .into_iter()
            .find(|prefix| words.knows(&format!("{prefix}-{field}")));
        let told = |name: &str| value_told(self.page, &field, &part(name));
        format!("{}: {} → {}", words.code(prefix.unwrap_or("edit-field"), &field), told("was"), told("now"))
    }
}
