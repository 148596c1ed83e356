//! Who signed in, who tried to, and which doors stayed shut: counted by the hour and kept for ninety days.

use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use crate::domain::{
    ids::{AcademyId, PersonId},
    state_machine::named,
};

use super::{
    Result, Tx,
    entities::{access_record as table, role_grant as grants},
    people,
};

/// How long a record is kept.
const KEPT: TimeDelta = TimeDelta::days(90);

named! {
    /// What happened at a door.
    pub enum AccessKind("kind of access record") {
        /// Somebody signed in.
        SignedIn = "signed_in",
        /// The password of an account was wrong.
        WrongPassword = "wrong_password",
        /// Nobody has the account.
        UnknownAccount = "unknown_account",
        /// Somebody who was signed in was refused what their roles do not open.
        Refused = "refused",
    }
}

/// Something that happened at a door.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Access {
    /// Whose account it was, if anybody's.
    pub person: Option<PersonId>,
    /// For a refusal, in which academy; signing in is of all of them.
    pub academy: Option<AcademyId>,
    /// What.
    pub kind: AccessKind,
    /// The browser, or the door.
    pub detail: String,
    /// From where, roughly.
    pub place: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Access {
    /// The hour it is counted in.
    pub fn hour(&self) -> DateTime<Utc> {
        self.at.duration_trunc(TimeDelta::hours(1)).unwrap_or(self.at)
    }
}

/// A record as an owner reads it.
#[derive(Clone, Debug)]
pub struct AccessLine {
    /// Whose account, with the name they have today.
    pub person: (PersonId, String),
    /// What.
    pub kind: AccessKind,
    /// The browser, or the door.
    pub detail: String,
    /// From where, roughly.
    pub place: String,
    /// The last time within the hour.
    pub last_at: DateTime<Utc>,
    /// How often within the hour.
    pub times: i32,
}

/// Counts something that happened so many times.
pub async fn update_counted(tx: &Tx, access: &Access, times: i32) -> Result<()> {
    let same = Condition::all()
        .add(match access.person {
            Some(person) => table::Column::PersonId.eq(person.0),
            None => table::Column::PersonId.is_null(),
        })
        .add(match access.academy {
            Some(academy) => table::Column::AcademyId.eq(academy.0),
            None => table::Column::AcademyId.is_null(),
        });
    let done = table::Entity::update_many()
        .filter(same)
        .filter(table::Column::Hour.eq(access.hour()))
        .filter(table::Column::Kind.eq(access.kind.name()))
        .filter(table::Column::Detail.eq(&access.detail))
        .filter(table::Column::Place.eq(&access.place))
        .col_expr(table::Column::Times, Expr::col(table::Column::Times).add(times))
        .col_expr(table::Column::LastAt, access.at.into())
        .exec(tx)
        .await?;
    if done.rows_affected > 0 {
        return Ok(());
    }
    let row = table::ActiveModel {
        id: Set(Uuid::now_v7()),
        person_id: Set(access.person.map(Into::into)),
        academy_id: Set(access.academy.map(Into::into)),
        kind: Set(access.kind.name().to_owned()),
        detail: Set(access.detail.chars().take(120).collect()),
        place: Set(access.place.clone()),
        hour: Set(access.hour()),
        last_at: Set(access.at),
        times: Set(times),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes away what is older than it is kept.
pub async fn delete_old(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    table::Entity::delete_many().filter(table::Column::Hour.lt(now - KEPT)).exec(tx).await?;
    Ok(())
}

/// Records of an academy's people, newest first, `size` of them after `skip`; and how many there are. Refusals of this academy
/// are told, and the sign-ins of whoever holds a role there today, since they were first given one: how somebody who left signs
/// in elsewhere is none of its business.
pub async fn list(
    db: &impl ConnectionTrait,
    (academy, today): (AcademyId, NaiveDate),
    person: Option<PersonId>,
    (skip, size): (u64, u64),
) -> Result<(Vec<AccessLine>, u64)> {
    let given = || {
        Query::select()
            .column(grants::Column::PersonId)
            .from(grants::Entity)
            .and_where(grants::Column::AcademyId.eq(academy.0))
            .to_owned()
    };
    let holding = given()
        .and_where(grants::Column::EndedAt.is_null())
        .and_where(grants::Column::ValidFrom.lte(today))
        .cond_where(
            Condition::any().add(grants::Column::ValidTo.is_null()).add(grants::Column::ValidTo.gte(today)),
        )
        .to_owned();
    let before = given()
        .and_where(
            Expr::col((grants::Entity, grants::Column::PersonId))
                .equals((table::Entity, table::Column::PersonId)),
        )
        .and_where(
            Expr::col((grants::Entity, grants::Column::CreatedAt))
                .lte(Expr::col((table::Entity, table::Column::LastAt))),
        )
        .to_owned();
    let signed_in = Condition::all()
        .add(table::Column::AcademyId.is_null())
        .add(Expr::col((table::Entity, table::Column::PersonId)).in_subquery(holding))
        .add(Expr::exists(before));
    let here = Condition::any().add(table::Column::AcademyId.eq(academy.0)).add(signed_in);
    let mut wanted = table::Entity::find().filter(table::Column::PersonId.is_not_null()).filter(here);
    if let Some(person) = person {
        wanted = wanted.filter(table::Column::PersonId.eq(person.0));
    }
    let total = wanted.clone().count(db).await?;
    let rows = wanted.order_by_desc(table::Column::LastAt).offset(skip).limit(size).all(db).await?;
    let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.person_id).map(Into::into).collect();
    let names = people::list_names(db, academy, &ids).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(id) = row.person_id.map(PersonId::from) else { continue };
        let name = names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone());
        lines.push(AccessLine {
            person: (id, name.unwrap_or_default()),
            kind: row.kind.parse()?,
            detail: row.detail,
            place: row.place,
            last_at: row.last_at,
            times: row.times,
        });
    }
    Ok((lines, total))
}

/// How often it was tried to sign in with addresses that nobody has, since a moment.
pub async fn count_unknown(db: &impl ConnectionTrait, since: DateTime<Utc>) -> Result<i64> {
    let rows = table::Entity::find()
        .filter(table::Column::PersonId.is_null())
        .filter(table::Column::Hour.gte(since))
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| i64::from(row.times)).sum())
}
