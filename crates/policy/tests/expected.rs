//! Every role, every action, every layer: what `expected.csv` says comes out.

use crate::support::*;
use policy::{Action, Actor, Facts, Layer, Part, Party, Purpose, Role, decide, scope};
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = include_str!("expected.csv");

/// Who asks what of which file.
struct Circumstance {
    name: &'static str,
    actor: fn(Role) -> Actor,
    facts: fn(Part) -> Facts,
}

/// The columns of answers, as the head of the table explains them.
const CIRCUMSTANCES: [Circumstance; 10] = [
    Circumstance { name: "vreemd dossier", actor, facts: |part| belongs(OTHER, strange(part)) },
    Circumstance { name: "dossier van de organisatie", actor, facts: |part| file(part, None) },
    Circumstance { name: "dossier van een collega", actor, facts: |part| file(part, Some(COLLEAGUE)) },
    Circumstance { name: "eigen dossier", actor, facts: mine },
    Circumstance { name: "stuk van de eigen organisatie", actor, facts: |part| belongs(OURS, mine(part)) },
    Circumstance { name: "stuk van een ander", actor, facts: |part| belongs(OTHER, mine(part)) },
    Circumstance { name: "stuk van een ander met toestemming", actor, facts: consented },
    Circumstance { name: "toestemming zonder overeenkomst", actor: without_agreement, facts: consented },
    Circumstance { name: "afgelopen dossier", actor, facts: ended },
    Circumstance { name: "noodtoegang", actor, facts: opened_in_emergency },
];

fn belongs(owner: i64, facts: Facts) -> Facts {
    Facts { owner: Some(owner), ..facts }
}

fn strange(part: Part) -> Facts {
    let party = Party { organisation: OTHER, ..party(part, Some(COLLEAGUE)) };
    Facts { parties: vec![party], ..Facts::default() }
}

fn mine(part: Part) -> Facts {
    file(part, Some(ME))
}

fn consented(part: Part) -> Facts {
    let consents = Purpose::ALL.iter().map(|purpose| consent(*purpose)).collect();
    belongs(OTHER, Facts { consents, ..mine(part) })
}

fn ended(part: Part) -> Facts {
    let party = Party { to: Some(yesterday()), ..party(part, Some(ME)) };
    Facts { parties: vec![party], ..Facts::default() }
}

fn opened_in_emergency(part: Part) -> Facts {
    belongs(OTHER, Facts { emergencies: vec![emergency()], ..strange(part) })
}

/// A row of the table.
struct Row {
    line: usize,
    role: Role,
    dutch: &'static str,
    part: Part,
    action: Action,
    layer: &'static str,
    answers: Vec<bool>,
    reason: &'static str,
}

/// The rows after the remarks and the head.
fn rows() -> Vec<Row> {
    let mut lines = (1..).zip(TABLE.lines()).skip_while(|(_, line)| line.starts_with('#'));
    let (_, head) = lines.next().unwrap();
    let columns: Vec<&str> = head.split(';').collect();
    let names: Vec<&str> = CIRCUMSTANCES.iter().map(|circumstance| circumstance.name).collect();
    assert_eq!(columns[6..16], names, "the columns of answers are others than the test knows");
    lines.map(|(line, text)| row(line, text)).collect()
}

fn row(line: usize, text: &'static str) -> Row {
    let cells: Vec<&str> = text.split(';').collect();
    assert_eq!(cells.len(), 17, "line {line}: not 17 columns");
    let answers = cells[6..16].iter().map(|answer| match *answer {
        "ja" => true,
        "nee" => false,
        other => panic!("line {line}: `{other}` is neither ja nor nee"),
    });
    Row {
        line,
        role: Role::parse(cells[0]).unwrap_or_else(|| panic!("line {line}: no role")),
        dutch: cells[1],
        // Somebody without files is asked about a case like another.
        part: Part::parse(if cells[2] == "-" { "support" } else { cells[2] }).unwrap(),
        action: Action::parse(cells[3]).unwrap_or_else(|| panic!("line {line}: no action")),
        layer: cells[5],
        answers: answers.collect(),
        reason: cells[16],
    }
}

#[test]
fn every_role_may_what_the_table_says_and_nothing_else() {
    let mut wrong = Vec::new();
    for row in rows() {
        for (circumstance, expected) in CIRCUMSTANCES.iter().zip(&row.answers) {
            let decision =
                decide(&(circumstance.actor)(row.role), row.action, &(circumstance.facts)(row.part));
            if decision.allow != *expected {
                let answer = if decision.allow { "ja" } else { "nee" };
                let (line, role, action) = (row.line, row.role, row.action);
                wrong.push(format!(
                    "line {line}: {role} {action}, {}: {answer} ({})",
                    circumstance.name, decision.rule
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} answers differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_list_holds_what_the_table_says() {
    for row in rows() {
        for (circumstance, expected) in CIRCUMSTANCES.iter().zip(&row.answers) {
            let scope = scope(&(circumstance.actor)(row.role), row.action);
            let held = scope.holds(&(circumstance.facts)(row.part));
            assert_eq!(held, *expected, "line {}, {}", row.line, circumstance.name);
        }
    }
}

#[test]
fn the_table_has_a_row_for_every_role_and_action() {
    let told: BTreeSet<(Role, Action)> = rows().iter().map(|row| (row.role, row.action)).collect();
    for role in Role::ALL {
        for action in Action::ALL {
            assert!(told.contains(&(*role, *action)), "expected.csv says nothing of {role} and {action}");
        }
    }
}

#[test]
fn every_row_has_a_reason_and_one_dutch_name_for_its_role() {
    let mut names: BTreeMap<&str, Role> = BTreeMap::new();
    for row in rows() {
        assert!(row.reason.len() > 10, "line {}: no reason", row.line);
        let of = names.entry(row.dutch).or_insert(row.role);
        assert_eq!(*of, row.role, "line {}: `{}` is the name of another role", row.line, row.dutch);
    }
    assert_eq!(names.len(), Role::ALL.len(), "a role has two names");
}

#[test]
fn every_row_about_a_layer_names_that_layer() {
    for row in rows() {
        let (Action::View(layer) | Action::Edit(layer)) = row.action else { continue };
        let dutch = match layer {
            Layer::Identity => "identiteit",
            Layer::Housing => "wonen",
            Layer::Support => "begeleiding",
            Layer::Sensitive => "gevoelig",
        };
        assert_eq!(row.layer, dutch, "line {}", row.line);
    }
}
