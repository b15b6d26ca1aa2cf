//! Who takes part in the cases of a list, with consents and emergency accesses: what decides what is seen of each row.

use sea_orm::{ConnectionTrait, EntityTrait, TryIntoModel};

use super::rows::{hanging, read};
use super::sql::{CHUNK, Sql};
use crate::entities::{consent, emergency, party};
use crate::{Consent, Emergency, Error, Party};

/// What decides who sees a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The registration.
    pub id: i64,
    /// Registration it was merged into.
    pub merged_into: Option<i64>,
    /// Whether it was erased.
    pub erased: bool,
    /// Who takes part or took part.
    pub parties: Vec<Party>,
    /// Consents, withdrawn ones too.
    pub consents: Vec<Consent>,
    /// Emergency accesses, those that ran out too.
    pub emergencies: Vec<Emergency>,
}

/// The cases of these registrations, in no order; one round trip for a thousand of them.
///
/// # Errors
/// What the database reports.
pub async fn of<C: ConnectionTrait>(conn: &C, ids: &[i64]) -> Result<Vec<Case>, Error> {
    let backend = conn.get_database_backend();
    let mut cases = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let mut sql = Sql::new(conn);
        sql.text("SELECT r.id, r.merged_into, r.erased_at IS NOT NULL AS erased, ");
        sql.text(&hanging::<party::Entity>(backend, "id")).text(" AS parties, ");
        sql.text(&hanging::<consent::Entity>(backend, "id")).text(" AS consents, ");
        sql.text(&hanging::<emergency::Entity>(backend, "id")).text(" AS emergencies");
        sql.text(" FROM registration r WHERE r.id IN ").list(ids.iter().copied());
        for row in sql.all(conn).await? {
            cases.push(Case {
                id: row.try_get("", "id")?,
                merged_into: row.try_get("", "merged_into")?,
                erased: row.try_get("", "erased")?,
                parties: part::<party::Entity>(&row, "parties")?,
                consents: part::<consent::Entity>(&row, "consents")?,
                emergencies: part::<emergency::Entity>(&row, "emergencies")?,
            });
        }
    }
    Ok(cases)
}

fn part<E>(row: &sea_orm::QueryResult, name: &str) -> Result<Vec<E::Model>, Error>
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
{
    read::<E>(row.try_get::<Option<String>>("", name)?.as_deref())
}
