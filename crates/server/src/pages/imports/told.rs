//! What stands in the files, as people read it.

use crate::page::Page;
use chrono::NaiveDate;

/// Columns whose codes have words, and where those are kept.
const CODES: [(&str, &str); 7] = [
    ("status", "file-status"),
    ("sex", "file-sex"),
    ("transfer", "file-transfer"),
    ("relation", "file-relation"),
    ("stays", "file-stays"),
    ("level", "attestation-level"),
    ("search", "attestation-search"),
];

/// A value of a column as people read it; as it stands when it is nothing that has words.
pub(super) fn value(page: &Page, column: &str, text: &str) -> String {
    match text {
        "" => return String::new(),
        "yes" => return page.t("yes").to_owned(),
        "no" if column != "search" => return page.t("no").to_owned(),
        "***" => return page.t("import-hidden").to_owned(),
        _ => {}
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return page.date(&day);
    }
    let words = page.words();
    let known = CODES.iter().find(|(coded, _)| *coded == column).map(|(_, prefix)| *prefix);
    if let Some(prefix) = known.filter(|prefix| words.knows(&format!("{prefix}-{text}"))) {
        return page.code(prefix, text);
    }
    match column {
        "monthly_income" | "yearly_income" | "rent" => domain::Cents::parse(text.as_bytes())
            .map_or_else(|_| text.to_owned(), |cents| page.euro(&cents.0)),
        "municipality_nis" | "ocmw_nis" | "informal_care_nis" | "preferences" => page.municipality(text),
        "target_groups" | "target_group" | "reserved_for" | "housing_need" => law(page, column, text),
        _ => text.to_owned(),
    }
}

/// What the law calls a need or groups.
fn law(page: &Page, column: &str, text: &str) -> String {
    let Some(law) = page.law() else { return text.to_owned() };
    let rules = &page.words().rules;
    match column {
        "housing_need" => rules.need_name(&law, text),
        _ => text.split('|').map(|code| rules.group_name(&law, code)).collect::<Vec<_>>().join(", "),
    }
}
