//! The words by which the contract of the registry names each case.

use domain::{AttestationLevel, OcmwCheck, Relation, SearchCheck, Sector, Sex, Status, Stays, Transfer};

/// m, f or x.
pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::M => "m",
        Sex::F => "f",
        Sex::X => "x",
    }
}

/// State of a registration.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Suspended => "suspended",
        Status::Struck => "struck",
    }
}

/// Transfer of a sitting tenant.
pub(super) fn transfer(transfer: Transfer) -> &'static str {
    match transfer {
        Transfer::None => "none",
        Transfer::Mandatory => "mandatory",
        Transfer::Wish => "wish",
    }
}

/// Relation to the reference tenant.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Partner => "partner",
        Relation::Child => "child",
        Relation::Other => "other",
    }
}

/// How much of the time somebody is there.
pub(super) fn stays(stays: Stays) -> &'static str {
    match stays {
        Stays::Full => "full",
        Stays::Shared => "shared",
        Stays::Visiting => "visiting",
    }
}

/// How near the support is.
pub(super) fn level(level: AttestationLevel) -> &'static str {
    match level {
        AttestationLevel::Municipality => "municipality",
        AttestationLevel::Area => "area",
        AttestationLevel::District => "district",
    }
}

/// What is known of the competent OCMW.
pub(super) fn ocmw(check: OcmwCheck) -> &'static str {
    match check {
        OcmwCheck::Verified => "verified",
        OcmwCheck::LastingDisruption => "lasting-disruption",
        OcmwCheck::StruckFromRegister => "struck-from-register",
        OcmwCheck::No => "no",
    }
}

/// What is known of the search for a home.
pub(super) fn search(check: SearchCheck) -> &'static str {
    match check {
        SearchCheck::Active => "active",
        SearchCheck::Excused => "excused",
        SearchCheck::No => "no",
    }
}

/// Kind of organisation.
pub(super) fn sector(sector: Sector) -> &'static str {
    match sector {
        Sector::Company => "company",
        Sector::Ocmw => "ocmw",
        Sector::Caw => "caw",
        Sector::Bjz => "bjz",
        Sector::Ggz => "ggz",
        Sector::Vaph => "vaph",
        Sector::Igs => "igs",
        Sector::Other => "other",
    }
}
