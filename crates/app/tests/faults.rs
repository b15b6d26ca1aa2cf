//! Everything that can be wrong with an input is told in both languages.

use crate::support::date;
use app::words::{Language, Words};
use app::{Cause, Trouble};
use domain::{Fault, Problem, System};
use std::collections::BTreeSet;

macro_rules! problems {
    ($($variant:ident $({ $($field:ident: $value:expr),* })?;)*) => {
        /// One of every kind.
        fn problems() -> Vec<Problem> {
            vec![$(Problem::$variant $({ $($field: $value.into()),* })?,)*]
        }

        /// Does not compile until a new kind stands in the list.
        fn is_listed(problem: &Problem) {
            match problem {
                $(Problem::$variant { .. } => (),)*
            }
        }
    };
}

problems! {
    MissingFile;
    Unreadable { cause: "denied" };
    System { what: System::Full };
    FileExists;
    PortInUse { option: "--listen" };
    NeitherFolderNorWorkbook;
    Empty;
    MissingColumn { found: ["a".to_owned(), "b".to_owned()] };
    RepeatedColumn;
    UnknownColumn;
    FieldCount { expected: 3usize, found: 4usize };
    Required;
    NotADate;
    NotAnAmount;
    Negative;
    NotANumber { min: 0u32, max: 50u32 };
    NotANis;
    UnknownCode { allowed: ["yes".to_owned(), "no".to_owned()] };
    TooLong { most: 15usize };
    Encoding;
    Duplicate { first_line: 7u64 };
    NoSuchRegistration;
    NoSuchDwelling;
    NoSuchOrganisation;
    EndsBeforeStart { start: date("2026-03-01") };
    MoreReservedThanDwellings;
    InFuture { today: date("2026-03-01") };
    BornAfterRegistration { registered_on: date("2026-03-01") };
    RegisteredAfter { on: date("2026-03-01") };
    Mapping { known: ["members".to_owned()] };
    NotAFileName;
    UnclosedQuote;
    AndMore { count: 12usize };
    Schema { message: "unexpected content" };
    TooMany { most: 32usize };
    NotBelowZero;
    SameName { what: "rule" };
    NoSource { known: ["nota".to_owned()] };
    NoSuchRule { known: ["gate".to_owned()] };
    Lacks { what: "pillar" };
    SharesExceedOne { sum: "11/10" };
    SharesBelowOne { sum: "9/10" };
    NoSeries { known: ["living-wage".to_owned()] };
    BandContradiction {
        wage: "1214.13", offset: "264", sum: "1478.13", ceiling: "1544.13", chosen: "label",
        on: date("2023-01-01")
    };
    Overlap { other: "3 to 4" };
    Gap { from: "3", to: "4" };
    NotAscending;
    SumDiffers { what: "zones", expected: "4", found: "5" };
    ChoiceDiffers { says: "strict" };
    ValidityReversed;
    OverrideNotAllowed { allowed: ["local-tie".to_owned()] };
    NotInForce { on: date("2023-01-01"), from: date("2023-10-01"), to: None };
    NoValue { series: "living-wage", on: date("2022-01-01"), first: Some(date("2023-01-01")) };
    Assumed { series: "living-wage", from: date("2023-07-01"), reason_nl: "index", reason_en: "the index" };
    NoSuchPillar { known: "1, 2" };
    SeedMissing;
    NoSuchArea { company: "LeefGoed", zone: "Kust" };
    NoStock;
    Replay { what: "register", expected: "aa", found: "bb" };
    NoSuchRegulation { known: ["kempen".to_owned()] };
    NotAWebAddress;
    NotAnIssuer;
    UnknownSetting { known: ["regulation".to_owned()] };
    MissingSetting;
    WrongKind { expected: "number" };
    NoSuchAccount;
    AccountClosed;
    MayNotImport;
    ChangedMeanwhile;
    NoSuchLine { line: 999i64, last: 84i64 };
    Other { message: "in words" };
}

/// The same kinds with what may be missing or otherwise.
fn variations() -> Vec<Problem> {
    let (on, from) = (date("2023-01-01"), date("2023-10-01"));
    let mut all = vec![
        Problem::Duplicate { first_line: None },
        Problem::Gap { from: "district".into(), to: "district".into() },
        Problem::NotInForce { on, from, to: Some(date("2026-12-31")) },
        Problem::NoValue { series: "living-wage".into(), on, first: None },
        Problem::NoSuchArea { company: "LeefGoed".into(), zone: String::new() },
    ];
    for what in ["regulation", "reference", "program", "receipt", "result"] {
        all.push(Problem::Replay { what, expected: "aa".into(), found: "bb".into() });
    }
    for expected in ["yes-no", "text", "list", "other"] {
        all.push(Problem::WrongKind { expected: expected.into() });
    }
    let said = [
        System::NotFound,
        System::Denied,
        System::Exists,
        System::NotEmpty,
        System::ReadOnly,
        System::InUse,
        System::NoSuchAddress,
        System::IsFolder,
        System::NotFolder,
        System::NotOrdinary,
        System::Name,
        System::NoAnswer,
        System::Other("bad tape".to_owned()),
    ];
    all.extend(said.map(|what| Problem::System { what }));
    all
}

#[test]
fn every_fault_is_told_in_both_languages_and_no_two_in_the_same_words() {
    let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
    let all: Vec<Problem> = problems().into_iter().chain(variations()).collect();
    all.iter().for_each(is_listed);
    let mut told = BTreeSet::new();
    for problem in &all {
        let fault = Fault::error("dwellings.csv", problem.clone());
        let texts = [dutch.fault(&fault), english.fault(&fault)];
        let name = format!("{problem:?}").split([' ', '{']).next().unwrap().to_owned();
        for text in &texts {
            for machinery in ["{$", "{ $", "No localization", "problem-", "Some(", name.as_str()] {
                let of_words = machinery == name && !name.chars().skip(1).any(char::is_uppercase);
                assert!(of_words || !text.contains(machinery), "`{machinery}` in: {text}");
            }
        }
        assert!(
            texts[0].starts_with("dwellings.csv: fout: ") && texts[1].starts_with("dwellings.csv: error: ")
        );
        let same = texts[0].replace(": fout: ", "") == texts[1].replace(": error: ", "");
        assert_eq!(same, matches!(problem, Problem::Other { .. }), "{texts:?}");
        assert!(told.insert(texts), "{problem:?}");
    }
    assert_eq!(told.len(), all.len());
}

#[test]
fn a_full_disk_names_the_folder_and_how_much_room_is_needed() {
    let cause = Cause::full(Some(std::env::temp_dir()), Some(120));
    let Cause::Full { free: Some(free), .. } = &cause else { panic!("{cause:?}") };
    let (free, folder) = (free.to_string(), std::env::temp_dir().display().to_string());
    let trouble = Trouble { place: "woonspoor.backup".to_owned(), cause: cause.clone() };
    for (language, needed) in
        [(Language::Dutch, "Nodig: ongeveer 120 MB"), (Language::English, "about 120 MB")]
    {
        let told = Words::new(language).trouble(&trouble);
        for part in ["woonspoor.backup: ", needed, &folder, &free] {
            assert!(told.contains(part), "`{part}` is not in {told}");
        }
    }
    // Of a server nobody knows the folder; then the place is told by who asks.
    let trouble = Trouble::database("", store::Error::Full("53100".to_owned())).at("postgres://x/y", None);
    let told = Words::new(Language::English).trouble(&trouble);
    assert!(told.starts_with("postgres://x/y: error: the disk of the database server is full"), "{told}");
}

#[test]
fn a_fault_names_file_line_column_article_and_value() {
    let words = Words::new(Language::Dutch);
    let fault =
        Fault::error("registrations.csv", Problem::NotADate).at(12).column("birth_date").value("31/02/1990");
    let text = words.fault(&fault);
    for part in ["registrations.csv:12", "fout", "birth_date", "\"31/02/1990\"", "datum"] {
        assert!(text.contains(part), "{text}");
    }
    let warning = Fault::warning("kempen.toml", Problem::NotAscending).article("9").column("rows");
    let text = words.fault(&warning);
    assert!(text.contains("let op") && text.contains("artikel 9") && text.contains("rows"), "{text}");
}

#[test]
fn a_value_cannot_disturb_a_terminal_nor_fill_the_screen() {
    let words = Words::new(Language::English);
    let fault =
        Fault::error("registrations.csv", Problem::NotADate).value(format!("\u{1b}[2J{}", "x".repeat(500)));
    let text = words.fault(&fault);
    assert!(!text.contains('\u{1b}') && text.contains('…') && text.chars().count() < 300, "{text}");
}
