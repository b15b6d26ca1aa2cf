//! Arguments that cannot be used: told in the language that was asked for.

use super::{Cli, Lang};
use app::words::{Language, Words, WrongArgument};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{CommandFactory, ValueEnum};
use std::io::Write;

/// Tells what is wrong, or gives the help that was asked for; gives the exit code.
pub fn tell(error: &Error) -> i32 {
    if let ErrorKind::DisplayHelp
    | ErrorKind::DisplayVersion
    | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand = error.kind()
    {
        // Whoever reads may have seen enough.
        let _ = error.print();
        return error.exit_code();
    }
    let words = Words::new(language(arguments()));
    let told = words.wrong_argument(&wrong(error));
    let mut lines = vec![format!("{}: {}", words.error(), told)];
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => usage(arguments()),
    };
    let usage = usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim();
    lines.push(String::new());
    lines.push(words.usage(usage));
    let text: String = lines.join("\n").chars().map(|c| if is_harmful(c) { '\u{fffd}' } else { c }).collect();
    let _ = writeln!(std::io::stderr(), "{text}");
    error.exit_code()
}

fn arguments() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned())
}

/// How the command among the arguments is used, where the library does not say so itself.
fn usage(arguments: impl Iterator<Item = String>) -> String {
    let mut command = Cli::command();
    command.build();
    for argument in arguments {
        if let Some(found) = command.find_subcommand(&argument) {
            command = found.clone();
        }
    }
    command.render_usage().to_string()
}

/// What would steer a terminal: what was typed stands in the message.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\n'
}

/// The language that was asked for, as far as that can be seen in arguments that cannot be used.
fn language(arguments: impl Iterator<Item = String>) -> Language {
    let mut arguments = arguments;
    let mut asked = std::env::var("WOONSPOOR_LANG").ok();
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--lang") {
            Some("") => asked = arguments.next(),
            Some(rest) => asked = rest.strip_prefix('=').map(str::to_owned).or(asked),
            None if argument == "--" => break,
            None => {}
        }
    }
    asked.and_then(|asked| Lang::from_str(&asked, false).ok()).unwrap_or(Lang::Nl).into()
}

fn wrong(error: &Error) -> WrongArgument {
    let one = |kind| texts(error, kind).into_iter().next().unwrap_or_default();
    let name = one(ContextKind::InvalidArg);
    let value = one(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            WrongArgument::Unknown { name, like: texts(error, ContextKind::SuggestedArg).into_iter().next() }
        }
        ErrorKind::InvalidSubcommand => WrongArgument::UnknownCommand {
            name: one(ContextKind::InvalidSubcommand),
            like: texts(error, ContextKind::SuggestedSubcommand),
        },
        ErrorKind::MissingSubcommand => {
            WrongArgument::NoCommand { known: texts(error, ContextKind::ValidSubcommand) }
        }
        ErrorKind::MissingRequiredArgument => WrongArgument::Missing(texts(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if value.is_empty() => {
            WrongArgument::NoValue { name, known: texts(error, ContextKind::ValidValue) }
        }
        ErrorKind::InvalidValue => {
            WrongArgument::NotOneOf { name, value, known: texts(error, ContextKind::ValidValue) }
        }
        ErrorKind::ValueValidation => {
            let kind = kind_of(&name);
            WrongArgument::NotA { name, value, kind }
        }
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg);
            if others.is_empty() || others.contains(&name) {
                WrongArgument::Twice(name)
            } else {
                WrongArgument::Together(name, others)
            }
        }
        ErrorKind::TooManyValues => WrongArgument::TooMany { name, value },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            WrongArgument::NoValue { name, known: Vec::new() }
        }
        ErrorKind::InvalidUtf8 => WrongArgument::NotText,
        _ => WrongArgument::Other(error.to_string()),
    }
}

/// What an option takes, by its name and the name of its value.
fn kind_of(name: &str) -> &'static str {
    if name.starts_with("--pillar") {
        return "pillar";
    }
    match name.rsplit_once('<').map(|(_, kind)| kind.trim_end_matches(['>', ']'])) {
        Some("DATE") => "date",
        Some("N" | "SEQ") => "number",
        Some("ADDRESS") => "address",
        _ => "other",
    }
}

/// What the library says of one side of the fault.
fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
