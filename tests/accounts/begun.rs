//! What a session began ends with it: another address that was asked for, and links from before.

use chrono::NaiveDate;
use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{outbox, outbox::Mail, people, sessions},
};

use super::{PASSWORD, a_person, an_academy, grants, has_all_words, link_in, mails};
use crate::support::app::{Browser, TestApp};

const NEW: &str = "rain on the old slate roof";
const ASK: &str = "/account/address";

struct House {
    app: TestApp,
    academy: AcademyId,
    ada: PersonId,
}

impl House {
    async fn open() -> Self {
        let app = TestApp::spawn().await;
        let academy = an_academy(&app, "Sample Academy", "SA").await;
        let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
        Self { app, academy, ada }
    }

    async fn browser_of(&self, person: PersonId) -> Browser<'_> {
        self.app.browser_of(person, self.academy).await
    }

    async fn trainee(&self, name: &str) -> PersonId {
        a_person(&self.app, self.academy, name, &[Role::Trainee]).await
    }

    async fn mail_to(&self, address: &str) -> Option<Mail> {
        let due = outbox::list_due(self.app.store().read(), self.app.now(), 1000).await.unwrap();
        due.into_iter().filter(|mail| mail.to == address).max_by_key(|mail| mail.id)
    }

    /// Somebody who sits at a browser of the person asks for another address. The link of it.
    async fn asked(&self, browser: &Browser<'_>, email: &str) -> String {
        let form = [("new_email", email), ("address_password", PASSWORD)];
        browser.post(ASK, &form).await.expect_status(303);
        link_in(&self.app, &self.mail_to(email).await.unwrap()).await
    }

    async fn email(&self, person: PersonId) -> String {
        self.app.email_of(person).await
    }
}

/// How somebody takes an account back from whoever sits at one of its browsers.
#[derive(Clone, Copy, Debug)]
enum End {
    OwnPassword,
    MailedLink,
    OwnEverywhere,
    ThatSession,
    OwnersSignOut,
    OwnersNewPassword,
    OwnersLock,
}

const ENDS: [(End, &str); 7] = [
    (End::OwnPassword, "Una"),
    (End::MailedLink, "Duo"),
    (End::OwnEverywhere, "Tri"),
    (End::ThatSession, "Quin"),
    (End::OwnersSignOut, "Sex"),
    (End::OwnersNewPassword, "Septa"),
    (End::OwnersLock, "Octo"),
];

impl End {
    async fn happen(self, house: &House, person: PersonId, address: &str) {
        let own = house.browser_of(person).await;
        let owner = house.browser_of(house.ada).await;
        let deed = async |errand: &str| {
            let path = format!("/academy/people/{person}/account/{errand}");
            owner.post(&path, &[("reason", "A stolen laptop")]).await.expect_status(303);
        };
        match self {
            Self::OwnPassword => {
                let form = [("old_password", PASSWORD), ("new_password", NEW)];
                own.post("/account/password", &form).await.expect_status(303);
            }
            Self::MailedLink => {
                house.app.browser().post("/password", &[("email", address)]).await.expect_status(200);
                let link = link_in(&house.app, &house.mail_to(address).await.unwrap()).await;
                house.app.browser().post(&link, &[("password", NEW)]).await.expect_status(303);
            }
            Self::OwnEverywhere => {
                own.post("/account/sessions/end", &[]).await.expect_status(303);
            }
            Self::ThatSession => {
                let (db, now) = (house.app.store().read(), house.app.now());
                let first = sessions::list_live(db, person, now).await.unwrap();
                let thiefs = first.iter().map(|line| line.id).min_by_key(|id| id.0).unwrap();
                own.post(&format!("/account/sessions/{thiefs}/end"), &[]).await.expect_status(303);
            }
            Self::OwnersSignOut => deed("sign-out").await,
            Self::OwnersNewPassword => deed("new-password").await,
            Self::OwnersLock => deed("lock").await,
        }
    }
}

#[rocket::async_test]
async fn another_address_that_was_asked_for_in_a_session_opens_nothing_once_that_is_ended() {
    let house = House::open().await;
    for (end, name) in ENDS {
        let person = house.trainee(&format!("{name} Trainee")).await;
        let (old, stolen) = (house.email(person).await, format!("{}@evil.example", name.to_lowercase()));
        let thief = house.browser_of(person).await;
        let link = house.asked(&thief, &stolen).await;
        house.app.browser().get(&link).await.expect_status(200);
        end.happen(&house, person, &old).await;
        for password in ["", PASSWORD, NEW] {
            let answer = house.app.browser().post(&link, &[("password", password)]).await;
            assert_eq!(answer.status.code, 410, "{end:?}: {}", answer.text());
            answer.expect_text("It also ends when the password is changed");
        }
        assert_eq!(house.email(person).await, old, "{end:?}");
    }
}

#[rocket::async_test]
async fn a_change_that_waits_is_ended_by_an_owner_where_nobody_is_signed_in_any_more() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    let thief = house.browser_of(eve).await;
    let link = house.asked(&thief, "eve@evil.example").await;
    thief.post("/sign-out", &[]).await.expect_status(303);
    let owner = house.browser_of(house.ada).await;
    let page = owner.get(&format!("/academy/people/{eve}")).await.expect_status(200);
    assert!(page.body.contains("/account/sign-out"), "no way to end what waits");
    End::OwnersSignOut.happen(&house, eve, "").await;
    house.app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(410);
}

#[rocket::async_test]
async fn whoever_signed_out_where_they_asked_types_the_password_with_the_link() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    let browser = house.browser_of(eve).await;
    let link = house.asked(&browser, "eve@new.example").await;
    browser.post("/sign-out", &[]).await.expect_status(303);
    let page = house.app.browser().get(&link).await.expect_status(200);
    page.expect_text("You are no longer signed in where you asked for this.");
    has_all_words(&page.body);
    for guess in ["", "guess guess guess"] {
        house.app.browser().post(&link, &[("password", guess)]).await.expect_status(422);
    }
    assert_eq!(house.email(eve).await, "eve@sample.example");
    house.app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(303);
    assert_eq!(house.email(eve).await, "eve@new.example");
}

#[rocket::async_test]
async fn the_mailbox_of_an_account_hears_at_once_that_another_address_is_asked_for() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    house.asked(&house.browser_of(eve).await, "eve@new.example").await;
    let told = house.mail_to("eve@sample.example").await.expect("the old mailbox is told");
    assert_eq!(told.template, "address-wanted");
    assert!(told.text.contains("eve@new.example") && told.text.contains("change your password at once"));
}

#[rocket::async_test]
async fn what_an_owner_began_for_somebody_ends_with_their_session_and_their_role() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    let path = format!("/academy/people/{eve}/address");
    let begun = async |name: &str, email: &str| {
        let owner = a_person(&house.app, house.academy, name, &[Role::Owner]).await;
        house.browser_of(owner).await.post(&path, &[("email", email)]).await.expect_status(303);
        (owner, link_in(&house.app, &house.mail_to(email).await.unwrap()).await)
    };
    let (olga, link) = begun("Olga Owner", "eve@first.example").await;
    house.browser_of(olga).await.post("/account/sessions/end", &[]).await.expect_status(303);
    house.app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(410);

    let (otto, link) = begun("Otto Owner", "eve@second.example").await;
    house.app.browser().get(&link).await.expect_status(200);
    let held = grants(&house.app, house.academy, otto).await[0].id;
    let yesterday = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let tx = house.app.store().begin().await.unwrap();
    people::update_grant_end(&tx, house.academy, held, yesterday).await.unwrap();
    tx.commit().await.unwrap();
    house.app.browser().get(&link).await.expect_status(410);
    house.app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(410);
    assert_eq!(house.email(eve).await, "eve@sample.example");
}

#[rocket::async_test]
async fn a_password_that_an_academy_ended_is_nobodys_word_for_another_address() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    End::OwnersNewPassword.happen(&house, eve, "").await;
    let owner = house.browser_of(house.ada).await;
    let path = format!("/academy/people/{eve}/address");
    owner.post(&path, &[("email", "eve@new.example")]).await.expect_status(303);
    let link = link_in(&house.app, &house.mail_to("eve@new.example").await.unwrap()).await;
    house.app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(422);
    assert_eq!(house.email(eve).await, "eve@sample.example");
}

#[rocket::async_test]
async fn a_link_to_set_a_password_from_before_an_owner_ended_it_sets_none() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    house.app.browser().post("/password", &[("email", "eve@sample.example")]).await.expect_status(200);
    let earlier = link_in(&house.app, &house.mail_to("eve@sample.example").await.unwrap()).await;
    End::OwnersNewPassword.happen(&house, eve, "").await;
    house.app.browser().post(&earlier, &[("password", NEW)]).await.expect_status(410);
    let mailed = mails(&house.app, house.academy).await;
    let mail = mailed.iter().find(|mail| mail.template == "password-ended").unwrap();
    let link = link_in(&house.app, mail).await;
    house.app.browser().post(&link, &[("password", NEW)]).await.expect_status(303);
}

#[rocket::async_test]
async fn a_person_asks_for_a_few_other_addresses_in_a_day_and_mistakes_do_not_count() {
    let house = House::open().await;
    let eve = house.trainee("Eve Trainee").await;
    let browser = house.browser_of(eve).await;
    fn form<'a>(email: &'a str, password: &'a str) -> [(&'a str, &'a str); 2] {
        [("new_email", email), ("address_password", password)]
    }
    browser.post(ASK, &form("eve@sample.example", PASSWORD)).await.expect_status(422);
    browser.post(ASK, &form("eve@new.example", "guess guess guess")).await.expect_status(422);
    for number in 0..6 {
        browser.post(ASK, &form(&format!("eve{number}@new.example"), PASSWORD)).await.expect_status(303);
    }
    let late = browser.post(ASK, &form("stranger@new.example", PASSWORD)).await.expect_status(429);
    late.expect_text("You can ask again in 4 hours.");
    has_all_words(&late.body);
    assert!(house.mail_to("stranger@new.example").await.is_none());
}

#[rocket::async_test]
async fn an_invitation_that_was_sent_in_a_session_opens_nothing_once_that_is_ended() {
    let house = House::open().await;
    let elsewhere = an_academy(&house.app, "Other School", "OS").await;
    let invite = async |browser: &Browser<'_>, email: &str| {
        let form = [("name", "Evil New"), ("email", email), ("roles", "manager")];
        browser.post("/academy/people/invite", &form).await.expect_status(303);
    };
    for (end, name) in ENDS {
        let person = a_person(&house.app, house.academy, &format!("{name} Owner"), &[Role::Owner]).await;
        let evil = a_person(&house.app, elsewhere, &format!("Evil{name} Known"), &[Role::Trainee]).await;
        let (known, new) = (house.email(evil).await, format!("{}@evil.example", name.to_lowercase()));
        let thief = house.browser_of(person).await;
        invite(&thief, &known).await;
        invite(&thief, &new).await;
        let link = link_in(&house.app, &house.mail_to(&new).await.unwrap()).await;
        house.app.browser().get(&link).await.expect_status(200);
        end.happen(&house, person, &house.email(person).await).await;
        assert_eq!(house.app.browser().post(&link, &[("password", NEW)]).await.status.code, 410, "{end:?}");
        let evils = house.app.browser_of(evil, elsewhere).await;
        assert!(!evils.get("/account").await.body.contains("/account/invitations/"), "{end:?}");
        assert!(grants(&house.app, house.academy, evil).await.is_empty(), "{end:?}");
        let about = |mail: &&Mail| mail.template == "begun-ended" && mail.text.contains(&new);
        let told = mails(&house.app, house.academy).await;
        let told = told.iter().find(about).unwrap_or_else(|| panic!("{end:?}: no owner reads it"));
        assert!(told.text.contains(&known), "{end:?}: {}", told.text);
    }
    let happened = super::actions(&house.app, house.academy).await;
    for action in ["invitation.ended", "person.invitation_ended"] {
        assert_eq!(happened.iter().filter(|one| *one == action).count(), ENDS.len(), "{action}");
    }
    let page = house.browser_of(house.ada).await.get("/academy/events").await.expect_status(200);
    page.expect_text("whoever sent it was signed out");
    has_all_words(&page.body);
}

#[rocket::async_test]
async fn what_was_sent_in_the_session_that_goes_on_stays() {
    let house = House::open().await;
    let ada = house.browser_of(house.ada).await;
    let form = [("name", "Nia New"), ("email", "nia@new.example"), ("roles", "trainee")];
    ada.post("/academy/people/invite", &form).await.expect_status(303);
    let link = link_in(&house.app, &house.mail_to("nia@new.example").await.unwrap()).await;
    let other = house.browser_of(house.ada).await;
    let form = [("old_password", PASSWORD), ("new_password", NEW)];
    ada.post("/account/password", &form).await.expect_status(303);
    house.app.browser().get(&link).await.expect_status(200);
    drop(other);
    // Whoever signs out on one browser has begun nothing wrong there.
    ada.post("/sign-out", &[]).await.expect_status(303);
    house.app.browser().get(&link).await.expect_status(200);
}

#[rocket::async_test]
async fn owners_read_what_ended_with_somebody_whom_they_erase() {
    let house = House::open().await;
    let marek = a_person(&house.app, house.academy, "Marek Manager", &[Role::Manager]).await;
    let form = [("name", "Nia New"), ("email", "nia@new.example"), ("roles", "trainee")];
    house.browser_of(marek).await.post("/academy/people/invite", &form).await.expect_status(303);
    let path = format!("/academy/people/{marek}/erase");
    house.browser_of(house.ada).await.post(&path, &[]).await.expect_status(303);
    let mails = mails(&house.app, house.academy).await;
    let told = mails.iter().find(|mail| mail.template == "begun-ended").expect("an owner reads it");
    assert!(told.text.contains("nia@new.example") && !told.text.contains("Marek"), "{}", told.text);
}
