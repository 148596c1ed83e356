//! The pictures of the README: whole pages of the sample academy on a phone. With `COUNTERSIGN_PICTURES=docs/pictures` they are
//! written there; without, only what they must show is looked for.

use countersign::{domain::certificate::Standing, sample};

use super::{Driver, driver::Tab};
use crate::support::sample::sampled;

const PASSWORD: &str = "three quiet needles";
const WIDTH: u32 = 360;

/// A picture of a page from its top to its end; somebody may be signed in.
async fn take(driver: &Driver, name: &str, path: &str, email: Option<&str>) {
    let open = async |height: u32| -> Tab {
        let tab = driver.open(WIDTH, height).await;
        if let Some(email) = email {
            tab.sign_in(email, PASSWORD).await;
        }
        tab.go(path).await;
        tab
    };
    let phone = open(740).await;
    let height = phone.page_height().await;
    phone.close().await;
    let whole = open(height).await;
    let picture = whole.picture().await;
    whole.close().await;
    let shown = image::load_from_memory(&picture).unwrap();
    assert_eq!((shown.width(), shown.height()), (WIDTH, height), "{name}");
    if let Some(folder) = std::env::var_os("COUNTERSIGN_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), picture).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pictures_of_the_readme_show_what_a_patient_and_a_trainee_read() {
    let (app, sample) = sampled().await;
    let hash = countersign::passwords::hash(PASSWORD).await.unwrap();
    sample::set_passwords(&app.app, &sample, &hash).await.unwrap();
    let driver = Driver::start_as(app.app.clone(), Some("https://verify.example")).await;
    let code = &sample.certificate(Standing::Active).code;
    let path = format!("/v/{}", code.as_str());
    let phone = driver.open(WIDTH, 740).await;
    phone.go(&path).await;
    phone.sees("Genuine and current").await;
    phone.sees("As of today").await;
    phone.close().await;
    take(&driver, "patient", &path, None).await;
    let trainee = sample.sign_ins().into_iter().find(|one| one.email.starts_with("aled")).unwrap();
    take(&driver, "trainee", "/practitioner", Some(&trainee.email)).await;
}
