//! What is kept of an import beside its rows: what was brought, what was found, where the details are.

use super::mapping::{Mapping, Sheet};
use crate::words::{Language, Words};
use domain::{Fault, Problem, Severity};
use serde::{Deserialize, Serialize};

/// What is known of an import, as its row keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// What was brought, as the user called it.
    pub name: String,
    /// Whether it is a workbook.
    pub workbook: bool,
    /// Bytes as they were brought.
    pub size: u64,
    /// Document that holds what was brought; gone once it is applied or thrown away.
    pub source: Option<i64>,
    /// Files or sheets with their headings.
    pub sheets: Vec<Sheet>,
    /// Names of the files in the kept archive, in its order.
    pub files: Vec<String>,
    /// Document with faults and differences.
    pub details: Option<i64>,
    /// Errors found.
    pub errors: u64,
    /// Warnings found.
    pub warnings: u64,
    /// Counts of each table.
    pub tables: Vec<Counts>,
    /// Fingerprint of everything that would change: applying changes exactly this or nothing.
    pub fingerprint: String,
    /// People who were erased since it was applied: undoing brings nothing of theirs back.
    pub erased: u64,
    /// Why the last step was not done: key of a message, and what it names.
    pub refused: Option<(String, String)>,
}

impl Report {
    /// Reads a report; an empty one when it cannot be read.
    #[must_use]
    pub fn of(import: &store::Import) -> Self {
        serde_json::from_str(&import.report).unwrap_or_default()
    }

    /// The text that a row keeps.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// All counts added up.
    #[must_use]
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for counts in &self.tables {
            total.new += counts.new;
            total.changed += counts.changed;
            total.unchanged += counts.unchanged;
            total.missing += counts.missing;
            total.passed += counts.passed;
        }
        total
    }
}

/// How many rows of a table are what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Table of the contract, or `areas`, which follow from dwellings and stock.
    pub table: String,
    /// Not in the register yet.
    pub new: u64,
    /// In the register with other values.
    pub changed: u64,
    /// In the register just so.
    pub unchanged: u64,
    /// In the register and not in the files: stays as it is.
    pub missing: u64,
    /// In the files, but of a file that was erased or merged: passed over.
    pub passed: u64,
}

/// What a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Not in the register yet.
    New,
    /// In the register with other values.
    Changed,
    /// In the register and not in the files.
    Missing,
    /// Passed over.
    Passed,
}

impl Kind {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Passed => "passed",
        }
    }
}

/// A field of a row: what it is in the register, and what the files say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Column of the contract, or the table whose rows belong to a registration.
    pub field: String,
    /// In the register, as a file would write it.
    pub was: String,
    /// In the files.
    pub now: String,
}

/// A row that is not the same in files and register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Table.
    pub table: String,
    /// What it is.
    pub kind: Kind,
    /// Number, code or other name of the row.
    pub key: String,
    /// Row id in the register; 0 for a new row.
    pub id: i64,
    /// Registration it belongs to; none when it belongs to nobody, or to one that is new.
    pub registration: Option<i64>,
    /// Fields that change.
    pub fields: Vec<Field>,
}

/// A fault in both languages, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Whether nothing can be applied because of it.
    pub error: bool,
    /// File or sheet, as the user called it.
    pub file: String,
    /// Line.
    pub line: Option<u64>,
    /// Heading.
    pub column: String,
    /// Value.
    pub value: String,
    /// What is wrong and what was expected, in Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// Table and column of the contract, when the value is an unknown code: these are allowed.
    pub code: Option<(String, String, Vec<String>)>,
}

/// What the details hold.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Details {
    /// Errors and warnings.
    pub faults: Vec<Told>,
    /// Differences, at most [`LISTED`] of each kind and table.
    pub differences: Vec<Difference>,
}

/// How many differences of one kind and table are kept to be shown; all are counted.
pub const LISTED: usize = 2000;

/// Faults in words.
pub struct Teller {
    nl: Words,
    en: Words,
}

impl Default for Teller {
    fn default() -> Self {
        Self { nl: Words::new(Language::Dutch), en: Words::new(Language::English) }
    }
}

impl Teller {
    /// That a number probably stands for somebody else than in the register.
    #[must_use]
    pub fn somebody_else(&self, file: &str, number: &str) -> Told {
        Told {
            error: false,
            file: file.to_owned(),
            line: None,
            column: "registration_number".to_owned(),
            value: number.to_owned(),
            nl: self.nl.somebody_else(),
            en: self.en.somebody_else(),
            code: None,
        }
    }

    /// A fault, with the file called as `called` says: table (empty for none) and the name to show.
    pub fn tell(&self, fault: &Fault, mapping: &Mapping, called: impl Fn(&str) -> (String, String)) -> Told {
        let (table, file) = called(&fault.file);
        let column = fault.column.clone().unwrap_or_default();
        let code = match &fault.problem {
            Problem::UnknownCode { allowed } => mapping
                .column_of(&table, &column)
                .map(|column| (table.clone(), column.to_owned(), allowed.clone())),
            _ => None,
        };
        Told {
            error: fault.severity == Severity::Error,
            file,
            line: fault.line,
            column,
            value: fault.value.clone().unwrap_or_default(),
            nl: self.nl.problem(&fault.problem),
            en: self.en.problem(&fault.problem),
            code,
        }
    }
}
