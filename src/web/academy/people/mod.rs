//! The academy's people: the list, invitations, each person's record and roles.

mod account;
mod address;
mod handing;
mod invite;
mod list;
mod newcomer;
mod person;
pub(super) mod printable;
mod roles;
mod trainer;

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

/// Key and name of every technique that the academy's published courses teach.
async fn techniques(db: &impl ConnectionTrait, who: &Actor) -> storage::Result<Vec<(String, String)>> {
    let mut techniques = Vec::<(String, String)>::new();
    for version in courses::list_published(db, who.academy.id).await? {
        for technique in courses::find_version(db, who.academy.id, version.id).await?.spec.techniques {
            if techniques.iter().all(|(key, _)| *key != technique.key) {
                techniques.push((technique.key, technique.name));
            }
        }
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
