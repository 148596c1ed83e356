//! People and their roles.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::domain::{
    address,
    ids::{AcademyId, GrantId, PersonId},
    person::{Person, RoleGrant},
    search::Search,
    words::Role,
};

use super::{
    Result, StorageError, Tx,
    entities::{person as table, role_grant as grants},
    exactly_one, found, here, locks, matching,
    seals::{self, Kind},
};

impl From<table::Model> for Person {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id.into(),
            email: row.email,
            full_name: row.full_name,
            latin_name: row.latin_name,
            born_on: row.born_on,
            locale: row.locale,
        }
    }
}

impl TryFrom<grants::Model> for RoleGrant {
    type Error = StorageError;

    fn try_from(row: grants::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            person_id: row.person_id.into(),
            role: row.role.parse()?,
            techniques: serde_json::from_value(row.techniques)?,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        })
    }
}

/// Adds a person, without a password: they set it through an invitation. `Conflict("email")` where one has it.
pub async fn insert(tx: &Tx, person: &Person, now: DateTime<Utc>) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(person.id.into()),
        email: Set(person.email.clone()),
        full_name: Set(person.full_name.clone()),
        search_name: Set(person.searched()),
        born_on: Set(person.born_on),
        password_hash: Set(None),
        locale: Set(person.locale.clone()),
        created_at: Set(now),
        erased_at: Set(None),
        password_ended_at: Set(None),
        latin_name: Set(person.latin_name.clone()),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Stores the language that a person reads.
pub async fn update_language(tx: &Tx, person: PersonId, locale: &str) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(person.0))
        .col_expr(table::Column::Locale, locale.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Changes what is recorded of a person, the name in both scripts and the birth date: `workflows::person_record` alone does, so that
/// every academy concerned hears of it. The address is a login and changes elsewhere.
pub async fn update(tx: &Tx, person: &Person) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(person.id.0))
        .col_expr(table::Column::FullName, person.full_name.clone().into())
        .col_expr(table::Column::LatinName, person.latin_name.clone().into())
        .col_expr(table::Column::SearchName, person.searched().into())
        .col_expr(table::Column::BornOn, person.born_on.into())
        .col_expr(table::Column::Locale, person.locale.clone().into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Stores another address, the login. `Conflict("email")` where somebody else has it.
pub async fn update_email(tx: &Tx, person: PersonId, email: &str) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(person.0))
        .col_expr(table::Column::Email, email.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Stores a password's argon2id hash (PHC string). It may be signed in with.
pub async fn update_password(tx: &Tx, person: PersonId, hash: &str) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(person.0))
        .col_expr(table::Column::PasswordHash, hash.into())
        .col_expr(table::Column::PasswordEndedAt, Expr::value(None::<DateTime<Utc>>))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Ends a person's password: it signs nobody in until they set another one.
pub async fn update_password_ended(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(person.0))
        .filter(table::Column::PasswordHash.is_not_null())
        .col_expr(table::Column::PasswordEndedAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// What signing in asks of an account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose.
    pub person: Person,
    /// The hash of the password, if one was ever set.
    pub password_hash: Option<String>,
    /// Whether an academy has ended that password.
    pub password_ended: bool,
}

impl From<table::Model> for Account {
    fn from(row: table::Model) -> Self {
        Self {
            password_hash: row.password_hash.clone(),
            password_ended: row.password_ended_at.is_some(),
            person: row.into(),
        }
    }
}

/// The account of an address, whichever way its domain was spelt when it was kept.
pub async fn find_account(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>> {
    Ok(row_of(db, email).await?.map(Into::into))
}

async fn row_of(db: &impl ConnectionTrait, email: &str) -> Result<Option<table::Model>> {
    let spellings = address::spellings(email);
    let rows = table::Entity::find().filter(table::Column::Email.is_in(spellings)).all(db).await?;
    let exact = rows.iter().position(|row| row.email == email).unwrap_or_default();
    Ok(rows.into_iter().nth(exact))
}

/// The account of a person.
pub async fn find_own_account(db: &impl ConnectionTrait, person: PersonId) -> Result<Account> {
    found(table::Entity::find_by_id(person.0).one(db).await?).map(Into::into)
}

/// The person of an id.
pub async fn find(db: &impl ConnectionTrait, id: PersonId) -> Result<Person> {
    found(table::Entity::find_by_id(id.0).one(db).await?).map(Into::into)
}

/// The person of an address, whichever way its domain was spelt when it was kept, and their password's hash if they have set one.
pub async fn find_by_email(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<(Person, Option<String>)>> {
    Ok(row_of(db, email).await?.map(|row| {
        let hash = row.password_hash.clone();
        (row.into(), hash)
    }))
}

/// The person of an id as an academy reads them: whom it erased, it knows by the id alone.
pub async fn find_here(db: &impl ConnectionTrait, academy: AcademyId, id: PersonId) -> Result<Person> {
    let person = find(db, id).await?;
    let is_gone = !here::list_erased(db, academy, &[id]).await?.is_empty();
    Ok(if is_gone { here::blank(person) } else { person })
}

/// The names of some people as an academy reads them, for lists that carry only ids.
pub async fn list_names(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[PersonId],
) -> Result<Vec<(PersonId, String)>> {
    let rows =
        table::Entity::find().filter(table::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await?;
    let gone = here::list_erased(db, academy, ids).await?;
    let read = |row: table::Model| {
        let person = Person::from(row);
        let person = if gone.contains(&person.id) { here::blank(person) } else { person };
        (person.id, person.full_name)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// The people of some ids, in no order.
pub async fn list_by_ids(db: &impl ConnectionTrait, ids: &[PersonId]) -> Result<Vec<Person>> {
    let rows =
        table::Entity::find().filter(table::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// The addresses of everybody whom an academy reads.
pub async fn list_addresses(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<String>> {
    let found = table::Entity::find()
        .select_only()
        .column(table::Column::Email)
        .filter(here::is_read(academy))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found)
}

/// A person of an academy with the grants they ever had there.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Whether they have set a password.
    pub has_password: bool,
    /// Whether that password was ended and they have not set another one yet.
    pub password_ended: bool,
    /// Whether the academy has locked them out.
    pub is_locked: bool,
    /// Their grants in this academy, newest first.
    pub grants: Vec<RoleGrant>,
}

/// The people whom an academy reads, by name, filtered by a role and a piece of name or address.
pub async fn list_members(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    role: Option<Role>,
    search: &str,
) -> Result<Vec<Member>> {
    let mut wanted = grants::Entity::find()
        .filter(grants::Column::AcademyId.eq(academy.0))
        .filter(grants::Column::EndedAt.is_null());
    if let Some(role) = role {
        wanted = wanted.filter(grants::Column::Role.eq(role.name()));
    }
    let rows = wanted.order_by_desc(grants::Column::ValidFrom).all(db).await?;
    let mut by_person = std::collections::HashMap::<PersonId, Vec<RoleGrant>>::new();
    for row in rows {
        let grant = RoleGrant::try_from(row)?;
        by_person.entry(grant.person_id).or_default().push(grant);
    }
    let search = Search::read(search);
    let mut people = table::Entity::find().filter(here::is_read(academy)).filter(
        Expr::col(table::Column::Id).in_subquery(
            sea_orm::sea_query::Query::select()
                .column(grants::Column::PersonId)
                .from(grants::Entity)
                .and_where(grants::Column::AcademyId.eq(academy.0))
                .and_where_option(role.map(|role| grants::Column::Role.eq(role.name())))
                .to_owned(),
        ),
    );
    if !search.is_empty() {
        let columns = [table::Column::SearchName, table::Column::Email];
        people = people.filter(matching::in_columns(&search, &columns));
    }
    let people = people.order_by_asc(table::Column::SearchName).all(db).await?;
    let locked = locks::list_locked(db, academy).await?;
    Ok(people
        .into_iter()
        .filter_map(|row| {
            let (is_locked, grants) = (locked.contains(&row.id.into()), by_person.remove(&row.id.into()));
            // Whose every role was taken back is still on record here.
            let grants = if role.is_none() { Some(grants.unwrap_or_default()) } else { grants };
            grants.map(|grants| member(row, is_locked, grants))
        })
        .collect())
}

/// A person whom this academy reads, with their grants; `NotFound` for anyone else.
pub async fn find_member(db: &impl ConnectionTrait, academy: AcademyId, person: PersonId) -> Result<Member> {
    if !is_known(db, academy, person).await? {
        return Err(StorageError::NotFound);
    }
    let grants = list_grants(db, academy, person).await?;
    let row = found(table::Entity::find_by_id(person.0).one(db).await?)?;
    Ok(member(row, locks::is_locked(db, academy, person).await?, grants))
}

fn member(row: table::Model, is_locked: bool, grants: Vec<RoleGrant>) -> Member {
    Member {
        has_password: row.password_hash.is_some(),
        password_ended: row.password_ended_at.is_some(),
        is_locked,
        person: row.into(),
        grants,
    }
}

/// The people who hold a role in an academy on a day, by name, without those who are locked out.
pub async fn list_holding(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    role: Role,
    day: NaiveDate,
) -> Result<Vec<(Person, RoleGrant)>> {
    let members = list_members(db, academy, Some(role), "").await?;
    Ok(members
        .into_iter()
        .filter(|member| !member.is_locked)
        .filter_map(|m| m.grants.into_iter().find(|grant| grant.holds_on(day)).map(|grant| (m.person, grant)))
        .collect())
}

/// Whether an academy reads a person: they have or had a role there, and it has not erased them since. Only then it knows more of
/// them than an address.
pub async fn is_known(db: &impl ConnectionTrait, academy: AcademyId, person: PersonId) -> Result<bool> {
    let rows = table::Entity::find_by_id(person.0).filter(here::is_read(academy));
    Ok(rows.count(db).await? > 0)
}

/// Whether a person was ever given a role in an academy, whatever became of it: their id is no secret there.
pub async fn is_on_record(db: &impl ConnectionTrait, academy: AcademyId, person: PersonId) -> Result<bool> {
    let rows = grants::Entity::find()
        .filter(grants::Column::AcademyId.eq(academy.0))
        .filter(grants::Column::PersonId.eq(person.0));
    Ok(rows.count(db).await? > 0)
}

/// Every grant a person ever had in an academy, newest first. One that was taken back on its first day is none.
pub async fn list_grants(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<RoleGrant>> {
    grants::Entity::find()
        .filter(grants::Column::AcademyId.eq(academy.0))
        .filter(grants::Column::PersonId.eq(person.0))
        .filter(grants::Column::EndedAt.is_null())
        .order_by_desc(grants::Column::ValidFrom)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}

/// Grants a role. `Conflict("role")` where the person holds it already without an end.
pub async fn insert_grant(
    tx: &Tx,
    grant: &RoleGrant,
    granted_by: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<()> {
    super::role_grants::insert(tx, grant, (granted_by, None), now).await
}

/// Ends a role on a day (its last), or sooner than it would have. `Stale` where it ends by then already.
pub async fn update_grant_end(
    tx: &Tx,
    academy: AcademyId,
    grant: GrantId,
    last_day: NaiveDate,
) -> Result<()> {
    let later =
        Condition::any().add(grants::Column::ValidTo.is_null()).add(grants::Column::ValidTo.gt(last_day));
    let done = grants::Entity::update_many()
        .filter(grants::Column::AcademyId.eq(academy.0))
        .filter(grants::Column::Id.eq(grant.0))
        .filter(later)
        .filter(grants::Column::EndedAt.is_null())
        .col_expr(grants::Column::ValidTo, last_day.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Refuses an account that was changed behind the program: its password may be anybody's. Asked before the transaction changes it.
///
/// # Errors
/// [`StorageError::Altered`].
pub async fn require_whole(tx: &Tx, person: PersonId) -> Result<()> {
    seals::require_whole(tx, Kind::Person, &[person.0]).await
}

/// Refuses roles of a person in an academy that were given or changed behind the program.
///
/// # Errors
/// [`StorageError::Altered`].
pub async fn require_whole_grants(tx: &Tx, academy: AcademyId, person: PersonId) -> Result<()> {
    let grants: Vec<_> = list_grants(tx, academy, person).await?.iter().map(|grant| grant.id.0).collect();
    seals::require_whole(tx, Kind::RoleGrant, &grants).await
}

/// The roles a person holds in an academy on a day, for a change to check inside its transaction: none while the academy
/// has locked them out.
pub async fn list_roles_on(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
    day: NaiveDate,
) -> Result<Vec<Role>> {
    let grants = list_grants(db, academy, person).await?;
    if grants.is_empty() || locks::is_locked(db, academy, person).await? {
        return Ok(Vec::new());
    }
    Ok(grants.into_iter().filter(|grant| grant.holds_on(day)).map(|grant| grant.role).collect())
}
