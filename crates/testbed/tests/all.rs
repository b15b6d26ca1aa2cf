//! The testbed tested: databases come and go, servers die and come back, the browser sees what is wrong.

mod browsers;
mod databases;
mod servers;
mod support;
