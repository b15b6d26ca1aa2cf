//! What an address asks of the list, read and written again: the same search always has the same address.

use crate::form::Posted;
use app::office::Problems;
use app::office::candidates::{By, Filter, LONGEST_TEXT, Need, Order, Page, Search};
use chrono::NaiveDate;
use domain::{HousingNeed, days};

/// Where the list is.
pub const ADDRESS: &str = "/kandidaten";

/// Rows of a page.
pub const ROWS: i64 = 50;

/// The most persons that are asked for.
const MOST_PERSONS: i64 = 99;

/// The most characters of a code.
const LONGEST_CODE: usize = 80;

/// The filters, in the order in which they stand; the search text comes before them and the order after.
pub const FILTERS: [&str; 16] = [
    "status",
    "gemeente",
    "gebied",
    "nood",
    "doelgroep",
    "van",
    "tot",
    "geboren-van",
    "geboren-tot",
    "personen-van",
    "personen-tot",
    "attest",
    "verhuis",
    "aangepast",
    "aandacht",
    "sorteer",
];

/// What an address asks.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The search.
    pub search: Search,
    /// Search text, filters and order, each once, without what is empty.
    pub given: Vec<(String, String)>,
    /// What cannot be looked for.
    pub problems: Problems,
}

impl Asked {
    /// Reads the query part of an address.
    #[must_use]
    pub fn read(query: &str, today: NaiveDate) -> Self {
        let posted = Posted::parse(query.as_bytes());
        let mut asked = Self::default();
        for name in std::iter::once("q").chain(FILTERS) {
            let value = posted.text(name);
            if !value.is_empty() {
                asked.given.push((name.to_owned(), value.to_owned()));
            }
        }
        asked.search.limit = ROWS;
        asked.search.text = posted.text("q").to_owned();
        if asked.search.text.chars().count() > LONGEST_TEXT {
            asked.problems.add("q", "candidates-text-long");
        }
        let found_by = |c: char| c.is_alphanumeric();
        if !asked.search.text.is_empty() && !asked.search.text.contains(found_by) {
            asked.problems.add("q", "candidates-text-marks");
        }
        asked.search.page = page(&posted);
        asked.search.order = asked.order(posted.text("sorteer"));
        asked.search.filter = asked.filter(&posted, today);
        asked
    }

    fn wrong(&mut self, field: &str) {
        self.problems.add(field, "candidates-filter-unknown");
    }

    fn order(&mut self, code: &str) -> Order {
        let descending = code.starts_with('-');
        let by = match code.trim_start_matches('-') {
            "" | "naam" => By::Name,
            "nummer" => By::Number,
            "ingeschreven" => By::RegisteredOn,
            _ => {
                // No field says how the list is ordered: its heads do.
                self.problems.add("", "candidates-order-unknown");
                self.given.retain(|(name, _)| name != "sorteer");
                By::Name
            }
        };
        Order { by, descending }
    }

    fn filter(&mut self, posted: &Posted, today: NaiveDate) -> Filter {
        let area = self.code(posted, "gebied", |_| true);
        let (company, zone) = match area.as_deref().and_then(|area| area.split_once('|')) {
            Some((company, zone)) => (Some(company.to_owned()), Some(zone.to_owned())),
            None => (area, None),
        };
        let filter = Filter {
            status: self.code(posted, "status", |code| ["active", "suspended", "struck"].contains(&code)),
            municipality: self.code(posted, "gemeente", |nis| nis.len() == 5 && nis.parse::<u32>().is_ok()),
            company,
            zone: zone.filter(|zone| !zone.is_empty()),
            need: self.need(posted.text("nood")),
            target_group: self.code(posted, "doelgroep", |_| true),
            registered_from: self.day(posted, "van"),
            registered_to: self.day(posted, "tot"),
            born_from: self.day(posted, "geboren-van"),
            born_to: self.day(posted, "geboren-tot"),
            persons_from: self.persons(posted, "personen-van"),
            persons_to: self.persons(posted, "personen-tot"),
            attested_on: self.yes_no(posted, "attest").and_then(|yes| yes.then_some(today)),
            transfer: self.code(posted, "verhuis", |code| ["none", "mandatory", "wish"].contains(&code)),
            adapted_need: self.yes_no(posted, "aangepast"),
            warning_flag: self.yes_no(posted, "aandacht"),
            ..Filter::default()
        };
        let turned = [
            ("tot", filter.registered_from > filter.registered_to && filter.registered_to.is_some()),
            ("geboren-tot", filter.born_from > filter.born_to && filter.born_to.is_some()),
            ("personen-tot", filter.persons_from > filter.persons_to && filter.persons_to.is_some()),
        ];
        for (field, _) in turned.into_iter().filter(|(_, turned)| *turned) {
            self.problems.add(field, "candidates-filter-turned");
        }
        filter
    }

    fn code(&mut self, posted: &Posted, name: &str, known: impl Fn(&str) -> bool) -> Option<String> {
        let code = posted.maybe(name)?;
        if code.len() > LONGEST_CODE || !known(&code) {
            self.wrong(name);
            return None;
        }
        Some(code)
    }

    fn need(&mut self, code: &str) -> Option<Need> {
        Some(match code {
            "" => return None,
            "geen" => Need::None,
            "een" => Need::Any,
            "bewezen" => Need::Documented,
            code if HousingNeed::CODES.contains(&code) => Need::Code(code.to_owned()),
            _ => {
                self.wrong("nood");
                return None;
            }
        })
    }

    fn day(&mut self, posted: &Posted, name: &str) -> Option<NaiveDate> {
        let text = posted.maybe(name)?;
        let day = days::read(&text);
        if day.is_none() {
            self.problems.add(name, "candidates-filter-day");
        }
        day
    }

    fn persons(&mut self, posted: &Posted, name: &str) -> Option<i64> {
        let text = posted.maybe(name)?;
        let number = text.parse().ok().filter(|number| (1..=MOST_PERSONS).contains(number));
        if number.is_none() {
            self.problems.add(name, "candidates-filter-persons");
        }
        number
    }

    fn yes_no(&mut self, posted: &Posted, name: &str) -> Option<bool> {
        match posted.text(name) {
            "" => None,
            "ja" => Some(true),
            "nee" => Some(false),
            _ => {
                self.wrong(name);
                None
            }
        }
    }

    /// Whether anything is looked for: else there are no candidates at all.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.given.iter().any(|(name, _)| name != "sorteer")
    }

    /// The filters, without the search text and the order.
    pub fn filters(&self) -> impl Iterator<Item = &(String, String)> {
        self.given.iter().filter(|(name, _)| name != "q" && name != "sorteer")
    }

    /// The query part of the same search, without its place in the list.
    #[must_use]
    pub fn query(&self) -> String {
        self.with(None, &[])
    }

    /// The same without one of what is given and with something more.
    #[must_use]
    pub fn with(&self, without: Option<&str>, more: &[(&str, &str)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.given {
            if without != Some(name.as_str()) {
                query.append_pair(name, value);
            }
        }
        query.extend_pairs(more);
        query.finish()
    }

    /// The address of the same without one of what is given and with something more.
    #[must_use]
    pub fn address(&self, without: Option<&str>, more: &[(&str, &str)]) -> String {
        to(ADDRESS, &self.with(without, more))
    }

    /// The address of another page of the same list.
    #[must_use]
    pub fn page(&self, page: Page) -> String {
        match page {
            Page::First => self.address(None, &[]),
            Page::After(id) => self.address(None, &[("na", &id.to_string())]),
            Page::Before(id) => self.address(None, &[("voor", &id.to_string())]),
            Page::Last => self.address(None, &[("einde", "ja")]),
        }
    }
}

/// A path with a query, when there is one.
#[must_use]
pub fn to(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn page(posted: &Posted) -> Page {
    match (posted.number("na"), posted.number("voor")) {
        (Some(id), _) => Page::After(id),
        (None, Some(id)) => Page::Before(id),
        _ if posted.ticked("einde") => Page::Last,
        _ => Page::First,
    }
}
