//! Tokens and recovery codes: of the right form, recognised by their hash, and of no use for anything else.

use std::collections::BTreeSet;
use vault::{KeyUse, Keys, RecoveryCodes, Token, TokenKind};

const KINDS: [TokenKind; 3] = [TokenKind::Session, TokenKind::Link, TokenKind::Api];

#[test]
fn a_token_has_the_form_of_its_kind() {
    for kind in KINDS {
        let token = Token::generate(kind);
        assert!(kind.fits(token.text()), "{}", token.text());
        assert_eq!(token.text().starts_with("wsp_"), kind == TokenKind::Api);
        assert_ne!(token.text(), Token::generate(kind).text());
    }
    let api = Token::generate(TokenKind::Api);
    assert!(!TokenKind::Session.fits(api.text()) && TokenKind::Session.fits(&api.text()[4..]));
    for text in
        ["", "wsp_", &api.text()[..46], &format!("{}a", api.text()), &format!("wsp_{}", "+".repeat(43))]
    {
        assert!(!TokenKind::Api.fits(text), "{text}");
    }
}

#[test]
fn a_token_is_kept_as_a_hash_that_depends_on_key_and_kind() {
    let keys = Keys::generate();
    let token = Token::generate(TokenKind::Link);
    let hashes: BTreeSet<String> = KINDS
        .iter()
        .map(|kind| keys.token_hash(*kind, token.text()))
        .chain([Keys::generate().token_hash(TokenKind::Link, token.text())])
        .collect();
    assert_eq!(hashes.len(), 4);
    assert!(hashes.iter().all(|hash| hash.len() == 64 && !hash.contains(token.text())));
    assert_eq!(
        keys.token_hash(TokenKind::Link, token.text()),
        keys.token_hash(TokenKind::Link, token.text())
    );
}

#[test]
fn a_token_is_found_while_the_hash_key_is_rotated() {
    let old = Keys::generate();
    let new = old.with_new(KeyUse::Hash);
    let kept = old.token_hash(TokenKind::Api, "wsp_x");
    assert_eq!(new.token_hashes(TokenKind::Api, "wsp_x"), [new.token_hash(TokenKind::Api, "wsp_x"), kept]);
}

#[test]
fn ten_recovery_codes_are_given_all_different_and_readable() {
    let codes = RecoveryCodes::generate();
    let texts: BTreeSet<&str> = codes.texts().collect();
    assert_eq!(texts.len(), 10);
    for code in texts {
        assert_eq!(code.len(), 19, "{code}");
        assert!(code.split('-').all(|group| group.len() == 4), "{code}");
        assert!(!code.contains(['i', 'l', 'o', 'u']), "{code}");
    }
}

#[test]
fn a_recovery_code_is_recognised_however_it_is_typed_and_only_for_its_account() {
    let keys = Keys::generate();
    let codes = RecoveryCodes::generate();
    let kept: Vec<String> = codes.texts().map(|code| keys.recovery_hash(7, code).unwrap()).collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    for (at, code) in codes.texts().enumerate() {
        assert_eq!(keys.recovery_match(7, code, &kept), Some(at));
        let typed = code.to_uppercase().replace('-', " ").replace('0', "o").replace('1', "L");
        assert_eq!(keys.recovery_match(7, &typed, &kept), Some(at), "{typed}");
        assert_eq!(keys.recovery_match(8, code, &kept), None);
        assert_eq!(keys.recovery_match(7, code, &[]), None);
    }
    assert_eq!(keys.recovery_match(7, "0000-0000-0000-0000", &kept), None);
    assert_eq!(Keys::generate().recovery_match(7, codes.texts().next().unwrap(), &kept), None);
}

#[test]
fn a_recovery_code_is_recognised_after_the_hash_key_is_rotated() {
    let old = Keys::generate();
    let codes = RecoveryCodes::generate();
    let code = codes.texts().next().unwrap();
    let kept = old.recovery_hash(7, code).unwrap();
    let both = old.with_new(KeyUse::Hash);
    assert_eq!(both.recovery_match(7, code, &[&kept]), Some(0));
    assert_eq!(both.only_current(KeyUse::Hash).recovery_match(7, code, &[&kept]), None);
}

#[test]
fn what_is_no_recovery_code_has_no_hash() {
    let keys = Keys::generate();
    for text in [
        "",
        "abcd",
        "abcd-efgh-jkmn-pqr",
        "abcd-efgh-jkmn-pqrst",
        "abcd-efgh-jkmn-pqr!",
        "abcd-efgh-jkmn-pqru",
        "ébcd-efgh-jkmn-pqr",
    ] {
        assert_eq!(keys.recovery_hash(1, text), None, "{text}");
    }
}
