//! What was changed behind the program is not made good by the program's own next change of the very same columns, and a file that was
//! slipped in beside a certificate is not the academy's.

use countersign::{
    domain::{
        certificate::Standing, ids::CertificateId, states::CertificateState, text::Reason,
        words::RevocationReason,
    },
    random::sha256_hex,
    workflows::{revoke_certificate::revoke_certificate, suspend_certificate::suspend_certificate},
};

use super::{
    code,
    doctor::sql,
    record::{behind, one, told},
    run, stderr, stdout,
};
use crate::support::{
    app::TestApp,
    issue::{by, certificate, issued},
    people::{Eligible, eligible_trainee},
    sample::sampled,
};

fn hex(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

/// A file that nobody issued, put where the files of certificates lie.
fn forged(app: &TestApp) -> (Vec<u8>, String) {
    let file = b"%PDF-1.7\n% forged\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".to_vec();
    let sha256 = sha256_hex(&file);
    let folder = app.app.settings.certificates_dir().join(&sha256[..2]);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(&sha256), &file).unwrap();
    (file, sha256)
}

async fn dropped(app: &TestApp, file: &[u8]) -> String {
    let browser = app.browser();
    let sent = browser.upload("/v/file", &[], ("file", "c.pdf", file)).await;
    match &sent.location {
        Some(there) => browser.get(there).await.text(),
        None => sent.text(),
    }
}

#[rocket::async_test]
async fn a_file_that_was_slipped_in_beside_a_certificate_is_not_the_academys_and_is_told() {
    let (app, sample) = sampled().await;
    let code_of = sample.certificate(Standing::Active).code.as_str().to_owned();
    let (file, sha256) = forged(&app);
    behind(
        &app,
        &format!(
            "INSERT INTO certificate_rendition (id, sha256, certificate_id, level, made_at)
             SELECT randomblob(16), '{sha256}', id, 'B', state_changed_at FROM certificate WHERE code = '{code_of}'"
        ),
    );
    let page = dropped(&app, &file).await;
    assert!(!page.contains("very file that the academy issued"), "{page}");
    let found = told(&app).await;
    assert!(
        found.iter().any(|line| line.starts_with("certificate_rendition") && line.contains("written behind")),
        "{found:?}"
    );
    let doctor = run(app.dir.path(), &["doctor"]);
    assert_eq!(code(&doctor), 1);
    assert!(stdout(&doctor).contains("a further form of its file"), "{}", stdout(&doctor));
}

#[rocket::async_test]
async fn a_certificate_that_names_another_file_since_is_told_and_calls_no_file_genuine() {
    let (app, sample) = sampled().await;
    let code_of = sample.certificate(Standing::Active).code.as_str().to_owned();
    let (file, sha256) = forged(&app);
    behind(&app, &format!("UPDATE certificate SET pdf_sha256 = '{sha256}' WHERE code = '{code_of}'"));
    let page = dropped(&app, &file).await;
    assert!(page.contains("We can’t check this right now"), "{page}");
    assert!(told(&app).await.iter().any(|line| line.contains("pdf_sha256")));
}

/// A certificate that an owner revoked.
async fn revoked(app: &TestApp) -> (Eligible, CertificateId) {
    let e = eligible_trainee(app).await;
    let c = issued(app, &e).await;
    let owner = by(app, e.academy, e.owner);
    revoke_certificate(&app.app, &owner, c.id, c.version, RevocationReason::ClaimedInError, None)
        .await
        .unwrap();
    (e, c.id)
}

#[rocket::async_test]
async fn a_revoked_certificate_that_became_suspended_behind_the_program_is_not_reinstated() {
    let app = TestApp::spawn().await;
    let (e, id) = revoked(&app).await;
    behind(&app, &format!("UPDATE certificate SET state = 'suspended' WHERE id = {}", hex(id.0)));
    let owner = app.browser_of(e.owner, e.academy).await;
    let step = format!("/academy/certificates/{id}/step/reinstate");
    let version = owner.get(&step).await.expect_status(200).field("version");
    let refused = owner.press(&step, &step, &[("version", &version)]).await.expect_status(409);
    refused.expect_text("countersign doctor");
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::Suspended);
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.contains("state was changed behind the program")), "{found:?}");
}

#[rocket::async_test]
async fn what_the_program_itself_does_to_a_changed_row_leaves_its_old_seal_and_an_odd_step_stays_told() {
    let app = TestApp::spawn().await;
    let (e, id) = revoked(&app).await;
    let whose = format!("WHERE id = {}", hex(id.0));
    behind(&app, &format!("UPDATE certificate SET state = 'suspended' {whose}"));
    sql(&app, &format!("UPDATE certificate SET state = 'active' {whose}")).await;
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.contains("state was changed behind the program")), "{found:?}");
    // Even where the state is sealed as it stands: the events of the step contradict each other.
    let tx = app.store().begin().await.unwrap();
    let event = countersign::storage::events::NewEvent {
        academy: e.academy,
        actor: None,
        action: "certificate.reinstated",
        subject: id.0,
        changes: serde_json::json!({ "state": { "from": "suspended", "to": "active" } }),
    };
    countersign::storage::events::append(&tx, event, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    countersign::storage::seals::seal_anew(app.store()).await.unwrap();
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.contains("state before a step says 'suspended'")), "{found:?}");
}

#[rocket::async_test]
async fn an_enrolment_that_became_paused_behind_the_program_is_not_resumed() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    behind(&app, &format!("UPDATE enrolment SET state = 'paused' WHERE id = {}", hex(e.enrolment.0)));
    let manager = app.browser_of(e.manager, e.academy).await;
    let page = format!("/academy/enrolments/{}", e.enrolment);
    let fields = [("attempted", "resume"), ("seen", "paused")];
    let refused = manager.press(&page, &format!("{page}/moves"), &fields).await.expect_status(409);
    refused.expect_text("countersign doctor");
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.starts_with("enrolment") && line.contains("state")), "{found:?}");
}

#[rocket::async_test]
async fn a_role_that_was_put_there_behind_the_program_stays_told_when_the_program_ends_it() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = uuid::Uuid::now_v7();
    behind(
        &app,
        &format!(
            "INSERT INTO role_grant (id, academy_id, person_id, role, techniques, valid_from, created_at)
             SELECT {}, academy_id, {}, 'iqa', '[]', valid_from, created_at FROM role_grant LIMIT 1",
            hex(id),
            hex(e.manager.0)
        ),
    );
    sql(&app, &format!("UPDATE role_grant SET valid_to = valid_from WHERE id = {}", hex(id))).await;
    let found = told(&app).await;
    assert!(
        found.iter().any(|line| line.starts_with("role_grant") && line.contains("written behind")),
        "{found:?}"
    );
}

#[rocket::async_test]
async fn a_table_that_is_struck_from_the_list_of_sealed_tables_is_told_and_not_sealed_as_it_stands() {
    let (app, _) = sampled().await;
    sql(
        &app,
        "INSERT INTO hold (id, academy_id, enrolment_id, reason, opened_by, opened_at)
         SELECT randomblob(16), academy_id, id, 'Unpaid', person_id, created_at FROM enrolment LIMIT 1",
    )
    .await;
    let (data, key) = (app.dir.path(), app.dir.path().join("record.key"));
    let text = std::fs::read_to_string(&key).unwrap();
    let shortened = text.replace(" hold ", " hole ");
    assert_ne!(text, shortened);
    std::fs::write(&key, &shortened).unwrap();
    behind(&app, "UPDATE hold SET cleared_at = opened_at, cleared_by = opened_by");
    let doctor = run(data, &["doctor"]);
    assert_eq!(code(&doctor), 1);
    for line in ["hold: record.key does not name this table", "hole: record.key names it"] {
        assert!(stdout(&doctor).contains(line), "{line}: {}", stdout(&doctor));
    }
    let refused = run(data, &["log", "verify"]);
    assert_eq!(code(&refused), 1);
    assert!(stderr(&refused).contains("does not name the table hold"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(&key).unwrap(), shortened);
    // Put back, the change is told.
    std::fs::write(&key, &text).unwrap();
    assert!(stdout(&run(data, &["doctor"])).contains("cleared_at was changed"));
}

#[rocket::async_test]
async fn a_start_that_was_stopped_before_the_list_was_written_goes_on() {
    let (app, _) = sampled().await;
    let (data, key) = (app.dir.path(), app.dir.path().join("record.key"));
    let text = std::fs::read_to_string(&key).unwrap();
    std::fs::write(&key, text.replace(" certificate_rendition", "")).unwrap();
    let opened = run(data, &["log", "verify"]);
    assert_eq!(code(&opened), 0, "{}", stderr(&opened));
    assert_eq!(std::fs::read_to_string(&key).unwrap(), text);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM certificate_rendition WHERE id IS NULL"), "0");
}

#[rocket::async_test]
async fn two_tabs_on_a_certificate_are_told_both_sides_of_what_changed() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let step = format!("/academy/certificates/{}/step/revoke", c.id);
    let page = owner.get(&step).await.expect_status(200);
    let (shown, version) = (page.field("shown"), c.version.to_string());
    let reason = Reason::parse("The insurance ended").unwrap();
    suspend_certificate(&app.app, &by(&app, e.academy, e.owner), c.id, c.version, &reason).await.unwrap();
    let fields = [("version", version.as_str()), ("shown", &shown), ("reason_key", "claimed_early")];
    let late = owner.post(&step, &fields).await.expect_status(409);
    assert!(late.body.contains("data-label"), "both sides: {}", late.text());
    assert!(late.text().to_lowercase().contains("suspended"), "{}", late.text());
    assert!(!late.text().contains("Somebody was faster"), "{}", late.text());
}
