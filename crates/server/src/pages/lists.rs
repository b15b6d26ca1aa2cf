//! What pages with lists and forms share: choices, links that keep the filters, and leafing through.

use crate::fault::Halt;
use crate::form::Posted;
use crate::page::NavLink;
use crate::visit::Visit;
use crate::words::Words;
use chrono::NaiveDate;

/// Something to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Value of the field.
    pub value: String,
    /// What it says.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Choices under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading; empty for none.
    pub label: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A filter that is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it says.
    pub label: String,
    /// The list without it.
    pub href: String,
}

/// The filters that are on. `filters` are the fields with the key of what they are called and what can be chosen; the
/// value of a field without choices is a day or speaks for itself.
#[must_use]
pub fn tags(words: &Words, path: &str, asked: &Posted, filters: &[(&str, &str, &[Choice])]) -> Vec<Tag> {
    let tag = |(field, key, choices): &(&str, &str, &[Choice])| {
        let value = asked.maybe(field)?;
        let chosen = choices.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone());
        let told = chosen.unwrap_or_else(|| value.parse().map_or(value, short));
        Some(Tag { label: format!("{}: {told}", words.t(key)), href: link(path, asked, &[(field, "")]) })
    };
    filters.iter().filter_map(tag).collect()
}

/// A day in a table: 01/03/2026.
#[must_use]
pub fn short(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Leafing through a list.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// Which part is shown, of how many.
    pub summary: String,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Pages near this one.
    pub pages: Vec<NavLink>,
}

/// What was asked in the address.
#[must_use]
pub fn asked(visit: &Visit) -> Posted {
    Posted::parse(visit.uri.query().unwrap_or_default().as_bytes())
}

/// The number of a row in an address; what is no number is nothing that exists.
///
/// # Errors
/// [`Halt::NotFound`] for what is no number.
pub fn id(text: &str) -> Result<i64, Halt> {
    text.parse().map_err(|_| Halt::NotFound)
}

/// The same list with something changed; leafing starts anew unless that is what changes.
#[must_use]
pub fn link(path: &str, asked: &Posted, changes: &[(&str, &str)]) -> String {
    let kept = asked.0.iter().filter(|(key, value)| {
        !value.trim().is_empty() && key != "blad" && !changes.iter().any(|(changed, _)| changed == key)
    });
    let kept = kept.map(|(key, value)| (key.as_str(), value.trim()));
    let changed = changes.iter().copied().filter(|(_, value)| !value.is_empty());
    let query =
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.chain(changed)).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Page asked for, from 1.
#[must_use]
pub fn page(asked: &Posted) -> u64 {
    asked.number("blad").and_then(|page| u64::try_from(page).ok()).unwrap_or(1).max(1)
}

/// Links to the pages around this one.
#[must_use]
pub fn pager(
    words: &Words,
    path: &str,
    asked: &Posted,
    (page, pages): (u64, u64),
    count: u64,
    size: u64,
) -> Pager {
    let href = |page: u64| link(path, asked, &[("blad", page.to_string().as_str())]);
    let shown = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let (from, to) = ((page - 1) * size + 1, (page * size).min(count));
    let summary = match count {
        0 => String::new(),
        _ => words.with("list-part", &[("from", &shown(from)), ("to", &shown(to)), ("count", &shown(count))]),
    };
    let mut near: Vec<u64> = [1, page.saturating_sub(1), page, page + 1, pages].into();
    near.retain(|near| (1..=pages).contains(near));
    near.dedup();
    let mut links: Vec<NavLink> = Vec::new();
    let mut last = 0;
    for number in near {
        if number > last + 1 {
            links.push(NavLink { href: String::new(), label: "…".to_owned(), current: false });
        }
        links.push(NavLink { href: href(number), label: shown(number), current: number == page });
        last = number;
    }
    Pager {
        summary,
        previous: (page > 1).then(|| href(page - 1)),
        next: (page < pages).then(|| href(page + 1)),
        pages: if pages > 1 { links } else { Vec::new() },
    }
}

/// A head of a column that sorts: its address and the state it is in.
#[derive(Clone, Debug)]
pub struct Head {
    /// What it says.
    pub label: String,
    /// Address that sorts by it, or the other way round.
    pub href: String,
    /// `up`, `down` or empty.
    pub state: &'static str,
    /// Whether the column holds numbers.
    pub numeric: bool,
}

/// The head of a column that sorts by `key`; the list is sorted by `by`.
#[must_use]
pub fn head(path: &str, asked: &Posted, label: &str, key: &str, (by, descending): (&str, bool)) -> Head {
    let here = by == key;
    let turned = if here && !descending { "af" } else { "" };
    let state = match (here, descending) {
        (false, _) => "",
        (true, false) => "up",
        (true, true) => "down",
    };
    let href = link(path, asked, &[("sorteer", key), ("richting", turned)]);
    Head { label: label.to_owned(), href, state, numeric: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_filters_and_starts_leafing_anew() {
        let asked = Posted::parse(b"zoek=a+b&blad=4&gemeente=&sector=caw");
        assert_eq!(link("/x", &asked, &[("sector", "")]), "/x?zoek=a+b");
        assert_eq!(link("/x", &asked, &[("blad", "5")]), "/x?zoek=a+b&sector=caw&blad=5");
    }

    #[test]
    fn a_tag_says_what_was_chosen_and_leads_to_the_list_without_it() {
        let words = Words::new(app::words::Language::Dutch);
        let asked = Posted::parse(b"van=2026-03-01&actie=view&voor=&blad=2");
        let actions = [Choice::new("view", "dossier bekeken")];
        let filters: [(&str, &str, &[Choice]); 3] =
            [("van", "log-from", &[]), ("actie", "log-action", &actions), ("tot", "log-to", &[])];
        let tags = tags(&words, "/x", &asked, &filters);
        let told: Vec<(&str, &str)> =
            tags.iter().map(|tag| (tag.label.as_str(), tag.href.as_str())).collect();
        let from = format!("{}: 01/03/2026", words.t("log-from"));
        let action = format!("{}: dossier bekeken", words.t("log-action"));
        assert_eq!(told, [(from.as_str(), "/x?actie=view"), (action.as_str(), "/x?van=2026-03-01")]);
    }
}
