//! An assessor mends a slip of their own.

use countersign::{
    domain::{states::AssessmentState, words::AssessmentOutcome},
    storage::events::{self, EventFilter},
};

use super::{Desk, sampling::pick};

const REASON: (&str, &str) = ("reason", "I ticked the line above.");

impl Desk {
    /// The page that corrects the first decision.
    async fn correcting(&self) -> String {
        format!("/academy/assessments/decisions/{}/correct", self.standing().await[0].id)
    }

    /// Presses with what the page shows.
    async fn mend(&self, fields: &[(&str, &str)]) -> crate::support::app::Answer {
        let (browser, path) = (self.browser(self.assessor).await, self.correcting().await);
        let version = browser.get(&path).await.expect_status(200).field("version");
        let fields = [&[("version", version.as_str())][..], fields].concat();
        browser.press(&path, &path, &fields).await
    }
}

#[rocket::async_test]
async fn an_assessor_corrects_a_slip_and_the_first_decision_stays_in_the_events() {
    let desk = Desk::open().await;
    desk.decide(&[("outcome[0]", "met")]).await.expect_status(303);
    let page = desk.browser(desk.assessor).await.get(&desk.path("")).await.expect_status(200);
    page.expect_text("Correct a slip");
    let form = desk.browser(desk.assessor).await.get(&desk.correcting().await).await.expect_status(200);
    assert!(!form.body.contains("Unknown localization"));
    desk.mend(&[("outcome", "not_met"), ("reason", " ")]).await.expect_status(422);
    desk.mend(&[("outcome", "not_met"), REASON]).await.expect_status(303);
    let stands = &desk.standing().await[0];
    assert_eq!((stands.outcome, stands.state), (Some(AssessmentOutcome::NotMet), AssessmentState::Decided));
    let filter = EventFilter { action: "assessment.corrected".into(), ..EventFilter::default() };
    let (told, _) =
        events::list(desk.site.store().read(), desk.records.academy, &filter, 1, 5).await.unwrap();
    let changes = told[0].changes.as_ref().unwrap();
    assert_eq!(changes["outcome"]["from"], "met");
    assert_eq!(changes["reason"], REASON.1);
}

#[rocket::async_test]
async fn nobody_corrects_what_another_decided_or_a_quality_assurer_confirmed() {
    let desk = Desk::open().await;
    desk.decide(&[("outcome[0]", "met")]).await.expect_status(303);
    let path = desk.correcting().await;
    let other = desk.records.member("Other Assessor", countersign::domain::words::Role::Assessor, &[]).await;
    let browser = desk.browser(other).await;
    browser.get(&path).await.expect_status(409).expect_text("Somebody else decided this");
    browser.post(&path, &[("outcome", "not_met"), REASON]).await.expect_status(409);
    assert!(!browser.get(&desk.path("")).await.body.contains("/correct"));
    let id = desk.standing().await[0].id;
    let iqa = desk.browser(desk.iqa).await;
    let sample = "/academy/assessments/sample";
    pick(&iqa, &id.to_string()).await.expect_status(303);
    let judge = format!("{sample}/decisions/{id}");
    let version = iqa.get(&judge).await.expect_status(200).field("version");
    // No other move of an assessment is a verdict.
    for verdict in ["correct", "decide"] {
        let fields = [("verdict", verdict), ("version", version.as_str()), ("comment", "x")];
        let code = iqa.press(&judge, &judge, &fields).await.status.code;
        assert!((400..500).contains(&code), "{verdict}: {code}");
    }
    let fields = [("verdict", "confirm"), ("version", version.as_str())];
    iqa.press(&judge, &judge, &fields).await.expect_status(303);
    desk.browser(desk.assessor).await.get(&path).await.expect_status(409);
    assert_eq!(desk.standing().await[0].outcome, Some(AssessmentOutcome::Met));
}

#[rocket::async_test]
async fn the_save_button_is_there_only_where_something_can_be_decided() {
    let desk = Desk::open().await;
    let open = desk.browser(desk.assessor).await.get(&desk.path("")).await.expect_status(200);
    open.expect_text("Save decisions");
    let all: Vec<_> = crate::support::records::level_4()
        .criteria()
        .enumerate()
        .map(|(n, _)| (format!("outcome[{n}]"), "met"))
        .collect();
    let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    desk.decide(&all).await.expect_status(303);
    let done = desk.browser(desk.assessor).await.get(&desk.path("")).await.expect_status(200);
    assert!(!done.text().contains("Save decisions"), "nothing is left to be saved");
}

#[rocket::async_test]
async fn an_observation_is_corrected_with_its_client_and_day() {
    let desk = Desk::open().await;
    let browser = desk.browser(desk.assessor).await;
    let new = desk.path("/observations/new");
    let fields = [
        ("technique", "hairline"),
        ("client_ref", "C-001"),
        ("on", "2026-11-02"),
        ("outcome", "met"),
        ("comment", "Calm."),
    ];
    browser.post(&new, &fields).await.expect_status(303);
    let fields = [
        ("technique", "density"),
        ("client_ref", "C-002"),
        ("on", "2026-11-03"),
        ("outcome", "met"),
        ("comment", "Calm."),
        REASON,
    ];
    let future = [&fields[..2], &[("on", "2026-12-24")], &fields[3..]].concat();
    desk.mend(&future).await.expect_status(422);
    desk.mend(&fields).await.expect_status(303);
    let stands = &desk.standing().await[0];
    let said = (stands.technique.as_deref(), stands.client_ref.as_deref());
    assert_eq!(said, (Some("density"), Some("C-002")));
    assert_eq!(stands.decided_on, Some("2026-11-03".parse().unwrap()));
}
