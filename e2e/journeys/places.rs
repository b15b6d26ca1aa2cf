//! Every page is accessible, fits a telephone and is quiet in the console, for those who may open it.

use super::Desk;

async fn inspect(who: &str, places: &[&str]) {
    let desk = Desk::of(who).await;
    for place in places {
        desk.goto(place).await;
        let title = desk.browser.title().await;
        assert!(!title.starts_with("Niet gevonden"), "{place} is not there for {who}");
        desk.browser.inspect(&format!("{who}{}", place.replace(['/', '?', '=', '&'], "-"))).await;
    }
}

#[tokio::test]
async fn pages_before_log_in() {
    let desk = Desk::open().await;
    for place in ["/aanmelden", "/over", "/api", "/nergens", "/toegankelijkheid"] {
        desk.goto(place).await;
        desk.browser.inspect(&format!("vreemde{}", place.replace('/', "-"))).await;
    }
}

#[tokio::test]
async fn pages_of_an_allocation_officer() {
    let places = [
        "/",
        "/profiel",
        "/profiel/sleutels",
        "/kandidaten",
        "/kandidaten?q=jan",
        "/kandidaten?q=zzzzzz",
        "/kandidaten/nieuw",
        "/kandidaten/weergaven",
        "/kandidaten/dubbel",
        "/organisaties",
        "/organisaties/1",
        "/gebieden",
        "/woningen",
        "/woningen/1",
        "/woningen/1/rangschikking",
        "/woningen/voorraad",
        "/rekenen",
        "/importeren",
    ];
    inspect("toewijzing", &places).await;
}

#[tokio::test]
async fn pages_of_a_file() {
    let desk = Desk::of("toewijzing").await;
    let file = desk.first_file().await;
    desk.browser.inspect("dossier").await;
    let parts =
        ["persoon", "gezin", "woonplaatsen", "voorkeuren", "woonnood", "inkomen", "situatie", "inschrijving"];
    for part in parts {
        desk.goto(&format!("{file}/bewerken/{part}")).await;
        assert!(!desk.browser.title().await.starts_with("Niet gevonden"), "{part} is not there");
        desk.browser.inspect(&format!("dossier-{part}")).await;
    }
    for part in ["geschiedenis", "toestemmingen"] {
        desk.goto(&format!("{file}/{part}")).await;
        assert!(!desk.browser.title().await.starts_with("Niet gevonden"), "{part} is not there");
        desk.browser.inspect(&format!("dossier-{part}")).await;
    }
}

#[tokio::test]
async fn pages_of_a_support_worker_and_a_volunteer() {
    inspect(
        "begeleider",
        &["/", "/kandidaten", "/attesten", "/rekenen", "/noodtoegang", "/kandidaten/opnemen"],
    )
    .await;
    inspect("vrijwilliger", &["/", "/kandidaten"]).await;
}

#[tokio::test]
async fn pages_of_those_who_look_after_the_office() {
    inspect(
        "beheer",
        &["/", "/beheer", "/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/mensen/1", "/beheer/taken"],
    )
    .await;
    inspect("privacy", &["/", "/logboek", "/privacy/personen", "/privacy/bewaren"]).await;
    inspect("beleid", &["/"]).await;
}
