//! Dutch and English tell the same: the same messages in the same places, with the same values in them.

use crate::source_text::Source;
use crate::support::{Complaint, expect_lines, expect_none, read, texts};
use std::collections::BTreeSet;

const DUTCH: &str = "locales/nl/app.ftl";

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

/// How a key of the office is told: what stands before it, and which of the literals that follow is the key.
const TELLS: [(&str, usize); 10] = [
    (".t(\"", 0),
    ("words.with(\"", 0),
    ("words().with(\"", 0),
    (".count(\"", 0),
    (".flash(\"", 1),
    ("roblems.add(\"", 1),
    ("Problems::one(\"", 1),
    ("BadRequest(\"", 0),
    ("Page::open(&visit, \"", 0),
    ("Page::of(&me, \"", 0),
];

/// The keys that a file of the office tells, with their lines.
fn told(text: &str) -> Vec<(usize, &str)> {
    let mut keys = Vec::new();
    for (mark, place) in TELLS {
        for (at, _) in text.match_indices(mark) {
            let literals: Vec<&str> = text[at + mark.len()..].splitn(2 * place + 2, '"').collect();
            // Between one literal and the next stands a comma; else the key is not a literal.
            let next = place == 0 || literals.get(1).is_some_and(|between| between.trim() == ",");
            if let Some(key) = literals.get(2 * place).copied().filter(|key| next && is_key(key)) {
                keys.push((text[..at].lines().count().max(1), key));
            }
        }
    }
    keys
}

/// Whether text has the form of a key.
fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The text of a template with its comments left out; lines stay where they are.
fn without_comments(text: &str) -> String {
    let mut parts = text.split("{#");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("#}").unwrap_or((part, ""));
        kept.extend(comment.chars().filter(|c| *c == '\n'));
        kept.push_str(rest);
    }
    kept
}

/// Keys that are told and stand in no file.
fn unknown(file: &str, text: &str, known: &BTreeSet<String>) -> Vec<Complaint> {
    let text = without_comments(text);
    let lacking = told(&text).into_iter().filter(|(_, key)| !known.contains(*key));
    lacking
        .map(|(line, key)| {
            Complaint::new(file, line, format!("`{key}` is in no file of locales/nl/office; add it there"))
        })
        .collect()
}

#[test]
fn every_key_that_a_page_tells_is_there() {
    let mut known = BTreeSet::new();
    for (_, text) in texts(|file| file.starts_with("locales/nl/office/")) {
        known.extend(messages(&text).iter().map(|message| message.key.to_owned()));
    }
    let pages = texts(|file| {
        file.starts_with("crates/server/templates/")
            || file.starts_with("crates/server/src/")
            || file.starts_with("crates/app/src/office/")
    });
    assert!(pages.len() > 20 && known.len() > 50, "the pages or their words were not found");
    expect_none(pages.iter().flat_map(|(file, text)| unknown(file, text, &known)));
}

#[test]
fn a_key_that_is_nowhere_is_complained_about() {
    let known = BTreeSet::from(["a-b".to_owned()]);
    expect_lines(&unknown("x", "{{ page.t(\"a-b\") }}\n{{ page.t(\"a-c\") }}", &known), &[2]);
    expect_lines(&unknown("x", "{# page.t(\"a-c\")\n #}\n{{ page.t(\"a-c\") }}", &known), &[3]);
    expect_lines(&unknown("x", "problems.add(\"name\", \"a-d\");", &known), &[1]);
    expect_lines(&unknown("x", "problems.add(\"name\", \"a-b\"); list.count(\"B C\")", &known), &[]);
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let dutch = texts(|file| file.starts_with("locales/nl/") && file.ends_with(".ftl"));
    assert!(dutch.iter().map(|(_, text)| messages(text).len()).sum::<usize>() > 100, "no messages found");
    expect_none(dutch.iter().flat_map(|(file, text)| {
        let english = file.replacen("/nl/", "/en/", 1);
        differences((file, text), (&english, &read(&english)))
    }));
}

#[test]
fn the_office_tells_no_key_in_two_files() {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for (file, text) in texts(|file| file.starts_with("locales/nl/office/")) {
        for message in messages(&text) {
            if !seen.insert(message.key.to_owned()) {
                let what = format!("`{}` stands in another file of the office too; keep one", message.key);
                twice.push(Complaint::new(file, message.line, what));
            }
        }
    }
    expect_none(twice);
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
