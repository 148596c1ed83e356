//! Courses: importing, reading, publishing, retiring.

use std::process::Command;

use countersign::{
    domain::{
        course_spec::{self, CourseSpec},
        states::{CohortState, CourseVersionState, EnrolmentState},
        words::Role,
    },
    storage::{cohorts, courses, courses::CourseLine, enrolments, people},
    workflows::try_certificates::try_course,
};

use super::{Desk, expect_worded, hidden};
use crate::support::{app::noon, records::level_4};

const LEVEL_4: &str = include_str!("../../courses/smp-level-4.toml");
const OREGON: &str = include_str!("../../courses/oregon.toml");

async fn course(desk: &Desk, key: &str) -> CourseLine {
    let all = courses::list_courses(desk.app.store().read(), desk.records.academy).await.unwrap();
    all.into_iter().find(|course| course.key == key).unwrap()
}

#[rocket::async_test]
async fn a_shipped_course_is_imported_read_and_published() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let form = browser.get("/academy/courses/import").await.expect_status(200);
    expect_worded(&form);
    let answer = browser.post("/academy/courses/import", &[("shipped", "oregon")]).await.expect_status(303);
    let address = answer.location.unwrap();
    let page = browser.get(&address).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("draft").expect_text("210 hours of theory, countersigned");
    page.expect_text("over at least 30 days");

    let question = browser.get(&format!("{address}/publish")).await.expect_status(200);
    question.expect_text("It can never be changed again");
    let seen = hidden(&question, "seen");
    for _ in 0..2 {
        browser
            .press(&format!("{address}/publish"), &format!("{address}/publish"), &[("seen", &seen)])
            .await
            .expect_status(303);
    }
    assert_eq!(
        course(&desk, "oregon-permanent-color").await.versions[0].state,
        CourseVersionState::Published
    );
    assert_eq!(desk.actions().await, ["course.imported", "course.published"]);
}

#[rocket::async_test]
async fn every_fault_of_a_specification_is_shown_and_the_text_is_kept() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let wrong =
        OREGON.replace("total_hours = 360", "total_hours = 3").replace("theory_before_public = true", "");
    let wrong = wrong.replacen("[[technique]]", "[[technique]]\n# kept as typed", 1);
    let page = browser.post("/academy/courses/import", &[("text", &wrong)]).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("guided_hours").expect_text("total_hours").expect_text("# kept as typed");
    assert!(page.body.contains("<title>Error: "));
    assert_eq!(desk.actions().await, Vec::<String>::new());

    let not_toml = browser.post("/academy/courses/import", &[("text", "key = ")]).await.expect_status(422);
    not_toml.expect_text("line 1, column 7");
    browser
        .post("/academy/courses/import", &[])
        .await
        .expect_status(422)
        .expect_text("Choose a course, a file");
}

#[rocket::async_test]
async fn a_file_is_read_before_the_text() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let file = ("file", "oregon.toml", OREGON.as_bytes());
    browser.upload("/academy/courses/import", &[("text", "nonsense")], file).await.expect_status(303);
    assert_eq!(course(&desk, "oregon-permanent-color").await.versions.len(), 1);
    let picture = ("file", "photo.png", &[0x89, 0x50, 0xff, 0xfe][..]);
    let page = browser.upload("/academy/courses/import", &[], picture).await.expect_status(422);
    page.expect_text("save it again with the encoding UTF-8");
}

#[rocket::async_test]
async fn a_changed_specification_becomes_a_new_version_and_the_same_one_does_not() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let same = include_str!("../../courses/smp-level-4.toml");
    let page = browser.post_and_follow("/academy/courses/import", &[("text", same)]).await;
    page.expect_text("already says exactly this, in version 1");
    let changed = same.replace("minimum_age = 18", "minimum_age = 21");
    let changed = if changed == same { format!("valid_for_months = 36\n{same}") } else { changed };
    browser.post("/academy/courses/import", &[("text", &changed)]).await.expect_status(303);
    let versions = course(&desk, "smp-level-4").await.versions;
    let states: Vec<_> = versions.iter().map(|v| (v.number, v.state)).collect();
    assert_eq!(states, [(2, CourseVersionState::Draft), (1, CourseVersionState::Published)]);
}

#[rocket::async_test]
async fn a_draft_that_was_replaced_while_it_was_read_is_not_published() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = browser.post("/academy/courses/import", &[("shipped", "oregon")]).await.location.unwrap();
    let seen = hidden(&browser.get(&format!("{address}/publish")).await, "seen");
    let other = format!("valid_for_months = 12\n{OREGON}");
    browser.post("/academy/courses/import", &[("text", &other)]).await.expect_status(303);
    browser.post(&format!("{address}/publish"), &[("seen", &seen)]).await.expect_status(409);
    assert_eq!(course(&desk, "oregon-permanent-color").await.versions[0].state, CourseVersionState::Draft);
}

#[rocket::async_test]
async fn a_retired_version_runs_no_new_cohort() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = format!("/academy/courses/{}", desk.records.course);
    expect_worded(&browser.get(&format!("{address}/retire")).await.expect_status(200));
    let retire = format!("{address}/retire");
    browser.press(&retire, &retire, &[]).await.expect_status(303);
    browser.get(&format!("{address}/retire")).await.expect_status(409);
    browser
        .get("/academy/cohorts/new")
        .await
        .expect_status(200)
        .expect_text("There is no published course to run");
}

#[rocket::async_test]
async fn an_assessor_reads_courses_and_imports_none() {
    let desk = Desk::open().await;
    let browser = desk.staff(Role::Assessor).await;
    let page = browser.get("/academy/courses").await.expect_status(200);
    assert!(!page.body.contains("/academy/courses/import"));
    browser.get("/academy/courses/import").await.expect_status(403);
    browser.post("/academy/courses/import", &[("shipped", "oregon")]).await.expect_status(403);
    let else_where = desk.records.another().await;
    browser.get(&format!("/academy/courses/{}", else_where.course)).await.expect_status(404);
    browser.get("/academy/courses/nonsense").await.expect_status(404);
}

/// The shipped course with texts that no certificate can carry.
fn unprintable() -> String {
    let units = [("Consultation", "ᏣᎳᎩ consultation"), ("Hygiene", "Hygiene ✂️")];
    let title = |title: &str| format!("\ntitle = \"{title}\"");
    let mut text = LEVEL_4.replacen(&title(&level_4().title), &title(&"X".repeat(190)), 1);
    for (there, other) in units {
        let unit = format!("title = \"{there}");
        assert!(text.contains(&unit), "{unit}");
        text = text.replacen(&unit, &format!("title = \"{other}"), 1);
    }
    text
}

#[rocket::async_test]
async fn a_course_that_no_certificate_can_print_is_refused_when_it_is_imported_each_text_at_its_place() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let text = unprintable();
    let page = browser.post("/academy/courses/import", &[("text", &text)]).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("title : is too long and does not fit on a certificate of the design “classical”");
    page.expect_text("unit[1].title : no font of the certificate has the character “Ꮳ”");
    page.expect_text("unit[2].title : no font of the certificate has the character “✂”");
    assert_eq!(desk.actions().await, Vec::<String>::new());
    let technique = LEVEL_4.replacen("name = \"", "name = \"𒀀 ", 1);
    browser.get("/language/de").await;
    let page = browser.post("/academy/courses/import", &[("text", &technique)]).await.expect_status(422);
    page.expect_text("technique[1].name : keine Schrift des Zertifikats hat das Zeichen „𒀀“");
}

#[rocket::async_test]
async fn a_draft_that_the_academys_look_cannot_print_is_not_published() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let spec = CourseSpec { title: "ᏣᎳᎩ".into(), ..level_4() };
    let draft =
        desk.records.write(async |tx| courses::insert_draft(tx, desk.records.academy, &spec, noon()).await);
    let address = format!("/academy/courses/{}", draft.await.unwrap());
    let seen = hidden(&browser.get(&format!("{address}/publish")).await, "seen");
    let page = browser.post(&format!("{address}/publish"), &[("seen", &seen)]).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("title: no font of the certificate has the character “Ꮳ”");
    assert_eq!(course(&desk, &spec.key).await.versions[0].state, CourseVersionState::Draft);
}

#[test]
fn every_shipped_course_can_be_printed_in_every_design_and_language() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/courses")).unwrap() {
        let spec = course_spec::parse(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
        assert_eq!(try_course(&spec).unwrap(), [], "{}", spec.title);
    }
}

#[test]
fn course_check_tells_what_no_certificate_can_print() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("course.toml");
    std::fs::write(&file, unprintable()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["course", "check", file.to_str().unwrap()])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("title: is too long"), "{told}");
    assert!(told.contains("unit[1].title: no font of the certificate has the character “Ꮳ”"), "{told}");
}

#[rocket::async_test]
async fn a_version_that_is_retired_takes_no_technique_from_whoever_goes_on_with_it_or_holds_it() {
    let desk = Desk::open().await;
    let (academy, course, trainer) = (desk.records.academy, desk.records.course, desk.records.trainer);
    let of = desk.records.enrol("Ffion Sample").await;
    desk.records.write(async |tx| courses::update_retired(tx, academy, course).await).await.unwrap();
    let names: Vec<_> = level_4().techniques.into_iter().map(|technique| technique.name).collect();
    let manager = desk.manager().await;
    let grant = people::list_grants(desk.app.store().read(), academy, trainer).await.unwrap().remove(0);
    let change = format!("/academy/people/{trainer}/roles/{}/techniques", grant.id);
    let (invite, person) = ("/academy/people/invite".to_owned(), format!("/academy/people/{trainer}"));
    for path in [&invite, &change, &person] {
        let page = manager.get(path).await.expect_status(200);
        expect_worded(&page);
        for name in &names {
            page.expect_text(name);
        }
    }
    // Everybody has finished: nobody new supervises it, and who holds it keeps it, by its name.
    let (from, to) = (EnrolmentState::Active, EnrolmentState::Completed);
    desk.records
        .write(async |tx| {
            enrolments::update_state(tx, academy, &[of.id], from, to).await?;
            cohorts::update_state(tx, academy, of.cohort_id, CohortState::Running, CohortState::Closed).await
        })
        .await
        .unwrap();
    assert!(!manager.get(&invite).await.text().contains(&names[0]));
    for path in [&change, &person] {
        let page = manager.get(path).await.expect_status(200);
        for name in &names {
            page.expect_text(name);
        }
    }
}
