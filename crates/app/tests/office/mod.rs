//! The use cases of the office, on both databases.

mod evidence;
mod imports;
mod imports_forget;
mod imports_sight;
mod support;
mod uploads;
