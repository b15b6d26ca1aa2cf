//! What holds for every page: headers, log-in, unknown addresses, the other language.

use crate::support::Desk;
use axum::http::StatusCode;

#[tokio::test]
async fn a_stranger_is_asked_to_log_in_and_comes_back_to_the_page() {
    let desk = Desk::sqlite().await;
    let answer = desk.browser().get("/").await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/aanmelden?terug=%2F"));
}

#[tokio::test]
async fn every_page_forbids_what_is_not_ours() {
    let desk = Desk::sqlite().await;
    for path in ["/aanmelden", "/over", "/nergens"] {
        let answer = desk.browser().get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self'; base-uri 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert!(!answer.text.contains("style=\""), "{path} has style of its own");
    }
}

#[tokio::test]
async fn an_unknown_address_says_so_in_the_language_of_the_reader() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let dutch = browser.get("/nergens").await;
    assert_eq!(dutch.status, StatusCode::NOT_FOUND);
    assert!(dutch.text.contains("Niet gevonden"));
    assert_eq!(browser.get("/taal/en?terug=/nergens").await.location, "/nergens");
    assert!(browser.get("/nergens").await.text.contains("Not found"));
}

#[tokio::test]
async fn after_log_in_the_language_of_the_account_holds_until_another_is_chosen() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    browser.get("/taal/en?terug=/aanmelden").await;
    assert!(browser.get("/aanmelden").await.text.contains("<html lang=\"en\">"));
    let fields = [("email", "toewijzing@demo.example"), ("password", crate::support::PASSWORD)];
    assert_eq!(browser.post("/aanmelden", &fields).await.status, StatusCode::SEE_OTHER);
    for path in ["/", "/over", "/api", "/toegankelijkheid"] {
        assert!(browser.get(path).await.text.contains("<html lang=\"nl\">"), "{path}");
    }
    browser.get("/taal/en?terug=/").await;
    for path in ["/", "/over", "/api", "/toegankelijkheid"] {
        assert!(browser.get(path).await.text.contains("<html lang=\"en\">"), "{path}");
    }
}

#[tokio::test]
async fn pages_for_everybody_have_the_menu_of_who_is_signed_in_and_a_language_to_choose() {
    let desk = Desk::sqlite().await;
    let (mut stranger, mut officer) = (desk.browser(), desk.signed_in("toewijzing").await);
    for path in ["/over", "/api", "/toegankelijkheid"] {
        let page = stranger.get(path).await.text;
        assert!(page.contains("href=\"/taal/en?terug="), "{path}");
        assert!(!page.contains("main-nav") && !page.contains("/afmelden"), "{path}");
        let page = officer.get(path).await.text;
        assert!(page.contains("href=\"/taal/en?terug="), "{path}");
        assert!(page.contains("href=\"/kandidaten\"") && page.contains("/afmelden"), "{path}");
    }
}

#[tokio::test]
async fn going_back_never_leads_to_another_website() {
    let desk = Desk::sqlite().await;
    for elsewhere in ["https://example.org", "//example.org", "/\\example.org"] {
        let path = format!("/taal/en?terug={elsewhere}");
        assert_eq!(desk.browser().get(&path).await.location, "/", "{elsewhere}");
    }
}

#[tokio::test]
async fn a_form_from_another_website_is_refused() {
    let desk = Desk::sqlite().await;
    let request = axum::http::Request::post("/afmelden").header("sec-fetch-site", "cross-site");
    let answer = desk.browser().send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
