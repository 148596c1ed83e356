//! Forms of those who work for an academy.

use countersign::{
    domain::{
        assessment::Assessment,
        doubt::{Doubt, DoubtCause},
        hold::Hold,
        ids::{AssessmentId, CohortId, DoubtId, HoldId},
        states::{AssessmentState, CohortState, DocumentState, EntryState},
        words::{AssessmentKind, AssessmentOutcome, Role},
    },
    storage::{assessments, cohorts, countersignatures, courses, doubts, holds},
};

use super::{
    super::page_form::{PageForm, Typed},
    Sheet, World, blob, issued,
};
use crate::support::{
    app::noon,
    issue,
    records::{cohort, day, level_4},
};

/// Another one: the same picture is kept once.
const DOT: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="9" fill="#5b2748"/></svg>"##;

/// A small picture that can be read.
const LOGO: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="31" fill="#0b4f52"/></svg>"##;

pub async fn sheets(world: &World, door: &str) -> Vec<Sheet> {
    let mut found = certificates(world, door).await;
    found.extend(queue(world, door).await);
    found.extend(assessing(world, door).await);
    found.extend(running(world, door).await);
    found.extend(enrolments(world, door).await);
    found
}

async fn certificates(world: &World, door: &str) -> Vec<Sheet> {
    let crew = &world.crew;
    let (owner, manager) = ((crew.academy, crew.owner), (crew.academy, crew.manager));
    match door {
        "/academy/certificates" => {
            let e = world.eligible().await;
            let page = format!("{door}/new?enrolment={}", e.enrolment);
            vec![Sheet::new(manager, page, door.into()).ticked("pick")]
        }
        "/academy/certificates/<id>/approve" => {
            let page = format!("/academy/certificates/{}", requested(world).await);
            vec![Sheet::new(owner, page.clone(), format!("{page}/approve"))]
        }
        "/academy/certificates/<id>/keep" => {
            let certificate = issued(world).await;
            let doubt = Doubt {
                id: DoubtId::fresh(),
                academy_id: crew.academy,
                certificate_id: certificate.parse().unwrap(),
                cause: DoubtCause::SignatureVoid,
                subject: uuid::Uuid::now_v7(),
                reason: "I was ill that day".into(),
                raised_by: crew.trainer,
                raised_at: noon(),
                settled: None,
            };
            world.records.write(async |tx| doubts::insert(tx, &doubt).await).await.unwrap();
            let page = format!("/academy/certificates/{certificate}");
            vec![Sheet::new(owner, page.clone(), format!("{page}/keep")).with("reason", "Another was there.")]
        }
        "/academy/certificates/<id>/decline" => {
            let page = format!("/academy/certificates/{}/decline", requested(world).await);
            vec![Sheet::new(owner, page.clone(), page).with("reason", "Not yet.")]
        }
        "/academy/certificates/<id>/step/<deed>" => {
            let one = issued(world).await;
            let at = |id: &str, deed: &str| {
                let page = format!("/academy/certificates/{id}/step/{deed}");
                Sheet::new(owner, page.clone(), page)
            };
            // One after the other, on what the one before left.
            vec![
                at(&one, "suspend").with("reason", "A complaint."),
                at(&one, "reinstate"),
                at(&one, "replace"),
                at(&one, "revoke").with("reason_key", "other").with("reason", "The complaint was right."),
            ]
        }
        "/academy/cohorts/<id>/issue" => {
            requested(world).await;
            let page = format!("/academy/cohorts/{}/issue", crew.cohort);
            vec![Sheet::new(owner, page.clone(), page).ticked("pick")]
        }
        "/academy/issues/<id>/cancel" => {
            requested(world).await;
            let browser = world.app.browser_of(owner.1, owner.0).await;
            let at = format!("/academy/cohorts/{}/issue", crew.cohort);
            let body = browser.get(&at).await.expect_status(200).body;
            let form = PageForm::find(&body, &at, &at, &["pick"]).unwrap();
            let sent = form.filled(&[("pick", Typed::Tick)]);
            let sent: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let job = browser.post(&at, &sent).await.expect_status(303).location.unwrap();
            let page = format!("{}/cancel", job.split('?').next().unwrap());
            vec![Sheet::new(owner, page.clone(), page)]
        }
        "/academy/appearance" => {
            let who = world.member(Role::Owner).await;
            vec![Sheet::new(who, door.into(), door.into()).with("brand", "#5b2748")]
        }
        "/academy/appearance/preview" | "/academy/appearance/sample" => {
            // What is shown is not saved, but the picture is kept for a day.
            let picture = if door.ends_with("preview") { LOGO } else { DOT };
            let who = world.member(Role::Owner).await;
            vec![Sheet::new(who, "/academy/appearance".into(), door.into()).file(
                "logo.file",
                "logo.svg",
                picture,
            )]
        }
        _ => Vec::new(),
    }
}

/// A request that the manager made.
async fn requested(world: &World) -> String {
    issue::requested(&world.app, &world.eligible().await).await.to_string()
}

async fn queue(world: &World, door: &str) -> Vec<Sheet> {
    let (records, trainer) = (&world.records, world.trainer());
    let entry = async |hour| {
        let (_, enrolment) = world.trainee().await;
        records.entry(&enrolment, day(11, 2), hour, 2, EntryState::Submitted).await
    };
    match door {
        "/academy/queue/countersign" => {
            let page = format!("/academy/queue?trainee={}", entry(9).await.trainee_id);
            vec![Sheet::new(trainer, page, door.into()).ticked("entry")]
        }
        "/academy/queue/reject" => {
            let page = format!("{door}?entry={}", ticked_name(world, entry(9).await.id.to_string()).await);
            vec![Sheet::new(trainer, page, door.into()).with("reason", "Wrong day.")]
        }
        "/academy/queue/<kind>/<id>/void" => {
            let entry = entry(9).await;
            let signature = entry.countersign(trainer.1, noon()).unwrap();
            let content = countersign::domain::signed_content::of_hours_entry(&entry);
            let subject = countersignatures::Subject::HoursEntry(entry.id);
            records
                .write(async |tx| {
                    let academy = records.academy;
                    countersign::storage::hours::update_state(
                        tx,
                        academy,
                        entry.id,
                        1,
                        signature.state,
                        None,
                    )
                    .await?;
                    countersignatures::insert(tx, academy, subject, &signature, "test", &content).await
                })
                .await
                .unwrap();
            let page = format!("/academy/queue/entries/{}/void", entry.id);
            vec![Sheet::new(trainer, page.clone(), page).with("reason", "It was another day.")]
        }
        "/academy/cases/<id>/healed" => {
            let e = world.eligible().await;
            let done = countersign::storage::cases::list_of_enrolment(
                world.records.store.read(),
                e.academy,
                e.enrolment,
            )
            .await
            .unwrap();
            let case = done[0].id;
            let sql = "UPDATE treatment_case SET state = 'healing', healed_reviewed_on = NULL, healed_reviewed_by = NULL";
            world.sql(&format!("{sql} WHERE id = {}", blob(case.0))).await;
            let page = format!("/academy/cases/{case}");
            vec![Sheet::new((e.academy, e.trainer), page.clone(), format!("{page}/healed"))]
        }
        _ => Vec::new(),
    }
}

/// How the queue's page names a record that can be ticked.
async fn ticked_name(world: &World, id: String) -> String {
    let browser = world.app.browser_of(world.records.trainer, world.records.academy).await;
    let page = browser.get("/academy/queue").await.expect_status(200).body;
    let mut names = page.split("name=\"entry\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    names.find(|name| name.contains(&id)).unwrap().to_owned()
}

async fn assessing(world: &World, door: &str) -> Vec<Sheet> {
    let decided = async |sampled| {
        let (_, enrolment) = world.trainee().await;
        let (_, assessor) = world.member(Role::Assessor).await;
        let assessment = Assessment {
            id: AssessmentId::fresh(),
            academy_id: world.records.academy,
            enrolment_id: enrolment.id,
            kind: AssessmentKind::Criterion,
            criterion: level_4().criteria().next().map(|(_, criterion)| criterion.reference.clone()),
            technique: None,
            client_ref: None,
            assessor_id: Some(assessor),
            outcome: Some(AssessmentOutcome::Met),
            decided_on: Some(day(11, 2)),
            sampled,
            iqa_id: None,
            comment: "Seen.".into(),
            state: AssessmentState::Decided,
            version: 1,
        };
        world.records.write(async |tx| assessments::insert(tx, &assessment, noon()).await).await.unwrap();
        assessment.id
    };
    let overview = "/academy/assessments/sample".to_owned();
    match door {
        "/academy/assessments/<id>/criteria" => {
            let (_, enrolment) = world.trainee().await;
            let page = format!("/academy/assessments/{}", enrolment.id);
            let who = world.member(Role::Assessor).await;
            let sheet = Sheet::new(who, page.clone(), format!("{page}/criteria"));
            vec![sheet.with("outcome[0]", "met").with("comment[0]", "Seen.")]
        }
        "/academy/assessments/<id>/observations/new" => {
            let (_, enrolment) = world.trainee().await;
            let page = format!("/academy/assessments/{}/observations/new", enrolment.id);
            let sheet = Sheet::new(world.member(Role::Assessor).await, page.clone(), page);
            vec![
                sheet
                    .with("technique", "hairline")
                    .with("client_ref", "C-001")
                    .with("on", "2026-11-02")
                    .with("outcome", "met"),
            ]
        }
        "/academy/assessments/decisions/<id>/correct" => {
            let id = decided(false).await;
            let view =
                assessments::find(world.records.store.read(), world.records.academy, id).await.unwrap();
            let who = (world.records.academy, view.assessment.assessor_id.unwrap());
            let page = format!("/academy/assessments/decisions/{id}/correct");
            let sheet = Sheet::new(who, page.clone(), page);
            vec![sheet.with("outcome", "not_met").with("reason", "I ticked the wrong one.")]
        }
        "/academy/assessments/sample/decisions/<id>" => {
            let page = format!("{overview}/decisions/{}", decided(true).await);
            let sheet = Sheet::new(world.member(Role::Iqa).await, page.clone(), page);
            vec![sheet.with("verdict", "confirm")]
        }
        "/academy/assessments/sample/draw" => {
            decided(false).await;
            vec![Sheet::new(world.member(Role::Iqa).await, overview, door.into()).with("how_many", "1")]
        }
        "/academy/assessments/sample/pick" => {
            decided(false).await;
            vec![Sheet::new(world.member(Role::Iqa).await, overview, door.into()).first("assessment")]
        }
        _ => Vec::new(),
    }
}

async fn running(world: &World, door: &str) -> Vec<Sheet> {
    let records = &world.records;
    let fresh = async |name: &str, state| {
        let cohort = countersign::domain::cohort::Cohort {
            state,
            ..cohort(records.academy, records.course, records.trainer, name)
        };
        records.write(async |tx| cohorts::insert(tx, &cohort, noon()).await).await.unwrap();
        cohort.id
    };
    let draft = async |title: &str| {
        let spec = countersign::domain::course_spec::CourseSpec { title: title.into(), ..level_4() };
        records
            .write(async |tx| courses::insert_draft(tx, records.academy, &spec, noon()).await)
            .await
            .unwrap()
    };
    let at = async |page: String, path: String| Sheet::new(world.manager().await, page, path);
    vec![match door {
        "/academy/cohorts/new" => at(door.into(), door.into())
            .await
            .first("course")
            .with("name", format!("Planned {}", CohortId::fresh()))
            .with("starts_on", "2027-01-04")
            .with("ends_on", "2027-06-30")
            .with("capacity", "8"),
        "/academy/cohorts/<id>/edit" => {
            let page = format!("/academy/cohorts/{}/edit", fresh("To be edited", CohortState::Open).await);
            at(page.clone(), page).await.with("capacity", "12")
        }
        "/academy/cohorts/<id>/moves" => {
            let page = format!("/academy/cohorts/{}", fresh("To be closed", CohortState::Running).await);
            at(format!("{page}/moves/close"), format!("{page}/moves")).await
        }
        "/academy/cohorts/<id>/enrol" => {
            let page = format!("/academy/cohorts/{}/enrol", fresh("To be joined", CohortState::Open).await);
            at(page.clone(), page)
                .await
                .with("name", "Newly Enrolled")
                .with("email", "newly.enrolled@people.example")
                .with("starts_on", "2026-11-23")
        }
        "/academy/courses/<id>/publish" => {
            let page = format!("/academy/courses/{}/publish", draft("A draft to publish").await);
            at(page.clone(), page).await
        }
        "/academy/courses/<id>/retire" => {
            let version = draft("A version to retire").await;
            let publish = async |tx: &_| {
                courses::update_published(tx, records.academy, version, records.manager, noon()).await
            };
            records.write(publish).await.unwrap();
            let page = format!("/academy/courses/{version}/retire");
            at(page.clone(), page).await
        }
        "/academy/courses/import" => at(door.into(), door.into()).await.with("shipped", "oregon"),
        _ => return Vec::new(),
    }]
}

async fn enrolments(world: &World, door: &str) -> Vec<Sheet> {
    let records = &world.records;
    let (_, of) = world.trainee().await;
    let home = format!("/academy/enrolments/{}", of.id);
    let at = async |page: String, path: String| Sheet::new(world.manager().await, page, path);
    let document = async || {
        let document = records.document(of.person_id, "first_aid", DocumentState::Uploaded).await;
        format!("/academy/documents/{}", document.id)
    };
    vec![match door {
        "/academy/enrolments/<id>/moves" => at(format!("{home}/moves/pause"), format!("{home}/moves"))
            .await
            .with("reason", "Away for a while."),
        "/academy/enrolments/<id>/holds" => {
            at(home.clone(), format!("{home}/holds")).await.with("reason", "Fees are open.")
        }
        "/academy/enrolments/<id>/holds/<hold>/clear" => {
            let hold = Hold {
                id: HoldId::fresh(),
                academy_id: records.academy,
                enrolment_id: of.id,
                reason: "Fees".into(),
                opened_by: records.manager,
                opened_at: noon(),
                cleared_by: None,
                cleared_at: None,
            };
            records.write(async |tx| holds::insert(tx, &hold).await).await.unwrap();
            let page = format!("{home}/holds/{}/clear", hold.id);
            at(page.clone(), page).await
        }
        "/academy/enrolments/<id>/identity" => {
            let sql =
                "UPDATE enrolment SET identity_checked_on = NULL, identity_checked_by = NULL WHERE id = ";
            world.sql(&format!("{sql}{}", blob(of.id.0))).await;
            at(home.clone(), format!("{home}/identity")).await.ticked("document_seen")
        }
        "/academy/enrolments/<id>/cases/<case>/spacing" => {
            let page = format!("{home}/cases/{}/spacing", records.case(&of, "C-001").await.id);
            at(page.clone(), page).await.with("reason", "The skin had healed early.")
        }
        "/academy/enrolments/<id>/cohort" => {
            let to = countersign::domain::cohort::Cohort {
                name: format!("Another {}", CohortId::fresh()),
                ..cohort(records.academy, records.course, records.trainer, "Another")
            };
            records.write(async |tx| cohorts::insert(tx, &to, noon()).await).await.unwrap();
            at(format!("{home}/cohort?to={}", to.id), format!("{home}/cohort")).await
        }
        "/academy/enrolments/<id>/<list>/<record>/supervisor" => {
            let entry = records.entry(&of, day(11, 2), 9, 2, EntryState::Submitted).await;
            let techniques: Vec<_> = level_4().techniques.into_iter().map(|one| one.key).collect();
            let other = records.member("Ottilie Other", Role::Trainer, &techniques).await;
            let page = format!("{home}/hours/{}/supervisor", entry.id);
            at(page.clone(), page).await.with("to", other.to_string())
        }
        "/academy/enrolments/<id>/<list>/<draft>/remove" => {
            let entry = records.entry(&of, day(11, 2), 9, 2, EntryState::Draft).await;
            let page = format!("{home}/hours/{}/remove", entry.id);
            at(page.clone(), page).await.with("reason", "It was never meant.")
        }
        "/academy/documents/<id>/withdraw" => {
            let document = records.document(of.person_id, "first_aid", DocumentState::Approved).await;
            let page = format!("/academy/documents/{}/withdraw", document.id);
            at(page.clone(), page).await.with("reason", "The insurer cancelled it.")
        }
        "/academy/documents/<id>/approve" => {
            let page = document().await;
            at(page.clone(), format!("{page}/approve")).await
        }
        "/academy/documents/<id>/reject" => {
            let page = document().await;
            at(page.clone(), format!("{page}/reject")).await.with("reason", "It cannot be read.")
        }
        _ => return Vec::new(),
    }]
}
