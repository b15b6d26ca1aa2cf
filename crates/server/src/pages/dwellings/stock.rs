//! The stock per municipality, company and zone, and what the cap for target groups leaves.

use super::{company_choices, ground, ground_choices, place_choices};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::clash::{self, Now, clashed};
use crate::pages::lists::{Choice, asked, id};
use crate::visit::SignedIn;
use app::office::No;
use app::office::dwellings::stock::{self, Draft};
use app::office::dwellings::{grounds, grounds_for};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

const PATH: &str = "/woningen/voorraad";

#[derive(Template)]
#[template(path = "dwellings/stock.html")]
struct Overview {
    page: Page,
    form: Form,
    companies: Vec<Choice>,
    places: Vec<Place>,
    sums: Vec<Sum>,
    total: Sum,
    regulation: String,
    told: String,
    may_add: bool,
}

struct Sum {
    label: String,
    dwellings: String,
    reserved: String,
}

struct Place {
    name: String,
    dwellings: String,
    reserved: String,
    given: String,
    most: String,
    share: String,
    room: String,
    full: bool,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    dwellings: String,
    reserved: String,
    href: String,
}

/// Shows the stock.
///
/// # Errors
/// [`Halt::NotFound`] for who may not see dwellings.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let office = &me.shared.office;
    let company = asked.maybe("maatschappij");
    let found = stock::overview(office, &me.acting, company.as_deref()).await?;
    let words = me.words();
    let page = Page::of(&me, "stock-title", "dwellings").await?;
    let page = page.after("/woningen", "dwellings-title").here();
    let number = |number: i64| words.number(number);
    let sum = |label: String, (dwellings, reserved): (i64, i64)| Sum {
        label,
        dwellings: number(dwellings),
        reserved: number(reserved),
    };
    let mut places: Vec<Place> = found
        .places
        .iter()
        .map(|place| Place {
            name: page.municipality(&place.nis),
            dwellings: number(place.dwellings),
            reserved: number(place.reserved),
            given: number(place.given),
            most: place.most.map_or_else(|| "–".to_owned(), number),
            share: place.share.clone().unwrap_or_default(),
            room: place.room().map_or_else(|| words.t("stock-no-cap").to_owned(), number),
            full: place.room() == Some(0),
            rows: place
                .rows
                .iter()
                .map(|(row, may)| Row {
                    label: ground(&row.company, &row.zone),
                    dwellings: number(row.dwellings),
                    reserved: number(row.reserved),
                    href: if *may { format!("{PATH}/{}/wijzigen", row.id) } else { String::new() },
                })
                .collect(),
        })
        .collect();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    html(&Overview {
        form: Form::of(asked.0.clone()),
        companies: company_choices(&grounds(office).await?),
        told: words.count("stock-count", found.dwellings),
        places,
        sums: found
            .companies
            .iter()
            .map(|((company, zone), sums)| sum(ground(company, zone), *sums))
            .collect(),
        total: sum(words.t("stock-total").to_owned(), (found.dwellings, found.reserved)),
        regulation: found.regulation,
        may_add: found.may_add,
        page,
    })
}

#[derive(Template)]
#[template(path = "dwellings/stock_edit.html")]
struct Edit {
    page: Page,
    form: Form,
    version: i64,
    was: Vec<(String, String)>,
    grounds: Vec<Choice>,
    places: Vec<Choice>,
}

async fn page(me: &SignedIn, title: &str, form: Form, version: i64) -> Result<Edit, Halt> {
    let office = &me.shared.office;
    let grounds = grounds_for(office, &me.acting, Action::ManageStock).await?;
    if grounds.is_empty() {
        return Err(Halt::NotFound);
    }
    let law = office.law(me.acting.today)?;
    let page = Page::of(me, title, "dwellings").await?;
    let page = page.after("/woningen", "dwellings-title").after(PATH, "stock-title").here();
    let places = place_choices(&law, &grounds);
    let grounds = ground_choices(&grounds);
    Ok(Edit { page, form, version, was: Vec::new(), grounds, places })
}

/// An empty form.
///
/// # Errors
/// [`Halt::NotFound`] for who may not.
pub async fn new(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, "stock-add", Form::default(), 1).await?)
}

/// The form with what is kept.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such row, [`Halt::Refused`] for another company's.
pub async fn open(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let row = stock::open(&me.shared.office, &me.acting, id(&text)?).await?;
    let fields = stock::fields(&row);
    let was = clash::was(&fields);
    html(&Edit { was, ..page(&me, "stock-change", Form::of(fields), row.version).await? })
}

/// Adds a row.
///
/// # Errors
/// [`Halt::NotFound`] for who may not.
pub async fn add(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    save(me, None, posted).await
}

/// Saves a row; when somebody else was first, shows both.
///
/// # Errors
/// As [`open`].
pub async fn change(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    save(me, Some(id(&text)?), posted).await
}

async fn save(me: SignedIn, id: Option<i64>, posted: Posted) -> Result<Response, Halt> {
    let posted = clash::chosen(posted);
    let text = |name: &str| posted.text(name).to_owned();
    let draft = Draft {
        ground: text("ground"),
        nis: text("nis"),
        dwellings: text("dwellings"),
        reserved: text("reserved"),
        version: posted.number("version").unwrap_or_default(),
    };
    let office = &me.shared.office;
    let title = if id.is_some() { "stock-change" } else { "stock-add" };
    match stock::save(office, &me.acting, id, &draft).await {
        Ok(changed) => {
            me.saved(changed, "stock-saved").await?;
            Ok(Redirect::to(PATH).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            let was = clash::was_again(&posted);
            let edit = Edit { was, ..page(&me, title, form, draft.version).await? };
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &edit)
        }
        Err(No::Conflict(changes)) => {
            // Only what is there already can clash.
            let there = stock::open(office, &me.acting, id.ok_or(Halt::Conflict)?).await?;
            let told = |field: &str, value: &str| match field {
                "ground" => value.replace('|', ", ").trim_end_matches(", ").to_owned(),
                "nis" => office.municipality(value, me.acting.today),
                _ => value.to_owned(),
            };
            let page = Page::of(&me, "conflict-title", "dwellings").await?;
            let page = page.after("/woningen", "dwellings-title").after(PATH, "stock-title").here();
            let now = Now { fields: &stock::fields(&there), version: there.version, back: PATH };
            clashed(page, &posted, &changes, &now, told)
        }
        Err(no) => Err(no.into()),
    }
}
