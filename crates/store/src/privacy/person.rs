//! Everything that the database holds of one person.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::erase::leading_to;
use crate::audit::Line;
use crate::entities::{account, merge, note, notice, organisation, registration, search_token};
use crate::register::{File, file};
use crate::{Document, Error, Evidence, Merge, Note, Notice, audit, documents, evidence};

/// The tables that hold rows of a person, all of them read by [`of_person`] and emptied or blanked by
/// [`super::anonymise`]. A test walks the schema and compares.
pub const TABLES: [&str; 18] = [
    "allocation",
    "attestation",
    "audit",
    "audit_subject",
    "consent",
    "document",
    "emergency",
    "evidence",
    "member",
    "merge",
    "note",
    "notice",
    "party",
    "preference",
    "refusal",
    "registration",
    "residence",
    "search_token",
];

/// Everything about one person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The file: household, attestations, allocations, parties, consents, emergency accesses.
    pub file: File,
    /// Notes, the oldest first; still sealed.
    pub notes: Vec<Note>,
    /// Documents, the newest first, without their bytes.
    pub documents: Vec<Document>,
    /// Evidence of the housing need, the newest first.
    pub evidence: Vec<Evidence>,
    /// Merges with another registration.
    pub merges: Vec<Merge>,
    /// Words by which the person is found.
    pub tokens: Vec<String>,
    /// Messages to people of the office that lead to the file.
    pub notices: Vec<Notice>,
    /// Lines of the log, the oldest first.
    pub log: Vec<Line>,
    /// Lines of the log about lists in which the person stood, the oldest first.
    pub shown: Vec<Line>,
}

/// Reads everything about one person; none when there is no such registration.
///
/// # Errors
/// What the database reports.
pub async fn of_person<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Person>, Error> {
    let Some(file) = file(db, id).await? else { return Ok(None) };
    let notes = note::Entity::find().filter(note::Column::RegistrationId.eq(id));
    let merges = merge::Entity::find()
        .filter(Condition::any().add(merge::Column::KeptId.eq(id)).add(merge::Column::MergedId.eq(id)));
    let tokens = search_token::Entity::find().filter(search_token::Column::RegistrationId.eq(id));
    Ok(Some(Person {
        file,
        notes: notes.order_by_asc(note::Column::Id).all(db).await?,
        documents: documents::of_registration(db, id).await?,
        evidence: evidence::of_registration(db, id).await?,
        merges: merges.order_by_asc(merge::Column::Id).all(db).await?,
        tokens: tokens
            .order_by_asc(search_token::Column::Token)
            .all(db)
            .await?
            .into_iter()
            .map(|row| row.token)
            .collect(),
        notices: notice::Entity::find()
            .filter(leading_to(id))
            .order_by_asc(notice::Column::Id)
            .all(db)
            .await?,
        log: audit::extract(db, id).await?,
        shown: audit::shown(db, id).await?,
    }))
}

/// Names of organisations by id.
///
/// # Errors
/// What the database reports.
pub async fn organisation_names<C: ConnectionTrait>(db: &C) -> Result<HashMap<i64, String>, Error> {
    use organisation::Column as C;
    let rows = organisation::Entity::find().select_only().column(C::Id).column(C::Name);
    Ok(rows.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// Names of accounts by id.
///
/// # Errors
/// What the database reports.
pub async fn account_names<C: ConnectionTrait>(db: &C) -> Result<HashMap<i64, String>, Error> {
    use account::Column as C;
    let rows = account::Entity::find().select_only().column(C::Id).column(C::Name);
    Ok(rows.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// Numbers of registrations with their ids, in the order of the ids.
///
/// # Errors
/// What the database reports.
pub async fn numbers<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<Vec<(i64, String)>, Error> {
    use registration::Column as R;
    let rows = registration::Entity::find().select_only().column(R::Id).column(R::Number);
    let rows = rows.filter(R::Id.is_in(ids.iter().copied())).order_by_asc(R::Id);
    Ok(rows.into_tuple().all(db).await?)
}
