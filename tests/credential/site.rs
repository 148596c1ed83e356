//! What strangers' programs fetch from the site, and what they make of it.

use chrono::TimeDelta;
use countersign::{
    domain::{
        certificate::Certificate, ids::CertificateId, states::CertificateState, text::Reason,
        words::RevocationReason,
    },
    issuing::credential::{DidDocument, Fault, StatusPurpose, verify},
    storage::{
        certificates,
        credentials::{self, NewCredential},
        personal_data,
    },
    workflows::{
        certificate_credential::sign_credential, reinstate_certificate::reinstate_certificate,
        request_certificate::request_certificate, revoke_certificate::revoke_certificate,
        succeed_certificate::Follow, suspend_certificate::suspend_certificate,
    },
};
use rocket::http::{Accept, Header};
use serde_json::Value;

use super::oracle::World;
use crate::support::{
    app::{Answer, TestApp},
    issue::{approved, by, certificate, followed, issued, requested, run},
    people::{Eligible, crew, eligible_in, eligible_trainee},
};

/// A certificate with its credential stored.
async fn with_credential(app: &TestApp, e: &Eligible, c: Certificate) -> Certificate {
    let view = certificates::find_view(app.store().read(), e.academy, c.id).await.unwrap();
    let tx = app.store().begin().await.unwrap();
    credentials::assign_places(&tx, e.academy, &[c.id]).await.unwrap();
    tx.commit().await.unwrap();
    let signed = sign_credential(&app.app, &view, app.now()).await.unwrap();
    let tx = app.store().begin().await.unwrap();
    let new = NewCredential { certificate: c.id, bytes: &signed.bytes, sha256: &signed.sha256 };
    credentials::insert(&tx, e.academy, &[new], app.now()).await.unwrap();
    tx.commit().await.unwrap();
    c
}

async fn https() -> TestApp {
    TestApp::spawn_with(|settings| settings.public_url = Some("https://verify.example".into())).await
}

/// As most programs do, which take anything.
async fn fetch(app: &TestApp, path: &str) -> Answer {
    app.browser().send(app.client.get(path.to_owned()).header(Header::new("Accept", "*/*"))).await
}

/// What a stranger with nothing but the credential's address finds, and concludes.
async fn concluded(app: &TestApp, path: &str) -> Result<(), Fault> {
    let credential = fetch(app, path).await.expect_status(200).bytes;
    let did = fetch(app, "/.well-known/did.json").await.expect_status(200).bytes;
    let list = fetch(app, &named_list(&credential)).await.expect_status(200).bytes;
    verify(&credential, &DidDocument::read(&did).unwrap(), &[&list], app.now()).map(|_| ())
}

fn named_list(credential: &[u8]) -> String {
    let value: Value = serde_json::from_slice(credential).unwrap();
    let address = value["credentialStatus"][0]["statusListCredential"].as_str().unwrap();
    address.strip_prefix("https://verify.example").unwrap().to_owned()
}

fn path(c: &Certificate) -> String {
    format!("/credentials/{}", c.code.as_ref().unwrap().as_str())
}

async fn suspend(app: &TestApp, e: &Eligible, c: &Certificate) {
    let now = certificate(app.store(), e.academy, c.id).await;
    let why = Reason::parse("Insurance in doubt").unwrap();
    suspend_certificate(&app.app, &by(app, e.academy, e.owner), c.id, now.version, &why).await.unwrap();
}

#[rocket::async_test]
async fn a_suspension_a_reinstatement_and_a_revocation_are_in_the_very_next_answer() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let withdrawn = Err(Fault::Withdrawn(StatusPurpose::Suspension));
    assert_eq!(concluded(&app, &path(&c)).await, Ok(()));
    suspend(&app, &e, &c).await;
    assert_eq!(concluded(&app, &path(&c)).await, withdrawn);
    let now = certificate(app.store(), e.academy, c.id).await;
    reinstate_certificate(&app.app, &by(&app, e.academy, e.owner), c.id, now.version).await.unwrap();
    assert_eq!(concluded(&app, &path(&c)).await, Ok(()));
    // By another process, whose memory is another.
    let owner = app.email_of(e.owner).await;
    let serial = c.serial.clone().unwrap();
    let revoked = run(&app, &["certificate", "revoke", &serial, "--reason", "claimed_early", "--by", &owner]);
    assert!(revoked.status.success(), "{revoked:?}");
    assert_eq!(concluded(&app, &path(&c)).await, withdrawn);
}

#[rocket::async_test]
async fn the_list_of_revocations_holds_what_is_withdrawn_for_good_and_no_suspension() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let credential = fetch(&app, &path(&c)).await.bytes;
    let told = async || {
        let did = fetch(&app, "/.well-known/did.json").await.bytes;
        let lists = [
            fetch(&app, "/status/suspension-1").await.bytes,
            fetch(&app, "/status/revocation-1").await.bytes,
        ];
        let lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
        verify(&credential, &DidDocument::read(&did).unwrap(), &lists, app.now()).map(|_| ())
    };
    assert_eq!(told().await, Ok(()));
    suspend(&app, &e, &c).await;
    assert_eq!(told().await, Err(Fault::Withdrawn(StatusPurpose::Suspension)));
    let now = certificate(app.store(), e.academy, c.id).await;
    let owner = &by(&app, e.academy, e.owner);
    revoke_certificate(&app.app, owner, c.id, now.version, RevocationReason::ClaimedEarly, None)
        .await
        .unwrap();
    assert_eq!(told().await, Err(Fault::Withdrawn(StatusPurpose::Revocation)));
}

#[rocket::async_test]
async fn whatever_stands_as_the_number_of_a_list_behind_the_program_the_list_says_what_is_so() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let credential = fetch(&app, &path(&c)).await.bytes;
    let did = fetch(&app, "/.well-known/did.json").await.bytes;
    for number in ["-5", "9223372036854775807", "0"] {
        app.prepare(&format!("UPDATE status_list SET version = {number}")).await;
        fetch(&app, "/status/revocation-1").await;
    }
    app.prepare("UPDATE status_list SET version = 9223372036854775807").await;
    suspend(&app, &e, &c).await;
    let lists =
        [fetch(&app, "/status/suspension-1").await.bytes, fetch(&app, "/status/revocation-1").await.bytes];
    let lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
    let told = verify(&credential, &DidDocument::read(&did).unwrap(), &lists, app.now()).map(|_| ());
    assert_eq!(told, Err(Fault::Withdrawn(StatusPurpose::Suspension)));
}

#[rocket::async_test]
async fn a_replaced_certificate_does_not_pass_as_current_and_its_replacement_does() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let old = issued(&app, &e).await;
    let old = with_credential(&app, &e, old).await;
    let id = followed(&app, &e, old.id, &Follow::Replacement).await.unwrap();
    approved(&app, &e, id).await.unwrap();
    let new = certificate(app.store(), e.academy, id).await;
    let new = with_credential(&app, &e, new).await;
    assert_eq!(certificate(app.store(), e.academy, old.id).await.state, CertificateState::Superseded);
    assert_eq!(concluded(&app, &path(&old)).await, Err(Fault::Withdrawn(StatusPurpose::Suspension)));
    assert_eq!(concluded(&app, &path(&new)).await, Ok(()));
}

#[rocket::async_test]
async fn the_validators_believe_what_the_site_serves_and_tell_a_suspension_from_what_is_withdrawn_for_good() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let credential = fetch(&app, &path(&c)).await.bytes;
    let ask = async || {
        let mut world = World::new();
        world.put(
            "https://verify.example/.well-known/did.json",
            &fetch(&app, "/.well-known/did.json").await.bytes,
        );
        for list in ["/status/suspension-1", "/status/revocation-1"] {
            world.put(&format!("https://verify.example{list}"), &fetch(&app, list).await.bytes);
        }
        world.ask(app.now(), &[("served", &credential)]).remove(0)
    };
    let said = ask().await;
    assert!(said.accept(), "{said:?}");
    suspend(&app, &e, &c).await;
    // Each list says what its purpose means, and nothing else is said against the credential.
    let suspended = ask().await;
    assert_eq!(suspended.digital_bazaar, ["status: suspension"]);
    assert_eq!(suspended.consortium, ["suspension_status"]);
    let now = certificate(app.store(), e.academy, c.id).await;
    let owner = &by(&app, e.academy, e.owner);
    revoke_certificate(&app.app, owner, c.id, now.version, RevocationReason::ClaimedEarly, None)
        .await
        .unwrap();
    let revoked = ask().await;
    assert_eq!(revoked.digital_bazaar, ["status: suspension", "status: revocation"]);
    assert!(revoked.consortium.contains(&"revocation_status".to_owned()), "{revoked:?}");
}

/// Its command says nothing of what it accepts, takes tokens only and checks the signature of each list.
#[rocket::async_test]
async fn openbadgeslib_with_its_defaults_believes_what_the_site_serves_and_refuses_what_is_withdrawn() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let get = async |path: String| app.browser().send(app.client.get(path)).await.expect_status(200).bytes;
    let credential = get(path(&c)).await;
    let mut altered: Value = serde_json::from_slice(&credential).unwrap();
    altered["credentialSubject"]["licenseNumber"] = "SA-2026-00002".into();
    let altered = serde_json::to_vec(&altered).unwrap();
    let ask = async || {
        let mut world = World::new();
        for path in ["/.well-known/did.json", "/status/suspension-1", "/status/revocation-1"] {
            world.put(&format!("https://verify.example{path}"), &get(path.to_owned()).await);
        }
        world.ask_openbadgeslib(app.now(), &[&credential, &altered])
    };
    let said = ask().await;
    assert_eq!(said[0], "");
    assert!(said[1].contains("ignature"), "{said:?}");
    suspend(&app, &e, &c).await;
    assert!(ask().await[0].contains("suspension"), "{:?}", ask().await);
    let now = certificate(app.store(), e.academy, c.id).await;
    let owner = &by(&app, e.academy, e.owner);
    revoke_certificate(&app.app, owner, c.id, now.version, RevocationReason::ClaimedEarly, None)
        .await
        .unwrap();
    assert!(ask().await[0].contains("OB3VerificationError"), "{:?}", ask().await);
}

#[rocket::async_test]
async fn a_credential_says_what_the_public_page_says_and_nothing_of_clients_or_people_behind_it() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let answer = fetch(&app, &path(&c)).await.expect_status(200);
    let credential: Value = serde_json::from_slice(&answer.bytes).unwrap();
    let facts = c.facts.clone().unwrap();
    let subject = &credential["credentialSubject"];
    assert_eq!(subject["identifier"][0]["identityHash"], facts.holder_name.as_str());
    assert_eq!(subject["licenseNumber"], c.serial.clone().unwrap().as_str());
    assert_eq!(subject["achievement"]["name"], facts.course_title.as_str());
    assert_eq!(credential["issuer"]["name"], facts.academy_name.as_str());
    assert_eq!(credential["issuer"]["id"], "did:web:verify.example");
    assert_eq!(credential["validFrom"], "2026-11-20T00:00:00Z");
    let last = facts.expires_on.map(|last| format!("{last}T23:59:59Z"));
    assert_eq!(credential["validUntil"].as_str().map(str::to_owned), last);
    for private in
        facts.assessors.iter().map(String::as_str).chain(["minutes", "client", "born", "@example.org"])
    {
        assert!(!answer.body.contains(private), "{private}: {}", answer.body);
    }
    let copy = personal_data::collect(app.store().read(), e.trainee).await.unwrap();
    assert_eq!(copy["credentials"][0], credential, "it is in the holder's copy of their data");
    for id in [e.trainee.to_string(), e.enrolment.to_string(), c.id.to_string()] {
        assert!(!answer.body.contains(&id), "{id}");
    }
}

#[rocket::async_test]
async fn evidence_is_served_to_every_origin_with_its_type_and_said_to_be_the_same_when_it_is() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let get = async |path: &str, accept: &'static str| {
        let request = app.client.get(path.to_owned()).header(Header::new("Accept", accept));
        app.browser().send(request).await.expect_status(200)
    };
    for (path, accept, kind, caching) in [
        ("/.well-known/did.json".to_owned(), "*/*", "application/did+json", "public, max-age=60"),
        (path(&c), "*/*", "application/vc+ld+json", "private, no-cache"),
        (path(&c), "application/vc", "application/vc", "private, no-cache"),
        (path(&c), "application/vc;q=0", "application/vc+ld+json", "private, no-cache"),
        (
            path(&c),
            "application/vc;q=0.1, application/vc+ld+json",
            "application/vc+ld+json",
            "private, no-cache",
        ),
        (
            "/status/suspension-1".to_owned(),
            "application/json, */*",
            "application/vc+ld+json",
            "public, max-age=300",
        ),
        (
            "/status/suspension-1".to_owned(),
            "application/vc+jwt",
            "application/vc+jwt",
            "public, max-age=300",
        ),
        ("/status/suspension-1.jwt".to_owned(), "*/*", "application/vc+jwt", "public, max-age=300"),
    ] {
        let answer = get(&path, accept).await;
        assert_eq!(answer.headers["content-type"], kind, "{path}");
        assert_eq!(answer.headers["cache-control"], caching, "{path}");
        assert_eq!(answer.headers["access-control-allow-origin"], "*", "{path}");
        let request = app
            .client
            .get(path.clone())
            .header(Header::new("Accept", accept))
            .header(Header::new("If-None-Match", answer.headers["etag"].clone()));
        let again = app.browser().send(request).await.expect_status(304);
        assert!(again.bytes.is_empty(), "{path}");
    }
    // openbadgeslib's command asks for nothing, and reads tokens alone.
    let silent = app.browser().get("/status/suspension-1").await;
    assert_eq!(silent.headers["content-type"], "application/vc+jwt");
    let before = get("/status/suspension-1", "*/*").await.headers["etag"].clone();
    suspend(&app, &e, &c).await;
    assert_ne!(get("/status/suspension-1", "*/*").await.headers["etag"], before);
}

#[rocket::async_test]
async fn a_list_is_never_kept_longer_than_it_holds() {
    let app = https().await;
    for seconds in [0, 30, 59, 60, 90, 1000] {
        app.set_now(crate::support::app::noon() + TimeDelta::seconds(seconds));
        let answer = fetch(&app, "/status/suspension-1").await.expect_status(200);
        let list: Value = serde_json::from_slice(&answer.bytes).unwrap();
        let until: chrono::DateTime<chrono::Utc> = list["validUntil"].as_str().unwrap().parse().unwrap();
        let kept =
            answer.headers["cache-control"].strip_prefix("public, max-age=").unwrap().parse::<i64>().unwrap();
        assert_eq!(app.now() + TimeDelta::seconds(kept), until);
        assert!(list["credentialSubject"]["ttl"].as_i64().unwrap() <= kept * 1000);
        assert!((240..=300).contains(&kept), "{kept}");
    }
}

#[rocket::async_test]
async fn what_is_not_there_is_a_problem_for_programs_and_looks_the_same_whatever_was_guessed() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let pending = requested(&app, &e).await;
    let nobody = fetch(&app, "/credentials/0000000000000000").await.expect_status(404);
    assert_eq!(nobody.headers["content-type"], "application/problem+json");
    for guess in ["/credentials/0000000000000001", "/credentials/x", &format!("/credentials/{pending}")] {
        let other = fetch(&app, guess).await.expect_status(404);
        assert_eq!(other.body, nobody.body, "{guess}");
    }
    for list in
        ["suspension-2", "suspension-01", "suspension-", "message-1", "suspension", "suspension-4294967296"]
    {
        let answer = fetch(&app, &format!("/status/{list}")).await.expect_status(404);
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{list}");
    }
    let json = app.client.get("/.well-known/nothing").header(Accept::HTML);
    assert_eq!(app.browser().send(json).await.headers["content-type"], "application/problem+json");
}

#[rocket::async_test]
async fn a_retired_key_stays_in_the_issuers_document_and_what_it_signed_stays_good() {
    let app = https().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    app.app.keys.rotate(app.now()).unwrap();
    let did: Value = serde_json::from_slice(&fetch(&app, "/.well-known/did.json").await.bytes).unwrap();
    assert_eq!(did["assertionMethod"].as_array().unwrap().len(), 2);
    assert_eq!(did["verificationMethod"].as_array().unwrap().len(), 2);
    assert_eq!(concluded(&app, &path(&c)).await, Ok(()));
}

#[rocket::async_test]
async fn a_port_is_written_with_a_percent_sign_in_the_did() {
    let app =
        TestApp::spawn_with(|settings| settings.public_url = Some("http://localhost:8000".into())).await;
    let did: Value = serde_json::from_slice(&fetch(&app, "/.well-known/did.json").await.bytes).unwrap();
    assert_eq!(did["id"], "did:web:localhost%3A8000");
}

#[rocket::async_test]
async fn the_command_verifies_with_its_own_keys_or_with_files_alone() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let save = async |path: &str, name: &str| {
        let file = app.dir.path().join(name);
        std::fs::write(&file, fetch(&app, path).await.expect_status(200).bytes).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let credential = save(&path(&c), "credential.json").await;
    let did = save("/.well-known/did.json", "did.json").await;
    let own = run(&app, &["verify-credential", &credential]);
    let said = String::from_utf8_lossy(&own.stdout).into_owned();
    assert_eq!(own.status.code(), Some(0), "{own:?}");
    assert!(said.contains("Genuine") && said.contains("In the record today: active"), "{said}");
    // Without the data folder.
    let elsewhere = tempfile::tempdir().unwrap();
    let offline = std::process::Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["verify-credential", &credential, "--did", &did])
        .current_dir(elsewhere.path())
        .output()
        .unwrap();
    assert_eq!(offline.status.code(), Some(0), "{offline:?}");
    assert!(String::from_utf8_lossy(&offline.stdout).contains("is not known"));
    assert!(!elsewhere.path().join("data").exists());
    let text = std::fs::read_to_string(&credential).unwrap().replace("Prys", "Price");
    std::fs::write(&credential, text).unwrap();
    let changed = run(&app, &["verify-credential", &credential, "--json"]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&changed.stdout).contains("the signature does not fit"), "{changed:?}");
}

#[rocket::async_test]
async fn of_an_expired_credential_what_became_of_its_certificate_is_asked_before_its_end_is_told() {
    let app = TestApp::spawn().await;
    let mut spec =
        countersign::domain::course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    spec.valid_for_months = Some(12);
    let crew = crate::support::people::crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let e = crate::support::people::eligible_in(&app, &crew, "Søren Ø").await;
    let c = issued(&app, &e).await;
    let c = with_credential(&app, &e, c).await;
    let save = async |path: &str, name: &str| {
        let file = app.dir.path().join(name);
        std::fs::write(&file, fetch(&app, path).await.expect_status(200).bytes).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let credential = save(&path(&c), "credential.json").await;
    let did = save("/.well-known/did.json", "did.json").await;
    crate::support::issue::at_noon(&app, c.expires_on.unwrap().succ_opt().unwrap());
    let ask = |more: &[&str]| {
        let out = run(&app, &[&["verify-credential", credential.as_str()], more].concat());
        (out.status.code().unwrap(), String::from_utf8_lossy(&out.stdout).into_owned())
    };
    let (code, said) = ask(&[]);
    assert!(code == 1 && said.starts_with("Expired. Do not rely on it."), "{said}");
    let (code, said) = ask(&["--did", &did]);
    assert!(code == 1 && said.starts_with("Expired. Do not rely on it."), "{said}");
    assert!(!said.contains("Not to be believed") && said.contains("it ended at 2027-11-1"), "{said}");
    let (_, said) = ask(&["--json", "--did", &did]);
    let data: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((data["good"].as_bool(), data["ended_at"].is_string()), (Some(false), true), "{data}");
    assert!(data["valid_until"].is_null(), "{data}");
    let owner = &crate::support::issue::by(&app, e.academy, e.owner);
    let why = countersign::domain::words::RevocationReason::LearnerMalpractice;
    countersign::workflows::revoke_certificate::revoke_certificate(
        &app.app, owner, c.id, c.version, why, None,
    )
    .await
    .unwrap();
    let (code, said) = ask(&[]);
    assert!(code == 1 && said.starts_with("Withdrawn. Do not rely on it."), "{said}");
}

#[rocket::async_test]
async fn a_credential_speaks_the_language_of_its_certificate() {
    let app = https().await;
    let said = [
        (
            "en",
            "Certificate · Level 4 · 185 hours",
            "Study and practice of 185",
            "under supervision: Hairline (3)",
        ),
        (
            "fr",
            "Certificat · Niveau 4 · 185 heures",
            "Étude et pratique : 185",
            "sous supervision : Hairline (3)",
        ),
        ("pl", "Certyfikat · Poziom 4 ·", "Nauka i praktyka: łącznie 185", "pod nadzorem: Hairline (3)"),
    ];
    let crew = crew(&app, "Sample Academy", "BN").await;
    for (language, description, criteria, treatments) in said {
        let e = eligible_in(&app, &crew, &format!("Ada Brook {language}")).await;
        let id = CertificateId::fresh();
        let manager = &by(&app, e.academy, e.manager);
        request_certificate(&app.app, manager, id, e.enrolment, Some(language)).await.unwrap();
        approved(&app, &e, id).await.unwrap();
        let view = certificates::find_view(app.store().read(), e.academy, id).await.unwrap();
        let signed = sign_credential(&app.app, &view, app.now()).await.unwrap();
        let subject = &serde_json::from_slice::<Value>(&signed.bytes).unwrap()["credentialSubject"];
        let achievement = &subject["achievement"];
        assert_eq!(achievement["inLanguage"], language);
        for (text, words) in [
            (&achievement["description"], description),
            (&achievement["criteria"]["narrative"], criteria),
            (&subject["narrative"], treatments),
        ] {
            assert!(text.as_str().unwrap().contains(words), "{language}: {text}");
        }
    }
}
