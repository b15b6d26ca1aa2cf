//! A log-in service beside a password: linked and unlinked by its person only, and left as well when one logs out.

use super::openid::{UNKNOWN, bram, goes, setup, stays_outside};
use super::provider::{Provider, Trick};
use super::{PASSWORD, Strict, between};
use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use serde_json::json;

const CONFIRM: &str = "/profiel/aanmelddienst/bevestigen";

/// An office that links log-ins of a provider, and asks no second step.
pub async fn linking(issuer: &str) -> Strict {
    let openid = setup(issuer, false);
    Strict::open(|setup| (setup.openid, setup.second_factor) = (Some(openid), false)).await
}

/// Somebody who was invited, chose a password and logged in with it.
pub async fn with_password(office: &Strict, email: &str) -> Visitor {
    let link = office.invite(email).await;
    let mut browser = office.browser();
    browser.post(&link, &[("password", PASSWORD)]).await;
    let answer = browser.post("/aanmelden", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.location, "/", "{}", answer.text);
    browser
}

/// Goes to the provider to link, logs in there, and comes back.
pub async fn comes_back(browser: &mut Visitor, provider: &Provider, claims: serde_json::Value) -> Answer {
    let sent = browser.get("/profiel/aanmelddienst").await;
    assert!(sent.location.starts_with(&provider.issuer()), "{} {}", sent.location, sent.text);
    let (code, state) = provider.log_in(&sent.location, claims, Trick::None);
    browser.get(&format!("/aanmelden/extern/terug?code={code}&state={state}")).await
}

#[tokio::test]
async fn an_account_with_a_password_gets_in_with_what_its_person_linked_until_it_is_unlinked() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    let mut browser = with_password(&office, "bram@kempen.example").await;
    assert_eq!(comes_back(&mut browser, &provider, bram()).await.location, CONFIRM);
    let (stranger, answer) = goes(&office, &provider, bram(), Trick::None).await;
    stays_outside(stranger, &answer, UNKNOWN).await;
    let asked = browser.get(CONFIRM).await.text;
    assert!(asked.contains("<strong>Bram@kempen.example</strong>"), "{asked}");
    let linked = browser.post(CONFIRM, &[]).await;
    assert_eq!(linked.location, "/profiel#aanmelddiensten", "{}", linked.text);
    assert_eq!(
        browser.post(CONFIRM, &[]).await.location,
        "/profiel#aanmelddiensten",
        "nothing waits any more"
    );
    let (mut other, answer) = goes(&office, &provider, bram(), Trick::None).await;
    assert_eq!(answer.location, "/profiel", "{}", answer.text);
    let profile = other.get("/profiel").await.text;
    let away =
        format!("/profiel/aanmelddiensten/{}/weg", between(&profile, "/profiel/aanmelddiensten/", "/"));
    assert!(other.get(&away).await.text.contains("(s-1)"));
    let unlinked = other.post(&away, &[]).await;
    assert_eq!(unlinked.location, "/profiel#aanmelddiensten", "{}", unlinked.text);
    assert_eq!(other.post(&away, &[]).await.status, StatusCode::NOT_FOUND);
    let (stranger, answer) = goes(&office, &provider, bram(), Trick::None).await;
    stays_outside(stranger, &answer, UNKNOWN).await;
}

#[tokio::test]
async fn an_identity_belongs_to_one_account() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    for (email, expected) in [("bram@kempen.example", 303), ("carla@kempen.example", 422)] {
        let mut browser = with_password(&office, email).await;
        comes_back(&mut browser, &provider, bram()).await;
        let answer = browser.post(CONFIRM, &[]).await;
        assert_eq!(answer.status, expected, "{email}: {}", answer.text);
        assert_eq!(answer.text.contains("Deze aanmelding hoort al bij een account."), expected == 422);
    }
}

#[tokio::test]
async fn linking_begins_and_ends_with_the_person_and_an_answer_that_holds() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    let mut browser = with_password(&office, "bram@kempen.example").await;
    let sent = browser.get("/profiel/aanmelddienst").await;
    let (code, state) = provider.log_in(&sent.location, bram(), Trick::Nonce);
    let answer = browser.get(&format!("/aanmelden/extern/terug?code={code}&state={state}")).await;
    assert_eq!(answer.location, "/profiel#aanmelddiensten");
    assert!(browser.get("/profiel").await.text.contains("Het antwoord van de aanmelddienst klopt niet."));
    assert_eq!(browser.get(CONFIRM).await.location, "/profiel#aanmelddiensten", "nothing waits");
    office.wait(11).await;
    let late = browser.get("/profiel/aanmelddienst").await;
    assert!(late.location.starts_with("/profiel/bevestigen?terug="), "{}", late.location);
    let mut stranger = office.browser();
    for path in ["/profiel/aanmelddienst", CONFIRM] {
        assert!(stranger.get(path).await.location.starts_with("/aanmelden?"), "{path}");
    }
}

#[tokio::test]
async fn a_log_in_that_began_as_linking_signs_nobody_in() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    let mut browser = with_password(&office, "bram@kempen.example").await;
    office.invite("carla@kempen.example").await;
    let sent = browser.get("/profiel/aanmelddienst").await;
    let carla = json!({ "sub": "s-9", "email": "carla@kempen.example", "email_verified": true });
    let (code, state) = provider.log_in(&sent.location, carla, Trick::None);
    browser.get(&format!("/aanmelden/extern/terug?code={code}&state={state}")).await;
    assert!(browser.get("/profiel").await.text.contains("value=\"bram@kempen.example\""));
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    office.invite("bram@kempen.example").await;
    let (mut browser, _) = goes(&office, &provider, bram(), Trick::None).await;
    let profile = browser.get("/profiel").await.text;
    let away =
        format!("/profiel/aanmelddiensten/{}/weg", between(&profile, "/profiel/aanmelddiensten/", "/"));
    let kept = browser.post(&away, &[]).await;
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.text.contains("Dit is uw laatste manier om binnen te komen."), "{}", kept.text);
    office.wait(11).await;
    let asked = browser.get("/profiel/bevestigen?terug=/profiel/sleutels").await.text;
    assert!(!asked.contains("name=\"password\"") && asked.contains("/aanmelden?terug="), "{asked}");
    let (_, again) = goes(&office, &provider, bram(), Trick::None).await;
    assert_eq!(again.location, "/profiel");
}

#[tokio::test]
async fn who_logs_out_is_shown_the_way_out_at_the_service_they_came_in_with() {
    let provider = Provider::start().await;
    let office = linking(&provider.issuer()).await;
    office.invite("bram@kempen.example").await;
    let (mut browser, _) = goes(&office, &provider, bram(), Trick::None).await;
    let left = browser.post("/afmelden", &[]).await;
    assert_eq!(left.status, StatusCode::OK);
    assert_eq!(left.headers["clear-site-data"], "\"cache\", \"storage\"");
    let address = between(&left.text, &format!("href=\"{}/", provider.issuer()), "\"").replace("&#38;", "&");
    let address = url::Url::parse(&format!("{}/{address}", provider.issuer())).unwrap();
    assert_eq!(address.path(), "/end");
    let asked: std::collections::HashMap<String, String> = address.query_pairs().into_owned().collect();
    assert_eq!((asked["tenant"].as_str(), asked["client_id"].as_str()), ("1", "woonspoor"));
    assert_eq!(asked["post_logout_redirect_uri"], "http://localhost:8080/aanmelden");
    assert_eq!(asked["id_token_hint"].split('.').count(), 3, "the token of the log-in");
    assert_eq!(browser.get("/profiel").await.status, StatusCode::SEE_OTHER, "the session has ended");
    let mut own = with_password(&office, "carla@kempen.example").await;
    let left = own.post("/afmelden", &[]).await;
    assert_eq!(left.location, "/aanmelden");
    assert_eq!(left.headers["clear-site-data"], "\"cache\", \"storage\"");
}
