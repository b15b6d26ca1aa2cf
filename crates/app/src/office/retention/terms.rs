//! How long what is kept: `law/retention.toml`, read and checked.

use crate::words::Language;
use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;
use store::privacy::Kept;

/// Text of the file as it was when the program was built.
const TEXT: &str = include_str!("../../../../../law/retention.toml");

/// Something said in both languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    nl: String,
    en: String,
}

impl Said {
    /// The text in a language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }
}

/// What happens when a term is over.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// What is left counts somebody and says no longer who.
    Anonymise,
    /// It is removed.
    Erase,
    /// That it was there stays; what it told goes.
    Pseudonymise,
}

impl After {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Anonymise => "anonymise",
            Self::Erase => "erase",
            Self::Pseudonymise => "pseudonymise",
        }
    }
}

/// A kind of thing with a term.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Notes of support workers.
    Note,
    /// Attestations.
    Attestation,
    /// Documents of files.
    Document,
    /// Evidence of housing needs.
    Evidence,
    /// Struck registrations that were never allocated.
    RegistrationEnded,
    /// Registrations that led to a tenancy.
    RegistrationAllocated,
    /// Reasons and details of the log.
    LogDetail,
    /// What was brought for an import, and what was found in it.
    ImportPreview,
    /// What is needed to undo an import.
    ImportUndo,
    /// Sessions and links.
    Session,
    /// Attempts.
    Attempt,
    /// Messages and finished work.
    Notice,
}

impl Kind {
    /// Every kind, in the order in which a run takes them: entries before the files they stand in.
    pub const ALL: [Self; 12] = [
        Self::Note,
        Self::Attestation,
        Self::Document,
        Self::Evidence,
        Self::RegistrationEnded,
        Self::RegistrationAllocated,
        Self::LogDetail,
        Self::ImportPreview,
        Self::ImportUndo,
        Self::Session,
        Self::Attempt,
        Self::Notice,
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Attestation => "attestation",
            Self::Document => "document",
            Self::Evidence => "evidence",
            Self::RegistrationEnded => "registration-ended",
            Self::RegistrationAllocated => "registration-allocated",
            Self::LogDetail => "log-detail",
            Self::ImportPreview => "import-preview",
            Self::ImportUndo => "import-undo",
            Self::Session => "session",
            Self::Attempt => "attempt",
            Self::Notice => "notice",
        }
    }

    /// What the store keeps of it; none for what is swept without being asked.
    #[must_use]
    pub fn kept(self) -> Option<Kept> {
        match self {
            Self::Note => Some(Kept::Note),
            Self::Attestation => Some(Kept::Attestation),
            Self::Document => Some(Kept::Document),
            Self::Evidence => Some(Kept::Evidence),
            Self::RegistrationEnded => Some(Kept::Ended),
            Self::RegistrationAllocated => Some(Kept::Allocated),
            Self::LogDetail => Some(Kept::LogDetail),
            Self::ImportPreview | Self::ImportUndo | Self::Session | Self::Attempt | Self::Notice => None,
        }
    }
}

/// The term of a kind, from a day on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Of what.
    pub kind: Kind,
    /// First day on which this row counts.
    pub from: NaiveDate,
    /// Name of the kind.
    pub label: Said,
    /// When the term begins.
    pub start: Said,
    #[serde(default)]
    years: u32,
    #[serde(default)]
    days: u64,
    /// What happens when it is over.
    pub after: After,
    /// Where the term comes from.
    pub source: String,
    /// Why it is taken to be so; none when a text says it.
    pub assumed: Option<Said>,
}

impl Term {
    /// The last day on which a term may have begun that is over on a day.
    #[must_use]
    pub fn before(&self, today: NaiveDate) -> NaiveDate {
        let less = today.checked_sub_months(Months::new(self.years * 12)).unwrap_or(NaiveDate::MIN);
        less.checked_sub_days(Days::new(self.days)).unwrap_or(NaiveDate::MIN)
    }

    /// Length in years and days.
    #[must_use]
    pub fn length(&self) -> (u32, u64) {
        (self.years, self.days)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rows: Vec<Term>,
}

/// The terms that count on a day, one for each kind, in the order of a run.
///
/// # Errors
/// When the file that was built in is not of its form, or a kind has no term on that day.
pub fn on(today: NaiveDate) -> Result<Vec<Term>, String> {
    let file: File = toml::from_str(TEXT).map_err(|error| error.to_string())?;
    let of = |kind: Kind| {
        let rows = file.rows.iter().filter(|row| row.kind == kind && row.from <= today);
        let row = rows.max_by_key(|row| row.from).ok_or_else(|| format!("no term for {}", kind.code()))?;
        if row.years == 0 && row.days == 0 {
            return Err(format!("the term of {} is nothing", kind.code()));
        }
        Ok(row.clone())
    };
    Kind::ALL.into_iter().map(of).collect()
}
