//! All seals together, in one sealed row: how many there are of each kind and what they come to, and how many changes it took to come
//! there. A row that was taken away with its seal, or put back with the seal of then, has seals that hold; the tally does not.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    prelude::Uuid, sea_query::OnConflict,
};

use super::{
    super::{
        Result,
        entities::{record_seal, record_tally as table},
        rows,
    },
    PAGE,
    key::SealKey,
    kinds::Kind,
    mark::Reached,
    sum::Sum,
};

/// The one row.
const ROW: i32 = 1;

/// What the seals come to, by kind.
pub(super) type Sums = BTreeMap<Kind, Sum>;

/// What a transaction did to the seals: of each kind what it added and took off.
#[derive(Default)]
pub(super) struct Changes(Sums);

impl Changes {
    /// A row was sealed; before, it had another seal or none.
    pub(super) fn sealed(
        &mut self,
        key: &SealKey,
        kind: Kind,
        id: Uuid,
        (old, new): (Option<&[u8]>, Option<&[u8]>),
    ) {
        let sum = self.0.entry(kind).or_default();
        if let Some(old) = old {
            sum.take(&key.term(kind, id, old));
        }
        if let Some(new) = new {
            sum.add(&key.term(kind, id, new));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.values().all(Sum::is_nothing)
    }
}

/// The tally of a database.
pub(super) struct Tally {
    pub number: u64,
    pub sums: Sums,
}

/// The row as it is found.
pub(super) enum Found {
    Whole(Tally, Reached),
    Altered,
    Gone,
}

impl Tally {
    pub(super) async fn find(db: &impl ConnectionTrait, key: &SealKey) -> Result<Found> {
        let Some(row) = table::Entity::find_by_id(ROW).one(db).await? else { return Ok(Found::Gone) };
        let Ok(number) = u64::try_from(row.number) else { return Ok(Found::Altered) };
        match parse(&row.sums) {
            Some(sums) if key.seal_tally(number, &row.sums) == row.seal => {
                Ok(Found::Whole(Self { number, sums }, Reached { number, seal: row.seal }))
            }
            _ => Ok(Found::Altered),
        }
    }

    /// With what a transaction did.
    pub(super) fn carried(mut self, changes: &Changes) -> Self {
        for (kind, sum) in &changes.0 {
            self.sums.entry(*kind).or_default().join(sum);
        }
        self.number += 1;
        self
    }

    /// Writes it into its row, sealed.
    pub(super) async fn store(&self, db: &impl ConnectionTrait, key: &SealKey) -> Result<Reached> {
        let sums = told(&self.sums);
        let seal = key.seal_tally(self.number, &sums);
        let row = table::ActiveModel {
            id: Set(ROW),
            number: Set(rows::signed(self.number)?),
            sums: Set(sums),
            seal: Set(seal.clone()),
        };
        let columns = [table::Column::Number, table::Column::Sums, table::Column::Seal];
        table::Entity::insert(row)
            .on_conflict(OnConflict::column(table::Column::Id).update_columns(columns).to_owned())
            .exec_without_returning(db)
            .await?;
        Ok(Reached { number: self.number, seal })
    }
}

/// A line for each kind.
fn told(sums: &Sums) -> String {
    let there = sums.iter().filter(|(_, sum)| !sum.is_nothing());
    there.map(|(kind, sum)| format!("{} {sum}\n", kind.name())).collect()
}

fn parse(text: &str) -> Option<Sums> {
    let line = |line: &str| {
        let mut words = line.split(' ');
        Some((Kind::of(words.next()?)?, Sum::parse(words.next()?, words.next()?)?))
    };
    text.lines().map(line).collect()
}

/// What the seals of a kind come to as they lie there.
pub(super) async fn count(db: &impl ConnectionTrait, key: &SealKey, kind: Kind) -> Result<Sum> {
    let (mut sum, mut last) = (Sum::default(), None);
    loop {
        let mut query = record_seal::Entity::find().filter(record_seal::Column::Kind.eq(kind.name()));
        if let Some(last) = last {
            query = query.filter(record_seal::Column::SubjectId.gt::<Uuid>(last));
        }
        let some = query.order_by_asc(record_seal::Column::SubjectId).limit(PAGE as u64).all(db).await?;
        let Some(newest) = some.last() else { return Ok(sum) };
        last = Some(newest.subject_id);
        for row in &some {
            sum.add(&key.term(kind, row.subject_id, &row.seal));
        }
    }
}
