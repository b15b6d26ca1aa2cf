//! What a document belongs to, and for which term it is kept.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entities::document;
use crate::{Document, Error};

/// What a document belongs to: a kind of thing and the id of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The file of a person itself.
    Registration(i64),
    /// A consent, of which it is the signed form.
    Consent(i64),
    /// An attestation.
    Attestation(i64),
    /// Evidence of a housing need.
    Evidence(i64),
    /// An import: what was brought, what was found in it, or what undoes it.
    Import(i64),
}

impl Owner {
    /// Code of the kind.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registration(_) => "registration",
            Self::Consent(_) => "consent",
            Self::Attestation(_) => "attestation",
            Self::Evidence(_) => "evidence",
            Self::Import(_) => "import",
        }
    }

    /// Row id.
    #[must_use]
    pub fn id(self) -> i64 {
        match self {
            Self::Registration(id)
            | Self::Consent(id)
            | Self::Attestation(id)
            | Self::Evidence(id)
            | Self::Import(id) => id,
        }
    }
}

/// The term for which a document is kept, by its code in `law/retention.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Documents in files.
    Document,
    /// Evidence of housing needs.
    Evidence,
    /// What was brought for an import and what was found in it.
    ImportPreview,
    /// What is needed to undo an import.
    ImportUndo,
}

impl Term {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Evidence => "evidence",
            Self::ImportPreview => "import-preview",
            Self::ImportUndo => "import-undo",
        }
    }
}

/// The documents of one thing, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn of<C: ConnectionTrait>(db: &C, owner: Owner) -> Result<Vec<Document>, Error> {
    let query = document::Entity::find()
        .filter(document::Column::BelongsTo.eq(owner.code()))
        .filter(document::Column::BelongsId.eq(owner.id()));
    Ok(query.order_by_asc(document::Column::Id).all(db).await?)
}

/// The documents of all imports, the oldest first. Persons stand in them without being pointed at.
///
/// # Errors
/// What the database reports.
pub async fn of_imports<C: ConnectionTrait>(db: &C) -> Result<Vec<Document>, Error> {
    let query = document::Entity::find().filter(document::Column::BelongsTo.eq(Owner::Import(0).code()));
    Ok(query.order_by_asc(document::Column::Id).all(db).await?)
}

/// The documents of a term that were added before a moment, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn past<C: ConnectionTrait>(
    db: &C,
    term: Term,
    before: DateTime<Utc>,
) -> Result<Vec<Document>, Error> {
    let query = document::Entity::find()
        .filter(document::Column::Term.eq(term.code()))
        .filter(document::Column::At.lt(before));
    Ok(query.order_by_asc(document::Column::Id).all(db).await?)
}
