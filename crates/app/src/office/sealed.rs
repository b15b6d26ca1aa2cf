//! Where what is sealed belongs: what is sealed for one place opens at no other.

use chrono::{DateTime, Utc};
use store::privacy::Sealed;
use vault::Place;

/// The place of a sealed column, by what the row is bound to.
#[must_use]
pub fn place(column: Sealed, bound_to: &str) -> Place {
    match column {
        Sealed::NationalNumber => Place::new("registration", "national_number", bound_to),
        Sealed::SecondFactor => Place::new("account", "totp_secret", bound_to),
        Sealed::Note => Place::new("note", "body", bound_to),
    }
}

/// Where the text of a note is sealed.
#[must_use]
pub fn note(author: i64, at: DateTime<Utc>) -> Place {
    place(Sealed::Note, &format!("{author}/{}", at.timestamp_millis()))
}
