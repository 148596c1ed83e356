//! What an academy goes on reading of somebody it erased, or who left it, and how they come back.

use chrono::{NaiveDate, TimeDelta};
use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{joinings, people},
};

use super::{PASSWORD, a_person, a_role, actions, an_academy, grants, has_all_words};
use crate::support::app::{Browser, TestApp};

const NEW: &str = "rain on the old slate roof";

/// Siân is a trainee of the Sample Academy and of Westward.
struct Two {
    app: TestApp,
    sample: AcademyId,
    westward: AcademyId,
    ada: PersonId,
    wendy: PersonId,
    sian: PersonId,
}

impl Two {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let sample = an_academy(&app, "Sample Academy", "SA").await;
        let westward = an_academy(&app, "Westward School", "WW").await;
        let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
        let wendy = a_person(&app, westward, "Wendy Owner", &[Role::Owner]).await;
        let sian = a_person(&app, sample, "Sian Private-Name", &[Role::Trainee]).await;
        a_role(&app, westward, sian, Role::Trainee).await;
        Self { app, sample, westward, ada, wendy, sian }
    }

    fn later(&self) {
        self.app.set_now(self.app.now() + TimeDelta::minutes(1));
    }

    async fn ada(&self) -> Browser<'_> {
        self.app.browser_of(self.ada, self.sample).await
    }

    async fn wendy(&self) -> Browser<'_> {
        self.app.browser_of(self.wendy, self.westward).await
    }

    fn page(&self) -> String {
        format!("/academy/people/{}", self.sian)
    }

    /// Westward erases her.
    async fn erase(&self) {
        self.wendy().await.post(&format!("{}/erase", self.page()), &[]).await.expect_status(303);
        self.later();
    }

    /// Her role at Westward ended yesterday.
    async fn leave(&self) {
        let held = grants(&self.app, self.westward, self.sian).await[0].id;
        let yesterday = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
        let tx = self.app.store().begin().await.unwrap();
        people::update_grant_end(&tx, self.westward, held, yesterday).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// She has another name and another address now, and signed in at Sample.
    async fn live_on(&self) {
        let tx = self.app.store().begin().await.unwrap();
        let mut record = people::find(&tx, self.sian).await.unwrap();
        record.full_name = "Sian Secret-Name".into();
        record.born_on = NaiveDate::from_ymd_opt(1991, 4, 3);
        people::update(&tx, &record).await.unwrap();
        people::update_email(&tx, self.sian, "secret@sample.example").await.unwrap();
        tx.commit().await.unwrap();
        self.sign_in().await;
    }

    async fn sign_in(&self) {
        let form = [("email", &*self.app.email_of(self.sian).await), ("password", PASSWORD)];
        self.app.browser().post("/sign-in", &form).await.expect_status(303);
        self.app.app.access.flush(self.app.store(), self.app.now()).await.unwrap();
    }

    async fn holds_a_role(&self) -> bool {
        let today = self.app.now().date_naive();
        grants(&self.app, self.westward, self.sian).await.iter().any(|grant| grant.holds_on(today))
    }

    /// She accepts what Westward asks.
    async fn accept(&self) {
        let waiting = joinings::list_waiting(self.app.store().read(), self.westward).await.unwrap();
        let path = format!("/account/invitations/{}", waiting[0].id);
        let sian = self.app.browser_of(self.sian, self.sample).await;
        sian.post_and_follow(&path, &[("answer", "yes")]).await.expect_text("You have joined.");
    }
}

#[rocket::async_test]
async fn an_academy_that_erased_somebody_reads_nothing_of_them_that_another_one_keeps() {
    let two = Two::new().await;
    two.erase().await;
    two.live_on().await;
    let wendy = two.wendy().await;
    let page = wendy.get(&two.page()).await.expect_status(200);
    page.expect_text("No longer on record here").expect_text("This person was erased here on");
    has_all_words(&page.body);
    let mut read = vec![page.body];
    for path in [
        "/academy/people",
        "/academy/people?q=Secret",
        "/academy/people?role=trainee",
        "/academy/security",
        "/academy/events",
        "/academy/outbox",
        "/academy",
    ] {
        read.push(wendy.get(path).await.expect_status(200).body);
    }
    for text in &read {
        for told in ["Secret-Name", "secret@", "1991", "Private-Name"] {
            assert!(!text.contains(told), "{told}: {text}");
        }
    }
    wendy.get(&format!("/academy/security?person={}", two.sian)).await.expect_status(404);
    for path in ["/edit", "/address", "/roles/new", "/account/lock", "/erase"] {
        wendy.get(&format!("{}{path}", two.page())).await.expect_status(404);
    }
    // What waited for her signature can still be given to somebody else, under no name.
    let page = wendy.get(&format!("{}/hand-over", two.page())).await.expect_status(200);
    page.expect_text("somebody whom the academy erased");
    assert!(!page.body.contains("Secret-Name") && !page.body.contains("Private-Name"), "{}", page.text());
    // The other academy goes on reading her.
    two.ada().await.get(&two.page()).await.expect_status(200).expect_text("Sian Secret-Name");
}

#[rocket::async_test]
async fn nobody_is_told_on_the_page_of_whom_they_never_knew() {
    let two = Two::new().await;
    let stranger = a_person(&two.app, two.sample, "Sam Stranger", &[Role::Trainee]).await;
    two.wendy().await.get(&format!("/academy/people/{stranger}")).await.expect_status(404);
    let erase = format!("/academy/people/{stranger}/erase");
    two.wendy().await.post(&erase, &[]).await.expect_status(404);
}

#[rocket::async_test]
async fn whom_an_academy_erased_comes_back_only_when_they_accept() {
    let two = Two::new().await;
    two.erase().await;
    let wendy = two.wendy().await;
    wendy.post(&format!("{}/roles/new", two.page()), &[("role", "trainee")]).await.expect_status(404);
    let form = [("name", "Sian"), ("email", "sian@sample.example"), ("roles", "trainee")];
    let page = wendy.post_and_follow("/academy/people/invite", &form).await;
    page.expect_text("you see only this address");
    assert!(!two.holds_a_role().await);
    assert!(!wendy.get("/academy/people?q=Private").await.body.contains("Private-Name"));
    two.later();
    two.accept().await;
    assert!(two.holds_a_role().await);
    wendy.get(&two.page()).await.expect_status(200).expect_text("Sian Private-Name");
}

#[rocket::async_test]
async fn who_left_is_asked_before_they_have_a_role_again_whichever_door_asks() {
    for door in ["role", "invitation"] {
        let two = Two::new().await;
        two.leave().await;
        let wendy = two.wendy().await;
        let page = match door {
            "role" => {
                let new = format!("{}/roles/new", two.page());
                wendy.post_and_follow(&new, &[("role", "trainee")]).await
            }
            _ => {
                let form = [("name", "Sian"), ("email", "sian@sample.example"), ("roles", "trainee")];
                wendy.post_and_follow("/academy/people/invite", &form).await
            }
        };
        page.expect_text("left this academy, so we ask them by email");
        has_all_words(&page.body);
        assert!(!two.holds_a_role().await, "{door}");
        let again = wendy.post(&format!("{}/roles/new", two.page()), &[("role", "trainee")]).await;
        again.expect_status(422).expect_text("can still answer");
        two.accept().await;
        assert!(two.holds_a_role().await, "{door}");
    }
}

#[rocket::async_test]
async fn a_role_taken_back_by_mistake_is_given_again_on_its_day_without_asking() {
    let two = Two::new().await;
    let tom = a_person(&two.app, two.westward, "Tom Sample", &[]).await;
    let given = a_role(&two.app, two.westward, tom, Role::Trainee).await;
    let wendy = two.wendy().await;
    let end = format!("/academy/people/{tom}/roles/{given}/end");
    wendy.post(&end, &[("when", "now")]).await.expect_status(303);
    let new = format!("/academy/people/{tom}/roles/new");
    wendy.post(&new, &[("role", "assessor")]).await.expect_status(303);
    assert_eq!(grants(&two.app, two.westward, tom).await[0].role, Role::Assessor);
}

#[rocket::async_test]
async fn how_somebody_who_left_signs_in_is_none_of_the_academys_business() {
    let two = Two::new().await;
    two.sign_in().await;
    let wendy = two.wendy().await;
    wendy.get("/academy/security").await.expect_text("Sian Private-Name");
    wendy.get(&two.page()).await.expect_text("Signed in on");
    two.leave().await;
    let sian = two.app.browser_of(two.sian, two.sample).await;
    let asked = [("new_email", "waiting@sample.example"), ("address_password", PASSWORD)];
    sian.post("/account/address", &asked).await.expect_status(303);
    let page = wendy.get(&two.page()).await.expect_status(200);
    page.expect_text("Sian Private-Name");
    assert!(!page.body.contains("waiting@"), "what waits for a word is hers");
    assert!(!page.text().contains("Signed in on"), "{}", page.text());
    assert!(!wendy.get("/academy/security").await.body.contains("Private-Name"));
    assert!(!wendy.get("/academy/outbox").await.body.contains("waiting@"));
    for errand in ["sign-out", "new-password", "lock"] {
        let path = format!("{}/account/{errand}", two.page());
        let page = wendy.post_and_follow(&path, &[("reason", "Gone")]).await;
        page.expect_text("they hold no role here today");
    }
    let new = [("old_password", PASSWORD), ("new_password", NEW)];
    sian.post("/account/password", &new).await.expect_status(303);
    assert!(actions(&two.app, two.sample).await.contains(&"person.password_changed".to_owned()));
    assert!(!actions(&two.app, two.westward).await.contains(&"person.password_changed".to_owned()));
}

#[rocket::async_test]
async fn an_academy_is_told_of_no_sign_in_from_before_somebody_joined_it() {
    let two = Two::new().await;
    let tom = a_person(&two.app, two.sample, "Tom Trainee", &[Role::Trainee]).await;
    let form = [("email", "tom@sample.example"), ("password", PASSWORD)];
    two.app.browser().post("/sign-in", &form).await.expect_status(303);
    two.app.app.access.flush(two.app.store(), two.app.now()).await.unwrap();
    two.app.set_now(two.app.now() + TimeDelta::hours(2));
    let asked = [("name", "Tom"), ("email", "tom@sample.example"), ("roles", "trainee")];
    let wendy = two.wendy().await;
    wendy.post("/academy/people/invite", &asked).await.expect_status(303);
    let waiting = joinings::list_waiting(two.app.store().read(), two.westward).await.unwrap();
    let path = format!("/account/invitations/{}", waiting[0].id);
    two.app.browser_of(tom, two.sample).await.post(&path, &[("answer", "yes")]).await.expect_status(303);
    assert!(!wendy.get("/academy/security").await.body.contains("Tom Trainee"));
    two.app.browser().post("/sign-in", &form).await.expect_status(303);
    two.app.app.access.flush(two.app.store(), two.app.now()).await.unwrap();
    wendy.get("/academy/security").await.expect_text("Tom Trainee");
}

/// Westward's manager asks for another name of Siân's. Where she answers it.
async fn a_wish(two: &Two) -> String {
    let mallory = a_person(&two.app, two.westward, "Mallory Manager", &[Role::Manager]).await;
    let browser = two.app.browser_of(mallory, two.westward).await;
    let form = [("name_before", "Sian Private-Name"), ("name", "Sian Wished")];
    let page = browser.post_and_follow(&format!("{}/edit", two.page()), &form).await;
    page.expect_text("The record is corrected when they agree.");
    let sian = two.app.browser_of(two.sian, two.sample).await;
    let page = sian.get("/account").await.expect_status(200);
    let start = page.body.find("/account/record/").unwrap();
    page.body[start..].split('"').next().unwrap().to_owned()
}

#[rocket::async_test]
async fn a_wish_for_another_name_is_over_once_who_asked_may_not_or_two_weeks_have_gone() {
    for over in ["the role of who asked", "the academy", "two weeks"] {
        let two = Two::new().await;
        let wish = a_wish(&two).await;
        match over {
            "two weeks" => two.app.set_now(two.app.now() + TimeDelta::days(15)),
            "the academy" => two.erase().await,
            _ => {
                let (mallory, _) = people::find_by_email(two.app.store().read(), "mallory@sample.example")
                    .await
                    .unwrap()
                    .unwrap();
                let held = grants(&two.app, two.westward, mallory.id).await[0].id;
                let tx = two.app.store().begin().await.unwrap();
                let yesterday = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
                people::update_grant_end(&tx, two.westward, held, yesterday).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
        let sian = two.app.browser_of(two.sian, two.sample).await;
        sian.post_and_follow(&wish, &[("answer", "yes")]).await.expect_text("answered before");
        assert_eq!(two.app.name_of(two.sian).await, "Sian Private-Name", "{over}");
    }
}
