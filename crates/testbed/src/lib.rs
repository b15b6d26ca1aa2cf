//! For tests only: databases to test on, a server to start and kill, a browser to look with.
//!
//! Nothing here reads a clock: who waits, tries a fixed number of times. What cannot be had (PostgreSQL, a browser)
//! makes the test fail with what to install; no test passes because it did not run. Whatever a test starts ends with
//! it, also when the test itself is killed.

mod browser;
mod database;
mod leash;
mod port;
mod postgres;
mod server;

pub use browser::{Authenticator, Browser, ConsoleMessage, Node, Violation};
pub use database::{Database, databases, sqlite};
pub use port::free_port;
pub use postgres::{admin_url, postgres};
pub use server::{Answer, Server};
pub use thirtyfour;
