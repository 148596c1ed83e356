//! Forms about people, and of one's own account.

use countersign::{
    domain::words::Role,
    storage::{people, sessions},
};

use super::{Sheet, World};
use crate::support::people::granted;

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
        "/account/sessions/end" | "/sign-out" => {
            Sheet::new(world.manager().await, page("/account"), page(door))
        }
        _ => return Vec::new(),
    }]
}
