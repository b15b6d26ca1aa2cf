//! The attestations of the own organisation, as far as its cases are open to who asks.

use super::{ROLES, counts};
use crate::office::file::{Known, known};
use crate::office::{Acting, No, Office, reach};
use policy::{Action, Layer};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use store::files::{self, Wanted};
use store::{Attestation, Registration, register};

/// Which attestations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Still running.
    #[default]
    Running,
    /// Ending within sixty days.
    Ending,
    /// Ended.
    Ended,
    /// Withdrawn.
    Withdrawn,
    /// All.
    All,
}

/// A row of the list.
pub struct Listed {
    /// The attestation.
    pub row: Attestation,
    /// Whom it is about.
    pub registration: Registration,
    /// Whether it counts today.
    pub counts: bool,
}

/// Longest list.
const LIMIT: u64 = 500;

/// Lists them, those that end first at the top. That they were listed is logged.
///
/// # Errors
/// [`No::NotFound`] for somebody whose work knows no attestations.
pub async fn list(office: &Office, acting: &Acting, filter: Filter) -> Result<(Vec<Listed>, Arc<Known>), No> {
    let works = |held: &&policy::Held| ROLES.contains(&held.role);
    let organisations: HashSet<i64> =
        acting.actor.held().iter().filter(works).map(|held| held.organisation).collect();
    if organisations.is_empty() {
        return Err(No::NotFound);
    }
    let wanted = match filter {
        Filter::Running => Wanted::Running(acting.today),
        Filter::Ending => Wanted::Ending(acting.today, acting.today + chrono::Duration::days(60)),
        Filter::Ended => Wanted::Ended(acting.today),
        Filter::Withdrawn => Wanted::Withdrawn,
        Filter::All => Wanted::All,
    };
    let known = known(office, acting.now).await?;
    let reader = office.store.reader();
    let mut rows = Vec::new();
    for organisation in organisations {
        rows.extend(files::attestations(reader, Some(organisation), wanted, LIMIT).await?);
    }
    let ids: Vec<i64> = rows.iter().map(|(_, registration)| registration.id).collect();
    let open =
        register::reach::filter(reader, &reach::of(acting, Action::View(Layer::Identity)), &ids).await?;
    let open: HashSet<i64> = open.into_iter().collect();
    let listed: Vec<Listed> = rows
        .into_iter()
        .filter(|(_, registration)| open.contains(&registration.id))
        .map(|(row, registration)| Listed { counts: counts(&row, &known, acting.today), row, registration })
        .collect();
    let shown: Vec<i64> = listed.iter().map(|listed| listed.registration.id).collect();
    let mut event = acting.event("list-attestations", "attestation");
    event.detail = json!({ "registrations": shown });
    office.audit.record(event).await?;
    Ok((listed, known))
}
