//! The list of dwellings, with filters; the ones that are free unless something else is asked.

use super::{company_choices, ground, group_choices, place_choices};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html};
use crate::pages::lists::{self, Choice, Head, Pager, Tag, asked, head, link, pager, short, tags};
use crate::visit::SignedIn;
use app::law::Law;
use app::office::dwellings::{self, By, Filter, Line, Query, Reserved};
use askama::Template;
use axum::response::Response;
use domain::days;

const PATH: &str = "/woningen";

#[derive(Template)]
#[template(path = "dwellings/list.html")]
struct List {
    page: Page,
    form: Form,
    companies: Vec<Choice>,
    zones: Vec<Choice>,
    places: Vec<Choice>,
    yes_no: Vec<Choice>,
    reserved: Vec<Choice>,
    taken: Vec<Choice>,
    tags: Vec<Tag>,
    /// The same with the dwellings that are not free; empty when those are in the list.
    all: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    told: String,
    pager: Pager,
    may_add: bool,
}

struct Row {
    href: String,
    code: String,
    ground: String,
    place: String,
    bedrooms: i64,
    marks: Vec<String>,
    rent: String,
    available: String,
    taken: bool,
    state: String,
}

/// The word in the address for what the list is sorted by.
const SORTS: [(&str, By); 5] = [
    ("code", By::Code),
    ("maatschappij", By::Company),
    ("gemeente", By::Municipality),
    ("slaapkamers", By::Bedrooms),
    ("beschikbaar", By::Available),
];

/// The word in the address for all dwellings, free or not.
const ALL: &str = "alle";

fn query(asked: &Posted) -> Query {
    let yes = |name: &str| match asked.text(name) {
        "ja" => Some(true),
        "nee" => Some(false),
        _ => None,
    };
    let sort = asked.text("sorteer");
    Query {
        filter: Filter {
            code: asked.maybe("zoek"),
            company: asked.maybe("maatschappij"),
            zone: asked.maybe("zone"),
            nis: asked.maybe("gemeente"),
            bedrooms: asked.number("slaapkamers"),
            adapted: yes("aangepast"),
            reserved: match asked.text("voorbehouden") {
                "" => None,
                "nee" => Some(Reserved::No),
                "ja" => Some(Reserved::Any),
                code => Some(Reserved::For(code.to_owned())),
            },
            available_by: days::read(asked.text("beschikbaar")),
            taken: yes("toegewezen"),
        },
        by: SORTS.iter().find(|(word, _)| *word == sort).map_or(By::Code, |(_, by)| *by),
        descending: asked.text("richting") == "af",
        page: lists::page(asked),
    }
}

fn row(me: &SignedIn, page: &Page, law: &Law, line: &Line) -> Row {
    let words = me.words();
    let dwelling = &line.dwelling;
    let mut marks = Vec::new();
    if dwelling.adapted {
        marks.push(words.t("dwelling-adapted").to_owned());
    }
    if let Some(group) = &dwelling.reserved_for {
        marks.push(words.with("dwelling-for", &[("group", &words.rules.group(group, law))]));
    }
    if let Some(age) = dwelling.min_age {
        marks.push(words.with("dwelling-from-age", &[("age", &age.to_string())]));
    }
    let state = match &line.allocation {
        Some(given) => words.with("dwelling-given-on", &[("day", &short(given.decided_on))]),
        None => words.t("dwelling-vacant").to_owned(),
    };
    Row {
        href: format!("{PATH}/{}", dwelling.id),
        code: dwelling.code.clone(),
        ground: ground(&dwelling.company, &dwelling.zone),
        place: page.municipality(&dwelling.nis),
        bedrooms: dwelling.bedrooms,
        marks,
        rent: dwelling.rent.map_or_else(|| "–".to_owned(), |rent| page.euro(&rent)),
        available: dwelling.available_on.map_or_else(|| "–".to_owned(), short),
        taken: line.allocation.is_some(),
        state,
    }
}

/// Shows the list.
///
/// # Errors
/// [`Halt::NotFound`] for who may not see dwellings.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let mut asked = asked(&me);
    if asked.text("toegewezen").is_empty() {
        asked.0.push(("toegewezen".to_owned(), "nee".to_owned()));
    }
    let query = query(&asked);
    let office = &me.shared.office;
    let found = dwellings::list(office, &me.acting, &query).await?;
    let law = office.law(me.acting.today)?;
    let words = me.words();
    let page = Page::of(&me, "dwellings-title", "dwellings").await?;
    let sorted = SORTS.iter().find(|(_, by)| *by == query.by).map_or("code", |(word, _)| word);
    let sort = |label: &str, key: &str| head(PATH, &asked, words.t(label), key, (sorted, query.descending));
    let heads = vec![
        sort("dwelling-code", "code"),
        sort("dwelling-ground", "maatschappij"),
        sort("dwelling-nis", "gemeente"),
        Head { numeric: true, ..sort("dwelling-bedrooms", "slaapkamers") },
        sort("dwelling-available_on", "beschikbaar"),
    ];
    let in_company = |zone: &&dwellings::Ground| {
        query.filter.company.as_ref().is_none_or(|company| *company == zone.company)
    };
    let zones = found.grounds.iter().filter(|ground| !ground.zone.is_empty()).filter(in_company);
    let mut reserved = vec![
        Choice::new("nee", words.t("dwelling-reserved-no")),
        Choice::new("ja", words.t("dwelling-reserved-any")),
    ];
    reserved.extend(group_choices(&me, &law));
    let places = place_choices(&law, &found.grounds);
    let yes_no = vec![Choice::new("ja", words.t("yes")), Choice::new("nee", words.t("no"))];
    let taken = vec![
        Choice::new("nee", words.t("dwelling-vacant")),
        Choice::new("ja", words.t("dwelling-taken")),
        Choice::new(ALL, words.t("list-all")),
    ];
    let filters: [(&str, &str, &[Choice]); 7] = [
        ("maatschappij", "area-company", &[]),
        ("zone", "area-zone", &[]),
        ("gemeente", "dwelling-nis", &places),
        ("slaapkamers", "dwelling-bedrooms", &[]),
        ("aangepast", "dwelling-adapted", &yes_no),
        ("voorbehouden", "dwelling-reserved_for", &reserved),
        ("beschikbaar", "dwelling-available-by", &[]),
    ];
    let mut on = tags(words, PATH, &asked, &filters);
    let all = link(PATH, &asked, &[("toegewezen", ALL)]);
    if let Some(state) =
        taken.iter().find(|state| state.value != ALL && state.value == asked.text("toegewezen"))
    {
        let label = format!("{}: {}", words.t("dwelling-state"), state.label);
        on.insert(0, Tag { label, href: all.clone() });
    }
    html(&List {
        form: Form::of(asked.0.clone()),
        companies: company_choices(&found.grounds),
        zones: zones.map(|ground| Choice::new(&ground.zone, &ground.zone)).collect(),
        places,
        yes_no,
        reserved,
        taken,
        tags: on,
        all: if query.filter.taken == Some(false) { all } else { String::new() },
        heads,
        rows: found.lines.iter().map(|line| row(&me, &page, &law, line)).collect(),
        told: words.count("dwellings-count", i64::try_from(found.count).unwrap_or(i64::MAX)),
        pager: pager(words, PATH, &asked, (found.page, found.pages), found.count, 50),
        may_add: found.may_add,
        page,
    })
}
