//! Bringing in a register: columns and words that are said once, mistakes, differences, applying and undoing.

use super::Desk;
use std::path::{Path, PathBuf};

/// A heading and a word that no contract knows.
const HEADING: &str = "Geslacht";
const WORD: &str = "vrouw";

/// The region as a workbook of somebody with words of their own. In the row of this number, these fields are different.
fn workbook(folder: &Path, name: &str, number: &str, different: &[(&str, &str)]) -> PathBuf {
    let files = folder.join(format!("{name}-bestanden"));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1);
    app::demo_region::make(&files, demo::Size::Small, 1, day).unwrap();
    let workbook = folder.join(name);
    let mut writer = exchange::WorkbookWriter::create(&workbook).unwrap();
    for entry in std::fs::read_dir(&files).unwrap() {
        let file = entry.unwrap().path();
        let table = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut reader = csv::Reader::from_path(&file).unwrap();
        let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let ours = table == "registrations";
        let heads = columns.iter().map(|name| if ours && name == "sex" { HEADING } else { name });
        writer.table(&table, &heads.collect::<Vec<_>>()).unwrap();
        for row in reader.records() {
            let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
            let at = |name: &str| columns.iter().position(|column| column == name).unwrap();
            if ours && row[at("sex")] == "f" {
                WORD.clone_into(&mut row[at("sex")]);
            }
            if ours && row[at("registration_number")] == number {
                different.iter().for_each(|(name, value)| (*value).clone_into(&mut row[at(name)]));
            }
            writer.row(&row.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        }
    }
    writer.finish().unwrap();
    workbook
}

impl Desk {
    async fn bring(&self, file: &Path) {
        self.goto("/importeren/nieuw").await;
        self.browser.attach("Werkboek, ZIP of CSV-bestanden", file).await;
        self.browser.click_role("button", "Opladen en nakijken").await;
    }

    /// Opens a file, and says whether this stands in it.
    async fn says(&self, file: &str, text: &str) -> bool {
        self.goto(file).await;
        self.browser.text().await.contains(text)
    }
}

#[tokio::test]
async fn a_register_is_brought_in_with_words_of_its_own_and_taken_back() {
    let desk = Desk::of("toewijzing").await;
    let browser = &desk.browser;
    let file = desk.first_file().await;
    let number = "return [...document.querySelectorAll('main dt')]
        .find(term => term.textContent.includes('nschrijvingsnummer')).nextElementSibling.textContent.trim()";
    let number: String = browser.ask(number, vec![]).await;
    let folder = tempfile::tempdir().unwrap();

    // A column and a word have to be explained, and somebody is born on a day that there never was.
    let wrong = [("birth_date", "31/02/1980"), ("phone", "014 33 33 33")];
    desk.bring(&workbook(folder.path(), "met-fouten.xlsx", &number, &wrong)).await;
    browser.expect_text("Welke kolom is wat?").await;
    browser.inspect("import-kolommen").await;
    browser.click_role("button", "Nakijken").await;
    browser.expect_text("Kies de kolom voor sex (registrations).").await;
    browser.inspect("import-kolommen-fout").await;
    browser.fill("geslacht (sex)", HEADING).await;
    browser.click_role("button", "Nakijken").await;
    browser.expect_text("Woorden die we niet kennen").await;
    browser.inspect("import-woorden").await;
    browser.fill(&format!("geslacht: wat betekent “{WORD}”?"), "f").await;
    browser.click_role("button", "Bewaren en opnieuw nakijken").await;
    browser.expect_no_text("Woorden die we niet kennen").await;
    browser.expect_text("31/02/1980").await;
    browser.expect_text("1 fouten").await;
    browser.expect_no_text("Toepassen").await;
    browser.inspect("import-fouten").await;
    assert!(!desk.says(&file, "014 33 33 33").await, "a register with an error was brought in");

    // The same columns and words are known the second time.
    desk.bring(&workbook(folder.path(), "verbeterd.xlsx", &number, &wrong[1..])).await;
    browser.expect_text("Verschillen met het register").await;
    browser.expect_no_text("Welke kolom is wat?").await;
    browser.expect_no_text("Woorden die we niet kennen").await;
    browser.expect_text("014 33 33 33").await;
    browser.inspect("import-verschillen").await;
    assert!(!desk.says(&file, "014 33 33 33").await, "what was only looked at was brought in");
    browser.driver().back().await.unwrap();
    browser.click("Toepassen").await;
    browser.expect_text("Er komen 0 rijen bij en 1 rijen veranderen.").await;
    browser.inspect("import-vraag").await;
    browser.click_role("button", "Ja, toepassen").await;
    browser.expect_text("Ongedaan maken").await;
    browser.inspect("import-toegepast").await;
    let applied = browser.address().await.path().to_owned();
    assert!(desk.says(&file, "014 33 33 33").await, "what was applied does not stand in the file");

    desk.goto(&applied).await;
    browser.click("Ongedaan maken").await;
    browser.click_role("button", "Ja, ongedaan maken").await;
    browser.expect_text("ongedaan gemaakt").await;
    browser.inspect("import-ongedaan").await;
    assert!(!desk.says(&file, "014 33 33 33").await, "what was undone still stands in the file");
    desk.goto("/importeren").await;
    browser.expect_text("ongedaan gemaakt").await;
    browser.inspect("import-lijst").await;
}
