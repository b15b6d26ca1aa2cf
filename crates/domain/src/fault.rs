//! What is wrong with an input, and where: one shape for files, regulations and arguments.

use crate::System;
use chrono::NaiveDate;
use std::fmt;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is done with the input.
    Error,
    /// Reported; the input is used.
    Warning,
}

/// One fault, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Error or warning.
    pub severity: Severity,
    /// File (or workbook and sheet) as the user named it.
    pub file: String,
    /// Line, from 1; for a workbook the row.
    pub line: Option<u64>,
    /// Heading of the column, or key in a regulation.
    pub column: Option<String>,
    /// Article of a regulation.
    pub article: Option<String>,
    /// The value that was read.
    pub value: Option<String>,
    /// What is wrong and what was expected.
    pub problem: Problem,
}

impl Fault {
    /// What the operating system says of a file, a folder or an address.
    #[must_use]
    pub fn system(name: impl Into<String>, what: impl Into<System>) -> Self {
        Self::error(name, Problem::System { what: what.into() })
    }

    /// An error about a whole file.
    #[must_use]
    pub fn error(file: impl Into<String>, problem: Problem) -> Self {
        Self {
            severity: Severity::Error,
            file: file.into(),
            line: None,
            column: None,
            article: None,
            value: None,
            problem,
        }
    }

    /// A warning about a whole file.
    #[must_use]
    pub fn warning(file: impl Into<String>, problem: Problem) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, problem) }
    }

    /// The same fault at a line.
    #[must_use]
    pub fn at(mut self, line: impl Into<Option<u64>>) -> Self {
        self.line = line.into();
        self
    }

    /// The same fault in a column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The same fault about a value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The same fault in an article.
    #[must_use]
    pub fn article(mut self, article: impl Into<String>) -> Self {
        self.article = Some(article.into());
        self
    }
}

/// What is wrong, as data; it becomes words at the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields carry the names of the values themselves")]
pub enum Problem {
    /// The file or sheet is not there.
    MissingFile,
    /// The file holds something that cannot be read.
    Unreadable { cause: String },
    /// The operating system refuses the file, the folder or the address.
    System { what: System },
    /// A file that is there already and is not written over without being asked.
    FileExists,
    /// A port that another program uses; with the option that chooses another.
    PortInUse { option: String },
    /// Neither a folder nor a workbook.
    NeitherFolderNorWorkbook,
    /// The file has no heading row.
    Empty,
    /// A required column is not there.
    MissingColumn { found: Vec<String> },
    /// The same heading twice.
    RepeatedColumn,
    /// A column nobody asked for.
    UnknownColumn,
    /// A row with fewer or more fields than the heading.
    FieldCount { expected: usize, found: usize },
    /// A required value is empty.
    Required,
    /// Not a date.
    NotADate,
    /// Not an amount.
    NotAnAmount,
    /// An amount below zero.
    Negative,
    /// Not a whole number between these.
    NotANumber { min: u32, max: u32 },
    /// Not a NIS code.
    NotANis,
    /// Not one of the codes.
    UnknownCode { allowed: Vec<String> },
    /// Longer than this many characters.
    TooLong { most: usize },
    /// Text in neither of the encodings.
    Encoding,
    /// A number given before, on this line.
    Duplicate { first_line: Option<u64> },
    /// A registration that does not exist.
    NoSuchRegistration,
    /// A dwelling that does not exist.
    NoSuchDwelling,
    /// An organisation that does not exist.
    NoSuchOrganisation,
    /// An end before its beginning.
    EndsBeforeStart { start: NaiveDate },
    /// More reserved dwellings than dwellings.
    MoreReservedThanDwellings,
    /// A date of registration after the reference date.
    RegisteredAfter { on: NaiveDate },
    /// A date after today.
    InFuture { today: NaiveDate },
    /// A birth date after the date of registration.
    BornAfterRegistration { registered_on: NaiveDate },
    /// No such table or column can be mapped.
    Mapping { known: Vec<String> },
    /// Not the name of a file in the same folder, nor of a sheet.
    NotAFileName,
    /// A quotation mark that is never closed.
    UnclosedQuote,
    /// More of the same kind, not listed.
    AndMore { count: usize },

    /// Not valid TOML, or not of the schema.
    Schema { message: String },
    /// More than there is room for.
    TooMany { most: usize },
    /// A penalty that is none.
    NotBelowZero,
    /// A rule, article or source with the same name as an earlier one.
    SameName { what: &'static str },
    /// A rule without a source, or with one the file does not list.
    NoSource { known: Vec<String> },
    /// A rule that is named but does not exist.
    NoSuchRule { known: Vec<String> },
    /// Something a regulation must have and this one lacks.
    Lacks { what: &'static str },
    /// Shares that add up to more than the whole.
    SharesExceedOne { sum: String },
    /// Shares that add up to less than the whole.
    SharesBelowOne { sum: String },
    /// A band without a series, or a series that does not exist.
    NoSeries { known: Vec<String> },
    /// A published label and ceiling that contradict each other.
    BandContradiction {
        wage: String,
        offset: String,
        sum: String,
        ceiling: String,
        chosen: String,
        on: NaiveDate,
    },
    /// Bands or steps that overlap.
    Overlap { other: String },
    /// Values for which nothing is said.
    Gap { from: String, to: String },
    /// Rows that stand in the wrong order.
    NotAscending,
    /// A part whose numbers do not add up.
    SumDiffers { what: String, expected: String, found: String },
    /// A choice whose value is not what the rules say.
    ChoiceDiffers { says: String },
    /// A validity that ends before it begins.
    ValidityReversed,
    /// A municipality may not change this rule.
    OverrideNotAllowed { allowed: Vec<String> },
    /// A date before the first version, or after the last day.
    NotInForce { on: NaiveDate, from: NaiveDate, to: Option<NaiveDate> },
    /// A value of a series that is missing on a date.
    NoValue { series: String, on: NaiveDate, first: Option<NaiveDate> },
    /// An output rests on an assumed row.
    Assumed { series: String, from: NaiveDate, reason_nl: String, reason_en: String },
    /// A pillar the regulation does not have.
    NoSuchPillar { known: String },
    /// A draw needs a seed.
    SeedMissing,
    /// A company or zone no area of the regulation speaks of.
    NoSuchArea { company: String, zone: String },
    /// A municipality without a stock row.
    NoStock,
    /// A receipt that does not replay.
    Replay { what: &'static str, expected: String, found: String },
    /// A regulation that is no file and is not built in either.
    NoSuchRegulation { known: Vec<String> },
    /// Not a web address without a path.
    NotAWebAddress,
    /// Not the address of a log-in service.
    NotAnIssuer,
    /// A setting that the file may not hold.
    UnknownSetting { known: Vec<String> },
    /// A setting that has to be said.
    MissingSetting,
    /// A setting of another kind: text, number, yes or no.
    WrongKind { expected: String },
    /// An account that does not exist.
    NoSuchAccount,
    /// An account that may not log in.
    AccountClosed,
    /// An account without the role for an import.
    MayNotImport,
    /// Somebody changed the register at the same moment.
    ChangedMeanwhile,
    /// A line of the log that is not there yet.
    NoSuchLine { line: i64, last: i64 },
    /// Anything else, in words.
    Other { message: String },
}

impl fmt::Display for Fault {
    /// A technical rendering for logs and tests; people get words from the Fluent files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, " [{column}]")?;
        }
        if let Some(value) = &self.value {
            write!(f, " `{value}`")?;
        }
        write!(f, ": {:?}", self.problem)
    }
}

impl std::error::Error for Fault {}
