//! The vocabulary of Woonspoor: households, registrations, dwellings, places, money, points, dates and findings.
//!
//! No input or output, no clock, no rule of a council. Every other crate speaks in these types.

pub mod candidate;
pub mod days;
pub mod dwelling;
pub mod fault;
pub mod finding;
pub mod ids;
pub mod ledger_entry;
pub mod money;
pub mod national_number;
pub mod organisation;
pub mod pillar;
pub mod place;
pub mod register;
pub mod share;
pub mod system;

pub use candidate::{
    Candidate, HousingNeed, Member, Refusal, Relation, Residence, Sex, Status, Stays, Transfer,
};
pub use dwelling::Dwelling;
pub use fault::{Fault, Problem, Severity};
pub use finding::{Because, Citation, Finding, ReasonCode, Reasons, RuleId, Verdict};
pub use ids::{DwellingId, OrganisationId, RegistrationNumber};
pub use ledger_entry::{PastAllocation, StockRow};
pub use money::{Cents, Points};
pub use national_number::{NationalNumber, NationalNumberError};
pub use organisation::{Attestation, AttestationLevel, OcmwCheck, Organisation, SearchCheck, Sector};
pub use pillar::Pillar;
pub use place::{Area, Nis};
pub use register::{GroupCode, GroupMask, Grouped, Register, RegisterParts};
pub use share::Share;
pub use system::System;
