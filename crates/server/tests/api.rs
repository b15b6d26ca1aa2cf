//! The API: tokens, rights, problems, ETags, its own description.

use crate::support::{Answer, Desk, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;

/// Makes a token on the profile page of somebody.
pub async fn token(desk: &Desk, who: &str, scopes: &[&str]) -> String {
    let mut browser = desk.signed_in(who).await;
    let mut fields = vec![("name", "proef"), ("days", "30")];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let page = browser.post("/profiel/sleutels", &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let start = page.text.find("wsp_").unwrap();
    let rest = &page.text[start..];
    rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap()].to_owned()
}

/// Asks the API something with a token.
pub async fn call(browser: &mut Visitor, token: &str, path: &str) -> Answer {
    let request = Request::get(path).header("authorization", format!("Bearer {token}"));
    browser.send(request.body(Body::empty()).unwrap()).await
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|error| panic!("{error}: {}", answer.text))
}

#[tokio::test]
async fn without_a_token_that_works_there_is_nothing() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let bare = browser.get("/api/v1/me").await;
    assert_eq!(bare.status, StatusCode::UNAUTHORIZED);
    assert_eq!(bare.headers["content-type"], "application/problem+json");
    assert_eq!(bare.headers["www-authenticate"], "Bearer");
    let invented = format!("wsp_{}", "A".repeat(43));
    assert_eq!(call(&mut browser, &invented, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_sees_what_its_account_sees_and_its_scopes_allow() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let list = call(&mut browser, &officer, "/api/v1/candidates?limit=5").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.text);
    let items = json(&list)["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 5);
    assert!(items[0]["registration_number"].is_string());
    let one = call(&mut browser, &officer, &format!("/api/v1/candidates/{}", items[0]["id"])).await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.text);
    assert!(json(&one)["housing"].is_object());

    let other = token(&desk, "toewijzing", &["dwellings:read"]).await;
    assert_eq!(call(&mut browser, &other, "/api/v1/candidates").await.status, StatusCode::FORBIDDEN);
    let figures = token(&desk, "beleid", &["candidates:read"]).await;
    let nothing = call(&mut browser, &figures, &format!("/api/v1/candidates/{}", items[0]["id"])).await;
    let absent = call(&mut browser, &figures, "/api/v1/candidates/999999999").await;
    assert_eq!((nothing.status, &nothing.text), (StatusCode::NOT_FOUND, &absent.text));
}

#[tokio::test]
async fn every_page_of_a_list_is_reached_once() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let (mut path, mut seen) = ("/api/v1/candidates?limit=40".to_owned(), Vec::new());
    loop {
        let page = json(&call(&mut browser, &officer, &path).await);
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut path),
            None => break,
        }
    }
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert!(count > 80 && seen.len() == count, "{count} shown, {} different", seen.len());
}

#[tokio::test]
async fn an_answer_that_has_not_changed_is_not_sent_again() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let first = call(&mut browser, &officer, "/api/v1/candidates?limit=3").await;
    let tag = first.headers["etag"].to_str().unwrap();
    let request = Request::get("/api/v1/candidates?limit=3")
        .header("authorization", format!("Bearer {officer}"))
        .header("if-none-match", tag);
    let again = browser.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test]
async fn a_parameter_that_cannot_be_used_is_named() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    for (query, name) in [("limit=0", "limit"), ("municipality=abc", "municipality"), ("after=-1", "after")] {
        let answer = call(&mut browser, &officer, &format!("/api/v1/candidates?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(json(&answer)["parameter"], name);
    }
    let unreadable = call(&mut browser, &officer, "/api/v1/candidates?limit=many").await;
    assert_eq!(unreadable.status, StatusCode::BAD_REQUEST);
    assert_eq!(unreadable.headers["content-type"], "application/problem+json");
}

#[tokio::test]
async fn a_withdrawn_token_stops_at_once() {
    let desk = Desk::sqlite().await;
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let mut browser = desk.signed_in("toewijzing").await;
    assert_eq!(call(&mut browser, &officer, "/api/v1/me").await.status, StatusCode::OK);
    let gone = browser.post("/profiel/sleutels/1/intrekken", &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(call(&mut browser, &officer, "/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn somebody_elses_token_cannot_be_withdrawn() {
    let desk = Desk::sqlite().await;
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let mut stranger = desk.signed_in("leefgoed").await;
    assert_eq!(stranger.post("/profiel/sleutels/1/intrekken", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(call(&mut stranger, &officer, "/api/v1/me").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_description_names_every_address() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let document = json(&browser.get("/api/v1/openapi.json").await);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let page = browser.get("/api").await;
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(page.text.contains(path.as_str()), "{path} is not on the page");
    }
    assert_eq!(browser.get("/api/v1/nothing").await.headers["content-type"], "application/problem+json");
}

#[tokio::test]
async fn dwellings_and_organisations_are_read_with_their_own_scopes() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let token = token(&desk, "toewijzing", &["dwellings:read", "organisations:read"]).await;
    let dwellings = json(&call(&mut browser, &token, "/api/v1/dwellings").await);
    assert!(dwellings["items"][0]["code"].is_string(), "{dwellings}");
    let organisations = json(&call(&mut browser, &token, "/api/v1/organisations").await);
    let first = &organisations["items"][0];
    let one = json(&call(&mut browser, &token, &format!("/api/v1/organisations/{}", first["id"])).await);
    assert_eq!(&one, first);
    let beyond = json(&call(&mut browser, &token, "/api/v1/dwellings?page=900").await);
    assert_eq!(beyond["items"].as_array().map(Vec::len), Some(0));
}
