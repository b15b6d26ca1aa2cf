//! A server under test, as a process of its own: to talk to, to kill and to start again.

use crate::leash::Leash;
use crate::port::free_port;
use std::fmt::{self, Display, Formatter};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// How long a start may take: this often a twentieth of a second.
const PATIENCE: usize = 1200;

/// A program that serves HTTP on a port of its own. Dropping it kills it.
#[derive(Debug)]
pub struct Server {
    program: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    ready: String,
    port: u16,
    // Before the folder: who still runs may write in it.
    leash: Option<Leash>,
    folder: TempDir,
}

/// What the server answered to a plain request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The head, one header a line, as it was sent.
    pub head: String,
    /// The body; what is not UTF-8 in it is replaced.
    pub body: String,
}

impl Display for Answer {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\n{}", self.head, self.body)
    }
}

impl Server {
    /// A server that does not run yet. In its arguments `{port}` stands for a port that nobody listens on.
    ///
    /// # Panics
    /// When there is no room for a temporary folder.
    pub fn new(program: impl Into<PathBuf>, arguments: &[&str]) -> Server {
        Server {
            program: program.into(),
            arguments: arguments.iter().map(ToString::to_string).collect(),
            environment: Vec::new(),
            ready: "/ready".to_owned(),
            port: free_port(),
            leash: None,
            folder: tempfile::Builder::new()
                .prefix("woonspoor-server-")
                .tempdir()
                .expect("a temporary folder"),
        }
    }

    /// Sets a variable of the server's environment; `{port}` in its value is filled in.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Server {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The path that answers 200 once the server can be used; `/ready` unless told.
    #[must_use]
    pub fn ready_at(mut self, path: &str) -> Server {
        path.clone_into(&mut self.ready);
        self
    }

    /// Starts the server and waits until it can be used.
    ///
    /// # Panics
    /// When it ends or is not ready in a minute, with its log.
    #[must_use]
    pub fn start(mut self) -> Server {
        for _ in 0..3 {
            self.launch();
            match self.await_ready() {
                Ok(()) => return self,
                Err(_) if ["in use", "in gebruik"].iter().any(|told| self.log().contains(told)) => {
                    self.port = free_port();
                }
                Err(reason) => panic!("{reason}\n{}", self.log()),
            }
        }
        panic!("no port was free three times\n{}", self.log());
    }

    /// Starts the server again on the same port, after [`Server::kill`] or [`Server::stop`], and waits until it can be
    /// used.
    ///
    /// # Panics
    /// When it still runs, and when it is not ready in a minute, with its log.
    pub fn start_again(&mut self) {
        assert!(self.leash.is_none(), "the server still runs");
        self.launch();
        if let Err(reason) = self.await_ready() {
            panic!("{reason}\n{}", self.log());
        }
    }

    /// Ends the server on the spot (kill -9) and waits until it is gone.
    ///
    /// # Panics
    /// When it does not run any more, with its log.
    pub fn kill(&mut self) {
        self.end("KILL");
    }

    /// Asks the server to stop (SIGTERM), waits until it is gone and gives its exit status.
    ///
    /// # Panics
    /// When it does not run any more, with its log.
    pub fn stop(&mut self) -> i32 {
        self.end("TERM")
    }

    /// Whether the server runs, ready or not.
    pub fn runs(&mut self) -> bool {
        self.leash.as_mut().is_some_and(|leash| leash.ended().is_none())
    }

    /// The server's process id.
    ///
    /// # Panics
    /// When it does not run.
    pub fn pid(&self) -> u32 {
        self.leash.as_ref().expect("the server runs").pid()
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a path, by the name `localhost`: passkeys need a name.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// All that the server has said so far, on both its outputs and over all its starts.
    pub fn log(&self) -> String {
        let bytes = std::fs::read(self.folder.path().join("log")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// What the server answers to a plain request, or why there was no answer.
    ///
    /// # Errors
    /// When nothing listens, or the answer breaks off.
    pub fn get(&self, path: &str) -> std::io::Result<Answer> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        // HTTP/1.0: an answer in one piece, that ends with the connection.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: localhost:{}\r\n\r\n", self.port)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let broken = || std::io::Error::other(format!("no HTTP answer: {text:?}"));
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        Ok(Answer { status, head: head.replace("\r\n", "\n"), body: body.to_owned() })
    }

    fn launch(&mut self) {
        let fill = |text: &String| text.replace("{port}", &self.port.to_string());
        let arguments: Vec<_> = self.arguments.iter().map(fill).collect();
        let environment: Vec<_> =
            self.environment.iter().map(|(name, value)| (name.clone(), fill(value))).collect();
        self.leash = Some(Leash::start(self.folder.path(), &self.program, &arguments, &environment));
    }

    fn await_ready(&mut self) -> Result<(), String> {
        for _ in 0..PATIENCE {
            if self.get(&self.ready).is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if let Some(status) = self.leash.as_mut().and_then(Leash::ended) {
                self.leash = None;
                return Err(format!("{} ended with status {status}", self.program.display()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(format!("{} is not ready after a minute", self.program.display()))
    }

    fn end(&mut self, signal: &str) -> i32 {
        let Some(mut leash) = self.leash.take() else { panic!("the server does not run\n{}", self.log()) };
        if let Some(status) = leash.ended() {
            panic!("the server ended before, with status {status}\n{}", self.log());
        }
        leash.signal(signal);
        leash.wait()
    }
}
