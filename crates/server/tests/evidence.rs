//! Evidence of a housing need: who adds and sees papers, what a landlord hears of them, and what becomes of them.

use crate::planted::{Planted, consent_to, organisation_id, plant, take_part};
use crate::support::{Answer, Desk, Visitor};
use axum::http::{StatusCode, header};

const PAPER: &[u8] = b"%PDF-1.7 vertrouwelijk zilverberk";

/// A file in which somebody of the CAW is named.
async fn supported(desk: &Desk) -> (i64, String) {
    let Planted { id, .. } = plant(desk).await;
    take_part(desk, id, "caw-voorbeeld", "support", Some("begeleider")).await;
    (id, format!("/kandidaten/{id}/bewijzen"))
}

async fn add(browser: &mut Visitor, path: &str, fields: &[(&str, &str)], bytes: &[u8]) -> Answer {
    browser.upload(path, fields, "paper", bytes).await
}

const DRAFT: [(&str, &str); 3] =
    [("kind", "judgment"), ("dated_on", "2026-02-01"), ("valid_until", "2026-09-01")];

fn links(text: &str) -> Vec<String> {
    let found = text.split("href=\"/documenten/").skip(1).filter_map(|rest| rest.split('"').next());
    found.map(|id| format!("/documenten/{id}")).collect()
}

async fn actions(desk: &Desk, id: i64) -> Vec<String> {
    let lines = store::audit::extract(desk.office.store.reader(), id).await.unwrap();
    lines.into_iter().map(|line| line.row.action).collect()
}

#[tokio::test]
async fn a_worker_adds_a_paper_that_is_only_saved_and_a_landlord_hears_its_dates() {
    let desk = Desk::sqlite().await;
    let (id, path) = supported(&desk).await;
    let mut worker = desk.signed_in("begeleider").await;
    let empty = worker.get(&path).await;
    assert_eq!(empty.status, StatusCode::OK, "{}", empty.text);
    let added = add(&mut worker, &path, &DRAFT, PAPER).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let page = worker.get(&path).await.text;
    assert!(page.contains("vonnis") && page.contains("1 februari 2026"), "{page}");
    let paper = worker.get(&links(&page)[0]).await;
    assert_eq!(paper.text.as_bytes(), PAPER);
    assert_eq!(paper.headers[header::CONTENT_TYPE], "application/pdf");
    let name = paper.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(name.starts_with("attachment; filename=\"document-"), "{name}");
    assert!(!name.contains("mijn naam"), "{name}");
    assert_eq!(paper.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let policy = paper.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!(paper.headers[header::CACHE_CONTROL], "no-store");
    let logged = actions(&desk, id).await;
    for action in ["view-evidence", "record-evidence", "download-document"] {
        assert!(logged.iter().any(|logged| logged == action), "{action} is not in the log: {logged:?}");
    }

    let file = desk.signed_in("toewijzing").await.get(&format!("/kandidaten/{id}")).await.text;
    assert!(file.contains("van 1 februari 2026, geldig tot en met 1 september 2026"), "{file}");
    for word in ["vonnis", "/documenten/", "bewijzen", "vertrouwelijk"] {
        assert!(!file.contains(word), "the landlord reads {word}");
    }
}

#[tokio::test]
async fn for_a_landlord_and_everybody_else_the_papers_are_not_there() {
    let desk = Desk::sqlite().await;
    let (id, path) = supported(&desk).await;
    let mut worker = desk.signed_in("begeleider").await;
    add(&mut worker, &path, &DRAFT, PAPER).await;
    let page = worker.get(&path).await.text;
    let paper = links(&page).remove(0);
    take_part(&desk, id, "leefgoed", "landlord", None).await;
    take_part(&desk, id, "caw-voorbeeld", "volunteer", Some("vrijwilliger")).await;
    for who in ["toewijzing", "leefgoed", "vrijwilliger", "privacy", "beleid", "beheer"] {
        let mut browser = desk.signed_in(who).await;
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{who} sees the list");
        assert_eq!(browser.get(&paper).await.status, StatusCode::NOT_FOUND, "{who} sees the paper");
        let added = add(&mut browser, &path, &DRAFT, PAPER).await;
        assert_eq!(added.status, StatusCode::NOT_FOUND, "{who} adds a paper");
        let withdrawn = browser.post(&format!("{path}/1/intrekking"), &[("reason-1", "zomaar")]).await;
        assert_eq!(withdrawn.status, StatusCode::NOT_FOUND, "{who} withdraws a paper");
    }
    // A consent given to a landlord changes nothing.
    consent_to(&desk, id, "woonboog", "support").await;
    let officer = desk.signed_in("toewijzing").await.get(&paper).await;
    assert_eq!(officer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_paper_is_refused_whatever_it_is_called() {
    let desk = Desk::sqlite().await;
    let (id, path) = supported(&desk).await;
    let mut worker = desk.signed_in("begeleider").await;
    let html = add(&mut worker, &path, &DRAFT, b"<html><script>alert(1)</script>").await;
    assert_eq!(html.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html.text.contains("paper-error"), "{}", html.text);
    assert!(html.text.contains("2026-02-01"), "what was filled in stays");
    let nothing = add(&mut worker, &path, &DRAFT, b"").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(app::office::paper::LARGEST + 1, b' ');
    let large = add(&mut worker, &path, &DRAFT, &large).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, value) in [("kind", "verhaal"), ("dated_on", "2026-03-02"), ("valid_until", "2026-01-01")] {
        let mut draft = DRAFT.to_vec();
        draft.retain(|(name, _)| *name != field);
        draft.push((field, value));
        let wrong = add(&mut worker, &path, &draft, PAPER).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(wrong.text.contains(&format!("{field}-error")), "{field}: {}", wrong.text);
    }
    let kept = store::evidence::of_registration(desk.office.store.reader(), id).await.unwrap();
    assert_eq!(kept, []);
}

#[tokio::test]
async fn what_is_replaced_or_withdrawn_stays_to_be_seen() {
    let desk = Desk::sqlite().await;
    let (id, path) = supported(&desk).await;
    let mut worker = desk.signed_in("begeleider").await;
    add(&mut worker, &path, &DRAFT, PAPER).await;
    let rows = async || store::evidence::of_registration(desk.office.store.reader(), id).await.unwrap();
    let first = rows().await[0].id.to_string();
    let newer = [("kind", "decision"), ("dated_on", "2026-02-20"), ("replaces", first.as_str())];
    let added = add(&mut worker, &path, &newer, b"\x89PNG\r\n\x1a\n nieuw").await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let again = add(&mut worker, &path, &newer, PAPER).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "what ended cannot be replaced once more");
    let page = worker.get(&path).await.text;
    assert!(page.contains("vervangen") && page.contains("vonnis"), "{page}");
    assert_eq!(links(&page).len(), 2, "both papers are still there");
    let second = rows().await[0].id;
    let withdrawal = format!("{path}/{second}/intrekking");
    let field = format!("reason-{second}");
    let without = worker.post(&withdrawal, &[]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text.contains(&format!("{field}-error")), "{}", without.text);
    let done = worker.post(&withdrawal, &[(field.as_str(), "verkeerde persoon")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = worker.get(&path).await.text;
    assert!(page.contains("ingetrokken") && page.contains("verkeerde persoon"), "{page}");
    let twice = worker.post(&withdrawal, &[(field.as_str(), "verkeerde persoon")]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    let file = desk.signed_in("toewijzing").await.get(&format!("/kandidaten/{id}")).await.text;
    assert!(!file.contains("Bewijs bij een dienst"), "nothing counts any more");
}

#[tokio::test]
async fn a_paper_of_another_service_is_seen_by_consent_and_changed_by_nobody_else() {
    let desk = Desk::sqlite().await;
    let (id, path) = supported(&desk).await;
    let mut worker = desk.signed_in("begeleider").await;
    add(&mut worker, &path, &DRAFT, PAPER).await;
    // The paper turns out to be of another service.
    let other = organisation_id(&desk, "woonboog").await;
    let sql = format!("UPDATE evidence SET organisation_id = {other}");
    store::sea_orm::ConnectionTrait::execute_unprepared(desk.office.store.writer(), &sql).await.unwrap();
    let page = worker.get(&path).await.text;
    assert_eq!(links(&page), [""; 0], "not without consent");
    consent_to(&desk, id, "caw-voorbeeld", "support").await;
    let page = worker.get(&path).await.text;
    assert_eq!(links(&page).len(), 1, "{page}");
    assert!(!page.contains("/intrekking"), "{page}");
    let row = store::evidence::of_registration(desk.office.store.reader(), id).await.unwrap()[0].id;
    let field = format!("reason-{row}");
    let refused = worker.post(&format!("{path}/{row}/intrekking"), &[(field.as_str(), "niet van ons")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
