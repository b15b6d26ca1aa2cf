//! One household while it is being made up, before it gets a number.

use compact_str::CompactString;
use domain::{
    Attestation, Candidate, Cents, GroupMask, HousingNeed, Member, Nis, Refusal, RegistrationNumber,
    Residence, Sex, Status, Transfer,
};

use crate::settings::HouseholdKind;
use chrono::NaiveDate;

/// Name and contact data, as positions in lists; rendered only when written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Contact {
    /// Position of the first name in the list that goes with the sex.
    pub(crate) first: u16,
    /// Position of the family name.
    pub(crate) family: u16,
    /// The name is known.
    pub(crate) named: bool,
    /// Last four digits of the telephone number, if there is one.
    pub(crate) phone: Option<u16>,
    /// There is an e-mail address.
    pub(crate) email: bool,
}

/// One household with all that belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) candidate: Candidate,
    pub(crate) kind: HouseholdKind,
    /// Position of the home municipality in the world's places.
    pub(crate) home: usize,
    pub(crate) contact: Contact,
    pub(crate) members: Vec<Member>,
    pub(crate) residences: Vec<Residence>,
    pub(crate) preferences: Vec<Nis>,
    pub(crate) attestations: Vec<Attestation>,
    pub(crate) refusals: Vec<Refusal>,
}

impl Draft {
    /// Somebody of whom nothing is known yet but the day of registration, the day of birth and the home.
    pub(crate) fn new(registered_on: NaiveDate, birth_date: NaiveDate, home: usize) -> Self {
        let candidate = Candidate {
            number: RegistrationNumber(CompactString::default()),
            registered_on,
            birth_date,
            sex: Sex::F,
            monthly_income: Cents(0),
            yearly_income: Cents(0),
            owns_property: false,
            need: None,
            need_documented: false,
            need_until: None,
            ocmw: None,
            groups: GroupMask::default(),
            transfer: Transfer::None,
            informal_care: None,
            adapted_need: false,
            warning_flag: false,
            support_agreement: false,
            emancipated: false,
            status: Status::Active,
            suspended_until: None,
        };
        Self {
            candidate,
            kind: HouseholdKind::Single,
            home,
            contact: Contact::default(),
            members: Vec::new(),
            residences: Vec::new(),
            preferences: Vec::new(),
            attestations: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Whether a housing need is claimed, documented or not.
    pub(crate) fn needy(&self) -> bool {
        self.candidate.need.is_some()
    }

    /// Records a housing need.
    pub(crate) fn claim(&mut self, need: HousingNeed, documented: bool) {
        self.candidate.need = Some(need);
        self.candidate.need_documented = documented;
    }
}
