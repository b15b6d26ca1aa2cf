//! Programs that tests start end with the test, however the test ends.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Holds a program by its standard input; see the script.
const LEASH: &str = include_str!("leash.sh");

/// A running program. Dropping it kills the program and all that it started, and waits until they are gone.
#[derive(Debug)]
pub(crate) struct Leash {
    holder: Child,
    hold: Option<ChildStdin>,
    pid: u32,
}

impl Leash {
    /// Starts a program that writes to `log` in the folder. Who ends without stopping it leaves no folder either.
    pub(crate) fn start(
        folder: &Path,
        program: impl AsRef<OsStr>,
        arguments: &[String],
        environment: &[(String, String)],
    ) -> Leash {
        let mut command = Command::new("setsid");
        command.args(["bash", "-c", LEASH, "leash.sh"]).arg(folder).arg(program).args(arguments);
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut holder = command.spawn().expect("setsid (package util-linux) and bash start");
        let hold = holder.stdin.take();
        let output = holder.stdout.take().expect("it was asked for");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("the process id is told");
        let pid = line.trim().parse().expect("the process id is a number");
        Leash { holder, hold, pid }
    }

    /// The program's process id.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// The exit status when the program has ended; 128 and the number of the signal when one ended it.
    pub(crate) fn ended(&mut self) -> Option<i32> {
        let status = self.holder.try_wait().expect("its state can be asked");
        status.map(|status| status.code().unwrap_or(-1))
    }

    /// Waits until the program has ended.
    pub(crate) fn wait(&mut self) -> i32 {
        self.holder.wait().expect("its end can be waited for").code().unwrap_or(-1)
    }

    /// Sends a signal, by its name without SIG.
    pub(crate) fn signal(&self, signal: &str) {
        let command = format!("kill -s {signal} {}", self.pid);
        let status = Command::new("sh").args(["-c", &command]).status().expect("sh starts");
        assert!(status.success(), "{command} failed");
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.hold.take());
        let _ = self.holder.wait();
    }
}
