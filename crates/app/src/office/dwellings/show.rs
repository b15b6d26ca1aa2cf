//! One dwelling, with who it was given to and what this person may do with it.

use super::facts;
use crate::office::{Acting, No, Office, ranking, reach};
use policy::{Action, Facts, decide};
use store::{Allocation, Dwelling, Organisation};

/// A dwelling as it is opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The dwelling.
    pub dwelling: Dwelling,
    /// The company that lets it, when it is known.
    pub company: Option<Organisation>,
    /// Who it was given to, last first; with the number of the registration where that file is within reach.
    pub allocations: Vec<(Allocation, Option<String>)>,
    /// Whether this person may change it.
    pub may_change: bool,
    /// Whether this person may see its ranking.
    pub may_rank: bool,
}

/// Opens a dwelling. Whoever may see its ranking is likely to ask for it: the register is made ready.
///
/// # Errors
/// [`No::NotFound`] when there is none, or it is not for this person to see.
pub async fn open(office: &Office, acting: &Acting, id: i64) -> Result<Opened, No> {
    if !decide(&acting.actor, Action::ViewDwellings, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let dwelling = store::get::<store::entities::dwelling::Entity, _>(reader, id).await?;
    let company = store::dwellings::company(reader, &dwelling.company).await?;
    let facts = facts(office, &dwelling.company).await?;
    let may = |action| decide(&acting.actor, action, &facts).allow;
    let rows = store::dwellings::allocations(reader, id).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.registration_id).collect();
    let within = store::register::reach::filter(reader, &reach::of(acting, Action::ViewPoints), &ids).await?;
    let mut allocations = Vec::new();
    let mut shown = Vec::new();
    for row in rows {
        let mut number = None;
        if within.contains(&row.registration_id) {
            type Registrations = store::entities::registration::Entity;
            let found = store::get::<Registrations, _>(reader, row.registration_id).await?;
            shown.push(found.id);
            number = Some(found.number);
        }
        allocations.push((row, number));
    }
    if !shown.is_empty() {
        let mut event = acting.event("view-dwelling", "dwelling");
        event.subject_id = Some(id);
        event.detail = serde_json::json!({ "shown": shown });
        office.audit.record(event).await?;
    }
    let may_rank = may(Action::ViewRanking);
    if may_rank {
        ranking::warm(office, acting.today, acting.now).await?;
    }
    Ok(Opened { may_change: may(Action::ManageDwellings), may_rank, dwelling, company, allocations })
}
