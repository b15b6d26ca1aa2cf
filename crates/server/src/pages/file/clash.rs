//! Two people changed the same section: both versions side by side, and a choice where they differ.

use super::log::value_told;
use crate::fault::Halt;
use crate::form::Form;
use crate::page::{Page, html_with};
use crate::pages::clash::ClashRow;
use app::office::file::Opened;
use app::office::file::edit::Clash;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// The page.
#[derive(Template)]
#[template(path = "file/clash.html")]
pub struct Clashed {
    page: Page,
    form: Form,
    id: i64,
    section: &'static str,
    rows: Vec<ClashRow>,
    hidden: Vec<(String, String)>,
}

impl Clashed {
    /// The page of a clash. Both values travel along, so that nothing has to be typed again.
    #[must_use]
    pub fn of(page: Page, opened: &Opened, section: &'static str, clash: &Clash) -> Self {
        let mut hidden = vec![("version".to_owned(), clash.version.to_string())];
        let rows = clash.fields.iter().map(|field| ClashRow {
            name: field.name.to_owned(),
            label: page.code("edit-field", field.name),
            was: value_told(&page, field.name, &field.was),
            theirs: value_told(&page, field.name, &field.theirs),
            yours: value_told(&page, field.name, &field.mine),
            clash: field.clash,
        });
        let rows: Vec<ClashRow> = rows.collect();
        for field in &clash.fields {
            hidden.push((format!("was-{}", field.name), field.theirs.clone()));
            hidden.push((format!("whole-{}", field.name), field.mine.clone()));
        }
        let chosen = rows.iter().filter(|row| row.clash).map(|row| (format!("keep-{}", row.name), "theirs"));
        let form = Form::of(chosen.collect::<Vec<_>>());
        Self { page, form, id: opened.id(), section, rows, hidden }
    }
}

/// The page as an answer.
///
/// # Errors
/// When the template fails.
pub fn clashed(page: &Clashed) -> Result<Response, Halt> {
    html_with(StatusCode::CONFLICT, page)
}
