//! The words in which findings are told, in Dutch or English, from the Fluent files.

mod allocations;
mod arguments;
mod changes;
mod data;
mod differences;
mod explanation;
mod faults;
mod findings;
mod office;
mod person;
mod points_told;
mod regulation;
mod rules_told;
mod shape;
mod standing;
mod tables;
mod trouble;

use chrono::{Datelike, NaiveDate};
use domain::{Cents, Pillar, Points};
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

pub use arguments::WrongArgument;
pub use differences::Differs;
pub use explanation::{Explanation, Item, Lead, Part};
pub use regulation::{ArticleText, ChoiceText, RegulationText, RuleText};
pub use standing::{Reason, Standing};
pub use tables::Table;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Locales;

/// Language of what people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Two-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Dutch => langid!("nl"),
            Self::English => langid!("en"),
        }
    }
}

/// A text in which nothing steers a terminal: names of files and columns come from outside.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Tells things in one language.
pub struct Words {
    pub(crate) loader: FluentLanguageLoader,
    language: Language,
}

impl Words {
    /// Words in a language; what is missing in English falls back to Dutch.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let loader = fluent_language_loader!();
        // Both languages are compiled in: loading them fails only when the files themselves are broken, which the
        // tests rule out; the keys would then be shown as they are.
        let _ = loader.load_languages(&Locales, &[language.id(), loader.fallback_language().clone()]);
        loader.set_use_isolating(false);
        Self { loader, language }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A date in full: 1 maart 2026.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let month = fl!(self.loader, "month", number = i64::from(date.month()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        fl!(self.loader, "date", day = day, month = month, year = year)
    }

    /// An amount with thousands marks: 1 214,13 euro.
    #[must_use]
    pub fn euro(&self, amount: Cents) -> String {
        let (thousands, decimal) = match self.language {
            Language::Dutch => (' ', ','),
            Language::English => (',', '.'),
        };
        let whole = (amount.0.unsigned_abs() / 100).to_string();
        let mut text = String::new();
        if amount.0 < 0 {
            text.push('-');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        text.push(decimal);
        text.push_str(&format!("{:02}", amount.0.unsigned_abs() % 100));
        fl!(self.loader, "euro", amount = text)
    }

    /// 1 punt, 2 punten.
    #[must_use]
    pub fn points(&self, points: Points) -> String {
        fl!(self.loader, "points-count", points = i64::from(points.0))
    }

    /// Name of a pillar.
    #[must_use]
    pub fn pillar_name(&self, pillar: Pillar) -> String {
        fl!(self.loader, "pillar-name", number = i64::from(pillar.number()))
    }

    /// The first letter as a capital.
    fn capital(text: &str) -> String {
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }
}

/// Messages without a place of their own in a use case: headings and remarks of the command line.
impl Words {
    /// Said before a list of faults that stopped everything.
    #[must_use]
    pub fn nothing_done(&self) -> String {
        fl!(self.loader, "nothing-done")
    }

    /// Something broke in the program itself.
    #[must_use]
    pub fn broken(&self, cause: &str) -> String {
        fl!(self.loader, "broken", cause = cause.to_owned())
    }

    /// What a program writes to, when it is not a file.
    #[must_use]
    pub fn standard_output(&self) -> String {
        fl!(self.loader, "standard-output")
    }

    /// A receipt was saved.
    #[must_use]
    pub fn receipt_saved(&self, path: &str) -> String {
        fl!(self.loader, "receipt-saved", path = path.to_owned())
    }

    /// Reading is under way.
    #[must_use]
    pub fn loading(&self) -> String {
        fl!(self.loader, "loading")
    }

    /// The heading above commands to try next.
    #[must_use]
    pub fn how_to_go_on(&self) -> String {
        fl!(self.loader, "how-to-go-on")
    }

    /// The demo region was made.
    #[must_use]
    pub fn demo_made(&self, path: &str, summary: &demo::Summary) -> String {
        fl!(
            self.loader,
            "demo-made",
            path = path.to_owned(),
            registrations = summary.registrations.to_string(),
            dwellings = summary.dwellings.to_string(),
            on = summary.reference_date.to_string()
        )
    }

    /// A receipt replayed to the same bytes.
    #[must_use]
    pub fn replay_same(&self, receipt: &crate::receipt::Receipt) -> String {
        fl!(
            self.loader,
            "replay-same",
            regulation = receipt.regulation_id.clone(),
            version = receipt.regulation_version.clone(),
            on = self.date(receipt.on),
            hash = receipt.result_sha256.clone()
        )
    }

    /// A receipt did not replay.
    #[must_use]
    pub fn replay_differs(&self) -> String {
        fl!(self.loader, "replay-differs")
    }

    /// What a check found, in one line.
    #[must_use]
    pub fn checked(&self, checked: &crate::check::Checked) -> String {
        let (title, version) = (checked.title.clone(), checked.version.clone());
        let errors = checked.faults.iter().filter(|f| f.severity == domain::Severity::Error).count();
        let warnings = checked.faults.len() - errors;
        let first = if checked.usable() {
            fl!(
                self.loader,
                "check-ok",
                title = title,
                version = version,
                articles = checked.articles.to_string(),
                rules = checked.rules.to_string(),
                choices = checked.choices.to_string()
            )
        } else {
            fl!(self.loader, "check-bad", title = title, version = version)
        };
        let counts =
            fl!(self.loader, "check-counts", errors = errors.to_string(), warnings = warnings.to_string());
        format!("{first} {counts}")
    }
}
