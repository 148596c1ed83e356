//! The pages of a cohort's certificates: ask, approve, watch, download, stop.

use std::io::Read;

use countersign::{
    domain::ids::IssueJobId,
    storage::issue_jobs,
    throttle::{Busy, Whose},
};

use super::cohort::{group, worked_off};
use crate::support::{
    app::TestApp,
    issue::run,
    people::{crew, eligible_in, enrolled},
};

#[rocket::async_test]
async fn a_manager_asks_another_approves_and_everybody_sees_how_far_it_is() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let one = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let two = eligible_in(&app, &crew, "Łukasz Świątek").await;
    enrolled(&app, &crew, "Олена").await;
    let manager = app.browser_of(crew.manager, crew.academy).await;
    let issue = format!("/academy/cohorts/{}/issue", crew.cohort);
    let empty = manager.get(&issue).await.expect_status(200);
    empty.expect_text("Nothing waits for your approval");
    let (a, b, cohort) = (one.enrolment.to_string(), two.enrolment.to_string(), crew.cohort.to_string());
    let asked = manager
        .post_and_follow("/academy/certificates", &[("cohort", &cohort), ("pick", &a), ("pick", &b)])
        .await;
    asked.expect_text("2 certificates were asked for").expect_text("another person has to approve it");
    let owner = app.browser_of(crew.owner, crew.academy).await;
    owner.get(&format!("/academy/cohorts/{}", crew.cohort)).await.expect_text("Approve 2 certificates…");
    let page = owner.get(&issue).await.expect_status(200);
    assert_eq!(page.body.matches("name=\"pick\"").count(), 2);
    owner.post(&issue, &[("job", &IssueJobId::fresh().to_string())]).await.expect_status(422);
    let value = |name: &str| -> Vec<String> {
        let mark = format!("name=\"{name}\" value=\"");
        page.body.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let (job, picks) = (value("job").remove(0), value("pick"));
    let fields = [("job", job.as_str()), ("pick", &picks[0]), ("pick", &picks[1])];
    let started = owner.post_and_follow(&issue, &fields).await.expect_status(200);
    started.expect_text("0 of 2 issued, 2 to go.").expect_text("This goes on by itself");
    assert!(started.body.contains("http-equiv=\"refresh\""));
    owner.post_and_follow(&issue, &fields).await.expect_text("0 of 2 issued");
    worked_off(&app).await;
    let path = format!("/academy/issues/{job}");
    let done = app.browser_of(crew.auditor, crew.academy).await.get(&path).await.expect_status(200);
    done.expect_text("2 of 2 issued.").expect_text("Download 2 files (ZIP)");
    assert!(!done.body.contains("http-equiv=\"refresh\""));
    let told: serde_json::Value =
        serde_json::from_str(&owner.get(&format!("{path}/progress")).await.body).unwrap();
    assert_eq!((&told["settled"], &told["finished"]), (&2.into(), &true.into()));
    owner.get(&format!("{path}?lang=de")).await.expect_status(200);
    manager.get(&issue).await.expect_text("2 of 2 issued.");
}

#[rocket::async_test]
async fn the_archive_holds_every_file_as_it_was_issued() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn", "A/B \\ C"]).await;
    let job = group.approved(&app).await;
    let owner = app.browser_of(group.crew.owner, group.crew.academy).await;
    owner.get(&format!("/academy/issues/{job}/files")).await.expect_status(404);
    worked_off(&app).await;
    let answer = owner.get(&format!("/academy/issues/{job}/files")).await.expect_status(200);
    assert_eq!(
        answer.headers["content-disposition"],
        "attachment; filename=\"certificates-spring-2026.zip\""
    );
    let file = app.dir.path().join("all.zip");
    std::fs::write(&file, &answer.bytes).unwrap();
    // Another program's word on it.
    let script = "import sys, zipfile, hashlib\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n\
        for i in sorted(z.infolist(), key=lambda i: i.filename): print(hashlib.sha256(z.read(i)).hexdigest(), i.filename)";
    let listed = std::process::Command::new("python3").args(["-c", script]).arg(&file).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let items = issue_jobs::list_items(app.store().read(), group.crew.academy, job).await.unwrap();
    let mut expected: Vec<String> = items
        .iter()
        .map(|item| {
            let name = item.holder_name.replace(['/', '\\'], "_");
            format!("{} {name} {}.pdf", item.pdf_sha256.as_ref().unwrap(), item.serial.as_ref().unwrap())
        })
        .collect();
    expected.sort_by_key(|line| line[65..].to_owned());
    assert_eq!(listed.lines().collect::<Vec<_>>(), expected);
    // A file that is gone cuts the archive off before its directory: nobody takes the rest for the whole.
    let sha256 = items[0].pdf_sha256.clone().unwrap();
    let stored = app.app.settings.certificates_dir().join(&sha256[..2]).join(&sha256);
    std::fs::remove_file(stored).unwrap();
    let cut = owner.get(&format!("/academy/issues/{job}/files")).await;
    assert!(!cut.bytes.windows(4).any(|four| four == b"PK\x05\x06"));
}

#[rocket::async_test]
async fn stopping_is_asked_once_more_and_says_what_stays() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One", "Two"]).await;
    let job = group.approved(&app).await;
    let manager = app.browser_of(group.crew.manager, group.crew.academy).await;
    let path = format!("/academy/issues/{job}");
    manager.get(&path).await.expect_text("Stop…");
    let ask = manager.get(&format!("{path}/cancel")).await.expect_status(200);
    ask.expect_text("2 certificates that have not begun are taken out");
    let done = manager.post_and_follow(&format!("{path}/cancel"), &[]).await;
    done.expect_text("2 certificates were taken out").expect_text("0 of 2 issued, 2 taken out");
    let twice = manager.post_and_follow(&format!("{path}/cancel"), &[]).await;
    twice.expect_text("Nothing was taken out");
}

#[rocket::async_test]
async fn the_command_issues_a_cohort_and_tells_a_script() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    eligible_in(&app, &crew, "One").await;
    eligible_in(&app, &crew, "Two").await;
    enrolled(&app, &crew, "Not Yet").await;
    let (asks, approves) = (app.email_of(crew.manager).await, app.email_of(crew.owner).await);
    let people = ["--requested-by", &asks, "--approved-by", &approves];
    let args = [&["certificate", "issue", "--cohort", "Spring 2026"][..], &people, &["--json"]].concat();
    let output = run(&app, &args);
    assert!(output.status.success(), "{output:?}");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["issued"], &told["not_ready"]), (&2.into(), &1.into()));
    let mut progress = String::new();
    output.stderr.as_slice().read_to_string(&mut progress).unwrap();
    assert!(progress.contains("2 of 2"), "{progress}");
    let nothing = run(&app, &args);
    let told: serde_json::Value = serde_json::from_slice(&nothing.stdout).unwrap();
    assert_eq!(told["issued"], 0);
    let unknown = [&["certificate", "issue", "--cohort", "Nowhere"][..], &people].concat();
    assert_eq!(run(&app, &unknown).status.code(), Some(1));
}

#[rocket::async_test]
async fn the_buttons_of_a_cohort_say_what_they_do_and_count_what_they_lead_to() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let one = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    eligible_in(&app, &crew, "Łukasz Świątek").await;
    eligible_in(&app, &crew, "Олена").await;
    enrolled(&app, &crew, "Nia Sample").await;
    let manager = app.browser_of(crew.manager, crew.academy).await;
    let owner = app.browser_of(crew.owner, crew.academy).await;
    let (cohort, ask) =
        (crew.cohort.to_string(), format!("/academy/certificates/new?cohort={}", crew.cohort));
    let page = format!("/academy/cohorts/{cohort}");
    let picks = |answer: &crate::support::app::Answer| answer.body.matches("name=\"pick\"").count();
    manager.get(&page).await.expect_text("Ask for 3 certificates…");
    assert_eq!(picks(&manager.get(&ask).await), 3);
    let asked = [("cohort", cohort.as_str()), ("pick", &one.enrolment.to_string())];
    manager
        .post_and_follow("/academy/certificates", &asked)
        .await
        .expect_text("One certificate was asked for");
    let now = owner.get(&page).await.expect_status(200);
    now.expect_text("Ask for 2 certificates…").expect_text("Approve 1 certificate…");
    assert!(!now.text().contains("Issue"), "whoever asks issues nothing");
    assert_eq!(picks(&owner.get(&ask).await), 2);
    assert_eq!(picks(&owner.get(&format!("{page}/issue")).await), 1);
}

#[rocket::async_test]
async fn the_front_page_leads_to_what_waits_and_from_there_to_approving_it_together() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn", "Łukasz Świątek"]).await;
    let owner = app.browser_of(group.crew.owner, group.crew.academy).await;
    let front = owner.get("/academy").await.expect_status(200);
    front.expect_text("2 certificates to approve");
    let list = "/academy/certificates?state=pending_approval";
    assert!(front.body.contains(list));
    let issue = format!("/academy/cohorts/{}/issue", group.crew.cohort);
    for path in [list, "/academy/certificates"] {
        let page = owner.get(path).await.expect_status(200);
        assert!(page.body.contains(&issue), "{path}");
        assert_eq!(page.body.matches(">Siân Ŵyn<").count(), if path == list { 1 } else { 2 }, "{path}");
    }
    owner.get(&issue).await.expect_status(200).expect_text("Łukasz Świątek");
    let trainer = app.browser_of(group.crew.trainer, group.crew.academy).await;
    assert!(!trainer.get(list).await.body.contains(&issue), "who approves nothing is not led there");
}

#[rocket::async_test]
async fn archives_and_walks_through_the_chain_wait_for_their_turn() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One"]).await;
    let job = group.approved(&app).await;
    worked_off(&app).await;
    let owner = app.browser_of(group.crew.owner, group.crew.academy).await;
    let busy = app.client.rocket().state::<Busy>().unwrap();
    let mine = Whose::Person(group.crew.owner.0);
    let turns: Vec<_> = (0..50).filter_map(|_| busy.reports.take(mine)).collect();
    assert!(turns.len() < 5);
    for path in [format!("/academy/issues/{job}/files"), "/academy/events?verify=1".to_owned()] {
        let wait = owner.get(&path).await.expect_status(503);
        assert!(!wait.body.contains("Unknown localization"));
        assert_eq!(wait.headers["retry-after"], "5", "{path}");
    }
    owner.get("/academy/events").await.expect_status(200);
    drop(turns);
    for _ in 0..4 {
        owner.get(&format!("/academy/issues/{job}/files")).await.expect_status(200);
        owner.get("/academy/events?verify=1").await.expect_status(200);
    }
}
