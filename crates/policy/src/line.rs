//! A line of the table: some actions, how far they reach, and on what ground.

use crate::action::Action;
use crate::actor::Held;
use crate::facts::Part;
use crate::layer::Purpose;
use crate::rule::{LegalBasis, Rule};
use crate::scope::{Entry, Through, Whom};
use crate::table::lines;

/// How far a line reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Everywhere, because nobody can be recognised in it.
    Figures,
    /// Everywhere, because that is the task of the role.
    Office,
    /// Everything but what is about oneself.
    Others,
    /// What belongs to the own organisation; `true`: also what belongs to none.
    Organisation(bool),
    /// Any file that is named exactly.
    ExactFile,
    /// A file in which the own organisation plays one of these parts.
    Case(&'static [Part], Whom, Entry),
}

/// What a role may do, with the reach and the ground they have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) actions: &'static [Action],
    pub(crate) reach: Reach,
    /// Asks for an agreement in force.
    pub(crate) agreement: bool,
    /// The law that makes the exchange compulsory.
    pub(crate) law: Option<LegalBasis>,
}

/// These actions, this far.
pub(crate) const fn may(actions: &'static [Action], reach: Reach) -> Line {
    Line { actions, reach, agreement: false, law: None }
}

/// These actions in a case in which the own organisation plays one of these parts.
pub(crate) const fn case(actions: &'static [Action], parts: &'static [Part], whom: Whom) -> Line {
    may(actions, Reach::Case(parts, whom, Entry::Any))
}

impl Line {
    /// Only for these entries.
    pub(crate) const fn entries(self, entry: Entry) -> Self {
        match self.reach {
            Reach::Case(parts, whom, _) => Self { reach: Reach::Case(parts, whom, entry), ..self },
            _ => self,
        }
    }

    /// Own entries, and others with consent for one of these purposes.
    pub(crate) const fn consent(self, purposes: &'static [Purpose]) -> Self {
        self.entries(Entry::Consent(purposes))
    }

    /// The law makes it compulsory.
    pub(crate) const fn law(self, law: LegalBasis) -> Self {
        Self { law: Some(law), ..self }
    }

    /// Only with an agreement in force.
    pub(crate) const fn agreement(self) -> Self {
        Self { agreement: true, ..self }
    }

    pub(crate) fn is_about(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }
}

/// A line as it holds today for one role of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Everywhere, by this rule.
    Everything(Rule),
    /// Everything but what is about oneself.
    Others,
    /// What belongs to this organisation.
    Organisation { id: i64, shared: bool },
    /// Any file that is named exactly.
    ExactFile,
    /// Files, by law or not; `cut`: without an agreement, so that others' entries stay closed.
    File { through: Through, law: Option<LegalBasis>, cut: bool },
}

/// What is left of a line for this role, or why nothing is. The only reading of the table: one file and a list of files
/// are both judged by what it gives.
pub(crate) fn way(held: &Held, line: &Line, action: Action) -> Result<Way, Rule> {
    if held.company && action.never_a_landlords() {
        return Err(Rule::LandlordNever);
    }
    if line.agreement && !held.agreement {
        return Err(Rule::NoAgreement);
    }
    Ok(match line.reach {
        Reach::Figures => Way::Everything(Rule::NotPersonal),
        Reach::Office => Way::Everything(Rule::Office),
        Reach::Others => Way::Others,
        Reach::Organisation(shared) => Way::Organisation { id: held.organisation, shared },
        Reach::ExactFile => Way::ExactFile,
        Reach::Case(parts, whom, entry) => {
            let cut = !held.agreement && matches!(entry, Entry::Consent(_));
            let entry = if cut { Entry::Own } else { entry };
            let through = Through { organisation: held.organisation, parts, whom, entry };
            Way::File { through, law: line.law, cut }
        }
    })
}

/// The organisation for which an emergency access opens this action to this role: the role may open files in an
/// emergency, and may see the same in its own cases.
pub(crate) fn emergency_organisation(held: &Held, action: Action) -> Option<i64> {
    let has = |wanted: Action| {
        lines(held.role).iter().any(|line| line.is_about(wanted) && way(held, line, wanted).is_ok())
    };
    let opens = action.opened_by_emergency() && has(Action::EmergencyAccess) && has(action);
    opens.then_some(held.organisation)
}
