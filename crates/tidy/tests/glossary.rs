//! One word, one name: Dutch terms in the code and in `glossary.toml` are the same.

use crate::source_text::{Source, has_word};
use crate::support::{Complaint, expect_lines, expect_none, parts, read, texts};
use crate::toml_text::with_file;
use std::collections::BTreeMap;

const GLOSSARY: &str = "glossary.toml";

struct Term {
    line: usize,
    dutch: String,
    code: String,
    used: bool,
}

fn terms(text: &str) -> Vec<Term> {
    let terms = with_file(text, |file| {
        let terms = file.tables("terms").into_iter().map(|term| Term {
            line: term.line,
            dutch: term.told("dutch").unwrap_or_default().to_owned(),
            code: term.told("code").unwrap_or_default().to_owned(),
            used: term.yes("used"),
        });
        terms.collect()
    });
    terms.unwrap_or_else(|error| panic!("{GLOSSARY}: {error}"))
}

/// What is wrong within the glossary.
fn terms_twice(terms: &[Term]) -> Vec<Complaint> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut complaints = Vec::new();
    for term in terms {
        if term.dutch.is_empty() {
            complaints.push(Complaint::new(GLOSSARY, term.line, "a term without `dutch`"));
        }
        let names = [("dutch", term.dutch.as_str()), ("code", term.code.as_str())];
        for name in names.into_iter().filter(|(_, name)| !name.is_empty()) {
            if let Some(first) = seen.insert(name, term.line) {
                let what = format!("{} `{}` stands on line {first} too; one word, one name", name.0, name.1);
                complaints.push(Complaint::new(GLOSSARY, term.line, what));
            }
        }
    }
    complaints
}

/// Terms that say they are used and are not.
fn terms_unused(terms: &[Term], sources: &[Source]) -> Vec<Complaint> {
    let is_there =
        |code: &str| sources.iter().any(|source| source.code().any(|(_, line)| has_word(line, code)));
    let unused = terms.iter().filter(|term| term.used && !is_there(&term.code));
    unused
        .map(|term| {
            let what =
                format!("`{}` is nowhere in crates/; set `used = false` or put its name right", term.code);
            Complaint::new(GLOSSARY, term.line, what)
        })
        .collect()
}

/// Dutch words in the code that the glossary does not have.
fn aliases_unknown(file: &str, source: &Source, terms: &[Term]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (line, text) in source.text() {
        let Some((_, aliases)) = text.split_once("#[doc(alias") else { continue };
        for alias in aliases.split('"').skip(1).step_by(2) {
            if !terms.iter().any(|term| term.dutch == alias) {
                let what = format!(
                    "`{alias}` is the `dutch` of no term; write it as {GLOSSARY} does, or add a row there"
                );
                complaints.push(Complaint::new(file, line, what));
            }
        }
    }
    complaints
}

#[test]
fn dutch_words_in_the_code_and_in_the_glossary_are_the_same() {
    let terms = terms(&read(GLOSSARY));
    let files = texts(|file| matches!(parts(file)[..], ["crates", _, "src", ..]) && file.ends_with(".rs"));
    let (names, sources): (Vec<&str>, Vec<Source>) =
        files.iter().map(|(file, text)| (*file, Source::new(text))).unzip();
    let unknown = names.iter().zip(&sources).flat_map(|(file, source)| aliases_unknown(file, source, &terms));
    expect_none(terms_twice(&terms).into_iter().chain(terms_unused(&terms, &sources)).chain(unknown));
}

#[test]
fn a_word_that_only_one_of_the_two_has_is_complained_about() {
    let glossary = terms(
        "[[terms]]\ndutch = \"huur\"\ncode = \"Rent\"\nused = true\n\n[[terms]]\ndutch = \"huur\"\ncode = \"Hire\"\nused = true\n",
    );
    let source = Source::new("/// Hire, in a comment.\n#[doc(alias = \"pacht\")]\nstruct Rent;\n");
    expect_lines(&terms_twice(&glossary), &[6]);
    expect_lines(&aliases_unknown("x", &source, &glossary), &[2]);
    expect_lines(&terms_unused(&glossary, &[source]), &[6]);
}
