//! A paper whose approval was taken back: nobody is told to ask for the very paper that is good for nothing.

use countersign::{domain::text::Reason, workflows::withdraw_approval::withdraw_approval};
use serde_json::Value;

use crate::support::{
    app::TestApp,
    issue::{by, issued, run},
    people::eligible_trainee,
};

#[rocket::async_test]
async fn an_approval_that_was_taken_back_is_not_called_never_shown() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let certificate = issued(&app, &e).await;
    let code = certificate.code.as_ref().unwrap().as_str();
    let held = countersign::storage::documents::list_of_person(app.store().read(), e.academy, e.trainee);
    let held = held.await.unwrap();
    let insurance = held.iter().find(|view| view.document.kind == "treatment_insurance").unwrap();
    let reason = Reason::parse("The insurer cancelled the policy").unwrap();
    let manager = by(&app, e.academy, e.manager);
    withdraw_approval(app.store(), &manager, insurance.document.id, &reason, "http://verify.example")
        .await
        .unwrap();
    let browser = app.browser();
    let page = browser.get(&format!("/v/{code}")).await.expect_status(200);
    let first = "Treatment insurance: no longer accepted by the academy";
    assert!(page.body.contains(&format!("<h1>{first}</h1>")), "{}", page.text());
    page.expect_text("the one that you are shown may be this very paper, so ask whoever issued it")
        .expect_text("Who issued yours, and may I ask them whether it holds?");
    assert!(!page.text().contains("not shown to the academy"), "{}", page.text());
    assert!(!page.body.contains("Unknown localization"), "{}", page.body);
    let data = browser.get(&format!("/api/v1/certificates/{code}")).await;
    let data: Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(
        (data["verdict"].as_str(), data["concerns"][0]["trouble"].as_str()),
        (Some("papers"), Some("taken_back"))
    );
    let documents = data["documents"].as_array().unwrap();
    let told = documents.iter().find(|one| one["type"] == "treatment_insurance").unwrap();
    assert_eq!(told["state"], "taken_back");
    let said = run(&app, &["certificate", "verify", code]);
    assert!(String::from_utf8_lossy(&said.stdout).starts_with(first), "{said:?}");
    let holder = app.browser_of(e.trainee, e.academy).await;
    holder.get("/practitioner/certificates").await.expect_text(first);
    for (lang, text) in [("de", "von der Akademie nicht mehr anerkannt"), ("ar", "لم تعد الأكاديمية تقبل")]
    {
        let reader = app.browser();
        reader.get(&format!("/language/{lang}?next=/")).await;
        reader.get(&format!("/v/{code}")).await.expect_text(text);
    }
}
