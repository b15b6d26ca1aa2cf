//! What the log holds has words: every action that the office writes down, and every name of a detail.

use crate::source_text::Source;
use crate::support::{Complaint, expect_lines, expect_none, line_at, read, texts};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where the words of the log stand.
const WORDS: &str = "locales/nl/office/log.ftl";

/// How an event is made: what stands before the arguments.
const MADE: [&str; 2] = ["event(", "about("];

/// Expressions for an action whose codes stand elsewhere: the office's own tests ask words for those.
const ACTIONS_ELSEWHERE: [&str; 2] = ["action", "term.after.code()"];

/// Expressions for details whose names stand elsewhere: the office's own tests ask words for those.
const DETAILS_ELSEWHERE: [&str; 7] =
    ["differences(", "figures(", "json!(count", "told", "detail", "line.detail", "serde_json::Value::Null"];

/// A code, with where it stands.
type Code<'t> = (usize, &'t str);

/// A file without its tests: its text and its code, with the same offsets.
struct File {
    text: String,
    code: String,
}

impl File {
    fn new(text: &str) -> Self {
        // Codes are ASCII; with every letter one byte long, code and text are as long as each other.
        let plain: String = text.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
        let source = Source::new(&plain);
        let own: BTreeMap<usize, &str> = source.code().collect();
        let (mut text, mut code) = (String::new(), String::new());
        for (at, line) in (1..).zip(plain.split('\n')) {
            let (line, blank) = own.get(&at).map_or(("", ""), |blank| (line, *blank));
            text.push_str(line);
            code.push_str(blank);
            text.push('\n');
            code.push('\n');
        }
        Self { text, code }
    }

    /// From an opening bracket to the one that closes it, without both.
    fn within(&self, open: usize) -> Range<usize> {
        let mut depth = 0;
        for (at, c) in self.code[open..].char_indices() {
            match c {
                '(' | '{' | '[' => depth += 1,
                ')' | '}' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return open + 1..open + at;
            }
        }
        open + 1..self.code.len()
    }

    /// Parts of a range between its outer commas.
    fn parts(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut depth, mut from) = (Vec::new(), 0, range.start);
        for (at, c) in self.code[range.clone()].char_indices() {
            match c {
                '(' | '{' | '[' => depth += 1,
                ')' | '}' | ']' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(from..range.start + at);
                    from = range.start + at + 1;
                }
                _ => {}
            }
        }
        parts.push(from..range.end);
        parts
    }

    /// Where `mark` stands as a word of its own.
    fn marks<'f>(&'f self, mark: &'f str) -> impl Iterator<Item = usize> + 'f {
        let of_a_word = |c: char| c.is_alphanumeric() || c == '_';
        self.code
            .match_indices(mark)
            .map(|(at, _)| at)
            .filter(move |&at| !self.code[..at].ends_with(of_a_word))
    }

    /// The literals of a range. Code keeps the mark at their start only.
    fn literals(&self, range: Range<usize>) -> Vec<Code<'_>> {
        let marks = self.code[range.clone()].match_indices('"').map(|(at, _)| range.start + at);
        marks.filter_map(|at| Some((at, self.text[at + 1..].split('"').next()?))).collect()
    }

    /// Functions and closures of this file that are given the action, each with the place of it among the arguments.
    fn passed_on(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for at in self.marks("action: &str") {
            let Some(open) = self.code[..at].rfind(['(', '|']) else { continue };
            let place = self.code[open + 1..at].matches(',').count();
            let own = self.code[open + 1..at].contains("self");
            let before = &self.code[..open];
            let named = match before.trim_end().strip_suffix('=') {
                Some(closure) => closure.rsplit(' ').find(|word| !word.is_empty()),
                None => before.rsplit([' ', '\n']).next(),
            };
            found.extend(named.map(|name| (format!("{name}("), place - usize::from(own))));
        }
        found
    }

    /// Whether an argument can be the action: a literal, one of two, or an expression that stands for codes elsewhere.
    fn says_what(&self, argument: &Range<usize>) -> bool {
        let code = self.code[argument.clone()].trim();
        code.starts_with('"') || code.starts_with("if ") || ACTIONS_ELSEWHERE.contains(&code)
    }

    /// The actions that are written down, and the expressions that are none that can be read here.
    fn actions(&self) -> (Vec<Code<'_>>, Vec<(usize, String)>) {
        let (mut actions, mut unread) = (Vec::new(), Vec::new());
        let mut calls: Vec<(String, Option<usize>)> = MADE.map(|name| (name.to_owned(), None)).into();
        for (name, place) in self.passed_on() {
            calls.retain(|(known, _)| *known != name);
            calls.push((name, Some(place)));
        }
        for (name, place) in &calls {
            for at in self.marks(name).filter(|&at| !self.code[..at].ends_with("fn ")) {
                let parts = self.parts(self.within(at + name.len() - 1));
                let method = self.code[..at].ends_with('.');
                let told = match place.filter(|_| !method) {
                    Some(place) => parts.get(place).cloned(),
                    None => parts.iter().find(|part| self.says_what(part)).cloned(),
                };
                let known = told.is_some();
                actions.extend(told.map(|told| self.literals(told)).unwrap_or_default());
                // A function of another kind may have the same name.
                if !known && method {
                    unread.push((at, self.text[self.within(at + name.len() - 1)].trim().to_owned()));
                }
            }
        }
        for at in self.marks("action: \"") {
            actions.extend(self.literals(at..at + self.code[at..].find('\n').unwrap_or_default()));
        }
        (actions, unread)
    }

    /// The names in an object of JSON and in the objects within it.
    fn names(&self, object: Range<usize>) -> Vec<Code<'_>> {
        let named =
            |(at, name): &(usize, &str)| self.code[at + name.len() + 2..].trim_start().starts_with(':');
        self.literals(object).into_iter().filter(named).collect()
    }

    /// The names of details, and the expressions that are none that can be read here.
    fn details(&self) -> (Vec<Code<'_>>, Vec<(usize, String)>) {
        let (mut names, mut unread) = (Vec::new(), Vec::new());
        for mark in ["detail: ", "detail = ", "detail["] {
            for at in self.marks(mark) {
                let start = at + mark.len();
                let rest = &self.code[start..];
                let end = start + rest.find([',', ';', ')', '}', '\n']).unwrap_or(rest.len());
                let told = self.text[start..end].trim();
                if mark == "detail[" {
                    names.extend(self.literals(start..end));
                } else if let Some(open) =
                    rest.strip_prefix("serde_json::").unwrap_or(rest).strip_prefix("json!(")
                {
                    let object = self
                        .within(self.code.len() - self.code[start..].len() + (rest.len() - open.len()) - 1);
                    if self.code[object.clone()].trim_start().starts_with('{') {
                        names.extend(self.names(object));
                    } else if !DETAILS_ELSEWHERE.iter().any(|known| told.starts_with(known)) {
                        unread.push((at, told.to_owned()));
                    }
                } else if told.starts_with(|c: char| c.is_ascii_lowercase())
                    && !DETAILS_ELSEWHERE.iter().any(|known| told.starts_with(known))
                {
                    unread.push((at, told.to_owned()));
                }
            }
        }
        for made in MADE {
            for at in self.marks(made) {
                for part in self.parts(self.within(at + made.len() - 1)) {
                    if self.code[part.clone()].trim_start().contains("json!({") {
                        names.extend(self.names(part));
                    }
                }
            }
        }
        (names, unread)
    }
}

/// The keys of the words for codes that begin with `prefix`.
fn known(words: &str, prefix: &str) -> BTreeSet<String> {
    let keys = words.lines().filter_map(|line| line.split_once(" =")?.0.strip_prefix(prefix));
    keys.map(str::to_owned).collect()
}

/// What a file writes down without words, and what cannot be read.
fn complaints(file: &str, text: &str, words: &str, met: &mut BTreeSet<String>) -> Vec<Complaint> {
    let read = File::new(text);
    let mut complaints = Vec::new();
    let mut lacking = |found: Vec<Code<'_>>, prefix: &str| {
        let known = known(words, prefix);
        for (at, code) in found {
            met.insert(format!("{prefix}{code}"));
            if !known.contains(code) {
                let what = format!("`{prefix}{code}` is not in {WORDS}; add it there and in English");
                complaints.push(Complaint::new(file, line_at(&read.text, at), what));
            }
        }
    };
    let (found, mut unread) = read.actions();
    lacking(found, "action-");
    let (found, others) = read.details();
    lacking(found, "detail-");
    unread.extend(others);
    let told = unread.into_iter().map(|(at, what)| {
        let what = format!("`{what}` cannot be read here: write the action or the details as literals");
        Complaint::new(file, line_at(&read.text, at), what)
    });
    complaints.extend(told);
    complaints
}

#[test]
fn every_action_and_every_detail_of_the_log_has_words() {
    let files = texts(|file| file.starts_with("crates/app/src/office/") && file.ends_with(".rs"));
    let words = read(WORDS);
    let mut met = BTreeSet::new();
    let complaints: Vec<Complaint> =
        files.iter().flat_map(|(file, text)| complaints(file, text, &words, &mut met)).collect();
    assert!(met.len() > 120, "the office's code was not read: {met:?}");
    expect_none(complaints);
}

#[test]
fn an_action_or_a_detail_without_words_is_complained_about() {
    let words = "action-view = saw\ndetail-rule = Rule\n";
    let found = |text: &str| complaints("x", text, words, &mut BTreeSet::new());
    expect_lines(&found("acting.event(\"view\", \"file\");\nacting.event(\"seen\", \"file\");"), &[2]);
    expect_lines(&found("knock.event(Some(&a), if b { \"view\" } else { \"c\" })"), &[1]);
    expect_lines(
        &found("fn f(a: i64, action: &str) { x.event(action, \"y\") }\nf(1, \"view\"); f(1, \"z\");"),
        &[2],
    );
    expect_lines(&found("let e = |action: &str| b.event(None, action);\ne(\"view\");\ne(\"w\");"), &[3]);
    expect_lines(&found("event.detail = json!({ \"rule\": 1,\n \"nest\": { \"rule\": \"x\" } });"), &[2]);
    expect_lines(&found("acting.event(code(), 1);\nevent.detail = other();"), &[1, 2]);
    expect_lines(&found("E { action: \"none\".to_owned(), detail: Value::Null } // action: \"x\""), &[1]);
    expect_lines(&found("#[cfg(test)]\nmod t {\n fn f() { a.event(\"zzz\", \"b\"); }\n}"), &[]);
}
