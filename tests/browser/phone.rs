//! What is different on a telephone, and on a wide screen: what a window of that width shows.

use countersign::domain::{
    ids::PersonId,
    states::{DocumentState, EntryState},
    words::Role,
};

use super::Driver;
use crate::support::{
    app::TestApp,
    people,
    records::{Fixture, day},
};

const PASSWORD: &str = "three quiet needles";

async fn house(app: &TestApp) -> (Fixture, PersonId) {
    let records = Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await;
    let owner = records.member("Ada Owner", Role::Owner, &[]).await;
    for person in [owner, records.trainer] {
        app.set_password(person, PASSWORD).await;
    }
    (records, owner)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_countersigns_everything_on_a_phone_with_two_taps() {
    let app = TestApp::spawn().await;
    let (records, _) = house(&app).await;
    for (name, number) in [("Łukasz Świątek", 2), ("Nia Sample", 3)] {
        let trainee = records.enrol(name).await;
        for on in 2..2 + number {
            records.entry(&trainee, day(11, on), 9, 2, EntryState::Submitted).await;
        }
    }
    let driver = Driver::start(app.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.sign_in(&app.email_of(records.trainer).await, PASSWORD).await;
    phone.go("/academy/queue").await;
    phone.sees("5 entries are waiting").await;
    assert_eq!(phone.outside("[data-all], [data-row]").await, [""; 0], "a box that no thumb reaches");
    phone.tick("Select all").await;
    phone.sees("5 of 5 selected").await;
    phone.press("Countersign selected").await;
    phone.sees("Nothing is waiting for your signature").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tabs_of_a_phone_do_not_touch_and_the_form_has_most_of_the_window() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    let (trainee, _) = people::enrolled(&app, &crew, "Łukasz Świątek").await;
    app.set_password(trainee, PASSWORD).await;
    let driver = Driver::start(app.app.clone()).await;
    for width in [320, 360] {
        let phone = driver.open(width, 740).await;
        phone.sign_in(&app.email_of(trainee).await, PASSWORD).await;
        for lang in ["de", "en"] {
            phone.go(&format!("/language/{lang}?next=/practitioner/hours/new")).await;
            let gaps = phone.gaps(".tabs a").await;
            assert!(gaps.iter().all(|gap| *gap >= 8), "{width} px, {lang}: {gaps:?}");
            let bars = phone.height_of(".submit").await + phone.height_of(".tabs").await;
            assert!(bars < 160, "{width} px, {lang}: {bars} of 740 px are bars");
        }
        phone.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_column_of_a_cohort_is_in_sight_at_every_desk() {
    let app = TestApp::spawn().await;
    let (records, owner) = house(&app).await;
    for name in ["Maria do Carmo Aparecida Fernandes de Albuquerque", "Siân Ŵyn"] {
        let trainee = records.enrol(name).await;
        records.document(trainee.person_id, "treatment_insurance", DocumentState::Approved).await;
    }
    // By then the insurance has ended, which the cell says in words.
    app.set_now(chrono::TimeZone::with_ymd_and_hms(&chrono::Utc, 2027, 10, 5, 9, 0, 0).unwrap());
    let driver = Driver::start(app.app.clone()).await;
    for width in [1024, 1280, 1440] {
        let desk = driver.open(width, 900).await;
        desk.sign_in(&app.email_of(owner).await, PASSWORD).await;
        desk.go(&format!("/academy/cohorts/{}", records.cohort.id)).await;
        desk.sees("Treatment insurance ended").await;
        assert_eq!(desk.outside(".matrix :is(th, td):last-child").await, [""; 0], "{width} px");
        desk.close().await;
    }
}
