//! Many records at once: SQLite packs the rows of a query into one text of JSON, which is read in one go.
//!
//! The driver hands over every row by itself, from its thread to the one that asks, with a copy of each column. That
//! costs several times what SQLite needs to find the row; a cohort's logbooks are a hundred rows for each trainee.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Iterable, Value, sea_query::ColumnType};
use serde::de::DeserializeOwned;

use super::{
    Result, found,
    rows::{self, get},
};

/// Every row of `FROM …` in an order, each an array of the columns.
pub(super) async fn all<T: DeserializeOwned>(
    db: &impl ConnectionTrait,
    columns: &str,
    from: &str,
    order: &str,
    values: Vec<Value>,
) -> Result<Vec<T>> {
    let sql = format!("SELECT json_group_array(json_array({columns}) ORDER BY {order}) AS list FROM {from}");
    let row = found(rows::one(db, sql, values).await?)?;
    Ok(serde_json::from_str(&get::<String>(&row, "list")?)?)
}

/// Every row of a table, which the `FROM …` calls `t`.
pub(super) async fn models<E>(
    db: &impl ConnectionTrait,
    from: &str,
    order: &str,
    values: Vec<Value>,
) -> Result<Vec<E::Model>>
where
    E: EntityTrait<Model: DeserializeOwned>,
{
    // An entity's columns stand in the order of its model's fields.
    let columns: Vec<_> = E::Column::iter().map(column).collect();
    all(db, &columns.join(", "), from, order, values).await
}

/// A column in the form in which its field is read from JSON.
fn column(column: impl ColumnTrait) -> String {
    let name = column.as_str();
    match column.def().get_column_type() {
        ColumnType::Uuid => id(&format!("t.{name}")),
        ColumnType::DateTime => moment(&format!("t.{name}")),
        ColumnType::Boolean => format!("json(iif(t.{name}, 'true', 'false'))"),
        ColumnType::Json | ColumnType::JsonBinary => format!("json(t.{name})"),
        _ => format!("t.{name}"),
    }
}

/// A column with an id, which is stored as bytes.
pub(super) fn id(column: &str) -> String {
    format!("nullif(hex({column}), '')")
}

/// A column with a moment of a wall clock, which is stored with a space in it.
pub(super) fn moment(column: &str) -> String {
    format!("replace({column}, ' ', 'T')")
}
