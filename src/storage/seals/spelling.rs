//! How values are written. SQLite keeps any text in a column of dates, and any type in any column: `2026-8-2`, `+2026-08-02` or a name
//! given twice in JSON read as what was sealed, and are something else to a query. The program writes each value in one way; what is
//! written in another was not written by it.

use std::{collections::HashSet, fmt};

use super::rows::Reading;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use sea_orm::{
    ColumnTrait, ColumnType, DbErr, EntityTrait, IdenStatic, Iterable, QueryResult, QuerySelect, Select,
    TryGetable, sea_query::Expr,
};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Stands between the spellings of two columns.
const BETWEEN: char = '\u{1f}';
/// The selected text with the spellings of all columns but those of JSON.
const ALL: &str = "spelled";

/// The columns of a table, and how each is looked at.
pub(super) struct Spelling {
    table: &'static str,
    plain: Vec<(&'static str, Looked)>,
    json: Vec<&'static str>,
}

/// What a value has to be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looked {
    Text,
    Json,
    Uuid,
    Whole,
    YesNo,
    Day,
    Clock,
    Time,
    Moment,
}

impl Looked {
    /// Of a type that is in no sealed table there is nothing to say.
    fn at(column: &ColumnType) -> Option<Self> {
        Some(match column {
            ColumnType::Char(_) | ColumnType::String(_) | ColumnType::Text => Self::Text,
            ColumnType::Json | ColumnType::JsonBinary => Self::Json,
            ColumnType::Uuid => Self::Uuid,
            ColumnType::TinyInteger
            | ColumnType::SmallInteger
            | ColumnType::Integer
            | ColumnType::BigInteger => Self::Whole,
            ColumnType::Boolean => Self::YesNo,
            ColumnType::Date => Self::Day,
            ColumnType::DateTime => Self::Clock,
            ColumnType::Time => Self::Time,
            ColumnType::Timestamp | ColumnType::TimestampWithTimeZone => Self::Moment,
            _ => return None,
        })
    }

    /// Of a text the seal holds every letter; only what it is stored as is asked.
    fn sql(self, table: &str, column: &str) -> String {
        match self {
            Self::Text => format!("typeof(\"{table}\".\"{column}\")"),
            _ => format!("quote(\"{table}\".\"{column}\")"),
        }
    }

    fn is_so(self, row: &QueryResult, column: &str, spelled: &str) -> Result<bool, DbErr> {
        if self == Self::Text {
            return Ok(matches!(spelled, "text" | "null"));
        }
        if spelled == "NULL" {
            return Ok(true);
        }
        Ok(match self {
            Self::Text | Self::Json => true,
            Self::Uuid => {
                let digits = spelled.strip_prefix("X'").and_then(|rest| rest.strip_suffix('\''));
                digits.is_some_and(|digits| digits.len() == 32)
            }
            Self::Whole => spelled.parse::<i64>().is_ok_and(|number| number.to_string() == spelled),
            Self::YesNo => matches!(spelled, "0" | "1"),
            Self::Day => quoted(row, column, spelled, |day: NaiveDate| day.format("%F").to_string())?,
            Self::Clock => {
                quoted(row, column, spelled, |clock: NaiveDateTime| clock.format("%F %T%.f").to_string())?
            }
            Self::Time => quoted(row, column, spelled, |time: NaiveTime| time.format("%T%.f").to_string())?,
            Self::Moment => quoted(row, column, spelled, |at: DateTime<Utc>| {
                at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
            })?,
        })
    }
}

/// Whether a text is written as its value is.
fn quoted<T: TryGetable>(
    row: &QueryResult,
    column: &str,
    spelled: &str,
    write: impl Fn(T) -> String,
) -> Result<bool, DbErr> {
    let value: Option<T> = row.try_get("", column)?;
    Ok(value.is_some_and(|value| spelled == format!("'{}'", write(value))))
}

impl Spelling {
    /// Of the sealed columns of a table. What is read to be sealed is not looked at: the program has just written it.
    pub(super) fn of<E: EntityTrait>(table: &'static str, sealed: &[&'static str], reading: Reading) -> Self {
        let looked = |name: &&'static str| {
            let column = E::Column::iter().find(|column| column.as_str() == *name)?;
            Some((*name, Looked::at(column.def().get_column_type())?))
        };
        let all = sealed.iter().filter_map(looked);
        let (json, plain): (Vec<_>, Vec<_>) = all.partition(|(_, looked)| *looked == Looked::Json);
        let json = json.into_iter().map(|(column, _)| column).collect();
        Self { table, json, plain: if reading == Reading::Judge { plain } else { Vec::new() } }
    }

    /// A query that reads beside each row how it is written. In the place of JSON it reads nothing, and beside it the text.
    pub(super) fn select<E: EntityTrait>(&self, query: Select<E>) -> Select<E> {
        let mut query = query.select_only();
        for column in E::Column::iter() {
            query = if self.json.contains(&column.as_str()) {
                query.expr_as(Expr::cust("'null'"), column.as_str())
            } else {
                query.column(column)
            };
        }
        for column in &self.json {
            let of = format!("\"{}\".\"{column}\"", self.table);
            let text = format!("CASE typeof({of}) WHEN 'text' THEN {of} WHEN 'null' THEN 'null' ELSE '' END");
            query = query.expr_as(Expr::cust(text), json_alias(column));
        }
        if self.plain.is_empty() {
            return query;
        }
        let one = |(column, looked): &(&str, Looked)| looked.sql(self.table, column);
        let between = format!(" || char({}) || ", u32::from(BETWEEN));
        let plain: Vec<_> = self.plain.iter().map(one).collect();
        query.expr_as(Expr::cust(plain.join(between.as_str())), ALL)
    }

    /// How a row is written.
    pub(super) fn read(&self, row: &QueryResult) -> Result<Written, DbErr> {
        let mut written = Written::default();
        for column in &self.json {
            written.json.push((*column, row.try_get("", &json_alias(column))?));
        }
        if self.plain.is_empty() {
            return Ok(written);
        }
        let spelled: String = row.try_get("", ALL)?;
        for ((column, looked), spelled) in self.plain.iter().zip(spelled.split(BETWEEN)) {
            if !looked.is_so(row, column, spelled)? {
                written.misspelled.push(*column);
            }
        }
        Ok(written)
    }
}

/// How a row was found written.
#[derive(Default)]
pub(super) struct Written {
    /// Columns that are not written as the program writes them; JSON is not among them.
    pub misspelled: Vec<&'static str>,
    /// The texts of JSON.
    pub json: Vec<(&'static str, String)>,
}

fn json_alias(column: &str) -> String {
    format!("{ALL}_{column}")
}

/// Whether a text is JSON that names nothing twice.
pub(super) fn is_plain_json(text: &str) -> bool {
    serde_json::from_str::<Plain>(text).is_ok()
}

/// JSON of which only that is asked.
struct Plain;

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Walk)
    }
}

struct Walk;

impl<'de> Visitor<'de> for Walk {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON that names nothing twice")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_str<E>(self, _: &str) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        while items.next_element::<Plain>()?.is_some() {}
        Ok(Plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Plain, A::Error> {
        let mut names = HashSet::new();
        while let Some((name, _)) = fields.next_entry::<String, Plain>()? {
            if !names.insert(name) {
                return Err(de::Error::custom("a name is given twice"));
            }
        }
        Ok(Plain)
    }
}
