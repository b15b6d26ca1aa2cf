//! What somebody sees of a file, in one answer for a page.

use crate::action::Action;
use crate::actor::Actor;
use crate::decide::decide_entry;
use crate::facts::Facts;
use crate::layer::Layer;
use serde::Serialize;

/// How much of a layer or a kind of entries is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// Nothing.
    Nothing,
    /// What the own organisation wrote; each entry is decided on its own.
    Own,
    /// Everything.
    All,
}

impl Seen {
    /// Whether anything is seen.
    #[must_use]
    pub fn any(self) -> bool {
        self != Self::Nothing
    }

    /// Whether everything is seen.
    #[must_use]
    pub fn all(self) -> bool {
        self == Self::All
    }
}

/// How the national number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NationalNumber {
    /// Not at all.
    Hidden,
    /// With most digits hidden.
    Masked,
    /// Masked, and as a whole when asked for, which is logged.
    Full,
}

/// How income is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Income {
    /// Not at all.
    Hidden,
    /// The category.
    Category,
    /// The amounts.
    Amount,
}

/// How the housing need is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Not at all.
    Hidden,
    /// The code, whether it is documented, and until when.
    Code,
    /// Also the kind of evidence and the document.
    Evidence,
}

/// What somebody sees of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Visible {
    /// Name, telephone number, e-mail address.
    pub contact: bool,
    /// The whole identity layer: also birth date, sex, numbers.
    pub identity: bool,
    /// National number.
    pub national_number: NationalNumber,
    /// Housing layer.
    pub housing: Seen,
    /// Income.
    pub income: Income,
    /// Housing need.
    pub need: Need,
    /// Points and their explanation.
    pub points: bool,
    /// Warning flag and support agreement.
    pub flag: bool,
    /// Of attestations, the yes and no of each element.
    pub attestation_facts: Seen,
    /// Attestations as a whole.
    pub attestation: Seen,
    /// Support layer.
    pub support: Seen,
    /// Sensitive layer.
    pub sensitive: Seen,
    /// Who looked at the file or changed it.
    pub access_log: Seen,
    /// Consents.
    pub consents: bool,
    /// Tasks.
    pub tasks: bool,
}

impl Visible {
    /// Whether the file does not exist for this person.
    #[must_use]
    pub fn nothing(&self) -> bool {
        let parts = [self.housing, self.attestation_facts, self.attestation, self.support, self.sensitive];
        let rest = self.points || self.flag || self.consents || self.tasks || self.access_log.any();
        !(self.contact || self.identity || rest || parts.into_iter().any(Seen::any))
    }
}

/// What the actor sees of this file. Whose entry is looked at plays no part: each layer says whether the own entries
/// are seen or all of them.
#[must_use]
pub fn visible(actor: &Actor, facts: &Facts) -> Visible {
    let yes = |action| decide_entry(actor, action, facts, None).allow;
    let seen = |action| match () {
        () if yes(action) => Seen::All,
        () if own(actor, action, facts) => Seen::Own,
        () => Seen::Nothing,
    };
    let identity = yes(Action::View(Layer::Identity));
    let housing = seen(Action::View(Layer::Housing));
    Visible {
        contact: yes(Action::ViewContact),
        identity,
        national_number: match identity {
            _ if yes(Action::RevealNationalNumber) => NationalNumber::Full,
            true => NationalNumber::Masked,
            false => NationalNumber::Hidden,
        },
        housing,
        income: match housing {
            _ if yes(Action::ViewIncome) => Income::Amount,
            Seen::All => Income::Category,
            Seen::Own | Seen::Nothing => Income::Hidden,
        },
        need: match yes(Action::ViewPoints) {
            _ if yes(Action::ViewEvidence) => Need::Evidence,
            true => Need::Code,
            false => Need::Hidden,
        },
        points: yes(Action::ViewPoints),
        flag: yes(Action::ViewFlag),
        attestation_facts: seen(Action::ViewAttestationFacts),
        attestation: seen(Action::ViewAttestation),
        support: seen(Action::View(Layer::Support)),
        sensitive: seen(Action::View(Layer::Sensitive)),
        access_log: seen(Action::ViewAccessLog),
        consents: yes(Action::ViewConsents),
        tasks: yes(Action::ViewTasks),
    }
}

/// Whether entries of an own organisation are seen.
fn own(actor: &Actor, action: Action, facts: &Facts) -> bool {
    actor.held().iter().any(|held| decide_entry(actor, action, facts, Some(held.organisation)).allow)
}
