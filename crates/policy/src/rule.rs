//! Which rule allowed or refused: shown to the person and kept in the log.

use crate::codes::codes;
use crate::layer::Purpose;
use serde::Serialize;

/// Law or regulation that makes an exchange between organisations compulsory, so that no consent is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegalBasis {
    /// Who registers for a social dwelling is known to the housing company that allocates in the chosen municipalities.
    Registration,
    /// The landlord has to know whether an attestation holds and is confirmed.
    Attestation,
    /// The allocation council decides in the accelerated pillar and for target groups.
    Council,
    /// Before an eviction for arrears the case goes to the local committee, unless the tenant objects in time.
    LocalCommittee,
}

codes!(LegalBasis {
    Registration => "registration",
    Attestation => "attestation",
    Council => "council",
    LocalCommittee => "local-committee",
});

impl LegalBasis {
    /// Where it is written, by the name it has in Dutch.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Registration => "Vlaamse Codex Wonen van 2021, boek 6: inschrijving en toewijzing",
            Self::Attestation => "Toewijzingsreglement: attest begeleiding door professionele actor",
            Self::Council => "Vlaamse Codex Wonen van 2021, boek 6: toewijzingsraad",
            Self::LocalCommittee => {
                "Procedure van de LAC: derde aangetekende brief, zonder verzet binnen een week"
            }
        }
    }
}

/// The rule that allowed or refused. Of several refusals the one nearest to being allowed is told: the later one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Refused: no role in force.
    NoRole,
    /// Refused: none of the roles includes it.
    RoleNever,
    /// Refused: a landlord never sees support, health or the story behind a need.
    LandlordNever,
    /// Refused: nobody gives themself a role.
    NotSelf,
    /// Refused: it belongs to another organisation.
    OtherOrganisation,
    /// Refused: the organisation does not take part in the case.
    NoPart,
    /// Refused: the organisation takes part, this person does not.
    NotNamed,
    /// Refused: it was written by another organisation.
    NotOwnRecords,
    /// Refused: the organisation has no agreement in force.
    NoAgreement,
    /// Refused: the person gave this organisation no consent for this.
    NoConsent,
    /// Refused: the file was merged into another.
    FileMerged,
    /// Refused: the file was erased.
    FileErased,
    /// Allowed: nobody can be recognised in it.
    NotPersonal,
    /// Allowed: the task of the role.
    Office,
    /// Allowed: it belongs to the own organisation.
    OwnOrganisation,
    /// Allowed: takes part in the case.
    TakesPart,
    /// Allowed: takes part in the case, and the own organisation wrote it.
    OwnRecords,
    /// Allowed: takes part in the case, and the person consented for this purpose.
    Consent(Purpose),
    /// Allowed: takes part in the case, and the law makes the exchange compulsory.
    Law(LegalBasis),
    /// Allowed: the person in question was named exactly, by number and date of birth.
    ExactFile,
    /// Allowed: emergency access, with a reason that was notified.
    Emergency,
}

codes!(Rule {
    NoRole => "no-role",
    RoleNever => "role-never",
    LandlordNever => "landlord-never",
    NotSelf => "not-self",
    OtherOrganisation => "other-organisation",
    NoPart => "no-part",
    NotNamed => "not-named",
    NotOwnRecords => "not-own-records",
    NoAgreement => "no-agreement",
    NoConsent => "no-consent",
    FileMerged => "file-merged",
    FileErased => "file-erased",
    NotPersonal => "not-personal",
    Office => "office",
    OwnOrganisation => "own-organisation",
    TakesPart => "takes-part",
    OwnRecords => "own-records",
    Consent(Purpose::Candidacy) => "consent-candidacy",
    Consent(Purpose::Support) => "consent-support",
    Consent(Purpose::Care) => "consent-care",
    Consent(Purpose::Team) => "consent-team",
    Consent(Purpose::EvictionPrevention) => "consent-eviction-prevention",
    Consent(Purpose::HousingSearch) => "consent-housing-search",
    Consent(Purpose::Reporting) => "consent-reporting",
    Law(LegalBasis::Registration) => "law-registration",
    Law(LegalBasis::Attestation) => "law-attestation",
    Law(LegalBasis::Council) => "law-council",
    Law(LegalBasis::LocalCommittee) => "law-local-committee",
    ExactFile => "exact-file",
    Emergency => "emergency",
});

impl Rule {
    /// Whether it is a rule that allows.
    #[must_use]
    pub fn allows(self) -> bool {
        self >= Self::NotPersonal
    }

    /// The law it rests on, if it rests on law.
    #[must_use]
    pub fn basis(self) -> Option<LegalBasis> {
        if let Self::Law(basis) = self { Some(basis) } else { None }
    }

    /// The purpose of the consent it rests on, if it rests on consent.
    #[must_use]
    pub fn purpose(self) -> Option<Purpose> {
        if let Self::Consent(purpose) = self { Some(purpose) } else { None }
    }
}

/// Yes or no, by which rule, and for which organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Whether it is allowed.
    pub allow: bool,
    /// By which rule.
    pub rule: Rule,
    /// The organisation whose role allows it: for whom the person acts. None when it is refused.
    pub organisation: Option<i64>,
}

impl Decision {
    /// What a rule says of somebody who acts for `organisation`.
    pub(crate) fn by(rule: Rule, organisation: i64) -> Self {
        let allow = rule.allows();
        Self { allow, rule, organisation: allow.then_some(organisation) }
    }

    /// No.
    pub(crate) fn refused(rule: Rule) -> Self {
        Self { allow: false, rule, organisation: None }
    }
}
