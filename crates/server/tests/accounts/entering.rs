//! From the first link to a second step, and every door that stays shut until then.

use super::{PASSWORD, Strict, between};
use crate::support::Visitor;
use axum::http::StatusCode;
use server::clock::Moment;

/// The code of an app with this secret, some steps from now.
pub fn code(page: &str, steps: i64) -> String {
    let secret = between(page, "id=\"secret\">", "<").replace(' ', "");
    let app = totp_rs::Builder::new().with_secret(totp_rs::Secret::try_from_base32(secret).unwrap());
    let at = Moment::read(None).now.timestamp() + 30 * steps;
    app.build().unwrap().generate(at.unsigned_abs()).to_string()
}

pub async fn first(office: &Strict) -> (Visitor, String) {
    let link = office.office.first_link(Moment::read(None).now).await.unwrap().unwrap();
    let path = link.trim_start_matches("http://localhost:8080").to_owned();
    let mut browser = office.browser();
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    let fields = [
        ("organisation", "Wonen Voorbeeld"),
        ("code", "wonen"),
        ("sector", "company"),
        ("name", "Ann Beheer"),
        ("email", "Ann@Kempen.example"),
        ("password", PASSWORD),
    ];
    let answer = browser.post(&path, &fields).await;
    assert_eq!(answer.location, "/aanmelden/instellen", "{}", answer.text);
    (browser, path)
}

#[tokio::test]
async fn the_first_administrator_sets_up_a_second_step_before_anything_opens() {
    let office = Strict::open(|_| {}).await;
    let (mut browser, path) = first(&office).await;
    for shut in ["/", "/profiel", "/beheer/mensen", "/profiel/herstelcodes"] {
        let answer = browser.get(shut).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{shut} is open to who is half signed in");
        assert!(answer.location.starts_with("/aanmelden?"), "{shut}: {}", answer.location);
    }
    assert_eq!(browser.get("/aanmelden").await.location, "/aanmelden/instellen");
    assert_eq!(browser.get("/aanmelden/bevestigen").await.location, "/aanmelden");
    let page = browser.get("/aanmelden/instellen").await.text;
    let wrong = browser.post("/aanmelden/instellen", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(between(&wrong.text, "id=\"secret\">", "<"), between(&page, "id=\"secret\">", "<"));
    let before = browser.cookie("woonspoor");
    let done = browser.post("/aanmelden/instellen", &[("code", &code(&page, 0))]).await;
    assert_eq!(done.location, "/profiel/herstelcodes?terug=%2F", "{}", done.text);
    assert_ne!(browser.cookie("woonspoor"), before, "the session has the id it had before");
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    assert_eq!(browser.get("/beheer/mensen").await.status, StatusCode::OK);
    assert_eq!(office.browser().get(&path).await.status, StatusCode::NOT_FOUND, "the link works twice");
    assert!(office.office.first_link(Moment::read(None).now).await.unwrap().is_none());
}

#[tokio::test]
async fn a_password_is_followed_by_a_code_or_a_recovery_code_each_once() {
    let office = Strict::open(|_| {}).await;
    let (mut browser, _) = first(&office).await;
    let page = browser.get("/aanmelden/instellen").await.text;
    let first = code(&page, 0);
    browser.post("/aanmelden/instellen", &[("code", &first)]).await;
    let made = browser.post("/profiel/herstelcodes", &[("terug", "/")]).await;
    assert_eq!(made.text.matches("<li><code>").count(), 10);
    let recovery = between(&made.text, "<li><code>", "</code>").to_owned();
    assert_eq!(browser.post("/afmelden", &[]).await.location, "/aanmelden");
    assert_eq!(browser.get("/profiel").await.status, StatusCode::SEE_OTHER);
    let fields = [("email", "ann@kempen.example"), ("password", PASSWORD), ("terug", "/profiel")];
    assert_eq!(browser.post("/aanmelden", &fields).await.location, "/aanmelden/bevestigen");
    assert_eq!(browser.get("/profiel").await.status, StatusCode::SEE_OTHER, "half is enough");
    let used = browser.post("/aanmelden/bevestigen", &[("code", &first)]).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fresh = browser.post("/aanmelden/bevestigen", &[("code", &code(&page, 1))]).await;
    assert_eq!(fresh.location, "/profiel", "{}", fresh.text);
    assert_eq!(browser.get("/profiel").await.status, StatusCode::OK);
    for (expected, status) in [("/profiel", StatusCode::SEE_OTHER), ("", StatusCode::UNPROCESSABLE_ENTITY)] {
        let mut other = office.browser();
        other.post("/aanmelden", &fields).await;
        let answer = other.post("/aanmelden/bevestigen", &[("recovery", &recovery)]).await;
        assert_eq!((answer.location.as_str(), answer.status), (expected, status));
    }
}

#[tokio::test]
async fn the_last_second_step_cannot_be_taken_away() {
    let office = Strict::open(|_| {}).await;
    let (mut browser, _) = first(&office).await;
    let page = browser.get("/aanmelden/instellen").await.text;
    browser.post("/aanmelden/instellen", &[("code", &code(&page, 0))]).await;
    assert_eq!(browser.get("/profiel/app/weg").await.status, StatusCode::OK);
    let last = browser.post("/profiel/app/weg", &[]).await;
    assert!(last.text.contains("Dit is uw laatste tweede stap."), "{}", last.text);
    for nothing in ["/profiel/toegangssleutels/7/weg", "/profiel/toegangssleutels/x/weg"] {
        assert_eq!(browser.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn a_passkey_is_asked_in_the_same_way_whether_the_address_exists_or_not() {
    let office = Strict::open(|_| {}).await;
    office.invite("bram@kempen.example").await;
    let mut shapes = Vec::new();
    for address in ["bram@kempen.example", "nobody@kempen.example"] {
        let answer = office
            .browser()
            .post_json("/aanmelden/sleutel/begin", &format!("{{\"address\":\"{address}\"}}"))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let options: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        let allowed = options["publicKey"]["allowCredentials"].as_array().unwrap();
        shapes.push((allowed.len(), allowed[0]["id"].as_str().unwrap().len()));
    }
    assert_eq!(shapes[0], shapes[1]);
}

#[tokio::test]
async fn a_passkey_that_is_made_up_is_refused_in_words() {
    let office = Strict::open(|_| {}).await;
    let mut browser = office.browser();
    browser.post_json("/aanmelden/sleutel/begin", "{}").await;
    let answer = browser.post_json("/aanmelden/sleutel", "{\"credential\":{\"id\":\"x\"}}").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Deze toegangssleutel wordt niet aanvaard."), "{}", answer.text);
    assert_eq!(browser.get("/profiel").await.status, StatusCode::SEE_OTHER);
}
