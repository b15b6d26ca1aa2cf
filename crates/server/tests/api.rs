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

/// Sends a dwelling as it has to be, with the tag of what was read.
async fn put(browser: &mut Visitor, token: &str, path: &str, tag: Option<&str>, sent: &Value) -> Answer {
    let request = Request::put(path).header("authorization", format!("Bearer {token}"));
    let request = request.header("content-type", "application/json");
    let request = match tag {
        Some(tag) => request.header("if-match", tag),
        None => request,
    };
    browser.send(request.body(Body::from(sent.to_string())).unwrap()).await
}

/// A dwelling of the company of the allocation officer, as it has to be sent to stay as it is.
async fn own_dwelling(desk: &Desk, browser: &mut Visitor, token: &str) -> (String, Value) {
    let list = json(&call(browser, token, "/api/v1/dwellings").await);
    let acting = desk.acting("toewijzing").await;
    for item in list["items"].as_array().unwrap() {
        let opened = app::office::dwellings::open(&desk.office, &acting, item["id"].as_i64().unwrap());
        if opened.await.unwrap().may_change {
            let mut sent = item.clone();
            for known in ["id", "allocated", "version"] {
                sent.as_object_mut().unwrap().remove(known);
            }
            return (format!("/api/v1/dwellings/{}", item["id"]), sent);
        }
    }
    panic!("no dwelling can be changed");
}

#[tokio::test]
async fn a_dwelling_is_changed_by_who_read_it_as_it_is() {
    for database in testbed::databases() {
        let desk = Desk::open(database).await;
        let mut browser = desk.browser();
        let token = token(&desk, "toewijzing", &["dwellings:read", "dwellings:write"]).await;
        let (path, mut sent) = own_dwelling(&desk, &mut browser, &token).await;
        let read = call(&mut browser, &token, &path).await;
        let tag = read.headers["etag"].to_str().unwrap().to_owned();

        sent["rent_cents"] = 51_205.into();
        sent["min_age"] = 65.into();
        let blind = put(&mut browser, &token, &path, None, &sent).await;
        assert_eq!(blind.status, StatusCode::PRECONDITION_REQUIRED, "{}", blind.text);
        let changed = put(&mut browser, &token, &path, Some(&tag), &sent).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
        let now = call(&mut browser, &token, &path).await;
        assert_eq!((&now.text, &now.headers["etag"]), (&changed.text, &changed.headers["etag"]));
        let told = json(&now);
        assert_eq!((&told["rent_cents"], &told["min_age"]), (&51_205.into(), &65.into()));

        // Who read what was there before is told so, and changes nothing.
        sent["rent_cents"] = 1.into();
        let late = put(&mut browser, &token, &path, Some(&tag), &sent).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{}", late.text);
        assert_eq!(call(&mut browser, &token, &path).await.text, now.text);

        // What is wrong is said by field.
        sent["municipality"] = "99999".into();
        let wrong = put(&mut browser, &token, &path, Some("*"), &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
        assert_eq!(json(&wrong)["errors"][0]["field"], "municipality");
        sent["huur"] = 3.into();
        let unknown = put(&mut browser, &token, &path, Some("*"), &sent).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unknown.text);
        assert_eq!(call(&mut browser, &token, &path).await.text, now.text);
    }
}

#[tokio::test]
async fn who_may_only_read_changes_no_dwelling() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let reader = token(&desk, "toewijzing", &["dwellings:read"]).await;
    let (path, sent) = own_dwelling(&desk, &mut browser, &reader).await;
    let by_scope = put(&mut browser, &reader, &path, Some("*"), &sent).await;
    assert_eq!(by_scope.status, StatusCode::FORBIDDEN, "{}", by_scope.text);
    let figures = token(&desk, "beleid", &["dwellings:write"]).await;
    let by_role = put(&mut browser, &figures, &path, Some("*"), &sent).await;
    assert_eq!(by_role.status, StatusCode::FORBIDDEN, "{}", by_role.text);
}

#[tokio::test]
async fn a_ranking_is_read_page_by_page_and_only_by_who_may_see_it() {
    for database in testbed::databases() {
        let desk = Desk::open(database).await;
        let mut browser = desk.browser();
        let officer = token(&desk, "toewijzing", &["dwellings:read"]).await;
        let (path, _) = own_dwelling(&desk, &mut browser, &officer).await;
        for list in ["ranked", "excluded"] {
            let (mut address, mut seen) = (format!("{path}/ranking?pillar=2&list={list}"), 0);
            loop {
                let answer = call(&mut browser, &officer, &address).await;
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
                let page = json(&answer);
                assert_eq!(page["pillar"], 2);
                for item in page["items"].as_array().unwrap() {
                    seen += 1;
                    let ranked = list == "ranked";
                    assert_eq!(item["rank"].as_u64(), ranked.then_some(seen), "{item}");
                    let within = item["candidate"].is_i64();
                    assert_eq!(item["registration_number"].is_string(), within, "{item}");
                    assert_eq!(item["reasons"].as_array().unwrap().is_empty(), ranked || !within, "{item}");
                }
                let Some(next) = page["next"].as_str() else {
                    assert_eq!(page["count"], seen);
                    break;
                };
                next.clone_into(&mut address);
            }
            assert!(seen > 0, "{list}");
        }
        let figures = token(&desk, "beleid", &["dwellings:read"]).await;
        let hidden = call(&mut browser, &figures, &format!("{path}/ranking")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{}", hidden.text);
        let pillar = call(&mut browser, &officer, &format!("{path}/ranking?pillar=9")).await;
        assert_eq!(
            (pillar.status, &json(&pillar)["parameter"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &"pillar".into())
        );
    }
}

#[tokio::test]
async fn points_are_those_of_the_file_and_stay_with_who_may_see_them() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let list = json(&call(&mut browser, &officer, "/api/v1/candidates?status=active&limit=20").await);
    let mut reasons = std::collections::BTreeSet::new();
    for item in list["items"].as_array().unwrap() {
        let path = format!("/api/v1/candidates/{}/points", item["id"]);
        let answer = call(&mut browser, &officer, &path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let points = json(&answer);
        let criteria = points["criteria"].as_array().unwrap();
        let sum: i64 = criteria.iter().map(|criterion| criterion["points"].as_i64().unwrap()).sum();
        assert_eq!(points["total"], sum, "{points}");
        for language in ["nl", "en"] {
            let told = json(&call(&mut browser, &officer, &format!("{path}?language={language}")).await);
            assert_eq!(told["total"], points["total"]);
            reasons.insert((language, told["criteria"][0]["why"]["text"].to_string()));
        }
        let figures = token(&desk, "beleid", &["candidates:read"]).await;
        assert_eq!(call(&mut browser, &figures, &path).await.status, StatusCode::NOT_FOUND);
    }
    assert!(reasons.iter().any(|(_, text)| !reasons.contains(&("nl", text.clone()))), "{reasons:?}");
    let odd = format!("/api/v1/candidates/{}/points?language=fr", list["items"][0]["id"]);
    assert_eq!(call(&mut browser, &officer, &odd).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn areas_and_stock_are_those_of_the_pages() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.browser();
    let token = token(&desk, "toewijzing", &["dwellings:read"]).await;
    let areas = json(&call(&mut browser, &token, "/api/v1/areas").await);
    let stock = json(&call(&mut browser, &token, "/api/v1/stock").await);
    let acting = desk.acting("toewijzing").await;
    let kept = app::office::areas::overview(&desk.office, &acting).await.unwrap();
    assert_eq!(areas["count"], kept.areas.len());
    assert_eq!(areas["items"][0]["municipality"], kept.areas[0].nis);
    let kept = app::office::dwellings::stock::overview(&desk.office, &acting, None).await.unwrap();
    let sum =
        stock["items"].as_array().unwrap().iter().map(|place| place["dwellings"].as_i64().unwrap()).sum();
    assert_eq!((kept.dwellings, stock["count"].as_u64()), (sum, Some(kept.places.len() as u64)));
    let beyond = json(&call(&mut browser, &token, "/api/v1/areas?page=900").await);
    assert_eq!(beyond["items"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn who_asks_too_much_hears_when_to_try_again() {
    let mut desk = Desk::sqlite().await;
    let officer = token(&desk, "toewijzing", &["candidates:read"]).await;
    let setup = app::office::Setup { searches_per_hour: 2, ..app::office::Setup::default() };
    desk.office.setup = std::sync::Arc::new(setup);
    let shared = server::state::Shared::new(desk.office.clone(), Some(crate::support::day()));
    let mut browser = Visitor::new(server::router::router(shared));
    for _ in 0..2 {
        let answer = call(&mut browser, &officer, "/api/v1/candidates").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    let full = call(&mut browser, &officer, "/api/v1/candidates").await;
    assert_eq!(full.status, StatusCode::TOO_MANY_REQUESTS, "{}", full.text);
    assert_eq!(full.headers["content-type"], "application/problem+json");
    let seconds: u64 = full.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=3600).contains(&seconds), "{seconds}");
}
