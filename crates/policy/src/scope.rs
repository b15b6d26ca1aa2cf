//! Which files or things a list may hold: data that the caller turns into a query.
//!
//! `holds` says in Rust what the query has to say in SQL.

use crate::action::Action;
use crate::actor::Actor;
use crate::facts::{Facts, Part, Party, State};
use crate::layer::Purpose;
use crate::line::{Way, emergency_organisation, way};
use crate::table::lines;
use chrono::NaiveDate;
use serde::Serialize;

/// Which persons of the organisation a part in a case counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Whom {
    /// For all of the organisation, also when its part has ended: what was done with the data stays to be answered for.
    Ever,
    /// For all of the organisation, whoever is named.
    Anyone,
    /// For all as long as nobody is named, else for this account if it is.
    OpenOrMe,
    /// For this account, if it is named.
    Me,
}

/// Whose entries in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Entry {
    /// Anybody's.
    Any,
    /// The register's, or the organisation's own.
    RegisterOrOwn,
    /// The organisation's own.
    Own,
    /// The organisation's own; anybody's with a consent to the organisation for one of these purposes.
    Consent(&'static [Purpose]),
}

/// One way to a file: a part of an organisation in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Through {
    /// The organisation that takes part.
    pub organisation: i64,
    /// As one of these.
    pub parts: &'static [Part],
    /// Who of it.
    pub whom: Whom,
    /// Whose entries.
    pub entry: Entry,
}

/// Files that are reached besides those in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct States {
    /// Also those merged into another.
    pub merged: bool,
    /// Also those that were erased.
    pub erased: bool,
}

impl States {
    /// Whether a file in this state is reached.
    #[must_use]
    pub fn hold(self, state: State) -> bool {
        match state {
            State::Open => true,
            State::Merged => self.merged,
            State::Erased => self.erased,
        }
    }
}

/// Files reached through at least one way, or by an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Files {
    /// Who asks.
    pub account: i64,
    /// The day on which parts and consents have to be in force.
    pub today: NaiveDate,
    /// The ways; one is enough.
    pub through: Vec<Through>,
    /// The organisations for which an emergency access of the account counts.
    pub emergency: Vec<i64>,
    /// In which states.
    pub states: States,
}

/// What a list may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Scope {
    /// Nothing at all.
    Nothing,
    /// All there is: nobody can be recognised in it, or the task knows no bounds.
    Everything,
    /// All but what is about this account.
    Others {
        /// Who asks.
        account: i64,
    },
    /// What belongs to one of these organisations.
    Organisations {
        /// Which.
        ids: Vec<i64>,
        /// Also what belongs to no organisation.
        shared: bool,
    },
    /// Any file that is named exactly. Never a list of them.
    ExactFile {
        /// In which states.
        states: States,
    },
    /// These files.
    Files(Files),
}

impl Files {
    /// Whether the file, or the entry in it, is among them.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        self.states.hold(facts.state)
            && (self.through.iter().any(|through| self.reaches(through, facts)) || self.in_emergency(facts))
    }

    fn reaches(&self, through: &Through, facts: &Facts) -> bool {
        facts.parties.iter().any(|party| self.plays(through, party)) && self.passes(through, facts)
    }

    fn plays(&self, through: &Through, party: &Party) -> bool {
        let named = match through.whom {
            Whom::Ever | Whom::Anyone => true,
            Whom::OpenOrMe => party.account.is_none() || party.account == Some(self.account),
            Whom::Me => party.account == Some(self.account),
        };
        named
            && party.organisation == through.organisation
            && through.parts.contains(&party.part)
            && (through.whom == Whom::Ever || party.in_force(self.today))
    }

    fn passes(&self, through: &Through, facts: &Facts) -> bool {
        let own = facts.owner == Some(through.organisation);
        match through.entry {
            Entry::Any => true,
            Entry::RegisterOrOwn => own || facts.owner.is_none(),
            Entry::Own => own,
            Entry::Consent(purposes) => {
                own || facts.consents.iter().any(|consent| {
                    consent.organisation == through.organisation
                        && purposes.contains(&consent.purpose)
                        && consent.in_force(self.today)
                })
            }
        }
    }

    fn in_emergency(&self, facts: &Facts) -> bool {
        facts
            .emergencies
            .iter()
            .any(|e| e.account == self.account && self.emergency.contains(&e.organisation))
    }
}

impl Scope {
    /// Whether the file or thing may stand in the list.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Others { account } => facts.subject != Some(*account),
            Self::Organisations { ids, shared } => facts.owner.map_or(*shared, |owner| ids.contains(&owner)),
            Self::ExactFile { states } => states.hold(facts.state),
            Self::Files(files) => files.holds(facts),
        }
    }

    /// Whether nothing can ever be in it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }

    /// With one more way.
    fn with(self, way: Way, actor: &Actor, action: Action) -> Self {
        let states = action.states();
        match (self, way) {
            (_, Way::Everything(_)) => Self::Everything,
            (Self::Nothing, Way::Others) => Self::Others { account: actor.account() },
            (Self::Nothing, Way::Organisation { id, shared }) => {
                Self::Organisations { ids: vec![id], shared }
            }
            (Self::Organisations { mut ids, shared }, Way::Organisation { id, shared: also }) => {
                if !ids.contains(&id) {
                    ids.push(id);
                }
                Self::Organisations { ids, shared: shared || also }
            }
            (Self::Nothing | Self::ExactFile { .. }, Way::ExactFile) => Self::ExactFile { states },
            (Self::Nothing, Way::File { through, .. }) => {
                let (account, today) = (actor.account(), actor.today());
                let emergency = Vec::new();
                Self::Files(Files { account, today, through: vec![through], emergency, states })
            }
            (Self::Files(mut files), Way::File { through, .. }) => {
                if !files.through.contains(&through) {
                    files.through.push(through);
                }
                Self::Files(files)
            }
            (scope, _) => scope,
        }
    }
}

/// What a list for this action may hold: exactly that of which `decide` says yes.
#[must_use]
pub fn scope(actor: &Actor, action: Action) -> Scope {
    let mut scope = Scope::Nothing;
    for held in actor.held() {
        for line in lines(held.role).iter().filter(|line| line.is_about(action)) {
            if let Ok(way) = way(held, line, action) {
                scope = scope.with(way, actor, action);
            }
        }
    }
    if let Scope::Files(files) = &mut scope {
        for organisation in actor.held().iter().filter_map(|held| emergency_organisation(held, action)) {
            if !files.emergency.contains(&organisation) {
                files.emergency.push(organisation);
            }
        }
    }
    scope
}
