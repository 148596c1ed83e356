//! A strengthened file in the record: the old one and the new one are genuine, and nothing waits for the authority.

use std::{collections::BTreeSet, sync::Arc};

use chrono::Utc;
use countersign::{
    App,
    config::Settings,
    storage::certificates,
    workflows::strengthen_files::{Round, StrengthenError, renew_ageing, strengthen_bare},
};

use super::authority::Authority;
use crate::support::{
    app::TestApp,
    issue::{actions, countersign, issued},
    people::eligible_trainee,
};

/// The program with another timestamp authority.
pub fn with_authority(app: &TestApp, url: &str) -> App {
    let settings = Settings { timestamp_url: Some(url.to_owned()), ..(*app.app.settings).clone() };
    App { settings: Arc::new(settings), ..app.app.clone() }
}

/// A round at this machine's time, which authorities sign with.
pub async fn bare(app: &App) -> Result<Round, StrengthenError> {
    strengthen_bare(app, Utc::now(), &mut BTreeSet::new()).await
}

#[rocket::async_test]
async fn an_issue_does_not_wait_for_an_authority_that_is_down() {
    let app = TestApp::spawn().await;
    // Nobody listens there.
    let down = with_authority(&app, "http://127.0.0.1:9/");
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let failed = bare(&down).await;
    assert!(matches!(failed, Err(StrengthenError::Lasting { .. })), "{failed:?}");
    let after = certificates::find(app.store().read(), e.academy, c.id).await.unwrap();
    assert_eq!((after.state, after.pdf_sha256), (c.state, c.pdf_sha256));

    let authority = Authority::open();
    let up = with_authority(&app, &authority.timestamp_url);
    assert_eq!(bare(&up).await.unwrap().done, 1);
    assert_eq!(bare(&up).await.unwrap().done, 0, "once is enough");
}

#[rocket::async_test]
async fn the_issued_file_and_the_strengthened_one_are_both_genuine() {
    let authority = Authority::open();
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let up = with_authority(&app, &authority.timestamp_url);
    assert_eq!(bare(&up).await.unwrap().done, 1);
    let after = certificates::find(app.store().read(), e.academy, c.id).await.unwrap();
    let [old, new] = [c.pdf_sha256.unwrap(), after.pdf_sha256.unwrap()];
    assert_ne!(old, new);
    let happened = actions(app.store(), e.academy, c.id.0).await;
    assert_eq!(happened.last().unwrap(), "certificate.strengthened");
    let path = app.dir.path().join("file.pdf");
    for (sha256, level) in [(&old, "B"), (&new, "B")] {
        let file = app.app.files.certificates.get(sha256).await.unwrap();
        let browser = app.browser();
        let there = browser.upload("/v/file", &[], ("file", "c.pdf", &file)).await.location.unwrap();
        let page = browser.get(&there).await.expect_status(200);
        page.expect_text("This file is genuine and current");
        std::fs::write(&path, file).unwrap();
        let out = countersign(&app).args(["verify-file", "--json"]).arg(&path).output().unwrap();
        let said: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(
            (said["verdict"].as_str(), said["signature_level"].as_str()),
            (Some("genuine"), Some(level))
        );
    }
    let new = app.app.files.certificates.get(&new).await.unwrap();
    // Issued before there was an authority, it has no room beside the signature: the timestamp is a revision after its end.
    assert!(new.starts_with(&app.app.files.certificates.get(&old).await.unwrap()));
    let root = app.app.settings.keys_dir().join("root.pem");
    // pyHanko takes only a timestamp beside the signature for level T and above, and the program claims no more than that.
    let at = |level| super::authority::judge(&[&root], &new, level, "none");
    let (accepted, said) = at("B");
    assert!(accepted, "{said}");
    assert!(!at("T").0 && !at("LT").0);
    let browser = app.browser();
    let sent = browser.upload("/v/file", &[], ("file", "c.pdf", &[&new[..], b"x"].concat())).await;
    let page = browser.get(&sent.location.unwrap()).await;
    page.expect_text("This file was changed").expect_text(&c.code.unwrap().to_string());
}

#[rocket::async_test]
async fn where_nobody_can_be_asked_about_the_authority_a_file_stays_as_it_is() {
    let authority = Authority::open();
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let up = with_authority(&app, &format!("{}/test/tsa/mute", authority.address));
    assert_eq!(bare(&up).await.unwrap().done, 1);
    let after = certificates::find(app.store().read(), e.academy, c.id).await.unwrap().pdf_sha256.unwrap();
    let level = async |sha256: &str| certificates::find_level(app.store().read(), sha256).await.unwrap();
    // The file was issued before there was an authority: its timestamp stands after its end, and is to be renewed all the same.
    assert_eq!(level(&after).await.as_deref(), Some("T"));
    let far = app.now() + chrono::Days::new(36_500);
    assert_eq!(renew_ageing(&up, far, Utc::now()).await.unwrap(), Round { done: 0, left: 1 });
    assert_eq!(level(&after).await.as_deref(), Some("T"), "it stays as it is");
}

#[rocket::async_test]
async fn a_strengthened_file_that_lost_its_end_on_the_way_leads_to_its_certificate_in_true_words() {
    let authority = Authority::open();
    let bought = authority.bought("signer");
    let countersign::issuing::bought::KeyPlace::File(key, None) = bought.key else { panic!() };
    let app = TestApp::spawn_with(|settings| {
        settings.signing_chain = Some(bought.chain);
        settings.signing_key = Some(key);
        settings.timestamp_url = Some(authority.timestamp_url.clone());
    })
    .await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    assert_eq!(bare(&app.app).await.unwrap().done, 1);
    let newest =
        async || certificates::find(app.store().read(), e.academy, c.id).await.unwrap().pdf_sha256.unwrap();
    let lt = app.app.files.certificates.get(&newest().await).await.unwrap();
    let issued = app.app.files.certificates.get(&c.pdf_sha256.clone().unwrap()).await.unwrap();
    assert!(lt.len() > issued.len(), "a revision with the proofs follows");
    let ask = async |file: &[u8]| {
        let sent = app.browser().upload("/v/file", &[], ("file", "c.pdf", file)).await;
        app.browser().get(&sent.location.unwrap()).await.expect_status(200)
    };
    // The signed part is as long as it was: what is left is what was issued, with a timestamp beside its signature.
    ask(&lt[..issued.len()]).await.expect_text("This file is genuine and current");
    let words = |file: &[u8]| {
        let path = app.dir.path().join("file.pdf");
        std::fs::write(&path, file).unwrap();
        let out = countersign(&app).arg("verify-file").arg(&path).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let said = words(&lt[..issued.len()]);
    assert!(said.contains("Genuine and current.") && !said.contains("PAdES"), "no level is claimed: {said}");
    // Cut off within the proofs, and at their very end.
    for file in [&lt[..issued.len() + 400], &lt[..lt.len() - 4]] {
        let page = ask(file).await;
        page.expect_text("This file was changed").expect_text("the end of the file may be missing");
        page.expect_text(&c.code.clone().unwrap().to_string());
        let said = words(file);
        assert!(said.contains("is not whole: the end of the file may be missing"), "{said}");
        assert!(!said.contains("added"), "{said}");
    }
    // A byte of the content is another: nothing of that holds.
    let mut forged = lt[..issued.len()].to_vec();
    forged[1000] ^= 1;
    ask(&forged).await.expect_text("This file was changed");
    let years = app.now() + chrono::Days::new(30 * 366);
    assert_eq!(renew_ageing(&app.app, years, Utc::now()).await.unwrap().done, 1);
    let lta = app.app.files.certificates.get(&newest().await).await.unwrap();
    ask(&lta[..lta.len() - 1]).await.expect_text("This file is genuine and current");
}

#[rocket::async_test]
async fn a_bought_certificates_file_is_renewed_before_its_timestamp_ages() {
    let authority = Authority::open();
    let bought = authority.bought("signer");
    let countersign::issuing::bought::KeyPlace::File(key, None) = bought.key else { panic!() };
    let app = TestApp::spawn_with(|settings| {
        settings.signing_chain = Some(bought.chain);
        settings.signing_key = Some(key);
        settings.timestamp_url = Some(authority.timestamp_url.clone());
    })
    .await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    assert_eq!(bare(&app.app).await.unwrap().done, 1);
    let years = |n: u64| app.now() + chrono::Days::new(n * 366);
    assert_eq!(renew_ageing(&app.app, years(1), Utc::now()).await.unwrap().done, 0, "it is young");
    assert_eq!(renew_ageing(&app.app, years(30), Utc::now()).await.unwrap().done, 1);
    let after = certificates::find(app.store().read(), e.academy, c.id).await.unwrap().pdf_sha256.unwrap();
    let level = certificates::find_level(app.store().read(), &after).await.unwrap();
    assert_eq!(level.as_deref(), Some("LTA"));
    let file = app.app.files.certificates.get(&after).await.unwrap();
    let (accepted, said) = authority.judge(&file, "LTA");
    assert!(accepted, "{said}");
}
