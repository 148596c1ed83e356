//! A name in Latin letters beneath one in another script, from the form to every place that shows a certificate.

use countersign::{
    domain::{
        certificate::{Certificate, NewName},
        text::{HolderName, LatinName},
    },
    issuing::credential::claims,
    storage::{certificates, credentials, documents, people, personal_data},
    workflows::{
        certificate_step::CertificateError, erase_person::erase_person, succeed_certificate::Follow,
        verify_record::verify_record,
    },
};
use serde_json::Value;

use crate::{
    issuing::support::text_of,
    support::{
        app::{Answer, TestApp},
        issue::{actions, approved, by, certificate, followed, issued, requested, run},
        people::{Crew, Eligible, approved_document, crew, eligible_in},
    },
};

const NAME: &str = "Ірина Шевченко";
const LATIN: &str = "Iryna Shevchenko";

async fn of(app: &TestApp, name: &str) -> (Crew, Eligible) {
    let crew = crew(app, "Sample Academy", "SA").await;
    let e = eligible_in(app, &crew, name).await;
    (crew, e)
}

/// The manager types it into the person's record.
async fn record(app: &TestApp, e: &Eligible, latin: &str) -> Answer {
    let before = people::find(app.store().read(), e.trainee).await.unwrap();
    let (born, showed) = (before.born_on.unwrap().to_string(), before.latin_name.unwrap_or_default());
    let fields = [
        ("name", before.full_name.as_str()),
        ("name_before", before.full_name.as_str()),
        ("latin_name", latin),
        ("latin_before", showed.as_str()),
        ("born_on", born.as_str()),
        ("born_on_before", born.as_str()),
    ];
    app.browser_of(e.manager, e.academy)
        .await
        .post(&format!("/academy/people/{}/edit", e.trainee), &fields)
        .await
}

async fn latin_of(app: &TestApp, e: &Eligible) -> Option<String> {
    people::find(app.store().read(), e.trainee).await.unwrap().latin_name
}

async fn printed(app: &TestApp, c: &Certificate) -> String {
    text_of(&app.app.files.certificates.get(c.pdf_sha256.as_ref().unwrap()).await.unwrap())
}

#[rocket::async_test]
async fn a_name_in_latin_letters_is_typed_once_and_stands_wherever_the_certificate_is_shown() {
    let app = TestApp::spawn().await;
    let (_, e) = of(&app, NAME).await;
    let manager = app.browser_of(e.manager, e.academy).await;
    let person = format!("/academy/people/{}", e.trainee);
    manager.get(&person).await.expect_text("Add the name in Latin letters");
    record(&app, &e, LATIN).await.expect_status(303);
    manager.get(&person).await.expect_text(LATIN);
    assert_eq!(actions(app.store(), e.academy, e.trainee.0).await, ["person.changed"]);
    assert!(manager.get("/academy/people?q=shevchenko").await.body.contains(NAME), "found by it");

    let id = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    owner.get(&format!("/academy/certificates/{id}")).await.expect_text(LATIN);
    approved(&app, &e, id).await.unwrap();
    let c = certificate(app.store(), e.academy, id).await;
    let (facts, code) = (c.facts.clone().unwrap(), c.code.clone().unwrap());
    assert_eq!(facts.name(), NewName { name: NAME, latin: Some(LATIN) });
    let paper = printed(&app, &c).await;
    assert_eq!(paper.matches(LATIN).count(), 2, "on both pages:\n{paper}");

    let answer = app.browser().get(&format!("/v/{}", code.as_str())).await;
    answer.expect_text(NAME).expect_text("In Latin letters: Iryna Shevchenko");
    let program = app.browser().get(&format!("/api/v1/certificates/{}", code.as_str())).await;
    let program: Value = serde_json::from_str(&program.body).unwrap();
    assert_eq!((program["holder"].as_str(), program["holder_latin"].as_str()), (Some(NAME), Some(LATIN)));
    let stored = credentials::find(app.store().read(), e.academy, c.id).await.unwrap().unwrap();
    let said = claims(&stored.bytes).unwrap();
    assert_eq!((said.holder_name.as_str(), said.latin_name.as_deref()), (NAME, Some(LATIN)));
    assert_eq!(verify_record(app.store()).await.unwrap(), Vec::<String>::new());

    let file = app.dir.path().join("iryna.pdf");
    std::fs::write(&file, app.app.files.certificates.get(c.pdf_sha256.as_ref().unwrap()).await.unwrap())
        .unwrap();
    let told = run(&app, &["verify-file", file.to_str().unwrap()]);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("Ірина Шевченко (Iryna Shevchenko)"), "{told}");
    let copy = personal_data::collect(app.store().read(), e.trainee).await.unwrap();
    assert_eq!(copy["person"]["latin_name"], LATIN);
    assert_eq!(copy["certificates"][0]["facts"]["latin_name"], LATIN);
}

#[rocket::async_test]
async fn whoever_approves_reads_that_a_name_in_other_letters_has_none_in_latin_ones() {
    let app = TestApp::spawn().await;
    let (crew, e) = of(&app, NAME).await;
    let plain = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let none = "no name in Latin letters is printed";
    for (e, wanted) in [(&e, true), (&plain, false)] {
        let id = requested(&app, e).await;
        let page = app.browser_of(e.owner, e.academy).await.get(&format!("/academy/certificates/{id}")).await;
        assert_eq!(page.expect_status(200).text().contains(none), wanted);
        if wanted {
            // Recorded since: what was asked for and what is approved are told apart.
            record(&app, e, LATIN).await.expect_status(303);
            let page =
                app.browser_of(e.owner, e.academy).await.get(&format!("/academy/certificates/{id}")).await;
            page.expect_text(LATIN);
        }
        approved(&app, e, id).await.unwrap();
    }
}

#[rocket::async_test]
async fn what_is_no_name_in_latin_letters_is_told_beside_its_field_and_nothing_is_recorded() {
    let app = TestApp::spawn().await;
    let (_, e) = of(&app, NAME).await;
    let wide = "W".repeat(200);
    for (typed, told) in [
        ("Ирина", "is no Latin letter"),
        ("Iryna <b>", "is no Latin letter"),
        ("Iryna\u{200b}", "hidden character"),
        (wide.as_str(), "The holder’s name in Latin letters: it is too long"),
    ] {
        let page = record(&app, &e, typed).await.expect_status(422);
        page.expect_text(told);
        let kept = typed.replace('<', "&#60;").replace('>', "&#62;");
        assert!(page.body.contains(&format!("value=\"{kept}\"")), "what was typed stays");
    }
    assert_eq!(latin_of(&app, &e).await, None);
    let plain = eligible_in(&app, &crew(&app, "Westward School", "WW").await, "Siân Ŵyn Prys").await;
    record(&app, &plain, "Sian Wyn").await.expect_status(422).expect_text("in Latin letters already");
}

#[rocket::async_test]
async fn a_correction_changes_the_name_in_latin_letters_with_two_people_and_evidence() {
    let app = TestApp::spawn().await;
    let (crew, e) = of(&app, NAME).await;
    record(&app, &e, "Irina Shevchenko").await.expect_status(303);
    let old = issued(&app, &e).await;
    let paper = approved_document(&crew, e.trainee, "name_change");
    let tx = app.store().begin().await.unwrap();
    documents::insert(&tx, &paper, "passport.pdf").await.unwrap();
    tx.commit().await.unwrap();
    let name = HolderName::parse(NAME).unwrap();
    let to = |latin: &str| Follow::Correction {
        name: name.clone(),
        latin: LatinName::beside(&name, latin).unwrap(),
        evidence: paper.id,
    };
    let same = followed(&app, &e, old.id, &to("Irina Shevchenko")).await;
    assert!(matches!(same, Err(CertificateError::Succession(_))), "{same:?}");
    let id = followed(&app, &e, old.id, &to(LATIN)).await.unwrap();
    let view = certificates::find_view(app.store().read(), e.academy, id).await.unwrap();
    assert_eq!(view.changed_name(), Some(NewName { name: NAME, latin: Some(LATIN) }));
    approved(&app, &e, id).await.unwrap();
    let new = certificate(app.store(), e.academy, id).await;
    assert_eq!(new.facts.as_ref().unwrap().latin_name.as_deref(), Some(LATIN));
    assert!(printed(&app, &new).await.contains(LATIN));
    let before = certificate(app.store(), e.academy, old.id).await.facts;
    assert_eq!(before, old.facts, "what was issued stays");
    assert_eq!(latin_of(&app, &e).await.as_deref(), Some(LATIN));
    assert_eq!(verify_record(app.store()).await.unwrap(), Vec::<String>::new());
}

#[rocket::async_test]
async fn an_erasure_takes_the_name_in_latin_letters_of_the_record() {
    let app = TestApp::spawn().await;
    let (_, e) = of(&app, NAME).await;
    record(&app, &e, LATIN).await.expect_status(303);
    erase_person(
        app.store(),
        &app.app.files.documents,
        &by(&app, e.academy, e.owner),
        e.trainee,
        "http://verify.example",
    )
    .await
    .unwrap();
    assert_eq!(latin_of(&app, &e).await, None);
    let manager = app.browser_of(e.manager, e.academy).await;
    assert!(!manager.get("/academy/people?q=shevchenko").await.body.contains("/academy/people/0"));
    let events = manager.get("/academy/events").await;
    assert!(!events.body.contains(LATIN), "{}", events.text());
}
