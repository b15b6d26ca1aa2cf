//! Sealing: a value opens at its own place with its own key, and a changed one does not open.

use crate::support::{base64, keys};
use proptest::prelude::*;
use vault::{KeyUse, Keys, OpenError, Place};

fn place() -> Place {
    Place::new("registration", "national_number", "K-2024-0001")
}

#[test]
fn the_same_value_is_sealed_differently_each_time() {
    let keys = Keys::generate();
    assert_ne!(keys.seal(&place(), b"x"), keys.seal(&place(), b"x"));
    assert_eq!(keys.seal(&place(), b"").len(), 45);
}

#[test]
fn a_value_moved_to_another_row_column_or_table_is_refused() {
    let keys = Keys::generate();
    let sealed = keys.seal(&place(), b"x");
    for other in [
        Place::new("registration", "national_number", "K-2024-0002"),
        Place::new("registration", "note", "K-2024-0001"),
        Place::new("account", "national_number", "K-2024-0001"),
        Place::new("registration", "national_number", ""),
    ] {
        let error = keys.open(&other, &sealed).unwrap_err();
        assert!(matches!(error, OpenError::Refused { .. }), "{error}");
    }
}

#[test]
fn a_refusal_names_the_place_and_not_the_value() {
    let keys = Keys::generate();
    let mut sealed = keys.seal(&place(), b"85073003328");
    *sealed.last_mut().unwrap() ^= 1;
    let error = keys.open(&place(), &sealed).unwrap_err();
    assert_eq!(
        error.to_string(),
        "registration.national_number: the sealed value was changed, or belongs to another place"
    );
}

#[test]
fn a_value_of_another_key_names_the_key_it_needs_and_those_there_are() {
    let (mine, other) = (Keys::generate(), Keys::generate().with_new(KeyUse::Seal));
    let error = other.open(&place(), &mine.seal(&place(), b"x")).unwrap_err();
    let OpenError::UnknownKey { key, known } = &error else { panic!("{error}") };
    assert_eq!(*key, mine.check()[5..13]);
    assert_eq!(known.split(", ").count(), 2);
    assert!(error.to_string().contains("put that key back"), "{error}");
}

#[test]
fn a_key_that_pretends_to_be_another_is_refused() {
    let (mine, other) = (Keys::generate(), Keys::generate());
    let mut sealed = mine.seal(&place(), b"x");
    let pretending = other.seal(&place(), b"x");
    sealed[1..5].copy_from_slice(&pretending[1..5]);
    assert!(matches!(other.open(&place(), &sealed), Err(OpenError::Refused { .. })));
}

#[test]
fn what_was_never_sealed_is_told_apart() {
    let keys = Keys::generate();
    assert_eq!(keys.open(&place(), b""), Err(OpenError::TooShort { found: 0 }));
    assert_eq!(keys.open(&place(), &[1; 44]), Err(OpenError::TooShort { found: 44 }));
    assert_eq!(keys.open(&place(), &[7; 60]), Err(OpenError::Version { found: 7 }));
    assert!(keys.needs_rotation(b"plain") && keys.reseal(&place(), b"plain").is_err());
}

#[test]
fn a_text_opens_as_text_and_bytes_do_not() {
    let keys = Keys::generate();
    assert_eq!(*keys.open_text(&place(), &keys.seal(&place(), "é".as_bytes())).unwrap(), "é");
    let bytes = keys.seal(&place(), &[0xff, 0xfe]);
    assert!(matches!(keys.open_text(&place(), &bytes), Err(OpenError::Unexpected { .. })));
}

#[test]
fn a_value_of_the_current_key_is_not_sealed_again() {
    let keys = Keys::generate();
    let sealed = keys.seal(&place(), b"x");
    assert!(!keys.needs_rotation(&sealed));
    assert_eq!(keys.reseal(&place(), &sealed), Ok(None));
}

/// Computed apart from this program: what is in a database must open with every later version.
#[test]
fn a_value_that_was_sealed_before_still_opens() {
    let keys = keys(&format!("seal:{} hash:{}", base64(1), base64(3)));
    let sealed: Vec<u8> = SEALED.as_bytes().chunks(2).map(pair).collect();
    assert_eq!(*keys.open_text(&place(), &sealed).unwrap(), "85.67.30-033");
}

const SEALED: &str = "0199a5f2a16465666768696a6b6c6d6e6f707172737475767778797a7\
    b2805c4ddb1210057608ca2d573c4eb3ae11fa3ded0ceaed57e3bfff2";

fn pair(pair: &[u8]) -> u8 {
    u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()
}

proptest! {
    #[test]
    fn what_is_sealed_opens_again(value in proptest::collection::vec(any::<u8>(), 0..200), row in ".{0,20}") {
        let keys = keys(&base64(1));
        let place = Place::new("t", "c", row);
        let sealed = keys.seal(&place, &value);
        prop_assert_eq!(sealed.len(), value.len() + 45);
        prop_assert_eq!(&*keys.open(&place, &sealed).unwrap(), &value);
    }

    #[test]
    fn a_value_with_any_bit_flipped_is_refused(value in proptest::collection::vec(any::<u8>(), 0..40), at: prop::sample::Index, bit in 0..8) {
        let keys = keys(&base64(1));
        let mut sealed = keys.seal(&place(), &value);
        let at = at.index(sealed.len());
        sealed[at] ^= 1u8 << bit;
        prop_assert!(keys.open(&place(), &sealed).is_err());
    }

    #[test]
    fn a_value_cut_off_anywhere_is_refused(value in proptest::collection::vec(any::<u8>(), 0..40), at: prop::sample::Index) {
        let keys = keys(&base64(1));
        let sealed = keys.seal(&place(), &value);
        prop_assert!(keys.open(&place(), &sealed[..at.index(sealed.len())]).is_err());
    }

    #[test]
    fn a_value_does_not_open_elsewhere(mine in "[a-z0-9]{1,6}", other in "[a-z0-9]{1,6}") {
        prop_assume!(mine != other);
        let keys = keys(&base64(1));
        let sealed = keys.seal(&Place::new("t", "c", &mine), b"x");
        prop_assert!(keys.open(&Place::new("t", "c", &other), &sealed).is_err());
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        let keys = keys(&base64(1));
        prop_assert!(keys.open(&place(), &bytes).is_err());
        prop_assert!(keys.needs_rotation(&bytes));
    }

    #[test]
    fn any_text_is_read_as_keys_without_panic(text in ".{0,120}") {
        prop_assert!(Keys::parse(&text).is_err());
    }
}
