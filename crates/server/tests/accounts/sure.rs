//! Who gets in later is decided by the person only, not by whoever sits at a browser that was left open.

use super::entering::{code, first};
use super::{PASSWORD, Strict};
use crate::support::Visitor;
use axum::http::StatusCode;

/// An administrator with an app and recovery codes, who just logged in.
async fn signed_in(office: &Strict) -> Visitor {
    let (mut browser, _) = first(office).await;
    let page = browser.get("/aanmelden/instellen").await.text;
    browser.post("/aanmelden/instellen", &[("code", &code(&page, 0))]).await;
    browser.post("/profiel/herstelcodes", &[]).await;
    browser
}

#[tokio::test]
async fn a_browser_left_open_changes_no_second_step_and_makes_no_token() {
    let office = Strict::open(|_| {}).await;
    let mut browser = signed_in(&office).await;
    office.wait(11).await;
    for path in ["/profiel/herstelcodes", "/profiel/app/weg"] {
        let asked = browser.get(path).await;
        assert!(asked.location.starts_with("/profiel/bevestigen?terug="), "{path}: {}", asked.location);
    }
    for path in ["/profiel/herstelcodes", "/profiel/app/weg", "/profiel/sleutels"] {
        let asked = browser.post(path, &[("name", "x"), ("scopes", "candidates:read"), ("days", "9")]).await;
        assert!(asked.location.starts_with("/profiel/bevestigen?terug="), "{path}: {}", asked.location);
    }
    let key = browser.post_json("/profiel/toegangssleutel/begin", "{}").await;
    assert_eq!(key.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", key.text);
    assert!(key.text.contains("Bevestig eerst wie u bent"), "{}", key.text);
    let profile = browser.get("/profiel").await.text;
    assert!(!profile.contains("data-passkey") && profile.contains("/profiel/bevestigen?terug="), "{profile}");
    assert!(profile.contains("App met codes"), "nothing was taken away: {profile}");
}

#[tokio::test]
async fn the_own_password_opens_it_again_for_a_moment_and_no_other_does() {
    let office = Strict::open(|_| {}).await;
    let mut browser = signed_in(&office).await;
    assert_eq!(browser.get("/profiel/bevestigen?terug=/profiel/app/weg").await.location, "/profiel/app/weg");
    office.wait(11).await;
    let back = ("terug", "/profiel/herstelcodes");
    let wrong = browser.post("/profiel/bevestigen", &[("password", "iets heel anders"), back]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Dit is niet uw wachtwoord."), "{}", wrong.text);
    let still = browser.post("/profiel/herstelcodes", &[]).await;
    assert_eq!(still.status, StatusCode::SEE_OTHER, "a wrong password opened it");
    let right = browser.post("/profiel/bevestigen", &[("password", PASSWORD), back]).await;
    assert_eq!(right.location, "/profiel/herstelcodes", "{}", right.text);
    assert_eq!(browser.post("/profiel/herstelcodes", &[]).await.status, StatusCode::OK);
    office.wait(11).await;
    assert_eq!(browser.post("/profiel/herstelcodes", &[]).await.status, StatusCode::SEE_OTHER);
    let elsewhere = [("password", PASSWORD), ("terug", "https://example.org/")];
    assert_eq!(browser.post("/profiel/bevestigen", &elsewhere).await.location, "/profiel");
}
