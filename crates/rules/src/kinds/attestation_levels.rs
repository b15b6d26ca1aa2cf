//! `attestation-levels`: points by the level of the best attestation that counts on the date.

use crate::household::Household;
use crate::regulation::Label;
use domain::finding::AttestationFlaw;
use domain::{Attestation, AttestationLevel, Because, OcmwCheck, Points, SearchCheck};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points by the level of the best attestation.
    #[doc(alias = "attest begeleiding door professionele actor")]
    AttestationLevels {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// Points per level.
        rows: Vec<LevelRow>,
    }
}

/// Points of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LevelRow {
    /// How near the support is.
    pub level: AttestationLevel,
    /// Points.
    pub points: Points,
}

/// What is wrong with an attestation on the date; empty when it counts.
fn flaws(attestation: &Attestation, household: &Household) -> Vec<AttestationFlaw> {
    let on = household.on;
    let issuer = attestation.organisation.map(|o| &household.register.organisations[o as usize]);
    let checks = [
        (issuer.is_none(), AttestationFlaw::UnknownOrganisation),
        (issuer.is_some_and(|o| !o.may_attest(on)), AttestationFlaw::NoAgreement),
        (attestation.issued_on > on, AttestationFlaw::NotYetIssued),
        (attestation.valid_until.is_some_and(|until| until < on), AttestationFlaw::Expired),
        (attestation.ocmw == OcmwCheck::No, AttestationFlaw::Ocmw),
        (attestation.search == SearchCheck::No, AttestationFlaw::Search),
        (!attestation.ready, AttestationFlaw::NotReady),
        (!attestation.engagement, AttestationFlaw::NoEngagement),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, flaw)| flaw).collect()
}

impl AttestationLevels {
    fn points_of(&self, level: AttestationLevel) -> Points {
        self.rows.iter().find(|r| r.level == level).map_or(Points(0), |r| r.points)
    }

    fn best<'a>(&self, household: &Household<'a>) -> Option<&'a Attestation> {
        let counting = household.attestations.iter().filter(|a| flaws(a, household).is_empty());
        // Between equals the name of the issuer decides which one is told: never the order of the rows.
        let issuer =
            |a: &Attestation| a.organisation.map(|o| &household.register.organisations[o as usize].id);
        counting.min_by_key(|a| (std::cmp::Reverse(self.points_of(a.level)), issuer(a), a.issued_on))
    }

    /// Points of this household.
    #[must_use]
    pub fn points(&self, household: &Household) -> Points {
        self.best(household).map_or(Points(0), |a| self.points_of(a.level))
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        let best = self.best(household);
        let mut all: Vec<AttestationFlaw> =
            household.attestations.iter().flat_map(|a| flaws(a, household)).collect();
        all.sort_unstable();
        all.dedup();
        Because::Attestation {
            best: best.map(|a| a.level),
            issuer: best
                .and_then(|a| a.organisation)
                .map(|o| household.register.organisations[o as usize].id.to_string()),
            flaws: all,
        }
    }
}
