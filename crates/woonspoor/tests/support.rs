//! Runs the program as a user does, and looks at everything it says.

use serde_json::Value;
use std::ffi::OsStr;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The reference date of the tests.
pub const ON: &str = "2026-03-01";

/// The folder of the law in the repository.
pub fn law() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law").canonicalize().unwrap()
}

/// The regulation of the Kempen.
pub fn kempen() -> PathBuf {
    law().join("regulations/kempen/2023-10-01.toml")
}

/// What one run of the program said.
pub struct Run {
    pub code: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
    /// The arguments, to tell in a failure.
    what: String,
}

/// The program, with the surroundings of a test: a folder of its own, and nothing of the one who runs it.
pub fn program<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_woonspoor"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for variable in ["WOONSPOOR_LANG", "WOONSPOOR_NAME", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program. Whatever happens, it ends by itself, with one of the exit codes, and never with a panic.
pub fn run<S: AsRef<OsStr> + Debug>(folder: &Path, arguments: &[S]) -> Run {
    let done = program(folder, arguments).output().unwrap();
    let stderr = String::from_utf8(done.stderr).expect("what is said is text");
    let said = format!("{}{stderr}", String::from_utf8_lossy(&done.stdout));
    let code = done.status.code();
    assert!(matches!(code, Some(0..=2)), "{arguments:?} ended with {code:?}\n{said}");
    assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{arguments:?}: {said}");
    Run { code: code.unwrap(), stdout: done.stdout, stderr, what: format!("{arguments:?}") }
}

impl Run {
    /// Standard output as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// Done: exit code 0.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}: {}", self.what, self.stderr);
        self
    }

    /// Standard output as JSON, which stands there alone, on one run that was done.
    #[track_caller]
    pub fn json(self) -> Value {
        let run = self.done();
        serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{}: {e}\n{}", run.what, run.text()))
    }

    /// Bad input: exit code 2, nothing on standard output, and a message with each of these.
    #[track_caller]
    pub fn refused(self, told: &[&str]) -> Self {
        assert_eq!(self.code, 2, "{}: {}{}", self.what, self.text(), self.stderr);
        assert_eq!(self.text(), "", "{}: half output", self.what);
        self.tells(told)
    }

    /// Standard error has each of these.
    #[track_caller]
    pub fn tells(self, told: &[&str]) -> Self {
        for part in told {
            assert!(self.stderr.contains(part), "{}: `{part}` is not in\n{}", self.what, self.stderr);
        }
        self
    }

    /// Standard output has each of these.
    #[track_caller]
    pub fn shows(self, shown: &[&str]) -> Self {
        let run = self.done();
        for part in shown {
            assert!(run.text().contains(part), "{}: `{part}` is not in\n{}", run.what, run.text());
        }
        run
    }

    /// The lines of standard error that have all of these.
    pub fn lines<'a>(&'a self, parts: &'a [&'a str]) -> Vec<&'a str> {
        self.stderr.lines().filter(|line| parts.iter().all(|part| line.contains(part))).collect()
    }
}

/// A text with one part of it replaced, which has to stand in it exactly once.
#[track_caller]
pub fn replaced(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "`{old}` has to stand there once");
    text.replace(old, new)
}

/// The line, from 1, on which a text stands.
#[track_caller]
pub fn line_of(text: &str, part: &str) -> usize {
    let at = text.lines().position(|line| line.contains(part));
    at.unwrap_or_else(|| panic!("`{part}` is nowhere")) + 1
}

/// The regulation of the Kempen with some of its text replaced, in a file of its own.
pub struct Changed {
    folder: TempDir,
    pub text: String,
}

impl Changed {
    /// Each `old` has to stand in the text once.
    #[track_caller]
    pub fn kempen(changes: &[(&str, &str)]) -> Self {
        let text = std::fs::read_to_string(kempen()).unwrap();
        Self::of(changes.iter().fold(text, |text, (old, new)| replaced(&text, old, new)))
    }

    pub fn of(text: String) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("reglement.toml"), &text).unwrap();
        Self { folder, text }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("reglement.toml")
    }

    pub fn argument(&self) -> String {
        self.path().display().to_string()
    }
}

/// Everything in a folder, deep: path and bytes, in order. Folders end in a slash.
pub fn content(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn add(root: &Path, folder: &Path, all: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                all.push((format!("{name}/"), Vec::new()));
                add(root, &path, all);
            } else {
                all.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    let mut all = Vec::new();
    add(folder, folder, &mut all);
    all.sort();
    all
}

/// A message without parts, as it stands in the file of a language.
pub fn word(lang: &str, key: &str) -> String {
    let file = law().join(format!("../locales/{lang}/app.ftl"));
    let words = std::fs::read_to_string(file).unwrap();
    let found = words.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ").map(str::to_owned));
    found.unwrap_or_else(|| panic!("{lang} has no {key}"))
}

/// A text of a JSON value.
#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text"))
}

/// The rows of a JSON list.
#[track_caller]
pub fn rows(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is not a list"))
}

/// A text in every row of a JSON list.
#[track_caller]
pub fn column<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    rows(list).iter().map(|row| text(&row[key])).collect()
}
