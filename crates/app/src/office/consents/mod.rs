//! Consents of a person: what for, to whom, since when, with the signed form; and their withdrawal.

mod document;
mod record;

pub use document::{Download, download};
pub use record::{Draft, listed, may_record, record, withdraw};

pub use crate::office::paper::{LARGEST, Upload};
