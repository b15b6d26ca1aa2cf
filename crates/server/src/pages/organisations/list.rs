//! The list of organisations.

use super::{kind, period};
use crate::fault::Halt;
use crate::form::Form;
use crate::page::{Page, html};
use crate::pages::lists::{self, Choice, Pager, asked, pager};
use crate::visit::SignedIn;
use app::office::organisations::{self, Agreement, Filter, SECTORS, SOON};
use askama::Template;
use axum::response::Response;

const PATH: &str = "/organisaties";

#[derive(Template)]
#[template(path = "organisations/list.html")]
struct List {
    page: Page,
    form: Form,
    sectors: Vec<Choice>,
    agreements: Vec<Choice>,
    rows: Vec<Row>,
    told: String,
    pager: Pager,
    may_manage: bool,
}

struct Row {
    href: String,
    name: String,
    code: String,
    sector: String,
    state: String,
    kind: &'static str,
    period: String,
}

/// Shows the list.
///
/// # Errors
/// [`Halt::NotFound`] for who may not see organisations.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let today = me.acting.today;
    let agreement = match asked.text("overeenkomst") {
        "loopt" => Some(Agreement::InForce),
        "eindigt" => Some(Agreement::EndsBy(today + chrono::Duration::days(SOON))),
        "voorbij" => Some(Agreement::Ended),
        "geen" => Some(Agreement::None),
        _ => None,
    };
    let filter = Filter {
        words: asked.maybe("zoek").map(|words| words.chars().take(200).collect()),
        sector: asked.maybe("sector"),
        agreement,
    };
    let found = organisations::list(&me.shared.office, &me.acting, &filter, lists::page(&asked)).await?;
    let words = me.words();
    let page = Page::of(&me, "organisations-title", "organisations").await?;
    let row = |row: &organisations::Row| {
        let state = organisations::state(row, today);
        Row {
            href: format!("{PATH}/{}", row.id),
            name: row.name.clone(),
            code: row.code.clone(),
            sector: words.code("sector", &row.sector),
            state: words.code("agreement", state),
            kind: kind(state),
            period: period(&page, row.agreement_from, row.agreement_to),
        }
    };
    html(&List {
        form: Form::of(asked.0.clone()),
        sectors: SECTORS.iter().map(|code| Choice::new(*code, words.code("sector", code))).collect(),
        agreements: vec![
            Choice::new("loopt", words.t("agreement-in-force")),
            Choice::new("eindigt", words.t("agreement-ends-soon")),
            Choice::new("voorbij", words.t("agreement-ended")),
            Choice::new("geen", words.t("agreement-none")),
        ],
        rows: found.rows.iter().map(row).collect(),
        told: words.count("organisations-count", i64::try_from(found.count).unwrap_or(i64::MAX)),
        pager: pager(words, PATH, &asked, (found.page, found.pages), found.count, organisations::PAGE),
        may_manage: found.may_manage,
        page,
    })
}
