//! A consent is withdrawn: what it opened is closed at the next request, in the file and in the list.

use super::Desk;
use testbed::Browser;

const POINTS: &str = "Punten volgens het reglement van vandaag";

/// The files in the list of a browser.
async fn listed(desk: &Desk, browser: &Browser) -> Vec<String> {
    browser.goto(&desk.server.url("/kandidaten")).await;
    let links = "return [...document.querySelectorAll('tbody a[href^=\"/kandidaten/\"]')]
        .map(link => link.getAttribute('href'))";
    browser.ask(links, vec![]).await
}

async fn opens(desk: &Desk, browser: &Browser, path: &str) -> bool {
    browser.goto(&desk.server.url(path)).await;
    !browser.title().await.starts_with("Niet gevonden")
}

/// Whether a file is found by what only a consent lets somebody see.
async fn found_by_status(desk: &Desk, browser: &Browser, file: &str) -> bool {
    let mut found = false;
    for status in ["active", "suspended", "struck"] {
        browser.goto(&desk.server.url(&format!("/kandidaten?status={status}"))).await;
        let there = format!("return document.querySelector('tbody a[href=\"{file}\"]') !== null");
        found |= browser.ask::<bool>(&there, vec![]).await;
    }
    found
}

/// A file that the worker sees points of, and the officer too.
async fn shared(desk: &Desk, worker: &Browser, officer: &Browser) -> String {
    for file in listed(desk, worker).await {
        worker.goto(&desk.server.url(&file)).await;
        if worker.text().await.contains(POINTS) && opens(desk, officer, &file).await {
            return file;
        }
    }
    panic!("no case of the worker is known to the officer, with a consent");
}

#[tokio::test]
async fn what_a_consent_opened_is_closed_at_the_next_request() {
    let desk = Desk::of("begeleider").await;
    let worker = &desk.browser;
    let officer = Browser::start().await;
    desk.log_in(&officer, "toewijzing").await;
    let file = shared(&desk, worker, &officer).await;
    worker.inspect("toestemming-gegeven").await;
    assert!(found_by_status(&desk, worker, &file).await, "{file} is not found by its state");
    worker.goto(&desk.server.url(&file)).await;
    worker.expect_text(POINTS).await;

    officer.goto(&desk.server.url(&format!("{file}/toestemmingen"))).await;
    officer.inspect("toestemmingen").await;
    officer.click("tbody tr:first-child >> Intrekken").await;
    officer.expect_text("ziet vanaf nu niet meer wat deze toestemming opende").await;
    officer.inspect("toestemming-vraag").await;
    officer.click_role("button", "Ja, trek in").await;
    officer.expect_text("De toestemming is ingetrokken.").await;
    officer.inspect("toestemming-ingetrokken").await;

    // The case is still the worker's own: who it is stays, all that the consent opened is gone.
    worker.driver().refresh().await.unwrap();
    worker.expect_no_text(POINTS).await;
    worker.inspect("zonder-toestemming").await;
    assert!(!found_by_status(&desk, worker, &file).await, "{file} is still found by its state");
    assert!(listed(&desk, worker).await.contains(&file), "a worker's own case is in the list");
    officer.goto(&desk.server.url(&file)).await;
    officer.expect_text(POINTS).await;
}
