//! Accounts: set-up, signing in, invitations, passwords, roles, mail.

mod account;
mod addresses;
mod alike;
mod begun;
mod erased;
mod invitations;
mod joining;
mod left;
mod lifetimes;
mod looked_after;
mod members;
mod reset;
mod roles;
mod secrets;
mod set_up;
mod sign_in;
mod throttles;
mod two_hands;
mod waiting;
mod worker;

use chrono::NaiveDate;
use countersign::{
    domain::{
        academy::Academy,
        ids::{AcademyId, GrantId, PersonId},
        person::{Person, RoleGrant},
        words::Role,
    },
    passwords,
    storage::{academies, events, events::EventFilter, outbox, outbox::Mail, people},
    workflows::hand_out_link::hand_out_link,
};

use crate::support::app::{TestApp, noon};

pub const PASSWORD: &str = "seven brass kettles hum";

pub async fn an_academy(app: &TestApp, name: &str, prefix: &str) -> AcademyId {
    let academy = Academy {
        id: AcademyId::fresh(),
        name: name.into(),
        town: "Cardiff".into(),
        country: "GB".into(),
        contact_email: "office@sample.example".into(),
        time_zone: "Europe/London".into(),
        created_at: noon(),
    };
    let tx = app.store().begin().await.unwrap();
    academies::insert(&tx, &academy, prefix).await.unwrap();
    tx.commit().await.unwrap();
    academy.id
}

/// A person who has set [`PASSWORD`] and holds these roles since the first of the year.
pub async fn a_person(app: &TestApp, academy: AcademyId, name: &str, roles: &[Role]) -> PersonId {
    let person = Person {
        id: PersonId::fresh(),
        email: email_of(name),
        full_name: name.into(),
        latin_name: None,
        born_on: None,
        locale: "en".into(),
    };
    let hash = passwords::hash(PASSWORD).await.unwrap();
    let tx = app.store().begin().await.unwrap();
    people::insert(&tx, &person, noon()).await.unwrap();
    people::update_password(&tx, person.id, &hash).await.unwrap();
    tx.commit().await.unwrap();
    for role in roles {
        a_role(app, academy, person.id, *role).await;
    }
    person.id
}

pub async fn a_role(app: &TestApp, academy: AcademyId, person: PersonId, role: Role) -> GrantId {
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id: academy,
        person_id: person,
        role,
        techniques: Vec::new(),
        valid_from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        valid_to: None,
    };
    let tx = app.store().begin().await.unwrap();
    people::insert_grant(&tx, &grant, None, noon()).await.unwrap();
    tx.commit().await.unwrap();
    grant.id
}

/// `ada@sample.example` for Ada Sample.
pub fn email_of(name: &str) -> String {
    let first = name.split(' ').next().unwrap().to_lowercase();
    format!("{first}@sample.example")
}

pub async fn mails(app: &TestApp, academy: AcademyId) -> Vec<Mail> {
    outbox::list(app.store().read(), academy, 100).await.unwrap()
}

/// The path of the link in a mail, as its reader gets it.
pub async fn link_in(app: &TestApp, mail: &Mail) -> String {
    let promise = mail.link_id.expect("a promised link");
    hand_out_link(app.store(), promise, app.now()).await.unwrap().expect("a link that still works")
}

/// Somebody who was invited by mail sets their first password.
pub async fn come_in(app: &TestApp, academy: AcademyId, address: &str) {
    let invited = |mail: &Mail| mail.to == address && mail.link_id.is_some();
    let mail = mails(app, academy).await.into_iter().filter(invited).max_by_key(|mail| mail.id).unwrap();
    let link = link_in(app, &mail).await;
    app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(303);
}

/// The actions of an academy's events, oldest first.
pub async fn actions(app: &TestApp, academy: AcademyId) -> Vec<String> {
    let (lines, _) =
        events::list(app.store().read(), academy, &EventFilter::default(), 1, 100).await.unwrap();
    lines.into_iter().rev().map(|line| line.action).collect()
}

pub async fn grants(app: &TestApp, academy: AcademyId, person: PersonId) -> Vec<RoleGrant> {
    people::list_grants(app.store().read(), academy, person).await.unwrap()
}

/// The value of a hidden field.
pub fn hidden(body: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start = body.find(&mark).unwrap_or_else(|| panic!("no hidden {name}")) + mark.len();
    body[start..].split('"').next().unwrap().to_owned()
}

/// Every page read must have all its words.
pub fn has_all_words(body: &str) {
    assert!(!body.contains("Unknown localization"), "a text is missing: {body}");
}
