//! Goes wherever links lead.

use crate::map::route_of;
use crate::reading::{Reading, read};
use crate::support::{Answer, Visitor};
use axum::http::{StatusCode, header};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many pages of one address with the same questions are opened: another candidate has the same forms.
const ALIKE: usize = 2;

/// What was seen.
#[derive(Default)]
pub struct Seen {
    /// Every page: its path, and what it says.
    pub pages: Vec<(String, Reading)>,
    /// The addresses of the map that were opened.
    pub routes: BTreeSet<String>,
    /// What is wrong.
    pub faults: BTreeSet<String>,
}

/// Whether an answer is a page.
pub fn is_page(answer: &Answer) -> bool {
    let kind = answer.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Opens everything that links lead to, from some pages on.
pub async fn crawl(browser: &mut Visitor, starts: &[String]) -> Seen {
    let mut seen = Seen::default();
    let mut waiting: VecDeque<(String, String)> =
        starts.iter().map(|path| (String::new(), path.clone())).collect();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    while let Some((from, path)) = waiting.pop_front() {
        // The other language shows the same pages; files of the program are no pages.
        if path.starts_with("/taal/") || path.starts_with("/static/") || !asked.insert(path.clone()) {
            continue;
        }
        let Some(route) = route_of(&path) else {
            if !path.starts_with("/api/v1/") {
                seen.faults.insert(format!("{from} leads to {path}, which is nowhere"));
            }
            continue;
        };
        let many = alike.entry(format!("{} {}", route.path, questions(&path))).or_default();
        *many += 1;
        if *many > ALIKE && !starts.contains(&path) {
            continue;
        }
        let answer = browser.get(&path).await;
        if answer.status == StatusCode::SEE_OTHER {
            waiting.push_back((path, answer.location));
            continue;
        }
        if answer.status != StatusCode::OK {
            seen.faults.insert(format!("{from} leads to {path}, which answers {}", answer.status));
            continue;
        }
        seen.routes.insert(route.path);
        if !is_page(&answer) {
            continue;
        }
        let reading = read(&path, &answer.text);
        for doubled in &reading.doubled {
            seen.faults.insert(format!("{path} has {doubled} more than once"));
        }
        for missing in reading.described.difference(&reading.ids) {
            seen.faults.insert(format!("{path} is described by {missing}, which is not there"));
        }
        let links = reading.links.iter().map(|link| link.split('#').next().unwrap_or_default());
        waiting.extend(links.map(|link| (path.clone(), link.to_owned())));
        seen.pages.push((path, reading));
    }
    seen
}

/// The names of what an address asks.
fn questions(path: &str) -> String {
    let asked = path.split_once('?').map_or("", |(_, asked)| asked);
    let names: BTreeSet<&str> = asked.split('&').filter_map(|pair| pair.split('=').next()).collect();
    names.into_iter().collect::<Vec<_>>().join("&")
}
