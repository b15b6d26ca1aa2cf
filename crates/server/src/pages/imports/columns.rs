//! Which file holds which table, and under which heading each column stands.

use super::{PATH, Stage, stages};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::lists::{Choice, id};
use crate::visit::SignedIn;
use app::office::imports::{self, Item, Mapping, Step, mapping};
use app::office::{No, Problems};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct Columns {
    page: Page,
    form: Form,
    steps: Vec<Stage>,
    action: String,
    download: String,
    files: Vec<Choice>,
    tables: Vec<Table>,
}

struct Table {
    field: String,
    legend: String,
    open: bool,
    optional: bool,
    headings: Vec<Choice>,
    columns: Vec<Column>,
}

struct Column {
    field: String,
    label: String,
    hint: String,
    required: bool,
}

/// Stands for a heading that is not in the file.
const NO_HEADING: &str = "-";

fn file_field(table: &str) -> String {
    format!("file-{table}")
}

fn column_field(table: &str, column: &str) -> String {
    format!("column-{table}-{column}")
}

/// The heading of a file that stands for a column: as the mapping says, whatever its capitals.
fn heading_there(item: &Item, mapping: &Mapping, table: &str, column: &str) -> String {
    let wanted = mapping.heading(table, column).trim().to_lowercase();
    let sheet = mapping.sheet(table, &item.report.sheets);
    let found = sheet.and_then(|sheet| sheet.headings.iter().find(|h| h.trim().to_lowercase() == wanted));
    found.cloned().unwrap_or_default()
}

/// The form. What is missing is an error once somebody sent it; before that it is only still to be chosen.
async fn template(
    me: &SignedIn,
    item: &Item,
    mapping: &Mapping,
    problems: &Problems,
    sent: bool,
) -> Result<Columns, Halt> {
    let number = item.import.id;
    let page = Page::of(me, "import-columns-title", "imports").await?.after(PATH, "import-title").here();
    let words = me.words();
    let wrong = |field: &str| problems.0.iter().any(|problem| problem.field == *field);
    let waits = |field: &str| !sent && wrong(field);
    let mut values: Vec<(String, String)> = Vec::new();
    let mut tables = Vec::new();
    for expected in imports::expected() {
        let table = expected.table;
        let sheet = mapping.sheet(table, &item.report.sheets);
        values.push((file_field(table), sheet.map(|sheet| sheet.name.clone()).unwrap_or_default()));
        let mut columns = Vec::new();
        for (column, required) in sheet.iter().flat_map(|_| expected.columns.iter().copied()) {
            let field = column_field(table, column);
            values.push((field.clone(), heading_there(item, mapping, table, column)));
            let label = format!("{} ({column})", words.code("import-column", column));
            let hint = if waits(&field) { words.t("import-to-choose") } else { "" }.to_owned();
            columns.push(Column { field, label, hint, required });
        }
        let fields: Vec<&String> = columns.iter().map(|column| &column.field).collect();
        let open = wrong(&file_field(table)) || fields.iter().any(|field| wrong(field));
        let mut headings: Vec<String> = sheet.map(|sheet| sheet.headings.clone()).unwrap_or_default();
        headings.retain(|heading| !heading.is_empty());
        let label = words.code("import-table", table);
        let legend = match sheet {
            Some(sheet) => format!("{label}: {}", sheet.name),
            None if waits(&file_field(table)) => format!("{label}: {}", words.t("import-to-choose")),
            None => format!("{label}: {}", words.t("import-no-such-file")),
        };
        let headings = headings.iter().map(|heading| Choice::new(heading, heading)).collect();
        let field = file_field(table);
        tables.push(Table { field, legend, open, optional: expected.optional, headings, columns });
    }
    let mut form = Form::of(values);
    if sent {
        form.messages = crate::form::messages(problems, words);
    }
    let files = item.report.sheets.iter().map(|sheet| Choice::new(&sheet.name, &sheet.name)).collect();
    Ok(Columns {
        page,
        form,
        steps: stages(words, Some(number), 1),
        action: format!("{PATH}/{number}/kolommen"),
        download: format!("{PATH}/{number}/mapping.toml"),
        files,
        tables,
    })
}

/// What is missing, as problems of the form.
fn lacks(item: &Item, mapping: &Mapping) -> Problems {
    let mut problems = Problems::default();
    for (table, column) in mapping::missing(mapping, &item.report.sheets) {
        match column {
            None => {
                problems.with(file_field(table), "import-file-missing", vec![("table", table.to_owned())]);
            }
            Some(column) => {
                let place = vec![("table", table.to_owned()), ("column", column.to_owned())];
                problems.with(column_field(table, column), "import-column-missing", place);
            }
        }
    }
    problems
}

/// Where to go with an import of which the columns may be known: on to its preview, which is started, or to the columns.
///
/// # Errors
/// When there is no such import, or the database cannot be reached.
pub async fn go_on(me: &SignedIn, number: i64) -> Result<String, Halt> {
    let item = imports::entry(&me.shared.office, &me.acting, number).await?;
    let mapping = Mapping::parse(&item.import.mapping);
    if !mapping::missing(&mapping, &item.report.sheets).is_empty() {
        return Ok(format!("{PATH}/{number}/kolommen"));
    }
    super::steps::run(me, number, Step::Check).await?;
    Ok(format!("{PATH}/{number}"))
}

/// The form.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import to change.
pub async fn show(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    let item = imports::entry(&me.shared.office, &me.acting, id(&number)?).await?;
    if !["uploaded", "checked", "failed"].contains(&item.import.state.as_str())
        || item.report.source.is_none()
    {
        return Err(Halt::NotFound);
    }
    let mapping = Mapping::parse(&item.import.mapping);
    let problems = lacks(&item, &mapping);
    html(&template(&me, &item, &mapping, &problems, false).await?)
}

/// Keeps what stands where, and goes on to the preview.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn submit(me: SignedIn, Path(number): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let item = imports::entry(office, &me.acting, id(&number)?).await?;
    let mut mapping = Mapping::parse(&item.import.mapping);
    let mut moved = false;
    for expected in imports::expected() {
        let table = expected.table;
        let before = mapping.sheet(table, &item.report.sheets).map(|sheet| sheet.name.clone());
        let chosen = posted.text(&file_field(table)).to_owned();
        if item.report.sheets.iter().any(|sheet| sheet.name == chosen) {
            mapping.tables.entry(table.to_owned()).or_default().file = Some(chosen.clone());
        } else if before.is_some() && chosen.is_empty() {
            // A name that no file bears: the table is not there, whatever files are called.
            mapping.tables.entry(table.to_owned()).or_default().file = Some("-".to_owned());
        }
        if before.as_deref().unwrap_or_default() == chosen {
            let Some(sheet) = mapping.sheet(table, &item.report.sheets) else { continue };
            for (column, _) in expected.columns {
                let heading = posted.text(&column_field(table, column));
                let there = sheet.headings.iter().any(|other| other == heading);
                let alike = sheet.headings.iter().any(|other| other.trim().eq_ignore_ascii_case(column));
                // A heading that no file has: the column is left out, although one is called like it.
                let none = if alike { NO_HEADING } else { "" };
                mapping.set_heading(table, column, if there { heading } else { none });
            }
        } else {
            moved = true;
        }
    }
    match imports::remap(office, &me.acting, item.import.id, &mapping).await {
        Err(No::Conflict(_)) => {
            return Ok(Redirect::to(&format!("{PATH}/{}", item.import.id)).into_response());
        }
        done => done?,
    }
    let problems = lacks(&item, &mapping);
    if !problems.is_empty() || moved {
        let page = template(&me, &item, &mapping, &problems, true).await?;
        let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return html_with(status, &page);
    }
    go_on(&me, item.import.id).await.map(|to| Redirect::to(&to).into_response())
}

/// The mapping as the file that the command line reads.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such import.
pub async fn download(me: SignedIn, Path(number): Path<String>) -> Result<Response, Halt> {
    let item = imports::entry(&me.shared.office, &me.acting, id(&number)?).await?;
    let text = Mapping::parse(&item.import.mapping).text();
    let file = "attachment; filename=\"mapping.toml\"";
    Ok(([(CONTENT_TYPE, "application/toml"), (CONTENT_DISPOSITION, file)], text).into_response())
}
