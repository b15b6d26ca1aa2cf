//! Servers start, die and come back as they are told.

use crate::support::little;
use testbed::Server;

#[test]
fn a_server_is_ready_and_keeps_its_port_after_a_violent_end() {
    let (mut server, _pages) = little(&[("page.html", "still here")]);
    let address = server.url("/page.html");
    assert_eq!(server.get("/page.html").expect("an answer").body, "still here");
    let first = server.pid();
    server.kill();
    assert!(!server.runs());
    server.get("/page.html").expect_err("nobody listens");
    server.start_again();
    assert!(server.runs());
    assert_ne!(server.pid(), first);
    assert_eq!(server.url("/page.html"), address);
    assert_eq!(server.get("/page.html").expect("an answer").status, 200);
    assert_eq!(server.log(), "listening\nlistening\n");
}

#[test]
fn a_server_asked_to_stop_gives_its_status() {
    let (mut server, _pages) = little(&[]);
    // It has no handler of its own: 128 and the number of SIGTERM.
    assert_eq!(server.stop(), 128 + 15);
    assert!(!server.runs());
}

#[test]
fn an_answer_has_its_status_and_headers() {
    let (server, _pages) = little(&[]);
    let answer = server.get("/nowhere").expect("an answer");
    assert_eq!(answer.status, 404);
    assert!(answer.head.contains("Content-Type: text/html"), "{answer}");
    assert!(answer.body.contains("nothing here"), "{answer}");
}

#[test]
#[should_panic(expected = "bash ended with status 2\nno such place")]
fn a_server_that_cannot_start_fails_the_test_with_what_it_said() {
    let _ = Server::new("bash", &["-c", "echo no such place >&2; exit 2"]).start();
}

#[test]
fn what_a_server_started_ends_with_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let note = folder.path().join("pid");
    let little = env!("CARGO_BIN_EXE_little");
    let script = format!("sleep 600 & echo $! >{}; {little} {{port}} /nowhere", note.display());
    let server = Server::new("bash", &["-c", &script]).start();
    let sleeper = std::fs::read_to_string(&note).expect("it noted the process");
    let proc = format!("/proc/{}/stat", sleeper.trim());
    assert!(std::fs::read_to_string(&proc).is_ok_and(|stat| stat.contains("(sleep)")));
    drop(server);
    let stat = std::fs::read_to_string(&proc).unwrap_or_default();
    assert!(!stat.contains("(sleep)") || stat.contains(") Z "), "still there: {stat}");
}
