//! Where companies let: municipalities per company and zone. At an import this decides who becomes a landlord.

use super::{Acting, No, Office, Problems, dwellings};
use domain::Nis;
use policy::{Action, Facts, decide};
use store::{Area, Error, Stock};

/// Areas with what is known of them.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Rows, by company, zone and municipality.
    pub areas: Vec<Area>,
    /// Stock rows.
    pub stock: Vec<Stock>,
    /// Companies to choose from: how areas name them.
    pub companies: Vec<String>,
    /// Whether this person may add and remove.
    pub may_manage: bool,
}

/// The areas, for who may see dwellings.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn overview(office: &Office, acting: &Acting) -> Result<Overview, No> {
    let may = |action| decide(&acting.actor, action, &Facts::default()).allow;
    if !may(Action::ViewDwellings) {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let mut companies: Vec<String> =
        dwellings::grounds(office).await?.into_iter().map(|ground| ground.company).collect();
    companies.sort();
    companies.dedup();
    Ok(Overview {
        areas: store::places::areas(reader).await?,
        stock: store::places::stock(reader).await?,
        companies,
        may_manage: may(Action::ManageAreas),
    })
}

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Company, as areas name it.
    pub company: String,
    /// Zone; empty where there are none.
    pub zone: String,
    /// NIS code of the municipality.
    pub nis: String,
}

/// Adds a municipality to the area of a company. Who already registered keeps the landlords they have.
///
/// # Errors
/// [`No::Refused`] for who may not; [`No::Invalid`] with all that is wrong.
pub async fn add(office: &Office, acting: &Acting, draft: &Draft) -> Result<(), No> {
    let overview = overview(office, acting).await?;
    let decision = decide(&acting.actor, Action::ManageAreas, &Facts::default());
    if !decision.allow {
        return Err(No::Refused(decision.rule.code()));
    }
    let mut problems = Problems::default();
    if !overview.companies.contains(&draft.company) {
        problems.add("company", "area-company-missing");
    }
    let zone = draft.zone.trim();
    if zone.chars().count() > 60 || zone.chars().any(|c| c.is_control() || c == '|') {
        problems.add("zone", "area-zone-wrong");
    }
    let law = office.law(acting.today)?;
    if !Nis::parse(draft.nis.as_bytes()).is_some_and(|nis| law.municipalities.knows(nis)) {
        problems.add("nis", "dwelling-nis-missing");
    }
    problems.settle()?;
    let tx = office.store.begin().await?;
    let id = match store::places::add_area(&tx, &draft.company, zone, &draft.nis).await {
        Err(Error::Unique { .. }) => return Err(No::Invalid(Problems::one("nis", "area-twice"))),
        other => other?,
    };
    let mut event = acting.event("add-area", "area");
    event.subject_id = Some(id);
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = serde_json::json!({ "company": draft.company, "zone": zone, "nis": draft.nis });
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a municipality out of the area of a company. Nobody loses a landlord by it.
///
/// # Errors
/// [`No::Refused`] for who may not; [`No::NotFound`] when it is not there.
pub async fn remove(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    if !overview(office, acting).await?.areas.iter().any(|area| area.id == id) {
        return Err(No::NotFound);
    }
    let decision = decide(&acting.actor, Action::ManageAreas, &Facts::default());
    if !decision.allow {
        return Err(No::Refused(decision.rule.code()));
    }
    let tx = office.store.begin().await?;
    let gone = store::places::remove_area(&tx, id).await?.ok_or(No::NotFound)?;
    let mut event = acting.event("remove-area", "area");
    event.subject_id = Some(id);
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = serde_json::json!({ "company": gone.company, "zone": gone.zone, "nis": gone.nis });
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(())
}
