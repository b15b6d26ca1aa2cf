//! Views of the list that somebody keeps: filters under a name, and the columns they like to see.

use super::Column;
use crate::office::{Acting, No, Office, Problems};
use store::saved_views;

/// The page that the views are of. The view without a name holds the columns.
const PAGE: &str = "candidates";

/// The most characters of a name.
pub const LONGEST_NAME: usize = 60;

/// The most characters of what a view keeps.
pub const LONGEST_QUERY: usize = 2000;

/// The most views of one person.
const MOST: usize = 50;

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Row id.
    pub id: i64,
    /// What its maker calls it.
    pub name: String,
    /// The query part of the address.
    pub query: String,
}

/// What somebody keeps for the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Views, by name.
    pub views: Vec<View>,
    /// Columns, when they were chosen.
    pub columns: Option<Vec<Column>>,
}

/// What this person keeps.
///
/// # Errors
/// When the database cannot be reached.
pub async fn kept(office: &Office, acting: &Acting) -> Result<Kept, No> {
    let mut kept = Kept::default();
    for row in saved_views::of_page(office.store.reader(), acting.actor.account(), PAGE).await? {
        if row.name.is_empty() {
            kept.columns = Some(row.query.split('|').filter_map(Column::parse).collect());
        } else {
            kept.views.push(View { id: row.id, name: row.name, query: row.query });
        }
    }
    Ok(kept)
}

fn checked(name: &str) -> Result<&str, No> {
    let name = name.trim();
    if name.is_empty() {
        return Err(No::Invalid(Problems::one("naam", "candidates-view-name-missing")));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(No::Invalid(Problems::one("naam", "candidates-view-name-long")));
    }
    Ok(name)
}

fn taken() -> No {
    No::Invalid(Problems::one("naam", "candidates-view-name-taken"))
}

/// Keeps what is looked for now under a name.
///
/// # Errors
/// [`No::Invalid`] for a name that is missing, too long or taken, and when there are too many views.
pub async fn keep(office: &Office, acting: &Acting, name: &str, query: &str) -> Result<i64, No> {
    let name = checked(name)?;
    if query.len() > LONGEST_QUERY {
        return Err(No::Invalid(Problems::one("", "candidates-view-too-long")));
    }
    let there = kept(office, acting).await?.views;
    if there.iter().any(|view| view.name == name) {
        return Err(taken());
    }
    if there.len() >= MOST {
        return Err(No::Invalid(Problems::one("", "candidates-view-too-many")));
    }
    let account = acting.actor.account();
    Ok(saved_views::save(office.store.writer(), account, PAGE, name, query).await?.id)
}

/// Gives a view another name.
///
/// # Errors
/// [`No::NotFound`] when it is not theirs; [`No::Invalid`] for a name that is missing, too long or taken.
pub async fn rename(office: &Office, acting: &Acting, id: i64, name: &str) -> Result<(), No> {
    named(office, acting, id).await?;
    let name = checked(name)?;
    match saved_views::rename(office.store.writer(), acting.actor.account(), id, name).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(No::NotFound),
        Err(store::Error::Unique { .. }) => Err(taken()),
        Err(error) => Err(error.into()),
    }
}

/// Removes a view.
///
/// # Errors
/// [`No::NotFound`] when it is not theirs.
pub async fn remove(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    named(office, acting, id).await?;
    let removed = saved_views::remove(office.store.writer(), acting.actor.account(), id).await?;
    if removed { Ok(()) } else { Err(No::NotFound) }
}

/// Not the row with the columns, and not somebody else's.
async fn named(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let there = kept(office, acting).await?.views;
    if there.iter().any(|view| view.id == id) { Ok(()) } else { Err(No::NotFound) }
}

/// Keeps which columns this person wants to see.
///
/// # Errors
/// When the database cannot be reached.
pub async fn choose(office: &Office, acting: &Acting, columns: &[Column]) -> Result<(), No> {
    let codes: Vec<&str> = columns.iter().map(|column| column.code()).collect();
    let account = acting.actor.account();
    saved_views::save(office.store.writer(), account, PAGE, "", &codes.join("|")).await?;
    Ok(())
}
