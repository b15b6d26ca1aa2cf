//! Files that people bring or the program makes, kept under the hash of their content: the same bytes once.

mod folder;
mod owner;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};

use crate::entities::{document, document_blob};
use crate::{Document, Error, Store, Tx, hex};

pub use owner::{Owner, Term, of, of_imports, past};

/// Where the bytes of documents are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In the database, with everything else.
    #[default]
    Database,
    /// In a folder that all servers share.
    Folder(PathBuf),
}

/// What is known of a document beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Type of the content, found by looking at it.
    pub media_type: String,
    /// What people call it.
    pub title: String,
    /// What it belongs to.
    pub owner: Owner,
    /// The term for which it is kept.
    pub term: Term,
    /// File of a person in which it stands; none only for what belongs to no person.
    pub registration_id: Option<i64>,
    /// Layer of that file.
    pub layer: String,
    /// Account that brought it; none: the program itself.
    pub uploaded_by: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Keeps a document. Its bytes are on disk before this returns when they go into a folder, and with the commit when
/// they go into the database.
///
/// # Errors
/// [`Error::File`] when the folder cannot be written, or what the database reports.
pub async fn put(tx: &Tx, place: &Place, about: About, bytes: Vec<u8>) -> Result<Document, Error> {
    let (sha256, size) = shelve(tx, place, bytes).await?;
    let document = document::ActiveModel {
        sha256: Set(sha256),
        media_type: Set(about.media_type),
        size: Set(size),
        title: Set(about.title),
        registration_id: Set(about.registration_id),
        layer: Set(about.layer),
        uploaded_by: Set(about.uploaded_by),
        at: Set(about.at),
        belongs_to: Set(about.owner.code().to_owned()),
        belongs_id: Set(about.owner.id()),
        term: Set(about.term.code().to_owned()),
        ..Default::default()
    };
    Ok(document.insert(tx).await?)
}

/// Puts bytes where they are kept, and gives their name and length.
async fn shelve(tx: &Tx, place: &Place, bytes: Vec<u8>) -> Result<(String, i64), Error> {
    let (sha256, size) = (name_of(&bytes), i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    match place {
        Place::Database => put_blob(tx, &sha256, bytes).await?,
        Place::Folder(folder) => folder::put(folder, &sha256, bytes).await?,
    }
    Ok((sha256, size))
}

/// The name of a content: its SHA-256 in hexadecimals.
#[must_use]
pub fn name_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Writing a blob that is there already locks it, so that nobody removes it before this transaction points at it.
async fn put_blob(tx: &Tx, sha256: &str, bytes: Vec<u8>) -> Result<(), Error> {
    use document_blob::{ActiveModel, Column, Entity};
    Entity::insert(ActiveModel { sha256: Set(sha256.to_owned()), bytes: Set(bytes) })
        .on_conflict(OnConflict::column(Column::Sha256).update_column(Column::Sha256).to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// A document by its id, without its bytes.
///
/// # Errors
/// What the database reports.
pub async fn get<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Document>, Error> {
    Ok(document::Entity::find_by_id(id).one(db).await?)
}

/// The documents of a person's file, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_registration<C: ConnectionTrait>(
    db: &C,
    registration_id: i64,
) -> Result<Vec<Document>, Error> {
    let query = document::Entity::find().filter(document::Column::RegistrationId.eq(registration_id));
    Ok(query.order_by_desc(document::Column::Id).all(db).await?)
}

/// The bytes of a content, as they were put in. What the folder does not hold is looked for in the database: there a
/// restored backup has them.
///
/// # Errors
/// [`Error::NotFound`], or [`Error::Damaged`] when they are not what their name says.
pub async fn bytes<C: ConnectionTrait>(db: &C, place: &Place, sha256: &str) -> Result<Vec<u8>, Error> {
    let kept = match place {
        Place::Database => None,
        Place::Folder(folder) => folder::get(folder, sha256).await?,
    };
    let bytes = match kept {
        Some(bytes) => bytes,
        None => {
            let blob = document_blob::Entity::find_by_id(sha256).one(db).await?;
            blob.ok_or(Error::NotFound { what: "document" })?.bytes
        }
    };
    if name_of(&bytes) == sha256 {
        Ok(bytes)
    } else {
        Err(Error::Damaged(format!("the document {sha256} is not what was put in")))
    }
}

/// Puts other bytes in the place of those of a document; the old ones go as with [`remove`].
///
/// # Errors
/// [`Error::NotFound`], [`Error::File`], or what the database reports.
pub async fn replace(tx: &Tx, place: &Place, id: i64, bytes: Vec<u8>) -> Result<Document, Error> {
    let old = get(tx, id).await?.ok_or(Error::NotFound { what: "document" })?;
    let (sha256, size) = shelve(tx, place, bytes).await?;
    let changes =
        document::ActiveModel { id: Set(id), sha256: Set(sha256), size: Set(size), ..Default::default() };
    let new = changes.update(tx).await?;
    if new.sha256 != old.sha256 {
        remove_unused(tx, &old.sha256).await?;
    }
    Ok(new)
}

/// Removes a document; its bytes go too when they are in the database and nobody else points at them. Those in a
/// folder go with [`sweep`].
///
/// # Errors
/// [`Error::NotFound`], or what the database reports.
pub async fn remove(tx: &Tx, id: i64) -> Result<(), Error> {
    let document = get(tx, id).await?.ok_or(Error::NotFound { what: "document" })?;
    document::Entity::delete_by_id(id).exec(tx).await?;
    remove_unused(tx, &document.sha256).await
}

async fn remove_unused(tx: &Tx, sha256: &str) -> Result<(), Error> {
    // Locked first, and only then is looked who points at it: who puts the same bytes waits for one of us.
    let locked = document_blob::Entity::find_by_id(sha256)
        .select_only()
        .column(document_blob::Column::Sha256)
        .lock_exclusive()
        .into_tuple::<String>()
        .one(tx)
        .await?;
    if locked.is_some() && !is_used(tx, sha256).await? {
        document_blob::Entity::delete_by_id(sha256).exec(tx).await?;
    }
    Ok(())
}

async fn is_used<C: ConnectionTrait>(db: &C, sha256: &str) -> Result<bool, Error> {
    let query = document::Entity::find().filter(document::Column::Sha256.eq(sha256));
    Ok(query.count(db).await? > 0)
}

/// Removes bytes that no document points at any more, and gives how many contents went. In a folder only those written
/// before `before` go: a document that is being put points at its bytes a little later.
///
/// # Errors
/// [`Error::File`] when the folder cannot be read, or what the database reports.
pub async fn sweep(store: &Store, place: &Place, before: DateTime<Utc>) -> Result<u64, Error> {
    let mut removed = 0;
    for sha256 in unused_blobs(store).await? {
        let tx = store.begin().await?;
        remove_unused(&tx, &sha256).await?;
        tx.commit().await?;
        removed += 1;
    }
    let Place::Folder(folder) = place else { return Ok(removed) };
    for sha256 in folder::older(folder, before).await? {
        if !is_used(store.reader(), &sha256).await? {
            folder::remove(folder, &sha256).await?;
            removed += 1;
        }
    }
    Ok(removed)
}

async fn unused_blobs(store: &Store) -> Result<Vec<String>, Error> {
    let used = document::Entity::find().select_only().column(document::Column::Sha256);
    let query = document_blob::Entity::find()
        .select_only()
        .column(document_blob::Column::Sha256)
        .filter(document_blob::Column::Sha256.not_in_subquery(sea_orm::QueryTrait::into_query(used)));
    Ok(query.into_tuple().all(store.reader()).await?)
}
