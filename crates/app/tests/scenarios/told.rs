//! What a scenario tells, as the text of its snapshot.

use super::file::{Case, Scenario};
use app::explain::Explained;
use app::rank::Loaded;
use app::words::{Table, Words};
use rules::Engine;
use std::fmt::Write;

/// Up to so many candidates are explained in full; of more, all but the first by the lines that differ from it.
const IN_FULL: usize = 3;

/// The explanation of every candidate.
pub fn candidates(
    scenario: &Scenario,
    cases: &[Case],
    explained: &[Explained],
    loaded: &Loaded,
    words: &Words,
) -> String {
    let mut text = heading(scenario);
    let mut first: Option<String> = None;
    for (case, one) in cases.iter().zip(explained) {
        let number = &loaded.register.candidates[one.position].number;
        let _ = writeln!(text, "\n## {number}: {}\n", case.who);
        let told = words.explanation(&loaded.law, one);
        match &first {
            Some(first) if cases.len() > IN_FULL => text.push_str(&differences(first, &told)),
            _ => text.push_str(&told),
        }
        first.get_or_insert(told);
    }
    text
}

/// The table of allocations, and the ledger after them.
pub fn allocations(scenario: &Scenario, loaded: &Loaded, engine: &Engine, words: &Words) -> String {
    let done = app::allocate::allocate(engine);
    let mut text = heading(scenario);
    for table in
        [words.allocations(loaded, engine, &done.all, scenario.on), words.ledger(engine, &done.ledger)]
    {
        text.push('\n');
        text.push_str(&drawn(&table));
    }
    text
}

/// The numbers of areas and zones.
pub fn areas(scenario: &Scenario, loaded: &Loaded, words: &Words) -> String {
    let apportionment = app::apportion::apportion(&loaded.law).unwrap();
    format!("{}\n{}", heading(scenario), drawn(&words.apportionment(&loaded.law, &apportionment)))
}

fn heading(scenario: &Scenario) -> String {
    format!("# {}\n", scenario.title)
}

/// A table as lines: a block for each row, a line for each cell.
fn drawn(table: &Table) -> String {
    let mut text = format!("{}\n", table.title);
    for row in &table.rows {
        text.push('\n');
        for (heading, cell) in table.headings.iter().zip(row) {
            let one_line = |t: &str| t.replace('\n', " / ");
            let _ = writeln!(text, "{}: {}", one_line(heading), one_line(cell));
        }
    }
    if !table.remarks.is_empty() {
        let _ = writeln!(text, "\n{}", table.remarks.join("\n"));
    }
    text
}

/// The lines by which a text differs from another one: `-` only there, `+` only here.
fn differences(before: &str, after: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // Length of the longest common part of the lines from (i, j) on.
    let mut common = vec![vec![0u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i][j] =
                if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut text = String::new();
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(text, "- {}", a[i]);
            i += 1;
        } else {
            let _ = writeln!(text, "+ {}", b[j]);
            j += 1;
        }
    }
    text
}

#[test]
fn differences_tell_exactly_what_is_gone_and_what_is_new() {
    assert_eq!(differences("a\nb\nc\n", "a\nx\nc\nd\n"), "- b\n+ x\n+ d\n");
    assert_eq!(differences("a\nb\n", "a\nb\n"), "");
}
