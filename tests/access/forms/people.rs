//! Forms about people, and of one's own account.

use countersign::{
    domain::{
        ids::{AcademyId, JoiningId, PersonId},
        states::EntryState,
        words::Role,
    },
    storage::{
        joinings::{self, Joining, JoiningState},
        people,
        record_changes::{self, RecordChange},
        sessions,
    },
};

use super::{Sheet, World, blob};
use crate::support::{app::noon, people::granted, records::day};

/// Somebody is asked to join an academy, and has not answered.
async fn asked(world: &World, academy: AcademyId, person: PersonId) -> JoiningId {
    let joining = Joining {
        id: JoiningId::fresh(),
        academy,
        person,
        email: world.app.email_of(person).await,
        roles: vec![Role::Assessor],
        techniques: Vec::new(),
        place: None,
        asked_by: None,
        session: None,
        asked_at: noon(),
        expires_at: noon() + chrono::TimeDelta::days(14),
        state: JoiningState::Waiting,
    };
    world.records.write(async |tx| joinings::insert(tx, &joining).await).await.unwrap();
    joining.id
}

pub async fn sheets(world: &World, door: &str) -> Vec<Sheet> {
    let records = &world.records;
    let page = |path: &str| path.to_owned();
    vec![match door {
        "/academy/people/invite" => Sheet::new(world.manager().await, page(door), page(door))
            .with("name", "Nia Invited")
            .with("email", "nia.invited@people.example")
            .with("roles", "assessor"),
        "/academy/people/<person>/edit" => {
            let person = records.member("Named Wrongly", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}/edit");
            Sheet::new(world.manager().await, at.clone(), at).with("name", "Named Rightly")
        }
        "/academy/people/<person>/invitation" => {
            let person = records.member("Not Come Yet", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}");
            Sheet::new(world.manager().await, at.clone(), format!("{at}/invitation"))
        }
        "/academy/people/<person>/roles/new" => {
            let person = records.member("Soon More", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}/roles/new");
            Sheet::new(world.manager().await, at.clone(), at).with("role", "assessor")
        }
        "/academy/people/<person>/roles/<grant>/end" => {
            let person = records.member("Soon Less", Role::Assessor, &[]).await;
            let grants = people::list_grants(records.store.read(), records.academy, person).await.unwrap();
            let at = format!("/academy/people/{person}/roles/{}/end", grants[0].id);
            Sheet::new(world.manager().await, at.clone(), at).with("last_day", "2026-11-20")
        }
        "/academy/people/<id>/erase" => {
            let person = records.member("Soon Forgotten", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}/erase");
            Sheet::new(world.member(Role::Owner).await, at.clone(), at)
        }
        "/academy/people/<person>/account/<errand>" => {
            let person = records.member("Locked Out", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}/account/lock");
            Sheet::new(world.member(Role::Owner).await, at.clone(), at).with("reason", "A lost telephone.")
        }
        "/academy/people/<person>/hand-over" => {
            let techniques = ["hairline".to_owned()];
            let person = records.member("Leaving Soon", Role::Trainer, &techniques).await;
            let (_, enrolment) = world.trainee().await;
            let entry = records.entry(&enrolment, day(11, 2), 9, 2, EntryState::Submitted).await;
            let sql = "UPDATE hours_entry SET supervisor_id =";
            world.sql(&format!("{sql} {} WHERE id = {}", blob(person.0), blob(entry.id.0))).await;
            let at = format!("/academy/people/{person}/hand-over");
            Sheet::new(world.manager().await, at.clone(), at).with("to", records.trainer.to_string())
        }
        "/academy/people/<person>/address" => {
            let person = records.member("Mistyped Early", Role::Trainee, &[]).await;
            let at = format!("/academy/people/{person}/address");
            let email = format!("{person}.rightly@people.example");
            Sheet::new(world.manager().await, at.clone(), at).with("email", email)
        }
        "/academy/people/<person>/confirm" => {
            let person = records.member("Very New", Role::Manager, &[]).await;
            let sql = "UPDATE role_grant SET granted_by =";
            world
                .sql(&format!("{sql} {} WHERE person_id = {}", blob(records.approver.0), blob(person.0)))
                .await;
            let came_in = "UPDATE person SET password_hash = 'some hash' WHERE id =";
            world.sql(&format!("{came_in} {}", blob(person.0))).await;
            let at = format!("/academy/people/{person}/confirm");
            Sheet::new(world.member(Role::Owner).await, at.clone(), at)
        }
        "/academy/people/<person>/roles/<grant>/techniques" => {
            let person = records.member("Soon Another", Role::Trainer, &["hairline".to_owned()]).await;
            let grants = people::list_grants(records.store.read(), records.academy, person).await.unwrap();
            let at = format!("/academy/people/{person}/roles/{}/techniques", grants[0].id);
            Sheet::new(world.manager().await, at.clone(), at).ticked("techniques")
        }
        "/academy/people/invitations/<id>/withdraw" => {
            let person = records.person("Asked From Outside").await;
            let id = asked(world, records.academy, person).await;
            let path = format!("/academy/people/invitations/{id}/withdraw");
            Sheet::new(world.manager().await, page("/academy/people"), path)
        }
        "/account/invitations/<id>" => {
            let who = world.manager().await;
            let id = asked(world, world.crew.academy, who.1).await;
            Sheet::new(who, page("/account"), format!("/account/invitations/{id}")).with("answer", "yes")
        }
        "/account/record/<id>" => {
            let who = world.manager().await;
            let person = people::find(records.store.read(), who.1).await.unwrap();
            let change = RecordChange {
                id: uuid::Uuid::now_v7(),
                person: person.id,
                academy: who.0,
                name_before: person.full_name.clone(),
                latin_name_before: None,
                born_on_before: person.born_on,
                name: "Another Name".into(),
                latin_name: None,
                born_on: person.born_on,
                asked_by: records.manager,
            };
            records.write(async |tx| record_changes::insert(tx, &change, noon()).await).await.unwrap();
            Sheet::new(who, page("/account"), format!("/account/record/{}", change.id)).with("answer", "yes")
        }
        "/account/address" => {
            let who = world.manager().await;
            world.app.set_password(who.1, "seven green kettles").await;
            Sheet::new(who, page("/account"), page(door))
                .with("new_email", format!("{}.anew@people.example", who.1))
                .with("address_password", "seven green kettles")
        }
        "/account/language" => {
            Sheet::new(world.manager().await, page("/account"), page(door)).with("language", "de")
        }
        "/account/academy" => {
            let who = world.manager().await;
            granted(&world.app, world.crew.academy, who.1, Role::Manager).await;
            Sheet::new(who, page("/account"), page(door))
        }
        "/account/password" => {
            let who = world.manager().await;
            world.app.set_password(who.1, "seven green kettles").await;
            Sheet::new(who, page("/account"), page(door))
                .with("old_password", "seven green kettles")
                .with("new_password", "nine quiet umbrellas")
        }
        "/account/sessions/<session>/end" => {
            let who = world.manager().await;
            let token = countersign::random::Token::fresh().unwrap();
            let other = async |tx: &_| {
                let new = sessions::NewSession {
                    person: who.1,
                    token: &token,
                    academy: Some(who.0),
                    device: "another browser",
                    lifetime: sessions::Lifetime::default(),
                };
                sessions::insert(tx, new, world.app.now()).await
            };
            let other = records.write(other).await.unwrap();
            Sheet::new(who, page("/account"), format!("/account/sessions/{}/end", other.id))
        }
        "/account/export" => Sheet::new(world.manager().await, page(door), page(door)),
        "/account/sessions/end" | "/sign-out" => {
            Sheet::new(world.manager().await, page("/account"), page(door))
        }
        _ => return Vec::new(),
    }]
}
