//! From the text of a regulation to the regulation, with the line of everything that is wrong.

use crate::regulation::Regulation;
use domain::{Fault, Problem};
use toml::de::{DeTable, DeValue};

/// A regulation with the text it came from, so that findings can name lines.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The regulation.
    pub regulation: Regulation,
    /// File as the user named it.
    pub file: String,
    /// The text.
    pub text: String,
}

/// A step on the way to a value in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// A key of a table.
    Key(&'a str),
    /// A position in a list.
    At(usize),
}

/// Reads a regulation.
///
/// # Errors
/// When the text is not TOML or not of the schema: file, line, and what was expected.
pub fn parse(file: &str, text: &str) -> Result<Parsed, Vec<Fault>> {
    match toml::from_str::<Regulation>(text) {
        Ok(regulation) => Ok(Parsed { regulation, file: file.to_owned(), text: text.to_owned() }),
        Err(e) => Err(vec![toml_fault(file, text, &e)]),
    }
}

/// Turns an error of the TOML reader into a fault with its line.
#[must_use]
pub fn toml_fault(file: &str, text: &str, error: &toml::de::Error) -> Fault {
    let message = error.message().to_owned();
    let span = error.span();
    let start = span.as_ref().map_or(0, |s| s.start);
    // Inside a rule the reader only knows where the rule begins; an unknown key is looked up from there.
    let key =
        message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next()).map(str::to_owned);
    let found = key.as_deref().and_then(|key| find_key(text, key, start));
    let line = found
        .map(|at| line_of(text, at))
        .or_else(|| shown_line(error))
        .or(span.map(|_| line_of(text, start)));
    let mut fault = Fault::error(file, Problem::Schema { message }).at(line);
    fault.article = article_before(text, found.unwrap_or(start));
    fault.column = key;
    fault
}

/// The line the reader itself shows: its spans can start just past the end of the line they are about.
fn shown_line(error: &toml::de::Error) -> Option<u64> {
    let shown = error.to_string();
    let rest = shown.split("at line ").nth(1)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn find_key(text: &str, key: &str, start: usize) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let here = offset;
        offset += line.len();
        if offset <= start {
            continue;
        }
        let trimmed = line.trim_start();
        let mentions = trimmed.starts_with(key)
            || trimmed.contains(&format!(" {key} "))
            || trimmed.contains(&format!("{{{key} "));
        if mentions {
            return Some(here);
        }
    }
    None
}

/// The article whose table stands last before an offset of the text.
fn article_before(text: &str, offset: usize) -> Option<String> {
    let mut article = None;
    let mut in_header = false;
    for line in text.get(..offset)?.lines().chain(text.get(offset..)?.lines().take(1)) {
        let line = line.trim();
        if line.starts_with("[[") || line.starts_with('[') {
            in_header = line == "[[articles]]";
        } else if in_header && let Some(rest) = line.strip_prefix("id") {
            article = Some(rest.trim_start_matches([' ', '=']).trim().trim_matches('"').to_owned());
        }
    }
    article
}

fn line_of(text: &str, offset: usize) -> u64 {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before.iter().filter(|&&b| b == b'\n').count() as u64 + 1
}

impl Parsed {
    /// The line on which the value at a path stands; of the nearest table on the way when the value is not there.
    #[must_use]
    pub fn line(&self, path: &[Step]) -> Option<u64> {
        let table = DeTable::parse(&self.text).ok()?;
        let mut offset = table.span().start;
        let mut current: Option<&DeValue> = None;
        for step in path {
            let next = match (step, current) {
                (Step::Key(key), None) => table.get_ref().get(*key),
                (Step::Key(key), Some(DeValue::Table(t))) => t.get(*key),
                (Step::At(i), Some(DeValue::Array(a))) => a.get(*i),
                _ => None,
            };
            let Some(next) = next else { break };
            offset = next.span().start;
            current = Some(next.get_ref());
        }
        Some(line_of(&self.text, offset))
    }

    /// The path to a rule: the position of its article and of the rule within it.
    #[must_use]
    pub fn rule_path(&self, id: &str) -> Option<(usize, usize)> {
        self.regulation
            .articles
            .iter()
            .enumerate()
            .find_map(|(a, article)| article.rules.iter().position(|r| r.id().0 == id).map(|r| (a, r)))
    }
}
