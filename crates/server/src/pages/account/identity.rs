//! A log-in service elsewhere as one more way in: linking it to the own account, and unlinking it.

use super::sure;
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::login::elsewhere::message;
use crate::visit::SignedIn;
use ::app::office::No;
use ::app::office::accounts::openid::link::{self, Found};
use ::app::office::accounts::openid::{Answer, Begun};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Part of the own page about ways in.
const BACK: &str = "/profiel#aanmelddiensten";
/// Where linking begins.
const PATH: &str = "/profiel/aanmelddienst";

#[derive(Template)]
#[template(path = "account/identity.html")]
struct Identity {
    page: Page,
    form: Form,
    /// What is asked.
    question: String,
    /// Who it is, as the provider tells it.
    told: String,
    /// Where the form goes.
    address: String,
    /// What its button says.
    yes: String,
    danger: bool,
}

/// Goes to the provider. Nothing is linked by that: who comes back is asked first.
///
/// # Errors
/// When no provider was set up, or the session cannot be reached.
pub async fn begin(me: SignedIn) -> Result<Response, Halt> {
    if me.shared.office.setup.openid.is_none() {
        return Err(Halt::NotFound);
    }
    let sure = sure::or_ask(&me, PATH).await?;
    match link::begin(&me.shared.office, &me.acting, sure, BACK).await? {
        Ok((address, begun)) => {
            me.session.insert("openid", begun).await?;
            Ok(Redirect::to(&address).into_response())
        }
        Err(turned) => {
            me.flash("error", message(turned)).await?;
            Ok(Redirect::to(BACK).into_response())
        }
    }
}

/// Takes in who came back from the provider to link.
///
/// # Errors
/// When the session cannot be reached.
pub async fn returned(me: &SignedIn, begun: Option<&Begun>, answer: &Answer<'_>) -> Result<Response, Halt> {
    match link::returned(&me.shared.office, &me.acting, begun, answer).await? {
        Ok(found) => {
            me.session.insert("identity", found.seal(&me.shared.office)?).await?;
            Ok(Redirect::to("/profiel/aanmelddienst/bevestigen").into_response())
        }
        Err(turned) => {
            me.flash("error", message(turned)).await?;
            Ok(Redirect::to(BACK).into_response())
        }
    }
}

async fn waiting(me: &SignedIn) -> Result<Option<Found>, Halt> {
    let sealed: Option<String> = me.session.get("identity").await?;
    Ok(sealed.and_then(|sealed| Found::open(&me.shared.office, &me.acting, &sealed)))
}

async fn found_page(me: &SignedIn, found: &Found, form: Form) -> Result<Identity, Halt> {
    let words = me.words();
    Ok(Identity {
        form,
        question: words.t("identity-link-question").to_owned(),
        told: found.told.clone(),
        address: "/profiel/aanmelddienst/bevestigen".to_owned(),
        yes: words.t("identity-link-yes").to_owned(),
        danger: false,
        page: Page::of(me, "identity-link-title", "").await?.after("/profiel", "profile-title").here(),
    })
}

/// Asks whether it is their identity.
///
/// # Errors
/// When the session cannot be reached.
pub async fn ask(me: SignedIn) -> Result<Response, Halt> {
    let Some(found) = waiting(&me).await? else { return Ok(Redirect::to(BACK).into_response()) };
    html(&found_page(&me, &found, Form::default()).await?)
}

/// Links it.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(me: SignedIn, _: Posted) -> Result<Response, Halt> {
    let Some(found) = waiting(&me).await? else { return Ok(Redirect::to(BACK).into_response()) };
    let sure = sure::or_ask(&me, "/profiel/aanmelddienst/bevestigen").await?;
    match link::link(&me.shared.office, &me.acting, sure, &found).await {
        Ok(()) => {
            me.session.remove::<String>("identity").await?;
            me.flash("success", "identity-linked").await?;
            Ok(Redirect::to(BACK).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &found_page(&me, &found, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

fn away(id: i64) -> String {
    format!("/profiel/aanmelddiensten/{id}/weg")
}

async fn away_page(me: &SignedIn, id: i64, form: Form) -> Result<Identity, Halt> {
    let all = link::list(&me.shared.office, &me.acting).await?;
    let one = all.into_iter().find(|one| one.id == id).ok_or(Halt::NotFound)?;
    let words = me.words();
    Ok(Identity {
        form,
        question: words.t("identity-unlink-question").to_owned(),
        told: format!("{} ({})", one.provider, one.subject),
        address: away(id),
        yes: words.t("identity-unlink").to_owned(),
        danger: true,
        page: Page::of(me, "identity-unlink-title", "").await?.after("/profiel", "profile-title").here(),
    })
}

fn id(path: &str) -> Result<i64, Halt> {
    path.parse().map_err(|_| Halt::NotFound)
}

/// Asks whether an identity goes.
///
/// # Errors
/// [`Halt::NotFound`] when it is not one's own.
pub async fn ask_away(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    let page = away_page(&me, id(&path)?, Form::default()).await?;
    sure::or_ask(&me, &page.address).await?;
    html(&page)
}

/// Unlinks an identity.
///
/// # Errors
/// [`Halt::NotFound`] when it is not one's own.
pub async fn submit_away(me: SignedIn, Path(path): Path<String>, _: Posted) -> Result<Response, Halt> {
    let id = id(&path)?;
    let sure = sure::or_ask(&me, &away(id)).await?;
    match link::unlink(&me.shared.office, &me.acting, sure, id).await {
        Ok(()) => {
            me.flash("success", "identity-unlinked").await?;
            Ok(Redirect::to(BACK).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &away_page(&me, id, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
