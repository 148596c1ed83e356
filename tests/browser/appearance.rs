//! An owner changes a colour and sees the sample change; nothing has to be sent by hand.

use countersign::storage::appearances;

use super::Driver;
use crate::support::{app::TestApp, people};

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_changes_a_colour_sees_it_on_the_sample_and_saves() {
    let app = TestApp::spawn().await;
    let ready = people::eligible_trainee(&app).await;
    app.set_password(ready.owner, "three quiet needles").await;
    let driver = Driver::start(app.app.clone()).await;
    let owner = driver.open(360, 740).await;
    owner.sign_in(&app.email_of(ready.owner).await, "three quiet needles").await;
    owner.go("/academy/appearance").await;
    owner.sees("No logo yet").await;
    assert_eq!(owner.count(r##"#preview [fill="#7a1f3d"]"##).await, 0);
    owner.fill("Your colour", "#7a1f3d").await;
    owner.waits_for(r##"#preview [fill="#7a1f3d"]"##).await;
    owner.sees("to 1 on white paper: easy to read").await;
    owner.look().await;
    owner.fill("Your colour", "#fff0f0").await;
    owner.sees("too faint to read").await;
    owner.fill("Your colour", "#7a1f3d").await;
    owner.tick("Modern").await;
    owner.press("Save").await;
    owner.sees("Saved. Certificates that are approved from now on look like this.").await;
    let now = appearances::find_in_force(app.store().read(), ready.academy).await.unwrap();
    assert_eq!((now.version, now.appearance.design.as_str()), (Some(1), "modern"));
    owner.close().await;
}
