//! Appending to the log, one after the other.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, sea_query::Expr,
};

use super::Event;
use super::line::line;
use crate::entities::{audit, audit_detail, audit_head};
use crate::{Error, Tx};

/// Rows of one INSERT: both databases bound how many values a statement takes.
const AT_ONCE: usize = 500;

/// Writes events at the end of the log and gives the place of the last.
///
/// Until `tx` ends nobody else can append, so let this be the last thing it does: that also keeps two transactions
/// from waiting for each other.
///
/// # Errors
/// What the database reports.
pub async fn append(tx: &Tx, events: &[Event]) -> Result<i64, Error> {
    let head = audit_head::Entity::find_by_id(1).lock_exclusive().one(tx).await?;
    let mut head = head.ok_or_else(|| Error::Damaged("the log has lost its head".to_owned()))?;
    if events.is_empty() {
        return Ok(head.seq);
    }
    for events in events.chunks(AT_ONCE) {
        let mut lines = Vec::with_capacity(events.len());
        let mut details = Vec::new();
        for event in events {
            let (line, detail) = line(event, head.seq + 1, &head.hash, &salt());
            (head.seq, head.hash) = (line.seq, line.hash.clone());
            lines.push(line.into_active_model().reset_all());
            details.extend(detail.map(|detail| detail.into_active_model().reset_all()));
        }
        audit::Entity::insert_many(lines).exec_without_returning(tx).await?;
        if !details.is_empty() {
            audit_detail::Entity::insert_many(details).exec_without_returning(tx).await?;
        }
    }
    audit_head::Entity::update_many()
        .col_expr(audit_head::Column::Seq, Expr::value(head.seq))
        .col_expr(audit_head::Column::Hash, Expr::value(head.hash))
        .filter(audit_head::Column::Id.eq(1))
        .exec(tx)
        .await?;
    Ok(head.seq)
}

fn salt() -> String {
    format!("{:032x}", rand::random::<u128>())
}
