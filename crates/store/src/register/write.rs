//! Households written to the register: many at once, one under its version, and taken out again.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::finder::Changes;
use super::fold::{sort_name, tokens};
use super::read::Household;
use super::rows::{insert, insert_with_ids};
use super::sql::CHUNK;
use crate::entities::{member, preference, refusal, registration, residence, search_token};
use crate::{Error, Preference, SearchToken, Tx, settings, update};

/// Setting that says whether refusals are kept at all.
pub(super) const REFUSALS_KNOWN: &str = "refusals_known";

/// Notes that register data changed, for changes made with entities: what was computed from the register is stale once
/// the transaction is committed. All functions of this module that write do so themselves.
///
/// Any file may be found otherwise than before; [`touch_files`] and [`touch_beside`] know better, and spare every server
/// from reading the register again.
pub fn touch(tx: &Tx) {
    tx.register_changed(Changes::All);
}

/// The same, when only these files are found otherwise: their names, numbers, states or parties.
pub fn touch_files(tx: &Tx, ids: impl IntoIterator<Item = i64>) {
    tx.register_changed(Changes::Files(ids.into_iter().collect()));
}

/// The same, when no file is found otherwise: dwellings, stock, attestations, needs.
pub fn touch_beside(tx: &Tx) {
    tx.register_changed(Changes::Beside);
}

/// Writes down whether refusals are kept; until then that is taken from whether there are any.
///
/// # Errors
/// What the database reports.
pub async fn set_refusals_known(tx: &Tx, known: bool) -> Result<(), Error> {
    touch_beside(tx);
    settings::set(tx, REFUSALS_KNOWN, if known { "yes" } else { "no" }).await
}

/// Households on their way into the database, their rows sorted by table.
#[derive(Default)]
struct Hanging {
    members: Vec<member::Model>,
    residences: Vec<residence::Model>,
    preferences: Vec<preference::Model>,
    refusals: Vec<refusal::Model>,
    tokens: Vec<search_token::Model>,
}

impl Hanging {
    fn add(&mut self, id: i64, household: Household) {
        let tokens = tokens(&household.registration);
        self.tokens.extend(tokens.into_iter().map(|token| SearchToken { token, registration_id: id }));
        let members = household.members.into_iter();
        self.members.extend(members.map(|row| member::Model { registration_id: id, ..row }));
        let residences = household.residences.into_iter();
        self.residences.extend(residences.map(|row| residence::Model { registration_id: id, ..row }));
        let refusals = household.refusals.into_iter();
        self.refusals.extend(refusals.map(|row| refusal::Model { registration_id: id, ..row }));
        let mut wishes = household.preferences;
        wishes.sort_unstable();
        wishes.dedup();
        self.preferences.extend(wishes.into_iter().map(|nis| Preference { registration_id: id, nis }));
    }

    async fn insert(mut self, tx: &Tx) -> Result<(), Error> {
        // In the order in which they lie on disk.
        self.tokens
            .sort_unstable_by(|a, b| (&a.token, a.registration_id).cmp(&(&b.token, b.registration_id)));
        insert::<member::Entity, _>(tx, &self.members).await?;
        insert::<residence::Entity, _>(tx, &self.residences).await?;
        insert::<preference::Entity, _>(tx, &self.preferences).await?;
        insert::<refusal::Entity, _>(tx, &self.refusals).await?;
        insert::<search_token::Entity, _>(tx, &self.tokens).await
    }
}

/// Households put in at once: the more, the longer the stretches of the index that are written in one go.
const BATCH: usize = 20_000;

/// Puts households in and gives their ids in the same order. Their version is 1 and the name to sort by is made here.
///
/// # Errors
/// [`Error::Unique`] for a number that is there already.
pub async fn insert_many(tx: &Tx, households: Vec<Household>) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::with_capacity(households.len());
    let mut rest = households.into_iter();
    loop {
        let batch: Vec<Household> = rest.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            touch_files(tx, ids.iter().copied());
            return Ok(ids);
        }
        let registrations: Vec<registration::Model> = batch
            .iter()
            .map(|household| registration::Model {
                version: 1,
                sort_name: sort_name(&household.registration.name),
                ..household.registration.clone()
            })
            .collect();
        let new = insert_with_ids::<registration::Entity, _>(tx, &registrations).await?;
        drop(registrations);
        let mut hanging = Hanging::default();
        for (&id, household) in new.iter().zip(batch) {
            hanging.add(id, household);
        }
        hanging.insert(tx).await?;
        ids.extend(new);
    }
}

/// Writes a household over the one in the database if that is still at `expected_version`, and gives the new version.
/// Members, residences, preferences and refusals are replaced; the name to sort by and the words to search by follow.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it meanwhile, [`Error::NotFound`] when it is gone, [`Error::Unique`]
/// for a number that another registration has.
pub async fn save(tx: &Tx, household: &Household, expected_version: i64) -> Result<i64, Error> {
    let id = household.registration.id;
    touch_files(tx, [id]);
    let mut changes = household.registration.clone().into_active_model().reset_all();
    changes.not_set(registration::Column::Id);
    changes.not_set(registration::Column::Version);
    changes.sort_name = Set(sort_name(&household.registration.name));
    let version = update(tx, id, expected_version, changes).await?;
    remove_hanging(tx, id).await?;
    let mut hanging = Hanging::default();
    hanging.add(id, household.clone());
    hanging.insert(tx).await?;
    Ok(version)
}

async fn remove_hanging(tx: &Tx, id: i64) -> Result<(), Error> {
    macro_rules! remove {
        ($($table:ident),*) => {$(
            $table::Entity::delete_many().filter($table::Column::RegistrationId.eq(id)).exec(tx).await?;
        )*};
    }
    remove!(member, residence, preference, refusal, search_token);
    Ok(())
}

/// Takes registrations out with all that hangs on them, and says how many there were.
///
/// # Errors
/// [`Error::Reference`] when a dwelling was allocated to one of them.
pub async fn delete_many(tx: &Tx, ids: &[i64]) -> Result<u64, Error> {
    touch_files(tx, ids.iter().copied());
    let mut removed = 0;
    for ids in ids.chunks(CHUNK) {
        let these = registration::Column::Id.is_in(ids.iter().copied());
        removed += registration::Entity::delete_many().filter(these).exec(tx).await?.rows_affected;
    }
    Ok(removed)
}
