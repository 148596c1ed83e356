//! Statements that join tables are written as SQL and read by column name: one page, one statement.

use std::str::FromStr;

use sea_orm::{
    ConnectionTrait, DbBackend, FromQueryResult, QueryResult, Statement, TryGetable, Value, prelude::Uuid,
};

use crate::domain::state_machine::UnknownName;

use super::{Result, StorageError};

/// The values of a statement, in the order of `?1`, `?2`, …
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(sea_orm::Value::from($value)),*] };
}
pub(super) use values;

fn statement(sql: impl Into<String>, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
}

/// `?2, ?3, ?4` for three values from the second on: what stands between the brackets of `IN (…)`.
pub(super) fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ")
}

/// `(?3, ?4), (?5, ?6)` for two rows of two values from the third on: what stands after `VALUES`, whose columns are then
/// called `column1`, `column2`, …
pub(super) fn lines(first: usize, width: usize, count: usize) -> String {
    let line = |number| format!("({})", places(first + number * width, width));
    (0..count).map(line).collect::<Vec<_>>().join(", ")
}

/// Every row of a query.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    sql: impl Into<String>,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>> {
    Ok(db.query_all_raw(statement(sql, values)).await?)
}

/// The row of a query that has at most one.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    sql: impl Into<String>,
    values: Vec<Value>,
) -> Result<Option<QueryResult>> {
    Ok(db.query_one_raw(statement(sql, values)).await?)
}

/// The number that a `SELECT count(*) AS count` finds.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    sql: impl Into<String>,
    values: Vec<Value>,
) -> Result<u64> {
    match one(db, sql, values).await? {
        Some(row) => whole(&row, "count"),
        None => Ok(0),
    }
}

/// Runs a statement that returns nothing; how many rows it touched.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    sql: impl Into<String>,
    values: Vec<Value>,
) -> Result<u64> {
    Ok(db.execute_raw(statement(sql, values)).await?.rows_affected())
}

/// The columns of a table, selected as `t.*`.
pub(super) fn model<M: FromQueryResult>(row: &QueryResult) -> Result<M> {
    Ok(M::from_query_result(row, "")?)
}

/// A column.
pub(super) fn get<T: TryGetable>(row: &QueryResult, column: &str) -> Result<T> {
    Ok(row.try_get("", column)?)
}

/// A column with an id.
pub(super) fn id<T: From<Uuid>>(row: &QueryResult, column: &str) -> Result<T> {
    get::<Uuid>(row, column).map(T::from)
}

/// A column with a word of the domain.
pub(super) fn word<T: FromStr<Err = UnknownName>>(row: &QueryResult, column: &str) -> Result<T> {
    Ok(get::<String>(row, column)?.parse()?)
}

/// A column with a number that is never negative.
pub(super) fn whole<T: TryFrom<i64>>(row: &QueryResult, column: &str) -> Result<T> {
    unsigned(get::<i64>(row, column)?)
}

/// A stored number as the domain has it.
pub(super) fn unsigned<T: TryFrom<i64>>(stored: impl Into<i64>) -> Result<T> {
    let stored = stored.into();
    T::try_from(stored).map_err(|_| StorageError::Unreadable(format!("{stored} is out of range")))
}

/// A number of the domain as it is stored.
pub(super) fn signed<T: TryFrom<i64>>(number: impl TryInto<i64>) -> Result<T> {
    let wide = number.try_into().map_err(|_| StorageError::Unreadable("a number is out of range".into()))?;
    unsigned(wide)
}
