//! Whom an academy reads. Somebody it erased it knows by the id alone, also where another academy keeps their profile; somebody
//! who merely left stays in its records (`docs/decisions/0084`).

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use crate::domain::{
    ids::{AcademyId, PersonId},
    person::Person,
};

use super::{
    Result,
    entities::{event, person, role_grant as grants},
    erasure::{ERASED, ERASING},
};

/// In a statement: whether an academy has erased a person and given them no role since.
macro_rules! gone {
    ($person:literal, $academy:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM event gone WHERE gone.subject_id = ",
            $person,
            ".id AND gone.academy_id = ",
            $academy,
            " AND gone.action = 'person.erased' AND NOT EXISTS (SELECT 1 FROM role_grant back
                WHERE back.person_id = gone.subject_id AND back.academy_id = gone.academy_id AND back.created_at > gone.at))"
        )
    };
}

/// In a statement: a text of a person (their name, their address) as an academy reads it.
macro_rules! text_here {
    ($person:literal, $column:literal, $academy:literal) => {
        concat!(
            "CASE WHEN ",
            $crate::storage::here::gone!($person, $academy),
            " THEN 'erased' ELSE ",
            $person,
            ".",
            $column,
            " END"
        )
    };
}

/// In a statement: something of a person that an academy may not know.
macro_rules! known_here {
    ($person:literal, $column:literal, $academy:literal) => {
        concat!(
            "CASE WHEN ",
            $crate::storage::here::gone!($person, $academy),
            " THEN NULL ELSE ",
            $person,
            ".",
            $column,
            " END"
        )
    };
}

pub(in crate::storage) use {gone, known_here, text_here};

/// The people whom an academy has erased and given no role since, as a sub-select of ids.
fn erased(academy: AcademyId) -> SelectStatement {
    let back = Query::select()
        .expr(Expr::val(1))
        .from(grants::Entity)
        .and_where(
            Expr::col((grants::Entity, grants::Column::PersonId))
                .equals((event::Entity, event::Column::SubjectId)),
        )
        .and_where(Expr::col((grants::Entity, grants::Column::AcademyId)).eq(academy.0))
        .and_where(
            Expr::col((grants::Entity, grants::Column::CreatedAt))
                .gt(Expr::col((event::Entity, event::Column::At))),
        )
        .to_owned();
    Query::select()
        .column((event::Entity, event::Column::SubjectId))
        .from(event::Entity)
        .and_where(Expr::col((event::Entity, event::Column::AcademyId)).eq(academy.0))
        // Written out, so that the index of erasures alone answers.
        .and_where(Expr::col((event::Entity, event::Column::Action)).eq(Expr::cust("'person.erased'")))
        .and_where(Expr::exists(back).not())
        .to_owned()
}

/// Whom an academy reads: everybody with a role there, also one that ended, whom it has not erased since. Whose every role was
/// taken back on its day is on record as long as no other academy has them.
pub(super) fn is_read(academy: AcademyId) -> Condition {
    let some = |condition: Condition| {
        let found = grants::Entity::find().select_only().column(grants::Column::PersonId).filter(condition);
        found.into_query()
    };
    let id = || Expr::col((person::Entity, person::Column::Id));
    let here = || grants::Column::AcademyId.eq(academy.0);
    let held = || grants::Column::EndedAt.is_null();
    let elsewhere = some(Condition::all().add(grants::Column::AcademyId.ne(academy.0)).add(held()).add(
        Expr::col((grants::Entity, grants::Column::PersonId)).equals((person::Entity, person::Column::Id)),
    ));
    Condition::all()
        .add(id().in_subquery(some(Condition::all().add(here()))))
        .add(id().in_subquery(erased(academy)).not())
        .add(
            Condition::any()
                .add(id().in_subquery(some(Condition::all().add(here()).add(held()))))
                .add(Expr::exists(elsewhere).not()),
        )
}

/// Which of some people an academy has erased and given no role since.
pub async fn list_erased(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    people: &[PersonId],
) -> Result<HashSet<PersonId>> {
    let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
    let found = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(ids))
        .filter(Expr::col((person::Entity, person::Column::Id)).in_subquery(erased(academy)))
        .into_tuple::<Uuid>()
        .all(db)
        .await?;
    Ok(found.into_iter().map(Into::into).collect())
}

/// Which of some addresses are of people whom an academy has erased and given no role since: mail still goes there, and the academy
/// does not read where.
pub async fn list_erased_addresses(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    addresses: &[&str],
) -> Result<HashSet<String>> {
    let found = person::Entity::find()
        .select_only()
        .column(person::Column::Email)
        .filter(person::Column::Email.is_in(addresses.iter().copied()))
        .filter(Expr::col((person::Entity, person::Column::Id)).in_subquery(erased(academy)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// When an academy erased a person last; nothing where it never did.
pub async fn find_erased_at(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Option<DateTime<Utc>>> {
    let found = event::Entity::find()
        .filter(event::Column::SubjectId.eq(person.0))
        .filter(event::Column::AcademyId.eq(academy.0))
        .filter(event::Column::Action.eq(ERASING))
        .order_by_desc(event::Column::Number)
        .one(db)
        .await?;
    Ok(found.map(|event| event.at))
}

/// A person as an academy that has erased them reads them: an id and nothing else.
pub(super) fn blank(person: Person) -> Person {
    Person {
        email: ERASED.to_owned(),
        full_name: ERASED.to_owned(),
        latin_name: None,
        born_on: None,
        ..person
    }
}
