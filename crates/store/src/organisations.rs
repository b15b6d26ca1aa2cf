//! Organisations as lists ask for them.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};

use crate::entities::{attestation, organisation};
use crate::{Error, Organisation};

/// State of the agreement of an organisation on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// In force.
    InForce,
    /// Over.
    Ended,
    /// In force now, and over on this day or before.
    EndsBy(NaiveDate),
    /// There is none, or it has not begun.
    None,
}

/// Which organisations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the name or the code, in any case.
    pub words: Option<String>,
    /// Sector.
    pub sector: Option<String>,
    /// State of the agreement.
    pub agreement: Option<Agreement>,
}

impl Filter {
    fn condition(&self, today: NaiveDate) -> Condition {
        use organisation::Column::{AgreementFrom, AgreementTo, Code, Name, Sector};
        let mut all = Condition::all();
        if let Some(words) = &self.words {
            let escaped = words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let like = |column: organisation::Column| {
                let lower = Func::lower(Expr::col(column));
                Expr::expr(lower).like(LikeExpr::new(format!("%{escaped}%")).escape('\\'))
            };
            all = all.add(Condition::any().add(like(Name)).add(like(Code)));
        }
        if let Some(sector) = &self.sector {
            all = all.add(Sector.eq(sector.as_str()));
        }
        let not_over = || Condition::any().add(AgreementTo.is_null()).add(AgreementTo.gte(today));
        match self.agreement {
            None => all,
            Some(Agreement::InForce) => all.add(AgreementFrom.lte(today)).add(not_over()),
            Some(Agreement::Ended) => all.add(AgreementFrom.is_not_null()).add(AgreementTo.lt(today)),
            Some(Agreement::EndsBy(day)) => {
                all.add(AgreementFrom.lte(today)).add(AgreementTo.gte(today)).add(AgreementTo.lte(day))
            }
            Some(Agreement::None) => {
                all.add(Condition::any().add(AgreementFrom.is_null()).add(AgreementFrom.gt(today)))
            }
        }
    }
}

/// A piece of the list by name, and how many there are in all.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    filter: &Filter,
    today: NaiveDate,
    (from, limit): (u64, u64),
) -> Result<(Vec<Organisation>, u64), Error> {
    let find = organisation::Entity::find().filter(filter.condition(today));
    let count = find.clone().count(db).await?;
    let sorted = find.order_by_asc(organisation::Column::Name).order_by_asc(organisation::Column::Id);
    Ok((sorted.offset(from).limit(limit).all(db).await?, count))
}

/// Every housing company, by name.
///
/// # Errors
/// What the database reports.
pub async fn companies<C: ConnectionTrait>(db: &C) -> Result<Vec<Organisation>, Error> {
    let find = organisation::Entity::find().filter(organisation::Column::Sector.eq("company"));
    Ok(find.order_by_asc(organisation::Column::Name).all(db).await?)
}

/// The organisation with a code.
///
/// # Errors
/// What the database reports.
pub async fn by_code<C: ConnectionTrait>(db: &C, code: &str) -> Result<Option<Organisation>, Error> {
    Ok(organisation::Entity::find().filter(organisation::Column::Code.eq(code)).one(db).await?)
}

/// How many attestations an organisation issued that were not withdrawn, and how many of these are valid on a day.
///
/// # Errors
/// What the database reports.
pub async fn attestations<C: ConnectionTrait>(
    db: &C,
    organisation: i64,
    today: NaiveDate,
) -> Result<(u64, u64), Error> {
    let kept = attestation::Entity::find()
        .filter(attestation::Column::OrganisationId.eq(organisation))
        .filter(attestation::Column::WithdrawnOn.is_null());
    let open = Condition::any()
        .add(attestation::Column::ValidUntil.is_null())
        .add(attestation::Column::ValidUntil.gte(today));
    let valid = kept.clone().filter(attestation::Column::IssuedOn.lte(today)).filter(open);
    Ok((kept.count(db).await?, valid.count(db).await?))
}
