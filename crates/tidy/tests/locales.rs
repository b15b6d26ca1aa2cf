//! Dutch and English tell the same: the same messages in the same places, with the same values in them.

use crate::source_text::Source;
use crate::support::{Complaint, expect_lines, expect_none, read, texts};
use std::collections::BTreeSet;

const DUTCH: &str = "locales/nl/app.ftl";
const ENGLISH: &str = "locales/en/app.ftl";

struct Message<'t> {
    line: usize,
    /// Number of the section it stands in.
    section: usize,
    key: &'t str,
    variables: BTreeSet<&'t str>,
}

fn messages(text: &str) -> Vec<Message<'_>> {
    let mut messages: Vec<Message> = Vec::new();
    let mut section = 0;
    for (line, content) in (1..).zip(text.lines()) {
        if content.starts_with("##") {
            section += 1;
        } else if content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
            let key = content.split('=').next().unwrap_or_default().trim();
            messages.push(Message { line, section, key, variables: BTreeSet::new() });
        }
        if let Some(message) = messages.last_mut().filter(|_| !content.starts_with('#')) {
            message.variables.extend(variables(content));
        }
    }
    messages
}

fn variables(content: &str) -> impl Iterator<Item = &str> {
    content.split('$').skip(1).map(|rest| {
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

/// What one of two languages lacks, has twice, has in another place, or fills in otherwise.
fn differences((first, a): (&str, &str), (second, b): (&str, &str)) -> Vec<Complaint> {
    let (a, b) = (messages(a), messages(b));
    let lacks = |file: &str, these: &[Message], others: &[Message], other: &str| -> Vec<Complaint> {
        let alone = these.iter().filter(|m| !others.iter().any(|o| o.key == m.key));
        alone
            .map(|m| Complaint::new(file, m.line, format!("`{}` is not in {other}; add it there", m.key)))
            .collect()
    };
    let mut complaints = lacks(first, &a, &b, second);
    complaints.extend(lacks(second, &b, &a, first));
    for (file, these) in [(first, &a), (second, &b)] {
        let mut seen = BTreeSet::new();
        let twice = these.iter().filter(|message| !seen.insert(message.key));
        complaints.extend(
            twice.map(|m| Complaint::new(file, m.line, format!("`{}` stands twice; keep one", m.key))),
        );
    }
    if !complaints.is_empty() {
        return complaints;
    }
    for (one, other) in a.iter().zip(&b) {
        if (one.key, one.section) != (other.key, other.section) {
            let what = format!(
                "here stands `{}` (section {}), and `{}` (section {}) on line {} of {first}; use one order",
                other.key, other.section, one.key, one.section, one.line
            );
            complaints.push(Complaint::new(second, other.line, what));
            break;
        }
        if one.variables != other.variables {
            let what =
                format!("`{}` fills in {:?}, and {:?} in {first}", other.key, other.variables, one.variables);
            complaints.push(Complaint::new(second, other.line, what));
        }
    }
    complaints
}

/// Messages that nothing tells.
fn unused(file: &str, text: &str, code: &[String]) -> Vec<Complaint> {
    let told = |key: &str| code.iter().any(|line| line.contains(&format!("\"{key}\"")));
    let unused = messages(text).into_iter().filter(|message| !told(message.key));
    unused
        .map(|m| Complaint::new(file, m.line, format!("`{}` is told nowhere; take it out", m.key)))
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (dutch, english) = (read(DUTCH), read(ENGLISH));
    assert!(messages(&dutch).len() > 100, "the messages were not found");
    expect_none(differences((DUTCH, &dutch), (ENGLISH, &english)));
}

#[test]
fn every_message_is_told_somewhere() {
    let files = texts(|file| file.starts_with("crates/app/src/") && file.ends_with(".rs"));
    let sources: Vec<Source> = files.iter().map(|(_, text)| Source::new(text)).collect();
    let code: Vec<String> =
        sources.iter().flat_map(|source| source.text().map(|(_, line)| line.to_owned())).collect();
    expect_none(unused(DUTCH, &read(DUTCH), &code));
}

#[test]
fn languages_that_tell_different_things_are_complained_about() {
    let compare = |a: &str, b: &str| differences(("a", a), ("b", b));
    let dutch = "## Een\na = x { $n }\nb = { $k ->\n    [one] y\n   *[other] { $n }\n  }\n## Twee\nc = z\n";
    expect_lines(&compare(dutch, dutch), &[]);
    expect_lines(&compare(dutch, &dutch.replace("c = z", "d = z")), &[8, 8]);
    expect_lines(&compare(dutch, &dutch.replace("*[other] { $n }", "*[other] w")), &[3]);
    expect_lines(&compare(dutch, "## Een\na = x { $n }\n## Twee\nb = { $k } { $n }\nc = z\n"), &[4]);
    expect_lines(&compare("a = x\na = y\n", "a = x\n"), &[2]);
    expect_lines(&unused("a", dutch, &["fl!(l, \"a\")".to_owned(), "\"b\", \"cc\"".to_owned()]), &[8]);
}
