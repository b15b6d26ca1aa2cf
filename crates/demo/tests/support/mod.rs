//! What the tests share: tables in memory, what must hold in all of them, and a small judge.

pub mod consistency;
pub mod judge;
pub mod tables;
