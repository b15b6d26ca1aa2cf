//! What is past its term: found by kind, in batches, and taken away in the same form in which it was counted.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::erase::{anonymise, forget_form, form_in_force};
use crate::entities::{
    allocation, attestation, audit, audit_detail, audit_subject, document, evidence, note, party,
    registration,
};
use crate::{Error, Tx, documents};

/// A kind of thing that is kept for a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A note of support, from the day on which the organisation takes part no more.
    Note,
    /// An attestation, from the day on which it ran out or was withdrawn.
    Attestation,
    /// A document of a file, from the day on which it was added; the form of a consent in force stays.
    Document,
    /// Evidence of a housing need, from the day on which it was replaced or withdrawn or ran out.
    Evidence,
    /// A registration that was struck and never allocated, from that day.
    Ended,
    /// A registration that led to a tenancy, from the day on which the last one ended.
    Allocated,
    /// Reason and details of a line of the log, from the day of the line.
    LogDetail,
}

/// Whose things may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// Everybody's: for a count only.
    Everything,
    /// Those of organisations.
    Of {
        /// Organisations that answer for the register: files in which they are or were the landlord.
        landlords: Vec<i64>,
        /// Organisations whose own entries these are.
        own: Vec<i64>,
    },
}

/// Something past its term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Row id; of a line of the log its place.
    pub id: i64,
    /// File of a person it stands in.
    pub registration_id: Option<i64>,
}

type Row = (i64, Option<i64>);

/// Things whose term began on `before` or earlier, after the row `after`.
///
/// # Errors
/// What the database reports.
pub async fn due<C: ConnectionTrait>(
    db: &C,
    kept: Kept,
    before: NaiveDate,
    bounds: &Bounds,
    after: i64,
    limit: u64,
) -> Result<Vec<Due>, Error> {
    macro_rules! rows {
        ($table:ident, $id:ident, $person:expr) => {
            selected(kept, before, bounds)
                .$table()
                .filter($table::Column::$id.gt(after))
                .order_by_asc($table::Column::$id)
                .limit(limit)
                .select_only()
                .column($table::Column::$id)
                .column($person)
                .into_tuple::<Row>()
                .all(db)
                .await?
        };
    }
    let rows = match kept {
        Kept::Note => rows!(note, Id, note::Column::RegistrationId),
        Kept::Attestation => rows!(attestation, Id, attestation::Column::RegistrationId),
        Kept::Document => rows!(document, Id, document::Column::RegistrationId),
        Kept::Evidence => rows!(evidence, Id, evidence::Column::RegistrationId),
        Kept::Ended | Kept::Allocated => {
            let rows = selected(kept, before, bounds).registration();
            let rows = rows.filter(registration::Column::Id.gt(after)).order_by_asc(registration::Column::Id);
            let ids: Vec<i64> =
                rows.limit(limit).select_only().column(registration::Column::Id).into_tuple().all(db).await?;
            ids.into_iter().map(|id| (id, Some(id))).collect()
        }
        Kept::LogDetail => rows!(audit, Seq, audit::Column::RegistrationId),
    };
    Ok(rows.into_iter().map(|(id, registration_id)| Due { id, registration_id }).collect())
}

/// How many there are.
///
/// # Errors
/// What the database reports.
pub async fn count<C: ConnectionTrait>(
    db: &C,
    kept: Kept,
    before: NaiveDate,
    bounds: &Bounds,
) -> Result<u64, Error> {
    let selected = selected(kept, before, bounds);
    Ok(match kept {
        Kept::Note => selected.note().count(db).await?,
        Kept::Attestation => selected.attestation().count(db).await?,
        Kept::Document => selected.document().count(db).await?,
        Kept::Evidence => selected.evidence().count(db).await?,
        Kept::Ended | Kept::Allocated => selected.registration().count(db).await?,
        Kept::LogDetail => selected.audit().count(db).await?,
    })
}

/// The queries, one for each table; only that of the kind is asked for.
struct Selected<'a> {
    kept: Kept,
    before: NaiveDate,
    bounds: &'a Bounds,
}

fn selected(kept: Kept, before: NaiveDate, bounds: &Bounds) -> Selected<'_> {
    Selected { kept, before, bounds }
}

impl Selected<'_> {
    /// The first moment that is too late.
    fn end(&self) -> DateTime<Utc> {
        self.before.succ_opt().unwrap_or(self.before).and_time(NaiveTime::MIN).and_utc()
    }

    /// The column holds one of the organisations' own ids.
    fn own(&self, column: impl ColumnTrait) -> Condition {
        match self.bounds {
            Bounds::Everything => Condition::all(),
            Bounds::Of { own, .. } => Condition::all().add(column.is_in(own.iter().copied())),
        }
    }

    /// The column holds a file in which one of the organisations is or was the landlord.
    fn landlord(&self, column: impl ColumnTrait) -> Condition {
        let Bounds::Of { landlords, .. } = self.bounds else { return Condition::all() };
        let cases = party::Entity::find()
            .select_only()
            .column(party::Column::RegistrationId)
            .filter(party::Column::Part.eq("landlord"))
            .filter(party::Column::OrganisationId.is_in(landlords.iter().copied()));
        Condition::all().add(column.in_subquery(cases.into_query()))
    }

    fn note(&self) -> Select<note::Entity> {
        let going_on = party::Entity::find()
            .select_only()
            .expr(Expr::value(1))
            .filter(same(
                (party::Entity, party::Column::RegistrationId),
                (note::Entity, note::Column::RegistrationId),
            ))
            .filter(same(
                (party::Entity, party::Column::OrganisationId),
                (note::Entity, note::Column::OrganisationId),
            ))
            .filter(
                Condition::any()
                    .add(party::Column::ToDay.is_null())
                    .add(party::Column::ToDay.gt(self.before)),
            );
        note::Entity::find()
            .filter(note::Column::At.lt(self.end()))
            .filter(Condition::all().not().add(Expr::exists(going_on.into_query())))
            .filter(self.own(note::Column::OrganisationId))
    }

    fn attestation(&self) -> Select<attestation::Entity> {
        use attestation::Column as C;
        let withdrawn = C::WithdrawnOn.lte(self.before);
        let ran_out = Condition::all().add(C::WithdrawnOn.is_null()).add(C::ValidUntil.lte(self.before));
        attestation::Entity::find()
            .filter(Condition::any().add(withdrawn).add(ran_out))
            .filter(self.own(C::OrganisationId))
    }

    fn document(&self) -> Select<document::Entity> {
        use document::Column as C;
        document::Entity::find()
            .filter(C::Term.eq(documents::Term::Document.code()))
            .filter(C::RegistrationId.is_not_null())
            .filter(C::At.lt(self.end()))
            .filter(C::Id.not_in_subquery(form_in_force()))
            .filter(self.landlord(C::RegistrationId))
    }

    fn evidence(&self) -> Select<evidence::Entity> {
        use evidence::Column as C;
        let ran_out = Condition::all().add(C::EndedOn.is_null()).add(C::ValidUntil.lte(self.before));
        evidence::Entity::find()
            .filter(Condition::any().add(C::EndedOn.lte(self.before)).add(ran_out))
            .filter(self.own(C::OrganisationId))
    }

    fn registration(&self) -> Select<registration::Entity> {
        use registration::Column as C;
        let query = registration::Entity::find()
            .filter(C::ErasedAt.is_null())
            .filter(C::MergedInto.is_null())
            .filter(C::Status.eq("struck"))
            .filter(self.landlord(C::Id));
        if self.kept == Kept::Allocated {
            let going_on = Condition::any()
                .add(allocation::Column::EndedOn.is_null())
                .add(allocation::Column::EndedOn.gt(self.before));
            return query
                .filter(C::Id.in_subquery(allocated(Condition::all())))
                .filter(C::Id.not_in_subquery(allocated(going_on)));
        }
        // What came from files has no day of its end: there it is the day of the last change.
        let unknown = Condition::all().add(C::ClosedOn.is_null()).add(C::UpdatedAt.lt(self.end()));
        query
            .filter(Condition::any().add(C::ClosedOn.lte(self.before)).add(unknown))
            .filter(C::Id.not_in_subquery(allocated(Condition::all())))
    }

    fn audit(&self) -> Select<audit::Entity> {
        let told = audit_detail::Entity::find().select_only().column(audit_detail::Column::Seq);
        let whose = match self.bounds {
            Bounds::Everything => Condition::all(),
            Bounds::Of { .. } => Condition::any()
                .add(self.own(audit::Column::OrganisationId))
                .add(audit::Column::OrganisationId.is_null()),
        };
        audit::Entity::find()
            .filter(audit::Column::At.lt(self.end()))
            .filter(audit::Column::Seq.in_subquery(told.into_query()))
            .filter(whose)
    }
}

/// One column has the value of another.
fn same(one: (impl EntityTrait, impl ColumnTrait), other: (impl EntityTrait, impl ColumnTrait)) -> Expr {
    Expr::col(one).equals(other)
}

/// The registrations to which a dwelling was allocated.
fn allocated(which: Condition) -> SelectStatement {
    allocation::Entity::find()
        .select_only()
        .column(allocation::Column::RegistrationId)
        .filter(which)
        .into_query()
}

/// Takes one thing away, or makes it anonymous. That it was done is for the caller to log.
///
/// # Errors
/// What the database reports; [`Error::NotFound`] when it is gone already.
pub async fn take(tx: &Tx, kept: Kept, id: i64, now: DateTime<Utc>) -> Result<(), Error> {
    match kept {
        Kept::Note => {
            note::Entity::delete_by_id(id).exec(tx).await?;
        }
        Kept::Attestation => {
            crate::register::touch(tx);
            for document in documents::of(tx, documents::Owner::Attestation(id)).await? {
                documents::remove(tx, document.id).await?;
            }
            attestation::Entity::delete_by_id(id).exec(tx).await?;
        }
        Kept::Document => {
            forget_form(tx, id).await?;
            documents::remove(tx, id).await?;
        }
        Kept::Evidence => {
            for document in documents::of(tx, documents::Owner::Evidence(id)).await? {
                documents::remove(tx, document.id).await?;
            }
            evidence::Entity::delete_by_id(id).exec(tx).await?;
        }
        Kept::Ended | Kept::Allocated => {
            anonymise(tx, id, now).await?;
        }
        Kept::LogDetail => {
            crate::audit::hold(tx).await?;
            audit_detail::Entity::delete_by_id(id).exec(tx).await?;
            audit_subject::Entity::delete_many().filter(audit_subject::Column::Seq.eq(id)).exec(tx).await?;
            audit::Entity::update_many()
                .col_expr(audit::Column::Reason, Expr::value(Option::<String>::None))
                .filter(audit::Column::Seq.eq(id))
                .exec(tx)
                .await?;
        }
    }
    Ok(())
}
