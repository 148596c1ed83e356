//! Enrolling by an address that somebody signs in with already: nobody is taken for somebody else, and until they accept the
//! academy knows the address alone.

use chrono::NaiveDate;
use countersign::{
    domain::{
        ids::{EnrolmentId, PersonId},
        states::{CohortState, EnrolmentState},
        words::Role,
    },
    storage::{cohorts, enrolments, joinings, outbox, people},
};

use super::{Desk, expect_worded};
use crate::support::{app::Answer, records::Fixture};

/// A desk, and somebody of another academy with a name and a birth date of their own.
struct Asking {
    desk: Desk,
    elsewhere: Fixture,
    sian: PersonId,
    id: EnrolmentId,
}

impl Asking {
    async fn open() -> Self {
        let desk = Desk::open().await;
        let elsewhere = desk.records.another().await;
        let sian = elsewhere.member("Sian Private-Name", Role::Trainee, &[]).await;
        elsewhere
            .write(async |tx| {
                let mut record = people::find(tx, sian).await?;
                (record.born_on, record.locale) = (NaiveDate::from_ymd_opt(1991, 4, 3), "en".into());
                people::update(tx, &record).await?;
                people::update_email(tx, sian, "sian@sample.example").await
            })
            .await
            .unwrap();
        Self { desk, elsewhere, sian, id: EnrolmentId::fresh() }
    }

    /// A manager enrols whoever reads this mailbox, under a name of their own.
    async fn enrol(&self) -> Answer {
        let (id, cohort) = (self.id.to_string(), self.desk.records.cohort.id);
        let fields = [
            ("id", id.as_str()),
            ("name", "Typed Name"),
            ("email", "sian@sample.example"),
            ("born_on", "1999-04-01"),
            ("starts_on", "2026-11-20"),
        ];
        self.desk.manager().await.post(&format!("/academy/cohorts/{cohort}/enrol"), &fields).await
    }

    async fn answer(&self, answer: &str) -> Answer {
        let browser = self.desk.app.browser_of(self.sian, self.elsewhere.academy).await;
        browser.post_and_follow(&format!("/account/invitations/{}", self.id), &[("answer", answer)]).await
    }

    async fn is_enrolled(&self) -> bool {
        let db = self.desk.app.store().read();
        enrolments::find(db, self.desk.records.academy, self.id).await.is_ok()
    }

    async fn cohort(&self, change: impl FnOnce(&mut countersign::domain::cohort::Cohort)) {
        let mut cohort = self.desk.records.cohort.clone();
        change(&mut cohort);
        let academy = self.desk.records.academy;
        self.desk.records.write(async |tx| cohorts::update(tx, academy, &cohort).await).await.unwrap();
    }
}

#[rocket::async_test]
async fn somebody_with_an_account_is_asked_to_join_a_cohort_and_nothing_of_theirs_is_read_or_changed() {
    let asking = Asking::open().await;
    asking.enrol().await.expect_status(303);
    asking.enrol().await.expect_status(303);
    let (db, academy) = (asking.desk.app.store().read(), asking.desk.records.academy);
    let waiting = joinings::list_waiting(db, academy).await.unwrap();
    assert!(matches!(&waiting[..], [one] if one.roles == [Role::Trainee] && one.place.is_some()));
    assert!(!asking.is_enrolled().await);
    assert!(people::list_grants(db, academy, asking.sian).await.unwrap().is_empty());
    let record = people::find(db, asking.sian).await.unwrap();
    assert_eq!(
        (record.full_name.as_str(), record.born_on),
        ("Sian Private-Name", NaiveDate::from_ymd_opt(1991, 4, 3))
    );
    let browser = asking.desk.manager().await;
    let cohort = asking.desk.records.cohort.id;
    for path in ["/academy/people", "/academy/events", "/academy", &format!("/academy/cohorts/{cohort}")] {
        let page = browser.get(path).await.expect_status(200);
        assert!(!page.body.contains("Private-Name") && !page.text().contains("3 April 1991"), "{path}");
    }
    browser.get(&format!("/academy/enrolments/{}", asking.id)).await.expect_status(404);
    let mails = outbox::list(db, academy, 10).await.unwrap();
    assert!(mails.iter().all(|mail| mail.template == "joining" && !mail.text.contains("Private-Name")));
}

#[rocket::async_test]
async fn the_place_that_was_kept_is_theirs_once_they_accept() {
    let asking = Asking::open().await;
    asking.enrol().await.expect_status(303);
    // Whoever was asked has the last place.
    asking.cohort(|cohort| cohort.capacity = 1).await;
    let (id, cohort) = (EnrolmentId::fresh().to_string(), asking.desk.records.cohort.id);
    let another =
        [("id", id.as_str()), ("name", "Ada"), ("email", "ada@example.org"), ("starts_on", "2026-11-20")];
    let full = asking.desk.manager().await.post(&format!("/academy/cohorts/{cohort}/enrol"), &another).await;
    full.expect_status(422).expect_text("it takes 1");
    asking.answer("yes").await.expect_text("You have joined.");
    let db = asking.desk.app.store().read();
    let enrolled = enrolments::find(db, asking.desk.records.academy, asking.id).await.unwrap();
    assert_eq!((enrolled.person_id, enrolled.state), (asking.sian, EnrolmentState::Active));
    let actions = asking.desk.actions().await;
    assert!(
        actions.contains(&"invitation.accepted".to_owned())
            && actions.contains(&"enrolment.added".to_owned())
    );
}

#[rocket::async_test]
async fn a_cohort_that_closed_meanwhile_takes_nobody_and_both_sides_read_so() {
    let asking = Asking::open().await;
    asking.enrol().await.expect_status(303);
    let (academy, cohort) = (asking.desk.records.academy, asking.desk.records.cohort.id);
    asking
        .desk
        .records
        .write(async |tx| {
            let states = (CohortState::Running, CohortState::Closed);
            cohorts::update_state(tx, academy, cohort, states.0, states.1).await
        })
        .await
        .unwrap();
    let page = asking.answer("yes").await;
    expect_worded(&page);
    page.expect_text("You have joined");
    assert!(!asking.is_enrolled().await);
    assert!(asking.desk.actions().await.contains(&"invitation.place_gone".to_owned()));
    let held = people::list_grants(asking.desk.app.store().read(), academy, asking.sian).await.unwrap();
    assert_eq!(held[0].role, Role::Trainee);
}

#[rocket::async_test]
async fn a_place_that_was_declined_is_free_again() {
    let asking = Asking::open().await;
    asking.enrol().await.expect_status(303);
    asking.cohort(|cohort| cohort.capacity = 1).await;
    asking.answer("no").await.expect_text("You have declined.");
    assert!(!asking.is_enrolled().await);
    let (id, cohort) = (EnrolmentId::fresh().to_string(), asking.desk.records.cohort.id);
    let another =
        [("id", id.as_str()), ("name", "Ada"), ("email", "ada@example.org"), ("starts_on", "2026-11-20")];
    let browser = asking.desk.manager().await;
    browser.post(&format!("/academy/cohorts/{cohort}/enrol"), &another).await.expect_status(303);
}

#[rocket::async_test]
async fn the_address_of_somebody_of_the_academy_enrols_nobody_under_a_name_that_was_typed() {
    let asking = Asking::open().await;
    asking.desk.records.grant(asking.sian, Role::Assessor).await;
    let page = asking.enrol().await.expect_status(422);
    expect_worded(&page);
    page.expect_text("Somebody with this email");
    assert!(!asking.is_enrolled().await);
    let db = asking.desk.app.store().read();
    assert!(joinings::list_waiting(db, asking.desk.records.academy).await.unwrap().is_empty());
    assert_eq!(people::find(db, asking.sian).await.unwrap().full_name, "Sian Private-Name");
}

#[rocket::async_test]
async fn an_address_that_looks_like_somebodys_is_shown_before_its_account_is_asked() {
    let asking = Asking::open().await;
    let manager = asking.desk.records.manager;
    asking
        .desk
        .records
        .write(async |tx| people::update_email(tx, manager, "sіan@sample.example").await)
        .await
        .unwrap();
    let page = asking.enrol().await.expect_status(422);
    page.expect_text("This address looks like another one");
    let db = asking.desk.app.store().read();
    assert!(joinings::list_waiting(db, asking.desk.records.academy).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn whoever_was_asked_into_a_cohort_that_closes_is_asked_no_longer_and_the_page_says_so_before() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let sian = other.member("Siân Sample", Role::Trainee, &[]).await;
    let email = desk.app.email_of(sian).await;
    let (browser, cohort) = (desk.manager().await, format!("/academy/cohorts/{}", desk.records.cohort.id));
    let enrol = format!("{cohort}/enrol");
    let id = browser.get(&enrol).await.field("id");
    let fields =
        [("id", id.as_str()), ("name", "Mina Okoro"), ("email", &email), ("starts_on", "2026-11-20")];
    browser.post(&enrol, &fields).await.expect_status(303);
    let question = browser.get(&format!("{cohort}/moves/close")).await.expect_status(200);
    expect_worded(&question);
    question.expect_text("One person was asked and has not answered. They can't accept any more.");
    browser
        .press(
            &format!("{cohort}/moves/close"),
            &format!("{cohort}/moves"),
            &[("attempted", "close"), ("seen", "running")],
        )
        .await
        .expect_status(303);
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    assert!(joinings::list_waiting(db, academy).await.unwrap().is_empty());
    assert!(desk.actions().await.contains(&"invitation.withdrawn".to_owned()));
    let own = desk.app.browser_of(sian, other.academy).await;
    let account = own.get("/account").await.expect_status(200);
    assert!(!account.body.contains("/account/invitations/"), "{}", account.text());
}
