//! The form of an export: sections of fields, the same for the page that is read and the JSON that a program reads.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

/// Name and version of the form; it rises when a field changes its meaning.
pub const FORMAT: &str = "woonspoor-person/1";

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Text as it stands there.
    Text(String),
    /// A code, with the prefix of its word.
    Code(&'static str, String),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<Utc>),
    /// An amount in cents.
    Cents(i64),
    /// Yes or no.
    Yes(bool),
    /// A municipality, by its code.
    Place(String),
    /// A number.
    Number(i64),
    /// Several codes.
    Codes(&'static str, Vec<String>),
}

/// A field: its code and its value; none when nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field(pub &'static str, pub Option<Shown>);

/// Rows of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Name of the table.
    pub table: &'static str,
    /// Its rows about the person.
    pub rows: Vec<Vec<Field>>,
}

/// Everything that is told of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Registration number of the person.
    pub number: String,
    /// The sections, one for each table.
    pub sections: Vec<Section>,
    /// Names of organisations that hold entries of their own about the person: those are asked there.
    pub ask_also: Vec<String>,
}

impl Export {
    /// The export as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let tables = self.sections.iter().map(|section| {
            let rows: Vec<Value> = section.rows.iter().map(|row| object(row)).collect();
            (section.table.to_owned(), Value::Array(rows))
        });
        json!({
            "format": FORMAT,
            "made_at": moment(self.made_at),
            "number": self.number,
            "tables": tables.collect::<Map<_, _>>(),
            "ask_also": self.ask_also,
        })
    }
}

fn object(row: &[Field]) -> Value {
    Value::Object(row.iter().map(|Field(name, value)| ((*name).to_owned(), plain(value.as_ref()))).collect())
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn plain(value: Option<&Shown>) -> Value {
    match value {
        None => Value::Null,
        Some(Shown::Text(text) | Shown::Code(_, text) | Shown::Place(text)) => json!(text),
        Some(Shown::Day(day)) => json!(day),
        Some(Shown::Moment(at)) => json!(moment(*at)),
        Some(Shown::Cents(number) | Shown::Number(number)) => json!(number),
        Some(Shown::Yes(yes)) => json!(yes),
        Some(Shown::Codes(_, codes)) => json!(codes),
    }
}
