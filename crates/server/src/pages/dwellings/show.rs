//! The page of one dwelling: what it is, and who it was given to.

use super::ground;
use crate::fault::Halt;
use crate::page::{Page, html};
use crate::pages::lists::id;
use crate::visit::SignedIn;
use app::office::dwellings;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

#[derive(Template)]
#[template(path = "dwellings/show.html")]
struct Show {
    page: Page,
    id: i64,
    ground: String,
    company_href: String,
    place: String,
    bedrooms: i64,
    adapted: String,
    reserved: String,
    rent: String,
    available: String,
    min_age: String,
    vacant: bool,
    allocations: Vec<Given>,
    may_change: bool,
    may_rank: bool,
}

struct Given {
    on: String,
    pillar: String,
    group: String,
    who: String,
    href: String,
    state: String,
}

/// Shows a dwelling.
///
/// # Errors
/// [`Halt::NotFound`] when there is none for this person.
pub async fn show(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let office = &me.shared.office;
    let opened = dwellings::open(office, &me.acting, id).await?;
    let law = office.law(me.acting.today)?;
    let words = me.words();
    let dwelling = &opened.dwelling;
    let page = Page::of(&me, "dwelling-title", "dwellings").await?;
    let title = words.with("dwelling-titled", &[("code", &dwelling.code)]);
    let page = page.titled(title).after("/woningen", "dwellings-title").here();
    let dash = || "–".to_owned();
    let group = |code: &Option<String>| code.as_ref().map_or_else(dash, |code| words.rules.group(code, &law));
    let given = opened.allocations.iter().map(|(row, number)| Given {
        on: page.date(&row.decided_on),
        pillar: u8::try_from(row.pillar)
            .ok()
            .and_then(domain::Pillar::from_number)
            .map_or_else(dash, |pillar| format!("{pillar}: {}", words.rules.pillar_name(pillar))),
        group: group(&row.target_group),
        who: number.clone().unwrap_or_else(|| words.t("ranking-out-of-reach").to_owned()),
        href: number.as_ref().map_or_else(String::new, |_| format!("/kandidaten/{}", row.registration_id)),
        state: match row.ended_on {
            Some(day) => words.with("dwelling-given-until", &[("day", &page.date(&day))]),
            None => words.t("dwelling-given-now").to_owned(),
        },
    });
    html(&Show {
        id,
        ground: ground(&dwelling.company, &dwelling.zone),
        company_href: opened
            .company
            .map_or_else(String::new, |company| format!("/organisaties/{}", company.id)),
        place: page.municipality(&dwelling.nis),
        bedrooms: dwelling.bedrooms,
        adapted: page.yes_no(&dwelling.adapted).to_owned(),
        reserved: dwelling
            .reserved_for
            .as_ref()
            .map_or_else(|| words.t("dwelling-reserved-no").to_owned(), |_| group(&dwelling.reserved_for)),
        rent: dwelling.rent.map_or_else(dash, |rent| page.euro(&rent)),
        available: page.maybe_date(&dwelling.available_on),
        min_age: dwelling
            .min_age
            .map_or_else(dash, |age| words.with("dwelling-years", &[("age", &age.to_string())])),
        vacant: !opened.allocations.iter().any(|(row, _)| row.ended_on.is_none()),
        allocations: given.collect(),
        may_change: opened.may_change,
        may_rank: opened.may_rank,
        page,
    })
}
