//! One PostgreSQL cluster for all tests of a run, with an empty database for each.
//!
//! `bin/test` starts a cluster and names it in `WOONSPOOR_TEST_POSTGRES`. Without that, the first test that needs one
//! starts it; tests in other processes find it through a folder in the temporary folder, and it ends by itself when
//! the last of them is gone for ten seconds.

use crate::Database;
use crate::port::random;
use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The administrator's address of a cluster that somebody else keeps, `postgres://user:password@host:port/postgres`.
const ADMIN_URL: &str = "WOONSPOOR_TEST_POSTGRES";

/// Starts a cluster and keeps it: see the script.
const KEEPER: &str = include_str!("postgres.sh");

const INSTALL: &str = "Install it (Debian: apt-get install postgresql), start the tests with bin/test, which does so, \
    or name a server that tests may fill in WOONSPOOR_TEST_POSTGRES=postgres://user:password@host:port/postgres.";

struct Cluster {
    admin_url: String,
    /// Locked as long as this process lives: the cluster stays for its users.
    _user: Option<File>,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// An empty PostgreSQL database.
///
/// # Panics
/// When PostgreSQL cannot be had, with what to install.
pub fn postgres() -> Database {
    // Process ids come back on a server that outlives the machine's, so a name needs a little more.
    let name = format!("test_{}_{}_{:08x}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed), random());
    sql(&format!("CREATE DATABASE {name}"));
    let url = with_database(admin_url(), &name);
    Database::on_postgres(url, name)
}

/// The address of the cluster's administrator, who may make databases. It starts the cluster when there is none.
///
/// # Panics
/// When PostgreSQL cannot be had, with what to install.
pub fn admin_url() -> &'static str {
    let cluster = CLUSTER.get_or_init(|| match std::env::var(ADMIN_URL) {
        Ok(url) if !url.is_empty() => Cluster { admin_url: url, _user: None },
        _ => shared(&folder())
            .unwrap_or_else(|reason| panic!("PostgreSQL is needed here: {reason}\n{INSTALL}")),
    });
    &cluster.admin_url
}

/// Removes a database, and does not wait for it: a test that ended is not to be slowed down.
pub(crate) fn remove(name: &str) {
    let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let _ = psql(&statement).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

fn sql(statement: &str) {
    let output =
        psql(statement).output().unwrap_or_else(|e| panic!("psql cannot be started: {e}\n{INSTALL}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "PostgreSQL refused `{statement}`: {said}");
}

fn psql(statement: &str) -> Command {
    // Debian's /usr/bin/psql is a Perl script that looks for the cluster meant: six times as slow.
    let direct = "/usr/lib/postgresql/15/bin/psql";
    let mut command = Command::new(if Path::new(direct).exists() { direct } else { "psql" });
    command.args(["-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement, admin_url()]).stdin(Stdio::null());
    command
}

fn with_database(admin_url: &str, name: &str) -> String {
    let mut url = url::Url::parse(admin_url).unwrap_or_else(|e| panic!("{ADMIN_URL} is no address: {e}"));
    url.set_path(name);
    url.to_string()
}

/// Where the processes of this user find each other.
fn folder() -> PathBuf {
    let user = owner(Path::new("/proc/self")).expect("this machine has /proc");
    let folder = std::env::temp_dir().join(format!("woonspoor-testbed-{user}"));
    match DirBuilder::new().mode(0o700).create(&folder) {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => panic!("{}: {e}", folder.display()),
        _ => {}
    }
    assert_eq!(owner(&folder), Some(user), "{} belongs to somebody else", folder.display());
    folder
}

fn owner(path: &Path) -> Option<u32> {
    fs::symlink_metadata(path).ok().map(|found| found.uid())
}

/// The cluster kept in this folder; who comes first starts it.
fn shared(folder: &Path) -> Result<Cluster, String> {
    let user = locked(folder, "users", File::lock_shared)?;
    let _one_at_a_time = locked(folder, "start", File::lock)?;
    // With our lock the keeper does not stop: an address that is here and answers will go on answering.
    let known = fs::read_to_string(folder.join("url")).ok().map(|url| url.trim().to_owned());
    let admin_url = match known.filter(|url| answers(url)) {
        Some(url) => url,
        None => start(folder)?,
    };
    Ok(Cluster { admin_url, _user: Some(user) })
}

fn locked(folder: &Path, name: &str, lock: fn(&File) -> std::io::Result<()>) -> Result<File, String> {
    let path = folder.join(name);
    let file = File::options().append(true).create(true).open(&path);
    let locked = file.and_then(|file| lock(&file).map(|()| file));
    locked.map_err(|e| format!("{} cannot be locked: {e}", path.display()))
}

fn answers(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else { return false };
    let (Some(host), Some(port)) = (url.host_str(), url.port()) else { return false };
    TcpStream::connect((host, port)).is_ok()
}

/// Starts a keeper in a session of its own, so that what ends the tests does not end it first.
fn start(folder: &Path) -> Result<String, String> {
    let mut command = Command::new("setsid");
    command.args(["bash", "-c", KEEPER, "postgres.sh"]).arg(folder).current_dir("/");
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|e| format!("setsid (package util-linux) cannot be started: {e}"))?;
    let mut said = String::new();
    let output = child.stdout.take().ok_or("no output")?.read_to_string(&mut said);
    output.map_err(|e| e.to_string())?;
    match said.trim().lines().last() {
        Some(url) if url.starts_with("postgres://") => Ok(url.to_owned()),
        _ => Err(said),
    }
}
