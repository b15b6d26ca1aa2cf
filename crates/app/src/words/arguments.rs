//! Arguments of the command line that cannot be used, in words.

use super::Words;
use i18n_embed_fl::fl;

/// What is wrong with the arguments of a command. Names are as they are typed: `--on <DATE>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongArgument {
    /// No such option.
    Unknown {
        /// What was typed.
        name: String,
        /// An option that looks like it.
        like: Option<String>,
    },
    /// No such command.
    UnknownCommand {
        /// What was typed.
        name: String,
        /// Commands that look like it, or all there are.
        like: Vec<String>,
    },
    /// A command that needs another after it.
    NoCommand {
        /// Those there are.
        known: Vec<String>,
    },
    /// Arguments that have to be given.
    Missing(Vec<String>),
    /// An option without its value.
    NoValue {
        /// The option.
        name: String,
        /// What it may be, when that is a list.
        known: Vec<String>,
    },
    /// A value that is none of those there are.
    NotOneOf {
        /// The option.
        name: String,
        /// What was typed.
        value: String,
        /// What it may be.
        known: Vec<String>,
    },
    /// A value of another kind.
    NotA {
        /// The option.
        name: String,
        /// What was typed.
        value: String,
        /// Kind of value: `date`, `number`, `address`, `pillar`, or something else.
        kind: &'static str,
    },
    /// An option that was given more than once.
    Twice(String),
    /// Options that do not go together.
    Together(String, Vec<String>),
    /// More values than there is room for.
    TooMany {
        /// The option.
        name: String,
        /// The first value too many.
        value: String,
    },
    /// Text that is none.
    NotText,
    /// Anything else, as the library says it.
    Other(String),
}

impl Words {
    /// What is wrong with the arguments.
    #[must_use]
    pub fn wrong_argument(&self, wrong: &WrongArgument) -> String {
        let l = &self.loader;
        match wrong {
            WrongArgument::Unknown { name, like: None } => fl!(l, "argument-unknown", name = name.clone()),
            WrongArgument::Unknown { name, like: Some(like) } => {
                fl!(l, "argument-unknown-like", name = name.clone(), like = like.clone())
            }
            WrongArgument::UnknownCommand { name, like } if like.is_empty() => {
                fl!(l, "argument-unknown-command", name = name.clone())
            }
            WrongArgument::UnknownCommand { name, like } => {
                fl!(l, "argument-unknown-command-like", name = name.clone(), like = like.join(", "))
            }
            WrongArgument::NoCommand { known } => fl!(l, "argument-no-command", known = known.join(", ")),
            WrongArgument::Missing(names) => {
                fl!(l, "argument-missing", count = (names.len() as i64), names = names.join(", "))
            }
            WrongArgument::NoValue { name, known } if known.is_empty() => {
                fl!(l, "argument-no-value", name = name.clone())
            }
            WrongArgument::NoValue { name, known } => {
                fl!(l, "argument-no-value-of", name = name.clone(), known = known.join(", "))
            }
            WrongArgument::NotOneOf { name, value, known } => {
                let (name, value) = (name.clone(), value.clone());
                fl!(l, "argument-not-one-of", name = name, value = value, known = known.join(", "))
            }
            WrongArgument::NotA { name, value, kind } => {
                fl!(
                    l,
                    "argument-not-a",
                    name = name.clone(),
                    value = value.clone(),
                    kind = (*kind).to_owned()
                )
            }
            WrongArgument::Twice(name) => fl!(l, "argument-twice", name = name.clone()),
            WrongArgument::Together(name, others) => {
                fl!(l, "argument-together", name = name.clone(), others = others.join(", "))
            }
            WrongArgument::TooMany { name, value } => {
                fl!(l, "argument-too-many", name = name.clone(), value = value.clone())
            }
            WrongArgument::NotText => fl!(l, "argument-not-text"),
            WrongArgument::Other(told) => told.clone(),
        }
    }

    /// How a command is used, and where more is told.
    #[must_use]
    pub fn usage(&self, usage: &str) -> String {
        fl!(self.loader, "argument-usage", usage = usage.to_owned())
    }

    /// Said before what is wrong with the arguments.
    #[must_use]
    pub fn error(&self) -> String {
        fl!(self.loader, "word-error")
    }
}
