//! A row of any table as JSON and back, so that it can be kept outside its table.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ColumnType, EntityTrait, IdenStatic, Iterable, ModelTrait, TryIntoModel,
    Value,
};
use serde_json::{Map, Value as Json};

use crate::{Error, hex};

/// A row as an object: column by column, bytes in hexadecimals.
///
/// # Errors
/// [`Error::Damaged`] for a kind of column that no table here has.
pub fn to_json<E>(row: &E::Model) -> Result<Json, Error>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    let mut object = Map::new();
    for column in E::Column::iter() {
        let json = match row.get(column) {
            Value::BigInt(number) => number.into(),
            Value::Bool(yes) => yes.into(),
            Value::String(text) => text.into(),
            Value::Bytes(bytes) => bytes.map(|bytes| hex(&bytes)).into(),
            Value::ChronoDate(day) => day.map(|day| day.to_string()).into(),
            Value::ChronoDateTimeUtc(moment) => moment.map(|moment| moment.to_rfc3339()).into(),
            other => return Err(Error::Damaged(format!("{}: no place for {other:?}", column.as_str()))),
        };
        object.insert(column.as_str().to_owned(), json);
    }
    Ok(Json::Object(object))
}

/// The row of an object that [`to_json`] made.
///
/// # Errors
/// [`Error::Damaged`] when it is not such an object.
pub fn from_json<E>(json: &Json) -> Result<E::Model, Error>
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
{
    let mut model = E::ActiveModel::default();
    for column in E::Column::iter() {
        let found = &json[column.as_str()];
        let value = value(column.def().get_column_type(), found)
            .ok_or_else(|| Error::Damaged(format!("{} {found}", column.as_str())))?;
        model.try_set(column, value)?;
    }
    Ok(model.try_into_model()?)
}

fn value(kind: &ColumnType, json: &Json) -> Option<Value> {
    let text = json.as_str();
    let none = json.is_null();
    Some(match kind {
        ColumnType::BigInteger => Value::BigInt(read(none, json.as_i64())?),
        ColumnType::Boolean => Value::Bool(read(none, json.as_bool())?),
        ColumnType::Date => Value::ChronoDate(read(none, text.and_then(|t| t.parse::<NaiveDate>().ok()))?),
        ColumnType::TimestampWithTimeZone => {
            let moment = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
            Value::ChronoDateTimeUtc(read(none, moment.map(|moment| moment.with_timezone(&Utc)))?)
        }
        ColumnType::String(_) | ColumnType::Text => Value::String(read(none, text.map(str::to_owned))?),
        ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => {
            Value::Bytes(read(none, text.and_then(unhex))?)
        }
        _ => return None,
    })
}

#[allow(clippy::option_option, reason = "an empty column is not an unreadable one")]
fn read<T>(none: bool, value: Option<T>) -> Option<Option<T>> {
    if none { Some(None) } else { value.map(Some) }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect();
    let digits = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}
