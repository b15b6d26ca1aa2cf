//! A form that was sent after the session had ended.

use crate::support::{Desk, PASSWORD, Visitor};
use axum::http::StatusCode;

const FORM: [(&str, &str); 4] =
    [("name", "Annelies Bewaard"), ("version", "1"), ("password", "mijn geheim"), ("language", "nl")];

async fn sent_too_late(desk: &Desk, who: &str) -> Visitor {
    let mut browser = desk.signed_in(who).await;
    browser.forget("woonspoor");
    let answer = browser.post("/profiel", &FORM).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/aanmelden"));
    assert!(browser.get("/aanmelden").await.text.contains("Wat u invulde, is bewaard."));
    browser
}

async fn enters(browser: &mut Visitor, who: &str) -> String {
    let email = format!("{who}@demo.example");
    browser.post("/aanmelden", &[("email", &email), ("password", PASSWORD)]).await.location
}

#[tokio::test]
async fn its_writer_gets_it_back_without_what_was_secret() {
    let desk = Desk::sqlite().await;
    let mut browser = sent_too_late(&desk, "toewijzing").await;
    assert_eq!(enters(&mut browser, "toewijzing").await, "/aanmelden/bewaard");
    let page = browser.get("/aanmelden/bewaard").await.text;
    assert!(page.contains("Uw tekst is bewaard"), "{page}");
    assert!(page.contains("action=\"/profiel\""), "{page}");
    assert!(page.contains("value=\"Annelies Bewaard\""), "{page}");
    assert!(!page.contains("mijn geheim"));
    browser.post("/aanmelden/bewaard/weg", &[]).await;
    assert_eq!(browser.get("/aanmelden/bewaard").await.location, "/");
}

#[tokio::test]
async fn nobody_else_gets_it() {
    let desk = Desk::sqlite().await;
    let mut browser = sent_too_late(&desk, "toewijzing").await;
    assert_eq!(enters(&mut browser, "begeleider").await, "/");
    assert_eq!(browser.get("/aanmelden/bewaard").await.location, "/");
    browser.post("/afmelden", &[]).await;
    assert_eq!(enters(&mut browser, "toewijzing").await, "/", "it is gone for good");
}

#[tokio::test]
async fn a_browser_in_which_nobody_was_signed_in_keeps_nothing() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let answer = browser.post("/profiel", &FORM).await;
    assert_eq!(answer.location, "/aanmelden?terug=%2Fprofiel");
    assert!(!browser.get("/aanmelden").await.text.contains("Wat u invulde, is bewaard."));
    let mut browser = desk.signed_in("toewijzing").await;
    browser.post("/afmelden", &[]).await;
    let answer = browser.post("/profiel", &FORM).await;
    assert_eq!(answer.location, "/aanmelden?terug=%2Fprofiel", "after logging out");
}
