//! Which passwords are accepted: long enough and not easy to guess; no rules about capitals, digits or signs.

use thiserror::Error;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Match, zxcvbn};

/// The most characters a password may have.
pub const LONGEST: usize = 128;

/// A password that takes fewer guesses is refused. 10^10 is where zxcvbn gives its best mark; twelve characters without
/// a pattern take 10^12, and `Welkom2026!!` takes 10^8.
const FEWEST_GUESSES: u64 = 10_000_000_000;

/// What everybody here tries first; the lists of zxcvbn are English.
const TRIED_FIRST: [&str; 30] = [
    "woonspoor",
    "wachtwoord",
    "paswoord",
    "welkom",
    "geheim",
    "vlaanderen",
    "belgie",
    "azerty",
    "woning",
    "huisvesting",
    "sociaal",
    "woonmaatschappij",
    "toewijzing",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "maandag",
    "vrijdag",
];

/// Shorter words are no help to somebody who guesses.
const SHORTEST_WORD: usize = 3;

/// What an installation asks of passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The fewest characters.
    pub shortest: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Self { shortest: 12 }
    }
}

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Weakness {
    /// Too few characters.
    #[error("{found} characters; at least {shortest} are needed")]
    TooShort {
        /// The fewest that are accepted.
        shortest: usize,
        /// How many there are.
        found: usize,
    },
    /// Too many characters.
    #[error("{found} characters; at most {longest} are accepted")]
    TooLong {
        /// The most that are accepted.
        longest: usize,
        /// How many there are.
        found: usize,
    },
    /// Easy to guess for who knows the name or the address of the person.
    #[error("made of the person's own name or address")]
    OwnDetails,
    /// Easy to guess for anybody: a common password, a few common words, a date, a row of keys, a repetition.
    #[error("too easy to guess")]
    TooCommon,
}

/// Checks a new password; `own` is what is known of the person: name, e-mail address.
///
/// # Errors
/// The first weakness, in the order of [`Weakness`].
pub fn check(password: &str, rules: &Rules, own: &[&str]) -> Result<(), Weakness> {
    let found = password.chars().count();
    if found < rules.shortest {
        return Err(Weakness::TooShort { shortest: rules.shortest, found });
    }
    if found > LONGEST {
        return Err(Weakness::TooLong { longest: LONGEST, found });
    }
    let own = words(own);
    let inputs: Vec<&str> = TRIED_FIRST.into_iter().chain(own.iter().map(String::as_str)).collect();
    let estimate = zxcvbn(password, &inputs);
    if estimate.guesses() >= FEWEST_GUESSES {
        return Ok(());
    }
    Err(if estimate.sequence().iter().any(|part| is_own(part, &own)) {
        Weakness::OwnDetails
    } else {
        Weakness::TooCommon
    })
}

/// Whether a part of a password is one of the person's own words, also backwards, in other signs or repeated.
fn is_own(part: &Match, own: &[String]) -> bool {
    match &part.pattern {
        MatchPattern::Dictionary(found) => own.contains(&found.matched_word),
        MatchPattern::Repeat(repeated) => repeated.base_matches.iter().any(|part| is_own(part, own)),
        _ => false,
    }
}

/// The details whole, and every word in them.
fn words(own: &[&str]) -> Vec<String> {
    let details = own.iter().map(|detail| detail.to_lowercase());
    let mut words: Vec<String> = details
        .flat_map(|detail| {
            let joined = detail.split_whitespace().collect::<String>();
            let parts = detail.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
            parts.into_iter().chain([detail, joined])
        })
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
