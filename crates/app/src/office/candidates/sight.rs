//! What somebody sees of the files in a list: of all of them, of some, of none; worked out once, from the policy's scopes.

use crate::office::{Acting, No, Office, facts, reach};
use policy::{Action, Facts, Layer, Scope, Visible, Whom, scope};
use std::collections::HashMap;
use store::register::{Reach, cases};

/// Of how many of the files in a list something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Of none.
    Nothing,
    /// Of some: each is decided on its own.
    Some,
    /// Of all.
    All,
}

/// What somebody sees of the files in a list.
#[derive(Clone, Debug)]
pub struct Sight {
    /// The files that may stand in the list.
    pub reach: Reach,
    /// Birth date and numbers.
    pub identity: Extent,
    /// Housing layer.
    pub housing: Extent,
    /// Housing need.
    pub need: Extent,
    /// Warning flag.
    pub flag: Extent,
    /// Whether there is a valid attestation.
    pub attested: Extent,
}

/// What is seen of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub contact: bool,
    pub identity: bool,
    pub housing: bool,
    pub need: bool,
    pub flag: bool,
}

impl From<&Visible> for Seen {
    fn from(visible: &Visible) -> Self {
        Self {
            contact: visible.contact,
            identity: visible.identity,
            housing: visible.housing.all(),
            need: visible.need != policy::Need::Hidden,
            flag: visible.flag,
        }
    }
}

impl Sight {
    /// What is seen in a list that is made for an action: a search, an export.
    ///
    /// # Errors
    /// [`No::NotFound`] for somebody who never has such a list.
    pub fn of(acting: &Acting, list: Action) -> Result<Self, No> {
        let listed = scope(&acting.actor, list);
        let reach = reach::from(&listed, acting.now);
        if reach.is_nothing() {
            return Err(No::NotFound);
        }
        let extent = |action| extent(&listed, &scope(&acting.actor, action));
        Ok(Self {
            identity: extent(Action::View(Layer::Identity)),
            housing: extent(Action::View(Layer::Housing)),
            need: extent(Action::ViewPoints),
            flag: extent(Action::ViewFlag),
            attested: extent(Action::ViewAttestationFacts),
            reach,
        })
    }

    /// Whether everything is seen of all files or of none, so that no row has to be decided on its own.
    fn even(&self) -> bool {
        let all = [self.identity, self.housing, self.need, self.flag];
        all.into_iter().all(|extent| extent != Extent::Some)
    }

    /// What is seen of each of these files.
    pub(super) async fn rows(
        &self,
        office: &Office,
        acting: &Acting,
        ids: &[i64],
    ) -> Result<HashMap<i64, Seen>, No> {
        if self.even() {
            let seen = Seen {
                contact: true,
                identity: self.identity == Extent::All,
                housing: self.housing == Extent::All,
                need: self.need == Extent::All,
                flag: self.flag == Extent::All,
            };
            return Ok(ids.iter().map(|id| (*id, seen)).collect());
        }
        let cases = cases::of(office.store.reader(), ids).await?;
        let seen = |case: &cases::Case| {
            let visible = policy::visible(&acting.actor, &of_case(case, acting));
            (case.id, Seen::from(&visible))
        };
        Ok(cases.iter().map(seen).collect())
    }
}

/// What the policy has to know of a case.
pub(super) fn of_case(case: &cases::Case, acting: &Acting) -> Facts {
    Facts {
        state: facts::state(case.merged_into, case.erased),
        parties: case.parties.iter().filter_map(facts::party).collect(),
        consents: case.consents.iter().filter_map(facts::consent).collect(),
        emergencies: case
            .emergencies
            .iter()
            .filter(|row| row.expires_at > acting.now)
            .map(facts::emergency)
            .collect(),
        owner: None,
        subject: None,
    }
}

/// How much of a list another scope holds; some when it cannot be told without looking at each.
fn extent(listed: &Scope, other: &Scope) -> Extent {
    match (listed, other) {
        (_, Scope::Everything) => Extent::All,
        (Scope::Files(listed), Scope::Files(other)) => {
            let emergencies = listed.emergency.iter().all(|id| other.emergency.contains(id));
            let ways = listed.through.iter().all(|way| other.through.iter().any(|wider| holds(wider, way)));
            let states = (other.states.merged || !listed.states.merged)
                && (other.states.erased || !listed.states.erased);
            if emergencies && ways && states { Extent::All } else { Extent::Some }
        }
        (Scope::Everything, Scope::Files(_)) => Extent::Some,
        _ => Extent::Nothing,
    }
}

/// Whether a way leads to every registration that another leads to.
fn holds(wider: &policy::Through, way: &policy::Through) -> bool {
    let rank = |whom| match whom {
        Whom::Me => 0,
        Whom::OpenOrMe => 1,
        Whom::Anyone => 2,
        Whom::Ever => 3,
    };
    wider.organisation == way.organisation
        && way.parts.iter().all(|part| wider.parts.contains(part))
        && rank(wider.whom) >= rank(way.whom)
        && matches!(wider.entry, policy::Entry::Any | policy::Entry::RegisterOrOwn)
}
