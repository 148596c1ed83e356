//! Every outcome is a page of its own.

use chrono::{NaiveDate, TimeZone, Utc};
use countersign::domain::{
    states::{CertificateState, DocumentState},
    words::{RevocationReason, Succession},
};

use super::Clinic;
use crate::support::records::code;

#[tokio::test]
async fn an_active_certificate_says_who_what_by_whom_until_when_and_for_which_techniques() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    for wanted in [
        "Genuine and current",
        "Checked 20 November 2026, 12:00 (GMT)",
        "Siân Ŵyn",
        "Level 4 Certificate in Scalp Micropigmentation",
        "INK Academy, Leeds",
        "Awarded on 20 November 2026",
        "Valid until 20 November 2029",
        "Academy certificate, not a regulated qualification",
        "Hairline 3",
        "50 h of practice under supervision",
    ] {
        page.expect_text(wanted);
    }
}

#[tokio::test]
async fn the_second_panel_tells_of_insurance_as_of_today_and_whether_it_covers_the_techniques() {
    let clinic = Clinic::without_papers().await;
    let browser = clinic.site.browser();
    browser
        .get(&clinic.path())
        .await
        .expect_text("Treatment insurance not shown to the academy: ask to see it");
    clinic.insure().await;
    browser
        .get(&clinic.path())
        .await
        .expect_text("Treatment insurance current until 30 September 2027; covers these techniques");
}

#[tokio::test]
async fn insurance_is_good_on_its_last_day_and_has_ended_on_the_next_in_the_academys_time_zone() {
    let clinic = Clinic::open().await;
    // British Summer Time: 22:30 UTC is 23:30 on the wall, half an hour before the day ends.
    clinic.site.set_now(Utc.with_ymd_and_hms(2027, 9, 30, 22, 30, 0).unwrap());
    let browser = clinic.site.browser();
    browser.get(&clinic.path()).await.expect_text("ends today, 30 September 2027");
    clinic.site.set_now(Utc.with_ymd_and_hms(2027, 9, 30, 23, 30, 0).unwrap());
    browser.get(&clinic.path()).await.expect_text("ended on 30 September 2027: ask to see a new one");
}

#[tokio::test]
async fn a_document_that_was_only_uploaded_says_nothing_to_a_patient() {
    let clinic = Clinic::without_papers().await;
    clinic
        .records
        .document(clinic.certificate.person_id, "treatment_insurance", DocumentState::Uploaded)
        .await;
    clinic.site.browser().get(&clinic.path()).await.expect_text("not shown to the academy");
}

#[tokio::test]
async fn a_certificate_is_current_on_its_last_day_and_has_run_out_on_the_next() {
    let clinic = Clinic::open().await;
    clinic.site.set_now(Utc.with_ymd_and_hms(2029, 11, 20, 23, 59, 0).unwrap());
    clinic
        .site
        .browser()
        .get(&clinic.path())
        .await
        .expect_text("The certificate ends today, 20 November 2029");
    clinic.site.set_now(Utc.with_ymd_and_hms(2029, 11, 21, 0, 0, 0).unwrap());
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    page.expect_text("Expired. Do not rely on it").expect_text("Its last day was 20 November 2029");
    assert!(!page.body.contains("is-good\">"), "an expired certificate shows no tick");
}

#[tokio::test]
async fn a_suspended_certificate_says_since_when_and_what_to_do() {
    let clinic = Clinic::open().await;
    clinic.change(CertificateState::Suspended, None).await;
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    page.expect_text("Suspended. Do not rely on it for now")
        .expect_text("since 20 November 2026")
        .expect_text("Wait with the treatment");
}

#[tokio::test]
async fn a_revoked_certificate_never_looks_like_one_that_was_never_issued() {
    let clinic = Clinic::open().await;
    clinic.change(CertificateState::Revoked, Some(RevocationReason::ClaimedEarly)).await;
    let revoked = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    revoked
        .expect_text("Withdrawn. Do not rely on it")
        .expect_text("Siân Ŵyn")
        .expect_text("It had been claimed before the training was finished")
        .expect_text("office@ink.example");
    let unknown = clinic.site.browser().get(&format!("/v/{}", code(9).as_str())).await.expect_status(404);
    unknown.expect_text("No certificate has this code");
    assert!(!unknown.body.contains("Withdrawn"));
}

#[tokio::test]
async fn a_superseded_certificate_leads_to_the_one_that_took_its_place() {
    let clinic = Clinic::open().await;
    let records = &clinic.records;
    let mut next = crate::support::records::request(
        &countersign::storage::enrolments::find(
            records.store.read(),
            records.academy,
            clinic.certificate.enrolment_id,
        )
        .await
        .unwrap(),
        records.manager,
    );
    next.predecessor_id = Some(clinic.certificate.id);
    next.succession = Some(Succession::Replacement);
    let at = clinic.site.now();
    records
        .write(async |tx| countersign::storage::certificates::insert_request(tx, &next, None, None, at).await)
        .await
        .unwrap();
    records.approve(next.id, 2, "Siân Ŵyn").await.unwrap();
    records
        .write(async |tx| {
            let files = [(next.id, &*"c".repeat(64))];
            countersign::storage::certificates::update_to_active(tx, records.academy, &files, at).await
        })
        .await
        .unwrap();
    clinic.change(CertificateState::Superseded, None).await;
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    page.expect_text("Replaced by a newer certificate");
    assert!(page.body.contains(&format!("href=\"/v/{}\"", code(2).as_str())), "{}", page.body);
}

#[tokio::test]
async fn when_the_records_cannot_be_reached_the_page_says_so_and_shows_no_tick() {
    let clinic = Clinic::open().await;
    clinic.site.store().clone().close().await.unwrap();
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(503);
    page.expect_text("We can’t check this right now").expect_text("says nothing about the certificate");
    assert!(!page.body.contains("is-good"), "a failure never looks like a good answer");
}

#[tokio::test]
async fn a_request_that_nobody_approved_yet_is_no_certificate() {
    let clinic = Clinic::open().await;
    let other = clinic.records.enrol("Søren Ø").await;
    let request = clinic.records.request(&other).await;
    clinic.records.approve(request.id, 3, "Søren Ø").await.unwrap();
    // Approved, but its file is still being made.
    let page = clinic.site.browser().get(&format!("/v/{}", code(3).as_str())).await;
    page.expect_status(404).expect_text("No certificate has this code");
}

#[tokio::test]
async fn a_name_that_looks_like_markup_is_shown_as_it_is() {
    let clinic = Clinic::open().await;
    let other = clinic.records.enrol("O'Neill").await;
    clinic.records.issue(&other, 4, "<script>alert(1)</script> & O'Neill-García").await;
    let page = clinic.site.browser().get(&format!("/v/{}", code(4).as_str())).await.expect_status(200);
    assert!(!page.body.contains("<script>alert"));
    assert!(page.body.contains("&#60;script&#62;alert(1)"), "{}", page.body);
}

#[tokio::test]
async fn a_page_may_not_be_kept_framed_or_scripted_by_others() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    let policy = &page.headers["content-security-policy"];
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(!page.body.contains(" style=") && !page.body.contains("onclick"), "no inline style or script");
}

#[tokio::test]
async fn the_patients_page_with_its_styles_weighs_under_30_kilobytes() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let page = browser.get(&clinic.path()).await;
    let mut weight = page.bytes.len();
    for part in page.body.split('"').filter(|part| part.starts_with("/assets/")) {
        weight += browser.get(part).await.expect_status(200).bytes.len();
    }
    assert!(weight < 30_000, "{weight} bytes");
}

#[tokio::test]
async fn a_check_is_counted_when_the_program_stops_at_the_latest_without_a_trace_of_who_asked() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    browser.get(&clinic.path()).await;
    browser.get(&format!("/api/v1/certificates/{}", code(1))).await;
    countersign::worker::run(clinic.site.app.clone(), None, std::future::ready(())).await;
    let checks = countersign::storage::verifications::count_of_certificate(
        clinic.site.store().read(),
        clinic.records.academy,
        clinic.certificate.id,
    )
    .await
    .unwrap();
    assert_eq!(
        (checks.total, checks.last.map(|at| at.date_naive())),
        (2, NaiveDate::from_ymd_opt(2026, 11, 20))
    );
}
