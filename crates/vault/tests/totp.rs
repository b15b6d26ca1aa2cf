//! Codes of an authenticator app: the vectors of the RFC, the window, and each code once.

use chrono::{DateTime, Utc};
use vault::{CodeFault, TotpError, TotpSecret};

fn secret() -> TotpSecret {
    TotpSecret::from_bytes(b"12345678901234567890").unwrap()
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// RFC 6238, appendix B, SHA-1: time in seconds and the last six of its eight digits.
const VECTORS: [(i64, &str); 6] = [
    (59, "287082"),
    (1_111_111_109, "081804"),
    (1_111_111_111, "050471"),
    (1_234_567_890, "005924"),
    (2_000_000_000, "279037"),
    (20_000_000_000, "353130"),
];

#[test]
fn the_codes_of_rfc_6238_are_accepted() {
    for (seconds, code) in VECTORS {
        assert_eq!(secret().verify(code, at(seconds), None), Ok(seconds / 30), "{seconds}");
    }
}

#[test]
fn a_code_is_accepted_one_step_before_and_after_and_no_more() {
    // The code of the seconds 1234567890 to 1234567919.
    let (begin, code) = (1_234_567_890, "005924");
    for now in [begin - 30, begin, begin + 29, begin + 59] {
        assert_eq!(secret().verify(code, at(now), None), Ok(begin / 30), "{now}");
    }
    for now in [begin - 31, begin + 60, 0, -100] {
        assert_eq!(secret().verify(code, at(now), None), Err(CodeFault::Wrong), "{now}");
    }
}

#[test]
fn a_code_works_once() {
    let step = secret().verify("005924", at(1_234_567_890), None).unwrap();
    for (last, expected) in
        [(step - 1, Ok(step)), (step, Err(CodeFault::Replayed)), (step + 1, Err(CodeFault::Replayed))]
    {
        assert_eq!(secret().verify("005924", at(1_234_567_890), Some(last)), expected, "{last}");
    }
    assert_eq!(secret().verify("000000", at(1_234_567_890), Some(step)), Err(CodeFault::Wrong));
}

#[test]
fn spaces_in_a_code_do_not_matter_and_anything_else_does() {
    assert!(secret().verify(" 005 924\n", at(1_234_567_890), None).is_ok());
    for malformed in ["", "00592", "0059244", "+05924", "00592a", "٠٠٥٩٢٤", "005-924"] {
        let found = secret().verify(malformed, at(1_234_567_890), None);
        assert_eq!(found, Err(CodeFault::Malformed), "{malformed}");
    }
}

#[test]
fn the_address_for_the_app_holds_names_and_secret() {
    let uri = secret().uri("Woonspoor: Kempen", "greet@thuis-kempen.be").unwrap();
    assert_eq!(
        *uri,
        "otpauth://totp/Woonspoor%20%20Kempen:greet%40thuis-kempen.be?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
         &issuer=Woonspoor%20%20Kempen"
    );
    assert_eq!(secret().uri("", "greet"), Err(TotpError::Name));
    assert_eq!(secret().uri("Woonspoor", " : "), Err(TotpError::Name));
}

#[test]
fn the_secret_to_type_over_stands_in_groups_of_four() {
    assert_eq!(*secret().base32(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

#[test]
fn a_secret_that_is_kept_works_again_and_one_of_another_length_does_not() {
    let new = TotpSecret::generate();
    let kept = TotpSecret::from_bytes(new.as_bytes()).unwrap();
    assert_eq!(new.base32(), kept.base32());
    assert_ne!(new.base32(), TotpSecret::generate().base32());
    assert_eq!(TotpSecret::from_bytes(&[1; 19]).unwrap_err(), TotpError::Length { found: 19 });
}
