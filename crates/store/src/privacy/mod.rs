//! What a person may ask of their data, and what time takes away: extract, erasure, terms, other keys.

mod due;
mod erase;
mod person;
mod sealed;

pub use due::{Bounds, Due, Kept, count, due, take};
pub use erase::{Erased, anonymise, circle};
pub use person::{Person, TABLES, account_names, numbers, of_person, organisation_names};
pub use sealed::{Sealed, SealedRow, put_sealed, sealed_rows, set_number_hash};
