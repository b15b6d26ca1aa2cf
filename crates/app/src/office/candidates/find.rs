//! A page of the list: what is found, and of each row no more than is seen.

use super::sight::Seen;
use super::{By, Extent, Filter, Order, Page, Sight};
use crate::office::{Acting, No, Office, reach};
use chrono::NaiveDate;
use domain::NationalNumber;
use policy::{Action, Layer};
use serde_json::json;
use store::register::finder::Answer;
use store::register::search::{self, Query, Row};

/// The most characters that are looked for.
pub const LONGEST_TEXT: usize = 200;

/// The most words that are looked for; more only make it slower.
const MOST_WORDS: usize = 8;

/// Further than this is not counted.
const COUNTED: i64 = 1000;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What was typed: parts of a name, a number, a date of birth.
    pub text: String,
    /// What else must hold.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Where in that order.
    pub page: Page,
    /// How many rows.
    pub limit: i64,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The rows.
    pub lines: Vec<Line>,
    /// The page before, if there is one.
    pub before: Option<Page>,
    /// The page after, if there is one.
    pub after: Option<Page>,
    /// How many there are in all.
    pub count: Count,
    /// The order in which they are: the one asked for, if it tells nothing that is not seen.
    pub order: Order,
    /// What this person sees in such a list.
    pub sight: Sight,
}

/// How many files are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(i64),
    /// More than so many.
    MoreThan(i64),
}

/// A row of the list. What is not seen of the file is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The registration.
    pub id: i64,
    /// Name of the reference tenant.
    pub name: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Registration number.
    pub number: Option<String>,
    /// Birth date of the reference tenant.
    pub birth_date: Option<NaiveDate>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
    /// Code of the status.
    pub status: Option<String>,
    /// Last day of a suspension.
    pub suspended_until: Option<NaiveDate>,
    /// Number of municipalities of preference.
    pub municipalities: Option<i64>,
    /// Persons in the household.
    pub persons: Option<i64>,
    /// Housing need.
    pub need: Option<NeedShown>,
    /// Code of the transfer.
    pub transfer: Option<String>,
    /// Whether an adapted dwelling is needed.
    pub adapted: Option<bool>,
    /// Whether there is a warning flag.
    pub flag: Option<bool>,
}

/// A housing need in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedShown {
    /// Code; none without a need.
    pub code: Option<String>,
    /// Whether it is documented.
    pub documented: bool,
    /// Last day on which it counts.
    pub until: Option<NaiveDate>,
}

impl Line {
    fn of(row: Row, seen: Seen) -> Self {
        let housing = seen.housing;
        Self {
            id: row.id,
            name: row.name,
            phone: row.phone,
            email: row.email,
            number: seen.identity.then_some(row.number),
            birth_date: seen.identity.then_some(row.birth_date),
            registered_on: housing.then_some(row.registered_on),
            status: housing.then_some(row.status),
            suspended_until: row.suspended_until.filter(|_| housing),
            municipalities: housing.then_some(row.municipalities),
            persons: housing.then_some(row.persons),
            need: seen.need.then_some(NeedShown {
                code: row.housing_need,
                documented: row.need_documented,
                until: row.need_until,
            }),
            transfer: housing.then_some(row.transfer),
            adapted: housing.then_some(row.adapted_need),
            flag: seen.flag.then_some(row.warning_flag),
        }
    }
}

/// What a filter tells of the files that are found.
fn told(filter: &Filter, sight: &Sight) -> [(bool, Extent, Action); 5] {
    let housing = [&filter.status, &filter.municipality, &filter.company, &filter.zone]
        .into_iter()
        .chain([&filter.target_group, &filter.transfer])
        .any(Option::is_some)
        || filter.registered_from.or(filter.registered_to).is_some()
        || filter.persons_from.or(filter.persons_to).is_some()
        || filter.adapted_need.is_some();
    let identity = filter.born_from.or(filter.born_to).is_some() || filter.number.is_some();
    [
        (identity, sight.identity, Action::View(Layer::Identity)),
        (housing, sight.housing, Action::View(Layer::Housing)),
        (filter.need.is_some(), sight.need, Action::ViewPoints),
        (filter.warning_flag.is_some(), sight.flag, Action::ViewFlag),
        (filter.attested_on.is_some(), sight.attested, Action::ViewAttestationFacts),
    ]
}

/// The order asked for, unless it tells of some rows what is not seen of them.
fn order(asked: Order, sight: &Sight) -> Order {
    let seen = match asked.by {
        By::Name => Extent::All,
        By::Number => sight.identity,
        By::RegisteredOn => sight.housing,
    };
    if seen == Extent::All {
        asked
    } else {
        Order { by: By::Name, descending: asked.descending && asked.by == By::Name }
    }
}

/// The query for a search by this person; none when something is asked that is seen of no file.
pub(super) fn query(office: &Office, acting: &Acting, asked: &Search, sight: &Sight) -> Option<Query> {
    let mut filter = asked.filter.clone();
    let mut also = Vec::new();
    for (asked, extent, action) in told(&filter, sight) {
        match (asked, extent) {
            (true, Extent::Nothing) => return None,
            (true, Extent::Some) => also.push(reach::of(acting, action)),
            _ => {}
        }
    }
    let text: String = asked.text.chars().take(LONGEST_TEXT).collect();
    let mut words = store::register::words(&text);
    words.truncate(MOST_WORDS);
    if words.is_empty() && !text.trim().is_empty() {
        return None;
    }
    match NationalNumber::parse(&text) {
        Ok(number) if sight.identity == Extent::All => {
            filter.national_number_hash = Some(office.keys.number_hash(&number));
            words.clear();
        }
        _ => {}
    }
    if sight.identity == Extent::Some && words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit())) {
        also.push(reach::of(acting, Action::View(Layer::Identity)));
    }
    Some(Query {
        words,
        contact_only: sight.identity == Extent::Nothing,
        filter,
        reach: sight.reach.clone(),
        also,
        order: order(asked.order, sight),
        page: asked.page,
        limit: asked.limit,
    })
}

/// Rows as this person sees them.
pub(super) async fn lines(
    office: &Office,
    acting: &Acting,
    sight: &Sight,
    rows: Vec<Row>,
) -> Result<Vec<Line>, No> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let seen = sight.rows(office, acting, &ids).await?;
    let line = |row: Row| seen.get(&row.id).filter(|seen| seen.contact).map(|seen| Line::of(row, *seen));
    Ok(rows.into_iter().filter_map(line).collect())
}

/// A page of rows without their number, for a program, and the last one when there are more; the caller logs it.
///
/// # Errors
/// What the database reports.
pub async fn rows(
    office: &Office,
    acting: &Acting,
    asked: &Search,
    sight: &Sight,
) -> Result<(Vec<Line>, Option<i64>), No> {
    let Some(query) = query(office, acting, asked, sight) else { return Ok((Vec::new(), None)) };
    let found = search::list(office.store.reader(), &query).await?;
    let next = found.after.and_then(|_| found.rows.last().map(|row| row.id));
    Ok((lines(office, acting, sight, found.rows).await?, next))
}

/// A list in which nobody is found.
///
/// # Errors
/// [`No::NotFound`] for somebody who sees no list of candidates.
pub fn nothing(acting: &Acting) -> Result<Listing, No> {
    let sight = Sight::of(acting, Action::Search)?;
    let (order, count) = (Order::default(), Count::Exactly(0));
    Ok(Listing { lines: Vec::new(), before: None, after: None, count, order, sight })
}

/// Finds candidates within somebody's reach, and logs which were shown.
///
/// # Errors
/// [`No::NotFound`] for somebody who sees no list of candidates; [`No::Wait`] with when to try again, for who looked for too
/// much in an hour; what the database reports.
pub async fn find(office: &Office, acting: &Acting, asked: &Search) -> Result<Listing, No> {
    let sight = Sight::of(acting, Action::Search)?;
    super::limits::search(office, acting).await?;
    let order = order(asked.order, &sight);
    let Some(query) = query(office, acting, asked, &sight) else {
        let count = Count::Exactly(0);
        return Ok(Listing { lines: Vec::new(), before: None, after: None, count, order, sight });
    };
    let Answer { found, count } = office.finder.find(&office.store, &query, COUNTED + 1).await?;
    let count = if count > COUNTED { Count::MoreThan(COUNTED) } else { Count::Exactly(count) };
    let (before, after) = (found.before, found.after);
    let lines = lines(office, acting, &sight, found.rows).await?;
    if !lines.is_empty() {
        let mut event = acting.event("list-candidates", "registration");
        let ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
        event.detail = json!({ "count": ids.len(), "ids": ids });
        office.audit.record(event).await?;
    }
    Ok(Listing { lines, before, after, count, order, sight })
}
