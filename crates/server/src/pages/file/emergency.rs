//! Getting to a file by exact number and date of birth: in an emergency, or to take up the case.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::emergency;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

#[derive(Template)]
#[template(path = "file/emergency.html")]
struct Emergency {
    page: Page,
    form: Form,
    told: String,
}

#[derive(Template)]
#[template(path = "file/take_up.html")]
struct TakeUp {
    page: Page,
    form: Form,
}

/// The form for an emergency.
///
/// # Errors
/// Not found for a role that knows no emergencies.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    emergency_page(&me, Form::default(), StatusCode::OK).await
}

async fn emergency_page(me: &SignedIn, form: Form, status: StatusCode) -> Result<Response, Halt> {
    if !me.acting.actor.may(Action::EmergencyAccess) {
        return Err(Halt::NotFound);
    }
    let page = Page::of(me, "emergency-title", "candidates").await?;
    let page = page.after("/kandidaten", "nav-candidates").here();
    let told = page.words().count("emergency-lead", me.shared.office.setup.emergency_hours);
    html_with(status, &Emergency { page, form, told })
}

/// Opens a file in an emergency.
///
/// # Errors
/// Not found for a role that knows no emergencies.
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let (number, birth) = (posted.text("number"), posted.text("birth"));
    let office = &me.shared.office;
    match emergency::access(office, &me.acting, number, birth, posted.text("reason")).await {
        Ok((id, _)) => Ok(Redirect::to(&format!("/kandidaten/{id}")).into_response()),
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            emergency_page(&me, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}

/// The form to take up a case.
///
/// # Errors
/// Not found for a role that takes up none.
pub async fn show_take_up(me: SignedIn) -> Result<Response, Halt> {
    take_up_page(&me, Form::default(), StatusCode::OK).await
}

async fn take_up_page(me: &SignedIn, form: Form, status: StatusCode) -> Result<Response, Halt> {
    if !me.acting.actor.may(Action::TakeUpCase) {
        return Err(Halt::NotFound);
    }
    let page = Page::of(me, "take-up-title", "candidates").await?;
    let page = page.after("/kandidaten", "nav-candidates").here();
    html_with(status, &TakeUp { page, form })
}

/// Takes up a case.
///
/// # Errors
/// Not found for a role that takes up none.
pub async fn take_up(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let (number, birth) = (posted.text("number"), posted.text("birth"));
    match emergency::take_up(&me.shared.office, &me.acting, number, birth).await {
        Ok(id) => {
            me.flash("success", "take-up-done").await?;
            Ok(Redirect::to(&format!("/kandidaten/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            take_up_page(&me, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
