//! A demonstration and an office are kept apart; the data folder is closed; links lead to where the office is.

use super::{Office, plain};
use crate::support::run;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;
use testbed::Server;

/// Serves a folder, with more arguments.
fn serve(folder: &Path, database: &str, more: &[&str]) -> Server {
    let data = folder.join("data");
    let own =
        ["serve", "--listen", "127.0.0.1:{port}", "--data", data.to_str().unwrap(), "--database", database];
    Server::new(env!("CARGO_BIN_EXE_woonspoor"), &[&own[..], more].concat()).start()
}

const DEMO: [&str; 3] = ["--demo", "--today", "2026-03-01"];

#[test]
fn an_office_in_use_does_not_become_a_demonstration() {
    for database in testbed::databases() {
        let folder = TempDir::new().unwrap();
        let mut server = serve(folder.path(), &database.url, &[]);
        assert!(server.log().contains("/begin/"), "{database}: {}", server.log());
        server.stop();
        let data = folder.path().join("data");
        let data = data.to_str().unwrap();
        let own = ["serve", "--listen", "127.0.0.1:0", "--data", data, "--database", &database.url];
        let refused = run(folder.path(), &[&own[..], &DEMO].concat());
        plain(&refused.refused(&["niet als demonstratie gemaakt", "nieuwe plaats"]).stderr);
        let settings = folder.path().join("demo.toml");
        std::fs::write(&settings, "demo = true\n").unwrap();
        let refused = run(folder.path(), &[&own[..], &["--settings", settings.to_str().unwrap()]].concat());
        refused.refused(&["niet als demonstratie gemaakt"]);
        // And it is as it was.
        let server = serve(folder.path(), &database.url, &[]);
        assert!(server.log().contains("/begin/"), "{database}: {}", server.log());
        let page = server.get("/aanmelden").unwrap().body;
        assert!(!page.contains("verzonnen"), "{database}: {page}");
    }
}

#[test]
fn a_demonstration_stays_one_whoever_serves_it() {
    for database in testbed::databases() {
        let folder = TempDir::new().unwrap();
        let mut server = serve(folder.path(), &database.url, &DEMO);
        let bar = "verzonnen";
        assert!(server.get("/aanmelden").unwrap().body.contains(bar), "{database}");
        server.stop();
        let server = serve(folder.path(), &database.url, &[]);
        assert!(server.get("/aanmelden").unwrap().body.contains(bar), "{database}: without --demo");
        assert!(server.log().contains("als demonstratie gemaakt"), "{database}: {}", server.log());
    }
}

#[test]
fn the_data_folder_is_closed_to_others_and_a_link_leads_to_where_the_office_is() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("data/woonspoor.db");
    let database = format!("sqlite://{}", file.display());
    let mut server = serve(folder.path(), &database, &[]);
    let mode = folder.path().join("data").metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700, "{mode:o}");
    let port = server.port();
    let add = |more: &[&str]| {
        let own = [
            "user",
            "add",
            "--data",
            "data",
            "--name",
            "Roos",
            "--email",
            "roos@voorbeeld.be",
            "--organisation",
            "LPW",
            "--role",
            "administrator",
            "--create-organisation",
            "Woonpunt",
        ];
        run(folder.path(), &[&own[..], more].concat())
    };
    let added = add(&[]).shows(&[&format!("http://127.0.0.1:{port}/uitnodiging/")]);
    assert_eq!(added.stderr, "");
    server.stop();
    add(&[]).shows(&[&format!("http://127.0.0.1:{port}/uitnodiging/")]);
    std::fs::write(folder.path().join("s.toml"), "public_url = \"https://woonspoor.example.org\"\n").unwrap();
    add(&["--settings", "s.toml"]).shows(&["https://woonspoor.example.org/uitnodiging/"]);
    let looked = run(folder.path(), &["doctor", "--data", "data"]);
    assert!(!looked.done().text().contains("chmod"));
}

#[test]
fn a_database_that_was_made_before_it_was_served_gets_its_keys() {
    for database in testbed::databases() {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let own = ["--data", data.to_str().unwrap(), "--database", &database.url];
        run(folder.path(), &[&["migrate"][..], &own].concat()).done();
        assert!(!data.join("keys").exists());
        let mut server = serve(folder.path(), &database.url, &[]);
        assert!(data.join("keys").exists() && server.log().contains("/begin/"), "{database}");
        server.stop();
        // Once they were used they are missed.
        std::fs::remove_file(data.join("keys")).unwrap();
        let served = run(folder.path(), &[&["serve", "--listen", "127.0.0.1:0"][..], &own].concat());
        plain(&served.refused(&["data/keys", "Zet het sleutelbestand terug"]).stderr);
        assert!(!data.join("keys").exists(), "{database}");
    }
}

#[test]
fn whatever_command_makes_the_data_folder_closes_it() {
    let folder = TempDir::new().unwrap();
    for (n, command) in [&["migrate"][..], &["keys", "new"]].iter().enumerate() {
        let data = format!("{n}/data");
        run(folder.path(), &[command, &["--data", data.as_str()][..]].concat()).done();
        let mode = folder.path().join(&data).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700, "{command:?}: {mode:o}");
    }
}

#[test]
fn a_link_of_an_office_that_was_never_served_says_what_to_replace() {
    let office = Office::new();
    let add = [
        "--name",
        "Roos",
        "--email",
        "roos@voorbeeld.be",
        "--organisation",
        "LPW",
        "--role",
        "administrator",
        "--create-organisation",
        "Woonpunt",
    ];
    let added = office.run("user add", &add).shows(&["http://127.0.0.1:8080/uitnodiging/"]);
    assert!(added.stderr.contains("Vervang http://127.0.0.1:8080"), "{}", added.stderr);
}
