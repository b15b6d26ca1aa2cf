//! What is looked for, and what is found.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;

use crate::register::fold::has_digit;
use crate::register::reach::{Place, Reach, open};
use crate::register::sql::Sql;

/// What is looked for. The default finds nothing: say how far the reader's reach goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Words as [`crate::register::words`] makes them of what was typed. All of them must begin a word of the registration.
    pub words: Vec<String>,
    /// The reader sees names only: numbers and dates find nothing. Leave the filters empty and order by name.
    pub contact_only: bool,
    /// What else must hold.
    pub filter: Filter,
    /// What the reader may see.
    pub reach: Reach,
    /// What the reader may see as well, of what is asked: a filter on something that is not seen of every file tells it
    /// of those that are found. Empty when it is seen of all.
    pub also: Vec<Reach>,
    /// In which order.
    pub order: Order,
    /// Where in that order.
    pub page: Page,
    /// How many.
    pub limit: i64,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            contact_only: false,
            filter: Filter::default(),
            reach: Reach::Nothing,
            also: Vec::new(),
            order: Order::default(),
            page: Page::First,
            limit: 50,
        }
    }
}

/// What must hold of a registration; what is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Code of the status.
    pub status: Option<String>,
    /// NIS code of a municipality of preference.
    pub municipality: Option<String>,
    /// A municipality of preference is in an area of this company, as areas name it.
    pub company: Option<String>,
    /// The same, in this zone of that company.
    pub zone: Option<String>,
    /// About the housing need.
    pub need: Option<Need>,
    /// Code of a target group.
    pub target_group: Option<String>,
    /// Registered on this day or later.
    pub registered_from: Option<NaiveDate>,
    /// Registered on this day or earlier.
    pub registered_to: Option<NaiveDate>,
    /// Reference tenant born on this day or later.
    pub born_from: Option<NaiveDate>,
    /// Reference tenant born on this day or earlier.
    pub born_to: Option<NaiveDate>,
    /// Persons in the household, at least.
    pub persons_from: Option<i64>,
    /// Persons in the household, at most.
    pub persons_to: Option<i64>,
    /// There is an attestation, not withdrawn, that is valid on this day.
    pub attested_on: Option<NaiveDate>,
    /// Code of the transfer.
    pub transfer: Option<String>,
    /// Whether an adapted dwelling is needed.
    pub adapted_need: Option<bool>,
    /// Whether there is a warning flag.
    pub warning_flag: Option<bool>,
    /// The registration number, exactly.
    pub number: Option<String>,
    /// The keyed hash of the national number.
    pub national_number_hash: Option<String>,
    /// Also registrations that were merged into another, as far as the reach goes.
    pub merged: bool,
    /// Also registrations that were erased, as far as the reach goes.
    pub erased: bool,
}

/// What is asked of the housing need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// There is none.
    None,
    /// There is one.
    Any,
    /// There is one, and it is documented.
    Documented,
    /// It has this code.
    Code(String),
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub by: By,
    /// The last first.
    pub descending: bool,
}

/// By what a list is ordered; what is equal stands in the order in which it came into the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Folded name.
    #[default]
    Name,
    /// Day of registration.
    RegisteredOn,
    /// Registration number, byte by byte.
    Number,
}

impl By {
    /// What the list is ordered by.
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Name => "r.sort_name",
            Self::RegisteredOn => "r.registered_on",
            Self::Number => "r.number",
        }
    }

    /// The index whose order is that of the list.
    pub(super) fn index(self) -> &'static str {
        match self {
            Self::Name => "registration__sort_name__id__merged_into__erased_at",
            Self::RegisteredOn => "registration__registered_on__id__merged_into__erased_at",
            Self::Number => "registration__number",
        }
    }
}

/// Where in the order. A place is told by the row beside it, so that no address holds anything about a person. When
/// that row is gone or no longer within reach, the first page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// At the beginning.
    #[default]
    First,
    /// After this registration.
    After(i64),
    /// Before this registration.
    Before(i64),
    /// At the end.
    Last,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// The page before this one, if there is one.
    pub before: Option<Page>,
    /// The page after this one, if there is one.
    pub after: Option<Page>,
}

/// What a list shows of a registration. The reader may see less of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    /// Row id.
    pub id: i64,
    /// Registration number.
    pub number: String,
    /// Name of the reference tenant.
    pub name: String,
    /// Birth date of the reference tenant.
    pub birth_date: NaiveDate,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Day of registration.
    pub registered_on: NaiveDate,
    /// Code of the status.
    pub status: String,
    /// Last day of a suspension.
    pub suspended_until: Option<NaiveDate>,
    /// Municipalities of preference.
    pub municipalities: i64,
    /// Code of the housing need.
    pub housing_need: Option<String>,
    /// Whether the need is documented.
    pub need_documented: bool,
    /// Last day on which the need counts.
    pub need_until: Option<NaiveDate>,
    /// Persons in the household.
    pub persons: i64,
    /// Code of the transfer.
    pub transfer: String,
    /// Whether an adapted dwelling is needed.
    pub adapted_need: bool,
    /// Whether there is a warning flag.
    pub warning_flag: bool,
    /// Registration it was merged into.
    pub merged_into: Option<i64>,
    /// Whether it was erased.
    pub erased: bool,
}

/// The most rows of a page.
const LARGEST_PAGE: i64 = 5000;

impl Query {
    /// Rows of a page.
    pub(in crate::register) fn limit(&self) -> i64 {
        self.limit.clamp(1, LARGEST_PAGE)
    }

    /// Whether it can find nothing, whatever is in the database.
    pub(in crate::register) fn hopeless(&self) -> bool {
        self.reach.is_nothing()
            || self.also.iter().any(Reach::is_nothing)
            || (self.contact_only && self.words.iter().any(|word| has_digit(word)))
            || self.texts().any(|text| text.contains('\0'))
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        let filter = &self.filter;
        let code = match &filter.need {
            Some(Need::Code(code)) => Some(code),
            _ => None,
        };
        let given = [&filter.status, &filter.municipality, &filter.company, &filter.zone]
            .into_iter()
            .chain([&filter.target_group, &filter.transfer, &filter.number, &filter.national_number_hash]);
        self.words.iter().chain(given.filter_map(Option::as_ref)).chain(code)
    }

    /// Adds the order.
    pub(super) fn order_by(&self, sql: &mut Sql, descending: bool) {
        let direction = if descending { " DESC" } else { "" };
        sql.text(" ORDER BY ").text(self.order.by.column()).text(direction);
        sql.text(", r.id").text(direction);
    }

    /// Adds the register, to be read in the order of the list: SQLite would rather begin with any condition that has an
    /// index.
    pub(super) fn in_order(&self, sql: &mut Sql) {
        sql.text(" FROM registration r");
        if !sql.postgres() {
            sql.text(" INDEXED BY ").text(self.order.by.index());
        }
    }

    /// Whether registrations in other states than open ones are looked for: merged, erased.
    pub(in crate::register) fn states(&self) -> (bool, bool) {
        let (merged, erased) = self.reach.states();
        (merged && self.filter.merged, erased && self.filter.erased)
    }

    /// Adds what has to hold of the state of a registration `r`.
    pub(in crate::register) fn state(&self, sql: &mut Sql) {
        let (merged, erased) = self.states();
        open(sql, merged, erased);
    }

    /// Adds, after `AND`, that a registration is within reach, as far as its search did not start from there.
    pub(in crate::register) fn within_reach(&self, sql: &mut Sql, done: bool, id: &str) {
        let reaches = self.also.iter().chain((!done).then_some(&self.reach));
        for reach in reaches {
            reach.condition(sql.text(" AND "), Place { id, owner: None });
        }
    }
}
