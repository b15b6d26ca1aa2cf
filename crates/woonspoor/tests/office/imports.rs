//! What an import and an export say, and an import that has to wait.

use super::{Office, plain};
use crate::registry::Registry;
use crate::support::program;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

#[test]
fn tables_are_told_in_words_and_an_import_of_nothing_new_says_so() {
    let office = Office::new();
    let written = Registry::small().written();
    let registry = written.registry();
    let registry = registry.to_str().unwrap();
    let first = office.run("import", &[registry]).shows(&["Inschrijvingen:", "Woningen:", "toegepast"]);
    assert!(!first.text().contains("niets veranderd") && !first.text().contains("registrations"));
    let again = office.run("import", &[registry]);
    again.shows(&["Er is niets veranderd: alles stond al zo in het register."]);
    let english = office.run("export", &["uit", "--lang", "en"]).shows(&["Registrations:", "Dwellings:"]);
    assert!(!english.text().contains("Inschrijvingen"));
    let refused = office.run("export", &["uit"]);
    plain(&refused.refused(&["uit", "is er al en is niet leeg"]).stderr);
}

#[test]
fn who_may_not_import_and_what_is_no_registry_is_told_without_a_word_about_reading() {
    let office = Office::new();
    let written = Registry::small().written();
    let registry = written.registry();
    let registry = registry.to_str().unwrap();
    let refused = office.run("import", &[registry, "--as", "niemand@voorbeeld.be"]);
    let refused = refused.refused(&["--as", "niemand@voorbeeld.be", "geen account met dit adres"]);
    assert!(!refused.stderr.contains("gelezen"), "{}", refused.stderr);
    std::fs::write(office.file("los.txt"), "tekst").unwrap();
    let refused = office.run("import", &["los.txt"]).refused(&["los.txt", "geen map en geen werkmap"]);
    assert!(!refused.stderr.contains("gelezen"), "{}", refused.stderr);
    std::fs::write(office.file("los.xlsx"), "tekst").unwrap();
    plain(&office.run("import", &["los.xlsx"]).refused(&["los.xlsx", "werkmap"]).stderr);
    let add =
        ["--name", "R", "--email", "r@voorbeeld.be", "--organisation", "", "--role", "allocation-officer"];
    let refused = office.run("user add", &add).refused(&["--organisation"]);
    assert!(!refused.stderr.contains("gelezen"), "{}", refused.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_has_to_wait_for_another_says_so() {
    let database = testbed::postgres();
    let office = Office::on(Some(database.url.clone()));
    let registry = Registry::small().written();
    let store = office.store().await;
    let tx = store.begin().await.unwrap();
    store::imports::alone(&tx).await.unwrap();
    let folder = registry.registry();
    let arguments = office.arguments("import", &[folder.to_str().unwrap()]);
    let mut waiting =
        program(office.folder(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(waiting.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("wacht tot dat klaar is"), "{line}");
    assert_eq!(waiting.try_wait().unwrap(), None, "it went on");
    tx.rollback().await.unwrap();
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(waiting.wait().unwrap().success(), "{rest}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_program_that_died_left_behind_is_cleared_away_and_what_waits_is_named() {
    use store::imports::{Step, advance, all, create};
    let postgres = testbed::postgres();
    for office in [Office::new(), Office::on(Some(postgres.url.clone()))] {
        let written = Registry::small().written();
        let registry = written.registry();
        let store = office.store().await;
        let at = "2026-03-01T10:00:00Z".parse().unwrap();
        let step = || Step { state: "checked", ..Step::default() };
        let dead = create(store.writer(), None, None, "", "{}", at).await.unwrap().id;
        assert!(advance(store.writer(), dead, &["uploaded"], step()).await.unwrap());
        let uploaded = create(store.writer(), None, None, "", r#"{"source": 7}"#, at).await.unwrap().id;
        assert!(advance(store.writer(), uploaded, &["uploaded"], step()).await.unwrap());
        let looked = office.run("doctor", &[]).shows(&[&format!("import {uploaded} van 1 maart 2026 wacht")]);
        assert!(!looked.text().contains(&format!("import {dead} ")), "{}", looked.text());
        office.run("import", &[registry.to_str().unwrap(), "--today", "2026-03-01"]).done();
        let left = all(store.reader()).await.unwrap();
        let states: Vec<(i64, &str)> = left.iter().map(|i| (i.id, i.state.as_str())).collect();
        assert_eq!(states[0], (uploaded, "checked"), "{states:?}");
        assert_eq!((states.len(), states[1].1), (2, "applied"), "{states:?}");
        store.close().await.unwrap();
    }
}
