//! Dwellings as lists ask for them, and who was given one.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Query,
};

use crate::entities::{allocation, dwelling, organisation};
use crate::{Allocation, Dwelling, Error, Organisation};

/// Which dwellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of the code.
    pub code: Option<String>,
    /// Company that lets them.
    pub company: Option<String>,
    /// Zone of the company.
    pub zone: Option<String>,
    /// NIS code of the municipality.
    pub nis: Option<String>,
    /// Number of bedrooms.
    pub bedrooms: Option<i64>,
    /// Adapted or not.
    pub adapted: Option<bool>,
    /// Reserved for whom.
    pub reserved: Option<Reserved>,
    /// Can be let on this day or before.
    pub available_by: Option<NaiveDate>,
    /// Given to somebody, or vacant.
    pub taken: Option<bool>,
}

/// For whom a dwelling is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// For nobody in particular.
    No,
    /// For some target group.
    Any,
    /// For this target group.
    For(String),
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By code.
    #[default]
    Code,
    /// By company, zone, then code.
    Company,
    /// By municipality, then code.
    Municipality,
    /// By bedrooms, then code.
    Bedrooms,
    /// By the day from which it can be let, then code.
    Available,
}

/// A dwelling in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The dwelling.
    pub dwelling: Dwelling,
    /// The allocation in force, when it is taken.
    pub allocation: Option<Allocation>,
}

impl Filter {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        let contains = self.code.as_deref().map(|code| dwelling::Column::Code.contains(code));
        let reserved = self.reserved.as_ref().map(|reserved| match reserved {
            Reserved::No => dwelling::Column::ReservedFor.is_null(),
            Reserved::Any => dwelling::Column::ReservedFor.is_not_null(),
            Reserved::For(code) => dwelling::Column::ReservedFor.eq(code.as_str()),
        });
        let taken = self.taken.map(|taken| {
            let mut given = Query::select();
            given
                .column(allocation::Column::DwellingId)
                .from(allocation::Entity)
                .cond_where(allocation::Column::EndedOn.is_null());
            if taken {
                dwelling::Column::Id.in_subquery(given)
            } else {
                dwelling::Column::Id.not_in_subquery(given)
            }
        });
        let conditions = [
            contains,
            self.company.as_deref().map(|company| dwelling::Column::Company.eq(company)),
            self.zone.as_deref().map(|zone| dwelling::Column::Zone.eq(zone)),
            self.nis.as_deref().map(|nis| dwelling::Column::Nis.eq(nis)),
            self.bedrooms.map(|bedrooms| dwelling::Column::Bedrooms.eq(bedrooms)),
            self.adapted.map(|adapted| dwelling::Column::Adapted.eq(adapted)),
            reserved,
            self.available_by.map(|day| dwelling::Column::AvailableOn.lte(day)),
            taken,
        ];
        for condition in conditions.into_iter().flatten() {
            all = all.add(condition);
        }
        all
    }
}

/// A piece of the list, and how many there are in all.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    filter: &Filter,
    (by, descending): (By, bool),
    (from, limit): (u64, u64),
) -> Result<(Vec<Line>, u64), Error> {
    let find = dwelling::Entity::find().filter(filter.condition());
    let count = find.clone().count(db).await?;
    let order = if descending { Order::Desc } else { Order::Asc };
    let columns: &[dwelling::Column] = match by {
        By::Code => &[],
        By::Company => &[dwelling::Column::Company, dwelling::Column::Zone],
        By::Municipality => &[dwelling::Column::Nis],
        By::Bedrooms => &[dwelling::Column::Bedrooms],
        By::Available => &[dwelling::Column::AvailableOn],
    };
    let sorted = columns.iter().fold(find, |find, column| find.order_by(*column, order.clone()));
    let sorted = sorted.order_by(dwelling::Column::Code, order);
    let rows = sorted.order_by_asc(dwelling::Column::Id).offset(from).limit(limit).all(db).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut given = in_force(db, &ids).await?;
    let lines = rows.into_iter().map(|dwelling| {
        let at = given.iter().position(|allocation| allocation.dwelling_id == dwelling.id);
        Line { allocation: at.map(|at| given.swap_remove(at)), dwelling }
    });
    Ok((lines.collect(), count))
}

async fn in_force<C: ConnectionTrait>(db: &C, dwellings: &[i64]) -> Result<Vec<Allocation>, Error> {
    if dwellings.is_empty() {
        return Ok(Vec::new());
    }
    let find = allocation::Entity::find().filter(allocation::Column::EndedOn.is_null());
    let of = allocation::Column::DwellingId.is_in(dwellings.iter().copied());
    Ok(find.filter(of).order_by_asc(allocation::Column::Id).all(db).await?)
}

/// Everybody a dwelling was given to, last first.
///
/// # Errors
/// What the database reports.
pub async fn allocations<C: ConnectionTrait>(db: &C, dwelling: i64) -> Result<Vec<Allocation>, Error> {
    let find = allocation::Entity::find().filter(allocation::Column::DwellingId.eq(dwelling));
    let find = find.order_by_desc(allocation::Column::DecidedOn).order_by_desc(allocation::Column::Id);
    Ok(find.all(db).await?)
}

/// The dwelling with a code.
///
/// # Errors
/// What the database reports.
pub async fn by_code<C: ConnectionTrait>(db: &C, code: &str) -> Result<Option<Dwelling>, Error> {
    Ok(dwelling::Entity::find().filter(dwelling::Column::Code.eq(code)).one(db).await?)
}

/// The housing company that a dwelling, an area or a stock row names, by its code or its name.
///
/// # Errors
/// What the database reports.
pub async fn company<C: ConnectionTrait>(db: &C, company: &str) -> Result<Option<Organisation>, Error> {
    let named = Condition::any()
        .add(organisation::Column::Code.eq(company))
        .add(organisation::Column::Name.eq(company));
    let find = organisation::Entity::find().filter(organisation::Column::Sector.eq("company")).filter(named);
    Ok(find.order_by_asc(organisation::Column::Id).one(db).await?)
}
