//! Uploading a register: a workbook, an archive, or files.

use super::{PATH, Stage, stages};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::SignedIn;
use app::office::imports::{self, Uploaded};
use app::office::{No, Problems};
use askama::Template;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

#[derive(Template)]
#[template(path = "imports/upload.html")]
struct Upload {
    page: Page,
    form: Form,
    steps: Vec<Stage>,
    most: u64,
    hint: String,
}

async fn template(me: &SignedIn, form: Form) -> Result<Upload, Halt> {
    let page = Page::of(me, "import-new", "imports").await?.after(PATH, "import-title").here();
    let most = me.shared.office.setup.upload_bytes as u64;
    let mebibytes = (most / (1024 * 1024)).max(1).to_string();
    let hint = me.words().with("import-files-hint", &[("most", &mebibytes)]);
    Ok(Upload { page, form, steps: stages(me.words(), None, 0), most, hint })
}

/// The form.
///
/// # Errors
/// [`Halt::NotFound`] for who may not import.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    imports::for_whom(&me.acting, Action::Import)?;
    html(&template(&me, Form::default()).await?)
}

/// Takes an upload in, and looks at it when its columns are known.
///
/// # Errors
/// [`Halt::NotFound`] for who may not import.
pub async fn submit(me: SignedIn, request: Request) -> Result<Response, Halt> {
    imports::for_whom(&me.acting, Action::Import)?;
    let staged = match files(request, me.shared.office.setup.upload_bytes).await {
        Ok(files) => imports::stage(&me.shared.office, &me.acting, files).await,
        Err(key) => Err(No::Invalid(Problems::one("files", key))),
    };
    let import = match staged {
        Ok(import) => import,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &template(&me, form).await?);
        }
        Err(no) => return Err(no.into()),
    };
    super::columns::go_on(&me, import.id).await.map(|to| Redirect::to(&to).into_response())
}

/// The files of a form; the key of a message when it cannot be read.
async fn files(request: Request, most: usize) -> Result<Vec<Uploaded>, &'static str> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| "import-not-a-form")?;
    let (mut files, mut total) = (Vec::new(), 0);
    while let Some(mut field) = form.next_field().await.map_err(|error| key_of(&error))? {
        if field.name() != Some("files") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| key_of(&error))? {
            total += chunk.len();
            if total > most {
                return Err("import-too-large");
            }
            bytes.extend_from_slice(&chunk);
        }
        files.push(Uploaded { name, bytes });
    }
    Ok(files)
}

fn key_of(error: &MultipartError) -> &'static str {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { "import-too-large" } else { "import-not-a-form" }
}
