//! Where companies let: tiles and tables of municipalities, and the form that adds one.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::dwellings::ground;
use crate::pages::lists::{Choice, id};
use crate::visit::SignedIn;
use app::office::No;
use app::office::areas::{self, Draft, Overview};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

const PATH: &str = "/gebieden";

#[derive(Template)]
#[template(path = "areas/show.html")]
struct Areas {
    page: Page,
    form: Form,
    tiles: Vec<Tile>,
    grounds: Vec<Ground>,
    companies: Vec<Choice>,
    places: Vec<Choice>,
    may_manage: bool,
}

struct Tile {
    href: String,
    label: String,
    value: String,
    note: String,
    level: u8,
}

struct Ground {
    label: String,
    places: Vec<Place>,
    total: String,
}

struct Place {
    name: String,
    nis: String,
    dwellings: String,
    remove: String,
    question: String,
}

/// How dark a tile is, by its part of the largest.
fn level(value: i64, most: i64) -> u8 {
    match value * 4 {
        _ if most <= 0 || value <= 0 => 0,
        part if part > most * 3 => 4,
        part if part > most * 2 => 3,
        part if part > most => 2,
        _ => 1,
    }
}

fn tiles(page: &Page, found: &Overview) -> Vec<Tile> {
    let mut sums: BTreeMap<&str, (i64, Vec<String>)> = BTreeMap::new();
    for area in &found.areas {
        sums.entry(&area.nis).or_default().1.push(ground(&area.company, &area.zone));
    }
    for row in &found.stock {
        sums.entry(&row.nis).or_default().0 += row.dwellings;
    }
    let most = sums.values().map(|(dwellings, _)| *dwellings).max().unwrap_or_default();
    let words = page.words();
    let mut tiles: Vec<Tile> = sums
        .into_iter()
        .map(|(nis, (dwellings, companies))| Tile {
            href: format!("/woningen?gemeente={nis}"),
            label: page.municipality(nis),
            value: words.count("area-dwellings", dwellings),
            note: companies.join("; "),
            level: level(dwellings, most),
        })
        .collect();
    tiles.sort_by(|a, b| a.label.cmp(&b.label));
    tiles
}

fn grounds(page: &Page, found: &Overview) -> Vec<Ground> {
    let words = page.words();
    #[expect(clippy::type_complexity, reason = "companies and zones with what belongs to each")]
    let mut rows: BTreeMap<(&str, &str), Vec<(i64, &str, i64)>> = BTreeMap::new();
    for area in &found.areas {
        let here = found
            .stock
            .iter()
            .filter(|row| row.nis == area.nis && row.company == area.company && row.zone == area.zone);
        let dwellings = here.map(|row| row.dwellings).sum();
        rows.entry((&area.company, &area.zone)).or_default().push((area.id, &area.nis, dwellings));
    }
    let grounds = rows.into_iter().map(|((company, zone), places)| {
        let label = ground(company, zone);
        let mut told: Vec<Place> = places
            .iter()
            .map(|(id, nis, dwellings)| {
                let name = page.municipality(nis);
                Place {
                    question: words.with("area-remove-question", &[("place", &name), ("company", &label)]),
                    name,
                    nis: (*nis).to_owned(),
                    dwellings: words.number(*dwellings),
                    remove: format!("{PATH}/{id}/verwijderen"),
                }
            })
            .collect();
        told.sort_by(|a, b| a.name.cmp(&b.name));
        Ground { total: words.number(places.iter().map(|(_, _, d)| d).sum()), label, places: told }
    });
    grounds.collect()
}

async fn page(me: &SignedIn, form: Form) -> Result<Areas, Halt> {
    let office = &me.shared.office;
    let found = areas::overview(office, &me.acting).await?;
    let law = office.law(me.acting.today)?;
    let page = Page::of(me, "areas-title", "areas").await?;
    let mut places: Vec<Choice> =
        law.municipalities.all().map(|(nis, name)| Choice::new(nis.to_string(), name)).collect();
    places.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(Areas {
        form,
        tiles: tiles(&page, &found),
        grounds: grounds(&page, &found),
        companies: found.companies.iter().map(|company| Choice::new(company, company)).collect(),
        places,
        may_manage: found.may_manage,
        page,
    })
}

/// Shows the areas.
///
/// # Errors
/// [`Halt::NotFound`] for who may not see them.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, Form::default()).await?)
}

/// Adds a municipality.
///
/// # Errors
/// [`Halt::Refused`] for who may not.
pub async fn add(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let text = |name: &str| posted.text(name).to_owned();
    let draft = Draft { company: text("company"), zone: text("zone"), nis: text("nis") };
    match areas::add(&me.shared.office, &me.acting, &draft).await {
        Ok(()) => {
            me.flash("success", "area-added").await?;
            Ok(Redirect::to(PATH).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Takes a municipality out.
///
/// # Errors
/// [`Halt::Refused`] for who may not, [`Halt::NotFound`] when it is not there.
pub async fn remove(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    areas::remove(&me.shared.office, &me.acting, id(&text)?).await?;
    me.flash("success", "area-removed").await?;
    Ok(Redirect::to(PATH).into_response())
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn the_largest_tile_is_the_darkest_and_an_empty_one_the_lightest() {
        assert_eq!([0, 1, 26, 51, 76, 100].map(|value| level(value, 100)), [0, 1, 2, 3, 4, 4]);
    }
}
