//! The list as a file to take along.

use super::asked::{ADDRESS, Asked, to};
use super::cells::{Cells, iso};
use super::list::seen;
use crate::fault::Halt;
use crate::visit::SignedIn;
use app::office::No;
use app::office::candidates::export::{self, Kind};
use app::office::candidates::{Sight, views};
use axum::extract::RawQuery;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

/// Gives the whole list as text, with the columns that are on the screen.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who may take nothing out.
pub async fn csv(me: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    file(me, query, Kind::Csv).await
}

/// Gives the whole list as a workbook, with the columns that are on the screen.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who may take nothing out.
pub async fn workbook(me: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    file(me, query, Kind::Workbook).await
}

async fn file(me: SignedIn, query: Option<String>, kind: Kind) -> Result<Response, Halt> {
    let (ending, media) = match kind {
        Kind::Csv => ("csv", "text/csv; charset=utf-8"),
        Kind::Workbook => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    };
    Sight::of(&me.acting, Action::Export)?;
    let office = &me.shared.office;
    let asked = Asked::read(&query.unwrap_or_default(), me.moment.today);
    if !asked.problems.is_empty() {
        return Ok(Redirect::to(&to(ADDRESS, &asked.query())).into_response());
    }
    let told: Vec<String> = asked.given.iter().map(|(name, _)| name.clone()).collect();
    let taken = match export::take(office, &me.acting, &asked.search, kind, &told).await {
        Err(No::Wait(problems, _)) => {
            let told = crate::form::messages(&problems, me.words());
            let told = told.into_iter().map(|message| message.text).collect::<Vec<_>>().join(" ");
            me.tell("warning", &told).await?;
            return Ok(Redirect::to(&to(ADDRESS, &asked.query())).into_response());
        }
        taken => taken?,
    };
    let words = me.words();
    let columns = seen(views::kept(office, &me.acting).await?.columns, &taken.sight);
    let mut heads = vec![words.t("candidates-name").to_owned()];
    heads.extend(columns.iter().map(|column| words.code("candidates-column", column.code())));
    let cells = Cells::new(words, office.law(me.moment.today).ok(), iso);
    let rows = taken.lines.iter().map(|line| cells.row(line, &columns));
    let rows =
        rows.map(|row| std::iter::once(row.name).chain(row.cells.into_iter().map(|c| c.text)).collect());
    let title = words.t("candidates-title").to_owned();
    let bytes = export::write(kind, title, heads, rows.collect()).await?;
    let name = format!("attachment; filename=\"kandidaten-{}.{ending}\"", me.moment.today);
    Ok(([(CONTENT_TYPE, media.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
