//! The papers a newcomer looks for are there, and the first thing the README shows is how to run and test.

use crate::support::{Complaint, expect_lines, expect_none, files, read};

const PAPERS: [&str; 5] = ["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENCE", "README.md"];

const COMMANDS: [&str; 2] = ["bin/run", "bin/test"];

/// The commands of the first block of code, each without its comment, with their lines.
fn first_block(text: &str) -> Vec<(usize, &str)> {
    let lines = (1..).zip(text.lines().map(str::trim));
    let block = lines.skip_while(|(_, line)| !line.starts_with("```")).skip(1);
    let commands = block.take_while(|(_, line)| !line.starts_with("```"));
    let commands =
        commands.map(|(number, line)| (number, line.split(" #").next().unwrap_or_default().trim()));
    commands.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect()
}

fn complaints(file: &str, text: &str) -> Vec<Complaint> {
    let block = first_block(text);
    let first = block.first().map_or(0, |(line, _)| *line);
    let mut found: Vec<&str> = block.iter().take(2).map(|(_, line)| line.trim_start_matches("./")).collect();
    found.sort_unstable();
    let right = found.len() == 2
        && found.iter().zip(COMMANDS).all(|(line, command)| line.split(' ').next() == Some(command));
    let what = format!("the first block of code has to begin with {} and {}", COMMANDS[0], COMMANDS[1]);
    if right { Vec::new() } else { vec![Complaint::new(file, first, what)] }
}

#[test]
fn the_papers_are_there() {
    let missing = PAPERS.iter().filter(|paper| !files().iter().any(|file| file == *paper));
    expect_none(missing.map(|paper| Complaint::new(paper, 0, "is missing; write it")));
}

#[test]
fn the_readme_shows_first_how_to_run_and_how_to_test() {
    assert!(files().iter().any(|file| file == "README.md"), "README.md: is missing; write it");
    expect_none(complaints("README.md", &read("README.md")));
}

#[test]
fn a_readme_that_shows_something_else_first_is_complained_about() {
    expect_lines(&complaints("x", "# A\n\n```sh\nbin/run   # the demo\n\nbin/test\n```\n"), &[]);
    expect_lines(&complaints("x", "# A\n\n```\ncargo build\nbin/run\nbin/test\n```\n"), &[4]);
    expect_lines(&complaints("x", "# A\nno code\n"), &[0]);
}
