//! The pure crates take everything as an argument: no clock, no disk, no chance of their own, no floats.

use crate::dependencies::PURE;
use crate::source_text::{Source, has_word, is_test_file};
use crate::support::{Complaint, expect_lines, expect_none, parts, texts};

/// What a pure crate has no business with, and what to do instead.
const FORBIDDEN: [(&str, &str); 19] = [
    ("Utc::now", "take the date as an argument"),
    ("Local::now", "take the date as an argument"),
    ("SystemTime", "take the date as an argument"),
    ("Instant", "let the caller measure"),
    ("std::fs", "let `exchange` or `app` read and write"),
    ("std::env", "take the value as an argument"),
    ("std::net", "let the caller bring the values"),
    ("std::process", "let the caller decide"),
    ("std::io::stdin", "let the caller bring the values"),
    ("println!", "return what is to be said"),
    ("eprintln!", "return what is to be said"),
    ("rand::rng", "take a seed as an argument"),
    ("rand::random", "take a seed as an argument"),
    ("thread_rng", "take a seed as an argument"),
    ("from_os_rng", "take a seed as an argument"),
    ("OsRng", "take a seed as an argument"),
    ("getrandom", "take a seed as an argument"),
    ("f32", "count in cents, points or exact shares"),
    ("f64", "count in cents, points or exact shares"),
];

/// Of the standard library, also when several are taken in at once: `use std::{fs, env}`.
const MODULES: [&str; 4] = ["fs", "env", "net", "process"];

fn complaints(file: &str, source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (line, code) in source.code() {
        for (word, instead) in FORBIDDEN {
            if has_word(code, word) {
                complaints.push(Complaint::new(file, line, format!("`{word}` in a pure crate; {instead}")));
            }
        }
        if let Some((_, group)) = code.split_once("std::{")
            && MODULES.iter().any(|module| has_word(group, module))
        {
            complaints.push(Complaint::new(file, line, "disk, network or surroundings in a pure crate"));
        }
    }
    complaints
}

/// A date in a rule is a version that should have been a file.
fn dates(file: &str, source: &Source) -> Vec<Complaint> {
    let made = ["from_ymd_opt", "from_yo_opt", "from_num_days_from_ce_opt"];
    let lines = source.code().filter(|(_, code)| made.iter().any(|made| has_word(code, made)));
    let what = "a date in the code of the rules; it belongs in law/, with its source";
    lines.map(|(line, _)| Complaint::new(file, line, what)).collect()
}

fn of_a_pure_crate(file: &str) -> bool {
    let pure = matches!(parts(file)[..], ["crates", krate, "src", ..] if PURE.contains(&krate));
    pure && file.ends_with(".rs") && !is_test_file(file)
}

#[test]
fn the_pure_crates_take_everything_as_an_argument() {
    let files = texts(of_a_pure_crate);
    assert!(files.len() > 50, "the files of the pure crates were not found");
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, &Source::new(text))));
}

#[test]
fn no_date_stands_in_the_code_of_the_rules() {
    let files =
        texts(|file| of_a_pure_crate(file) && matches!(parts(file)[1], "domain" | "rules" | "procedures"));
    expect_none(files.iter().flat_map(|(file, text)| dates(file, &Source::new(text))));
}

#[test]
fn a_clock_in_a_pure_crate_is_complained_about() {
    let text = "//! Not `Utc::now`.\nlet today = Utc::now();\nuse std::{collections, fs};\nlet x: f64 = 0.0;\n\
        let y = NaiveDate::from_ymd_opt(2024, 1, 1);\nlet z = std::env::var(\"X\"); // std::fs\n\
        #[cfg(test)]\nmod tests { fn a() { std::fs::read(\"x\"); } }\n";
    expect_lines(&complaints("x", &Source::new(text)), &[2, 3, 4, 6]);
    expect_lines(&dates("x", &Source::new(text)), &[5]);
}
