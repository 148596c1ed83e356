//! Somebody of several academies is erased by one of them: the others keep what they rely on, and read what concerns them.

use chrono::{NaiveDate, TimeDelta};
use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{joinings, people},
};

use super::{PASSWORD, a_person, a_role, actions, an_academy, grants, mails};
use crate::support::app::TestApp;

struct Two {
    app: TestApp,
    sample: AcademyId,
    westward: AcademyId,
    ada: PersonId,
    wendy: PersonId,
    sian: PersonId,
}

/// Siân was a trainee of the Sample Academy until yesterday, and is one of Westward.
async fn two() -> Two {
    let app = TestApp::spawn().await;
    let sample = an_academy(&app, "Sample Academy", "SA").await;
    let westward = an_academy(&app, "Westward School", "WW").await;
    let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
    let wendy = a_person(&app, westward, "Wendy Owner", &[Role::Owner]).await;
    let sian = a_person(&app, sample, "Sian Private-Name", &[Role::Trainee]).await;
    a_role(&app, westward, sian, Role::Trainee).await;
    let two = Two { app, sample, westward, ada, wendy, sian };
    let held = grants(&two.app, sample, sian).await[0].id;
    let tx = two.app.store().begin().await.unwrap();
    people::update_grant_end(&tx, sample, held, NaiveDate::from_ymd_opt(2026, 11, 19).unwrap())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    two
}

impl Two {
    /// An owner erases Siân in their academy.
    async fn erase(&self, owner: PersonId, academy: AcademyId) {
        let browser = self.app.browser_of(owner, academy).await;
        browser.post(&format!("/academy/people/{}/erase", self.sian), &[]).await.expect_status(303);
    }

    async fn name(&self) -> String {
        people::find(self.app.store().read(), self.sian).await.unwrap().full_name
    }

    fn later(&self) {
        self.app.set_now(self.app.now() + TimeDelta::minutes(1));
    }
}

#[rocket::async_test]
async fn an_academy_that_had_somebody_keeps_them_when_another_one_erases_them() {
    let two = two().await;
    let browser = two.app.browser_of(two.wendy, two.westward).await;
    let page = browser.get(&format!("/academy/people/{}/erase", two.sian)).await.expect_status(200);
    page.expect_text("Another academy keeps their profile");
    two.erase(two.wendy, two.westward).await;
    assert_eq!(two.name().await, "Sian Private-Name");
    let form = [("email", "sian@sample.example"), ("password", PASSWORD)];
    two.app.browser().post("/sign-in", &form).await.expect_status(303);
    assert!(grants(&two.app, two.westward, two.sian).await.iter().all(|grant| grant.valid_to.is_some()));
    // A second press finds nothing left to do.
    two.later();
    two.erase(two.wendy, two.westward).await;
    let erased = actions(&two.app, two.westward).await;
    assert_eq!(erased.iter().filter(|action| *action == "person.erased").count(), 1);
}

#[rocket::async_test]
async fn the_profile_goes_with_the_last_academy_that_relies_on_it_and_the_others_read_so() {
    let two = two().await;
    two.erase(two.wendy, two.westward).await;
    two.later();
    two.erase(two.ada, two.sample).await;
    assert_eq!(two.name().await, "erased");
    assert!(actions(&two.app, two.westward).await.contains(&"person.profile_erased".to_owned()));
    let told = mails(&two.app, two.westward).await;
    let told: Vec<_> = told.iter().filter(|mail| mail.template == "profile-erased").collect();
    assert!(matches!(&told[..], [mail] if mail.to == "wendy@sample.example"), "{told:?}");
    assert!(!told[0].text.contains("Private-Name"));
}

#[rocket::async_test]
async fn whoever_came_back_after_an_erasure_is_relied_on_again() {
    let two = two().await;
    two.erase(two.wendy, two.westward).await;
    two.later();
    let browser = two.app.browser_of(two.wendy, two.westward).await;
    let form = [("name", "Sian"), ("email", "sian@sample.example"), ("roles", "trainee")];
    browser.post("/academy/people/invite", &form).await.expect_status(303);
    two.later();
    let waiting = joinings::list_waiting(two.app.store().read(), two.westward).await.unwrap();
    let path = format!("/account/invitations/{}", waiting[0].id);
    let sian = two.app.browser_of(two.sian, two.sample).await;
    sian.post(&path, &[("answer", "yes")]).await.expect_status(303);
    two.later();
    two.erase(two.ada, two.sample).await;
    assert_eq!(two.name().await, "Sian Private-Name");
}

#[rocket::async_test]
async fn an_academy_that_has_erased_somebody_reads_nothing_of_a_later_change_of_their_record() {
    let two = two().await;
    two.erase(two.wendy, two.westward).await;
    two.later();
    let ada = two.app.browser_of(two.ada, two.sample).await;
    let form = [("name_before", "Sian Private-Name"), ("name", "Sian Secret-Name")];
    ada.post(&format!("/academy/people/{}/edit", two.sian), &form).await.expect_status(303);
    assert_eq!(two.name().await, "Sian Secret-Name", "one academy keeps the record again");
    assert!(!actions(&two.app, two.westward).await.contains(&"person.changed".to_owned()));
    assert!(mails(&two.app, two.westward).await.iter().all(|mail| !mail.text.contains("Secret-Name")));
}

#[rocket::async_test]
async fn an_invitation_that_waits_elsewhere_ends_with_an_erasure_and_whoever_asked_reads_so() {
    let app = TestApp::spawn().await;
    let sample = an_academy(&app, "Sample Academy", "SA").await;
    let westward = an_academy(&app, "Westward School", "WW").await;
    let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
    let wendy = a_person(&app, westward, "Wendy Owner", &[Role::Owner]).await;
    let sian = a_person(&app, sample, "Sian Private-Name", &[Role::Trainee]).await;
    let form = [("name", "Typed Name"), ("email", "sian@sample.example"), ("roles", "trainee")];
    app.browser_of(wendy, westward).await.post("/academy/people/invite", &form).await.expect_status(303);
    let browser = app.browser_of(ada, sample).await;
    browser.post(&format!("/academy/people/{sian}/erase"), &[]).await.expect_status(303);
    assert!(joinings::list_waiting(app.store().read(), westward).await.unwrap().is_empty());
    assert!(actions(&app, westward).await.contains(&"invitation.erased".to_owned()));
    let told = mails(&app, westward).await;
    let told: Vec<_> = told.iter().filter(|mail| mail.template == "joining-erased").collect();
    assert!(matches!(&told[..], [mail] if mail.to == "wendy@sample.example"), "{told:?}");
    assert!(!told[0].text.contains("sian@sample.example"), "{}", told[0].text);
}
