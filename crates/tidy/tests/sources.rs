//! Every rule of a regulation rests on a text that the file names.

use crate::support::{Complaint, expect_lines, expect_none, texts};
use crate::toml_text::{Table, with_file};
use crate::versions::is_version;

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let found = with_file(text, |regulation| {
        let known: Vec<&str> = regulation
            .table("sources")
            .map(|s| s.entries().map(|(key, _, _)| key).collect())
            .unwrap_or_default();
        let of_articles =
            regulation.tables("articles").into_iter().flat_map(|article| article.tables("rules"));
        let of_overrides =
            regulation.tables("overrides").into_iter().map(|over| over.table("rule").ok_or(over.line));
        of_articles
            .map(Ok)
            .chain(of_overrides)
            .filter_map(|rule| match rule {
                Ok(rule) => without_source(file, rule, &known),
                Err(line) => Some(Complaint::new(file, line, "an override without a rule")),
            })
            .collect()
    });
    found.unwrap_or_else(|error| vec![Complaint::new(file, 0, format!("cannot be read: {error}"))])
}

fn without_source(file: &str, rule: Table, known: &[&str]) -> Option<Complaint> {
    let id = rule.told("id").unwrap_or("without id");
    let Some(source) = rule.told("source") else {
        let what = format!("rule `{id}` has no source; write `source = \"<key>: <place in it>\"`");
        return Some(Complaint::new(file, rule.line, what));
    };
    let key = source.split(':').next().unwrap_or_default().trim();
    (!known.contains(&key)).then(|| {
        let what = format!("rule `{id}` rests on `{key}`, and [sources] has only {}", known.join(", "));
        Complaint::new(file, rule.line_of("source"), what)
    })
}

#[test]
fn every_rule_rests_on_a_source_that_the_file_names() {
    let files = texts(is_version);
    assert!(!files.is_empty(), "no regulation was found");
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, text)));
}

#[test]
fn a_rule_without_a_source_is_complained_about() {
    let text = "[sources.nota]\ntitle = \"x\"\n[[articles]]\n[[articles.rules]]\nid = \"a\"\nsource = \"nota: here\"\n\
        [[articles.rules]]\nid = \"b\"\n[[articles.rules]]\nid = \"c\"\nsource = \"other\"\n\
        [[overrides]]\n[overrides.rule]\nid = \"d\"\nsource = \"nobody: said\"\n[[overrides]]\n";
    expect_lines(&complaints("x", text), &[7, 11, 15, 16]);
}
