//! A role ends: after a day, or at once. Who got it by mistake, or from somebody who should not have given it, loses it on
//! the very day; such a role held on no day, and its row stays.

use chrono::{Days, NaiveDate};
use serde_json::json;

use crate::{
    domain::{
        authority,
        ids::{AcademyId, GrantId, PersonId},
        person::RoleGrant,
        words::Role,
    },
    storage::{
        self, StorageError, Store, Tx,
        accounts::{self, LinkPurpose},
        events::{self, NewEvent},
        hanging, people, role_grants,
        role_grants::GrantRecord,
    },
};

use super::{
    acting::{Acting, Authority},
    doubt_authority::doubt_of_authority,
    grant_role::{GrantError, day_of},
    hand_over::{HandOver, HandOverError, HandedOver, hand_over_in, tell_who_waits},
    may::MANAGERS,
    operator::Given,
    person_record,
};

/// When a role ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Now.
    AtOnce,
    /// After this day, its last.
    After(NaiveDate),
}

/// What became of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// This is its last day.
    LastDay(NaiveDate),
    /// It was taken back on the day it was given: it held on no day.
    TakenBack,
}

/// Ends a role, and hands over what hangs on a trainer, where that is wanted.
pub async fn end_role(
    store: &Store,
    who: &Authority,
    (person, grant): (PersonId, GrantId),
    ending: Ending,
    over: Option<&HandOver>,
    site: &str,
) -> Result<(Ended, HandedOver), GrantError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let before = people::list_grants(&tx, acting.academy, person).await?;
    let record = role_grants::find_record(&tx, acting.academy, (person, grant)).await?;
    let given_on = day_of(record.given_at, given.setting(""));
    let ended = judge(&tx, &acting, &record, given_on, ending).await?;
    require_unneeded(&tx, &acting, person, (&record.grant, &before)).await?;
    let handed = match over.filter(|_| record.grant.role == Role::Trainer) {
        Some(over) => hand_over_in(&tx, &acting, person, over, site).await.map_err(no_successor)?,
        None => HandedOver::default(),
    };
    let mut changes = match ended {
        Ended::TakenBack => {
            role_grants::update_taken_back(&tx, &record.grant, acting.at).await?;
            json!({ "role": record.grant.role, "from": record.grant.valid_from })
        }
        Ended::LastDay(day) => {
            people::update_grant_end(&tx, acting.academy, grant, day).await?;
            json!({ "role": record.grant.role, "last_day": { "from": record.grant.valid_to, "to": day } })
        }
    };
    if handed != HandedOver::default() {
        changes["handed_over"] = handed.handed.into();
        changes["sent_back"] = handed.sent_back.into();
        changes["cohorts"] = handed.cohorts.into();
    }
    if over.is_none() && record.grant.role == Role::Trainer {
        tell_who_waits(&tx, &acting, person, site).await?;
    }
    end_invitation(&tx, &acting, person).await?;
    let from = match ended {
        Ended::TakenBack => record.grant.valid_from,
        Ended::LastDay(day) => day + Days::new(1),
    };
    doubt_of_authority(&tx, &acting, person, (&record.grant, &before), (from, site)).await?;
    let action = if ended == Ended::TakenBack { "person.role_taken_back" } else { "person.role_ended" };
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action,
        subject: person.into(),
        changes,
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok((ended, handed))
}

/// Whoever is learning here or holds a certificate keeps a role of a trainee: without one, nothing of it would open to them, and the
/// record would say that they go on.
async fn require_unneeded(
    tx: &Tx,
    acting: &Acting,
    person: PersonId,
    (grant, held): (&RoleGrant, &[RoleGrant]),
) -> Result<(), GrantError> {
    let today = acting.today();
    let stays = |one: &RoleGrant| {
        one.id != grant.id && one.role == Role::Trainee && one.valid_to.is_none() && one.holds_on(today)
    };
    if grant.role != Role::Trainee || held.iter().any(stays) {
        return Ok(());
    }
    match hanging::find_learning(tx, acting.academy, person, today).await? {
        nothing if nothing.is_empty() => Ok(()),
        _ => Err(GrantError::NeededFor),
    }
}

fn no_successor(error: HandOverError) -> GrantError {
    match error {
        HandOverError::Storage(error) => error.into(),
        _ => GrantError::NoSuccessor,
    }
}

/// Whoever was invited and has no role left has nothing to accept any more: the mailed link dies with the last role.
async fn end_invitation(tx: &Tx, acting: &Acting, person: PersonId) -> storage::Result<()> {
    let has_password = people::find_own_account(tx, person).await?.password_hash.is_some();
    let grants = people::list_grants(tx, acting.academy, person).await?;
    let today = acting.today();
    let lasts = |grant: &RoleGrant| grant.valid_to.is_none_or(|last| last >= today);
    let concerned = person_record::concerned(tx, person).await?;
    let elsewhere = concerned.iter().any(|academy| academy.id != acting.academy);
    if has_password || elsewhere || grants.iter().any(lasts) {
        return Ok(());
    }
    accounts::update_ended(tx, LinkPurpose::Invitation, Some(person), acting.at).await.map(drop)
}

async fn judge(
    tx: &Tx,
    acting: &Acting,
    record: &GrantRecord,
    given_on: NaiveDate,
    ending: Ending,
) -> Result<Ended, GrantError> {
    let (grant, today) = (&record.grant, acting.today());
    let mine = people::list_roles_on(tx, acting.academy, acting.person, today).await?;
    if !authority::may_grant(&mine, grant.role) {
        return Err(GrantError::NotYours(grant.role));
    }
    let yesterday = today - Days::new(1);
    let ended = match ending {
        Ending::AtOnce if given_on >= today || grant.valid_from >= today => Ended::TakenBack,
        Ending::AtOnce => Ended::LastDay(yesterday),
        Ending::After(day) if day < grant.valid_from.max(yesterday) => {
            return Err(GrantError::TooEarly { earliest: grant.valid_from.max(yesterday) });
        }
        Ending::After(day) => Ended::LastDay(day),
    };
    let over = match ended {
        Ended::LastDay(day) => grant.valid_to.is_some_and(|last| last <= day),
        Ended::TakenBack => grant.valid_to.is_some_and(|last| last < today),
    };
    if over || record.taken_back_at.is_some() {
        return Err(GrantError::DoneAlready);
    }
    if grant.role == Role::Owner && !has_another_owner(tx, acting.academy, grant.id, today).await? {
        return Err(GrantError::LastOwner);
    }
    Ok(ended)
}

/// Whether somebody else owns the academy without an end and can sign in.
async fn has_another_owner(
    tx: &Tx,
    academy: AcademyId,
    but: GrantId,
    today: NaiveDate,
) -> storage::Result<bool> {
    let owners = people::list_members(tx, academy, Some(Role::Owner), "").await?;
    let lasts = |grant: &RoleGrant| {
        grant.id != but && grant.role == Role::Owner && grant.valid_to.is_none() && grant.holds_on(today)
    };
    Ok(owners.iter().any(|owner| owner.has_password && !owner.is_locked && owner.grants.iter().any(lasts)))
}
