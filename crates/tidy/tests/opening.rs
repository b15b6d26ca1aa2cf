//! Every file of Rust opens with a sentence that says what it is.

use crate::support::{Complaint, expect_lines, expect_none, parts, texts};

/// Longer than this, and it is no line of a table of contents.
const LONGEST: usize = 200;

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let opening: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    let sentence = opening.join(" ");
    let what = if sentence.is_empty() {
        "opens without `//!`; say in one sentence what the file is"
    } else if !sentence.ends_with(['.', ':']) {
        "the opening does not end with a full stop; make it a sentence of its own, and leave a `//!` line after it"
    } else if !sentence.starts_with(|c: char| c.is_uppercase() || c == '`') {
        "the opening does not start as a sentence; give it a capital"
    } else if sentence.split_whitespace().count() < 3 && sentence.ends_with('.') {
        "the opening says too little for a table of contents"
    } else if sentence.chars().count() > LONGEST {
        "the opening is too long for a table of contents; one sentence, and a `//!` line after it"
    } else {
        return Vec::new();
    };
    vec![Complaint::new(file, 1, what)]
}

fn wanted(file: &str) -> bool {
    let place = match parts(file)[..] {
        ["crates", _, place, ..] => matches!(place, "src" | "tests" | "benches" | "examples" | "build.rs"),
        ["fuzz", ..] => true,
        _ => false,
    };
    place && file.ends_with(".rs")
}

#[test]
fn every_file_opens_with_one_sentence_that_says_what_it_is() {
    let files = texts(wanted);
    assert!(files.len() > 100, "the files of Rust were not found");
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, text)));
}

#[test]
fn a_file_without_a_sentence_is_complained_about() {
    for text in
        ["use x;\n", "//! Words without an end\n\nuse x;\n", "//! no capital here.\n", "//! Helpers.\n"]
    {
        expect_lines(&complaints("x", text), &[1]);
    }
    let long = format!("//! {}\n", "Words. ".repeat(40).trim());
    expect_lines(&complaints("x", &long), &[1]);
    expect_lines(&complaints("x", "//! What it is, in\n//! two lines.\n//!\n//! And more\n"), &[]);
}
