//! Who answers for whom, and so counts with them as one hand: by the roles they gave, by the word they had on an address before
//! anybody used the account, and by having brought somebody in who came only now.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Uuid,
    sea_query::Expr,
};

use crate::domain::{
    authority::RUNNING,
    eligibility::Hands,
    ids::{AcademyId, PersonId},
    words::Role,
};

use super::{
    Result, Tx,
    entities::{answering as table, role_grant},
};

/// From a moment on somebody answers for a person in an academy; nobody for themself.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    (person, by): (PersonId, PersonId),
    since: DateTime<Utc>,
) -> Result<()> {
    if person == by {
        return Ok(());
    }
    let row = table::ActiveModel {
        id: Set(Uuid::now_v7()),
        academy_id: Set(academy.0),
        person_id: Set(person.0),
        answered_by: Set(by.0),
        since: Set(since),
        confirmed_by: Set(None),
        confirmed_at: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Everybody who ever brought a person in or had a word on their address, with the academy: also by a role that has ended or was
/// taken back.
pub async fn list_behind(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<HashSet<(AcademyId, PersonId)>> {
    let grants = role_grant::Entity::find().filter(role_grant::Column::PersonId.eq(person.0)).all(db).await?;
    let words = table::Entity::find().filter(table::Column::PersonId.eq(person.0)).all(db).await?;
    let given = grants.into_iter().filter_map(|row| Some((row.academy_id.into(), row.granted_by?.into())));
    let said = words.into_iter().map(|row| (row.academy_id.into(), row.answered_by.into()));
    Ok(given.chain(said).collect())
}

/// The people of an academy for whom somebody still answers, at a moment: brought in, come in, or made owner or manager, within
/// [`Hands::ANSWERED_FOR`], and not confirmed since. What became of the role meanwhile changes nothing: who gave it gave it.
pub async fn find_hands(db: &impl ConnectionTrait, academy: AcademyId, at: DateTime<Utc>) -> Result<Hands> {
    let since = at - Hands::ANSWERED_FOR;
    let here = || role_grant::Entity::find().filter(role_grant::Column::AcademyId.eq(academy.0));
    // The others decide nothing that takes two.
    let deciding = || here().filter(role_grant::Column::Role.is_not_in(IDLE.map(Role::name)));
    let young = deciding()
        .filter(role_grant::Column::CreatedAt.gt(since))
        .filter(role_grant::Column::GrantedBy.is_not_null())
        .filter(role_grant::Column::ConfirmedAt.is_null())
        .all(db)
        .await?;
    let people: HashSet<_> = young.iter().map(|row| row.person_id).collect();
    let older: HashSet<_> = here()
        .filter(role_grant::Column::PersonId.is_in(people))
        .filter(role_grant::Column::CreatedAt.lte(since))
        .filter(role_grant::Column::EndedAt.is_null())
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let runs = |row: &role_grant::Model| RUNNING.iter().any(|role| role.name() == row.role);
    let given = young.into_iter().filter(|row| runs(row) || !older.contains(&row.person_id));
    let given = given.filter_map(|row| Some((row.person_id.into(), row.granted_by?.into(), row.created_at)));
    let words = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Since.gt(since))
        .filter(table::Column::ConfirmedAt.is_null())
        .all(db)
        .await?;
    let come: HashSet<_> = words.iter().map(|row| row.person_id).collect();
    let decide: HashSet<_> = deciding()
        .filter(role_grant::Column::PersonId.is_in(come))
        .all(db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let said = words.into_iter().filter(|row| decide.contains(&row.person_id));
    let said = said.map(|row| (row.person_id.into(), row.answered_by.into(), row.since));
    Ok(Hands::new(given.chain(said)))
}

/// Who answers for a person besides by the roles they gave, and since when, as long as nobody confirmed it.
pub async fn list_unconfirmed(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<(PersonId, DateTime<Utc>)>> {
    let words = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::ConfirmedAt.is_null())
        .order_by_asc(table::Column::Id)
        .all(db)
        .await?;
    Ok(words.into_iter().map(|row| (row.answered_by.into(), row.since)).collect())
}

/// Roles that decide nothing that takes two.
const IDLE: [Role; 2] = [Role::Trainee, Role::Auditor];

/// Writes down that another owner knows somebody: nobody has to answer for what was so far any more.
pub async fn update_confirmed(
    tx: &Tx,
    academy: AcademyId,
    person: PersonId,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    role_grant::Entity::update_many()
        .filter(role_grant::Column::AcademyId.eq(academy.0))
        .filter(role_grant::Column::PersonId.eq(person.0))
        .filter(role_grant::Column::ConfirmedAt.is_null())
        .col_expr(role_grant::Column::ConfirmedBy, Expr::value(by.0))
        .col_expr(role_grant::Column::ConfirmedAt, now.into())
        .exec(tx)
        .await?;
    table::Entity::update_many()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::ConfirmedAt.is_null())
        .col_expr(table::Column::ConfirmedBy, Expr::value(by.0))
        .col_expr(table::Column::ConfirmedAt, now.into())
        .exec(tx)
        .await?;
    Ok(())
}
