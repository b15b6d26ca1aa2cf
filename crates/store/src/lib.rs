//! The only SQL: one migration series and one model for SQLite and PostgreSQL.
//!
//! No policy: who may do what is decided before these functions are called. Those that read or write one thing take any
//! connection; [`Store::reader`] and [`Store::begin`] give them.

pub mod accounts;
pub mod attempts;
pub mod audit;
mod away;
pub mod backup;
pub mod documents;
pub mod dwellings;
pub mod entities;
mod error;
pub mod evidence;
pub mod files;
pub mod health;
pub mod identities;
pub mod imports;
pub mod jobs;
pub mod links;
pub mod mappings;
mod migrations;
pub mod notices;
mod open;
pub mod organisations;
pub mod people;
pub mod places;
pub mod privacy;
pub mod register;
pub mod saved_views;
mod schema;
pub mod sessions;
pub mod settings;
pub mod soundness;
pub mod tokens;
mod tx;
mod versioned;

pub use away::Away;
pub use entities::{
    account::Model as Account, allocation::Model as Allocation, area::Model as Area,
    attempt::Model as Attempt, attestation::Model as Attestation, audit::Model as Audit,
    audit_detail::Model as AuditDetail, audit_head::Model as AuditHead, audit_subject::Model as AuditSubject,
    consent::Model as Consent, document::Model as Document, document_blob::Model as DocumentBlob,
    dwelling::Model as Dwelling, emergency::Model as Emergency, evidence::Model as Evidence,
    grant::Model as Grant, identity::Model as Identity, import::Model as Import, job::Model as Job,
    link::Model as Link, mapping::Model as Mapping, member::Model as Member, merge::Model as Merge,
    note::Model as Note, notice::Model as Notice, organisation::Model as Organisation, party::Model as Party,
    passkey::Model as Passkey, preference::Model as Preference, recovery_code::Model as RecoveryCode,
    refusal::Model as Refusal, registration::Model as Registration, residence::Model as Residence,
    saved_view::Model as SavedView, search_token::Model as SearchToken, session::Model as Session,
    setting::Model as Setting, stock::Model as Stock, token::Model as Token,
};
pub use error::Error;
pub use open::{Options, Store};
pub use schema::Schema;
pub use sea_orm;
pub use tx::Tx;
pub use versioned::{Versioned, get, remove, touch, update};

/// Bytes in hexadecimals.
fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}
