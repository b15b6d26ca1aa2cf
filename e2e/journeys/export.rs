//! Taking the list along: what stands in it is what its reader sees on the screen.

use super::Desk;
use crate::office::Client;

/// The rows of the list as they stand on the screen: the name, and how many cells say something.
async fn on_screen(desk: &Desk) -> Vec<(String, usize)> {
    desk.goto("/kandidaten").await;
    let rows = "return [...document.querySelectorAll('tr[data-row]')].map(row => {
        const cells = [...row.cells].slice(1).map(cell => cell.textContent.trim());
        return [row.querySelector('a[href^=\"/kandidaten/\"]').textContent.trim(),
            cells.filter(text => text !== '' && text !== '–').length];
    })";
    desk.browser.ask(rows, vec![]).await
}

#[tokio::test]
async fn who_sees_little_of_a_file_takes_little_of_it_along() {
    let desk = Desk::of("begeleider").await;
    let browser = &desk.browser;
    let shown = on_screen(&desk).await;
    browser.inspect("lijst-om-mee-te-nemen").await;
    browser.click("Uitvoeren").await;
    browser.inspect("uitvoeren").await;
    browser.click("CSV").await;
    let table = browser.downloaded("kandidaten-2026-03-01.csv").await;
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_slice());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let taken: Vec<(String, usize)> = reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            (row[0].to_owned(), row.iter().skip(1).filter(|cell| !cell.is_empty()).count())
        })
        .collect();
    assert_eq!(taken, shown, "what was taken along is not what was on the screen");
    let most = taken.iter().map(|(_, filled)| filled).max().unwrap();
    assert!(taken.iter().any(|(_, filled)| filled < most), "a worker sees as much of every file: {taken:?}");

    desk.goto("/kandidaten").await;
    browser.click("Uitvoeren").await;
    browser.click("Excel").await;
    let workbook = browser.downloaded("kandidaten-2026-03-01.xlsx").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lijst.xlsx");
    std::fs::write(&file, workbook).unwrap();
    let sheets = exchange::sheets(&file).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].1, heads, "the workbook has other columns");
}

#[tokio::test]
async fn who_takes_nothing_along_finds_no_list_to_take() {
    let desk = Desk::of("vrijwilliger").await;
    desk.goto("/kandidaten").await;
    let links = "return document.querySelectorAll('a[href*=\"uitvoer\"]').length";
    assert_eq!(desk.browser.ask::<usize>(links, vec![]).await, 0);
    for who in ["vrijwilliger", "beheer", "beleid", "privacy"] {
        let client = Client::log_in(&desk.server, who).await;
        for path in ["/kandidaten/uitvoer.csv", "/kandidaten/uitvoer.xlsx"] {
            assert_eq!(client.get(path).await.0, 404, "{who} takes {path} along");
        }
    }
}
