//! Rust text taken apart: which lines are code, which only test it, and where comments and literals stand.

use std::ops::Range;

/// One file of Rust.
pub struct Source {
    /// Lines as they are, each with whether it belongs to the tests.
    lines: Vec<(String, bool)>,
    /// The same lines with comments and the inside of literals blank.
    code: Vec<String>,
}

impl Source {
    pub fn new(text: &str) -> Self {
        let code: Vec<String> = blanked(text).split('\n').map(str::to_owned).collect();
        let tests = tests(&code);
        let lines = text.split('\n').enumerate();
        let lines = lines.map(|(i, line)| (line.to_owned(), tests.iter().any(|t| t.contains(&i)))).collect();
        Self { lines, code }
    }

    /// Code outside the tests, by line: no comments, nothing inside literals.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let own = self.lines.iter().map(|(_, test)| !test);
        self.code
            .iter()
            .zip(own)
            .enumerate()
            .filter(|(_, (_, own))| *own)
            .map(|(i, (line, _))| (i + 1, &line[..]))
    }

    /// All code, tests included.
    pub fn all_code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.iter().enumerate().map(|(i, line)| (i + 1, line.as_str()))
    }

    /// Lines outside the tests as they are.
    pub fn text(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines.iter().enumerate().filter(|(_, (_, test))| !test);
        lines.map(|(i, (line, _))| (i + 1, line.as_str()))
    }
}

/// Whether a file of a crate is there for its tests only.
pub fn is_test_file(file: &str) -> bool {
    !file.contains("/src/") || file.ends_with("tests.rs")
}

/// Whether `word` stands in code as a word of its own, not as a part of one.
pub fn has_word(code: &str, word: &str) -> bool {
    let of_a_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = word.starts_with(of_a_word) && code[..at].ends_with(of_a_word);
        let after = word.ends_with(of_a_word) && code[at + word.len()..].starts_with(of_a_word);
        !before && !after
    })
}

/// The lines of every item under `#[cfg(test)]`.
fn tests(code: &[String]) -> Vec<Range<usize>> {
    let mut tests: Vec<Range<usize>> = Vec::new();
    for (first, line) in code.iter().enumerate() {
        let inside = tests.last().is_some_and(|range| range.contains(&first));
        if !inside && line.trim_start().starts_with("#[cfg(test)]") {
            tests.push(first..end_of_item(code, first) + 1);
        }
    }
    tests
}

/// The line on which the item ends that starts at `first`, attributes included.
fn end_of_item(code: &[String], first: usize) -> usize {
    let mut depth = 0;
    for (at, line) in code.iter().enumerate().skip(first) {
        for c in line.chars() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, '}' | ';') {
                return at;
            }
        }
    }
    code.len() - 1
}

/// The text with a space for every character of a comment or inside a literal; line ends stay.
fn blanked(text: &str) -> String {
    let mut rest = text;
    let mut blanked = String::with_capacity(text.len());
    while let Some(c) = rest.chars().next() {
        let after_word = blanked.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let (opening, length) = match literal(rest, after_word) {
            Some(found) => found,
            None => (c.len_utf8(), c.len_utf8()),
        };
        blanked.push_str(&rest[..opening]);
        blanked.extend(rest[opening..length].chars().map(|c| if c == '\n' { c } else { ' ' }));
        rest = &rest[length..];
    }
    blanked
}

/// How much of a comment or literal at the start of a text stays, and how long it is.
fn literal(text: &str, after_word: bool) -> Option<(usize, usize)> {
    let until =
        |from: usize, end: &str| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    if text.starts_with("//") {
        return Some((0, text.find('\n').unwrap_or(text.len())));
    }
    if text.starts_with("/*") {
        return Some((0, end_of_comment(text)));
    }
    if text.starts_with('"') {
        return Some((1, end_of_string(text)));
    }
    let raw = text.strip_prefix("br").or_else(|| text.strip_prefix('r')).filter(|_| !after_word);
    if let Some(raw) = raw {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        if raw[marks..].starts_with('"') {
            let opening = text.len() - raw.len() + marks + 1;
            return Some((opening, until(opening, &format!("\"{}", "#".repeat(marks)))));
        }
    }
    let letter = text.strip_prefix('\'')?;
    if let Some(escaped) = letter.strip_prefix('\\') {
        // The character after the backslash may be the mark itself.
        return Some((1, 2 + escaped.chars().next().map_or(0, |c| until(2 + c.len_utf8(), "'") - 2)));
    }
    // Without a second mark right after the letter it is a lifetime.
    let length = letter.chars().next()?.len_utf8();
    letter[length..].starts_with('\'').then_some((1, length + 2))
}

fn end_of_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn comments_and_literals_are_no_code() {
    let text =
        "let a = \"// no \\\" comment\"; // b\n/* c /* d */ e */ f('\"', r#\"g \" h\"#, '\\'', &'i j);\n";
    let code = blanked(text);
    for blank in ["no", "comment", "b\n", "c", "d", "e ", "g", "h"] {
        assert!(!code.contains(blank), "`{blank}` in {code}");
    }
    for kept in ["let a = \"", "; ", "f('", "&'i j);"] {
        assert!(code.contains(kept), "`{kept}` not in {code}");
    }
    assert_eq!(code.lines().count(), text.lines().count());
}

#[test]
fn an_item_under_cfg_test_is_set_apart_to_its_last_brace() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { \"}\" }\n}\n#[cfg(test)]\n#[path = \"c.rs\"]\nmod c;\nfn d() {}";
    let lines: Vec<usize> = Source::new(text).code().map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 9]);
}

#[test]
fn a_word_is_no_part_of_another() {
    assert!(has_word("a.unwrap()", ".unwrap()") && has_word("x: Nis,", "Nis"));
    assert!(!has_word("Nissen", "Nis") && !has_word("my_todo!", "todo!"));
}
