//! One person who asks: who saw what, the whole extract, what has to be set right, erasure.

use super::told::{self, Told};
use super::{Request, request};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::lists::id;
use crate::pages::log::{Row, told as line_told};
use crate::visit::SignedIn;
use app::office::No;
use app::office::candidates::export::{Kind, write};
use app::office::requests::{self, Outcome};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "privacy/person.html")]
struct Show {
    page: Page,
    form: Form,
    /// The answers to requests, each in a field of its own.
    answers: Form,
    here: String,
    facts: Vec<(String, String)>,
    rows: Vec<Row>,
    requests: Vec<Request>,
    may_erase: bool,
    hindrances: Vec<String>,
}

#[derive(Template)]
#[template(path = "privacy/extract.html")]
struct Extract {
    page: Page,
    here: String,
    made: String,
    sections: Vec<Told>,
    ask_also: Vec<String>,
}

/// Name of the field with the answer to a request.
fn answer_field(seq: &str) -> String {
    format!("text-{seq}")
}

fn address(id: i64) -> String {
    format!("/privacy/personen/{id}")
}

/// Shows who saw and changed what of a person, and what can be done for them.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn show(me: SignedIn, Path(person): Path<String>) -> Result<Response, Halt> {
    html(&person_page(&me, id(&person)?, Form::default()).await?)
}

async fn person_page(me: &SignedIn, person: i64, form: Form) -> Result<Show, Halt> {
    let office = &me.shared.office;
    let (opened, lines) = requests::seen(office, &me.acting, person).await?;
    let names = requests::organisations(office).await?;
    let registration = &opened.file.household.registration;
    let page = Page::of(me, "privacy-person-title", "requests").await?;
    let page = page.titled(page_title(me, &registration.name, &registration.number));
    let page = page.after("/privacy", "privacy-title").here();
    let corrections = requests::corrections(office, &me.acting, Some(person)).await?;
    let (may_erase, hindrances) = match requests::hindrances(office, &me.acting, person).await {
        Ok(found) => (true, found),
        Err(No::NotFound) => (false, Vec::new()),
        Err(no) => return Err(no.into()),
    };
    let row = |line| {
        let line: &app::office::log::Line = line;
        line_told(&page, line, &names, None)
    };
    Ok(Show {
        form,
        answers: Form::default(),
        here: address(person),
        facts: vec![
            (page.t("log-number").to_owned(), registration.number.clone()),
            (page.t("privacy-birth").to_owned(), page.date(&registration.birth_date)),
            (page.t("privacy-status").to_owned(), page.code("file-status", &registration.status)),
        ],
        rows: lines.iter().rev().map(row).collect(),
        requests: corrections.iter().map(|one| request(&page, one)).collect(),
        may_erase,
        hindrances: hindrances.iter().map(|rule| page.code("rule", rule)).collect(),
        page,
    })
}

fn page_title(me: &SignedIn, name: &str, number: &str) -> String {
    let shown = if name.is_empty() { number } else { name };
    me.words().with("privacy-person-of", &[("name", shown)])
}

/// Everything about a person, to read and to print.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn extract(me: SignedIn, Path(person): Path<String>) -> Result<Response, Halt> {
    let person = id(&person)?;
    let found = requests::extract(&me.shared.office, &me.acting, person).await?;
    let page = Page::of(&me, "privacy-extract-title", "requests").await?;
    let page = page.after("/privacy", "privacy-title").after(address(person), "privacy-person-title").here();
    html(&Extract {
        here: address(person),
        made: page.moment(&found.export.made_at),
        sections: told::sections(&page, &found.export),
        ask_also: found.export.ask_also,
        page,
    })
}

/// Everything about a person, for a program.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn json(me: SignedIn, Path(person): Path<String>) -> Result<Response, Halt> {
    let found = requests::extract(&me.shared.office, &me.acting, id(&person)?).await?;
    let text = serde_json::to_string_pretty(&found.export.json()).map_err(|e| Halt::Broken(e.to_string()))?;
    let name = format!("attachment; filename=\"gegevens-{}.json\"", me.moment.today);
    let kind = "application/json; charset=utf-8".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], text).into_response())
}

/// Everything about a person with the documents themselves, to hand over.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn bundle(me: SignedIn, Path(person): Path<String>) -> Result<Response, Halt> {
    let bytes = requests::bundle(&me.shared.office, &me.acting, id(&person)?).await?;
    let name = format!("attachment; filename=\"gegevens-{}.zip\"", me.moment.today);
    Ok(([(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// Who saw and changed what of a person, as a table to take along.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn csv(me: SignedIn, Path(person): Path<String>) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let (_, lines) = requests::seen(office, &me.acting, id(&person)?).await?;
    let names = requests::organisations(office).await?;
    let page = Page::bare(&me, "log-title");
    let heads = [
        page.t("log-seq"),
        page.t("log-at"),
        page.t("log-who"),
        page.t("log-organisation"),
        page.t("log-action"),
        page.t("log-reason"),
        page.t("log-details"),
    ];
    let heads = heads.map(str::to_owned).to_vec();
    let rows = lines.iter().map(|line| {
        let told = line_told(&page, line, &names, None);
        let at = line.row.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        vec![told.seq, at, told.who, told.organisation, told.action, told.reason, told.details.join("; ")]
    });
    let bytes = write(Kind::Csv, page.title.clone(), heads, rows.collect()).await?;
    let name = format!("attachment; filename=\"inzage-{}.csv\"", me.moment.today);
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// Writes down that a person asks to set something right.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person.
pub async fn correction(me: SignedIn, Path(person): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let person = id(&person)?;
    let done = requests::ask_correction(&me.shared.office, &me.acting, person, posted.text("what")).await;
    after(&me, person, &posted, done.map(|_| ()), "privacy-correction-kept").await
}

/// Settles a request to set something right.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests of this person; [`Halt::Conflict`] when it is settled already.
pub async fn settle(
    me: SignedIn,
    Path((person, seq)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Halt> {
    let (person, seq) = (id(&person)?, id(&seq)?);
    let (field, outcome) = (answer_field(&seq.to_string()), Outcome::parse(posted.text("outcome")));
    let office = &me.shared.office;
    let text = posted.text(&field);
    match requests::settle_correction(office, &me.acting, person, seq, outcome, text).await {
        Err(No::Invalid(mut problems)) => {
            problems.0.iter_mut().for_each(|problem| problem.field.clone_from(&field));
            let answers = Form::again(&posted, &problems, me.words());
            let page = person_page(&me, person, Form::default()).await?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &Show { answers, ..page })
        }
        done => after(&me, person, &posted, done, "privacy-correction-settled").await,
    }
}

/// Asks that a person be erased.
///
/// # Errors
/// [`Halt::NotFound`] for who may not; [`Halt::Refused`] with the rule that forbids it.
pub async fn erase(me: SignedIn, Path(person): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let person = id(&person)?;
    let done = requests::ask_erasure(&me.shared.office, &me.acting, person, posted.text("reason")).await;
    after(&me, person, &posted, done.map(|_| ()), "privacy-erase-asked").await
}

async fn after(
    me: &SignedIn,
    person: i64,
    posted: &Posted,
    done: Result<(), No>,
    key: &str,
) -> Result<Response, Halt> {
    match done {
        Ok(()) => {
            me.tell("success", me.words().t(key)).await?;
            Ok(Redirect::to(&address(person)).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &person_page(me, person, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
