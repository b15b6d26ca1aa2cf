//! Words to search by: how names, numbers and dates become them.

use super::world::registration;
use store::register::{fold, tokens, words};

#[test]
fn folding_leaves_small_letters_without_marks_and_single_spaces() {
    assert_eq!(fold("  Zoë   D'HONDT "), "zoe d'hondt");
    assert_eq!(fold("Łukasz Øst Straße Æsop Œuvre İpek ılgaz"), "lukasz ost strasse aesop oeuvre ipek ilgaz");
    assert_eq!(fold("a\tb\u{a0}c\0d"), "a b c d");
    assert_eq!(fold("e\u{301}"), fold("é"), "composed or not is the same");
    assert_eq!(fold(""), "");
}

#[test]
fn a_name_is_found_by_its_words_and_by_its_particles_written_together() {
    let found = tokens(&registration("2021.01.05.0001", "Marie Van den Broeck-D'Hondt", "1980-03-12"));
    let expected = [
        "12031980",
        "19800312",
        "202101050001",
        "broeck",
        "d",
        "den",
        "dhondt",
        "hondt",
        "marie",
        "van",
        "vandenbroeck",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_registration_of_somebody_erased_is_found_by_nothing() {
    let mut erased = registration("2021.01.05.0001", "Marie Maes", "1980-03-12");
    erased.erased_at = Some(super::world::moment());
    assert_eq!(tokens(&erased), Vec::<String>::new());
}

#[test]
fn what_has_a_digit_but_begins_with_a_letter_is_filed_apart() {
    let found = tokens(&registration("R-2021/5", "Agent 007 X2", "1980-03-12"));
    assert_eq!(found, ["#r20215", "#x2", "007", "12031980", "19800312", "agent"]);
    assert_eq!(words("r2021"), ["#r2021"]);
    let without_digit = tokens(&registration("ABC", "", "1980-03-12"));
    assert_eq!(without_digit, ["12031980", "19800312"], "else it would stand among the names");
}

#[test]
fn dates_are_understood_in_the_ways_people_write_them() {
    for typed in ["12/03/1980", "12/3/1980", "12-03-1980", "12.3.1980", "1980-03-12"] {
        assert_eq!(words(typed), ["12031980"], "{typed}");
    }
    assert_eq!(words("12/03"), ["1203"], "while somebody types");
    assert_eq!(words("31/02/1980"), ["31021980"], "no date: digits, which nothing begins with");
    assert_eq!(words("2021.01.05.0001"), ["202101050001"]);
}

#[test]
fn names_are_searched_for_as_they_are_filed() {
    assert_eq!(words("Van den Broeck"), ["vandenbroeck"]);
    assert_eq!(words("marie van den"), ["marie", "vanden"]);
    assert_eq!(words("d'hondt"), ["dhondt"]);
    assert_eq!(words("Peeters pee"), ["peeters"], "what another word says already is dropped");
    assert_eq!(words("pee Peeters"), ["peeters"]);
    assert_eq!(words(" ,;'% "), Vec::<String>::new());
    assert_eq!(words(&"abc def ghi ".repeat(20)).len(), 3);
}
