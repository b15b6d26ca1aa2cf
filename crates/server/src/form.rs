//! What was posted, what is shown again, and what is wrong with it.

use crate::fault::Halt;
use crate::words::Words;
use app::office::Problems;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use std::collections::HashMap;

/// Largest form that is read, in bytes. Uploads have their own limit.
pub const LIMIT: usize = 256 * 1024;

/// The fields of a posted form, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Vec<(String, String)>);

/// Text without control characters, which no field asks for, no page may hold and not every database can keep: what a
/// line may end with and tabs stay.
#[must_use]
pub fn legible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

impl Posted {
    /// The fields of an urlencoded body.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let fields = url::form_urlencoded::parse(body);
        Self(fields.map(|(name, value)| (legible(&name), legible(&value))).collect())
    }

    /// A field without the spaces around it; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// A field exactly as typed: passwords.
    #[must_use]
    pub fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that may come more than once.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        !matches!(self.text(name), "" | "no" | "nee" | "0" | "false")
    }

    /// A field, or nothing when it is empty.
    #[must_use]
    pub fn maybe(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Halt;

    async fn from_request(request: Request, state: &S) -> Result<Self, Halt> {
        let kind = request.headers().get("content-type").and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Halt::BadRequest("fault-not-a-form"));
        }
        let body =
            Bytes::from_request(request, state).await.map_err(|_| Halt::BadRequest("fault-too-large"))?;
        if body.len() > LIMIT {
            return Err(Halt::BadRequest("fault-too-large"));
        }
        Ok(Self::parse(&body))
    }
}

/// A message about a field, in words.
#[derive(Clone, Debug)]
pub struct Message {
    /// Name of the field; also the anchor of the link in the summary.
    pub field: String,
    /// What is wrong and what was expected.
    pub text: String,
}

/// A form as it is shown: values, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: HashMap<String, Vec<String>>,
    /// What is wrong, in the order of the fields.
    pub messages: Vec<Message>,
}

impl Form {
    /// A form filled with values.
    #[must_use]
    pub fn of<K: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut form = Self::default();
        for (key, value) in values {
            form.values.entry(key.into()).or_default().push(value.into());
        }
        form
    }

    /// The form as it was posted, with what is wrong with it.
    #[must_use]
    pub fn again(posted: &Posted, problems: &Problems, words: &Words) -> Self {
        Self { messages: messages(problems, words), ..Self::of(posted.0.iter().cloned()) }
    }

    /// Value of a field; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|all| all.first()).map_or("", String::as_str)
    }

    /// Whether a value is among those of a field: boxes and lists of choices.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.get(name).is_some_and(|all| all.iter().any(|one| one == value))
    }

    /// What is wrong with a field; empty when all is well.
    #[must_use]
    pub fn error(&self, name: &str) -> &str {
        self.messages.iter().find(|message| message.field == name).map_or("", |message| &message.text)
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn wrong(&self) -> bool {
        !self.messages.is_empty()
    }
}

/// Problems in words.
#[must_use]
pub fn messages(problems: &Problems, words: &Words) -> Vec<Message> {
    let told = |complaint: &app::office::Complaint| {
        let args: Vec<(&str, &str)> = complaint.args.iter().map(|(name, value)| (*name, &**value)).collect();
        Message { field: complaint.field.clone(), text: words.with(complaint.key, &args) }
    };
    problems.0.iter().map(told).collect()
}
