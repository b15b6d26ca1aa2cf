//! What is done with an import: looking at it, applying, undoing, throwing away; and what unknown values mean.

use super::PATH;
use crate::fault::Halt;
use crate::form::Posted;
use crate::pages::lists::id;
use crate::visit::SignedIn;
use app::office::No;
use app::office::imports::{self, Mapping, Step};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use std::time::Duration;

/// How long an answer waits for the work: most imports are done by then, and the page shows it at once.
const PATIENCE: Duration = Duration::from_millis(2500);

/// Starts a step and waits a little. That somebody else works on it already is told on the page.
///
/// # Errors
/// When there is no such import for this person, or it may not be done.
pub async fn run(me: &SignedIn, number: i64, step: Step) -> Result<(), Halt> {
    match imports::start(&me.shared.office, &me.acting, number, step).await {
        Ok(work) => {
            let _ = tokio::time::timeout(PATIENCE, work).await;
            Ok(())
        }
        Err(No::Conflict(_)) => me.flash("warning", "import-busy").await,
        Err(no) => Err(no.into()),
    }
}

async fn step(me: SignedIn, number: &str, step: Step) -> Result<Response, Halt> {
    let number = id(number)?;
    run(&me, number, step).await?;
    Ok(Redirect::to(&format!("{PATH}/{number}")).into_response())
}

/// Looks at it anew.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn check(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    step(me, &number, Step::Check).await
}

/// Applies it.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn apply(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    step(me, &number, Step::Apply).await
}

/// Undoes it.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn undo(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    step(me, &number, Step::Undo).await
}

/// Throws it away.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn discard(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    let number = id(&number)?;
    match imports::discard(&me.shared.office, &me.acting, number).await {
        Ok(()) => {
            me.flash("success", "import-discarded").await?;
            Ok(Redirect::to(PATH).into_response())
        }
        Err(No::Conflict(_)) => {
            me.flash("warning", "import-busy").await?;
            Ok(Redirect::to(&format!("{PATH}/{number}")).into_response())
        }
        Err(no) => Err(no.into()),
    }
}

/// Keeps what unknown values mean, and looks at it anew.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn values(me: SignedIn, Path(number): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let number = id(&number)?;
    let office = &me.shared.office;
    let item = imports::entry(office, &me.acting, number).await?;
    let mut mapping = Mapping::parse(&item.import.mapping);
    for place in 0..super::show::MOST_VALUES {
        let text = |name: &str| posted.text(&format!("{name}-{place}")).to_owned();
        let (table, column, value, means) = (text("table"), text("column"), text("value"), text("means"));
        let known = imports::expected()
            .iter()
            .any(|expected| expected.table == table && expected.columns.iter().any(|(c, _)| *c == column));
        if known && !value.is_empty() && !means.is_empty() {
            mapping.set_value(&table, &column, &value, &means);
        }
    }
    match imports::remap(office, &me.acting, number, &mapping).await {
        Ok(()) => run(&me, number, Step::Check).await?,
        Err(No::Conflict(_)) => me.flash("warning", "import-busy").await?,
        Err(no) => return Err(no.into()),
    }
    Ok(Redirect::to(&format!("{PATH}/{number}")).into_response())
}
