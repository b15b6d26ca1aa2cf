//! Passwords: which are accepted, and how one is recognised.

use vault::password::{HashError, LONGEST, Outcome, Rules, Weakness, check, hash, needs_rehash, verify};

const OWN: [&str; 2] = ["Greet Vandenbossche", "greet.vandenbossche@thuis-kempen.be"];

fn checked(password: &str) -> Result<(), Weakness> {
    check(password, &Rules::default(), &OWN)
}

#[test]
fn a_password_is_recognised_and_another_is_not() {
    let kept = hash("vier paarden op zolder").unwrap();
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    assert_eq!(verify("vier paarden op zolder", Some(&kept)), Ok(Outcome::Right));
    for other in ["", "vier paarden op zolder ", "Vier paarden op zolder", "vier paarden op zolde"] {
        assert_eq!(verify(other, Some(&kept)), Ok(Outcome::Wrong), "{other}");
    }
}

#[test]
fn the_same_password_is_kept_differently_each_time() {
    assert_ne!(hash("vier paarden op zolder").unwrap(), hash("vier paarden op zolder").unwrap());
}

#[test]
fn an_unknown_account_is_answered_as_a_wrong_password() {
    for password in ["nobody", "", "vier paarden op zolder"] {
        assert_eq!(verify(password, None), Ok(Outcome::Wrong));
    }
}

#[test]
fn a_text_far_longer_than_a_password_is_wrong_whatever_was_kept() {
    let kept = hash(&"a".repeat(LONGEST)).unwrap();
    assert_eq!(verify(&"a".repeat(LONGEST), Some(&kept)), Ok(Outcome::Right));
    let far_too_long = "a".repeat(4 * LONGEST + 1);
    let kept = hash(&far_too_long).unwrap();
    assert_eq!(verify(&far_too_long, Some(&kept)), Ok(Outcome::Wrong));
}

#[test]
fn a_kept_hash_of_other_settings_is_right_and_to_be_hashed_again() {
    use argon2::password_hash::phc::PasswordHash;
    use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
    let with = |algorithm, memory, passes, output, salt: usize| {
        let params = Params::new(memory, passes, 1, Some(output)).unwrap();
        let argon2 = Argon2::new(algorithm, Version::V0x13, params);
        let hash: PasswordHash = argon2.hash_password_with_salt(b"old", &vec![7; salt]).unwrap();
        hash.to_string()
    };
    assert!(!needs_rehash(&with(Algorithm::Argon2id, 19_456, 2, 32, 16)));
    for old in [
        with(Algorithm::Argon2id, 4_096, 2, 32, 16),
        with(Algorithm::Argon2id, 19_456, 1, 32, 16),
        with(Algorithm::Argon2i, 19_456, 2, 32, 16),
        with(Algorithm::Argon2id, 19_456, 2, 16, 16),
        with(Algorithm::Argon2id, 19_456, 2, 32, 8),
    ] {
        assert!(needs_rehash(&old), "{old}");
        assert_eq!(verify("old", Some(&old)), Ok(Outcome::RightButOld), "{old}");
        assert_eq!(verify("new", Some(&old)), Ok(Outcome::Wrong), "{old}");
    }
}

#[test]
fn what_is_no_hash_is_a_fault_and_lets_nobody_in() {
    assert_eq!(verify("x", Some("")), Err(HashError::Unreadable));
    assert_eq!(verify("x", Some("x")), Err(HashError::Unreadable));
    assert_eq!(verify("x", Some("$argon2id$v=19$m=19456,t=2,p=1")), Ok(Outcome::Wrong));
    assert!(verify("x", Some("$bcrypt$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo")).is_err());
    assert!(needs_rehash("x"));
}

#[test]
fn length_counts_in_characters_and_the_shortest_is_a_setting() {
    assert_eq!(checked("kort zinnetj"), Ok(()));
    assert_eq!(checked("kort zinnet"), Err(Weakness::TooShort { shortest: 12, found: 11 }));
    assert_eq!(checked("ëëëëëëëëëëë"), Err(Weakness::TooShort { shortest: 12, found: 11 }));
    let strict = Rules { shortest: 15 };
    assert_eq!(check("kort zinnetj", &strict, &[]), Err(Weakness::TooShort { shortest: 15, found: 12 }));
    let long: String = "blauwe fiets in de regen 7 ".repeat(6);
    assert_eq!(checked(&long[..LONGEST]), Ok(()));
    assert_eq!(checked(&long[..LONGEST + 1]), Err(Weakness::TooLong { longest: 128, found: 129 }));
}

#[test]
fn no_capitals_digits_or_signs_are_asked() {
    for fine in [
        "paardenkrachtig koekje",
        "qopwzmvnbtyx",
        "zon zee zand zout",
        "πρωί στη θάλασσα",
        "94717 03258 66120",
    ] {
        assert_eq!(checked(fine), Ok(()), "{fine}");
    }
}

#[test]
fn common_passwords_are_refused() {
    for common in [
        "password1234",
        "123456789012",
        "qwertyuiop12",
        "aaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "Welkom2026!!",
        "wachtwoord123",
        "Wachtwoord2025",
        "woonspoor2026",
        "Woonsp00r!!!",
        "iloveyou2026",
        "azertyazerty",
        "P@ssw0rd2026",
        "zomer2026!!!",
        "17/03/1985 !",
        "Lente2027!!!!",
    ] {
        assert_eq!(checked(common), Err(Weakness::TooCommon), "{common}");
    }
}

#[test]
fn passwords_of_ones_own_name_or_address_are_refused() {
    for own in [
        "vandenbossche",
        "Vandenbossche1",
        "greetvandenbossche",
        "thuis-kempen1",
        "ehcssobnednav",
        "GreetGreetGreet",
        "Greet1985Kempen",
    ] {
        assert_eq!(checked(own), Err(Weakness::OwnDetails), "{own}");
    }
    assert_eq!(check("Vandenbossche1x", &Rules::default(), &[]), Ok(()), "the name of somebody else");
}
