//! The decision: may this person do this with this file, and by which rule.

use crate::action::Action;
use crate::actor::Actor;
use crate::facts::{Facts, State};
use crate::line::{Way, emergency_organisation, way};
use crate::rule::{Decision, Rule};
use crate::scope::{Entry, Through, Whom};
use crate::table::lines;

/// Whether the actor may do it, and by which rule. No agreement between roles is asked: one that allows is enough.
#[must_use]
pub fn decide(actor: &Actor, action: Action, facts: &Facts) -> Decision {
    decide_entry(actor, action, facts, facts.owner)
}

/// The same for an entry of the file that belongs to `owner`: a note, an attestation, a document, a row of the log.
#[must_use]
pub fn decide_entry(actor: &Actor, action: Action, facts: &Facts, owner: Option<i64>) -> Decision {
    if actor.held().is_empty() {
        return Decision::refused(Rule::NoRole);
    }
    let asked = Asked { actor, facts, owner };
    let mut nearest = Decision::refused(Rule::RoleNever);
    for held in actor.held() {
        for line in lines(held.role).iter().filter(|line| line.is_about(action)) {
            let rule = way(held, line, action).map_or_else(|refusal| refusal, |way| asked.by(way, action));
            if rule.allows() {
                return Decision::by(rule, held.organisation);
            }
            nearest = nearer(nearest, Decision::refused(rule));
        }
    }
    match asked.in_emergency(action) {
        Some(organisation) => {
            nearer(nearest, Decision::by(asked.unless_gone(action, Rule::Emergency), organisation))
        }
        None => nearest,
    }
}

/// Of two answers the one that is nearest to a yes.
fn nearer(one: Decision, other: Decision) -> Decision {
    if other.rule > one.rule { other } else { one }
}

/// What is asked, but for the action.
struct Asked<'a> {
    actor: &'a Actor,
    facts: &'a Facts,
    owner: Option<i64>,
}

impl Asked<'_> {
    fn by(&self, way: Way, action: Action) -> Rule {
        match way {
            Way::Everything(rule) => rule,
            Way::Others if self.facts.subject == Some(self.actor.account()) => Rule::NotSelf,
            Way::Others => Rule::Office,
            Way::Organisation { id, shared } => match self.owner {
                Some(owner) if owner == id => Rule::OwnOrganisation,
                None if shared => Rule::OwnOrganisation,
                _ => Rule::OtherOrganisation,
            },
            Way::ExactFile => self.unless_gone(action, Rule::ExactFile),
            Way::File { through, law, cut } => {
                let refused = self.no_part(&through);
                let rule = refused.unwrap_or_else(|| self.by_entry(&through, law.map(Rule::Law), cut));
                self.unless_gone(action, rule)
            }
        }
    }

    /// Why the part in the case does not suffice; none when it does.
    fn no_part(&self, through: &Through) -> Option<Rule> {
        let me = Some(self.actor.account());
        let mut found = false;
        for party in &self.facts.parties {
            if party.organisation != through.organisation || !through.parts.contains(&party.part) {
                continue;
            }
            let ended = through.whom != Whom::Ever && !party.in_force(self.actor.today());
            found |= !ended;
            match through.whom {
                _ if ended => {}
                Whom::Ever | Whom::Anyone => return None,
                Whom::OpenOrMe if party.account.is_none() || party.account == me => return None,
                Whom::Me if party.account == me => return None,
                _ => {}
            }
        }
        Some(if found { Rule::NotNamed } else { Rule::NoPart })
    }

    fn by_entry(&self, through: &Through, law: Option<Rule>, cut: bool) -> Rule {
        let own = self.owner == Some(through.organisation);
        match through.entry {
            Entry::Any => law.unwrap_or(Rule::TakesPart),
            Entry::RegisterOrOwn | Entry::Own | Entry::Consent(_) if own => Rule::OwnRecords,
            Entry::RegisterOrOwn if self.owner.is_none() => law.unwrap_or(Rule::TakesPart),
            Entry::Consent(purposes) => {
                let consent = self.facts.consents.iter().find(|consent| {
                    consent.organisation == through.organisation
                        && purposes.contains(&consent.purpose)
                        && consent.in_force(self.actor.today())
                });
                consent.map_or(Rule::NoConsent, |consent| Rule::Consent(consent.purpose))
            }
            _ if cut => Rule::NoAgreement,
            _ => Rule::NotOwnRecords,
        }
    }

    /// The organisation for which an emergency access opens the file, if one does.
    fn in_emergency(&self, action: Action) -> Option<i64> {
        let opened = |organisation: &i64| {
            let mut all = self.facts.emergencies.iter();
            all.any(|e| e.account == self.actor.account() && e.organisation == *organisation)
        };
        if self.facts.emergencies.is_empty() {
            return None;
        }
        self.actor.held().iter().filter_map(|held| emergency_organisation(held, action)).find(opened)
    }

    /// The rule, unless it allows and the file is merged or erased.
    fn unless_gone(&self, action: Action, rule: Rule) -> Rule {
        match self.facts.state {
            state if !rule.allows() || action.states().hold(state) => rule,
            State::Merged => Rule::FileMerged,
            _ => Rule::FileErased,
        }
    }
}
