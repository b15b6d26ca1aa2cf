//! Ways through the house: what somebody may open, they can get to by following links from the start.

use crate::support::{Desk, Visitor};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Everybody of the demo region who does other work.
const PEOPLE: [&str; 6] = ["toewijzing", "leefgoed", "begeleider", "vrijwilliger", "beheer", "privacy"];

/// Addresses that nobody goes to by a link: what watches over the server asks some, logging in leads to another, and the
/// last one is where a form of another page is sent.
const BY_THEMSELVES: [&str; 4] = ["/health", "/ready", "/aanmelden", "/privacy/personen"];

/// Addresses of one kind that are followed: the pages of two candidates link to the same places.
const OF_A_KIND: usize = 3;

/// Every address of the router without something to fill in.
fn addresses() -> BTreeSet<String> {
    let router = include_str!("../src/router.rs");
    let literal = router.split("\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let plain = literal.filter(|path| !path.contains('{')).map(|path| format!("/{path}"));
    plain.filter(|path| !BY_THEMSELVES.contains(&path.as_str())).collect()
}

/// Where the links of a page go, without what is asked there.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let all = text.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '?', '#', '&']).next());
    all.filter(|path| !path.starts_with("static/") && !path.starts_with("taal/"))
}

/// An address with every number in it left open.
fn kind(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.parse::<i64>().is_ok() { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What is wrong with the frame of a page: one heading over all, no name given twice, and every table says what it is.
fn faults(text: &str) -> Vec<String> {
    if !text.starts_with("<!doctype html>") {
        return Vec::new();
    }
    let mut faults = Vec::new();
    match text.matches("<h1").count() {
        1 => {}
        headings => faults.push(format!("{headings} headings over all")),
    }
    let mut names = BTreeSet::new();
    let ids = text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    faults.extend(ids.filter(|id| !names.insert(*id)).map(|id| format!("{id} is named twice")));
    let tables = text.split("<table").skip(1).map(|rest| rest.split("</table>").next().unwrap_or(rest));
    let untold = tables.filter(|table| !table.contains("<caption"));
    faults.extend(untold.map(|table| format!("a table without caption: {}", &table[..table.len().min(80)])));
    faults
}

/// Every address that is linked to from somewhere this person gets by links.
async fn reached(browser: &mut Visitor) -> BTreeSet<String> {
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop_front() {
        let followed = kinds.entry(kind(&path)).or_default();
        *followed += 1;
        if *followed > OF_A_KIND {
            continue;
        }
        let answer = browser.get(&path).await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}: {}", answer.status);
        assert_eq!(faults(&answer.text), Vec::<String>::new(), "{path}");
        for link in links(&answer.text).map(|link| format!("/{link}")) {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    seen
}

#[tokio::test]
async fn what_somebody_may_open_is_reached_by_links_and_no_link_leads_nowhere() {
    let desk = Desk::sqlite().await;
    let addresses = addresses();
    assert!(addresses.contains("/attesten") && addresses.len() > 30, "the router was not read");
    let mut lost = Vec::new();
    for who in PEOPLE {
        let mut browser = desk.signed_in(who).await;
        let reached = reached(&mut browser).await;
        for path in addresses.iter().filter(|path| !reached.contains(*path)) {
            if browser.get(path).await.status == StatusCode::OK {
                lost.push(format!("{who}: {path}"));
            }
        }
    }
    assert!(lost.is_empty(), "open, and no page links to it: {lost:#?}");
}
