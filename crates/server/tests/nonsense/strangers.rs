//! Nonsense of who is not signed in, or only half; and where no form but JSON is asked.

use super::send::{faults, send_body};
use super::vandal::Vandal;
use super::words::words;
use super::world::World;
use crate::accounts::entering::{code, first};
use crate::accounts::{PASSWORD, Strict};
use crate::map::routes;
use crate::support::Visitor;
use std::collections::BTreeSet;

async fn rage(browser: Visitor, starts: &[&str], turn: usize) -> BTreeSet<String> {
    let mut vandal = Vandal { browser, faults: BTreeSet::new(), sent: 0, turn };
    let starts: Vec<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    let routes = vandal.rage(&starts).await.routes;
    let faults: Vec<String> = vandal.faults.into_iter().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(vandal.sent > 10, "{} forms were sent", vandal.sent);
    routes
}

#[tokio::test]
async fn nonsense_of_who_is_not_signed_in() {
    for (turn, database) in testbed::databases().into_iter().enumerate() {
        let world = World::open(database).await;
        let seen = rage(world.desk.browser(), &["/aanmelden", "/over", &world.invitation], turn).await;
        assert!(seen.contains("/aanmelden") && seen.contains("/uitnodiging/{token}"), "{seen:?}");
    }
}

#[tokio::test]
async fn nonsense_for_a_new_office() {
    for turn in 0..2 {
        let office = Strict::open(|_| {}).await;
        let now = server::clock::Moment::read(None).now;
        let link = office.office.first_link(now).await.unwrap().unwrap();
        let path = link.trim_start_matches("http://localhost:8080");
        assert!(rage(office.browser(), &[path], turn).await.contains("/begin/{token}"));
    }
}

#[tokio::test]
async fn nonsense_for_a_second_step() {
    for turn in 0..2 {
        let office = Strict::open(|_| {}).await;
        let (mut browser, _) = first(&office).await;
        let page = browser.get("/aanmelden/instellen").await.text;
        browser.post("/aanmelden/instellen", &[("code", &code(&page, 0))]).await;
        let mut half = office.browser();
        half.post("/aanmelden", &[("email", "ann@kempen.example"), ("password", PASSWORD)]).await;
        let own = rage(browser, &["/profiel/app/weg", "/profiel/herstelcodes"], turn).await;
        assert!(own.contains("/profiel/app/weg") && own.contains("/profiel/herstelcodes"), "{own:?}");
        let seen = rage(half, &["/aanmelden/bevestigen"], turn).await;
        assert!(seen.contains("/aanmelden/bevestigen"), "{seen:?}");
    }
}

#[tokio::test]
async fn nonsense_for_who_sets_up_a_second_step() {
    for turn in 0..2 {
        let office = Strict::open(|_| {}).await;
        let (browser, _) = first(&office).await;
        assert!(rage(browser, &["/aanmelden/instellen"], turn).await.contains("/aanmelden/instellen"));
    }
}

#[tokio::test]
async fn nonsense_where_json_is_asked() {
    for database in testbed::databases() {
        let world = World::open(database).await;
        let mut found = BTreeSet::new();
        let asked: Vec<String> = routes()
            .into_iter()
            .filter(|route| route.post && !route.get && !route.names_something())
            .map(|route| route.path)
            .filter(|path| path.contains("sleutel") && !path.ends_with("sleutels"))
            .collect();
        assert_eq!(asked.len(), 8, "{asked:?}");
        for (place, path) in asked.iter().enumerate() {
            let who = ["toewijzing", "beheer"][place % 2];
            let mut browser = world.desk.signed_in(who).await;
            for (told, word) in words() {
                let word = serde_json::to_string(&word).unwrap();
                let bodies = [
                    format!(
                        "{{\"name\":{word},\"address\":{word},\"credential\":{{\"id\":{word}}},\"terug\":{word}}}"
                    ),
                    format!("{{\"key-name\":{word},\"address\":[{word}],\"credential\":{word}}}"),
                    word.clone(),
                    format!("[{word}"),
                ];
                for body in bodies {
                    let answer = send_body(&mut browser, path, "application/json", body.into_bytes()).await;
                    let faults = faults(&answer).into_iter().map(|fault| format!("{path}: {told}: {fault}"));
                    found.extend(faults);
                }
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    }
}
