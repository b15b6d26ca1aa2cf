//! How far somebody's reach goes, from the policy's scope to what the store looks for.

use super::Acting;
use chrono::{DateTime, Utc};
use policy::{Action, Scope, scope};
use store::register::Reach;
use store::register::reach::{Entry, Files, Through, Whom};

/// The files that may stand in a list made for this action.
#[must_use]
pub fn of(acting: &Acting, action: Action) -> Reach {
    from(&scope(&acting.actor, action), acting.now)
}

/// The reach of a scope at a moment. Scopes that are no list of files reach no file.
#[must_use]
pub fn from(scope: &Scope, now: DateTime<Utc>) -> Reach {
    match scope {
        Scope::Everything => Reach::Everything,
        Scope::Files(files) => Reach::Files(Files {
            account: files.account,
            today: files.today,
            now,
            through: files.through.iter().map(through).collect(),
            emergency: files.emergency.clone(),
            merged: files.states.merged,
            erased: files.states.erased,
        }),
        Scope::Nothing | Scope::Others { .. } | Scope::Organisations { .. } | Scope::ExactFile { .. } => {
            Reach::Nothing
        }
    }
}

fn through(through: &policy::Through) -> Through {
    Through {
        organisation: through.organisation,
        parts: through.parts.iter().map(|part| part.code()).collect(),
        whom: match through.whom {
            policy::Whom::Ever => Whom::Ever,
            policy::Whom::Anyone => Whom::Anyone,
            policy::Whom::OpenOrMe => Whom::OpenOrMe,
            policy::Whom::Me => Whom::Me,
        },
        entry: match through.entry {
            policy::Entry::Any => Entry::Any,
            policy::Entry::RegisterOrOwn => Entry::RegisterOrOwn,
            policy::Entry::Own => Entry::Own,
            policy::Entry::Consent(purposes) => {
                Entry::Consent(purposes.iter().map(|purpose| purpose.code()).collect())
            }
        },
    }
}
