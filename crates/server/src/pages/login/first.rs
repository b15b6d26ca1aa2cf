//! The first administrator of a new office.

use super::{account_of, go_on, shut};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::people::Choice;
use crate::visit::Visit;
use app::office::No;
use app::office::accounts::first::{self, First, SECTORS};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "login/first.html")]
struct FirstPage {
    page: Page,
    form: Form,
    sectors: Vec<Choice>,
}

async fn page(visit: &Visit, form: Form) -> Result<FirstPage, Halt> {
    let words = visit.words();
    let sectors = SECTORS.iter().map(|code| Choice::new(*code, words.code("sector", code))).collect();
    Ok(FirstPage { page: Page::open(visit, "begin-title").await?, form, sectors })
}

/// Asks for organisation and administrator.
///
/// # Errors
/// When the link does not work (any more).
pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Halt> {
    let asked = visit.asked();
    first::look(&visit.shared.office, &token, &visit.knock(&asked)).await.map_err(shut)?;
    html(&page(&visit, Form::of([("sector", "company")])).await?)
}

/// Makes them, and goes on to the second step.
///
/// # Errors
/// When the link does not work (any more), or the database cannot be reached.
pub async fn submit(visit: Visit, Path(token): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let new = First {
        organisation: posted.text("organisation"),
        code: posted.text("code"),
        sector: posted.text("sector"),
        name: posted.text("name"),
        email: posted.text("email"),
        password: posted.exact("password"),
        language: visit.language.code(),
    };
    let asked = visit.asked();
    first::look(&visit.shared.office, &token, &visit.knock(&asked)).await.map_err(shut)?;
    match first::begin(&visit.shared.office, &token, &new, &visit.knock(&asked)).await {
        Ok((account, next)) => go_on(&visit, &account_of(&visit, &account, next, "/"), next).await,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, visit.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
