//! Suspending, reinstating and revoking: by an owner, told at once, final where it is final.

use countersign::{
    domain::{states::CertificateState, text::Reason, words::RevocationReason},
    storage::{StorageError, outbox},
    workflows::{
        certificate_step::CertificateError, reinstate_certificate::reinstate_certificate,
        revoke_certificate::revoke_certificate, succeed_certificate::Follow,
        suspend_certificate::suspend_certificate,
    },
};

use crate::support::{
    app::TestApp,
    issue::{actions, by, certificate, followed, issued},
    people::eligible_trainee,
};

fn reason() -> Reason {
    Reason::parse("A complaint is being looked into").unwrap()
}

#[rocket::async_test]
async fn a_suspension_is_seen_at_once_and_lifted_at_once() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let page = format!("/v/{}", c.code.as_ref().unwrap().as_str());
    app.browser().get(&page).await.expect_text("Genuine and current");
    let owner = &by(&app, e.academy, e.owner);
    suspend_certificate(&app.app, owner, c.id, c.version, &reason()).await.unwrap();
    app.browser().get(&page).await.expect_text("Suspended. Do not rely on it for now");
    reinstate_certificate(&app.app, owner, c.id, c.version + 1).await.unwrap();
    app.browser().get(&page).await.expect_text("Genuine and current");
    let happened = actions(app.store(), e.academy, c.id.0).await;
    assert_eq!(happened[3..], ["certificate.suspended", "certificate.reinstated"]);
    assert_eq!(outbox::list(app.store().read(), e.academy, 10).await.unwrap().len(), 3);
}

#[rocket::async_test]
async fn a_second_tab_is_told_that_somebody_was_faster() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = &by(&app, e.academy, e.owner);
    suspend_certificate(&app.app, owner, c.id, c.version, &reason()).await.unwrap();
    let late =
        revoke_certificate(&app.app, owner, c.id, c.version, RevocationReason::ClaimedEarly, None).await;
    assert!(matches!(late, Err(CertificateError::Storage(StorageError::Stale))), "{late:?}");
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Suspended);
}

#[rocket::async_test]
async fn a_revoked_certificate_can_only_be_read() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = &by(&app, e.academy, e.owner);
    revoke_certificate(&app.app, owner, c.id, c.version, RevocationReason::ClaimedInError, None)
        .await
        .unwrap();
    let after = certificate(app.store(), e.academy, c.id).await;
    assert_eq!(
        (after.state, &after.facts, &after.pdf_sha256),
        (CertificateState::Revoked, &c.facts, &c.pdf_sha256)
    );
    let v = after.version;
    let moved = reinstate_certificate(&app.app, owner, c.id, v).await;
    assert!(matches!(moved, Err(CertificateError::Storage(StorageError::Illegal(_)))), "{moved:?}");
    let moved = suspend_certificate(&app.app, owner, c.id, v, &reason()).await;
    assert!(matches!(moved, Err(CertificateError::Storage(StorageError::Illegal(_)))), "{moved:?}");
    let moved = followed(&app, &e, c.id, &Follow::Replacement).await;
    assert!(matches!(moved, Err(CertificateError::Succession(_))), "{moved:?}");
    let page = format!("/v/{}", c.code.unwrap().as_str());
    app.browser()
        .get(&page)
        .await
        .expect_text("Withdrawn. Do not rely on it")
        .expect_text("issued by mistake");
}

#[rocket::async_test]
async fn another_reason_needs_words_and_a_manager_cannot_revoke() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = &by(&app, e.academy, e.owner);
    let bare = revoke_certificate(&app.app, owner, c.id, c.version, RevocationReason::Other, None).await;
    assert!(matches!(bare, Err(CertificateError::Reason(_))), "{bare:?}");
    let manager = &by(&app, e.academy, e.manager);
    let wrong =
        revoke_certificate(&app.app, manager, c.id, c.version, RevocationReason::ClaimedEarly, None).await;
    assert!(matches!(wrong, Err(CertificateError::Storage(StorageError::NotAllowed))), "{wrong:?}");
}
