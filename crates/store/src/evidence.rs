//! Evidence of housing needs.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entities::evidence;
use crate::{Error, Evidence};

/// All evidence of a person, the newest first; also what was replaced or withdrawn.
///
/// # Errors
/// What the database reports.
pub async fn of_registration<C: ConnectionTrait>(
    db: &C,
    registration_id: i64,
) -> Result<Vec<Evidence>, Error> {
    let query = evidence::Entity::find().filter(evidence::Column::RegistrationId.eq(registration_id));
    Ok(query.order_by_desc(evidence::Column::Id).all(db).await?)
}
