//! The rows of the list in words; each word is looked up once.

pub use crate::pages::lists::short;
use crate::words::Words;
use app::law::Law;
use app::office::candidates::{Column, Line, NeedShown};
use chrono::NaiveDate;
use domain::HousingNeed;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

/// A cell of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Kind of badge around it; empty for none.
    pub badge: &'static str,
    /// Classes.
    pub class: &'static str,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The registration.
    pub id: i64,
    /// Name of the reference tenant.
    pub name: String,
    /// What the columns show.
    pub cells: Vec<Cell>,
}

/// Words of the rows.
pub struct Cells<'w> {
    words: &'w Words,
    law: Option<Arc<Law>>,
    statuses: HashMap<&'static str, String>,
    needs: HashMap<&'static str, String>,
    /// How a day is written: short on the screen, sortable in a file.
    day: fn(NaiveDate) -> String,
}

/// A name, or what stands for one where there is none: a link has to say something.
#[must_use]
pub fn named(words: &Words, name: &str) -> String {
    if name.is_empty() { words.t("candidates-nameless") } else { name }.to_owned()
}

/// A day in a file: 2026-03-01.
#[must_use]
pub fn iso(day: NaiveDate) -> String {
    day.to_string()
}

impl<'w> Cells<'w> {
    /// Looks up what every row may say.
    #[must_use]
    pub fn new(words: &'w Words, law: Option<Arc<Law>>, day: fn(NaiveDate) -> String) -> Self {
        let statuses = ["active", "suspended", "struck"];
        let statuses = statuses.into_iter().map(|code| (code, words.code("candidates-status", code)));
        let mut cells = Self { words, law, statuses: statuses.collect(), needs: HashMap::new(), day };
        let needs = HousingNeed::ALL.iter().map(|need| (need.code(), cells.need_name(*need)));
        cells.needs = needs.collect();
        cells
    }

    fn need_name(&self, need: HousingNeed) -> String {
        self.law.as_deref().map_or_else(|| need.to_string(), |law| self.words.rules.need(need, law))
    }

    /// A row of the list.
    #[must_use]
    pub fn row(&self, line: &Line, columns: &[Column]) -> Row {
        let cells = columns.iter().map(|column| self.cell(line, *column)).collect();
        Row { id: line.id, name: named(self.words, &line.name), cells }
    }

    fn cell(&self, line: &Line, column: Column) -> Cell {
        let told = |text: Option<String>| Cell { text: text.unwrap_or_default(), ..Cell::default() };
        let close = |text: Option<String>| Cell { class: "nowrap", ..told(text) };
        let count =
            |number: Option<i64>| Cell { class: "numeric", ..told(number.map(|number| number.to_string())) };
        match column {
            Column::Number => close(line.number.clone()),
            Column::BirthDate => close(line.birth_date.map(self.day)),
            Column::Phone => close(line.phone.clone()),
            Column::Email => told(line.email.clone()),
            Column::RegisteredOn => close(line.registered_on.map(self.day)),
            Column::Status => self.status(line),
            Column::Municipalities => count(line.municipalities),
            Column::Persons => count(line.persons),
            Column::Need => told(line.need.as_ref().map(|need| self.need(need))),
            Column::Transfer => {
                told(line.transfer.as_ref().map(|code| self.words.code("candidates-transfer", code)))
            }
            Column::Adapted => told(line.adapted.map(|yes| self.yes_no(yes))),
            Column::Flag => {
                let badge = if line.flag == Some(true) { "warning" } else { "" };
                Cell { badge, ..told(line.flag.map(|yes| self.yes_no(yes))) }
            }
        }
    }

    fn yes_no(&self, yes: bool) -> String {
        self.words.t(if yes { "yes" } else { "no" }).to_owned()
    }

    fn status(&self, line: &Line) -> Cell {
        let Some(code) = &line.status else { return Cell::default() };
        let mut text = self.statuses.get(code.as_str()).cloned().unwrap_or_else(|| code.clone());
        if let Some(until) = line.suspended_until.filter(|_| code == "suspended") {
            let _ = write!(text, " {} {}", self.words.t("candidates-until"), (self.day)(until));
        }
        let badge = match code.as_str() {
            "active" => "",
            "suspended" => "info",
            _ => "neutral",
        };
        Cell { text, badge, class: "" }
    }

    fn need(&self, need: &NeedShown) -> String {
        let Some(code) = &need.code else { return String::new() };
        let mut text = self.needs.get(code.as_str()).cloned().unwrap_or_else(|| code.clone());
        if !need.documented {
            let _ = write!(text, " ({})", self.words.t("candidates-undocumented"));
        } else if let Some(until) = need.until {
            let _ = write!(text, " ({} {})", self.words.t("candidates-until"), (self.day)(until));
        }
        text
    }
}
