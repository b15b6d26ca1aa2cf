//! Reference data: every row has its source, rows with a date stand in order, no municipality stands twice.

use crate::support::{Complaint, expect_lines, expect_none, parts, read, texts};
use crate::toml_text::with_file;
use std::collections::BTreeMap;

const MUNICIPALITIES: &str = "law/reference/municipalities.csv";

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let read = with_file(text, |table| {
        let mut complaints = Vec::new();
        let rows = table.tables("rows");
        if rows.is_empty() {
            complaints.push(Complaint::new(file, 0, "has no `rows`; a list of reference data is `[[rows]]`"));
        }
        for row in &rows {
            if row.told("source").is_none_or(|source| source.trim().is_empty()) {
                let what = "a row without `source`; say where it comes from, or that it is assumed and why";
                complaints.push(Complaint::new(file, row.line, what));
            }
        }
        // The text of a date sorts as the date does.
        for pair in rows.windows(2) {
            if pair[0].told("from") >= pair[1].told("from") && pair[0].has("from") {
                let what =
                    "`from` is not after the row before; put the rows in order, one for each first day";
                complaints.push(Complaint::new(file, pair[1].line, what));
            }
        }
        complaints
    });
    read.unwrap_or_else(|error| vec![Complaint::new(file, 0, format!("cannot be read: {error}"))])
}

/// Terms of retention: each rests on a source or says that it is assumed, and from which day it counts.
fn terms(file: &str, text: &str) -> Vec<Complaint> {
    let read = with_file(text, |table| {
        let rows = table.tables("rows");
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut complaints = Vec::new();
        for row in &rows {
            let told = |key: &str| row.told(key).unwrap_or_default().trim().to_owned();
            let (kind, from, source) = (told("kind"), told("from"), told("source"));
            if kind.is_empty() || from.is_empty() || source.is_empty() {
                let what = "a term has a `kind`, the day `from` which it counts, and a `source`";
                complaints.push(Complaint::new(file, row.line, what));
            } else if source == "Geen bron." && !row.has("assumed") {
                let what = "a term without a text behind it says under `assumed` why it is taken";
                complaints.push(Complaint::new(file, row.line, what));
            }
            if seen.insert((kind, from), row.line).is_some() {
                complaints.push(Complaint::new(file, row.line, "this kind has a term from this day already"));
            }
        }
        complaints
    });
    read.unwrap_or_else(|error| vec![Complaint::new(file, 0, format!("cannot be read: {error}"))])
}

#[test]
fn every_term_of_retention_has_its_source_and_its_day() {
    expect_none(terms("law/retention.toml", &read("law/retention.toml")));
}

#[test]
fn a_term_without_source_or_day_is_complained_about() {
    let text = "[[rows]]\nkind = \"a\"\nfrom = \"2024-01-01\"\nsource = \"x\"\n[[rows]]\nkind = \"a\"\nfrom = \"2024-01-01\"\n\
        source = \"x\"\n[[rows]]\nkind = \"b\"\nsource = \"x\"\n[[rows]]\nkind = \"c\"\nfrom = \"2024-01-01\"\n\
        source = \"Geen bron.\"\n";
    expect_lines(&terms("x", text), &[5, 9, 12]);
}

fn municipalities(file: &str, text: &str) -> Vec<Complaint> {
    let headings: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let column = |name: &str| headings.iter().position(|heading| *heading == name);
    let (Some(nis), Some(source)) = (column("nis"), column("source")) else {
        return vec![Complaint::new(file, 1, "the columns `nis` and `source` have to be there")];
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (line, row) in (1..).zip(text.lines()).skip(1).filter(|(_, row)| !row.is_empty()) {
        let fields: Vec<&str> = row.split(',').collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        if fields.len() != headings.len() || field(nis).len() != 5 || field(source).trim().is_empty() {
            let what =
                "a row has every column, a NIS code of five digits, a source, and no comma within a value";
            complaints.push(Complaint::new(file, line, what));
        }
        if let Some(first) = seen.insert(field(nis), line) {
            let what = format!("NIS code {} stands on line {first} too; keep one row", field(nis));
            complaints.push(Complaint::new(file, line, what));
        }
    }
    complaints
}

#[test]
fn every_row_of_reference_data_has_its_source_and_stands_in_order() {
    let files =
        texts(|file| matches!(parts(file)[..], ["law", "reference", name] if name.ends_with(".toml")));
    assert!(!files.is_empty(), "no reference data were found");
    expect_none(files.iter().flat_map(|(file, text)| complaints(file, text)));
}

#[test]
fn no_municipality_stands_twice() {
    expect_none(municipalities(MUNICIPALITIES, &read(MUNICIPALITIES)));
}

#[test]
fn a_row_without_a_source_or_out_of_order_is_complained_about() {
    let text = "[[rows]]\nfrom = \"2024-01-01\"\nsource = \"x\"\n[[rows]]\nfrom = \"2025-01-01\"\nsource = \" \"\n\
        [[rows]]\nfrom = \"2025-01-01\"\nsource = \"x\"\n";
    expect_lines(&complaints("x", text), &[4, 7]);
    expect_lines(&complaints("x", "a = 1\n"), &[0]);
    let text = "nis,name,source\n13001,A,x\n13002,B,\n13001,C,x\n13003,D, E,x\n";
    expect_lines(&municipalities("x", text), &[3, 4, 5]);
    expect_lines(&municipalities("x", "code,name\n"), &[1]);
}
