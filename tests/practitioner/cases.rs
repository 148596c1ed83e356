//! Treatment cases: opened without a name, recorded, spaced, healed, given up.

use countersign::{
    domain::{
        ids::{CaseId, CaseSessionId},
        shown::Shown,
        states::{CaseState, EnrolmentState},
        words::Role,
    },
    storage::{cases, dossiers, enrolments},
    workflows::review_healed::shown_for_review,
};

use super::{Logbook, all_texts_are_there, hidden};
use crate::support::{app::today, records::day};

fn session<'a>(id: &'a str, supervisor: &'a str, date: &'a str) -> [(&'a str, &'a str); 8] {
    [
        ("id", id),
        ("date", date),
        ("start", "10:00"),
        ("end", "12:30"),
        ("supervisor", supervisor),
        ("asked_again", "unchanged"),
        ("aftercare", "true"),
        ("action", "hand-in"),
    ]
}

async fn stored(logbook: &Logbook, id: CaseId) -> countersign::domain::case::TreatmentCase {
    cases::find(logbook.app.store().read(), logbook.house.academy, id).await.unwrap()
}

#[rocket::async_test]
async fn a_case_is_opened_under_the_next_pseudonym_and_never_under_a_name() {
    let logbook = Logbook::new().await;
    logbook.house.case(&logbook.enrolment, "C-013").await;
    let browser = logbook.trainee().await;
    let form = browser.get("/practitioner/cases/new").await.expect_status(200);
    all_texts_are_there(&form.body);
    assert!(form.body.contains("value=\"C-014\""));
    let (id, enrolment) = (hidden(&form.body, "id"), logbook.enrolment.id.to_string());
    let typed = |client: &'static str| {
        [
            ("id", id.clone()),
            ("enrolment", enrolment.clone()),
            ("technique", "density".into()),
            ("client_ref", client.into()),
            ("client_sex", "woman".into()),
            ("age_band", "30-44".into()),
            ("adult_checked", "true".into()),
        ]
    };
    let post = async |client| {
        let typed = typed(client);
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post("/practitioner/cases", &typed).await
    };
    post("Jane Miller").await.expect_status(422).expect_text("No names here");
    post("C-014").await.expect_status(303);
    post("C-014").await.expect_status(303);
    let page = browser.get(&format!("/practitioner/cases/{id}")).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("0 of 2 countersigned sessions").expect_text("Patch test");
    let list = browser.get("/practitioner/cases").await.expect_status(200);
    all_texts_are_there(&list.body);
    assert_eq!(list.body.matches(">C-014<").count(), 1);
}

#[rocket::async_test]
async fn the_first_session_begins_the_case_and_the_second_keeps_its_distance() {
    let logbook = Logbook::new().await;
    let mut case = crate::support::records::case(&logbook.enrolment, "C-001");
    case.state = CaseState::Planned;
    logbook.house.write(async |tx| cases::insert(tx, &case, logbook.app.now()).await).await.unwrap();
    let browser = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/sessions", case.id);
    let supervisor = logbook.house.trainer.to_string();
    let ids: Vec<_> = (0..3).map(|_| CaseSessionId::fresh().to_string()).collect();
    let form = browser.get(&format!("{path}/new")).await.expect_status(200);
    all_texts_are_there(&form.body);
    browser.post(&path, &session(&ids[0], &supervisor, "2026-11-02")).await.expect_status(303);
    browser.post(&path, &session(&ids[0], &supervisor, "2026-11-02")).await.expect_status(303);
    assert_eq!(stored(&logbook, case.id).await.state, CaseState::InTreatment);
    assert_eq!(stored(&logbook, case.id).await.sessions.len(), 1);
    let close = browser.post(&path, &session(&ids[1], &supervisor, "2026-11-08")).await.expect_status(422);
    close.expect_text("Only 6 days from another session of this case; it takes 7");
    browser.post(&path, &session(&ids[1], &supervisor, "2026-11-09")).await.expect_status(303);

    let manager = logbook.app.browser_of(logbook.house.manager, logbook.house.academy).await;
    let leave = format!("/academy/enrolments/{}/cases/{}/spacing", case.enrolment_id, case.id);
    let page = manager.get(&leave).await.expect_status(200);
    all_texts_are_there(&page.body);
    let shown = hidden(&page.body, "shown");
    manager.post(&leave, &[("shown", &shown), ("reason", "")]).await.expect_status(422);
    let unseen = Shown::new().to_field();
    manager.post(&leave, &[("shown", &unseen), ("reason", "Unseen")]).await.expect_status(409);
    manager.post(&leave, &[("shown", &shown), ("reason", "Client moves away")]).await.expect_status(303);
    browser.post(&path, &session(&ids[2], &supervisor, "2026-11-12")).await.expect_status(303);
    let page = browser.get(&format!("/practitioner/cases/{}", case.id)).await;
    all_texts_are_there(&page.body);
    page.expect_text("Client moves away");
}

#[rocket::async_test]
async fn a_case_is_complete_when_its_supervisor_has_reviewed_the_healed_result() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    logbook.house.session_signed_before(&case, day(10, 1)).await;
    logbook.house.session_signed_before(&case, day(10, 12)).await;
    let (trainee, supervisor) = (logbook.trainee().await, logbook.supervisor().await);
    let path = format!("/practitioner/cases/{}", case.id);
    trainee.post(&format!("{path}/healing"), &[("version", "1")]).await.expect_status(303);
    let review = format!("/academy/cases/{}/healed", case.id);
    // As somebody would have to make it up who saw no form: the page has none while something is missing.
    let dossier = dossiers::load(logbook.app.store().read(), logbook.house.academy, logbook.enrolment.id)
        .await
        .unwrap();
    let shown = shown_for_review(&stored(&logbook, case.id).await, &dossier, today()).to_field();
    supervisor
        .post_and_follow(&review, &[("shown", &shown)])
        .await
        .expect_text("Something else is still missing");
    supervisor.post(&review, &[("shown", &Shown::new().to_field())]).await.expect_status(409);
    let form = trainee.get(&format!("{path}/record")).await.expect_status(200);
    all_texts_are_there(&form.body);
    let record = [
        ("version", "2"),
        ("technique", "density"),
        ("client_ref", "C-099"),
        ("client_sex", "not_said"),
        ("age_band", "30-44"),
        ("adult_checked", "true"),
        ("skin_type", "3"),
        ("contraindications", "keloid"),
        ("screened_on", "2026-09-10"),
        ("patch_tested_on", "2026-09-10"),
        ("patch_tested_time", "15:00"),
        ("patch_result", "clear"),
        ("consented_on", "2026-09-12"),
        ("aftercare_on", "2026-10-12"),
    ];
    trainee.post(&format!("{path}/record"), &record).await.expect_status(303);
    trainee.post(&format!("{path}/record"), &record).await.expect_status(409);
    let list = supervisor.get("/academy/queue/healed").await.expect_status(200);
    all_texts_are_there(&list.body);
    list.expect_text("ready for review");
    let stranger = logbook.house.member("Ana Silva", Role::Trainer, &[]).await;
    let stranger = logbook.app.browser_of(stranger, logbook.house.academy).await;
    let page = supervisor.get(&format!("/academy/cases/{}", case.id)).await.expect_status(200);
    all_texts_are_there(&page.body);
    let shown = hidden(&page.body, "shown");
    stranger.post(&review, &[("shown", &shown)]).await.expect_status(403);
    supervisor.post(&review, &[("shown", &Shown::new().to_field())]).await.expect_status(409);
    supervisor.post(&review, &[("shown", &shown)]).await.expect_status(303);
    let stored = stored(&logbook, case.id).await;
    assert_eq!(stored.state, CaseState::Complete);
    assert_eq!(stored.healed_reviewed_by, Some(logbook.house.trainer));
    assert_eq!(
        (stored.technique.as_str(), stored.client_ref.as_str()),
        ("hairline", "C-001"),
        "signed names stay"
    );
    trainee
        .post_and_follow(
            &format!("{path}/record"),
            &[record[1], record[2], record[3], record[4], ("version", "5")],
        )
        .await
        .expect_text("closed");
}

#[rocket::async_test]
async fn a_healed_result_is_on_the_front_page_of_whoever_may_review_it_until_somebody_has() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let mut case = crate::support::records::case(&logbook.enrolment, "C-001");
    case.aftercare_on = Some(day(10, 12));
    house.write(async |tx| cases::insert(tx, &case, logbook.app.now()).await).await.unwrap();
    house.session_signed_before(&case, day(10, 1)).await;
    let (owner, assessor) = (
        house.member("Orla Owner", Role::Owner, &[]).await,
        house.member("Ana Assessor", Role::Assessor, &[]).await,
    );
    let other = house.member("Tom Other", Role::Trainer, &[]).await;
    let reads = async |person, waits: bool| {
        let page = logbook.app.browser_of(person, academy).await.get("/academy").await.expect_status(200);
        assert_eq!(page.text().contains("1 healed result to review"), waits, "{}", page.text());
    };
    let trainer = house.trainer;
    // One session more is to come: nothing can be reviewed yet.
    for person in [trainer, assessor, other, owner] {
        reads(person, false).await;
    }
    house.session_signed_before(&case, day(10, 12)).await;
    let healing = async |tx: &_| cases::update_state(tx, academy, case.id, 1, CaseState::Healing, None).await;
    house.write(healing).await.unwrap();
    for (person, waits) in [(trainer, true), (assessor, true), (other, false), (owner, false)] {
        reads(person, waits).await;
    }
    let page = logbook.app.browser_of(assessor, academy).await;
    let shown = hidden(&page.get(&format!("/academy/cases/{}", case.id)).await.body, "shown");
    page.post(&format!("/academy/cases/{}/healed", case.id), &[("shown", &shown)]).await.expect_status(303);
    for person in [trainer, assessor] {
        reads(person, false).await;
    }
}

#[rocket::async_test]
async fn a_healed_result_of_somebody_who_withdrew_waits_for_nobody() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let case = house.case(&logbook.enrolment, "C-001").await;
    house.session_signed_before(&case, day(10, 1)).await;
    house
        .write(async |tx| cases::update_state(tx, academy, case.id, 1, CaseState::Healing, None).await)
        .await
        .unwrap();
    let supervisor = logbook.supervisor().await;
    supervisor.get("/academy/queue/healed").await.expect_text("C-001");
    let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
    house
        .write(async |tx| enrolments::update_state(tx, academy, &[logbook.enrolment.id], from, to).await)
        .await
        .unwrap();
    supervisor.get("/academy/queue/healed").await.expect_text("No case waits for a review");
}

#[rocket::async_test]
async fn a_case_is_given_up_only_with_a_reason_and_by_its_trainee() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let path = format!("/practitioner/cases/{}/abandon", case.id);
    let other = logbook.house.enrol("Siân Ŵyn").await;
    let stranger = logbook.app.browser_of(other.person_id, logbook.house.academy).await;
    stranger.post(&path, &[("version", "1"), ("reason", "Mischief")]).await.expect_status(404);
    stranger.get(&format!("/practitioner/cases/{}", case.id)).await.expect_status(404);
    let browser = logbook.trainee().await;
    let page = browser.get(&path).await.expect_status(200);
    all_texts_are_there(&page.body);
    browser.post(&path, &[("version", "1"), ("reason", " ")]).await.expect_status(422);
    let done = browser.post_and_follow(&path, &[("version", "1"), ("reason", "Client moved")]).await;
    all_texts_are_there(&done.body);
    done.expect_text("Given up: Client moved");
    browser
        .post_and_follow(&path, &[("version", "2"), ("reason", "Again")])
        .await
        .expect_text("changed meanwhile");
}

#[rocket::async_test]
async fn a_client_code_with_the_largest_number_leaves_the_next_form_standing() {
    let logbook = Logbook::new().await;
    logbook.house.case(&logbook.enrolment, "C-4294967295").await;
    logbook.trainee().await.get("/practitioner/cases/new").await.expect_status(200);
}
