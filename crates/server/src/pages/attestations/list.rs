//! The attestations of the own organisation.

use crate::fault::Halt;
use crate::page::{NavLink, Page, html};
use crate::visit::SignedIn;
use app::office::attestations::{self, Filter};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use std::collections::HashMap;

struct Row {
    href: String,
    name: String,
    number: String,
    organisation: String,
    level: String,
    issued: String,
    until: String,
    state: String,
    kind: &'static str,
}

#[derive(Template)]
#[template(path = "attestations/list.html")]
struct List {
    page: Page,
    filters: Vec<NavLink>,
    rows: Vec<Row>,
    told: String,
}

const FILTERS: [(&str, Filter); 5] = [
    ("lopend", Filter::Running),
    ("bijna-afgelopen", Filter::Ending),
    ("afgelopen", Filter::Ended),
    ("ingetrokken", Filter::Withdrawn),
    ("alle", Filter::All),
];

/// Shows the list.
///
/// # Errors
/// Not found for somebody whose work knows no attestations.
pub async fn show(me: SignedIn, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let asked = query.get("toon").map_or("lopend", String::as_str);
    let (asked, filter) = FILTERS.into_iter().find(|(name, _)| *name == asked).unwrap_or(FILTERS[0]);
    let (listed, known) = attestations::list(&me.shared.office, &me.acting, filter).await?;
    let page = Page::of(&me, "attestation-list-title", "attestations").await?.here();
    let rows = listed.iter().map(|listed| {
        let withdrawn = listed.row.withdrawn_on.is_some();
        let state = match (withdrawn, listed.counts) {
            (true, _) => "attestation-withdrawn",
            (false, true) => "attestation-counts",
            (false, false) => "attestation-counts-not",
        };
        Row {
            href: format!("/attesten/{}", listed.row.id),
            name: match listed.registration.name.as_str() {
                "" => listed.registration.number.clone(),
                name => name.to_owned(),
            },
            number: listed.registration.number.clone(),
            organisation: known.organisation(listed.row.organisation_id).to_owned(),
            level: page.code("attestation-level", &listed.row.level),
            issued: page.date(&listed.row.issued_on),
            until: listed
                .row
                .valid_until
                .map_or_else(|| page.t("attestation-open").to_owned(), |day| page.date(&day)),
            state: page.t(state).to_owned(),
            kind: if listed.counts { "success" } else { "warning" },
        }
    });
    let rows: Vec<Row> = rows.collect();
    let filters = FILTERS.iter().map(|(name, _)| NavLink {
        href: format!("/attesten?toon={name}"),
        label: page.code("attestation-filter", name),
        current: *name == asked,
    });
    let filters = filters.collect();
    let told = page.words().count("attestation-count", rows.len() as i64);
    html(&List { page, filters, rows, told })
}
