//! Logging in with a provider elsewhere: who gets in, and every way in which they do not.

use super::provider::{Provider, Trick};
use super::{PASSWORD, Strict};
use crate::support::{Answer, Visitor};
use app::office::OpenId;
use axum::http::StatusCode;
use serde_json::{Value, json};

const UNTRUSTED: &str = "Het antwoord van de aanmelddienst klopt niet.";
pub const UNKNOWN: &str = "U hebt hier geen account.";
const STALE: &str = "Het aanmelden duurde te lang of begon niet hier.";

pub fn setup(issuer: &str, create_accounts: bool) -> OpenId {
    OpenId {
        issuer: issuer.to_owned(),
        client_id: "woonspoor".to_owned(),
        client_secret_file: None,
        name: "Aanmelden met Voorbeeld".to_owned(),
        scopes: vec!["email".to_owned()],
        claims: app::office::Claims::default(),
        create_accounts,
    }
}

async fn office(issuer: &str, create_accounts: bool) -> Strict {
    let openid = setup(issuer, create_accounts);
    Strict::open(|setup| setup.openid = Some(openid)).await
}

pub fn bram() -> Value {
    json!({ "sub": "s-1", "email": "Bram@kempen.example", "email_verified": true, "name": "Bram B." })
}

/// Goes to the provider, logs in there, and comes back.
pub async fn goes(office: &Strict, provider: &Provider, claims: Value, trick: Trick) -> (Visitor, Answer) {
    let mut browser = office.browser();
    assert!(browser.get("/aanmelden").await.text.contains("Aanmelden met Voorbeeld"));
    let sent = browser.get("/aanmelden/extern?terug=/profiel").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let (code, state) = provider.log_in(&sent.location, claims, trick);
    let answer = browser.get(&format!("/aanmelden/extern/terug?code={code}&state={state}")).await;
    (browser, answer)
}

pub async fn stays_outside(mut browser: Visitor, answer: &Answer, message: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains(message), "expected {message}, found {}", answer.text);
    assert_eq!(browser.get("/profiel").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_was_invited_gets_in_and_is_known_from_then_on() {
    let provider = Provider::start().await;
    let office = office(&provider.issuer(), false).await;
    let link = office.invite("bram@kempen.example").await;
    let (mut browser, answer) = goes(&office, &provider, bram(), Trick::None).await;
    assert_eq!(answer.location, "/profiel", "{}", answer.text);
    let page = browser.get("/profiel").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("begeleider"), "the role of the invitation");
    assert_eq!(office.browser().get(&link).await.status, StatusCode::NOT_FOUND, "the invitation is used");
    let moved = json!({ "sub": "s-1", "email": "other@kempen.example", "email_verified": false });
    let (_, answer) = goes(&office, &provider, moved, Trick::None).await;
    assert_eq!(answer.location, "/profiel", "another address, the same person");
    let (browser, answer) = goes(
        &office,
        &provider,
        json!({ "sub": "s-2", "email": "bram@kempen.example", "email_verified": true }),
        Trick::None,
    )
    .await;
    stays_outside(browser, &answer, UNKNOWN).await;
}

#[tokio::test]
async fn an_answer_that_does_not_hold_lets_nobody_in() {
    let provider = Provider::start().await;
    let office = office(&provider.issuer(), true).await;
    office.invite("bram@kempen.example").await;
    for trick in [
        Trick::Nonce,
        Trick::Signature,
        Trick::Expired,
        Trick::Audience,
        Trick::Issuer,
        Trick::Unsigned,
        Trick::Verifier,
    ] {
        let (browser, answer) = goes(&office, &provider, bram(), trick).await;
        assert!(answer.text.contains(UNTRUSTED), "{trick:?}: {} {}", answer.status, answer.location);
        stays_outside(browser, &answer, UNTRUSTED).await;
    }
    let (_, answer) = goes(&office, &provider, bram(), Trick::None).await;
    assert_eq!(answer.location, "/profiel", "and without a trick it works: {}", answer.text);
}

#[tokio::test]
async fn a_return_that_did_not_begin_here_lets_nobody_in() {
    let provider = Provider::start().await;
    let office = office(&provider.issuer(), false).await;
    office.invite("bram@kempen.example").await;
    let mut browser = office.browser();
    let sent = browser.get("/aanmelden/extern").await;
    let (code, state) = provider.log_in(&sent.location, bram(), Trick::None);
    let answer = browser.get(&format!("/aanmelden/extern/terug?code={code}&state=another")).await;
    stays_outside(browser, &answer, STALE).await;
    let mut stranger = office.browser();
    let answer = stranger.get(&format!("/aanmelden/extern/terug?code={code}&state={state}")).await;
    stays_outside(stranger, &answer, STALE).await;
    let mut stopped = office.browser();
    let sent = stopped.get("/aanmelden/extern").await;
    let (_, state) = provider.log_in(&sent.location, bram(), Trick::None);
    let answer = stopped.get(&format!("/aanmelden/extern/terug?error=access_denied&state={state}")).await;
    stays_outside(stopped, &answer, "Het aanmelden is afgebroken.").await;
}

#[tokio::test]
async fn an_address_opens_no_account_that_has_a_password_or_that_nobody_checked() {
    let provider = Provider::start().await;
    let office = office(&provider.issuer(), false).await;
    let link = office.invite("bram@kempen.example").await;
    let unchecked = json!({ "sub": "s-1", "email": "bram@kempen.example" });
    let (browser, answer) = goes(&office, &provider, unchecked, Trick::None).await;
    stays_outside(browser, &answer, UNKNOWN).await;
    office.browser().post(&link, &[("password", PASSWORD)]).await;
    let (browser, answer) = goes(&office, &provider, bram(), Trick::None).await;
    stays_outside(browser, &answer, UNKNOWN).await;
}

#[tokio::test]
async fn somebody_new_gets_an_account_without_roles_only_when_that_was_set_up() {
    let provider = Provider::start().await;
    let closed = office(&provider.issuer(), false).await;
    let (browser, answer) = goes(&closed, &provider, bram(), Trick::None).await;
    stays_outside(browser, &answer, UNKNOWN).await;
    let open = office(&provider.issuer(), true).await;
    let (mut browser, answer) = goes(&open, &provider, bram(), Trick::None).await;
    assert_eq!(answer.location, "/profiel", "{}", answer.text);
    let page = browser.get("/profiel").await.text;
    assert!(page.contains("Bram B.") && page.contains("U hebt nog geen rol"), "{page}");
    assert_eq!(browser.get("/beheer/mensen").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_told_and_passwords_go_on_working() {
    let office = office("http://127.0.0.1:9", false).await;
    let answer = office.browser().get("/aanmelden/extern").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("De aanmelddienst antwoordt niet."), "{}", answer.text);
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_page() {
    let office = Strict::open(|_| {}).await;
    for path in ["/aanmelden/extern", "/aanmelden/extern/terug?code=1&state=2"] {
        assert_eq!(office.browser().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
