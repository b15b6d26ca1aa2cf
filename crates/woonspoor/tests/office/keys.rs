//! Other keys: what to put back, and when old ones may go.

use super::{Office, plain};
use crate::support::run;

#[test]
fn other_keys_are_told_by_file_and_what_to_put_back() {
    let office = Office::new();
    std::fs::create_dir(office.file("ander")).unwrap();
    run(office.folder(), &["keys", "new", "--data", "ander"]).done();
    for command in ["serve", "keys check", "keys rotate", "audit verify", "export uit"] {
        let refused = office.run(command, &["--keys", "ander/keys"]);
        plain(&refused.refused(&["ander/keys", "Zet het sleutelbestand terug", "--keys"]).stderr);
    }
    let looked = office.run("doctor", &["--keys", "ander/keys"]);
    assert_eq!(looked.code, 2);
    assert!(looked.text().contains("ander/keys") && looked.text().contains("Zet het sleutelbestand terug"));
    plain(looked.text());
    std::fs::remove_file(office.data().join("keys")).unwrap();
    let refused = office.run("serve", &[]);
    plain(&refused.refused(&["data/keys", "Zet het sleutelbestand terug"]).stderr);
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_can_open_or_that_holds_no_keys_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    let keys = office.data().join("keys");
    std::fs::set_permissions(&keys, std::fs::Permissions::from_mode(0o644)).unwrap();
    plain(&office.run("serve", &[]).refused(&["data/keys", "chmod 600", "0644"]).stderr);
    std::fs::set_permissions(&keys, std::fs::Permissions::from_mode(0o600)).unwrap();
    for text in ["", "iets", "seal:AAAA"] {
        std::fs::write(&keys, text).unwrap();
        plain(&office.run("serve", &[]).refused(&["data/keys"]).stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn old_keys_stay_until_nothing_is_found_under_them() {
    let office = Office::new();
    let store = office.store().await;
    let before = vault_of(&office);
    let sealed = vault::Place::new("account", "totp_secret", 1);
    let account = store::entities::account::ActiveModel {
        id: store::sea_orm::Set(1),
        name: store::sea_orm::Set("Roos".to_owned()),
        email: store::sea_orm::Set("roos@voorbeeld.be".to_owned()),
        language: store::sea_orm::Set("nl".to_owned()),
        totp_secret: store::sea_orm::Set(Some(before.seal(&sealed, b"geheim"))),
        active: store::sea_orm::Set(true),
        needs_second_factor: store::sea_orm::Set(true),
        created_at: store::sea_orm::Set("2026-03-01T00:00:00Z".parse().unwrap()),
        version: store::sea_orm::Set(1),
        ..Default::default()
    };
    store::sea_orm::ActiveModelTrait::insert(account, store.writer()).await.unwrap();
    store.close().await.unwrap();
    office.run("keys new", &[]).done();
    let first = office.run("keys rotate", &["--drop-old"]);
    assert_eq!(first.code, 2, "{}", first.text());
    for part in ["1 opnieuw verzegeld", "Herstart", "oude sleutels staan er nog"] {
        assert!(first.text().contains(part), "`{part}` is not in {}", first.text());
    }
    assert_eq!(vault_of(&office).count(vault::KeyUse::Seal), 2);
    let second = office.run("keys rotate", &["--drop-old"]).shows(&["0 opnieuw verzegeld", "niet meer in"]);
    assert!(!second.text().contains("Herstart"), "{}", second.text());
    assert_eq!(vault_of(&office).count(vault::KeyUse::Seal), 1);
}

fn vault_of(office: &Office) -> vault::Keys {
    vault::Keys::read(&office.data().join("keys")).unwrap()
}
