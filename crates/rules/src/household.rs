//! One candidate with everything the register knows of the household, on a date.

use chrono::NaiveDate;
use domain::days::has_age;
use domain::{Attestation, Candidate, Member, Nis, Refusal, Register, Relation, Residence, Sex, Stays};

/// Age of majority: used only to describe a household, never to decide.
pub const ADULT_AGE_OF_LAW: u32 = 18;

/// A household on a date.
#[derive(Clone, Copy, Debug)]
pub struct Household<'a> {
    /// The register it stands in.
    pub register: &'a Register,
    /// The registration.
    pub candidate: &'a Candidate,
    /// Members beside the reference tenant.
    pub members: &'a [Member],
    /// Residences of the reference tenant.
    pub residences: &'a [Residence],
    /// Municipalities of preference.
    pub preferences: &'a [Nis],
    /// Attestations.
    pub attestations: &'a [Attestation],
    /// Refusals.
    pub refusals: &'a [Refusal],
    /// The reference date.
    pub on: NaiveDate,
}

/// Who needs a bedroom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// Adults beside the reference tenant and the partner.
    pub other_adults: u32,
    /// Minor boys who live there fully or shared.
    pub boys: u32,
    /// Minor girls who live there fully or shared.
    pub girls: u32,
    /// Minors of neither sex who live there fully or shared.
    pub others: u32,
}

impl Composition {
    /// Bedrooms needed: two boys share one, two girls share one, reference tenant and partner share one.
    #[must_use]
    pub fn bedrooms(&self) -> u32 {
        1 + self.other_adults + self.boys.div_ceil(2) + self.girls.div_ceil(2) + self.others
    }
}

impl<'a> Household<'a> {
    /// The household of the candidate at this position of the register.
    #[must_use]
    pub fn of(register: &'a Register, position: usize, on: NaiveDate) -> Self {
        Self {
            register,
            candidate: &register.candidates[position],
            members: register.members.of(position),
            residences: register.residences.of(position),
            preferences: register.preferences.of(position),
            attestations: register.attestations.of(position),
            refusals: register.refusals.of(position),
            on,
        }
    }

    /// Number of persons, the reference tenant included.
    #[must_use]
    pub fn persons(&self) -> u32 {
        self.members.len() as u32 + 1
    }

    /// Whether it is a household of one person.
    #[must_use]
    pub fn single(&self) -> bool {
        self.members.is_empty()
    }

    /// Dependent children, of any age, however much of the time they stay.
    #[doc(alias = "kinderlast")]
    #[must_use]
    pub fn dependent_children(&self) -> u32 {
        self.members.iter().filter(|m| m.relation == Relation::Child && m.dependent).count() as u32
    }

    /// Who needs a bedroom. Adults count however much they stay; a partner never adds one.
    #[must_use]
    pub fn composition(&self, adult_age: u32) -> Composition {
        let mut c = Composition::default();
        for m in self.members.iter().filter(|m| m.relation != Relation::Partner) {
            if has_age(m.birth_date, adult_age, self.on) {
                c.other_adults += 1;
            } else if m.stays != Stays::Visiting {
                match m.sex {
                    Sex::M => c.boys += 1,
                    Sex::F => c.girls += 1,
                    Sex::X => c.others += 1,
                }
            }
        }
        c
    }
}
