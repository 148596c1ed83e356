//! The fixture that the other tests stand on.

use countersign::{domain::eligibility::assess, storage::dossiers};

use crate::support::{
    app::{TestApp, today},
    people::eligible_trainee,
};

#[rocket::async_test]
async fn the_eligible_trainee_meets_every_requirement() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let dossier = dossiers::load(app.store().read(), e.academy, e.enrolment).await.unwrap();
    let report = assess(&dossier, today());
    assert_eq!(report.shortfalls(), []);
    assert_eq!(report.flagged, []);
}
