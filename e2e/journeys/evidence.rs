//! Adding evidence of a housing need, without script, and withdrawing it again.

use super::Desk;

/// Opens the first file in the list in which this worker is named.
async fn own_case(desk: &Desk) {
    desk.goto("/kandidaten").await;
    let links = "return [...document.querySelectorAll('tbody a[href^=\"/kandidaten/\"]')]
        .map(link => link.getAttribute('href'))";
    let files: Vec<String> = desk.browser.ask(links, vec![]).await;
    for file in files {
        desk.goto(&file).await;
        let there = "return document.querySelector('main a[href$=\"/bewijzen\"]') !== null";
        if desk.browser.ask::<bool>(there, vec![]).await {
            return;
        }
    }
    panic!("the worker is named in no case of the list");
}

#[tokio::test]
async fn a_worker_adds_and_withdraws_a_paper_without_script() {
    let desk = Desk::of("begeleider").await;
    let browser = &desk.browser;
    browser.allow_scripts(false).await;
    own_case(&desk).await;
    browser.click("Bewijs van woonnood").await;
    browser.inspect("bewijzen").await;

    browser.click_role("button", "Bewijs bewaren").await;
    browser.expect_text("Kies wat voor bewijs het is.").await;
    browser.expect_text("Voeg het document toe.").await;
    browser.inspect("bewijzen-fout").await;

    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("brief van de buren.txt");
    std::fs::write(&paper, b"%PDF-1.4 bewijs").unwrap();
    browser.fill("Soort bewijs", "vonnis").await;
    browser.fill("Datum van het bewijs", "2026-02-03").await;
    browser.attach("Document", &paper).await;
    browser.click_role("button", "Bewijs bewaren").await;
    browser.expect_text("Het bewijs is toegevoegd.").await;
    browser.expect_text("3 februari 2026").await;
    browser.expect_no_text("brief van de buren").await;
    browser.inspect("bewijzen-een").await;

    browser.click("tbody tr:first-child >> Intrekken").await;
    browser.fill("Waarom trekt u het in?", "verkeerde persoon").await;
    browser.click("Ja, trek in").await;
    browser.expect_text("Het bewijs is ingetrokken.").await;
    browser.expect_text("verkeerde persoon").await;
    browser.inspect("bewijzen-ingetrokken").await;
}
