//! A disk, a folder or a port that cannot be used: named, with what is needed, and never taken for a fault of the program.

use super::{Office, plain};
use crate::support::{program, run};
use std::fs::{File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Somebody without rights of their own.
const NOBODY: u32 = 65534;

#[test]
fn a_port_in_use_says_how_to_choose_another() {
    let office = Office::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = office.run("serve", &["--listen", &address]);
    plain(&refused.refused(&[&address, "deze poort is in gebruik; kies een andere met --listen"]).stderr);
    let refused = office.run("serve", &["--listen", "127.0.0.1:0", "--metrics", &address, "--lang", "en"]);
    plain(&refused.refused(&[&address, "this port is in use; choose another with --metrics"]).stderr);
    let refused = office.run("serve", &["--listen", "192.0.2.1:80"]);
    plain(&refused.refused(&["192.0.2.1:80", "geen adres van deze computer"]).stderr);
}

#[test]
fn a_full_disk_is_no_fault_of_the_program() {
    let office = Office::new();
    let mut full = program(office.folder(), ["regulation", "list"]);
    let done = full.stdout(File::options().write(true).open("/dev/full").unwrap()).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("standaarduitvoer") && said.contains("schijf is vol"), "{said}");
    plain(&said);
}

#[test]
fn databases_that_are_not_there_or_none_are_told() {
    let office = Office::new();
    std::fs::write(office.file("tekst.db"), "dit is geen databank, wel een bestand van enige lengte")
        .unwrap();
    let cases = [
        ("sqlite://weg.db", "deze databank is er niet"),
        ("sqlite://tekst.db", "geen databank"),
        ("sqlite::memory:", "in het geheugen"),
        ("mysql://x/y", "geen adres van een databank"),
    ];
    for (url, told) in cases {
        let refused = run(office.folder(), &["audit", "verify", "--database", url]);
        plain(&refused.refused(&[url, told]).stderr);
        let looked = run(office.folder(), &["doctor", "--database", url]);
        assert!(looked.code == 2 && looked.text().contains(told), "{url}: {}", looked.text());
        plain(looked.text());
    }
    let served = run(office.folder(), &["serve", "--data", "nieuw", "--database", "mysql://x/y"]);
    plain(&served.refused(&["mysql://x/y", "geen adres van een databank"]).stderr);
    assert!(!office.file("nieuw").exists(), "a folder was made for a database that cannot be");
    let database = testbed::postgres();
    let mut nowhere = url::Url::parse(&database.url).unwrap();
    nowhere.set_path("bestaat_niet");
    let refused = run(office.folder(), &["audit", "verify", "--database", nowhere.as_str()]);
    plain(&refused.refused(&["bestaat niet op de server"]).stderr);
    let mut stranger = url::Url::parse(&database.url).unwrap();
    stranger.set_username("niemand").unwrap();
    let refused = run(office.folder(), &["audit", "verify", "--database", stranger.as_str()]);
    plain(&refused.refused(&["laat deze gebruiker niet toe"]).stderr);
}

/// The program as somebody who may only do what the bits of a file say: root may do anything.
fn as_somebody(office: &Office, command: &str, more: &[&str]) -> Command {
    let mut asked = program(office.folder(), office.arguments(command, more));
    if is_root() {
        let mut own = Command::new(reachable(office.folder()));
        own.args(asked.get_args()).current_dir(office.folder()).stdin(std::process::Stdio::null());
        own.env_remove("WOONSPOOR_LANG").uid(NOBODY).gid(NOBODY);
        asked = own;
    }
    asked
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}

/// The program where anybody can start it, whatever folder it was built in.
fn reachable(folder: &Path) -> PathBuf {
    let copy = folder.join("woonspoor");
    if !copy.exists() {
        let built = env!("CARGO_BIN_EXE_woonspoor");
        std::fs::hard_link(built, &copy).or_else(|_| std::fs::copy(built, &copy).map(|_| ())).unwrap();
    }
    copy
}

/// Gives everything in a folder to the one as whom the program runs.
fn give_away(path: &Path) {
    if is_root() {
        std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    if path.is_dir() {
        std::fs::read_dir(path).unwrap().for_each(|entry| give_away(&entry.unwrap().path()));
    }
}

#[test]
fn a_folder_that_can_only_be_read_is_named_by_every_command() {
    let office = Office::new();
    std::fs::set_permissions(office.folder(), Permissions::from_mode(0o755)).unwrap();
    give_away(&office.data());
    std::fs::create_dir(office.file("dicht")).unwrap();
    give_away(&office.file("dicht"));
    std::fs::set_permissions(office.file("dicht"), Permissions::from_mode(0o500)).unwrap();
    for (command, more) in [("backup", "dicht/b"), ("export", "dicht/e")] {
        let done = as_somebody(&office, command, &[more]).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{command}: {said}");
        assert!(said.contains("dicht") && said.contains("geen toegang"), "{command}: {said}");
        plain(&said);
    }
    std::fs::write(office.file("s.toml"), "documents = \"dicht/papieren/hier\"\n").unwrap();
    give_away(&office.file("s.toml"));
    let done =
        as_somebody(&office, "serve", &["--settings", "s.toml", "--listen", "127.0.0.1:0"]).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("s.toml:1") && said.contains("geen toegang"), "{said}");
    plain(&said);
    std::fs::set_permissions(office.data(), Permissions::from_mode(0o500)).unwrap();
    for (command, more) in [
        ("serve", &["--listen", "127.0.0.1:0"][..]),
        ("audit verify", &[]),
        ("backup", &["/tmp/woonspoor-wordt-niet-gemaakt"]),
        ("export", &["/tmp/woonspoor-wordt-niet-gemaakt"]),
    ] {
        let done = as_somebody(&office, command, more).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{command}: {said}");
        assert!(said.contains("woonspoor.db") && said.contains("schrijfrecht"), "{command}: {said}");
        plain(&said);
    }
    let done = as_somebody(&office, "doctor", &[]).output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("data: geen toegang"), "{said}");
    plain(&said);
    std::fs::set_permissions(office.data(), Permissions::from_mode(0o700)).unwrap();
    assert!(!Path::new("/tmp/woonspoor-wordt-niet-gemaakt").exists());
}
