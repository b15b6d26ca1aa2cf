//! The files of the repository, and what is wrong with them.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Something that is wrong, with its place and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Path from the root of the repository.
    pub file: String,
    /// Line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl Complaint {
    pub fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}

/// Fails with every complaint there is.
#[track_caller]
pub fn expect_none(complaints: impl IntoIterator<Item = Complaint>) {
    let lines: Vec<String> = complaints.into_iter().map(|complaint| complaint.to_string()).collect();
    assert!(lines.is_empty(), "{} to put right:\n{}", lines.len(), lines.join("\n"));
}

/// Fails unless a sample is complained about on these lines.
#[track_caller]
pub fn expect_lines(complaints: &[Complaint], lines: &[usize]) {
    let found: Vec<usize> = complaints.iter().map(|complaint| complaint.line).collect();
    assert_eq!(found, lines, "{complaints:#?}");
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Every file that is kept, or would be when all is added; paths from the root, in order.
pub fn files() -> &'static [String] {
    static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let listed = git(&["ls-files", "--cached", "--others", "--exclude-standard"]);
        let mut files = listed.unwrap_or_else(walk);
        files.retain(|file| root().join(file).is_file());
        files.sort();
        files.dedup();
        files
    });
    &FILES
}

/// Every file that git keeps; none without git, as in an archive of the source.
pub fn tracked() -> Option<Vec<String>> {
    git(&["ls-files", "--cached"])
}

/// Files for which `wanted` holds, with their text.
pub fn texts(wanted: impl Fn(&str) -> bool) -> Vec<(&'static str, String)> {
    let wanted = files().iter().filter(|file| wanted(file));
    wanted.map(|file| (file.as_str(), read(file))).collect()
}

/// The text of a file of the repository; bytes that are no text are replaced.
pub fn read(file: &str) -> String {
    let bytes = std::fs::read(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The parts of a path.
pub fn parts(file: &str) -> Vec<&str> {
    file.split('/').collect()
}

/// The line of an offset, from 1.
pub fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|&byte| byte == b'\n').count() + 1
}

fn git(arguments: &[&str]) -> Option<Vec<String>> {
    let mut command = Command::new("git");
    command.current_dir(root()).args(["-c", "core.quotepath=off"]).args(arguments);
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.lines().map(str::to_owned).collect())
}

/// The files of an archive of the source, where git knows nothing.
fn walk() -> Vec<String> {
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root().join(&folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            let name = path.to_string_lossy().into_owned();
            match name.as_str() {
                ".git" | "target" | "demo/out" | "fuzz/target" | "fuzz/corpus" | "fuzz/artifacts" => {}
                _ if root().join(&path).is_dir() => folders.push(path),
                _ => files.push(name),
            }
        }
    }
    files
}
