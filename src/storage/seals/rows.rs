//! A row as it is sealed: each of its columns as the entity reads it, written in one canonical way.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    prelude::Uuid,
    sea_query::{Alias, Expr, ExprTrait},
};
use serde::Serialize;
use serde_json::Value;

use crate::domain::event_chain::canonical_json;

use super::{
    super::{Result, StorageError, entities::event},
    key::SealKey,
    kinds::Kind,
    spelling::{Spelling, Written, is_plain_json},
};

/// A row as it is sealed.
#[derive(Default)]
pub(super) struct Sealed {
    pub id: Uuid,
    /// As an operator finds it.
    pub label: String,
    /// One text for each column.
    pub values: Vec<String>,
    /// Columns whose value is not written as the program writes it: it reads the same, and is another one to a query.
    pub misspelled: Vec<&'static str>,
    /// Places of JSON that stands there as it is stored, and may be written in another way than the canonical one.
    as_stored: Vec<usize>,
}

impl Sealed {
    /// The row in canonical texts, where it is what was sealed. JSON is read only where it isn't letter by letter what was sealed: of a
    /// certificate it is most of the row.
    pub(super) fn if_whole(mut self, key: &SealKey, kind: Kind, seal: &[u8]) -> Option<Self> {
        if key.holds(kind, &self, seal) {
            self.as_stored.clear();
        } else {
            self = self.settled(kind, None).ok()?;
            if !key.holds(kind, &self, seal) {
                return None;
            }
        }
        self.misspelled.is_empty().then_some(self)
    }

    /// The row in canonical texts. JSON that stands as it is in a row that is known in canonical texts is not read again.
    ///
    /// # Errors
    /// Where a column holds no JSON.
    pub(super) fn settled(mut self, kind: Kind, known: Option<&Self>) -> Result<Self> {
        for place in std::mem::take(&mut self.as_stored) {
            let (Some(text), Some(column)) = (self.values.get_mut(place), kind.columns().get(place)) else {
                continue;
            };
            if known.and_then(|known| known.values.get(place)) == Some(text) {
                continue;
            }
            let canonical = canonical_json(&serde_json::from_str(text)?);
            if canonical != *text && !is_plain_json(text) {
                self.misspelled.push(column);
            }
            *text = canonical;
        }
        Ok(self)
    }
}

/// What rows are read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// To seal what the program has just written.
    Seal,
    /// To judge what lies there: how its values are written, too.
    Judge,
}

impl Kind {
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// A row of which nothing but the id is known.
    pub(super) fn unnamed(self, id: Uuid) -> String {
        format!("{} {id}", self.name())
    }

    /// Rows of a table. One that can't be read, from before dates had bounds, hides no other: it is left out.
    pub(super) async fn of_ids<E>(
        self,
        db: &impl ConnectionTrait,
        ids: &[Uuid],
        reading: Reading,
    ) -> Result<Vec<Sealed>>
    where
        E: EntityTrait<Model: Serialize>,
    {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = match self.read::<E>(db, ids, reading).await {
            Ok(found) => found,
            Err(_) => {
                let mut found = Vec::new();
                for id in ids {
                    match self.read::<E>(db, std::slice::from_ref(id), reading).await {
                        Ok(row) => found.extend(row),
                        Err(error) => tracing::error!(row = self.unnamed(*id), %error, "cannot be read"),
                    }
                }
                found
            }
        };
        let sealed = |(model, written): (E::Model, Written)| -> Result<Sealed> {
            let mut row = self.sealed(&serde_json::to_value(&model)?)?;
            row.misspelled = written.misspelled;
            for (column, text) in written.json {
                let place = self.columns().iter().position(|name| *name == column);
                if let Some((place, value)) =
                    place.and_then(|place| Some((place, row.values.get_mut(place)?)))
                {
                    *value = text;
                    row.as_stored.push(place);
                }
            }
            Ok(row)
        };
        found.into_iter().map(sealed).collect()
    }

    async fn read<E: EntityTrait>(
        self,
        db: &impl ConnectionTrait,
        ids: &[Uuid],
        reading: Reading,
    ) -> std::result::Result<Vec<(E::Model, Written)>, DbErr> {
        let query = E::find().filter(Expr::col(self.id()).is_in(ids.iter().copied()));
        let spelling = Spelling::of::<E>(self.name(), self.columns(), reading);
        let statement = spelling.select(query).build(db.get_database_backend());
        let rows = db.query_all_raw(statement).await?;
        rows.iter().map(|row| Ok((E::Model::from_query_result(row, "")?, spelling.read(row)?))).collect()
    }

    fn sealed(self, row: &Value) -> Result<Sealed> {
        let missing = |column: &str| StorageError::Unreadable(format!("{} has no {column}", self.name()));
        let column = |name: &str| row.get(name).ok_or_else(|| missing(name));
        let id = serde_json::from_value(column(self.id_column())?.clone())?;
        let values = self.columns().iter().map(|name| Ok(canonical_json(column(name)?)));
        let name = match self {
            Self::Academy | Self::Cohort => row.get("name"),
            Self::Certificate => row.get("serial"),
            _ => None,
        };
        let label = match name.and_then(Value::as_str) {
            Some(name) => format!("{} {name}", self.name()),
            None => self.unnamed(id),
        };
        Ok(Sealed { id, label, values: values.collect::<Result<_>>()?, ..Sealed::default() })
    }

    fn id(self) -> Alias {
        Alias::new(self.id_column())
    }

    pub(super) async fn after<E: EntityTrait>(
        self,
        db: &impl ConnectionTrait,
        after: Option<Uuid>,
        most: u64,
    ) -> Result<Vec<Uuid>> {
        let id = || Expr::col(self.id());
        let mut query = E::find().select_only().expr_as(id(), "id").limit(most);
        if let Some(after) = after {
            query = query.filter(id().gt(after));
        }
        Ok(query.order_by_asc(id()).into_tuple().all(db).await?)
    }
}

/// The newest event of each of these academies.
pub(super) async fn newest_events(db: &impl ConnectionTrait, academies: &[Uuid]) -> Result<Vec<Sealed>> {
    let mut heads = Vec::new();
    for academy in academies {
        let newest = event::Entity::find()
            .filter(event::Column::AcademyId.eq(*academy))
            .order_by_desc(event::Column::Number)
            .one(db)
            .await?;
        heads.extend(newest.map(|event| Sealed {
            id: *academy,
            label: format!("the newest event, {}, of academy {academy}", event.number),
            values: vec![event.number.to_string(), event.hash],
            ..Sealed::default()
        }));
    }
    Ok(heads)
}
