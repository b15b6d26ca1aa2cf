//! One organisation, with its attestations, its people and what became of its agreement.

use crate::office::{Acting, No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use policy::{Action, Facts, decide};
use store::Organisation;
use store::audit::Filter;

/// Somebody who works there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Code of the role.
    pub role: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none is open.
    pub to: Option<NaiveDate>,
}

/// An agreement as it was before or after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// By whom; none when that is not for this person to know.
    pub who: Option<String>,
    /// What it was: from and to, empty where not said. None when that did not change.
    pub was: (Option<String>, Option<String>),
    /// What it became.
    pub now: (Option<String>, Option<String>),
}

/// An organisation as it is opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The organisation.
    pub organisation: Organisation,
    /// Attestations it issued that were not withdrawn.
    pub attestations: u64,
    /// Of these, valid today.
    pub valid: u64,
    /// Who works there; none when that is not for this person to know.
    pub people: Option<Vec<Person>>,
    /// What became of the agreement, last change first.
    pub history: Vec<Period>,
    /// Whether this person may change it.
    pub may_manage: bool,
}

/// Opens an organisation. Who works there is for colleagues and for who gives out roles.
///
/// # Errors
/// [`No::NotFound`] when there is none, or it is not for this person to see.
pub async fn open(office: &Office, acting: &Acting, id: i64) -> Result<Opened, No> {
    let may = |action| decide(&acting.actor, action, &Facts::default()).allow;
    if !may(Action::ViewOrganisations) {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let organisation = super::save::get(reader, id).await?;
    let (attestations, valid) = store::organisations::attestations(reader, id, acting.today).await?;
    let colleague = acting.actor.held().iter().any(|held| held.organisation == id);
    let people = if colleague || may(Action::ManageAccounts) {
        let rows = store::accounts::of_organisation(reader, id).await?;
        let now = rows
            .into_iter()
            .filter(|(grant, account)| account.active && grant.to_day.is_none_or(|to| to >= acting.today));
        let mut people: Vec<Person> = now
            .map(|(grant, account)| Person {
                name: account.name,
                role: grant.role,
                from: grant.from_day,
                to: grant.to_day,
            })
            .collect();
        people.sort_by(|a, b| (&a.name, &a.role).cmp(&(&b.name, &b.role)));
        Some(people)
    } else {
        None
    };
    let may_manage = may(Action::ManageOrganisations);
    let history = history(office, id, may_manage).await?;
    Ok(Opened { organisation, attestations, valid, people, history, may_manage })
}

/// Changes of the agreement, from the log.
async fn history(office: &Office, id: i64, names: bool) -> Result<Vec<Period>, No> {
    let filter =
        Filter { subject: Some("organisation".to_owned()), subject_id: Some(id), ..Filter::default() };
    let lines = store::audit::page(office.store.reader(), &filter, None, 200).await?;
    let told = lines.into_iter().filter_map(|line| {
        let detail = line.detail?;
        let side = |field: &str, side: &str| detail.get(field)?.get(side)?.as_str().map(str::to_owned);
        let was = (side("agreement_from", "was"), side("agreement_to", "was"));
        let now = (side("agreement_from", "now"), side("agreement_to", "now"));
        let changed = now.0.is_some() || now.1.is_some();
        changed.then(|| Period { at: line.row.at, who: names.then_some(line.row.actor), was, now })
    });
    Ok(told.collect())
}
