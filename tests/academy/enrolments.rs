//! One trainee: the report, what does not count, holds, identity, moves, leave for closer sessions.

use countersign::{
    domain::{
        ids::EnrolmentId,
        states::{DocumentState, EnrolmentState, EntryState},
        words::Role,
    },
    storage::{cases, enrolments, holds, people},
};

use crate::support::records::day;

use super::{Desk, expect_worded, hidden};

async fn state(desk: &Desk, id: EnrolmentId) -> EnrolmentState {
    enrolments::find(desk.app.store().read(), desk.records.academy, id).await.unwrap().state
}

#[rocket::async_test]
async fn every_requirement_stands_with_its_numbers() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Siân Ŵyn Prys").await;
    let browser = desk.manager().await;
    let page = browser.get(&format!("/academy/enrolments/{}", trainee.id)).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("requirements are open").expect_text("0 / 40 h").expect_text("40 h to go");
    page.expect_text("3 observed treatments to go")
        .expect_text("not handed in")
        .expect_text("Nobody has seen the identity document yet");
}

#[rocket::async_test]
async fn every_tab_shows_its_records() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Siân Ŵyn Prys").await;
    let case = desk.records.case(&trainee, "C-7").await;
    desk.records.session(&case, day(10, 1), EntryState::Countersigned).await;
    desk.records.document(trainee.person_id, "first_aid", DocumentState::Approved).await;
    let browser = desk.manager().await;
    for (tab, wanted) in [
        ("hours", "No hours are logged here"),
        ("cases", "Client C-7"),
        ("documents", "Documents"),
        ("assessments", "Checks that the client is 18 or over"),
        ("events", "Nothing has happened yet"),
    ] {
        let page = browser.get(&format!("/academy/enrolments/{}/{tab}", trainee.id)).await.expect_status(200);
        expect_worded(&page);
        page.expect_text(wanted);
    }
}

#[rocket::async_test]
async fn a_hold_is_opened_once_and_cleared_once_and_stays_on_record() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Søren Ø").await;
    let browser = desk.manager().await;
    let address = format!("/academy/enrolments/{}", trainee.id);
    let empty =
        browser.post(&format!("{address}/holds"), &[("id", "x"), ("reason", " ")]).await.expect_status(422);
    empty.expect_text("Fill this in");
    let id = hidden(&browser.get(&address).await, "id");
    for _ in 0..2 {
        let fields = [("id", id.as_str()), ("reason", "A complaint is being looked into")];
        browser.press(&address, &format!("{address}/holds"), &fields).await.expect_status(303);
    }
    browser.get(&address).await.expect_text("A complaint is being looked into").expect_text("A hold is open");
    let question = browser.get(&format!("{address}/holds/{id}/clear")).await.expect_status(200);
    expect_worded(&question);
    question.expect_text("Søren Ø");
    let clear = format!("{address}/holds/{id}/clear");
    for _ in 0..2 {
        browser.press(&clear, &clear, &[]).await.expect_status(303);
    }
    let kept =
        holds::list_of_enrolment(desk.app.store().read(), desk.records.academy, trainee.id).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].cleared_by, Some(desk.records.manager));
    assert_eq!(desk.actions().await, ["hold.opened", "hold.cleared"]);
    browser
        .get(&format!("{address}/events"))
        .await
        .expect_text("Hold cleared")
        .expect_text("Hold put in place");
}

#[rocket::async_test]
async fn nobody_clears_a_hold_on_themselves_or_checks_their_own_identity() {
    let desk = Desk::open().await;
    let both = desk.records.member("Manager who learns", Role::Manager, &[]).await;
    let mut own = crate::support::records::enrolment(
        desk.records.academy,
        both,
        desk.records.course,
        desk.records.cohort.id,
    );
    (own.identity_checked_on, own.identity_checked_by) = (None, None);
    desk.records.write(async |tx| enrolments::insert(tx, &own, desk.app.now()).await).await.unwrap();
    let browser = desk.browser_of(both).await;
    let address = format!("/academy/enrolments/{}", own.id);
    let fields = [("document_seen", "true"), ("born_on", "1990-01-01")];
    let page = browser.post_and_follow(&format!("{address}/identity"), &fields).await;
    page.expect_text("You can't do this on your own enrolment").expect_text("not seen yet");
    let id = hidden(&page, "id");
    let hold = [("id", id.as_str()), ("reason", "Waiting for a letter")];
    browser.press(&address, &format!("{address}/holds"), &hold).await.expect_status(303);
    let page = browser.post_and_follow(&format!("{address}/holds/{id}/clear"), &[]).await;
    page.expect_text("You can't do this on your own enrolment").expect_text("A hold is open");
}

#[rocket::async_test]
async fn the_identity_check_asks_for_a_birth_date_where_none_is_known() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let enrol = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    let id = hidden(&browser.get(&enrol).await, "id");
    let fields =
        [("id", id.as_str()), ("name", "王小明"), ("email", "wang@example.org"), ("starts_on", "2026-11-20")];
    browser.post(&enrol, &fields).await.expect_status(303);
    let address = format!("/academy/enrolments/{id}");
    let unticked = browser.post(&format!("{address}/identity"), &[]).await.expect_status(422);
    unticked.expect_text("Tick this once you have seen the document");
    let missing = browser
        .press(&address, &format!("{address}/identity"), &[("document_seen", "true")])
        .await
        .expect_status(422);
    missing.expect_text("Write the birth date that stands on the document");
    for _ in 0..2 {
        let fields = [("document_seen", "true"), ("born_on", "2001-02-03")];
        browser.press(&address, &format!("{address}/identity"), &fields).await.expect_status(303);
    }
    let db = desk.app.store().read();
    let (person, _) = people::find_by_email(db, "wang@example.org").await.unwrap().unwrap();
    assert_eq!(person.born_on, Some("2001-02-03".parse().unwrap()));
    let found = enrolments::find(db, desk.records.academy, id.parse().unwrap()).await.unwrap();
    assert_eq!(found.identity_checked_by, Some(desk.records.manager));
    let noted = desk.actions().await.iter().filter(|a| *a == "enrolment.identity_checked").count();
    assert_eq!(noted, 1);
}

#[rocket::async_test]
async fn pausing_needs_a_reason_and_a_withdrawn_trainee_stays_withdrawn() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Olena").await;
    let browser = desk.manager().await;
    let address = format!("/academy/enrolments/{}/moves", trainee.id);
    expect_worded(&browser.get(&format!("{address}/pause")).await.expect_status(200));
    let pause = [("attempted", "pause"), ("seen", "active"), ("reason", "")];
    browser.post(&address, &pause).await.expect_status(422).expect_text("Fill this in");
    let pause = [("attempted", "pause"), ("seen", "active"), ("reason", "Ill until January")];
    browser.press(&format!("{address}/pause"), &address, &pause).await.expect_status(303);
    browser.post(&address, &pause).await.expect_status(303);
    assert_eq!(state(&desk, trainee.id).await, EnrolmentState::Paused);
    let page = address.trim_end_matches("/moves").to_owned();
    let resume = [("attempted", "resume"), ("seen", "paused")];
    browser.press(&page, &address, &resume).await.expect_status(303);
    expect_worded(&browser.get(&format!("{address}/withdraw")).await.expect_status(200));
    let withdraw = [("attempted", "withdraw"), ("seen", "active"), ("reason", "Moved away")];
    browser.press(&format!("{address}/withdraw"), &address, &withdraw).await.expect_status(303);
    let late = [("attempted", "pause"), ("seen", "active"), ("reason", "Too late")];
    let page = browser.post(&address, &late).await.expect_status(409);
    page.expect_text("This has changed since you looked").expect_text("withdrawn");
    let wanted = ["enrolment.paused", "enrolment.resumed", "enrolment.withdrawn"];
    assert_eq!(desk.actions().await, wanted);
}

#[rocket::async_test]
async fn no_form_completes_an_enrolment() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Olena").await;
    let browser = desk.manager().await;
    let address = format!("/academy/enrolments/{}/moves", trainee.id);
    browser.post(&address, &[("attempted", "complete"), ("seen", "active")]).await.expect_status(409);
    assert_eq!(state(&desk, trainee.id).await, EnrolmentState::Active);
}

#[rocket::async_test]
async fn closer_sessions_are_allowed_with_a_reason() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Işıl Yıldız").await;
    let case = desk.records.case(&trainee, "C-1").await;
    for number in [1, 2] {
        desk.records.session(&case, day(10, number), EntryState::Countersigned).await;
    }
    let browser = desk.manager().await;
    let tab = format!("/academy/enrolments/{}/cases", trainee.id);
    let page = browser.get(&tab).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Two sessions are 1 days apart, and must be 7");
    let address = format!("{tab}/{}/spacing", case.id);
    let shown = hidden(&browser.get(&address).await.expect_status(200), "shown");
    browser.post(&address, &[("shown", &shown), ("reason", "")]).await.expect_status(422);
    for _ in 0..2 {
        let fields = [("shown", shown.as_str()), ("reason", "The client travels from abroad")];
        browser.post(&address, &fields).await.expect_status(303);
    }
    let found = cases::find(desk.app.store().read(), desk.records.academy, case.id).await.unwrap();
    assert_eq!(found.spacing_override.unwrap().by, desk.records.manager);
    assert!(!browser.get(&tab).await.text().contains("days apart"));
    assert_eq!(desk.actions().await, ["case.spacing_overridden"]);
}

#[rocket::async_test]
async fn another_academys_enrolment_is_not_there_and_an_auditor_changes_none() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let theirs = other.enrol("Stranger").await;
    let ours = desk.records.enrol("Ada").await;
    let browser = desk.manager().await;
    for path in ["", "/hours", "/cases", "/documents", "/assessments", "/events", "/moves/pause"] {
        browser.get(&format!("/academy/enrolments/{}{path}", theirs.id)).await.expect_status(404);
    }
    let hold = [("id", "00000000-0000-7000-8000-000000000000"), ("reason", "no")];
    browser.post(&format!("/academy/enrolments/{}/holds", theirs.id), &hold).await.expect_status(404);
    let auditor = desk.staff(Role::Auditor).await;
    let page = auditor.get(&format!("/academy/enrolments/{}", ours.id)).await.expect_status(200);
    assert!(!page.body.contains("<form class=\"form\""), "an auditor is offered no form");
    auditor.post(&format!("/academy/enrolments/{}/holds", ours.id), &hold).await.expect_status(403);
    auditor.get(&format!("/academy/enrolments/{}/moves/pause", ours.id)).await.expect_status(403);
}
