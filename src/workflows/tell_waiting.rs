//! Tells people by mail what waits for them: once a day at most, in the morning of the academy, and only where something has
//! come that they were not told of yet. So "is told by email" is true wherever a page says it.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Timelike, Utc};

use crate::{
    App,
    clock::{local_date, local_time},
    domain::{academy::Academy, person::Person, waiting::Waiting, words::Role},
    storage::{ConnectionTrait, StorageError, Tx, academies, people, waiting_told},
    texts::Lang,
};

use super::{
    letter::{self, Letter},
    see_waiting::{Worker, see_waiting},
};

/// The hour of the academy's day from which on people are told.
const FROM_HOUR: u32 = 7;

/// Somebody, and what waits for them.
struct Told {
    person: Person,
    waiting: Vec<Waiting>,
}

/// Tells the people of every academy that were not told yet today; how many mails were written.
///
/// # Errors
/// Where the database fails; academies that were done stay done.
pub async fn tell_waiting(app: &App, now: DateTime<Utc>) -> Result<usize, StorageError> {
    let mut mails = 0;
    for academy in academies::list(app.store.read()).await? {
        let (today, hour) = (local_date(now, &academy.time_zone), local_time(now, &academy.time_zone).hour());
        if hour < FROM_HOUR || is_done(app.store.read(), &academy, today).await? {
            continue;
        }
        // Looked through without holding the one writer.
        let all = look_through(app, &academy, today).await?;
        let tx = app.store.begin().await?;
        if is_done(&tx, &academy, today).await? {
            continue;
        }
        for told in &all {
            mails += usize::from(tell(app, &tx, &academy, told, (today, now)).await?);
        }
        waiting_told::update_day(&tx, academy.id, today).await?;
        tx.commit().await?;
    }
    Ok(mails)
}

async fn is_done(
    db: &impl ConnectionTrait,
    academy: &Academy,
    today: NaiveDate,
) -> Result<bool, StorageError> {
    Ok(waiting_told::find_day(db, academy.id).await?.is_some_and(|day| day >= today))
}

async fn look_through(app: &App, academy: &Academy, today: NaiveDate) -> Result<Vec<Told>, StorageError> {
    let db = app.store.read();
    let mut all = Vec::new();
    for member in people::list_members(db, academy.id, None, "").await? {
        let held = member.grants.iter().filter(|grant| grant.holds_on(today)).map(|grant| grant.role);
        let roles: Vec<Role> = held.collect();
        // Who never set a password has an invitation, and that comes first.
        if member.is_locked || !member.has_password || roles.is_empty() {
            continue;
        }
        let worker = Worker { academy: academy.id, person: member.person.id, roles: &roles, today };
        let waiting = see_waiting(db, worker).await?;
        all.push(Told { person: member.person, waiting });
    }
    Ok(all)
}

/// Whether a mail was written: nobody is told of one thing twice.
async fn tell(
    app: &App,
    tx: &Tx,
    academy: &Academy,
    Told { person, waiting }: &Told,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<bool, StorageError> {
    let known = waiting_told::list_told(tx, academy.id, person.id).await?;
    let causes: BTreeSet<String> = waiting.iter().flat_map(|work| work.causes.iter().cloned()).collect();
    let new: Vec<_> = causes.difference(&known).collect();
    waiting_told::update_told(tx, (academy.id, person.id), new.iter().copied(), known.difference(&causes))
        .await?;
    if new.is_empty() {
        return Ok(false);
    }
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let line = |work: &Waiting| {
        let key = format!("academy-waits-{}", work.work.name());
        format!("{} {}", work.count, lang.t_args(&key, &[("count", work.count.into())]))
    };
    let list: Vec<_> = waiting.iter().map(line).collect();
    let letter = Letter {
        academy: Some(academy.id),
        name: "waiting",
        dedup_key: format!("waiting:{}:{}:{today}", academy.id, person.id),
        to: &person.email,
        lang,
        args: vec![
            ("name", person.full_name.clone().into()),
            ("academy", academy.name.clone().into()),
            ("list", list.join("\n\n").into()),
        ],
        link: Some(format!("{}/academy", app.settings.public_url())),
    };
    letter::post(tx, letter, now).await?;
    Ok(true)
}
