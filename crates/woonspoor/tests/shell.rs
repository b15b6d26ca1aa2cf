//! The program among others: completions, manual pages, and streams that end or are full.

use crate::registry::Registry;
use crate::support::{Run, content, kempen, program, run};
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const COMMANDS: [&str; 9] =
    ["rank", "explain", "allocate", "apportion", "regulation", "replay", "demo", "completions", "man"];

fn completions(shell: &str) -> Run {
    let folder = TempDir::new().unwrap();
    let run = run(folder.path(), &["completions", shell]).shows(&COMMANDS).shows(&["woonspoor", "registry"]);
    assert_eq!(run.stderr, "");
    run
}

#[test]
fn completions_are_there_for_every_shell() {
    let scripts = ["bash", "zsh", "fish"].map(completions);
    scripts[0].text().contains("complete -F").then_some(()).expect("bash registers a function");
    assert!(scripts[1].text().starts_with("#compdef woonspoor"));
    assert!(scripts[2].text().contains("complete -c woonspoor"));
    let folder = TempDir::new().unwrap();
    run(folder.path(), &["completions", "tcsh"]).refused(&["tcsh", "bash", "zsh", "fish"]);
}

#[test]
fn bash_completes_commands_and_options() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("woonspoor.bash"), &completions("bash").stdout).unwrap();
    let complete = |line: &str, word: usize| {
        let script = format!(
            "source woonspoor.bash; COMP_WORDS=({line}); COMP_CWORD={word}; \
             _woonspoor woonspoor \"${{COMP_WORDS[{word}]}}\" \"${{COMP_WORDS[{word}-1]}}\"; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let done = Command::new("bash").args(["-euc", &script]).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    assert_eq!(complete("woonspoor allo", 1).trim(), "allocate");
    assert_eq!(complete("woonspoor rank --pill", 2).trim(), "--pillar");
    assert!(complete("woonspoor regulation \"\"", 2).contains("check"));
}

#[test]
fn the_manual_page_names_every_command() {
    let folder = TempDir::new().unwrap();
    let page = run(folder.path(), &["man"]).shows(&COMMANDS).shows(&[".TH woonspoor", ".SH SYNOPSIS"]);
    assert_eq!(page.stderr, "");
    assert!(content(folder.path()).is_empty());
    run(folder.path(), &["man", "--out", "pagina/s"]).done();
    let pages = content(&folder.path().join("pagina/s"));
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    for command in COMMANDS {
        assert!(names.contains(&format!("woonspoor-{command}.1").as_str()), "{names:?}");
    }
    let rank = pages.iter().find(|(name, _)| name == "woonspoor-rank.1").unwrap();
    assert!(String::from_utf8_lossy(&rank.1).contains("dwelling"));
    fs::write(folder.path().join("bestand"), "van mij").unwrap();
    run(folder.path(), &["man", "--out", "bestand"]).refused(&["bestand"]);
    assert_eq!(fs::read(folder.path().join("bestand")).unwrap(), b"van mij");
}

#[test]
fn who_reads_only_the_beginning_gets_no_complaint() {
    let written = Registry::small().written();
    let regulation = kempen().display().to_string();
    let where_ = ["--regulation", &regulation, "--registry", "register", "--on", "2026-03-01", "-q"];
    for more in [&["allocate"][..], &["allocate", "--format", "json"], &["rank", "--dwelling", "D1"]] {
        let mut child = program(written.folder(), [more, &where_[..]].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The reading end goes before anything is written.
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let code = child.wait().unwrap().code();
        assert_eq!((code, said.as_str()), (Some(0), ""), "{more:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_and_no_success() {
    let written = Registry::small().written();
    let regulation = kempen().display().to_string();
    let where_ = ["--regulation", &regulation, "--registry", "register", "--on", "2026-03-01"];
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let ends = [
        [&["allocate", "--format", "json"], &where_[..]].concat(),
        [&["allocate"], &where_[..]].concat(),
        [&["rank", "--dwelling", "D1"], &where_[..]].concat(),
        vec!["regulation", "show", "kempen"],
        vec!["regulation", "list"],
        vec!["completions", "bash"],
        vec!["man"],
    ];
    for arguments in ends {
        let done = program(written.folder(), &arguments).stdout(full()).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("standaarduitvoer: fout: de schijf is vol"), "{said}");
    }
    // What is said beside the result is not worth failing for.
    let arguments = [&["allocate", "--format", "json"], &where_[..]].concat();
    let done = program(written.folder(), arguments).stderr(full()).output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(done.stdout, written.allocate().done().stdout);
}

#[test]
fn the_language_may_be_set_in_the_surroundings_and_the_argument_goes_first() {
    let folder = TempDir::new().unwrap();
    let said = |arguments: &[&str], lang: &str| {
        let done = program(folder.path(), arguments).env("WOONSPOOR_LANG", lang).output().unwrap();
        String::from_utf8(done.stdout).unwrap()
    };
    let check = ["regulation", "check", "kempen"];
    assert!(said(&check, "en").contains("article 9"));
    assert!(said(&check, "nl").contains("artikel 9"));
    assert!(said(&["regulation", "check", "kempen", "--lang", "nl"], "en").contains("artikel 9"));
    assert!(run(folder.path(), &check).text().contains("artikel 9"), "Dutch when nothing is said");
}
