//! Two registrations side by side, and the decision that they are one person.

use super::list::HERE;
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::candidates::asked::ADDRESS;
use crate::pages::candidates::filters::Choice;
use crate::visit::SignedIn;
use app::law::Law;
use app::office::candidates::duplicates::{self, Side};
use app::office::candidates::merging::{self, Wanted};
use app::office::{No, Problems};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::HousingNeed;

/// Something that both registrations tell.
struct Row {
    label: String,
    left: String,
    right: String,
    same: bool,
}

#[derive(Template)]
#[template(path = "duplicates/compare.html")]
struct Compare {
    page: Page,
    form: Form,
    rows: Vec<Row>,
    left: String,
    right: String,
    kept: Vec<Choice>,
    address: String,
    conflict: bool,
}

/// What is shown of a registration: the key of the label and the words; a dash where there is nothing.
fn told(side: &Side, page: &Page, law: Option<&Law>) -> Vec<(&'static str, String)> {
    let (file, row) = (&side.file, &side.file.household.registration);
    let maybe = |text: &Option<String>| text.clone().unwrap_or_default();
    let need = |code: &String| match (HousingNeed::parse(code.as_bytes()), law) {
        (Some(need), Some(law)) => page.words().rules.need(need, law),
        _ => code.clone(),
    };
    let preferences = file.household.preferences.iter().map(|nis| page.municipality(nis));
    let seen = side.visible;
    let mut told = vec![("duplicates-row-name", row.name.clone())];
    if seen.identity {
        told.push(("duplicates-row-number", row.number.clone()));
        told.push(("duplicates-row-birth-date", page.date(&row.birth_date)));
        let number =
            side.national_number.as_ref().map(|number| crate::pages::file::parts::sealed(page, number));
        told.push(("duplicates-row-national-number", number.unwrap_or_default()));
    }
    told.push(("duplicates-row-phone", maybe(&row.phone)));
    told.push(("duplicates-row-email", maybe(&row.email)));
    if seen.housing.all() {
        told.push(("duplicates-row-registered-on", page.date(&row.registered_on)));
        told.push(("duplicates-row-status", page.code("candidates-status", &row.status)));
        told.push(("duplicates-row-persons", (file.household.members.len() + 1).to_string()));
        told.push(("duplicates-row-preferences", preferences.collect::<Vec<_>>().join(", ")));
        told.push(("duplicates-row-allocations", file.allocations.len().to_string()));
    }
    if seen.need != policy::Need::Hidden {
        told.push(("duplicates-row-need", row.housing_need.as_ref().map(need).unwrap_or_default()));
    }
    if seen.attestation_facts.all() {
        told.push(("duplicates-row-attestations", file.attestations.len().to_string()));
    }
    for (_, text) in told.iter_mut().filter(|(_, text)| text.is_empty()) {
        "–".clone_into(text);
    }
    told
}

fn rows(left: &Side, right: &Side, page: &Page, law: Option<&Law>) -> Vec<Row> {
    let (left, right) = (told(left, page, law), told(right, page, law));
    let row = |(key, left): (&str, String)| {
        let right = right.iter().find(|(other, _)| *other == key).map(|(_, text)| text.clone());
        let right = right.unwrap_or_default();
        Row { label: page.t(key).to_owned(), same: left == right, left, right }
    };
    left.into_iter().map(row).collect()
}

/// The registration that both call by its number.
fn named(side: &Side) -> String {
    let row = &side.file.household.registration;
    if side.visible.identity { row.number.clone() } else { row.name.clone() }
}

async fn page(
    me: &SignedIn,
    ids: (i64, i64),
    again: Option<(&Posted, &Problems, StatusCode)>,
) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let (left, right) = duplicates::compare(office, &me.acting, ids.0, ids.1).await?;
    let page = Page::of(me, "duplicates-compare-title", "candidates").await?;
    let page = page.after(ADDRESS, "candidates-title").after(HERE, "duplicates-title").here();
    let law = office.law(me.moment.today).ok();
    let versions = [&left, &right].map(|side| {
        let row = &side.file.household.registration;
        (format!("versie-{}", row.id), row.version.to_string())
    });
    let conflict = again.is_some_and(|(_, _, status)| status == StatusCode::CONFLICT);
    let form = match again {
        // The version that was on the screen is what was decided on; after a conflict it is what is there now.
        Some((posted, problems, _)) => {
            let stays = |name: &String| !(conflict && name.starts_with("versie-"));
            let mut fields: Vec<(String, String)> =
                posted.0.iter().filter(|(name, _)| stays(name)).cloned().collect();
            fields.extend(versions);
            Form::again(&Posted(fields), problems, me.words())
        }
        None => Form::of(versions),
    };
    let choice = |side: &Side| Choice::new(side.file.household.registration.id.to_string(), named(side));
    let template = Compare {
        rows: rows(&left, &right, &page, law.as_deref()),
        kept: vec![choice(&left), choice(&right)],
        left: named(&left),
        right: named(&right),
        address: format!("{HERE}/{}/{}", ids.0, ids.1),
        form,
        page,
        conflict,
    };
    match again {
        Some((_, _, status)) => html_with(status, &template),
        None => html(&template),
    }
}

fn ids((first, second): (String, String)) -> Result<(i64, i64), Halt> {
    first.parse().ok().zip(second.parse().ok()).ok_or(Halt::NotFound)
}

/// Shows two registrations side by side.
///
/// # Errors
/// [`Halt::NotFound`] when one of them is not for this person to merge.
pub async fn show(me: SignedIn, Path(pair): Path<(String, String)>) -> Result<Response, Halt> {
    page(&me, ids(pair)?, None).await
}

/// Takes one into the other.
///
/// # Errors
/// [`Halt::NotFound`] when one of them is not for this person to merge.
pub async fn merge(
    me: SignedIn,
    Path(pair): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Halt> {
    let ids = ids(pair)?;
    let kept = match posted.number("houd") {
        Some(kept) if kept == ids.0 || kept == ids.1 => kept,
        _ => {
            let problems = Problems::one("houd", "duplicates-kept-missing");
            return page(&me, ids, Some((&posted, &problems, StatusCode::UNPROCESSABLE_ENTITY))).await;
        }
    };
    let merged = if kept == ids.0 { ids.1 } else { ids.0 };
    let version = |id: i64| posted.number(&format!("versie-{id}")).unwrap_or_default();
    let wanted = Wanted {
        kept,
        kept_version: version(kept),
        merged,
        merged_version: version(merged),
        reason: posted.text("reden").to_owned(),
    };
    match merging::merge(&me.shared.office, &me.acting, &wanted).await {
        Ok(_) => {
            me.flash("success", "duplicates-merged").await?;
            Ok(Redirect::to(HERE).into_response())
        }
        Err(No::Invalid(problems)) => {
            page(&me, ids, Some((&posted, &problems, StatusCode::UNPROCESSABLE_ENTITY))).await
        }
        Err(No::Conflict(_)) => {
            page(&me, ids, Some((&posted, &Problems::default(), StatusCode::CONFLICT))).await
        }
        Err(no) => Err(no.into()),
    }
}
