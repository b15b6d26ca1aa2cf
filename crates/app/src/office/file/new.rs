//! Registering a household by hand.

use super::checks::{Context, write};
use super::{allowed, known};
use crate::office::{Acting, No, Office, Problems};
use domain::days;
use policy::{Action, Facts, decide};
use serde_json::json;
use std::collections::BTreeMap;
use store::entities::party;
use store::register::{self, Household, Which};
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Registration, audit};

/// Fields of the form beside number and day of registration.
const FIELDS: [&str; 7] = ["name", "phone", "email", "birth", "sex", "national", "preferences"];

/// For which organisation somebody may register; none when nowhere.
#[must_use]
pub fn may(acting: &Acting) -> Option<policy::Decision> {
    let held = acting.actor.held().iter();
    held.map(|held| {
        let facts = Facts::of_organisation(held.organisation);
        decide(&acting.actor, Action::CreateRegistration, &facts)
    })
    .find(|decision| decision.allow)
}

/// Registers a household and gives the id of the file.
///
/// # Errors
/// When it may not be done, a field is not right, or the number is there already.
pub async fn register(office: &Office, acting: &Acting, typed: &BTreeMap<String, String>) -> Result<i64, No> {
    let decision = allowed(may(acting).ok_or(No::NotFound)?)?;
    let text = |field: &str| typed.get(field).map(|value| value.trim()).unwrap_or_default();
    let mut household = empty(text("number"), acting);
    let known = known(office, acting.now).await?;
    let law = office.law(acting.today)?;
    let context = Context { office, law: &law, known: &known, today: acting.today, places: &[] };
    let mut problems = Problems::default();
    number(text("number"), &mut problems);
    match days::read(text("registered_on")) {
        Some(day) if day > acting.today => problems.add("registered_on", "edit-in-future"),
        Some(day) => household.registration.registered_on = day,
        None => problems.add("registered_on", "edit-date-unreadable"),
    }
    if text("name").is_empty() {
        problems.add("name", "edit-name-missing");
    }
    if text("preferences").is_empty() {
        problems.add("preferences", "edit-preference-missing");
    }
    problems.0.extend(write(&mut household, &FIELDS, typed, &context).0);
    let taken = register::by_number(office.store.reader(), text("number")).await?;
    if taken.is_some() {
        problems.add("number", "edit-number-taken");
    }
    problems.settle()?;
    let tx = office.store.begin().await?;
    let ids = match register::insert_many(&tx, vec![household]).await {
        Err(store::Error::Unique { .. }) => {
            return Err(No::Invalid(Problems::one("number", "edit-number-taken")));
        }
        other => other?,
    };
    let id = *ids.first().ok_or_else(|| No::Broken("a registration got no id".to_owned()))?;
    register::parties::derive(&tx, &Which::Ids(ids), acting.today).await?;
    own_part(&tx, acting, id, decision.organisation).await?;
    let mut event = acting.event("register", "registration");
    event.organisation_id = decision.organisation;
    (event.subject_id, event.registration_id) = (Some(id), Some(id));
    event.detail = json!({ "rule": decision.rule.code(), "number": text("number") });
    audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(id)
}

/// Twelve characters are usual; letters, digits and the signs between them are taken.
fn number(text: &str, problems: &mut Problems) {
    let signs = text.chars().all(|c| c.is_ascii_alphanumeric() || ".-/".contains(c));
    if text.is_empty() || text.len() > 40 || !signs {
        problems.add("number", "edit-number-unreadable");
    }
}

/// The company that registers takes part, also when it lets nothing in the chosen municipalities.
async fn own_part(tx: &store::Tx, acting: &Acting, id: i64, organisation: Option<i64>) -> Result<(), No> {
    let Some(organisation) = organisation else { return Ok(()) };
    let file = register::file(tx, id).await?.ok_or(No::NotFound)?;
    if file.parties.iter().any(|party| party.organisation_id == organisation && party.part == "landlord") {
        return Ok(());
    }
    let row = party::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(organisation),
        part: Set("landlord".to_owned()),
        from_day: Set(acting.today),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

fn empty(number: &str, acting: &Acting) -> Household {
    let registration = Registration {
        id: 0,
        number: number.to_owned(),
        registered_on: acting.today,
        name: String::new(),
        birth_date: acting.today,
        sex: "x".to_owned(),
        phone: None,
        email: None,
        national_number: None,
        national_number_hash: None,
        monthly_income: 0,
        yearly_income: 0,
        owns_property: false,
        housing_need: None,
        need_documented: false,
        need_evidence: None,
        need_evidence_on: None,
        need_until: None,
        ocmw_nis: None,
        target_groups: String::new(),
        transfer: "none".to_owned(),
        informal_care_nis: None,
        adapted_need: false,
        warning_flag: false,
        support_agreement: false,
        emancipated: false,
        status: "active".to_owned(),
        suspended_until: None,
        sort_name: String::new(),
        merged_into: None,
        erased_at: None,
        closed_on: None,
        updated_at: acting.now,
        version: 1,
    };
    Household {
        registration,
        members: Vec::new(),
        residences: Vec::new(),
        preferences: Vec::new(),
        refusals: Vec::new(),
    }
}
