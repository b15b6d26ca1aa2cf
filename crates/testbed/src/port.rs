//! A port to listen on that nobody else will take in the meantime.

use std::fs::File;
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};

/// A free port below those that the kernel gives to whoever connects: one of those could be taken while a server is
/// restarted, or even answer itself.
///
/// # Panics
/// When a hundred ports in a row are taken.
pub fn free_port() -> u16 {
    let mut ports = (0..100).map(|_| 12_000 + u16::try_from(random() % 20_000).expect("below 20 000"));
    let free = ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    free.expect("one in a hundred ports is free")
}

/// A number that is another one in every process.
pub(crate) fn random() -> u32 {
    let mut bytes = [0; 4];
    let read = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    read.expect("this machine has /dev/urandom");
    u32::from_ne_bytes(bytes)
}
