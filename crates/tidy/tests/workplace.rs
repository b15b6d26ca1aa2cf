//! The repository says nothing of the place and the way it was written in, and keeps nothing that is built.

use crate::support::{Complaint, expect_lines, expect_none, files, parts, read, tracked};

/// Folders of somebody's machine.
const PLACES: [&str; 4] = ["/work/", "/root/", "/home/", "/Users/"];

/// Words about how a text came about, in lower case. A reader has no use for them.
const WORDS: [&str; 14] = [
    "ai session",
    "ai-session",
    "ai assistant",
    "ai agent",
    "ai-generated",
    "as an ai",
    "anthropic",
    "chatgpt",
    "co-authored-by",
    "coding agent",
    "language model",
    "openai",
    "subagent",
    "sub-agent",
];

/// This file has to name what it looks for.
const THIS: &str = "crates/tidy/tests/workplace.rs";

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        for place in PLACES.iter().filter(|place| has_path(content, place)) {
            let what =
                format!("a path of somebody's machine (`{place}`); say it from the root of the repository");
            complaints.push(Complaint::new(file, line, what));
        }
        let lower = content.to_lowercase();
        for word in WORDS.iter().filter(|word| lower.contains(*word)) {
            let what = format!("`{word}` says how the text came about; say what it is about");
            complaints.push(Complaint::new(file, line, what));
        }
    }
    complaints
}

/// Whether an absolute path starts with `place`; not a part of an address or of a relative path.
fn has_path(content: &str, place: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || "._-~}*)]".contains(c);
    content.match_indices(place).any(|(at, _)| !content[..at].ends_with(inside))
}

fn is_built(file: &str) -> bool {
    parts(file).contains(&"target") || file.starts_with("demo/out/") || file.ends_with(".part")
}

#[test]
fn no_file_tells_of_the_place_it_was_written_in() {
    expect_none(files().iter().filter(|file| *file != THIS).flat_map(|file| complaints(file, &read(file))));
}

#[test]
fn nothing_that_is_built_is_kept() {
    let kept = tracked().unwrap_or_default().into_iter().filter(|file| is_built(file));
    expect_none(
        kept.map(|file| Complaint::new(&file, 0, "is built; `git rm --cached` it, and see .gitignore")),
    );
}

#[test]
fn a_path_of_a_machine_and_words_about_the_writing_are_complained_about() {
    let text = "see /work/main/x\nhttps://example.be/work/x and docs/home/y\n\"/root/.cargo\"\nWritten by an AI assistant\n";
    expect_lines(&complaints("x", text), &[1, 3, 4]);
    assert!(is_built("fuzz/target/x") && is_built("target/debug/x") && !is_built("fuzz/targets/x.rs"));
}
