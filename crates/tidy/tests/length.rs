//! Small rooms: a file that grows past its room is split.

use crate::source_text::{Source, is_test_file};
use crate::support::{Complaint, expect_lines, expect_none, parts, texts};

/// Lines of a file, its tests apart.
const MOST: usize = 400;

/// Files that may be longer, with the reason. Empty is best.
const LONGER: [(&str, &str); 0] = [];

fn complaints(file: &str, text: &str, excepted: bool) -> Vec<Complaint> {
    let length = Source::new(text.trim_end()).text().count();
    match (length > MOST, excepted) {
        (true, false) => {
            let what =
                format!("{length} lines without its tests, and {MOST} is the most; split it by what it does");
            vec![Complaint::new(file, 0, what)]
        }
        (false, true) => {
            let what = "is short enough now; take it out of LONGER in crates/tidy/tests/length.rs";
            vec![Complaint::new(file, 0, what)]
        }
        _ => Vec::new(),
    }
}

#[test]
fn no_file_is_longer_than_its_room() {
    let files =
        texts(|f| matches!(parts(f)[..], ["crates", _, "src", ..]) && f.ends_with(".rs") && !is_test_file(f));
    let excepted = |file: &str| LONGER.iter().any(|(longer, _)| *longer == file);
    let gone = LONGER.iter().filter(|(longer, _)| !files.iter().any(|(file, _)| file == longer));
    let gone = gone
        .map(|(file, _)| Complaint::new(file, 0, "is in LONGER of crates/tidy/tests/length.rs and is gone"));
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, text, excepted(file))).chain(gone));
}

#[test]
fn a_long_file_is_complained_about_and_its_tests_do_not_count() {
    let long = "fn a() {}\n".repeat(MOST + 1);
    expect_lines(&complaints("x", &long, false), &[0]);
    expect_lines(&complaints("x", &long, true), &[]);
    let tested = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
    expect_lines(&complaints("x", &tested, false), &[]);
    expect_lines(&complaints("x", &tested, true), &[0]);
}
