//! The first page: the next step, progress in numbers, what waits.

use countersign::{
    domain::{
        states::{EnrolmentState, EntryState},
        words::{RevocationReason, Role},
    },
    workflows::revoke_certificate::revoke_certificate,
};

use super::{Logbook, all_texts_are_there};
use crate::support::{
    app::TestApp,
    issue::{by, issued},
    people::eligible_trainee,
    records::day,
};

#[rocket::async_test]
async fn progress_says_how_much_there_is_and_how_much_is_missing() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    for on in 1..=4 {
        house.entry(&logbook.enrolment, day(11, on), 8, 11, EntryState::Countersigned).await;
    }
    house.entry(&logbook.enrolment, day(11, 9), 10, 2, EntryState::Submitted).await;
    house.entry(&logbook.enrolment, day(11, 10), 10, 2, EntryState::Rejected).await;
    let browser = logbook.trainee().await;
    let home = browser.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    home.expect_text("44 / 50 h").expect_text("6 h to go, 2 h waiting").expect_text("Next: ");
    home.expect_text("Sent back: put these right")
        .expect_text("Wrong day")
        .expect_text("Waiting for a signature");
}

#[rocket::async_test]
async fn a_handed_in_session_waits_for_a_signature_as_an_entry_does() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-014").await;
    logbook.house.session(&case, day(11, 9), EntryState::Submitted).await;
    let home = logbook.trainee().await.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    let trainer = logbook.app.name_of(logbook.house.trainer).await;
    home.expect_text("Waiting for a signature Case C-014, 9 November 2026").expect_text(&trainer);
    assert!(home.body.contains(&format!("/practitioner/cases/{}", case.id)));
}

#[rocket::async_test]
async fn what_is_met_is_said_in_words_that_fit_it() {
    let logbook = Logbook::new().await;
    let home = logbook.trainee().await.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    home.expect_text("Old enough yes")
        .expect_text("Identity checked not yet")
        .expect_text("Holds on your certificate none");
    assert!(!home.text().contains(" done"), "{}", home.text());
}

#[rocket::async_test]
async fn what_does_not_count_is_listed_with_the_rule_it_breaks() {
    let logbook = Logbook::new().await;
    logbook.house.entry(&logbook.enrolment, day(11, 9), 10, 2, EntryState::Submitted).await;
    logbook.house.entry(&logbook.enrolment, day(11, 9), 11, 2, EntryState::Submitted).await;
    let home = logbook.trainee().await.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    home.expect_text("Next: look at 2 entries that do not count");
    home.expect_text("9 November 2026, 10:00 It overlaps another entry: 9 November 2026, 11:00 to 13:00.");
}

#[rocket::async_test]
async fn whoever_is_not_enrolled_is_told_what_happens_next() {
    let logbook = Logbook::new().await;
    let person = logbook.house.member("Işıl Yıldız", Role::Trainee, &[]).await;
    let browser = logbook.app.browser_of(person, logbook.house.academy).await;
    for path in ["/practitioner", "/practitioner/hours", "/practitioner/cases"] {
        let page = browser.get(path).await.expect_status(200);
        all_texts_are_there(&page.body);
        page.expect_text("You are not enrolled on a course here");
    }
}

#[rocket::async_test]
async fn a_finished_course_without_a_certificate_is_not_called_issued() {
    let logbook = Logbook::new().await;
    let (house, id) = (&logbook.house, logbook.enrolment.id);
    house
        .write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Completed);
            countersign::storage::enrolments::update_state(tx, house.academy, &[id], from, to).await
        })
        .await
        .unwrap();
    let home = logbook.trainee().await.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    assert!(!home.text().contains("Your certificate is issued"), "{}", home.text());
    home.expect_text("There is no certificate of it at present").expect_text("See your certificates");
}

#[rocket::async_test]
async fn after_the_certificate_the_page_leads_to_it_and_a_revoked_one_is_not_called_issued() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let certificate = issued(&app, &e).await;
    let holder = app.browser_of(e.trainee, e.academy).await;
    let home = holder.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    home.expect_text("Your certificate is issued").expect_text("See your certificates");
    let (reason, owner) = (RevocationReason::ClaimedEarly, &by(&app, e.academy, e.owner));
    revoke_certificate(&app.app, owner, certificate.id, certificate.version, reason, None).await.unwrap();
    let home = holder.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    assert!(!home.text().contains("Your certificate is issued"), "{}", home.text());
    assert!(!home.text().contains("Do not rely on it"), "that is a word for patients: {}", home.text());
    let home = home.expect_text("Withdrawn").expect_text("read that it was withdrawn. Write to your academy");
    assert!(home.body.contains("class=\"next is-bad\""));
}

#[rocket::async_test]
async fn who_was_withdrawn_is_offered_nothing_that_is_refused() {
    let logbook = Logbook::new().await;
    let (house, id) = (&logbook.house, logbook.enrolment.id);
    let sent_back = house.entry(&logbook.enrolment, day(11, 10), 10, 2, EntryState::Rejected).await;
    let draft = house.entry(&logbook.enrolment, day(11, 11), 10, 2, EntryState::Draft).await;
    let case = house.case(&logbook.enrolment, "C-001").await;
    let open = logbook.trainee().await;
    for path in ["/practitioner", "/practitioner/hours", "/practitioner/cases"] {
        let page = open.get(path).await.expect_status(200);
        assert!(page.body.contains("/new?enrolment="), "{path}");
    }
    house
        .write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
            countersign::storage::enrolments::update_state(tx, house.academy, &[id], from, to).await
        })
        .await
        .unwrap();
    let home = open.get("/practitioner").await.expect_status(200);
    all_texts_are_there(&home.body);
    home.expect_text("Next: nothing, you were withdrawn").expect_text("Enrolment is active withdrawn");
    for gone in ["Sent back: put these right", "What comes after that"] {
        assert!(!home.text().contains(gone), "{}", home.text());
    }
    let certificates = open.get("/practitioner/certificates").await.expect_status(200);
    certificates.expect_text("no certificate is on its way");
    let (mend, change) = (format!("{}/take-up-again", sent_back.id), format!("{}/edit", draft.id));
    let (entry, other) =
        (format!("/practitioner/hours/{}", sent_back.id), format!("/practitioner/hours/{}", draft.id));
    let (of_case, session) =
        (format!("/practitioner/cases/{}", case.id), format!("/practitioner/cases/{}/sessions/new", case.id));
    for path in ["/practitioner", "/practitioner/hours", "/practitioner/cases", &entry, &other, &of_case] {
        let page = open.get(path).await.expect_status(200);
        all_texts_are_there(&page.body);
        for offer in ["/hours/new", "/cases/new", "/sessions/new", "/hand-in\"", &mend, &change] {
            assert!(!page.body.contains(offer), "{path} offers {offer}");
        }
    }
    // Who kept the address is told why before anything is typed.
    for form in ["/practitioner/hours/new", "/practitioner/cases/new", &session, &format!("{other}/edit")] {
        let answer = open.get(form).await.expect_status(303);
        let page = open.get(answer.location.as_deref().unwrap()).await.expect_status(200);
        page.expect_text("You were withdrawn from this course, so nothing can be logged.");
    }
}
