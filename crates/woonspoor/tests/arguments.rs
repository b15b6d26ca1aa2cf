//! Wrong arguments: exit code 2, a message that names the argument and what was expected, and nothing else.

use crate::registry::{FAMILY, Registry, Written};
use crate::support::{content, run};

/// The command is refused, naming all of these, and leaves the folder as it was.
#[track_caller]
fn refused(written: &Written, command: &str, more: &[&str], told: &[&str]) {
    let before = content(written.folder());
    written.run(command, more).refused(told);
    assert!(content(written.folder()) == before, "{command} {more:?} wrote something");
}

#[test]
fn a_date_that_is_none_is_refused() {
    let written = Registry::small().written();
    for date in ["2026-02-29", "2026-13-01", "2026-03-00", "01/03/2026", "2026-3", "gisteren", ""] {
        let on = ["--on", date, "--receipt", "bewijs.json"];
        refused(&written, "rank", &[&on[..], &["--dwelling", "D1"]].concat(), &["--on"]);
        refused(&written, "allocate", &on, &["--on"]);
        let explain = ["--on", date, "--dwelling", "D1", "--registration", FAMILY];
        refused(&written, "explain", &explain, &["--on"]);
    }
}

#[test]
fn a_date_before_the_first_version_of_the_regulation_is_refused() {
    let written = Registry::small().written();
    for (date, regulation) in [("2023-09-30", "kempen"), ("1900-01-01", "kempen/2023-10-01")] {
        let more = ["--on", date, "--regulation", regulation, "--receipt", "bewijs.json"];
        let told = [date, "2023-10-01", "valid-from", &format!("{regulation}:")];
        refused(&written, "allocate", &more, &told);
        refused(&written, "rank", &[&more[..], &["--dwelling", "D1"]].concat(), &told);
        let explain =
            ["--on", date, "--regulation", regulation, "--dwelling", "D1", "--registration", FAMILY];
        refused(&written, "explain", &explain, &told);
    }
    // The first day itself is in force.
    written.run("allocate", &["--on", "2023-10-01", "--format", "json"]).json();
}

#[test]
fn a_pillar_that_does_not_exist_is_refused() {
    let written = Registry::small().written();
    for pillar in ["0", "5", "-1", "1.5", "een", "", "300"] {
        let more = ["--dwelling", "D1", &format!("--pillar={pillar}")];
        refused(&written, "rank", &[&more[..], &["--receipt", "bewijs.json"]].concat(), &["--pillar"]);
        refused(&written, "explain", &[&more[..], &["--registration", FAMILY]].concat(), &["--pillar"]);
    }
}

#[test]
fn a_pillar_the_regulation_does_not_have_is_refused_and_told() {
    let written = Registry::small().written();
    let more = ["--regulation", "voorbeeld-chronologisch", "--dwelling", "D1", "--pillar", "2"];
    refused(&written, "rank", &more, &["voorbeeld-chronologisch", "\"2\""]);
}

#[test]
fn a_dwelling_that_does_not_exist_is_refused_with_file_and_column() {
    let written = Registry::small().written();
    let told = ["register/dwellings.csv", "dwelling", "\"D9\""];
    refused(&written, "rank", &["--dwelling", "D9", "--receipt", "bewijs.json"], &told);
    refused(&written, "rank", &["--dwelling", "D9", "--pillar", "2", "--format", "json"], &told);
    refused(&written, "explain", &["--dwelling", "D9", "--registration", FAMILY], &told);
    // Numbers are compared as they are written.
    refused(&written, "rank", &["--dwelling", "d1"], &["\"d1\""]);
    refused(&written, "rank", &["--dwelling", ""], &["dwellings.csv"]);
}

#[test]
fn a_registration_that_does_not_exist_is_refused_with_file_and_column() {
    let written = Registry::small().written();
    let told = ["register/registrations.csv", "registration_number", "\"2018.01.10.9999\""];
    for pillar in [&[][..], &["--pillar", "2"]] {
        let more = ["--dwelling", "D1", "--registration", "2018.01.10.9999"];
        refused(&written, "explain", &[&more[..], pillar].concat(), &told);
    }
}

#[test]
fn a_form_a_language_or_a_seed_that_does_not_exist_is_refused() {
    let written = Registry::small().written();
    refused(&written, "allocate", &["--format", "xml"], &["--format", "table", "json"]);
    refused(&written, "allocate", &["--lang", "fr"], &["--lang", "nl", "en"]);
    for seed in ["-1", "x", "1.5", "18446744073709551616"] {
        refused(&written, "allocate", &[&format!("--seed={seed}")], &["--seed"]);
    }
}

#[test]
fn what_a_command_needs_and_is_not_given_is_named() {
    let folder = Registry::small().written();
    let folder = folder.folder();
    run(folder, &["rank"]).refused(&["--regulation", "--registry", "--on", "--dwelling"]);
    run(folder, &["explain"]).refused(&[
        "--regulation",
        "--registry",
        "--on",
        "--dwelling",
        "--registration",
    ]);
    run(folder, &["allocate"]).refused(&["--regulation", "--registry", "--on"]);
    run(folder, &["apportion"]).refused(&["--regulation"]);
    run(folder, &["demo"]).refused(&["--out"]);
    run(folder, &["replay"]).refused(&["RECEIPT"]);
    run(folder, &["completions"]).refused(&["SHELL"]);
    for command in ["check", "show"] {
        run(folder, &["regulation", command]).refused(&["FILE"]);
    }
    run(folder, &["regulation", "diff", "kempen"]).refused(&["<B>"]);
}

#[test]
fn an_unknown_command_or_option_is_refused() {
    let written = Registry::small().written();
    run(written.folder(), &["ranks"]).refused(&["ranks"]);
    run(written.folder(), &["regulation", "chek", "kempen"]).refused(&["chek"]);
    refused(&written, "allocate", &["--dwelling", "D1"], &["--dwelling"]);
    refused(&written, "rank", &["--dwelling", "D1", "D2"], &["D2"]);
    refused(&written, "rank", &["--dwelling", "D1", "--dwelling", "D2"], &["--dwelling"]);
}

/// Arguments that cannot be, and what is said of them in both languages.
const WRONG: [(&[&str], &str, &str); 12] = [
    (&["ranks"], "ranks is geen opdracht; misschien rank", "ranks is no command; perhaps rank"),
    (&["rank", "--regulatio", "x"], "kent --regulatio niet; misschien --regulation", "perhaps --regulation"),
    (&["apportion"], "dit ontbreekt: --regulation <FILE>", "this is missing: --regulation <FILE>"),
    (&["apportion", "--regulation"], "--regulation <FILE> vraagt een waarde", "asks for a value"),
    (&["apportion", "--format"], "een van: table, json", "one of: table, json"),
    (
        &["apportion", "--format", "xml"],
        "kan niet \"xml\" zijn; wel een van: table, json",
        "cannot be \"xml\"",
    ),
    (&["rank", "--on", "gisteren"], "een bestaande dag, geschreven als 2026-03-01", "an existing day"),
    (&["rank", "--pillar", "9"], "een pijler: 1, 2, 3 of 4", "a pillar: 1, 2, 3 or 4"),
    (&["rank", "--seed", "x"], "een geheel getal", "a whole number"),
    (&["serve", "--listen", "x"], "een adres met een poort", "an address with a port"),
    (&["serve", "--seed", "1", "--seed", "2"], "--seed <N> mag maar één keer", "may be given once only"),
    (&["demo", "--out", "a", "b"], "kent b niet", "does not know b"),
];

#[test]
fn wrong_arguments_are_told_in_the_language_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, dutch, english) in WRONG {
        let told = run(folder.path(), arguments).refused(&["fout: ", dutch, "Gebruik: woonspoor"]);
        for word in ["error", "Usage", "the ", "not ", "for more"] {
            assert!(!told.stderr.contains(word), "`{word}` in {}", told.stderr);
        }
        for lang in [&["--lang", "en"][..], &["--lang=en"]] {
            run(folder.path(), &[lang, arguments].concat()).refused(&[
                "error: ",
                english,
                "Usage: woonspoor",
            ]);
        }
    }
    run(folder.path(), &["rank\u{1b}[2J"]).refused(&["rank\u{fffd}[2J"]);
}

#[test]
fn without_a_command_help_stands_on_standard_error_and_asked_for_on_standard_output() {
    let folder = Registry::small().written();
    let none: [&str; 0] = [];
    run(folder.folder(), &none).refused(&["rank", "explain", "allocate", "apportion", "regulation"]);
    let asked = run(folder.folder(), &["--help"]);
    let asked = asked.shows(&["rank", "explain", "allocate", "apportion", "regulation", "replay", "demo"]);
    assert_eq!(asked.stderr, "");
    for command in ["rank", "explain", "allocate"] {
        run(folder.folder(), &[command, "--help"]).shows(&["--regulation", "--registry", "--on", "--seed"]);
    }
    run(folder.folder(), &["--version"]).shows(&["woonspoor ", env!("CARGO_PKG_VERSION")]);
}
