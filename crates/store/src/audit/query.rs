//! Reading the log: by person, by account, by period; and erasing what it tells of a person.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, ExprTrait, SelectStatement, UnionType},
};
use serde_json::Value;

use super::subjects::{hold, not_yet};
use crate::entities::{audit, audit_detail, audit_subject};
use crate::{Audit, Error, Tx};

/// A line of the log with its details, while they are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line.
    pub row: Audit,
    /// What changed; none when nothing was told or it was erased.
    pub detail: Option<Value>,
}

/// Which lines are wanted; what is none does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub to: Option<DateTime<Utc>>,
    /// Code of what was done.
    pub action: Option<String>,
    /// Account that did it.
    pub account_id: Option<i64>,
    /// Organisation it was done for.
    pub organisation_id: Option<i64>,
    /// Person it concerns.
    pub registration_id: Option<i64>,
    /// Kind of thing it was done to.
    pub subject: Option<String>,
    /// Row id of that thing.
    pub subject_id: Option<i64>,
    /// Also lines in which the person was one of a list.
    pub listed: bool,
    /// Done for one of these organisations, or for none; the organisation above narrows it further.
    pub within: Option<Vec<i64>>,
}

impl Filter {
    /// `late` are lines in which the person stood and that are not kept beside the log yet.
    fn apply(&self, mut query: Select<audit::Entity>, late: &[i64]) -> Select<audit::Entity> {
        use audit::Column as C;
        let Self {
            from,
            to,
            action,
            account_id,
            organisation_id,
            registration_id,
            subject,
            subject_id,
            listed,
            within,
        } = self;
        let conditions = [
            from.map(|from| C::At.gte(from)),
            to.map(|to| C::At.lt(to)),
            action.as_ref().map(|action| C::Action.eq(action.as_str())),
            account_id.map(|id| C::AccountId.eq(id)),
            organisation_id.map(|id| C::OrganisationId.eq(id)),
            registration_id.map(|id| if *listed { about(id, late) } else { C::RegistrationId.eq(id) }),
            subject.as_ref().map(|subject| C::Subject.eq(subject.as_str())),
            subject_id.map(|id| C::SubjectId.eq(id)),
        ];
        for condition in conditions.into_iter().flatten() {
            query = query.filter(condition);
        }
        if let Some(ids) = within {
            let ours = C::OrganisationId.is_in(ids.iter().copied());
            query = query.filter(Condition::any().add(ours).add(C::OrganisationId.is_null()));
        }
        query
    }
}

/// A page of lines, the newest first, all before the line `before`.
///
/// # Errors
/// What the database reports.
pub async fn page<C: ConnectionTrait>(
    db: &C,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Line>, Error> {
    let late = match filter.registration_id.filter(|_| filter.listed) {
        Some(id) => not_yet(db, id).await?,
        None => Vec::new(),
    };
    let query = filter.apply(audit::Entity::find(), &late);
    let mut query = query.order_by_desc(audit::Column::Seq).limit(limit);
    if let Some(before) = before {
        query = query.filter(audit::Column::Seq.lt(before));
    }
    lines(db, query).await
}

/// A page of lines about a person.
///
/// # Errors
/// What the database reports.
pub async fn of_registration<C: ConnectionTrait>(
    db: &C,
    registration_id: i64,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Line>, Error> {
    let filter = Filter { registration_id: Some(registration_id), ..Filter::default() };
    page(db, &filter, before, limit).await
}

/// A page of what somebody did.
///
/// # Errors
/// What the database reports.
pub async fn of_account<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Line>, Error> {
    page(db, &Filter { account_id: Some(account_id), ..Filter::default() }, before, limit).await
}

/// The codes of everything that was ever done, in order.
///
/// # Errors
/// What the database reports.
pub async fn actions<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, Error> {
    use audit::Column as C;
    // From one code to the next over the index: the log is long, and its codes are few.
    let mut codes: Vec<String> = Vec::new();
    loop {
        let mut next = audit::Entity::find().select_only().column(C::Action).order_by_asc(C::Action).limit(1);
        if let Some(last) = codes.last() {
            next = next.filter(C::Action.gt(last.as_str()));
        }
        match next.into_tuple::<String>().one(db).await? {
            Some(code) => codes.push(code),
            None => return Ok(codes),
        }
    }
}

/// Every line about a person, the oldest first: what the person may ask for.
///
/// # Errors
/// What the database reports.
pub async fn extract<C: ConnectionTrait>(db: &C, registration_id: i64) -> Result<Vec<Line>, Error> {
    let filter = Filter { registration_id: Some(registration_id), ..Filter::default() };
    lines(db, filter.apply(audit::Entity::find(), &[]).order_by_asc(audit::Column::Seq)).await
}

/// Every line in which a person was one of a list, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn shown<C: ConnectionTrait>(db: &C, registration_id: i64) -> Result<Vec<Line>, Error> {
    let kept = audit::Column::Seq.in_subquery(lists(registration_id));
    let late = audit::Column::Seq.is_in(not_yet(db, registration_id).await?);
    let query = audit::Entity::find().filter(Condition::any().add(kept).add(late));
    lines(db, query.order_by_asc(audit::Column::Seq)).await
}

/// The lists in which a person stood.
fn lists(registration_id: i64) -> SelectStatement {
    use audit_subject::Column as C;
    audit_subject::Entity::find()
        .select_only()
        .column(C::Seq)
        .filter(C::RegistrationId.eq(registration_id))
        .into_query()
}

/// Lines about a person, or in which the person was one of a list: each found over an index of its own.
fn about(registration_id: i64, late: &[i64]) -> Expr {
    use audit::Column as C;
    let mut own = audit::Entity::find()
        .select_only()
        .column(C::Seq)
        .filter(C::RegistrationId.eq(registration_id))
        .into_query();
    let kept = C::Seq.in_subquery(own.union(UnionType::Distinct, lists(registration_id)).take());
    if late.is_empty() { kept } else { kept.or(C::Seq.is_in(late.iter().copied())) }
}

async fn lines<C: ConnectionTrait>(db: &C, query: Select<audit::Entity>) -> Result<Vec<Line>, Error> {
    let found = query.find_also_related(audit_detail::Entity).all(db).await?;
    let line = |(row, detail): (Audit, Option<audit_detail::Model>)| Line {
        row,
        detail: detail
            .and_then(|detail| serde_json::from_str(&detail.detail).ok())
            .filter(|v: &Value| !v.is_null()),
    };
    Ok(found.into_iter().map(line).collect())
}

/// Erases the reasons and details of every line about a person; the chain still verifies. Gives how many lines told
/// something. That this was done is for the caller to log.
///
/// # Errors
/// What the database reports.
pub async fn erase_details(tx: &Tx, registration_id: i64) -> Result<u64, Error> {
    hold(tx).await?;
    let about = audit::Entity::find()
        .select_only()
        .column(audit::Column::Seq)
        .filter(audit::Column::RegistrationId.eq(registration_id));
    let erased = audit_detail::Entity::delete_many()
        .filter(audit_detail::Column::Seq.in_subquery(about.into_query()))
        .exec(tx)
        .await?;
    let about = audit::Entity::find()
        .select_only()
        .column(audit::Column::Seq)
        .filter(audit::Column::RegistrationId.eq(registration_id));
    audit_subject::Entity::delete_many()
        .filter(audit_subject::Column::Seq.in_subquery(about.into_query()))
        .exec(tx)
        .await?;
    audit::Entity::update_many()
        .col_expr(audit::Column::Reason, Expr::value(Option::<String>::None))
        .filter(audit::Column::RegistrationId.eq(registration_id))
        .filter(audit::Column::Reason.is_not_null())
        .exec(tx)
        .await?;
    Ok(erased.rows_affected)
}
