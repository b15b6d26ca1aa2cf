//! Tokens of oneself: made, shown once, withdrawn.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::account::sure;
use crate::visit::SignedIn;
use app::office::No;
use app::office::tokens::{self, LONGEST_DAYS, Scope, Wish};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

const PATH: &str = "/profiel/sleutels";

struct Choice {
    value: &'static str,
    label: String,
}

struct Row {
    id: i64,
    name: String,
    scopes: String,
    expires: String,
    used: String,
    works: bool,
    state: String,
}

#[derive(Template)]
#[template(path = "tokens.html")]
struct Tokens {
    page: Page,
    form: Form,
    fresh: String,
    scopes: Vec<Choice>,
    days: String,
    /// Where it is asked first who it is; empty when that is sure.
    first: String,
    rows: Vec<Row>,
}

async fn tokens(me: &SignedIn, form: Form, fresh: String) -> Result<Tokens, Halt> {
    let page = Page::of(me, "tokens-title", "").await?.after("/profiel", "layout-profile").here();
    let words = me.words();
    let label = |code: &str| words.code("token-scope", &code.replace(':', "-"));
    let mine = tokens::mine(&me.shared.office, &me.acting).await?;
    let rows = mine.into_iter().map(|token| {
        let works = tokens::works(&token, me.moment.now);
        let state = match (works, token.revoked_at) {
            (true, _) => "token-works",
            (false, Some(_)) => "token-withdrawn",
            (false, None) => "token-expired",
        };
        let scopes: Vec<String> = token.scopes.split(' ').map(label).collect();
        Row {
            id: token.id,
            scopes: scopes.join(", "),
            expires: page.moment(&token.expires_at),
            used: token.last_used_at.map_or_else(|| "–".to_owned(), |at| page.moment(&at)),
            works,
            state: words.t(state).to_owned(),
            name: token.name,
        }
    });
    let rows = rows.collect();
    let first = if sure::now(me).await?.is_some() { String::new() } else { sure::address(PATH) };
    let scopes = Scope::ALL.iter().map(|scope| Choice { value: scope.code(), label: label(scope.code()) });
    Ok(Tokens { rows, form, fresh, scopes: scopes.collect(), days: LONGEST_DAYS.to_string(), first, page })
}

/// The tokens of the reader.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    html(&tokens(&me, Form::of([("days", "90")]), String::new()).await?)
}

/// Makes a token and shows it, this once, when it is sure who asks.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn make(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let wish = Wish {
        name: posted.text("name").to_owned(),
        scopes: posted.all("scopes").filter_map(Scope::parse).collect(),
        days: posted.number("days"),
    };
    let sure = sure::or_ask(&me, PATH).await?;
    match tokens::make(&me.shared.office, &me.acting, sure, &wish).await {
        Ok(fresh) => html(&tokens(&me, Form::of([("days", "90")]), fresh).await?),
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &tokens(&me, form, String::new()).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Withdraws a token.
///
/// # Errors
/// When there is none that works.
pub async fn withdraw(me: SignedIn, Path(id): Path<String>) -> Result<Response, Halt> {
    let id = id.parse().map_err(|_| Halt::NotFound)?;
    tokens::withdraw(&me.shared.office, &me.acting, id).await?;
    me.flash("success", "token-withdrawn-now").await?;
    Ok(Redirect::to(PATH).into_response())
}
