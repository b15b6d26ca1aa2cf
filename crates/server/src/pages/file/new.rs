//! Registering a household by hand.

use super::places::municipalities;
use super::{Choice, choices};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use crate::pages::lists::Group;
use crate::visit::SignedIn;
use app::office::No;
use app::office::file::new;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "file/new.html")]
struct New {
    page: Page,
    form: Form,
    sex: Vec<Choice>,
    municipalities: Vec<Group>,
}

/// The form.
///
/// # Errors
/// Not found for who registers nobody.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    if new::may(&me.acting).is_none() {
        return Err(Halt::NotFound);
    }
    let today = me.moment.today.to_string();
    answer(&me, Form::of([("registered_on", today)]), StatusCode::OK).await
}

async fn answer(me: &SignedIn, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let page = Page::of(me, "new-title", "candidates").await?.after("/kandidaten", "nav-candidates").here();
    let municipalities = municipalities(me, &page, &[]).await?;
    let sex = choices(&page, "file-sex", &["m", "f", "x"]);
    html_with(status, &New { page, form, sex, municipalities })
}

/// Registers the household.
///
/// # Errors
/// Not found for who registers nobody.
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let fields = ["number", "registered_on", "name", "phone", "email", "birth", "sex", "national"];
    let mut typed: BTreeMap<String, String> =
        fields.into_iter().map(|field| (field.to_owned(), posted.text(field).to_owned())).collect();
    typed.insert("preferences".to_owned(), posted.all("preferences").collect::<Vec<_>>().join("|"));
    match new::register(&me.shared.office, &me.acting, &typed).await {
        Ok(id) => {
            me.flash("success", "new-done").await?;
            Ok(Redirect::to(&format!("/kandidaten/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
