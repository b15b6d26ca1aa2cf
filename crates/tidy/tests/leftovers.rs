//! Nothing half done is left behind: no `unwrap` outside tests, no notes to oneself, no test that is skipped.

use crate::source_text::{Source, has_word, is_test_file};
use crate::support::{Complaint, expect_lines, expect_none, parts, texts};

const IN_CODE: [(&str, &str); 6] = [
    (".unwrap()", "return the fault, or `expect` with the reason why it cannot happen"),
    (".unwrap_err()", "return the fault, or `expect_err` with the reason why it cannot happen"),
    ("todo!", "finish it or take it out"),
    ("unimplemented!", "finish it or take it out"),
    ("dbg!", "take it out"),
    ("#[ignore", "a test that is skipped proves nothing; mend it or take it out"),
];

const IN_TEXT: [&str; 4] = ["FIXME", "XXX", "TODO", "HACK"];

fn complaints(file: &str, source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (line, code) in source.code() {
        for (left, instead) in IN_CODE.iter().filter(|(left, _)| has_word(code, left)) {
            complaints.push(Complaint::new(file, line, format!("`{left}`: {instead}")));
        }
    }
    for (line, text) in source.text() {
        for note in IN_TEXT.iter().filter(|note| has_word(text, note)) {
            complaints.push(Complaint::new(
                file,
                line,
                format!("`{note}`: do it, or write it down as an issue"),
            ));
        }
    }
    complaints
}

fn skipped(file: &str, source: &Source) -> Vec<Complaint> {
    let lines = source.all_code().filter(|(_, code)| code.contains("#[ignore"));
    let what = "a test that is skipped proves nothing; mend it or take it out";
    lines.map(|(line, _)| Complaint::new(file, line, what)).collect()
}

#[test]
fn nothing_half_done_is_left_in_the_code() {
    let files =
        texts(|f| matches!(parts(f)[..], ["crates", _, "src", ..]) && f.ends_with(".rs") && !is_test_file(f));
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, &Source::new(text))));
}

#[test]
fn no_test_is_skipped() {
    let files = texts(|file| file.starts_with("crates/") && file.ends_with(".rs"));
    expect_none(files.iter().flat_map(|(file, text)| skipped(file, &Source::new(text))));
}

#[test]
fn what_is_left_behind_is_complained_about() {
    let text = "let a = b.unwrap();\n// FIXME later\ntodo!();\nlet c = \"dbg! in words\";\n\
        #[cfg(test)]\nmod tests {\n    #[ignore = \"slow\"]\n    fn d() { e().unwrap() }\n}\n";
    expect_lines(&complaints("x", &Source::new(text)), &[1, 3, 2]);
    expect_lines(&skipped("x", &Source::new(text)), &[7]);
}
