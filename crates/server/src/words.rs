//! The words of the pages, in Dutch and English, from the Fluent files in `locales/*/office`.

use app::words::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use std::collections::HashMap;

#[derive(RustEmbed)]
#[folder = "../../locales"]
#[include = "*/office/*.ftl"]
struct Files;

/// The words of one language.
pub struct Words {
    /// The language.
    pub language: Language,
    /// Messages that need no values, worked out once.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
    /// Words of the rules and their findings.
    pub rules: app::words::Words,
}

impl Words {
    /// Reads every file of a language. What a file says wrongly is left out here; the tests find it.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let id = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        let folder = format!("{}/office/", language.code());
        for file in Files::iter().filter(|file| file.starts_with(&folder)) {
            let Some(content) = Files::get(&file) else { continue };
            let text = String::from_utf8_lossy(&content.data).into_owned();
            keys.extend(text.lines().filter_map(key_of).map(str::to_owned));
            let resource = FluentResource::try_new(text).unwrap_or_else(|(usable, _)| usable);
            bundle.add_resource_overriding(resource);
        }
        let mut words =
            Self { language, plain: HashMap::new(), bundle, rules: app::words::Words::new(language) };
        for key in keys {
            let mut errors = Vec::new();
            let told = words.format(&key, None, &mut errors);
            if let Some(text) = told.filter(|_| errors.is_empty()) {
                words.plain.insert(key, text);
            }
        }
        words
    }

    /// A message without values; its key when there is none.
    #[must_use]
    pub fn t<'w>(&'w self, key: &'w str) -> &'w str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// Whether there is such a message, with or without values.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message with values in it.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from(*value));
        }
        self.format(key, Some(&args), &mut Vec::new()).unwrap_or_else(|| key.to_owned())
    }

    /// A message about a number, which may change with it (1 kandidaat, 2 kandidaten).
    #[must_use]
    pub fn count(&self, key: &str, number: i64) -> String {
        let mut args = FluentArgs::new();
        args.set("number", number);
        args.set("shown", self.number(number));
        self.format(key, Some(&args), &mut Vec::new()).unwrap_or_else(|| key.to_owned())
    }

    /// The word for a code, `prefix-code`; the code itself when there is none.
    #[must_use]
    pub fn code(&self, prefix: &str, code: &str) -> String {
        let key = format!("{prefix}-{code}");
        self.plain.get(&key).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// A whole number with thousands marks: 11 275 (Dutch), 11,275 (English).
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        let mark = match self.language {
            Language::Dutch => '\u{a0}',
            Language::English => ',',
        };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }

    fn format(
        &self,
        key: &str,
        args: Option<&FluentArgs>,
        errors: &mut Vec<fluent_bundle::FluentError>,
    ) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, args, errors).into_owned())
    }
}

/// The key of a line that opens a message.
fn key_of(line: &str) -> Option<&str> {
    let opens = line.starts_with(|c: char| c.is_ascii_alphabetic());
    line.split_once('=').map(|(key, _)| key.trim()).filter(|_| opens)
}

/// Both languages, read once.
pub struct Both {
    dutch: Words,
    english: Words,
}

impl Both {
    /// Reads all files.
    #[must_use]
    pub fn load() -> Self {
        Self { dutch: Words::new(Language::Dutch), english: Words::new(Language::English) }
    }

    /// The words of one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &Words {
        match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        }
    }
}
