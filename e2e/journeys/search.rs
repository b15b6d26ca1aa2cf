//! Searching, taking the list along, and what a volunteer sees of it.

use super::Desk;

#[tokio::test]
async fn a_candidate_is_found_while_typing_and_the_list_taken_along() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let file = desk.first_file().await;
    let name: String = browser.ask("return document.querySelector('h1').textContent.trim()", vec![]).await;
    desk.goto("/kandidaten").await;
    browser.type_into("Kandidaten zoeken", &name).await;
    browser.settled().await;
    browser.expect_text(&name).await;
    browser.click(&format!("table >> {name}")).await;
    browser.expect_path(&file).await;

    desk.goto("/kandidaten").await;
    let link: String = browser
        .ask("return document.querySelector('a[href*=\"uitvoer.csv\"]').getAttribute('href')", vec![])
        .await;
    desk.goto(&link).await;
    let table = browser.downloaded("kandidaten-2026-03-01.csv").await;
    assert!(String::from_utf8_lossy(&table).contains(&name), "{name} is not in what was taken along");
}

#[tokio::test]
async fn the_list_works_without_script() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    browser.allow_scripts(false).await;
    desk.goto("/kandidaten").await;
    browser.fill("Kandidaten zoeken", "zzzzzz").await;
    browser.press("\u{e007}").await;
    browser.expect_text("Geen kandidaten gevonden").await;
}
