//! Keys: reading, writing, rotating, and telling that they are the wrong ones.

use crate::support::{base64, keys};
use std::fs;
use std::path::Path;
use std::process::Command;
use vault::{KeyError, KeyUse, Keys, Place};

const VARIABLE: &str = "VAULT_TEST_KEYS";

fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn mode_of(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn keys_are_read_with_comments_commas_and_without_padding() {
    let unpadded = base64(2).trim_end_matches('=').to_owned();
    let text = format!("# keys\nseal:{}, seal:{unpadded}\n\thash:{} # current\n", base64(1), base64(3));
    let keys = keys(&text);
    assert_eq!((keys.count(KeyUse::Seal), keys.count(KeyUse::Hash)), (2, 1));
}

#[test]
fn a_key_without_a_use_serves_for_both() {
    let keys = keys(&base64(1));
    assert_eq!((keys.count(KeyUse::Seal), keys.count(KeyUse::Hash)), (1, 1));
}

#[test]
fn the_ids_and_the_hashes_of_a_key_never_change() {
    let keys = keys(&format!("seal:{} hash:{}", base64(1), base64(3)));
    assert_eq!(keys.check(), CHECK);
    assert_eq!(keys.search_hash("national-number", "85073003328"), HASH);
}

/// Computed apart from this program; what is stored depends on it.
const CHECK: &str = "seal:99a5f2a1 hash:22539200";
const HASH: &str = "30299087981c8b0b7f777ceecb9967f006d0b1d95d443187e42397410a4ca215";

#[test]
fn text_that_is_no_key_is_refused_and_not_shown() {
    let (one, two) = (base64(1), base64(2));
    let short = &one[..40];
    for (text, expected) in [
        (String::new(), "no key for `seal`"),
        (format!("seal:{one}"), "no key for `hash`"),
        (format!("hash:{one}"), "no key for `seal`"),
        (format!("{one} {short}"), "entry 2: expected"),
        (format!("{one} {one}{two}"), "entry 2: expected"),
        (format!("open:{one}"), "entry 1: expected"),
        (format!("{one} seal:"), "entry 2: expected"),
        (format!("{one} seal:not-base64!"), "entry 2: expected"),
        (format!("{one} seal:{two} hash:{one}"), "entry 3: the same key"),
        (format!("seal:{}=", "A".repeat(43)), "same byte"),
    ] {
        let error = Keys::parse(&text).unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(told.contains(expected), "{told}");
        assert!(!told.contains(short) && !told.contains("not-base64"), "{told}");
    }
}

#[test]
fn the_same_key_may_serve_both_uses_as_two_entries() {
    let keys = keys(&format!("seal:{} hash:{}", base64(1), base64(1)));
    assert_eq!((keys.count(KeyUse::Seal), keys.count(KeyUse::Hash)), (1, 1));
}

#[test]
fn what_is_written_is_read_again_and_open_to_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let keys = Keys::generate().with_new(KeyUse::Seal);
    keys.write_new(&path).unwrap();
    assert_eq!(mode_of(&path), 0o600);
    let read = Keys::read(&path).unwrap();
    assert_eq!(read.check(), keys.check());
    assert_eq!(read.count(KeyUse::Seal), 2);
    let place = Place::new("t", "c", 1);
    assert_eq!(read.open(&place, &keys.seal(&place, b"x")).unwrap()[..], b"x"[..]);
}

#[test]
fn a_file_with_keys_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    Keys::generate().write_new(&path).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Keys::generate().write_new(&path), Err(KeyError::Exists { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn keys_are_replaced_whole_and_nothing_is_left_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let old = Keys::generate();
    old.write_new(&path).unwrap();
    let new = old.with_new(KeyUse::Seal);
    new.replace(&path).unwrap();
    assert_eq!(Keys::read(&path).unwrap().check(), new.check());
    assert_eq!(mode_of(&path), 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_replacement_that_was_cut_off_before_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    fs::write(folder.path().join("keys.new"), "somebody's").unwrap();
    assert!(matches!(Keys::generate().replace(&path), Err(KeyError::Exists { .. })));
    assert_eq!(fs::read_to_string(folder.path().join("keys.new")).unwrap(), "somebody's");
}

#[test]
fn a_file_that_others_can_get_at_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    Keys::generate().write_new(&path).unwrap();
    for open in [0o644, 0o640, 0o604, 0o620, 0o610, 0o660, 0o602] {
        mode(&path, open);
        let error = Keys::read(&path).unwrap_err();
        assert!(matches!(error, KeyError::OpenToOthers { mode, .. } if mode == open), "{error}");
        assert!(error.to_string().contains(&format!("chmod 600 {}", path.display())), "{error}");
        assert!(error.to_string().contains(&format!("mode {open:04o}")), "{error}");
    }
    for closed in [0o600, 0o400] {
        mode(&path, closed);
        assert!(Keys::read(&path).is_ok(), "{closed:o}");
    }
}

#[test]
fn what_is_no_file_with_keys_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Keys::read(folder.path()), Err(KeyError::NotAFile { .. })));
    let path = folder.path().join("keys");
    let error = Keys::read(&path).unwrap_err().to_string();
    assert!(error.contains(path.to_str().unwrap()), "{error}");
    fs::write(&path, vec![b'#'; 100_000]).unwrap();
    mode(&path, 0o600);
    assert!(matches!(Keys::read(&path), Err(KeyError::NotAFile { .. })));
}

#[test]
fn a_variable_that_is_not_set_gives_no_keys() {
    assert!(Keys::from_environment("VAULT_TEST_THAT_IS_NOT_SET").unwrap().is_none());
}

#[test]
fn a_variable_with_something_else_is_named() {
    let error = Keys::from_environment("CARGO_PKG_NAME").unwrap_err().to_string();
    assert!(error.starts_with("CARGO_PKG_NAME, entry 1"), "{error}");
}

/// Runs in a process of its own, because a variable cannot be set safely in this one.
#[test]
fn a_variable_with_keys_is_read() {
    let Some(keys) = Keys::from_environment(VARIABLE).unwrap() else {
        let itself = ["--exact", "keys::a_variable_with_keys_is_read"];
        let test =
            Command::new(std::env::current_exe().unwrap()).args(itself).env(VARIABLE, base64(7)).output();
        let told = String::from_utf8(test.unwrap().stdout).unwrap();
        assert!(told.contains("1 passed"), "{told}");
        return;
    };
    assert_eq!(keys.check(), crate::support::keys(&base64(7)).check());
}

#[test]
fn a_new_key_takes_over_and_the_old_ones_stay_until_they_are_dropped() {
    let place = Place::new("t", "c", 1);
    let old = Keys::generate();
    let sealed = old.seal(&place, b"x");
    let both = old.with_new(KeyUse::Seal);
    assert!(both.needs_rotation(&sealed) && both.open(&place, &sealed).is_ok());
    let anew = both.reseal(&place, &sealed).unwrap().unwrap();
    let new = both.only_current(KeyUse::Seal);
    assert_eq!(new.count(KeyUse::Seal), 1);
    assert_eq!(new.open(&place, &anew).unwrap()[..], b"x"[..]);
    assert!(new.open(&place, &sealed).is_err() && old.open(&place, &anew).is_err());
}

#[test]
fn a_new_encryption_key_leaves_the_hashes_as_they_are() {
    for old in [Keys::generate(), keys(&base64(1))] {
        let new = old.with_new(KeyUse::Seal).only_current(KeyUse::Seal);
        assert_eq!(new.search_hash("f", "x"), old.search_hash("f", "x"));
        assert_ne!(new.check(), old.check());
    }
}

#[test]
fn a_new_hash_key_gives_new_hashes_and_finds_the_old_ones() {
    let old = Keys::generate();
    let both = old.with_new(KeyUse::Hash);
    let (then, now) = (old.search_hash("f", "x"), both.search_hash("f", "x"));
    assert_ne!(then, now);
    assert_eq!(both.search_hashes("f", "x"), [now.clone(), then]);
    assert_eq!(both.only_current(KeyUse::Hash).search_hashes("f", "x"), [now]);
}

#[test]
fn dropping_old_keys_of_one_use_keeps_a_key_of_both_for_the_other() {
    let old = keys(&base64(1));
    let new = old.with_new(KeyUse::Seal).with_new(KeyUse::Hash).only_current(KeyUse::Hash);
    assert_eq!((new.count(KeyUse::Seal), new.count(KeyUse::Hash)), (2, 1));
    assert!(new.accepts(&new.check()).is_ok());
    let place = Place::new("t", "c", 1);
    assert!(new.open(&place, &old.seal(&place, b"x")).is_ok());
}

#[test]
fn other_keys_than_the_data_were_made_with_are_named() {
    let (mine, other) = (Keys::generate(), Keys::generate());
    assert!(mine.accepts(&mine.check()).is_ok());
    assert!(mine.with_new(KeyUse::Seal).with_new(KeyUse::Hash).accepts(&mine.check()).is_ok());
    let error = other.accepts(&mine.check()).unwrap_err().to_string();
    let (missing, known) = (&mine.check()[5..13], &other.check()[5..13]);
    assert_eq!(
        error,
        format!("the data were made with other keys: `seal` key {missing} is not among {known}")
    );
    let half = mine.with_new(KeyUse::Hash).only_current(KeyUse::Hash);
    assert!(matches!(half.accepts(&mine.check()), Err(KeyError::OtherKeys { kind: KeyUse::Hash, .. })));
    for text in ["", "seal hash", "seal: hash:", "nonsense"] {
        assert!(mine.accepts(text).is_err(), "{text}");
    }
}
