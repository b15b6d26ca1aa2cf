//! The own page: details, password, second steps, sessions, roles.

pub mod app;
pub mod codes;
pub mod identity;
pub mod key;
pub mod remove;
pub mod sure;

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::language::own_path;
use crate::pages::people::Choice;
use crate::visit::{LANGUAGE_COOKIE, SignedIn, Visit};
use ::app::office::accounts::passkeys;
use ::app::office::accounts::profile::{self, Details, Profile};
use ::app::office::accounts::totp::{self, Offer};
use ::app::office::{Change, No};
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

#[derive(Template)]
#[template(path = "account/profile.html")]
struct ProfilePage {
    page: Page,
    /// Details.
    form: Form,
    /// New password.
    passwords: Form,
    profile: Profile,
    languages: Vec<Choice>,
    conflict: Vec<Change>,
    passkeys: bool,
    /// Where it is asked first who it is, before a passkey is added; empty when that is sure.
    first: String,
    shortest: String,
    /// Name of the provider that can be linked; empty without one.
    provider: String,
}

/// Id of the session that asks, as the browser has it.
fn session_id(visit: &Visit) -> String {
    visit.session.id().map(|id| id.to_string()).unwrap_or_default()
}

async fn page(me: &SignedIn, form: Option<Form>, passwords: Form) -> Result<ProfilePage, Halt> {
    let office = &me.shared.office;
    let profile = profile::show(office, &me.acting, &session_id(me)).await?;
    let form = form.unwrap_or_else(|| {
        Form::of([
            ("name", profile.name.clone()),
            ("email", profile.email.clone()),
            ("language", profile.language.clone()),
            ("version", profile.version.to_string()),
        ])
    });
    let words = me.words();
    let length = office.setup.password_length.to_string();
    Ok(ProfilePage {
        languages: languages(me),
        provider: office.setup.openid.as_ref().map(|openid| openid.name.clone()).unwrap_or_default(),
        shortest: words.with("password-hint", &[("shortest", &length)]),
        passkeys: passkeys::available(&office.setup),
        first: if sure::now(me).await?.is_some() { String::new() } else { sure::address("/profiel#stappen") },
        conflict: Vec::new(),
        page: Page::of(me, "profile-title", "").await?,
        form,
        passwords,
        profile,
    })
}

/// The languages to choose from.
pub(super) fn languages(visit: &Visit) -> Vec<Choice> {
    ["nl", "en"].map(|code| Choice::new(code, visit.words().code("language", code))).into()
}

/// Shows the own page.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, None, Form::default()).await?)
}

/// Changes name, address and language.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let details = Details {
        name: posted.text("name"),
        email: posted.text("email"),
        language: posted.text("language"),
        version: posted.number("version").unwrap_or_default(),
        password: posted.exact("password"),
    };
    let (office, asked) = (&me.shared.office, me.asked());
    match profile::change(office, &me.acting, &details, &me.knock(&asked)).await {
        Ok(()) => {
            me.flash("success", "profile-saved").await?;
            let secure = if me.shared.secure { "; Secure" } else { "" };
            let language = details.language;
            me.session.insert("language", language).await?;
            let cookie =
                format!("{LANGUAGE_COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
            Ok(([(SET_COOKIE, cookie)], Redirect::to("/profiel")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, Some(form), Form::default()).await?)
        }
        Err(No::Conflict(conflict)) => {
            let mut shown = page(&me, None, Form::default()).await?;
            shown.form = newer(&posted, shown.profile.version);
            html_with(StatusCode::CONFLICT, &ProfilePage { conflict, ..shown })
        }
        Err(no) => Err(no.into()),
    }
}

/// What was typed, on top of the version that is there now.
pub(super) fn newer(posted: &Posted, version: i64) -> Form {
    let kept = posted.0.iter().filter(|(name, _)| name != "version" && !name.contains("password")).cloned();
    Form::of(kept.chain([("version".to_owned(), version.to_string())]))
}

/// Changes the password.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn password(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let (office, asked, session) = (&me.shared.office, me.asked(), session_id(&me));
    let (old, new) = (posted.exact("old-password"), posted.exact("new-password"));
    match profile::change_password(office, &me.acting, old, new, &session, &me.knock(&asked)).await {
        Ok(()) => {
            me.flash("success", "profile-password-saved").await?;
            Ok(Redirect::to("/profiel").into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, None, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Chooses the organisation to work for.
///
/// # Errors
/// When one has no role there.
pub async fn organisation(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let chosen = posted.number("organisation");
    let (id, name) =
        me.organisations.iter().find(|(id, _)| Some(*id) == chosen).cloned().ok_or(Halt::NotFound)?;
    me.session.insert("organisation", id).await?;
    me.tell("success", &me.words().with("profile-works-for", &[("name", &name)])).await?;
    Ok(Redirect::to(own_path(posted.text("terug"))).into_response())
}

/// Ends one of the own sessions, or all others.
///
/// # Errors
/// When there is no such session.
pub async fn end_session(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let which = posted.maybe("session");
    profile::end(&me.shared.office, &me.acting, which.as_deref(), &session_id(&me)).await?;
    me.flash("success", if which.is_some() { "session-ended" } else { "sessions-ended" }).await?;
    Ok(Redirect::to("/profiel#sessies").into_response())
}

/// What is offered to set up an app; the same as long as the session remembers it.
///
/// # Errors
/// When the session cannot be reached.
pub async fn app_offer(visit: &Visit, account: i64) -> Result<Offer, Halt> {
    let kept = kept_offer(visit).await?;
    let title = visit.words().t("app-picture");
    let offer = totp::offer(&visit.shared.office, account, kept.as_deref(), title).await?;
    if kept.is_none() {
        visit.session.insert("app", STANDARD_NO_PAD.encode(&offer.sealed)).await?;
    }
    Ok(offer)
}

/// What was offered, sealed.
///
/// # Errors
/// When the session cannot be reached.
pub async fn kept_offer(visit: &Visit) -> Result<Option<Vec<u8>>, Halt> {
    let kept: Option<String> = visit.session.get("app").await?;
    Ok(kept.and_then(|text| STANDARD_NO_PAD.decode(text).ok()))
}

/// The offer was taken.
///
/// # Errors
/// When the session cannot be reached.
pub async fn forget_offer(visit: &Visit) -> Result<(), Halt> {
    visit.session.remove::<String>("app").await?;
    Ok(())
}
