//! `countersign certificate …`, run as a script would.

use countersign::storage::people;

use crate::support::{
    app::TestApp,
    issue::{certificate, issued, run},
    people::{crew, eligible_in, eligible_trainee},
};

fn printed(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[rocket::async_test]
async fn verify_says_what_a_patient_reads_and_its_exit_code_says_how_it_stands() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let code = c.code.unwrap();
    let good = run(&app, &["certificate", "verify", &code.to_string().to_lowercase()]);
    assert_eq!(good.status.code(), Some(0));
    assert!(printed(&good).contains("Siân Ŵyn Prys"), "{good:?}");
    let json: serde_json::Value =
        serde_json::from_str(&printed(&run(&app, &["certificate", "verify", code.as_str(), "--json"])))
            .unwrap();
    assert_eq!(json["standing"], "active");
    assert_eq!(run(&app, &["certificate", "verify", "AAAA"]).status.code(), Some(2));
    assert_eq!(run(&app, &["certificate", "verify", "0000-0000-0000-0000"]).status.code(), Some(1));
    let owner = people::find(app.store().read(), e.owner).await.unwrap().email;
    let serial = c.serial.unwrap();
    let revoke = ["certificate", "revoke", &serial, "--reason", "claimed_early", "--by", &owner];
    let revoked = run(&app, &revoke);
    assert!(revoked.status.success(), "{revoked:?}");
    assert_eq!(run(&app, &["certificate", "verify", code.as_str()]).status.code(), Some(1));
    let again = run(&app, &revoke);
    assert_eq!(again.status.code(), Some(1));
    let said = String::from_utf8_lossy(&again.stderr);
    assert!(said.contains("is revoked already; nothing was changed") && !said.contains("database"), "{said}");
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state.name(), "revoked");
}

#[rocket::async_test]
async fn list_and_pdf_give_what_was_issued() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let listed = run(&app, &["certificate", "list", "--academy", "SA", "--state", "active", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&printed(&listed)).unwrap();
    assert_eq!(json[0]["serial"], "SA-2026-00001");
    assert_eq!(printed(&run(&app, &["certificate", "list", "--state", "revoked"])), "");
    let file = app.dir.path().join("out.pdf");
    let code = c.code.unwrap();
    let written = run(&app, &["certificate", "pdf", code.as_str(), "-o", file.to_str().unwrap()]);
    assert!(written.status.success(), "{written:?}");
    let stored = app.app.files.certificates.get(&c.pdf_sha256.unwrap()).await.unwrap();
    assert_eq!(std::fs::read(file).unwrap(), stored);
}

#[rocket::async_test]
async fn issue_checks_both_persons_as_the_web_does() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let email = async |id| people::find(app.store().read(), id).await.unwrap().email;
    let (manager, owner, trainer) = (email(e.manager).await, email(e.owner).await, email(e.trainer).await);
    let enrolment = e.enrolment.to_string();
    let issue = |asks: &str, approves: &str| {
        run(
            &app,
            &[
                "certificate",
                "issue",
                "--enrolment",
                &enrolment,
                "--requested-by",
                asks,
                "--approved-by",
                approves,
            ],
        )
    };
    assert_eq!(issue(&trainer, &owner).status.code(), Some(1));
    let done = issue(&manager, &owner);
    assert!(done.status.success(), "{done:?}");
    assert!(printed(&done).starts_with("SA-2026-00001 "), "{done:?}");
    assert_eq!(issue(&manager, &owner).status.code(), Some(1));
}

#[rocket::async_test]
async fn command_and_page_say_in_plain_words_whom_they_left_out_and_why() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let eligible = eligible_in(&app, &crew, "Ancient \u{12000} Sign").await;
    let email = async |id| people::find(app.store().read(), id).await.unwrap().email;
    let (asks, approves) = (email(crew.manager).await, email(crew.owner).await);
    let one = eligible.enrolment.to_string();
    let who = ["--enrolment", &one, "--requested-by", &asks, "--approved-by", &approves];
    let alone = run(&app, &[&["certificate", "issue"], &who[..]].concat());
    let said = String::from_utf8_lossy(&alone.stderr).into_owned();
    assert!(said.contains("The holder’s name: no font of the certificate has the character"), "{said}");
    let cohort = crew.cohort.to_string();
    let who = ["--cohort", &cohort, "--requested-by", &asks, "--approved-by", &approves];
    let done = run(&app, &[&["certificate", "issue"], &who[..]].concat());
    let why = "The holder’s name: no font of the certificate has the character “\u{12000}”.";
    let told = printed(&done);
    assert!(told.contains(&format!("left out: Ancient \u{12000} Sign: {why}")), "{told}");
    let owner = app.browser_of(crew.owner, crew.academy).await;
    let jobs = owner.get(&format!("/academy/cohorts/{cohort}/issue")).await;
    let job = jobs.body.split("/academy/issues/").nth(1).unwrap().split('"').next().unwrap();
    owner.get(&format!("/academy/issues/{job}")).await.expect_status(200).expect_text(why);
    owner.get("/language/de").await;
    let german = owner.get(&format!("/academy/issues/{job}")).await;
    german.expect_text("Der Name: Keine Schrift des Zertifikats hat das Zeichen „\u{12000}“.");
}
