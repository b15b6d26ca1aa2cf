//! What the readers of TOML and JSON say of a file, in words: they speak one language, and of types of the program.

use super::Words;
use i18n_embed_fl::fl;

/// Words of a reader for a value that is missing or none.
const NO_VALUE: [&str; 11] = [
    "missing value",
    "missing value for key",
    "key with no value",
    "string values must be quoted",
    "invalid value",
    "missing assignment between key-value pairs",
    "unexpected key or value",
    "extra `=`",
    "extra assignment between key-value pairs",
    "invalid key-value pair",
    "expected value",
];

/// Words of a reader for a day that is none.
const NO_DATE: [&str; 4] = [
    "input contains invalid characters",
    "input is out of range",
    "premature end of input",
    "trailing input",
];

impl Words {
    /// Why a file does not have the shape that it should have.
    pub(super) fn shape(&self, message: &str) -> String {
        let l = &self.loader;
        // JSON adds the place: ` at line 1 column 2`. TOML adds what it would have taken.
        let message = message.split(" at line ").next().unwrap_or(message);
        let told = message.split(", expected ").next().unwrap_or(message);
        let names = quoted(message);
        let name = names.first().cloned().unwrap_or_default();
        let begins = |start: &str| message.starts_with(start);
        if begins("unknown field") || begins("unknown variant") {
            return match names.get(1..).unwrap_or_default() {
                [] => fl!(l, "shape-unknown-alone", name = name),
                known => fl!(l, "shape-unknown", name = name, known = known.join(", ")),
            };
        }
        if begins("missing field") {
            return fl!(l, "shape-missing", name = name);
        }
        if begins("duplicate") {
            return match names.first() {
                Some(_) => fl!(l, "shape-twice", name = name),
                None => fl!(l, "shape-twice-alone"),
            };
        }
        if message.contains("is not a share") {
            return fl!(l, "shape-share", value = name);
        }
        if message.contains("is not an amount") {
            return fl!(l, "shape-amount", value = name);
        }
        if let Some((least, most)) = message
            .split_once("points: expected a whole number from ")
            .and_then(|(_, bounds)| bounds.split_once(" to "))
        {
            return fl!(l, "shape-points", least = least.to_owned(), most = most.to_owned());
        }
        if begins("pillar ") {
            return fl!(l, "shape-pillar");
        }
        if begins("unclosed") || begins("invalid basic string") || begins("invalid literal string") {
            return fl!(l, "shape-open");
        }
        if begins("EOF") {
            return fl!(l, "shape-end");
        }
        if NO_VALUE.contains(&told) {
            return fl!(l, "shape-value");
        }
        if NO_DATE.contains(&told) {
            return fl!(l, "shape-kind", kind = "date");
        }
        if let Some((_, expected)) = message.rsplit_once(", expected ")
            && (begins("invalid type") || begins("invalid value"))
        {
            return fl!(l, "shape-kind", kind = kind(expected));
        }
        fl!(l, "problem-schema")
    }
}

/// Kind of value for which a reader has a type of the program.
fn kind(expected: &str) -> &'static str {
    let number = ["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "f64"];
    match expected {
        "a boolean" => "yes-no",
        "a sequence" => "list",
        "a map" => "table",
        _ if number.contains(&expected) => "number",
        _ if expected.starts_with("struct ") => "table",
        _ if expected.contains("date") => "date",
        _ if expected.contains("string") => "text",
        _ => "other",
    }
}

/// What stands between backward quotation marks.
fn quoted(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use crate::words::{Language, Words};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read to see what the reader says of it")]
    struct File {
        #[serde(default)]
        on: bool,
        #[serde(default)]
        number: u32,
        #[serde(default)]
        list: Vec<u32>,
        #[serde(default)]
        share: Option<domain::Share>,
        #[serde(default)]
        day: Option<chrono::NaiveDate>,
        #[serde(default)]
        pillar: Option<domain::Pillar>,
        #[serde(default)]
        kind: Option<Kind>,
        name: String,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Flat,
        House,
    }

    #[test]
    fn what_a_reader_says_is_told_in_dutch_and_never_passed_on() {
        let dutch = Words::new(Language::Dutch);
        for (text, told) in [
            ("nam = \"x\"", "nam kan hier niet staan; wel: on, number"),
            ("on = true", "name ontbreekt"),
            ("name = \"x\"\nname = \"y\"", "twee keer"),
            ("on = 1", "true of false"),
            ("number = \"x\"", "een getal"),
            ("list = 3", "een lijst"),
            ("name = 3", "aanhalingstekens"),
            ("share = \"veel\"", "veel is geen deel"),
            ("day = \"gisteren\"", "een bestaande dag"),
            ("pillar = 9", "geen pijler"),
            ("kind = \"castle\"", "castle kan hier niet staan; wel: flat, house"),
            ("name = ", "ontbreekt een waarde"),
            ("name = x", "tussen aanhalingstekens"),
            ("name = \"x", "niet gesloten"),
            ("list = [1", "niet gesloten"),
            ("[[[", ""),
            ("name = = 1", ""),
        ] {
            let error = toml::from_str::<File>(text).unwrap_err();
            let said = dutch.shape(error.message());
            assert!(said.contains(told), "{text}: {} became {said}", error.message());
            assert!(!said.contains("expected") && !said.contains("invalid"), "{text}: {said}");
        }
        for (text, told) in [
            ("{\"name\": \"x\"", "te vroeg"),
            ("{\"name\": 3}", "aanhalingstekens"),
            ("{\"name\": x}", "ontbreekt een waarde"),
            ("{\"nam\": 3}", "nam kan hier niet staan"),
        ] {
            let error = serde_json::from_str::<File>(text).unwrap_err();
            let said = dutch.shape(&error.to_string());
            assert!(said.contains(told), "{text}: {error} became {said}");
        }
    }
}
