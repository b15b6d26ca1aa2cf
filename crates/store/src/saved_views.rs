//! Filters and columns of a list that somebody keeps under a name.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
    sea_query::{Expr, OnConflict},
};

use crate::entities::saved_view::{ActiveModel, Column, Entity};
use crate::{Error, SavedView};

/// The views of somebody for a page, by name.
///
/// # Errors
/// What the database reports.
pub async fn of_page<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    page: &str,
) -> Result<Vec<SavedView>, Error> {
    let query = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::Page.eq(page));
    Ok(query.order_by_asc(Column::Name).all(db).await?)
}

/// Keeps a view, in place of one of the same name.
///
/// # Errors
/// What the database reports.
pub async fn save<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    page: &str,
    name: &str,
    query: &str,
) -> Result<SavedView, Error> {
    let view = ActiveModel {
        account_id: Set(account_id),
        page: Set(page.to_owned()),
        name: Set(name.to_owned()),
        query: Set(query.to_owned()),
        ..Default::default()
    };
    let same = OnConflict::columns([Column::AccountId, Column::Page, Column::Name])
        .update_column(Column::Query)
        .to_owned();
    Ok(Entity::insert(view).on_conflict(same).exec_with_returning(db).await?)
}

/// Gives a view of somebody another name; `false` when there is none.
///
/// # Errors
/// [`Error::Unique`] when another view for the same page has that name; what the database reports.
pub async fn rename<C: ConnectionTrait>(db: &C, account_id: i64, id: i64, name: &str) -> Result<bool, Error> {
    let renamed = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Id.eq(id));
    Ok(renamed.exec(db).await?.rows_affected == 1)
}

/// Removes a view of somebody; `false` when there is none.
///
/// # Errors
/// What the database reports.
pub async fn remove<C: ConnectionTrait>(db: &C, account_id: i64, id: i64) -> Result<bool, Error> {
    let removed = Entity::delete_many().filter(Column::AccountId.eq(account_id)).filter(Column::Id.eq(id));
    Ok(removed.exec(db).await?.rows_affected == 1)
}
