//! An export in words: the same sections and fields as in the JSON.

use crate::page::Page;
use app::office::requests::{Export, Field, Shown};

/// A section of the export.
pub struct Told {
    /// Its title.
    pub title: String,
    /// Its rows, each a list of labels and values; what is not known is left out.
    pub rows: Vec<Vec<(String, String)>>,
}

/// The sections in words; the words by which somebody is found stay in the JSON only.
#[must_use]
pub fn sections(page: &Page, export: &Export) -> Vec<Told> {
    let told = export.sections.iter().filter(|section| section.table != "search_token");
    told.map(|section| Told {
        title: page.code("extract", section.table),
        rows: section.rows.iter().map(|row| facts(page, row)).collect(),
    })
    .collect()
}

fn facts(page: &Page, row: &[Field]) -> Vec<(String, String)> {
    let known = row.iter().filter_map(|Field(name, value)| Some((name, value.as_ref()?)));
    known
        .map(|(name, value)| (page.code("extract-field", name), shown(page, value)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn shown(page: &Page, value: &Shown) -> String {
    match value {
        Shown::Text(text) => text.clone(),
        Shown::Code(prefix, code) => page.code(prefix, code),
        Shown::Day(day) => page.date(day),
        Shown::Moment(at) => page.moment(at),
        Shown::Cents(cents) => page.euro(cents),
        Shown::Yes(yes) => page.yes_no(yes).to_owned(),
        Shown::Place(nis) => page.municipality(nis),
        Shown::Number(number) => page.words().number(*number),
        Shown::Codes(prefix, codes) => {
            codes.iter().map(|code| page.code(prefix, code)).collect::<Vec<_>>().join(", ")
        }
    }
}
