//! Backups are not written over, and one that cannot be brought back leaves nothing behind.

use super::{Office, plain};
use crate::support::{content, run};
use std::path::Path;
use tempfile::TempDir;

/// A backup of an office with something in its log.
fn made(office: &Office) -> Vec<u8> {
    office.run("backup", &["heel.backup"]).done();
    std::fs::read(office.file("heel.backup")).unwrap()
}

#[test]
fn a_file_that_is_there_is_only_replaced_when_asked() {
    let office = Office::new();
    std::fs::write(office.file("vroeger"), "van vroeger").unwrap();
    let refused = office.run("backup", &["vroeger"]).refused(&["vroeger", "--force"]);
    plain(&refused.stderr);
    assert_eq!(std::fs::read(office.file("vroeger")).unwrap(), b"van vroeger");
    office.run("backup", &["vroeger", "--force"]).shows(&["vroeger"]);
    assert_ne!(std::fs::read(office.file("vroeger")).unwrap(), b"van vroeger");
    std::fs::create_dir(office.file("map")).unwrap();
    plain(&office.run("backup", &["map", "--force"]).refused(&["map", "dit is een map"]).stderr);
    plain(&office.run("backup", &["/dev/null", "--force"]).refused(&["geen gewoon bestand"]).stderr);
    plain(&office.run("backup", &["nergens/x"]).refused(&["nergens", "niets met deze naam"]).stderr);
}

#[test]
fn what_is_no_whole_backup_leaves_no_database_behind() {
    let office = Office::new();
    let whole = made(&office);
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    let cases: [(&str, Option<&[u8]>, &str); 5] = [
        ("weg", None, "niets met deze naam"),
        ("geen", Some(b"geen back-up"), "geen back-up van Woonspoor"),
        ("leeg", Some(b""), "back-up"),
        ("kort", Some(&whole[..whole.len() / 2]), "afgebroken of beschadigd"),
        ("kapot", Some(&flipped), "afgebroken of beschadigd"),
    ];
    for (name, bytes, told) in cases {
        let folder = TempDir::new().unwrap();
        if let Some(bytes) = bytes {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let before = content(folder.path());
        for into in [&["--data", "nieuw/dieper"][..], &["--database", "sqlite://los.db"]] {
            let refused = run(folder.path(), &[&["restore", name][..], into].concat());
            plain(&refused.refused(&[name, told]).stderr);
            assert!(content(folder.path()) == before, "{name} into {into:?} left something behind");
        }
    }
    let refused = run(office.folder(), &["restore", "data", "--data", "nieuw"]);
    plain(&refused.refused(&["data", "dit is een map"]).stderr);
    assert!(!office.file("nieuw").exists());
}

#[test]
fn a_database_that_was_there_stays_when_a_backup_cannot_be_brought_back() {
    let office = Office::new();
    office.run("export", &["uit"]).done();
    let whole = made(&office);
    std::fs::write(office.file("kort"), &whole[..whole.len() / 2]).unwrap();
    office.run("restore", &["kort", "--force"]).refused(&["kort"]);
    office.run("audit verify", &[]).shows(&["in orde"]);
    let refused = office.run("restore", &["heel.backup"]);
    // The log of a database in use is enough to keep it.
    plain(&refused.refused(&["niet leeg", "--force"]).stderr);
}

#[test]
fn a_restore_says_which_keys_it_needs() {
    let office = Office::new();
    office.run("export", &["uit"]).done();
    made(&office);
    let needed = key_names(&office.data().join("keys"));
    let alone = run(office.folder(), &["restore", "heel.backup", "--data", "zonder"]);
    alone.shows(&["teruggezet", "nog geen sleutels", "zonder/keys", &needed]);
    std::fs::create_dir(office.file("ander")).unwrap();
    run(office.folder(), &["keys", "new", "--data", "ander"]).done();
    let other = run(office.folder(), &["restore", "heel.backup", "--data", "ander"]);
    let there = key_names(&office.file("ander/keys"));
    other.shows(&["teruggezet", "niet de sleutels van deze back-up", "ander/keys", &needed, &there]);
    let closed = run(office.folder(), &["keys", "check", "--data", "ander"]);
    plain(&closed.refused(&["ander/keys", "Zet het sleutelbestand terug"]).stderr);
    let same = run(office.folder(), &["restore", "heel.backup", "--data", "zelfde", "--keys", "data/keys"]);
    assert!(!same.shows(&["teruggezet"]).text().contains("leutel"));
}

/// The names of the current keys in a file, as messages show them.
fn key_names(file: &Path) -> String {
    let keys = std::fs::read_to_string(file).unwrap();
    assert!(keys.contains("seal:") && keys.contains("hash:"));
    // They follow from the keys; another program would have to compute them as this one does.
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("keys");
    std::fs::copy(file, &copy).unwrap();
    let data = folder.path().to_str().unwrap();
    run(folder.path(), &["migrate", "--data", data]).done();
    run(folder.path(), &["keys", "check", "--data", data]).done();
    let url = format!("sqlite://{data}/woonspoor.db");
    let noted = async {
        let store = store::Store::open(&url, &store::Options::default()).await.unwrap();
        store::settings::get(store.reader(), "vault_check").await.unwrap().unwrap()
    };
    tokio::runtime::Runtime::new().unwrap().block_on(noted)
}
