//! Pages for administrators, and the own page.

use super::{PASSWORD, Strict, between};
use crate::support::Desk;
use axum::http::StatusCode;

#[tokio::test]
async fn only_administrators_know_the_pages_about_people() {
    let desk = Desk::sqlite().await;
    let mut worker = desk.signed_in("begeleider").await;
    for path in ["/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/mensen/1"] {
        assert_eq!(worker.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut admin = desk.signed_in("beheer").await;
    for path in ["/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/mensen/1"] {
        assert_eq!(admin.get(path).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/beheer/mensen/999999", "/beheer/mensen/x", "/beheer/mensen/-1"] {
        assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn somebody_who_is_added_gets_a_link_chooses_a_password_and_logs_in() {
    let desk = Desk::sqlite().await;
    let mut admin = desk.signed_in("beheer").await;
    let form = admin.get("/beheer/mensen/nieuw").await.text;
    let choices = between(&form, "name=\"organisation\"", "</select>");
    let organisation = choices.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
    let wrong = admin.post("/beheer/mensen/nieuw", &[("name", ""), ("email", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for message in ["Vul een naam in.", "Dit is geen e-mailadres.", "Kies een organisatie.", "Kies een rol."]
    {
        assert!(wrong.text.contains(message), "{message}");
    }
    let fields = [
        ("name", "Nele Nieuw"),
        ("email", "nele@demo.example"),
        ("language", "nl"),
        ("organisation", organisation),
        ("role", "policy-officer"),
        ("role", "privacy-officer"),
        ("from", "2026-03-01"),
    ];
    let added = admin.post("/beheer/mensen/nieuw", &fields).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text);
    let path = format!("/uitnodiging/{}", between(&added.text, "/uitnodiging/", "<"));
    let mut nele = desk.browser();
    assert!(nele.get(&path).await.text.contains("nele@demo.example"));
    let weak = nele.post(&path, &[("password", "wachtwoord123")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nele.post(&path, &[("password", PASSWORD)]).await.location, "/aanmelden");
    assert!(nele.get("/aanmelden").await.text.contains("Uw wachtwoord is bewaard."));
    assert_eq!(nele.get(&path).await.status, StatusCode::NOT_FOUND);
    let fields = [("email", "nele@demo.example"), ("password", PASSWORD)];
    assert_eq!(nele.post("/aanmelden", &fields).await.location, "/");
    let profile = nele.get("/profiel").await.text;
    assert!(profile.contains("beleidsmedewerker"), "{profile}");
}

#[tokio::test]
async fn one_changes_the_own_password_and_the_other_browsers_are_logged_out() {
    let desk = Desk::sqlite().await;
    let mut here = desk.signed_in("begeleider").await;
    let mut there = desk.signed_in("begeleider").await;
    let wrong = [("old-password", "iets anders"), ("new-password", "kort")];
    let answer = here.post("/profiel/wachtwoord", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Dit is niet uw wachtwoord."));
    assert!(answer.text.contains("Dit wachtwoord is te kort"));
    assert!(!answer.text.contains("iets anders"));
    let right = [("old-password", PASSWORD), ("new-password", "zeven blauwe stoelen")];
    assert_eq!(here.post("/profiel/wachtwoord", &right).await.location, "/profiel");
    assert_eq!(here.get("/profiel").await.status, StatusCode::OK);
    assert_eq!(there.get("/profiel").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_ends_another_session_of_the_own_and_no_other() {
    let desk = Desk::sqlite().await;
    let mut here = desk.signed_in("begeleider").await;
    let mut there = desk.signed_in("begeleider").await;
    let mut somebody = desk.signed_in("toewijzing").await;
    let theirs = somebody.get("/profiel").await.text;
    assert!(!theirs.contains("name=\"session\""), "there is one session only");
    let page = here.get("/profiel").await.text;
    let other = between(&page, "name=\"session\" value=\"", "\"").to_owned();
    let foreign = somebody.post("/profiel/sessies/weg", &[("session", &other)]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(there.get("/profiel").await.status, StatusCode::OK);
    here.post("/profiel/sessies/weg", &[("session", &other)]).await;
    assert_eq!(there.get("/profiel").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/profiel").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_refusal_tells_the_rule_in_words() {
    let desk = Desk::sqlite().await;
    let mut admin = desk.signed_in("beheer").await;
    let list = admin.get("/beheer/mensen?zoek=beheer%40demo").await.text;
    let id = between(&list, "href=\"/beheer/mensen/", "\">Geert").rsplit('/').next().unwrap().to_owned();
    let answer =
        admin.post(&format!("/beheer/mensen/{id}/actief"), &[("active", "nee"), ("version", "1")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text.contains("Niemand wijzigt zijn eigen rollen"), "{}", answer.text);
}

#[tokio::test]
async fn an_invitation_of_an_office_with_second_steps_leads_to_setting_one_up() {
    let office = Strict::open(|_| {}).await;
    let path = office.invite("bram@kempen.example").await;
    let mut browser = office.browser();
    browser.post(&path, &[("password", PASSWORD)]).await;
    let fields = [("email", "bram@kempen.example"), ("password", PASSWORD)];
    assert_eq!(browser.post("/aanmelden", &fields).await.location, "/aanmelden/instellen");
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
}
