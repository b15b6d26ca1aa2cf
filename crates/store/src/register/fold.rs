//! Names, numbers and dates as the words a registration is found by.
//!
//! A word without a digit is of a name; one with a digit is of a number or a date. The second kind never answers to
//! somebody who may see names only, so it is kept apart: what has a digit but begins with a letter is filed under `#`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::Registration;

/// Longer words are cut: nobody types so far, and an index has its limits.
const LONGEST: usize = 64;

/// More words than this narrow nothing down any more.
const MOST_WORDS: usize = 8;

/// Words that belong to the family name that follows them, written together by some and apart by others.
const PARTICLES: [&str; 13] =
    ["van", "vande", "vanden", "vander", "ver", "de", "den", "der", "ter", "ten", "te", "d", "t"];

/// What who has no name is sorted by: it comes after every name, in every database.
pub(crate) const UNNAMED: &str = "\u{10ffff}";

/// A name as it is sorted by; who has none stands last.
#[must_use]
pub fn sort_name(name: &str) -> String {
    Some(fold(name)).filter(|folded| !folded.is_empty()).unwrap_or_else(|| UNNAMED.to_owned())
}

/// Lower case, without diacritics, with single spaces: how names are sorted and compared.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase).filter(|&letter| !is_combining_mark(letter)) {
        match letter {
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            letter if letter.is_whitespace() || letter.is_control() => folded.push(' '),
            letter => folded.push(letter),
        }
    }
    if folded.starts_with(' ') || folded.ends_with(' ') || folded.contains("  ") {
        folded = folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    }
    folded
}

/// The words under which a registration is found; none once the person was erased.
#[must_use]
pub fn tokens(registration: &Registration) -> Vec<String> {
    if registration.erased_at.is_some() {
        return Vec::new();
    }
    words_of(&registration.name, &registration.number, registration.birth_date)
}

/// The same, of the name, number and birth date alone.
pub(super) fn words_of(name: &str, number: &str, birth_date: NaiveDate) -> Vec<String> {
    let mut tokens = BTreeSet::new();
    let name = fold(name);
    let parts: Vec<&str> = parts(&name).collect();
    tokens.extend(joined(&parts));
    tokens.extend(parts.iter().filter_map(|part| filed(part)));
    tokens.extend(filed(&plain(&fold(number))).filter(|number| has_digit(number)));
    tokens.insert(birth_date.format("%Y%m%d").to_string());
    tokens.insert(birth_date.format("%d%m%Y").to_string());
    tokens.into_iter().collect()
}

/// What somebody typed, as words to search for: dates and numbers without their marks, names folded and with their
/// particles joined, so that `van den broeck` also finds Vandenbroeck.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut letters: Vec<String> = Vec::new();
    for chunk in fold(text).split(' ') {
        if let Some(day) = date(chunk) {
            found.push(day.format("%d%m%Y").to_string());
        } else if has_digit(chunk) {
            found.extend(filed(&plain(chunk)));
        } else {
            letters.extend(parts(chunk).map(str::to_owned));
        }
    }
    found.extend(without_particles(&letters));
    let mut words: Vec<String> = Vec::new();
    for word in found {
        if !words.iter().any(|other| other.starts_with(&word)) {
            words.retain(|other| !word.starts_with(other));
            words.push(word);
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// Whether a word to search for can only be of a number or a date.
pub(super) fn has_digit(word: &str) -> bool {
    word.starts_with('#') || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The first text after all that begin with this word, in the order of bytes.
pub(super) fn after_all(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

/// Letters and digits only.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// The word as it stands in the index.
fn filed(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    let apart = has_digit(word) && !first.is_ascii_digit();
    let word: String = word.chars().take(LONGEST).collect();
    Some(if apart { format!("#{word}") } else { word })
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Each run of particles with the word that follows it, written together.
fn joined(parts: &[&str]) -> Vec<String> {
    let mut joined = Vec::new();
    let mut run = String::new();
    for part in parts {
        if is_particle(part) {
            run.push_str(part);
        } else if !run.is_empty() {
            joined.extend(filed(&format!("{run}{part}")).filter(|word| !has_digit(word)));
            run.clear();
        }
    }
    joined
}

/// The words, each run of particles joined to what follows it. Particles at the end are the beginning of a name that is
/// still being typed.
fn without_particles(letters: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    let mut run = String::new();
    for word in letters {
        run.push_str(word);
        if !is_particle(word) {
            words.extend(filed(&run));
            run.clear();
        }
    }
    words.extend(filed(&run));
    words
}

/// `12/3/1980`, `12-03-1980`, `12.3.1980` or `1980-03-12`.
fn date(chunk: &str) -> Option<NaiveDate> {
    let mark = ['/', '-', '.'].into_iter().find(|&mark| chunk.matches(mark).count() == 2)?;
    let mut numbers = chunk.split(mark);
    let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (day, year) = if first.len() == 4 { (third, first) } else { (first, third) };
    if year.len() != 4 || day.len() > 2 || second.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, second.parse().ok()?, day.parse().ok()?)
}
