//! The academy's people: the list, invitations, each person's record and roles.

mod account;
mod address;
pub(super) mod handing;
mod invite;
mod list;
mod newcomer;
mod person;
pub(super) mod printable;
mod roles;
mod trainer;

use std::collections::HashSet;

use rocket::Route;

use crate::{
    domain::{authority, words::Role},
    storage::{self, ConnectionTrait, courses},
    web::{Actor, Page},
};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        address::routes(),
        handing::routes(),
        list::routes(),
        invite::routes(),
        newcomer::routes(),
        person::routes(),
        roles::routes(),
        trainer::routes(),
    ]
    .concat()
}

/// The roles that the actor holds here today.
fn roles_of(who: &Actor) -> Vec<Role> {
    who.grants.iter().map(|grant| grant.role).collect()
}

/// The roles that the actor may give, with their names.
fn roles_to_give(who: &Actor, page: &Page) -> Vec<(String, String)> {
    let mine = roles_of(who);
    let open = Role::ALL.iter().filter(|role| authority::may_grant(&mine, **role));
    open.map(|role| (role.name().to_owned(), page.word("role", role))).collect()
}

/// Key and name of every technique that the academy teaches: by the courses that somebody learns by or can come to learn by, and those
/// that a form or a role names, whatever became of their course.
async fn techniques(
    db: &impl ConnectionTrait,
    who: &Actor,
    held: &[String],
) -> storage::Result<Vec<(String, String)>> {
    let living: HashSet<_> =
        courses::list_living(db, who.academy.id).await?.into_iter().map(|version| version.id).collect();
    let mut versions = courses::list_known(db, who.academy.id).await?;
    // A name of today before one of a version that nobody learns by.
    versions.sort_by_key(|version| !living.contains(&version.id));
    let mut techniques = Vec::<(String, String)>::new();
    for version in versions {
        for technique in courses::find_version(db, who.academy.id, version.id).await?.spec.techniques {
            let offered = living.contains(&version.id) || held.contains(&technique.key);
            if offered && techniques.iter().all(|(key, _)| *key != technique.key) {
                techniques.push((technique.key, technique.name));
            }
        }
    }
    if !techniques.is_empty() {
        // Typed before there was a course.
        let unknown = held.iter().filter(|key| techniques.iter().all(|(known, _)| known != *key));
        let unknown: Vec<_> = unknown.map(|key| (key.clone(), key.clone())).collect();
        techniques.extend(unknown);
    }
    Ok(techniques)
}

/// Technique keys as a form sends them: ticked one by one, or typed in one line where no course names any yet.
fn technique_keys(typed: &[String]) -> Result<Vec<String>, ()> {
    let mut keys = Vec::<String>::new();
    for key in typed.iter().flat_map(|line| line.split(',')).map(str::trim).filter(|key| !key.is_empty()) {
        let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if key.len() > 60 || !key.chars().all(is_key) {
            return Err(());
        }
        if keys.iter().all(|known| known != key) {
            keys.push(key.to_owned());
        }
    }
    Ok(keys)
}
