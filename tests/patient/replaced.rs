//! The old paper of somebody who has a newer one, and what became of that: whoever holds the old one reads the end of the story.

use countersign::{
    domain::{certificate::Certificate, course_spec, text::Reason, words::RevocationReason},
    workflows::{
        revoke_certificate::revoke_certificate, succeed_certificate::Follow,
        suspend_certificate::suspend_certificate,
    },
};
use serde_json::Value;

use super::file::{Counter, ask};
use crate::support::{
    app::TestApp,
    issue::{approved, at_noon, by, certificate, followed, run},
    people::{crew_teaching, eligible_in},
};

/// A counter whose certificate lasts a year and was replaced so many times; every follower, the newest last.
async fn replaced(times: usize) -> (Counter, Vec<Certificate>) {
    let app = TestApp::spawn().await;
    let mut spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    spec.valid_for_months = Some(12);
    let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let holder = eligible_in(&app, &crew, "Søren Ø").await;
    let counter = Counter::of(app, holder).await;
    let mut chain = vec![counter.certificate.clone()];
    for _ in 0..times {
        let (e, old) = (&counter.holder, chain.last().unwrap().id);
        let id = followed(&counter.app, e, old, &Follow::Replacement).await.unwrap();
        approved(&counter.app, e, id).await.unwrap();
        chain.push(certificate(counter.app.store(), e.academy, id).await);
    }
    (counter, chain.split_off(1))
}

async fn withdraw(counter: &Counter, of: &Certificate) {
    let owner = &by(&counter.app, counter.holder.academy, counter.holder.owner);
    let why = RevocationReason::LearnerMalpractice;
    revoke_certificate(&counter.app.app, owner, of.id, of.version, why, None).await.unwrap();
}

async fn suspend(counter: &Counter, of: &Certificate) {
    let owner = &by(&counter.app, counter.holder.academy, counter.holder.owner);
    let why = Reason::parse("told us").unwrap();
    suspend_certificate(&counter.app.app, owner, of.id, of.version, &why).await.unwrap();
}

fn plain(of: &Certificate) -> String {
    of.code.as_ref().unwrap().as_str().to_owned()
}

/// Everything that is said of a code reads the same first line, has the tone, and never the word that calms.
async fn is_told(counter: &Counter, first: &str, tone: &str, standing: &str) {
    let code = plain(&counter.certificate);
    let browser = counter.app.browser();
    let page = browser.get(&format!("/v/{code}")).await.expect_status(200);
    assert!(page.body.contains(&format!("<h1>{first}</h1>")), "{}", page.text());
    assert!(page.body.contains(&format!("verdict is-{tone}")), "{}", page.text());
    assert!(!page.body.contains("Unknown localization"), "{}", page.body);
    for calm in ["Only that one counts", "Look at that one", "Does not change with time"] {
        let is_said = page.text().contains(calm);
        assert!(!is_said || (calm.starts_with("Does") && standing == "expired"), "{calm}: {}", page.text());
    }
    let data = browser.get(&format!("/api/v1/certificates/{code}")).await;
    let data: Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(
        (data["verdict"].as_str(), data["standing"].as_str()),
        (Some("superseded"), Some("superseded"))
    );
    assert_eq!(data["superseded_by_standing"], standing, "{data}");
    let said = run(&counter.app, &["certificate", "verify", &code]);
    assert_eq!(said.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&said.stdout).starts_with(first), "{said:?}");
    let file = ask(&counter.app, &counter.file).await.expect_status(200);
    assert!(file.body.contains(&format!("<h1>{first}</h1>")), "{}", file.text());
    assert!(file.body.contains(&format!("verdict is-{tone}")), "{}", file.text());
}

#[rocket::async_test]
async fn the_old_paper_of_somebody_whose_newer_certificate_was_withdrawn_says_so() {
    let (counter, chain) = replaced(1).await;
    withdraw(&counter, &chain[0]).await;
    let first = "Replaced by a certificate that was withdrawn. Do not rely on it";
    is_told(&counter, first, "bad", "revoked").await;
    let page = counter.app.browser().get(&format!("/v/{}", plain(&counter.certificate))).await;
    page.expect_text("the academy has withdrawn that one. Neither is worth anything any more")
        .expect_text("If it was shown to you as good, tell the academy");
    assert!(page.body.contains(&format!("href=\"/v/{}\"", plain(&chain[0]))), "{}", page.body);
    let holder = counter.app.browser_of(counter.holder.trainee, counter.holder.academy).await;
    let card = holder.get("/practitioner/certificates").await.expect_status(200);
    card.expect_text("The certificate that took its place does not hold any more either");
    assert!(!card.text().contains("A newer certificate has taken its place"), "{}", card.text());
    assert!(!card.text().contains("Do not rely on it"), "that is a word for patients: {}", card.text());
}

#[rocket::async_test]
async fn the_old_paper_tells_how_a_chain_of_replacements_ends_and_leads_there() {
    let (counter, chain) = replaced(2).await;
    let path = format!("/v/{}", plain(&counter.certificate));
    let page = counter.app.browser().get(&path).await.expect_status(200);
    page.expect_text("Replaced by a newer certificate").expect_text("Only that one counts");
    assert!(page.body.contains(&format!("href=\"/v/{}\"", plain(&chain[1]))), "the newest: {}", page.body);
    assert!(page.body.contains("verdict is-info"), "{}", page.body);
    withdraw(&counter, &chain[1]).await;
    let first = "Replaced by a certificate that was withdrawn. Do not rely on it";
    is_told(&counter, first, "bad", "revoked").await;
}

#[rocket::async_test]
async fn the_old_paper_says_that_the_newer_one_is_suspended_and_later_that_it_has_expired() {
    let (counter, chain) = replaced(1).await;
    suspend(&counter, &chain[0]).await;
    let first = "Replaced by a certificate that is suspended. Do not rely on it for now";
    is_told(&counter, first, "warn", "suspended").await;
    let path = format!("/v/{}", plain(&counter.certificate));
    let page = counter.app.browser().get(&path).await;
    page.expect_text("until the page of the newer certificate says “genuine and current”");
    at_noon(&counter.app, chain[0].expires_on.unwrap().succ_opt().unwrap());
    let first = "Replaced by a certificate that has expired. Do not rely on it";
    is_told(&counter, first, "warn", "expired").await;
}

#[rocket::async_test]
async fn a_suspended_certificate_that_will_not_hold_again_says_so_and_tells_its_last_day() {
    let (counter, _) = replaced(0).await;
    suspend(&counter, &counter.certificate).await;
    let path = format!("/v/{}", plain(&counter.certificate));
    let last = counter.certificate.expires_on.unwrap();
    at_noon(&counter.app, last);
    let page = counter.app.browser().get(&path).await;
    page.expect_text("Suspended. Do not rely on it for now").expect_text("says “genuine and current” again");
    at_noon(&counter.app, last.succ_opt().unwrap());
    let page = counter.app.browser().get(&path).await.expect_status(200);
    assert!(page.body.contains("<h1>Suspended and expired. Do not rely on it</h1>"), "{}", page.text());
    page.expect_text("its last day was 19 November 2027. It will not hold again")
        .expect_text("Ask the practitioner whether there is a newer certificate");
    assert!(
        !page.text().contains("again.”") && !page.text().contains("Wait with the treatment"),
        "{}",
        page.text()
    );
    let data = counter.app.browser().get(&format!("/api{}", path.replace("/v/", "/v1/certificates/"))).await;
    let data: Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(
        (data["verdict"].as_str(), data["expired_on"].as_str()),
        (Some("suspended"), Some("2027-11-19"))
    );
}

#[rocket::async_test]
async fn an_old_certificate_beside_the_one_that_took_its_place_is_no_bad_news_unless_that_one_is() {
    let (counter, chain) = replaced(1).await;
    let link = |of: &Certificate| format!("/A<</S/URI/URI(http://verify.example/v/{})>>", plain(of));
    let links = [link(&counter.certificate), link(&chain[0])].concat();
    let both = format!("%PDF-1.7\n<pdf:Producer>Countersign</pdf:Producer>{links}\nstartxref\n0\n%%EOF\n");
    let page = ask(&counter.app, both.as_bytes()).await.expect_status(200);
    assert!(page.body.contains("<h1>There are several certificates in it</h1>"), "{}", page.text());
    let place = |code: &str| page.body.find(&format!("class=\"btn\" href=\"/v/{code}\"")).unwrap();
    assert!(place(&plain(&chain[0])) < place(&plain(&counter.certificate)), "the newer first");
    assert!(page.body.contains("verdict is-none"), "{}", page.text());
    withdraw(&counter, &chain[0]).await;
    let page = ask(&counter.app, both.as_bytes()).await.expect_status(200);
    page.expect_text("Not every certificate in it is in order today");
    assert!(page.body.contains("verdict is-bad"), "{}", page.text());
}
