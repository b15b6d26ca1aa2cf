//! The matrix in the documentation says what the table says.

use crate::action::Action;
use crate::facts::Part;
use crate::layer::Layer;
use crate::line::{Line, Reach};
use crate::role::Role;
use crate::scope::{Entry, Whom};
use crate::table::lines;
use std::collections::BTreeSet;
use std::fmt::Write;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix.md");

/// How far and on what ground, in words.
fn words(line: &Line) -> String {
    let mut words = match line.reach {
        Reach::Figures => "everybody's, identifies nobody".to_owned(),
        Reach::Office => "everybody's, as a task".to_owned(),
        Reach::Others => "everybody's but one's own".to_owned(),
        Reach::Organisation(false) => "own organisation".to_owned(),
        Reach::Organisation(true) => "own organisation, or of none".to_owned(),
        Reach::ExactFile => "one file, named exactly".to_owned(),
        Reach::Case(_, whom, entry) => format!("{}{}", case_words(whom), entry_words(entry)),
    };
    if let Some(law) = line.law {
        write!(words, "; law: {law}").unwrap();
    }
    if line.agreement {
        words.push_str("; agreement");
    }
    words
}

fn case_words(whom: Whom) -> &'static str {
    match whom {
        Whom::Ever => "any case, also an ended one",
        Whom::Anyone => "any case",
        Whom::OpenOrMe => "open case",
        Whom::Me => "own case",
    }
}

fn entry_words(entry: Entry) -> String {
    match entry {
        Entry::Any => String::new(),
        Entry::RegisterOrOwn => ", register and own entries".to_owned(),
        Entry::Own => ", own entries".to_owned(),
        Entry::Consent(purposes) => {
            let purposes: Vec<&str> = purposes.iter().map(|purpose| purpose.code()).collect();
            format!(", own entries; others' by consent: {}", purposes.join(" or "))
        }
    }
}

/// The parts that matter to a role, as a word.
fn parts(role: Role) -> String {
    let of = |line: &Line| if let Reach::Case(parts, ..) = line.reach { parts } else { &[] };
    let parts: BTreeSet<Part> = lines(role).iter().flat_map(of).copied().collect();
    let codes: Vec<&str> = parts.iter().map(|part| part.code()).collect();
    if parts.len() == Part::ALL.len() { "every part".to_owned() } else { codes.join(", ") }
}

fn cell(role: Role, action: Action) -> String {
    let lines = lines(role).iter().filter(|line| line.is_about(action));
    let words: Vec<String> = lines.map(words).collect();
    if words.is_empty() { "–".to_owned() } else { words.join("; or ") }
}

fn view_and_edit(role: Role, view: Action, edit: Action) -> String {
    let (seen, changed) = (cell(role, view), cell(role, edit));
    match (seen.as_str(), changed.as_str()) {
        ("–", "–") => seen,
        (_, "–") => format!("see: {seen}"),
        _ => format!("see: {seen}<br>change: {changed}"),
    }
}

/// Role by layer.
fn layers(text: &mut String) {
    text.push_str("| role | takes part as | contact data | identity | housing | support | sensitive |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for role in Role::ALL.iter().copied() {
        let contact = view_and_edit(role, Action::ViewContact, Action::EditContact);
        let layers = Layer::ALL.iter().map(|l| view_and_edit(role, Action::View(*l), Action::Edit(*l)));
        let cells = layers.collect::<Vec<_>>().join(" | ");
        writeln!(text, "| {role} | {} | {contact} | {cells} |", parts(role)).unwrap();
    }
}

/// The other actions: how far, by whom.
fn actions(text: &mut String) {
    text.push_str("| action | how far | roles |\n| --- | --- | --- |\n");
    for action in Action::ALL.iter().copied() {
        if matches!(action, Action::View(_) | Action::Edit(_) | Action::ViewContact | Action::EditContact) {
            continue;
        }
        let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
        for role in Role::ALL.iter().copied() {
            match cell(role, action) {
                none if none == "–" => {}
                cell => match rows.iter_mut().find(|(words, _)| *words == cell) {
                    Some((_, roles)) => roles.push(role.code()),
                    None => rows.push((cell, vec![role.code()])),
                },
            }
        }
        for (words, roles) in rows {
            writeln!(text, "| {action} | {words} | {} |", roles.join(", ")).unwrap();
        }
    }
}

fn matrix() -> String {
    let mut text = String::from(
        "# The matrix\n\n\
         Written from the table by a test; `POLICY_MATRIX=write cargo test -p policy` writes it anew.\n\n\
         *any case*: the own organisation takes part, whoever of it is named. *open case*: it takes part in a way that names\n\
         nobody, or that names the person. *own case*: the person is named. *own entries*: what the own organisation wrote. A consent is given to the\n\
         own organisation, for the purpose, and counts with an agreement in force. *law*: the exchange is compulsory, no consent\n\
         is asked. In a housing company the columns support and sensitive are empty, whatever the role.\n\n\
         ## Layers\n\n",
    );
    layers(&mut text);
    text.push_str("\n## Other actions\n\n");
    actions(&mut text);
    text
}

#[test]
fn the_matrix_in_the_documentation_says_what_the_table_says() {
    let matrix = matrix();
    if std::env::var_os("POLICY_MATRIX").is_some_and(|wish| wish == "write") {
        std::fs::write(FILE, &matrix).unwrap();
    }
    let kept = std::fs::read_to_string(FILE).unwrap();
    let differs = matrix.lines().zip(kept.lines()).find(|(new, old)| new != old);
    assert!(matrix == kept, "matrix.md is not what the table says, first at {differs:#?}");
}
