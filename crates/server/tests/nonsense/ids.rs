//! Ids that are nobody's, that are no ids, and that are somebody else's: the same answer, so that nobody learns what
//! is there.

use super::world::{EVERYBODY, World};
use crate::api::{call, token};
use crate::map::{Route, routes};
use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// Ids that nothing has.
pub const NOTHINGS: [&str; 16] = [
    "0",
    "-1",
    "999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "99999999999999999999999999",
    "1.5",
    "1e3",
    "abc",
    "%20",
    "%00",
    "%F0%9F%8F%A0",
    "%27%20OR%201=1",
    "%2e%2e%2f%2e%2e",
    "%FF",
];

/// What has a name in its address that is no id, and why it answers otherwise.
const NAMED: [(&str, &str); 1] = [("/taal/{language}", "any word leads back to where one was")];

/// Where who tries too often has to wait.
const GUESSED: [&str; 2] = ["/begin/{token}", "/uitnodiging/{token}"];

pub async fn ask(browser: &mut Visitor, path: &str, post: bool) -> Answer {
    if post { browser.post(path, &[("version", "1")]).await } else { browser.get(path).await }
}

/// The addresses with an id, and how each is asked.
pub fn with_ids() -> Vec<(Route, bool)> {
    let named: Vec<&str> = NAMED.iter().map(|(path, _)| *path).collect();
    let all = routes().into_iter().filter(Route::names_something);
    let all = all.filter(|route| !named.contains(&route.path.as_str()));
    let ways = |route: Route| {
        let ways = [(route.get, false), (route.post, true)];
        ways.into_iter().filter(|(there, _)| *there).map(move |(_, post)| (route.clone(), post))
    };
    all.flat_map(ways).collect()
}

#[tokio::test]
async fn ids_that_nothing_has_are_not_found() {
    for database in testbed::databases() {
        let world = World::open(database).await;
        let mut found = BTreeSet::new();
        for (turn, who) in EVERYBODY.into_iter().enumerate() {
            let mut browser = world.desk.signed_in(who).await;
            for (place, (route, post)) in with_ids().into_iter().enumerate() {
                for word in NOTHINGS.iter().skip((turn + place) % 4).step_by(4) {
                    let mut paths = vec![route.with(word)];
                    if route.path.matches('{').count() > 1 {
                        let real = route.path.replacen("{id}", &world.file.to_string(), 1);
                        paths.push(Route { path: real, ..route.clone() }.with(word));
                    }
                    for path in paths {
                        let status = ask(&mut browser, &path, post).await.status;
                        let waits = status == StatusCode::TOO_MANY_REQUESTS;
                        if status != StatusCode::NOT_FOUND
                            && !(waits && GUESSED.contains(&route.path.as_str()))
                        {
                            let way = if post { "POST" } else { "GET" };
                            found.insert(format!("{way} {path} ({who}): {status}"));
                        }
                    }
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[tokio::test]
async fn ids_that_nothing_has_are_problems_of_the_api() {
    for database in testbed::databases() {
        let world = World::open(database).await;
        let mut browser = world.desk.browser();
        let described: serde_json::Value =
            serde_json::from_str(&browser.get("/api/v1/openapi.json").await.text).unwrap();
        let paths: Vec<String> = described["paths"].as_object().unwrap().keys().cloned().collect();
        let named: Vec<&String> = paths.iter().filter(|path| path.contains('{')).collect();
        assert!(named.len() > 1, "{paths:?}");
        let mut found = BTreeSet::new();
        for who in ["toewijzing", "begeleider", "beleid"] {
            let scopes = ["candidates:read", "dwellings:read", "dwellings:write", "organisations:read"];
            let token = token(&world.desk, who, &scopes).await;
            for route in named.iter().map(|path| Route { path: (*path).clone(), get: true, post: false }) {
                for word in NOTHINGS.into_iter().chain(["", "1/2", "a/b/c"]) {
                    let path = route.with(word);
                    let answer = call(&mut browser, &token, &path).await;
                    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok());
                    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap_or_default();
                    let told = kind == Some("application/problem+json") && body["status"] == 404;
                    if answer.status != StatusCode::NOT_FOUND || !told {
                        found.insert(format!("{who} {path}: {} {kind:?}", answer.status));
                    }
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}
