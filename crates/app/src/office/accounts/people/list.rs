//! The list of people, with search and filters.

use super::allowed;
use crate::office::accounts::profile::Holding;
use crate::office::{Acting, No, Office};
use chrono::{DateTime, Utc};
use store::people;

/// People on a page of the list.
pub const PAGE: u64 = 50;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Part of a name or an address.
    pub text: String,
    /// With a role in this organisation.
    pub organisation: Option<i64>,
    /// With this role, a code.
    pub role: Option<String>,
    /// Whether they may log in.
    pub active: Option<bool>,
    /// Page, from 1.
    pub page: u64,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Row id of the account.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Whether they may log in.
    pub active: bool,
    /// When they last logged in.
    pub last_login_at: Option<DateTime<Utc>>,
    /// Roles that have not ended.
    pub roles: Vec<Holding>,
}

/// A page of the list, and how many there are in all.
///
/// # Errors
/// [`No::NotFound`] for who may not manage accounts.
pub async fn list(office: &Office, acting: &Acting, wanted: &Wanted) -> Result<(Vec<Entry>, u64), No> {
    allowed(acting)?;
    let reader = office.store.reader();
    let asked = people::Wanted {
        text: wanted.text.clone(),
        organisation_id: wanted.organisation,
        role: wanted.role.clone(),
        active: wanted.active,
        today: acting.today,
    };
    let offset = wanted.page.saturating_sub(1).saturating_mul(PAGE);
    let (accounts, total) = people::page(reader, &asked, offset, PAGE).await?;
    let ids: Vec<i64> = accounts.iter().map(|account| account.id).collect();
    let grants = people::grants_of(reader, &ids, acting.today).await?;
    let entries = accounts.into_iter().map(|account| Entry {
        roles: grants
            .iter()
            .filter(|(grant, _)| grant.account_id == account.id)
            .map(|(grant, at)| Holding::of(grant, at, acting.today))
            .collect(),
        id: account.id,
        name: account.name,
        email: account.email,
        active: account.active,
        last_login_at: account.last_login_at,
    });
    Ok((entries.collect(), total))
}

/// The organisations to choose from: id and name.
///
/// # Errors
/// [`No::NotFound`] for who may not manage accounts.
pub async fn organisations(office: &Office, acting: &Acting) -> Result<Vec<(i64, String)>, No> {
    allowed(acting)?;
    let all = people::organisations(office.store.reader()).await?;
    Ok(all.into_iter().map(|organisation| (organisation.id, organisation.name)).collect())
}
