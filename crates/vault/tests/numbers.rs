//! National numbers: sealed at their place, found by their hash however they were written.

use domain::NationalNumber;
use vault::{KeyUse, Keys, OpenError, Place};

/// Invented: 60 is added to the month.
fn number() -> NationalNumber {
    NationalNumber::parse("85.67.30-033.60").unwrap()
}

#[test]
fn a_number_opens_at_its_place_only() {
    let keys = Keys::generate();
    let place = Place::new("registration", "national_number", "1");
    let sealed = keys.seal_number(&place, &number());
    assert_eq!(keys.open_number(&place, &sealed), Ok(number()));
    assert!(keys.open_number(&Place::new("registration", "national_number", "2"), &sealed).is_err());
}

#[test]
fn what_is_no_number_is_told_apart() {
    let keys = Keys::generate();
    let place = Place::new("registration", "national_number", "1");
    let sealed = keys.seal(&place, b"no number");
    assert!(matches!(keys.open_number(&place, &sealed), Err(OpenError::Unexpected { .. })));
}

#[test]
fn a_number_is_found_however_it_was_written() {
    let keys = Keys::generate();
    let typed = NationalNumber::parse("85 67 30 033 60").unwrap();
    assert_eq!(keys.number_hash(&number()), keys.number_hash(&typed));
    assert_eq!(keys.number_hash(&number()).len(), 64);
    assert_ne!(keys.number_hash(&number()), Keys::generate().number_hash(&number()));
}

#[test]
fn a_number_is_found_while_the_hash_key_is_rotated() {
    let old = Keys::generate();
    let new = old.with_new(KeyUse::Hash);
    assert!(new.number_hashes(&number()).contains(&old.number_hash(&number())));
    assert_eq!(new.number_hashes(&number())[0], new.number_hash(&number()));
}
