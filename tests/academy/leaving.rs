//! A trainer leaves: what hangs on them is shown, handed over or sent back, and nothing waits for nobody.

use chrono::{Days, TimeDelta};
use countersign::{
    domain::{
        course_spec::SupervisionStage,
        enrolment::Enrolment,
        hours::HoursEntry,
        ids::{AcademyId, HoursEntryId, MailId, PersonId},
        states::{DocumentState, EnrolmentState, EntryState},
        words::Role,
    },
    storage::{
        cases, cohorts, enrolments,
        events::{self, EventFilter},
        hours,
        outbox::{self, Mail},
        people,
    },
};

use crate::support::{
    app::noon,
    records::{day, enrolment, level_4},
};

use super::{Desk, expect_worded};

struct Leaving {
    desk: Desk,
    of: Enrolment,
    entry: HoursEntry,
}

impl Leaving {
    /// An entry waits for the trainer of the cohort.
    async fn new() -> Self {
        let desk = Desk::open().await;
        // Roles were given some days ago.
        desk.app.set_now(noon() + TimeDelta::days(2));
        let of = desk.records.enrol("Aled Sample").await;
        let entry = desk.records.entry(&of, day(11, 2), 9, 3, EntryState::Submitted).await;
        Self { desk, of, entry }
    }

    async fn trainer(&self, name: &str, techniques: &[String]) -> PersonId {
        self.desk.records.member(name, Role::Trainer, techniques).await
    }

    async fn able(&self, name: &str) -> PersonId {
        let all: Vec<_> = level_4().techniques.into_iter().map(|one| one.key).collect();
        self.trainer(name, &all).await
    }

    /// The page that ends the role of the cohort's trainer.
    async fn ending(&self) -> String {
        let (db, records) = (self.desk.app.store().read(), &self.desk.records);
        let grants = people::list_grants(db, records.academy, records.trainer).await.unwrap();
        format!("/academy/people/{}/roles/{}/end", records.trainer, grants[0].id)
    }

    async fn now(&self, id: HoursEntryId) -> HoursEntry {
        hours::find(self.desk.app.store().read(), self.desk.records.academy, id).await.unwrap()
    }

    /// Their role ends yesterday, and nobody was asked about what waits.
    async fn gone(&self) {
        let records = &self.desk.records;
        let grants = people::list_grants(self.desk.app.store().read(), records.academy, records.trainer)
            .await
            .unwrap();
        let yesterday = noon().date_naive() - Days::new(1);
        records
            .write(async |tx| people::update_grant_end(tx, records.academy, grants[0].id, yesterday).await)
            .await
            .unwrap();
    }
}

const BECAUSE: (&str, &str) = ("because", "Tilda left. Choose who else was there.");

#[rocket::async_test]
async fn ending_a_trainers_role_shows_what_hangs_on_them_and_hands_it_over_in_one_go() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await;
    let case = l.desk.records.case(&l.of, "C-1").await;
    let session = l.desk.records.session(&case, day(11, 3), EntryState::Submitted).await;
    let browser = l.desk.manager().await;
    let path = l.ending().await;
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("2 handed-in entries wait for this person's signature")
        .expect_text("Leads the cohort Autumn 2026")
        .expect_text("Aled Sample · Hours · 2 November 2026, 09:00")
        .expect_text("Aled Sample · Session of a case · 3 November 2026, 10:00")
        .expect_text("To Theo Trainer");
    let undecided = browser.post(&path, &[("when", "now"), BECAUSE]).await.expect_status(422);
    undecided.expect_text("Choose where it goes");
    let chosen = theo.to_string();
    let done = browser.post_and_follow(&path, &[("when", "now"), ("to", &chosen), BECAUSE]).await;
    expect_worded(&done);
    done.expect_text("Handed over: 2 entries. Sent back to trainees: 0. Cohorts: 1.");
    assert_eq!(l.now(l.entry.id).await.supervisor_id, Some(theo));
    let (db, academy) = (l.desk.app.store().read(), l.desk.records.academy);
    assert_eq!(cases::find_session(db, academy, session.id).await.unwrap().supervisor_id, Some(theo));
    let cohort = cohorts::find(db, academy, l.desk.records.cohort.id).await.unwrap();
    assert_eq!(cohort.lead_trainer_id, Some(theo));
    let actions = l.desk.actions().await;
    for wanted in ["hours.reassigned", "session.reassigned", "cohort.changed", "person.role_ended"] {
        assert!(actions.iter().any(|action| action == wanted), "{wanted} in {actions:?}");
    }
    // The events keep no name, so that none stays when somebody is erased; the page tells today's.
    let (lines, _) = events::list(db, academy, &EventFilter::default(), 1, 50).await.unwrap();
    for line in lines.iter().filter(|line| !line.action.starts_with("person.")) {
        let noted = line.changes.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!(!noted.contains("Theo") && !noted.contains("Tilda"), "{}: {noted}", line.action);
    }
    let told = browser.get("/academy/events?group=cohort").await.expect_status(200);
    told.expect_text("Lead trainer Tilda Brandt Theo Trainer");
    let mails = outbox::list(db, academy, 10).await.unwrap();
    let mine = mails.iter().find(|mail| mail.text.contains("Theo Trainer")).unwrap();
    assert!(mine.subject.contains("Tilda Brandt") && !mine.text.contains("Unknown"), "{}", mine.text);
    l.desk.browser_of(theo).await.get("/academy/queue").await.expect_text("Aled Sample");
}

#[rocket::async_test]
async fn what_the_successor_may_not_sign_goes_back_to_its_trainee_who_is_told() {
    let l = Leaving::new().await;
    // Not the technique of the entry.
    let theo = l.trainer("Theo Trainer", &["density".into()]).await;
    let browser = l.desk.manager().await;
    let (path, chosen) = (l.ending().await, theo.to_string());
    let done = browser.post_and_follow(&path, &[("when", "now"), ("to", &chosen), BECAUSE]).await;
    done.expect_text("Handed over: 0 entries. Sent back to trainees: 1. Cohorts: 1.");
    let entry = l.now(l.entry.id).await;
    assert_eq!((entry.state, entry.supervisor_id), (EntryState::Rejected, Some(l.desk.records.trainer)));
    assert_eq!(entry.reason.as_deref(), Some(BECAUSE.1));
    let mails = outbox::list(l.desk.app.store().read(), l.desk.records.academy, 10).await.unwrap();
    let told = mails.iter().find(|mail| mail.text.contains("Aled Sample")).unwrap();
    assert!(told.text.contains(BECAUSE.1), "{}", told.text);
}

#[rocket::async_test]
async fn a_trainer_who_watched_too_many_at_once_takes_no_more_of_that_hour() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await;
    // One more trainee than the course allows, at the same hour.
    let mut spec = level_4();
    spec.rules.supervision =
        vec![SupervisionStage { first_cases: None, trainees_per_supervisor: 2, over_at_least_days: None }];
    let version = l.desk.publish(spec).await;
    let sql = format!("UPDATE enrolment SET course_version_id = x'{}'", version.0.simple());
    l.desk.app.prepare(&sql).await;
    for n in 0..2 {
        let other = l.desk.records.enrol(&format!("Other {n}")).await;
        let entry =
            crate::support::records::entry(&other, theo, l.entry.started_at, 3, EntryState::Submitted);
        l.desk.records.write(async |tx| hours::insert(tx, &entry, noon()).await).await.unwrap();
    }
    let browser = l.desk.manager().await;
    let (path, chosen) = (l.ending().await, theo.to_string());
    let done = browser.post_and_follow(&path, &[("when", "now"), ("to", &chosen), BECAUSE]).await;
    done.expect_text("Handed over: 0 entries. Sent back to trainees: 1.");
}

#[rocket::async_test]
async fn it_can_be_handed_over_later_and_the_front_page_says_that_it_waits_for_nobody() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await;
    l.desk.app.set_password(theo, "seven brass kettles hum").await;
    let browser = l.desk.manager().await;
    browser.get("/academy").await.expect_status(200);
    let path = l.ending().await;
    browser.post(&path, &[("when", "now"), ("to", "leave"), BECAUSE]).await.expect_status(303);
    assert_eq!(l.now(l.entry.id).await.version, l.entry.version, "nothing was touched");
    let mails = outbox::list(l.desk.app.store().read(), l.desk.records.academy, 10).await.unwrap();
    let told = mails.iter().find(|mail| mail.template == "supervisor-gone").unwrap();
    assert!(told.text.contains("One entry that you handed in waits for their signature"), "{}", told.text);
    let front = browser.get("/academy").await.expect_status(200);
    expect_worded(&front);
    front.expect_text("One handed-in entry waits for somebody who does not supervise here today");
    let person = format!("/academy/people/{}", l.desk.records.trainer);
    let page = browser.get(&person).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("What hangs on Tilda Brandt").expect_text("nobody can sign these");
    let hand = format!("{person}/hand-over");
    expect_worded(&browser.get(&hand).await.expect_status(200));
    let nobody = [("to", l.desk.records.trainer.to_string())];
    let fields = [("to", nobody[0].1.as_str()), BECAUSE];
    browser.post(&hand, &fields).await.expect_status(422).expect_text("Choose where it goes");
    let chosen = theo.to_string();
    browser.post_and_follow(&hand, &[("to", &chosen), BECAUSE]).await.expect_text("Handed over: one entry");
    assert!(!browser.get("/academy").await.text().contains("does not supervise here today"));
    browser.get(&hand).await.expect_text("Nothing hangs on this person now");
}

#[rocket::async_test]
async fn who_has_no_password_yet_is_named_so_before_a_queue_waits_for_them() {
    let l = Leaving::new().await;
    let nia = l.able("Nia Trainer").await;
    let browser = l.desk.manager().await;
    let hand = format!("/academy/people/{}/hand-over", l.desk.records.trainer);
    let page = browser.get(&hand).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("To Nia Trainer, who has no password yet");
    browser.post(&hand, &[("to", &nia.to_string()), BECAUSE]).await.expect_status(303);
    let front = browser.get("/academy").await;
    front.expect_text("or has no password yet").expect_text("Nia Trainer");
    l.desk.app.set_password(nia, "seven brass kettles hum").await;
    assert!(!browser.get("/academy").await.text().contains("or has no password yet"));
}

#[rocket::async_test]
async fn erasing_a_trainer_settles_what_waits_for_their_signature_under_no_name() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await;
    let owner = l.desk.staff(Role::Owner).await;
    let path = erase(l.desk.records.trainer);
    let page = owner.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("One handed-in entry waits for this person's signature")
        .expect_text("Leads the cohort Autumn 2026")
        .expect_text("To Theo Trainer");
    let because = page_value(&page, "because");
    assert!(!because.contains("Tilda"), "{because}");
    let undecided = owner.press(&path, &path, &[("because", &because)]).await.expect_status(422);
    expect_worded(&undecided);
    undecided.expect_text("Choose where it goes");
    let to = theo.to_string();
    owner.press(&path, &path, &[("to", &to), ("because", &because)]).await.expect_status(303);
    assert_eq!(l.now(l.entry.id).await.supervisor_id, Some(theo));
    let mails = outbox::list(l.desk.app.store().read(), l.desk.records.academy, 10).await.unwrap();
    let mine = mails.iter().find(|mail| mail.text.contains("Theo Trainer")).unwrap();
    assert!(mine.text.contains("somebody whom the academy erased"), "{}", mine.text);
    assert!(mails.iter().all(|mail| !mail.text.contains("Tilda")), "no name stays");
}

#[rocket::async_test]
async fn what_waits_for_somebody_who_was_erased_before_is_handed_over_too() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await;
    let owner = l.desk.staff(Role::Owner).await;
    let (leaver, path) = (l.desk.records.trainer, erase(l.desk.records.trainer));
    let to = theo.to_string();
    owner.press(&path, &path, &[("to", &to), BECAUSE]).await.expect_status(303);
    // Handed in to them before this was asked.
    let more = l.desk.records.enrol("Siân Prys").await;
    let late = l.desk.records.entry(&more, day(11, 4), 9, 2, EntryState::Submitted).await;
    let browser = l.desk.manager().await;
    let front = browser.get("/academy").await;
    front.expect_text("Hand over… somebody whom the academy erased");
    let hand = format!("/academy/people/{leaver}/hand-over");
    let page = browser.get(&hand).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("somebody whom the academy erased").expect_text("Siân Prys");
    browser.press(&hand, &hand, &[("to", &to), BECAUSE]).await.expect_status(303);
    assert_eq!(l.now(late.id).await.supervisor_id, Some(theo));
    let nobody = PersonId::fresh();
    browser.get(&format!("/academy/people/{nobody}/hand-over")).await.expect_status(404);
}

/// What stands in a text area.
fn page_value(page: &crate::support::app::Answer, name: &str) -> String {
    let start = page.body.find(&format!("name=\"{name}\"")).unwrap();
    let text = &page.body[start + page.body[start..].find('>').unwrap() + 1..];
    text[..text.find("</textarea>").unwrap()].to_owned()
}

#[rocket::async_test]
async fn with_no_other_trainer_everything_goes_back_and_the_cohorts_have_no_lead() {
    let l = Leaving::new().await;
    l.gone().await;
    let browser = l.desk.manager().await;
    let hand = format!("/academy/people/{}/hand-over", l.desk.records.trainer);
    browser.post(&hand, &[("to", "back"), ("because", " ")]).await.expect_status(422);
    browser.post(&hand, &[("to", "back"), BECAUSE]).await.expect_status(303);
    assert_eq!(l.now(l.entry.id).await.state, EntryState::Rejected);
    let (db, academy) = (l.desk.app.store().read(), l.desk.records.academy);
    let cohort = cohorts::find(db, academy, l.desk.records.cohort.id).await.unwrap();
    assert_eq!(cohort.lead_trainer_id, None);
}

#[rocket::async_test]
async fn one_entry_goes_to_another_supervisor_who_might_have_been_there() {
    let l = Leaving::new().await;
    let (theo, una) = (l.able("Theo Trainer").await, l.trainer("Una Unable", &["density".into()]).await);
    let browser = l.desk.manager().await;
    let tab = format!("/academy/enrolments/{}/hours", l.of.id);
    browser.get(&tab).await.expect_text("Another supervisor");
    let path = format!("{tab}/{}/supervisor", l.entry.id);
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("waits for the signature of Tilda Brandt").expect_text("Theo Trainer");
    let version = l.entry.version.to_string();
    let una = una.to_string();
    let refused = browser.post(&path, &[("version", &version), ("to", &una)]).await.expect_status(422);
    expect_worded(&refused);
    let theo_id = theo.to_string();
    let answer = browser.post_and_follow(&path, &[("version", &version), ("to", &theo_id)]).await;
    answer.expect_text("It waits for Theo Trainer now");
    assert_eq!(l.now(l.entry.id).await.supervisor_id, Some(theo));
    let late = browser.post(&path, &[("version", &version), ("to", &theo_id)]).await.expect_status(409);
    late.expect_text("Somebody was faster");
}

#[rocket::async_test]
async fn nothing_is_handed_over_that_its_page_did_not_show() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await.to_string();
    let browser = l.desk.manager().await;
    let leaver = l.desk.records.trainer;
    for path in [format!("/academy/people/{leaver}/hand-over"), l.ending().await] {
        let shown = browser.get(&path).await.expect_status(200).field("shown");
        // One more entry was handed in meanwhile.
        let more = l.desk.records.enrol("Siân Prys").await;
        let late = l.desk.records.entry(&more, day(11, 4), 9, 2, EntryState::Submitted).await;
        let fields = [("shown", shown.as_str()), ("when", "now"), ("to", &theo), BECAUSE];
        let changed = browser.post(&path, &fields).await.expect_status(409);
        expect_worded(&changed);
        changed.expect_text("This has changed since you looked").expect_text("Waits for a signature");
        assert_eq!(l.now(late.id).await.supervisor_id, Some(leaver));
        assert_eq!(l.now(l.entry.id).await.supervisor_id, Some(leaver), "all of it stays");
    }
    let done = browser.post(&l.ending().await, &[("when", "now"), ("to", &theo), BECAUSE]).await;
    done.expect_status(303);
}

#[rocket::async_test]
async fn an_entry_that_changed_meanwhile_stays_with_its_supervisor_and_the_page_says_what_is_different() {
    let l = Leaving::new().await;
    let theo = l.able("Theo Trainer").await.to_string();
    let browser = l.desk.manager().await;
    let path = format!("/academy/enrolments/{}/hours/{}/supervisor", l.of.id, l.entry.id);
    let page = browser.get(&path).await.expect_status(200);
    let (version, shown) = (page.field("version"), page.field("shown"));
    let fields = [("version", version.as_str()), ("shown", &shown), ("to", &theo)];
    l.desk
        .records
        .write(async |tx| {
            let (academy, id) = (l.desk.records.academy, l.entry.id);
            hours::update_state(tx, academy, id, l.entry.version, EntryState::Draft, None).await
        })
        .await
        .unwrap();
    let changed = browser.post(&path, &fields).await.expect_status(409);
    expect_worded(&changed);
    changed.expect_text("Status").expect_text("draft");
    assert_eq!(l.now(l.entry.id).await.supervisor_id, Some(l.desk.records.trainer));
}

#[rocket::async_test]
async fn whom_the_academy_erased_stands_without_a_name_in_its_records_though_another_academy_keeps_them() {
    let Leaving { desk, of, .. } = Leaving::new().await;
    let (records, trainee) = (&desk.records, of.person_id);
    let other = records.another().await;
    other.grant(trainee, Role::Trainee).await;
    records.document(trainee, "identity", DocumentState::Approved).await;
    let owner = desk.staff(Role::Owner).await;
    owner.press(&erase(trainee), &erase(trainee), &[]).await.expect_status(303);
    let name = people::find(desk.app.store().read(), trainee).await.unwrap().full_name;
    assert_eq!(name, "Aled Sample", "the other academy keeps it");
    let (enrolment, cohort) =
        (format!("/academy/enrolments/{}", of.id), format!("/academy/cohorts/{}", of.cohort_id));
    let supervisor = desk.browser_of(records.trainer).await;
    // They are told of what becomes of their certificate, where the academy does not read.
    let to = people::find(desk.app.store().read(), trainee).await.unwrap().email;
    records.write(async |tx| outbox::insert(tx, &mail(records.academy, &to)).await).await.unwrap();
    for path in [
        enrolment.clone(),
        format!("{enrolment}/hours"),
        format!("{enrolment}/documents"),
        format!("{enrolment}/events"),
        cohort.clone(),
        "/academy/documents".into(),
        "/academy/documents?show=approved".into(),
        "/academy/events".into(),
        "/academy/outbox".into(),
        "/academy/people?q=Sample".into(),
        format!("/academy/people/{trainee}"),
    ] {
        let page = owner.get(&path).await.expect_status(200);
        expect_worded(&page);
        assert!(!page.body.contains("Aled") && !page.body.contains(&to), "{path}: {}", page.text());
    }
    assert!(!supervisor.get("/academy/queue").await.expect_status(200).body.contains("Aled"));
    owner.get(&enrolment).await.expect_text("erased");
}

fn erase(person: PersonId) -> String {
    format!("/academy/people/{person}/erase")
}

/// What a holder is told on behalf of an academy.
fn mail(academy: AcademyId, to: &str) -> Mail {
    Mail {
        id: MailId::fresh(),
        academy_id: Some(academy),
        dedup_key: format!("test:{to}"),
        to: to.into(),
        template: "certificate-suspended".into(),
        subject: "Your certificate is suspended".into(),
        text: "Ask the academy.".into(),
        html: String::new(),
        created_at: noon(),
        attempts: 0,
        last_error: None,
        sent_at: None,
        link_id: None,
        dropped_at: None,
    }
}

#[rocket::async_test]
async fn what_an_erased_trainee_handed_in_waits_for_nobody_and_nobody_brings_them_back() {
    let Leaving { desk, of, entry } = Leaving::new().await;
    let case = desk.records.case(&of, "C-1").await;
    desk.records.session(&case, day(11, 3), EntryState::Submitted).await;
    let owner = desk.staff(Role::Owner).await;
    owner.press(&erase(of.person_id), &erase(of.person_id), &[]).await.expect_status(303);
    let queue = desk.browser_of(desk.records.trainer).await.get("/academy/queue").await.expect_status(200);
    assert!(!queue.text().contains("erased"), "{}", queue.text());
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    assert_eq!(hours::find(db, academy, entry.id).await.unwrap().state, EntryState::Rejected);
    let home = format!("/academy/enrolments/{}", of.id);
    let page = owner.get(&home).await.expect_status(200);
    page.expect_text("withdrawn");
    assert!(!page.body.contains("/moves/reopen") && !page.body.contains("Move to cohort"), "{}", page.text());
    let back = [("attempted", "reopen"), ("seen", "withdrawn"), ("reason", "Back again")];
    let moves = format!("{home}/moves");
    owner.press(&format!("{moves}/reopen"), &moves, &back).await.expect_status(404);
}

#[rocket::async_test]
async fn a_trainee_keeps_the_role_while_they_learn_or_hold_a_certificate() {
    let desk = Desk::open().await;
    desk.app.set_now(noon() + TimeDelta::days(2));
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    let (browser, bo) = (desk.manager().await, desk.records.member("Bo Lind", Role::Trainee, &[]).await);
    let grant = people::list_grants(db, academy, bo).await.unwrap()[0].id;
    let path = format!("/academy/people/{bo}/roles/{grant}/end");
    let early = browser.get(&path).await.expect_status(200).field("shown");
    let of = enrolment(academy, bo, desk.records.course, desk.records.cohort.id);
    desk.records.write(async |tx| enrolments::insert(tx, &of, noon()).await).await.unwrap();
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("They are learning here, or hold a certificate").expect_text("Autumn 2026");
    assert!(!page.body.contains("name=\"when\""), "no form: {}", page.text());
    // Not by a form of before they were enrolled either.
    let late = browser.post(&path, &[("when", "now"), ("shown", &early)]).await.expect_status(422);
    expect_worded(&late);
    late.expect_text("So it can't end yet");
    let certificate = desk.records.issue(&of, 1, "Bo Lind").await;
    let (from, to) = (EnrolmentState::Active, EnrolmentState::Completed);
    desk.records
        .write(async |tx| enrolments::update_state(tx, academy, &[of.id], from, to).await)
        .await
        .unwrap();
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    assert!(page.body.contains(&format!("/academy/certificates/{}", certificate.id)), "{}", page.text());
    browser.post(&path, &[("when", "now"), ("shown", &early)]).await.expect_status(422);
    // What is over needs no role.
    desk.app.set_now(noon() + TimeDelta::days(5 * 366));
    let browser = desk.manager().await;
    browser.press(&path, &path, &[("when", "now")]).await.expect_status(303);
    assert!(!people::list_grants(db, academy, bo).await.unwrap()[0].holds_on(desk.app.now().date_naive()));
}
