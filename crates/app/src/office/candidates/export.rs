//! The list as a file: the same rows and columns as on the screen, all pages of it.

use super::find::{lines, query};
use super::{Line, Page, Search, Sight};
use crate::office::{Acting, No, Office, Problems};
use policy::Action;
use serde_json::json;
use std::borrow::Cow;
use store::register::search;

/// The most rows that are taken out at once.
pub const MOST: usize = 50_000;

/// Rows that are read at once.
const AT_ONCE: i64 = 5_000;

/// What is taken out.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The rows.
    pub lines: Vec<Line>,
    /// What this person sees in such a list.
    pub sight: Sight,
}

/// Kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text with semicolons.
    Csv,
    /// Workbook.
    Workbook,
}

/// Takes out everything that a search finds within the reach of an export. `told` is what the log keeps of the search:
/// which filters, never what was typed.
///
/// # Errors
/// [`No::NotFound`] for somebody who may take nothing out; [`No::Invalid`] when it is more than [`MOST`].
pub async fn take(
    office: &Office,
    acting: &Acting,
    asked: &Search,
    kind: Kind,
    told: &[String],
) -> Result<Taken, No> {
    take_up_to(office, acting, asked, kind, told, MOST).await
}

/// The same with another limit.
///
/// # Errors
/// The same.
pub async fn take_up_to(
    office: &Office,
    acting: &Acting,
    asked: &Search,
    kind: Kind,
    told: &[String],
    most: usize,
) -> Result<Taken, No> {
    let sight = Sight::of(acting, Action::Export)?;
    super::limits::export(office, acting).await?;
    let mut taken = Vec::new();
    let asked = Search { page: Page::First, limit: AT_ONCE, ..asked.clone() };
    if let Some(mut query) = query(office, acting, &asked, &sight) {
        loop {
            let found = search::list(office.store.reader(), &query).await?;
            if taken.len() + found.rows.len() > most {
                return Err(No::Invalid(Problems::one("", "candidates-export-too-many")));
            }
            taken.extend(lines(office, acting, &sight, found.rows).await?);
            let Some(next) = found.after else { break };
            query.page = next;
        }
    }
    let mut event = acting.event("export-candidates", "registration");
    let ids: Vec<i64> = taken.iter().map(|line| line.id).collect();
    let form = if kind == Kind::Csv { "csv" } else { "xlsx" };
    event.detail = json!({ "count": ids.len(), "form": form, "filters": told, "ids": ids });
    office.audit.record(event).await?;
    Ok(Taken { lines: taken, sight })
}

/// A table as a file, made beside the requests that wait.
///
/// # Errors
/// When the disk or the format refuses.
pub async fn write(
    kind: Kind,
    title: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
) -> Result<Vec<u8>, No> {
    let made = tokio::task::spawn_blocking(move || match kind {
        Kind::Csv => csv(&heads, &rows),
        Kind::Workbook => workbook(&title, &heads, &rows),
    });
    made.await.map_err(|error| No::Broken(error.to_string()))?.map_err(|error| No::Broken(error.to_string()))
}

/// Semicolons and a mark for UTF-8: what spreadsheets in Belgium open without asking. Text that one would calculate gets
/// an apostrophe.
fn csv(heads: &[String], rows: &[Vec<String>]) -> std::io::Result<Vec<u8>> {
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    file.write_record(heads)?;
    for row in rows {
        file.write_record(row.iter().map(|field| exchange::guarded(field)).map(Cow::into_owned))?;
    }
    file.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

fn workbook(title: &str, heads: &[String], rows: &[Vec<String>]) -> std::io::Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("list.xlsx");
    let mut book = exchange::WorkbookWriter::create(&path)?;
    book.table(title, &heads.iter().map(String::as_str).collect::<Vec<_>>())?;
    for row in rows {
        book.row(&row.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    book.finish()?;
    std::fs::read(&path)
}
