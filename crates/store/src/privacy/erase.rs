//! A person taken out of the register: what is left counts somebody, and can no longer say who.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set, sea_query::Expr,
};

use crate::entities::{
    attestation, consent, emergency, evidence, member, note, notice, party, preference, refusal,
    registration, residence, search_token,
};
use crate::{Error, Registration, Tx, audit, documents, register};

/// What went with a person, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Registrations made anonymous: the person's own and those merged into it.
    pub registrations: u64,
    /// Notes.
    pub notes: u64,
    /// Documents.
    pub documents: u64,
    /// Attestations.
    pub attestations: u64,
    /// Lines of the log that lost their reason and details.
    pub log_lines: u64,
}

/// Makes a registration anonymous, with all that was merged into it.
///
/// What stays: a stretch of five years for every birth, the year of registration, sex, the number of persons, status,
/// kind of transfer, the code of the need, who took part, and the allocations. Names, contact data, both numbers,
/// exact days, income, where the person lived and wanted to live, target groups, notes, documents, evidence, attestations,
/// consents, emergency accesses and the details of the log go. The version of the row rises.
///
/// # Errors
/// [`Error::NotFound`], or what the database reports.
pub async fn anonymise(tx: &Tx, id: i64, now: DateTime<Utc>) -> Result<Erased, Error> {
    let mut erased = Erased::default();
    let mut waiting = vec![id];
    let mut first = true;
    while let Some(id) = waiting.pop() {
        let found = registration::Entity::find_by_id(id).one(tx).await?;
        let Some(found) = found else {
            if first {
                return Err(Error::NotFound { what: "registration" });
            }
            continue;
        };
        first = false;
        let merged = registration::Entity::find()
            .filter(registration::Column::MergedInto.eq(id))
            .filter(registration::Column::ErasedAt.is_null());
        waiting.extend(merged.all(tx).await?.into_iter().map(|row| row.id));
        one(tx, found, now, &mut erased).await?;
    }
    register::touch(tx);
    Ok(erased)
}

/// The row ids and numbers of a person's registrations: this one and all that were merged into it and not erased yet.
///
/// # Errors
/// What the database reports.
pub async fn circle<C: ConnectionTrait>(db: &C, id: i64) -> Result<Vec<(i64, String)>, Error> {
    use registration::Column as C;
    let mut found = Vec::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        let rows = registration::Entity::find().select_only().columns([C::Id, C::Number, C::MergedInto]);
        let which = Condition::any().add(C::Id.eq(id)).add(C::MergedInto.eq(id));
        let rows = rows.filter(which).filter(C::ErasedAt.is_null()).order_by_asc(C::Id);
        for (row, number, into) in rows.into_tuple::<(i64, String, Option<i64>)>().all(db).await? {
            if row == id {
                found.push((row, number));
            } else if into == Some(id) {
                waiting.push(row);
            }
        }
    }
    Ok(found)
}

async fn one(tx: &Tx, row: Registration, now: DateTime<Utc>, erased: &mut Erased) -> Result<(), Error> {
    let id = row.id;
    let changed = blank(row, now).into_active_model().reset_all();
    changed.update(tx).await?;
    erased.registrations += 1;
    for found in member::Entity::find().filter(member::Column::RegistrationId.eq(id)).all(tx).await? {
        let mut changes = found.clone().into_active_model();
        changes.name = Set(None);
        changes.birth_date = Set(five_years(found.birth_date));
        changes.update(tx).await?;
    }
    for found in documents::of_registration(tx, id).await? {
        documents::remove(tx, found.id).await?;
        erased.documents += 1;
    }
    macro_rules! remove {
        ($($table:ident),*) => {$(
            $table::Entity::delete_many().filter($table::Column::RegistrationId.eq(id)).exec(tx).await?.rows_affected
        ),*};
    }
    erased.notes += remove!(note);
    erased.attestations += remove!(attestation);
    remove!(consent);
    remove!(emergency);
    remove!(evidence);
    remove!(search_token);
    remove!(residence);
    remove!(preference);
    remove!(refusal);
    // Who took part stays, without the colleague: the privacy officer of an organisation answers for it afterwards.
    party::Entity::update_many()
        .col_expr(party::Column::AccountId, Expr::value(Option::<i64>::None))
        .col_expr(party::Column::ToDay, Expr::value(Some(now.date_naive())))
        .filter(party::Column::RegistrationId.eq(id))
        .filter(party::Column::ToDay.is_null())
        .exec(tx)
        .await?;
    party::Entity::update_many()
        .col_expr(party::Column::AccountId, Expr::value(Option::<i64>::None))
        .filter(party::Column::RegistrationId.eq(id))
        .exec(tx)
        .await?;
    clear_notices(tx, id).await?;
    erased.log_lines += audit::erase_details(tx, id).await?;
    Ok(())
}

/// The row without the person.
fn blank(row: Registration, now: DateTime<Utc>) -> Registration {
    Registration {
        number: format!("gewist-{}", row.id),
        registered_on: year(row.registered_on),
        name: String::new(),
        birth_date: five_years(row.birth_date),
        phone: None,
        email: None,
        national_number: None,
        national_number_hash: None,
        monthly_income: 0,
        yearly_income: 0,
        owns_property: false,
        need_evidence: None,
        need_evidence_on: None,
        need_until: None,
        ocmw_nis: None,
        target_groups: String::new(),
        informal_care_nis: None,
        adapted_need: false,
        warning_flag: false,
        support_agreement: false,
        suspended_until: None,
        sort_name: String::new(),
        erased_at: Some(now),
        closed_on: row.closed_on.map(year),
        updated_at: now,
        version: row.version + 1,
        ..row
    }
}

/// The first day of the year.
fn year(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day)
}

/// The first day of the stretch of five years.
fn five_years(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() - day.year().rem_euclid(5), 1, 1).unwrap_or(day)
}

/// Removes the messages that lead to somebody's file; they may hold a name.
async fn clear_notices(tx: &Tx, id: i64) -> Result<(), Error> {
    notice::Entity::delete_many().filter(leading_to(id)).exec(tx).await?;
    Ok(())
}

/// The messages that lead to somebody's file.
pub(super) fn leading_to(id: i64) -> Condition {
    let here = format!("/kandidaten/{id}");
    Condition::any()
        .add(notice::Column::Link.eq(here.as_str()))
        .add(notice::Column::Link.starts_with(format!("{here}/")))
        .add(notice::Column::Link.starts_with(format!("{here}?")))
        .add(notice::Column::Link.starts_with(format!("{here}#")))
}

/// The documents that are the form of a consent that still counts.
pub(super) fn form_in_force() -> sea_orm::sea_query::SelectStatement {
    sea_orm::QueryTrait::into_query(
        consent::Entity::find()
            .select_only()
            .column(consent::Column::FormDocumentId)
            .filter(consent::Column::FormDocumentId.is_not_null())
            .filter(consent::Column::WithdrawnOn.is_null()),
    )
}

/// Forgets which document was the form of a consent.
pub(super) async fn forget_form(tx: &Tx, document_id: i64) -> Result<(), Error> {
    consent::Entity::update_many()
        .col_expr(consent::Column::FormDocumentId, Expr::value(Option::<i64>::None))
        .filter(consent::Column::FormDocumentId.eq(document_id))
        .exec(tx)
        .await?;
    Ok(())
}
