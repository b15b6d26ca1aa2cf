//! CSV folders and XLSX workbooks in and out; every error with its place.
//!
//! [`read_registry`] reads all tables of a registry into a [`domain::Register`], or says everything that is wrong.
//! [`FolderWriter`] and [`WorkbookWriter`] write tables that can be read so.
//!
//! Three steps, each knowing only the one before: bytes become records (`blocks`, `records`, `sheet`), records become
//! rows of named columns (`layout`, `row`), rows become values of the domain (`tables`). Faults are values too and
//! never stop a step.

mod blocks;
mod codes;
mod contract;
mod faults;
mod folder_writer;
mod guard;
mod inspect;
mod layout;
mod mapping;
mod meter;
mod numbers;
mod outcome;
mod parse;
mod read;
mod records;
mod report;
mod row;
mod sheet;
mod source;
mod table_file;
mod tables;
mod temporary;
mod workbook_writer;

pub use folder_writer::FolderWriter;
pub use guard::guarded;
pub use inspect::{Expected, columns, expected, headings, sheets};
pub use meter::Progress;
pub use read::{Contact, ReadOptions, Reading, read_registry};
pub use workbook_writer::WorkbookWriter;
