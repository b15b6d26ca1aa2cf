//! Taking up a case: a worker finds a person by exact number and date of birth, and takes part from today.

use super::find::exactly;
use crate::office::file::{Opened, allowed};
use crate::office::{Acting, No, Office};
use policy::{Action, Part, Role, decide, visible};
use serde_json::json;
use store::entities::party;
use store::sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use store::{notices, register};

/// As what a role takes part.
fn part_of(role: Role) -> Option<Part> {
    match role {
        Role::SupportWorker => Some(Part::Support),
        Role::TrajectoryWorker => Some(Part::Trajectory),
        Role::IgsContact => Some(Part::Igs),
        Role::SocialVacancyManager => Some(Part::Vacancy),
        Role::HousingClubWorker => Some(Part::Club),
        Role::ReportingPoint => Some(Part::Reporting),
        _ => None,
    }
}

/// Takes up the case and gives the id of the file. A part of the organisation that names nobody gets this person's name;
/// a colleague who is named is told.
///
/// # Errors
/// When there is no such file, or the role takes up no cases.
pub async fn take_up(office: &Office, acting: &Acting, number: &str, birth: &str) -> Result<i64, No> {
    if !acting.actor.may(Action::TakeUpCase) {
        return Err(No::NotFound);
    }
    let (file, facts) = exactly(office, acting, number, birth).await?;
    let decision = allowed(decide(&acting.actor, Action::TakeUpCase, &facts))?;
    let organisation = decision.organisation.ok_or(No::NotFound)?;
    let held = acting.actor.held().iter().filter(|held| held.organisation == organisation);
    let part = held.filter_map(|held| part_of(held.role)).next().ok_or(No::NotFound)?;
    let opened = Opened { visible: visible(&acting.actor, &facts), file, facts };
    let me = acting.actor.account();
    let running = |row: &&store::Party| {
        let ours = row.organisation_id == organisation && row.part == part.code();
        ours && row.from_day <= acting.today && row.to_day.is_none_or(|to| to >= acting.today)
    };
    let ours: Vec<store::Party> = opened.file.parties.iter().filter(running).cloned().collect();
    if ours.iter().any(|row| row.account_id == Some(me)) {
        return Ok(opened.id());
    }
    let tx = office.store.begin().await?;
    match ours.iter().find(|row| row.account_id.is_none()) {
        Some(row) => {
            let mut row = row.clone().into_active_model();
            row.account_id = Set(Some(me));
            row.update(&tx).await?;
        }
        None => {
            let row = party::ActiveModel {
                registration_id: Set(opened.id()),
                organisation_id: Set(organisation),
                account_id: Set(Some(me)),
                part: Set(part.code().to_owned()),
                from_day: Set(acting.today),
                ..Default::default()
            };
            row.insert(&tx).await?;
        }
    }
    for colleague in ours.iter().filter_map(|row| row.account_id) {
        let args = json!({ "who": acting.name, "number": opened.file.household.registration.number });
        let link = format!("/kandidaten/{}", opened.id());
        notices::leave(&tx, colleague, "case-taken-up", &args, &link, acting.now).await?;
    }
    register::touch_files(&tx, [opened.id()]);
    let detail = json!({ "part": part.code() });
    store::audit::append(&tx, &[opened.event(acting, "take-up-case", decision, detail)]).await?;
    tx.commit().await?;
    Ok(opened.id())
}
