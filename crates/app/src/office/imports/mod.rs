//! Registries brought into the register: staged, compared, applied all or nothing, and undone.
//!
//! An import changes exactly what its preview showed. The preview leaves a fingerprint of every difference; applying
//! compares again, and when the fingerprint is another because somebody changed the register meanwhile, nothing happens.
//! Everything is written in one transaction, together with the log: a program that dies on the way leaves nothing behind.
//!
//! What is in the register and not in the files stays. What the files leave open (a name, a telephone number) stays too.
//!
//! In the log: one line for the import with its counts; one for each row that changed, with every field as it was and is
//! now; and one for each registration that is new, without details: what was in it stands in the register itself. The
//! lines of an import carry `import-N` where those of a visit carry the request.

mod apply;
mod bring;
mod check;
pub mod compare;
mod expire;
mod forget;
mod kept;
mod list;
pub mod mapping;
pub mod plan;
mod queue;
pub mod report;
mod stage;
mod turn;
mod undo;
mod upload;
mod within;
mod work;

pub use apply::apply;
pub use bring::{Bring, Brought, bring, who_brings};
pub use check::{Read, check, differences, read};
pub use exchange::expected;
pub use expire::expire;
pub use forget::{Forgetting, find as find_people};
pub use list::{Item, details, discard, entry, error_list, list};
pub use mapping::{Mapping, Sheet};
pub use report::{Counts, Details, Difference, Field, Kind, Report, Told};
pub use stage::{remap, stage};
pub use turn::{Waiting, forget_abandoned, waiting};
pub use undo::undo;
pub use upload::Uploaded;
pub use within::{Sees, Within};
pub use work::{Progress, Running, Step, progress, start};

use super::paper::place;
use super::{Acting, No, Office};
use flate2::Compression;
use flate2::write::GzEncoder;
use policy::{Action, Facts, decide};
use std::io::Write;
use store::Import;

/// Compresses what is kept beside the register.
fn pack(bytes: &[u8]) -> Result<Vec<u8>, No> {
    let broken = |error: std::io::Error| No::Broken(error.to_string());
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).map_err(broken)?;
    packed.finish().map_err(broken)
}

/// For which organisation somebody may do this.
///
/// # Errors
/// [`No::NotFound`] when they could never do it, [`No::Refused`] with the rule when they cannot now.
pub fn for_whom(acting: &Acting, action: Action) -> Result<i64, No> {
    if !acting.actor.may(action) {
        return Err(No::NotFound);
    }
    let mut refused = "no-role";
    let own = acting.actor.held().iter().map(|held| held.organisation);
    for organisation in acting.organisation.into_iter().chain(own) {
        let decision = decide(&acting.actor, action, &Facts::of_organisation(organisation));
        if decision.allow {
            return Ok(organisation);
        }
        refused = decision.rule.code();
    }
    Err(No::Refused(refused))
}

/// An import that this person may work on.
///
/// # Errors
/// [`No::NotFound`] when there is none, or it is another organisation's.
pub(super) async fn find(office: &Office, acting: &Acting, id: i64, action: Action) -> Result<Import, No> {
    if !acting.actor.may(action) {
        return Err(No::NotFound);
    }
    let import = store::imports::get(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    match import.organisation_id {
        // Brought by who runs the program: everybody who may import may see it.
        None => {}
        Some(owner) => {
            let decision = decide(&acting.actor, action, &Facts::of_organisation(owner));
            if !decision.allow {
                return Err(No::NotFound);
            }
        }
    }
    Ok(import)
}

/// Who brings an import: somebody with rights, or whoever runs the program itself.
#[derive(Clone, Debug)]
pub struct By {
    /// Account.
    pub account: Option<i64>,
    /// Name for the log.
    pub name: String,
    /// Organisation.
    pub organisation: Option<i64>,
    /// The moment.
    pub now: chrono::DateTime<chrono::Utc>,
    /// The day.
    pub today: chrono::NaiveDate,
    /// What it may change; none: everything, as who runs the program may.
    pub within: Option<Within>,
}

impl By {
    /// Somebody with rights.
    #[must_use]
    pub fn acting(acting: &Acting, organisation: Option<i64>, within: Within) -> Self {
        Self {
            within: Some(within),
            account: Some(acting.actor.account()),
            name: acting.name.clone(),
            organisation,
            now: acting.now,
            today: acting.today,
        }
    }

    /// A line for the log.
    fn event(&self, import: i64, action: &str, subject: &str) -> store::audit::Event {
        store::audit::Event {
            at: self.now,
            account_id: self.account,
            actor: self.name.clone(),
            organisation_id: self.organisation,
            action: action.to_owned(),
            subject: subject.to_owned(),
            subject_id: None,
            registration_id: None,
            reason: None,
            detail: serde_json::Value::Null,
            request_id: Some(format!("import-{import}")),
        }
    }
}
