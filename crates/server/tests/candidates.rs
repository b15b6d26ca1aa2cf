//! The list of candidates, duplicates and the start page, as each of the demo region sees them.

use crate::support::{Desk, Visitor};
use axum::http::StatusCode;
use store::entities::{account, organisation, party, registration};
use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

/// What is between two marks, or nothing.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let Some((_, rest)) = text.split_once(from) else { return "" };
    rest.split_once(to).map_or(rest, |(found, _)| found)
}

/// What is read aloud of the results.
fn told(text: &str) -> &str {
    between(text, "data-told>", "<")
}

fn rows(text: &str) -> usize {
    text.matches(" data-row>").count()
}

/// The results as they are kept: marks of files left out.
fn results(text: &str) -> String {
    let (_, results) = text.split_once("<div id=\"results\">").unwrap();
    let mut kept = String::new();
    let mut parts = results.split("/static/");
    kept.push_str(parts.next().unwrap());
    for part in parts {
        kept.push_str("/static/");
        kept.push_str(part.split_once('/').unwrap().1);
    }
    kept.replace("</tr>\n", "</tr>\n\n").trim().to_owned()
}

async fn give_volunteer_a_case(desk: &Desk) -> registration::Model {
    let tx = desk.office.store.begin().await.unwrap();
    let account = account::Entity::find().filter(account::Column::Email.eq("vrijwilliger@demo.example"));
    let account = account.one(&tx).await.unwrap().unwrap();
    let service = organisation::Entity::find().filter(organisation::Column::Code.eq("caw-voorbeeld"));
    let service = service.one(&tx).await.unwrap().unwrap();
    let file = registration::Entity::find()
        .filter(registration::Column::Name.ne(""))
        .order_by_asc(registration::Column::Id)
        .one(&tx)
        .await
        .unwrap()
        .unwrap();
    let part = party::ActiveModel {
        registration_id: Set(file.id),
        organisation_id: Set(service.id),
        account_id: Set(Some(account.id)),
        part: Set("volunteer".to_owned()),
        from_day: Set(crate::support::day()),
        ..Default::default()
    };
    part.insert(&tx).await.unwrap();
    tx.commit().await.unwrap();
    file
}

#[tokio::test]
async fn an_allocation_officer_searches_filters_and_orders() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let all = browser.get("/kandidaten").await;
    assert_eq!((all.status, rows(&all.text)), (StatusCode::OK, 50));
    assert!(all.text.contains("href=\"/kandidaten/uitvoer.csv\""), "may export");
    let next = between(&all.text, "class=\"pager-step\" href=\"", "\"").replace("&#38;", "&");
    let second = browser.get(&next).await;
    assert!(rows(&second.text) > 0 && results(&second.text) != results(&all.text));

    let some = browser.get("/kandidaten?status=suspended&sorteer=-ingeschreven").await;
    assert!(rows(&some.text) > 0 && rows(&some.text) < 50);
    assert!(some.text.contains("Stand: geschorst"), "the filter is told");
    assert!(some.text.contains("href=\"/kandidaten?sorteer=-ingeschreven\""), "and can be taken away");
    assert!(some.text.contains("aria-sort=\"descending\""));
    let shown = results(&some.text);
    let shown = &shown[shown.find("<ul class=\"tags\"").unwrap()..];
    insta::assert_snapshot!("suspended_candidates", shown.split("</nav>").next().unwrap());

    let none = browser.get("/kandidaten?q=zzzzzz").await;
    assert_eq!(told(&none.text), "Geen kandidaten gevonden");
}

#[tokio::test]
async fn while_typing_only_the_results_come_back() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let request = axum::http::Request::get("/kandidaten?q=jan").header("hx-request", "true");
    let part = browser.send(request.body(axum::body::Body::empty()).unwrap()).await;
    assert!(part.text.trim_start().starts_with("<div id=\"results\">"), "{}", part.text);
    let whole = browser.get("/kandidaten?q=jan").await;
    assert_eq!(told(&part.text), told(&whole.text));
    assert_eq!(rows(&part.text), rows(&whole.text));
    assert!(
        part.text.contains("href=\"/kandidaten/uitvoer.csv?q=jan\""),
        "what is taken out is what is shown"
    );
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_said_beside_the_field() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let wrong = [
        "van=gisteren",
        "status=weg",
        "gemeente=x",
        "nood=honger",
        "personen-van=0",
        "attest=misschien",
        "sorteer=punten",
        "van=2026-02-01&tot=2026-01-01",
    ];
    for query in wrong {
        let answer = browser.get(&format!("/kandidaten?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(answer.text.contains("id=\"summary-title\""), "{query}");
        assert_eq!(rows(&answer.text), 0, "{query}");
    }
    let long = format!("/kandidaten?q={}", "a".repeat(201));
    assert_eq!(browser.get(&long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn punctuation_alone_finds_nobody_and_is_told() {
    let desk = Desk::sqlite().await;
    let mut officer = desk.signed_in("toewijzing").await;
    let answer = officer.get("/kandidaten?q=%2C%3B.").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("leestekens alleen vinden niemand"), "{}", answer.text);
    assert!(!answer.text.contains("href=\"/kandidaten/1\""), "{}", answer.text);
}

#[tokio::test]
async fn a_volunteer_sees_names_and_how_to_reach_people() {
    let desk = Desk::sqlite().await;
    let file = give_volunteer_a_case(&desk).await;
    let mut browser = desk.signed_in("vrijwilliger").await;
    let list = browser.get("/kandidaten").await;
    assert!(told(&list.text).contains("kandida"), "{}", told(&list.text));
    assert!(list.text.contains(&file.name));
    assert!(!list.text.contains(&file.number), "no number");
    assert!(!list.text.contains(&file.birth_date.format("%d/%m/%Y").to_string()), "no birth date");
    assert!(
        !list.text.contains("name=\"status\"") && !list.text.contains("uitvoer"),
        "no filters, no export"
    );
    assert_eq!(rows(&browser.get(&format!("/kandidaten?q={}", file.number)).await.text), 0);
    for path in ["/kandidaten/uitvoer.csv", "/kandidaten/uitvoer.xlsx", "/kandidaten/dubbel"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn who_sees_no_files_has_no_list_of_them() {
    let desk = Desk::sqlite().await;
    for who in ["beleid", "beheer"] {
        let mut browser = desk.signed_in(who).await;
        for path in ["/kandidaten", "/kandidaten/weergaven", "/kandidaten/uitvoer.csv", "/kandidaten/dubbel"]
        {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{who} {path}");
        }
        let posts = ["/kandidaten/weergaven", "/kandidaten/kolommen"];
        for path in posts {
            assert_eq!(
                browser.post(path, &[("naam", "x")]).await.status,
                StatusCode::NOT_FOUND,
                "{who} {path}"
            );
        }
        assert!(!browser.get("/").await.text.contains("href=\"/kandidaten\""), "{who} has a link to it");
    }
}

#[tokio::test]
async fn a_list_is_taken_out_with_the_columns_on_the_screen() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let chosen = browser.post("/kandidaten/kolommen", &[("kolom", "number"), ("zoekvraag", "q=jan")]).await;
    assert_eq!(chosen.location, "/kandidaten?q=jan");
    let screen = browser.get("/kandidaten?q=jan").await;
    let file = browser.get("/kandidaten/uitvoer.csv?q=jan").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("kandidaten-2026-03-01.csv"));
    let mut lines = file.text.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("Naam;Nummer"));
    assert_eq!(lines.count(), rows(&screen.text));
    let book = browser.get("/kandidaten/uitvoer.xlsx?q=jan").await;
    assert_eq!(book.status, StatusCode::OK);
    assert!(book.text.starts_with("PK"), "a workbook is a zip file");
}

#[tokio::test]
async fn a_view_is_kept_opened_renamed_and_removed() {
    let desk = Desk::sqlite().await;
    let mut browser = desk.signed_in("toewijzing").await;
    let kept = browser
        .post("/kandidaten/weergaven", &[("naam", "Geschorst"), ("zoekvraag", "status=suspended&na=3&x=1")])
        .await;
    assert_eq!(kept.location, "/kandidaten?status=suspended", "only what is looked for is kept");
    let list = browser.get(&kept.location).await;
    assert!(
        list.text.contains("<a href=\"/kandidaten?status=suspended\" aria-current=\"true\">Geschorst</a>")
    );
    let again = browser.post("/kandidaten/weergaven", &[("naam", "Geschorst"), ("zoekvraag", "q=jan")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("U hebt al een weergave met deze naam"));
    let page = browser.get("/kandidaten/weergaven").await;
    let path = between(&page.text, "action=\"/kandidaten/weergaven/", "/naam").to_owned();
    let field = format!("naam-{path}");
    let rename = format!("/kandidaten/weergaven/{path}/naam");
    assert_eq!(browser.post(&rename, &[(&field, "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post(&rename, &[(&field, "Wacht")]).await.location, "/kandidaten/weergaven");
    assert!(browser.get("/kandidaten/weergaven").await.text.contains("Wacht"));
    for foreign in ["x", "0", "999999"] {
        let path = format!("/kandidaten/weergaven/{foreign}/weg");
        assert_eq!(browser.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{foreign}");
    }
    browser.post(&format!("/kandidaten/weergaven/{path}/weg"), &[]).await;
    assert!(!browser.get("/kandidaten").await.text.contains("Wacht"));
}

/// Gives a second registration the name and birth date of a first, and their ids.
pub async fn twins(desk: &Desk) -> (i64, i64) {
    let tx = desk.office.store.begin().await.unwrap();
    let found = registration::Entity::find().filter(registration::Column::Name.ne(""));
    let all = found.order_by_asc(registration::Column::Id).all(&tx).await.unwrap();
    let company = organisation::Entity::find().filter(organisation::Column::Code.eq("woonboog"));
    let company = company.one(&tx).await.unwrap().unwrap().id;
    let ours =
        party::Entity::find().filter(party::Column::OrganisationId.eq(company)).all(&tx).await.unwrap();
    let mut ours = all.into_iter().filter(|row| ours.iter().any(|part| part.registration_id == row.id));
    let (first, second) = (ours.next().unwrap(), ours.next().unwrap());
    let twin = registration::ActiveModel {
        id: Set(second.id),
        name: Set(first.name),
        sort_name: Set(first.sort_name),
        birth_date: Set(first.birth_date),
        ..Default::default()
    };
    twin.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    (first.id, second.id)
}

fn version(text: &str, id: i64) -> String {
    between(text, &format!("name=\"versie-{id}\" value=\""), "\"").to_owned()
}

#[tokio::test]
async fn two_registrations_are_compared_merged_and_parted() {
    let desk = Desk::sqlite().await;
    let (first, second) = twins(&desk).await;
    let mut browser: Visitor = desk.signed_in("toewijzing").await;
    let path = format!("/kandidaten/dubbel/{first}/{second}");
    assert!(browser.get("/kandidaten/dubbel").await.text.contains(&path));
    let page = browser.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    let (one, other) = (version(&page.text, first), version(&page.text, second));
    let (one_field, other_field) = (format!("versie-{first}"), format!("versie-{second}"));
    let kept = first.to_string();
    let unsaid = browser.post(&path, &[("houd", &kept), (&one_field, &one), (&other_field, &other)]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    let unchosen = browser.post(&path, &[("reden", "zelfde"), (&one_field, &one)]).await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY, "without a choice");
    let late = browser
        .post(&path, &[("houd", &kept), ("reden", "zelfde"), (&one_field, "0"), (&other_field, &other)])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT, "on what was there before");
    assert_eq!(version(&late.text, first), one, "the page shows what is there now");
    let merged = browser
        .post(&path, &[("houd", &kept), ("reden", "zelfde"), (&one_field, &one), (&other_field, &other)])
        .await;
    assert_eq!(merged.location, "/kandidaten/dubbel", "{}", merged.text);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    let list = browser.get("/kandidaten/dubbel").await;
    let undo = between(&list.text, "action=\"/kandidaten/samenvoegingen/", "\"");
    assert_eq!(
        browser.post(&format!("/kandidaten/samenvoegingen/{undo}"), &[]).await.location,
        "/kandidaten/dubbel"
    );
    assert!(browser.get("/kandidaten/dubbel").await.text.contains(&path));
    for path in ["/kandidaten/dubbel/x/y", "/kandidaten/dubbel/1/1", "/kandidaten/dubbel/1/999999"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn everybody_has_a_start_page_of_their_own() {
    let desk = Desk::sqlite().await;
    for who in ["toewijzing", "leefgoed", "begeleider", "vrijwilliger", "beleid", "beheer", "privacy"] {
        let home = desk.signed_in(who).await.get("/").await;
        assert_eq!(home.status, StatusCode::OK, "{who}");
        let searches = home.text.contains("data-search");
        assert_eq!(searches, !["beleid", "beheer"].contains(&who), "{who}");
        assert_eq!(home.text.contains("/beheer/mensen"), who == "beheer", "{who}");
        assert_eq!(home.text.contains("Inschrijvingen volgens stand"), who == "beleid", "{who}");
    }
}

#[tokio::test]
async fn a_policy_officer_reads_no_figure_under_five() {
    let desk = Desk::sqlite().await;
    let home = desk.signed_in("beleid").await.get("/").await.text;
    let figures: Vec<i64> = home
        .split("<td class=\"numeric\">")
        .skip(1)
        .filter_map(|cell| cell.split_once('<')?.0.replace('\u{a0}', "").parse().ok())
        .collect();
    assert!(figures.len() >= 2, "there are figures");
    assert!(figures.iter().all(|figure| *figure >= 5), "{figures:?}");
    assert!(home.contains("verborgen"), "the small region has small figures");
}
