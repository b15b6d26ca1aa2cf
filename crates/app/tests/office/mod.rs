//! The use cases of the office, on both databases.

mod imports;
mod support;
mod uploads;
