//! Other keys while people work: a running server goes on with them, or says what it cannot read.

use crate::office::{Client, serve_with};
use std::path::Path;
use std::process::Command;
use testbed::{Database, Server};

/// What the page says where it cannot open something.
const CLOSED: &str = "kan nu niet gelezen worden";

/// Runs a command on the same office, and gives what it said.
fn command(database: &Database, data: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_woonspoor"));
    command.args(words).arg("--data").arg(data).args(["--database", &database.url]);
    let done = command.env_remove("WOONSPOOR_LANG").output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{words:?}: {said}{}", String::from_utf8_lossy(&done.stderr));
    said
}

/// The file of a candidate with a national number, and the page of it.
async fn file(client: &Client) -> (String, String) {
    let (status, list) = client.get("/kandidaten").await;
    assert_eq!(status, 200);
    let mut links = list.split("href=\"/kandidaten/").skip(1);
    let id = links.find_map(|rest| {
        let id = rest.split('"').next()?;
        id.chars().all(|c| c.is_ascii_digit()).then(|| id.to_owned())
    });
    let path = format!("/kandidaten/{}", id.expect("the list has a candidate"));
    let page = client.get(&path).await.1;
    (path, page)
}

async fn rotated(database: &Database, data: &Path, server: &Server) -> (Client, String) {
    let client = Client::log_in(server, "toewijzing").await;
    let (path, before) = file(&client).await;
    assert!(before.contains("**.**.**-***."), "{database}: the page shows no national number");
    command(database, data, &["keys", "new"]);
    let said = command(database, data, &["keys", "rotate"]);
    assert!(said.contains("Herstart"), "{said}");
    (client, path)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_server_goes_on_with_newer_keys() {
    for database in testbed::databases() {
        let data = tempfile::tempdir().unwrap();
        let server = serve_with(&database.url, data.path(), &[]);
        let (client, path) = rotated(&database, data.path(), &server).await;
        let (status, page) = client.get(&path).await;
        assert_eq!(status, 200, "{database}: still logged in");
        assert!(page.contains("**.**.**-***.") && !page.contains(CLOSED), "{database}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_cannot_have_the_newer_keys_says_what_it_cannot_read() {
    for database in testbed::databases() {
        let data = tempfile::tempdir().unwrap();
        command(&database, data.path(), &["migrate"]);
        command(&database, data.path(), &["keys", "new"]);
        let keys = std::fs::read_to_string(data.path().join("keys")).unwrap();
        let keys: Vec<&str> = keys.lines().filter(|line| !line.starts_with('#')).collect();
        let server = serve_with(&database.url, data.path(), &[("WOONSPOOR_KEYS", &keys.join(","))]);
        let (client, path) = rotated(&database, data.path(), &server).await;
        let (status, page) = client.get(&path).await;
        assert_eq!(status, 200, "{database}");
        assert!(page.contains(CLOSED) && !page.contains("**.**.**-***."), "{database}: {page}");
        assert!(server.log().contains("something sealed does not open"), "{database}: {}", server.log());
    }
}
