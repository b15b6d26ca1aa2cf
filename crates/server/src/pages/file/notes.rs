//! Notes of support workers, in their two layers.

use super::{Choice, frame, id, tabs};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::file::{known, notes};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

struct Row {
    layer: String,
    text: String,
    at: String,
    who: String,
}

#[derive(Template)]
#[template(path = "file/notes.html")]
struct Notes {
    page: Page,
    form: Form,
    id: i64,
    tabs: Vec<NavLink>,
    rows: Vec<Row>,
    layers: Vec<Choice>,
}

/// Shows the notes.
///
/// # Errors
/// Not found when neither layer is open.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    answer(&me, id(&path)?, Form::of([("layer", "support")]), StatusCode::OK).await
}

async fn answer(me: &SignedIn, id: i64, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let found = notes::show(&me.shared.office, &me.acting, id).await?;
    let known = known(&me.shared.office, me.moment.now).await?;
    let page = frame(me, &found.opened, "file-notes-title").await?;
    let rows = found.notes.iter().map(|note| Row {
        layer: page.code("file-layer", note.layer.code()),
        text: note.text.clone().unwrap_or_else(|| page.t("file-sealed-closed").to_owned()),
        at: page.moment(&note.at),
        who: format!(
            "{} ({})",
            found.names.get(&note.author).map_or("", String::as_str),
            known.organisation(note.organisation)
        ),
    });
    let layers = found.may_add.iter();
    let view = Notes {
        id,
        tabs: tabs(me, &found.opened, "notes"),
        rows: rows.collect(),
        layers: layers
            .map(|layer| Choice {
                value: layer.code().to_owned(),
                label: page.code("file-layer", layer.code()),
            })
            .collect(),
        form,
        page,
    };
    html_with(status, &view)
}

/// Adds a note.
///
/// # Errors
/// Not found when the layer is not open.
pub async fn submit(me: SignedIn, Path(path): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&path)?;
    let (layer, text) = (posted.text("layer"), posted.text("text"));
    match notes::add(&me.shared.office, &me.acting, id, layer, text).await {
        Ok(()) => {
            me.flash("success", "file-note-added").await?;
            Ok(Redirect::to(&format!("/kandidaten/{id}/notities")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
