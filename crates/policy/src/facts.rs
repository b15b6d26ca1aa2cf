//! What is known of the file, or of the thing, that somebody asks for.

use crate::codes::codes;
use crate::layer::Purpose;
use chrono::NaiveDate;
use serde::Serialize;

/// As what an organisation, or a person of it, takes part in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Housing company that allocates or lets.
    Landlord,
    /// Supports the person.
    Support,
    /// Coordinates the person's plan.
    Trajectory,
    /// Selects and evaluates.
    Team,
    /// Helps as a volunteer.
    Volunteer,
    /// Leads group sessions.
    Group,
    /// Helps find a private home.
    Club,
    /// Receives referrals for the intermunicipal partnership.
    Igs,
    /// Weighs the reported situation.
    Reporting,
    /// Local advisory committee. The part starts when the landlord's data may go to it: after the third letter, and
    /// not when the tenant objected.
    Lac,
    /// Allocation council before which the case is brought.
    Council,
    /// Manages the vacant dwelling the person lives in or waits for.
    Vacancy,
}

codes!(Part {
    Landlord => "landlord",
    Support => "support",
    Trajectory => "trajectory",
    Team => "team",
    Volunteer => "volunteer",
    Group => "group",
    Club => "club",
    Igs => "igs",
    Reporting => "reporting",
    Lac => "lac",
    Council => "council",
    Vacancy => "vacancy",
});

/// Whether a file is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// In use.
    #[default]
    Open,
    /// Merged into another file, which is asked for instead.
    Merged,
    /// Erased or anonymised.
    Erased,
}

codes!(State {
    Open => "open",
    Merged => "merged",
    Erased => "erased",
});

/// Whether `day` lies between two days, both included; no last day means without end.
pub(crate) fn within(from: NaiveDate, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

/// An organisation, or one person of it, that takes part in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Organisation that takes part.
    pub organisation: i64,
    /// The person of it who does; none: nobody is named yet, the case is the organisation's.
    pub account: Option<i64>,
    /// As what.
    pub part: Part,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included; none: still.
    pub to: Option<NaiveDate>,
}

impl Party {
    /// Whether the part is played on `today`.
    #[must_use]
    pub fn in_force(&self, today: NaiveDate) -> bool {
        within(self.from, self.to, today)
    }
}

/// Consent of the person that an organisation receives data for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// What for.
    pub purpose: Purpose,
    /// Receiving organisation.
    pub organisation: i64,
    /// Day it was given.
    pub given_on: NaiveDate,
    /// Day it was withdrawn; that day it no longer counts.
    pub withdrawn_on: Option<NaiveDate>,
}

impl Consent {
    /// Whether it counts on `today`.
    #[must_use]
    pub fn in_force(&self, today: NaiveDate) -> bool {
        self.given_on <= today && self.withdrawn_on.is_none_or(|day| day > today)
    }
}

/// Emergency access that has not run out yet. The caller leaves out what has: this crate knows days, not hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Emergency {
    /// Account that gave the reason.
    pub account: i64,
    /// Organisation for which it acted.
    pub organisation: i64,
}

/// The file or thing that is asked for. Legal bases are not among the facts: a part in the case carries them (a landlord
/// by registration, a committee by the letter that announced it), so that a list and a single file rest on the same rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Whether the file is in use.
    pub state: State,
    /// Who takes part in the case, now or at another time.
    pub parties: Vec<Party>,
    /// Consents of the person, in force or not.
    pub consents: Vec<Consent>,
    /// Emergency accesses that have not run out.
    pub emergencies: Vec<Emergency>,
    /// The organisation the thing belongs to: who wrote the note or issued the attestation, whose dwelling, import or
    /// row of the log it is. None: the register itself.
    pub owner: Option<i64>,
    /// The account acted upon, where accounts are.
    pub subject: Option<i64>,
}

impl Facts {
    /// Something that belongs to an organisation and to nobody's file.
    #[must_use]
    pub fn of_organisation(organisation: i64) -> Self {
        Self { owner: Some(organisation), ..Self::default() }
    }

    /// An account.
    #[must_use]
    pub fn about_account(account: i64) -> Self {
        Self { subject: Some(account), ..Self::default() }
    }
}
