//! One answer, whoever is asked: the page, the file's page, the API, three commands, the practitioner, the academy.

use countersign::{
    domain::{
        course_spec, document::Document, ids::DocumentId, text::Reason, verification_code::VerificationCode,
        words::RevocationReason,
    },
    storage::documents,
    workflows::{
        revoke_certificate::revoke_certificate, succeed_certificate::Follow,
        suspend_certificate::suspend_certificate,
    },
};
use rocket::http::Header;
use serde_json::Value;

use crate::support::{
    app::TestApp,
    issue::{approved, at_noon, by, certificate, followed, issued, run},
    people::{Crew, Eligible, approved_document, crew_teaching, day, eligible_in},
};

/// How a certificate stands, and what everybody must be told.
#[derive(Clone, Copy)]
pub enum Case {
    Good,
    PaperEndsSoon,
    CertificateEndsSoon,
    PaperEnded,
    SeveralEnded,
    Uncovered,
    Expired,
    Suspended,
    Revoked,
    Replaced,
}

impl Case {
    pub const ALL: [Self; 10] = [
        Self::Good,
        Self::PaperEndsSoon,
        Self::CertificateEndsSoon,
        Self::PaperEnded,
        Self::SeveralEnded,
        Self::Uncovered,
        Self::Expired,
        Self::Suspended,
        Self::Revoked,
        Self::Replaced,
    ];

    /// The first line, and one that belongs to it.
    fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Good => ("Genuine and current", ""),
            Self::PaperEndsSoon => {
                ("Genuine and current", "Bloodborne pathogen training: ends in 12 days, on 31 May 2027")
            }
            Self::CertificateEndsSoon => {
                ("Genuine and current", "The certificate ends in 12 days, on 19 November 2027")
            }
            Self::PaperEnded => ("Bloodborne pathogen training ended on 31 May 2027", ""),
            Self::SeveralEnded => {
                ("3 papers are not in order today", "Treatment insurance ended on 1 June 2028")
            }
            Self::Uncovered => ("Treatment insurance does not cover Density", ""),
            Self::Expired => ("Expired. Do not rely on it", ""),
            Self::Suspended => ("Suspended. Do not rely on it for now", ""),
            Self::Revoked => ("Withdrawn. Do not rely on it", ""),
            Self::Replaced => ("Replaced by a newer certificate", ""),
        }
    }

    fn verdict(self) -> &'static str {
        match self {
            Self::Good | Self::PaperEndsSoon | Self::CertificateEndsSoon => "active",
            Self::PaperEnded | Self::SeveralEnded | Self::Uncovered => "papers",
            Self::Expired => "expired",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::Replaced => "superseded",
        }
    }

    fn is_good(self) -> bool {
        self.verdict() == "active"
    }

    /// Whether the certificate itself holds, so that its last day may be told.
    fn holds(self) -> bool {
        self.is_good() || self.verdict() == "papers"
    }
}

/// A certificate that stands so today, with its file and its credential on disk.
pub struct Stand {
    pub app: TestApp,
    crew: Crew,
    e: Eligible,
    pub code: String,
    id: String,
    pub pdf: String,
    credential: String,
}

impl Stand {
    /// Its code as people read it.
    fn spaced(&self) -> String {
        VerificationCode::parse(&self.code).unwrap().to_string()
    }
}

pub async fn stand(case: Case) -> Stand {
    let app = TestApp::spawn().await;
    let mut spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    let ends = matches!(case, Case::CertificateEndsSoon | Case::Expired);
    spec.valid_for_months = Some(if ends { 12 } else { 120 });
    let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn").await;
    let c = issued(&app, &e).await;
    let code = c.code.clone().unwrap().as_str().to_owned();
    let save = |name: &str, bytes: &[u8]| {
        let path = app.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let file = app.app.files.certificates.get(c.pdf_sha256.as_ref().unwrap()).await.unwrap();
    let request = app.client.get(format!("/credentials/{code}")).header(Header::new("Accept", "*/*"));
    let credential = app.browser().send(request).await.expect_status(200);
    let (pdf, credential) = (save("c.pdf", &file), save("credential.json", &credential.bytes));
    let owner = &by(&app, e.academy, e.owner);
    match case {
        Case::Good => {}
        Case::PaperEndsSoon => at_noon(&app, day("2027-05-19")),
        Case::CertificateEndsSoon => {
            hand_in_again(&app, &crew, &e, "2027-05-01", None).await;
            at_noon(&app, day("2027-11-07"));
        }
        Case::PaperEnded => at_noon(&app, day("2027-06-05")),
        Case::SeveralEnded => at_noon(&app, day("2028-06-02")),
        Case::Uncovered => {
            hand_in_again(&app, &crew, &e, "2028-06-01", Some("density")).await;
            at_noon(&app, day("2028-06-02"));
        }
        Case::Expired => at_noon(&app, day("2027-11-20")),
        Case::Suspended => {
            let reason = Reason::parse("told us").unwrap();
            suspend_certificate(&app.app, owner, c.id, c.version, &reason).await.unwrap();
        }
        Case::Revoked => {
            let why = RevocationReason::ClaimedInError;
            revoke_certificate(&app.app, owner, c.id, c.version, why, None).await.unwrap();
        }
        Case::Replaced => {
            let next = followed(&app, &e, c.id, &Follow::Replacement).await.unwrap();
            approved(&app, &e, next).await.unwrap();
            assert!(certificate(app.store(), e.academy, next).await.code.is_some());
        }
    }
    Stand { id: c.id.to_string(), app, crew, e, code, pdf, credential }
}

/// Papers of every kind that follow the first ones; an insurance for everything but one technique.
async fn hand_in_again(app: &TestApp, crew: &Crew, e: &Eligible, from: &str, but: Option<&str>) {
    let tx = app.store().begin().await.unwrap();
    for kind in ["infection_control", "bloodborne_pathogens", "treatment_insurance"] {
        let first = approved_document(crew, e.trainee, kind);
        let covers = first.covers.iter().filter(|key| Some(key.as_str()) != but).cloned().collect();
        let paper = Document {
            id: DocumentId::fresh(),
            issued_on: day(from),
            expires_on: Some(day("2030-01-01")),
            covers,
            ..first
        };
        documents::insert(&tx, &paper, "paper.pdf").await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(text)))
}

/// The certificate as data, wherever it stands.
fn is_told_as_data(case: Case, data: &Value) {
    let (first, further) = case.told();
    assert_eq!(data["verdict"], case.verdict(), "{first}: {data}");
    assert_eq!(data["valid_until"].is_string(), case.holds(), "{first}: {data}");
    assert_eq!(data["expired_on"].is_string(), case.verdict() == "expired", "{first}: {data}");
    assert_eq!(data["concerns"].is_array(), case.verdict() == "papers", "{first}: {data}");
    assert_eq!(data["ends_soon"].is_array(), case.is_good() && !further.is_empty(), "{first}: {data}");
    let (ended, soon) = (&data["concerns"][0], &data["ends_soon"][0]);
    match case {
        Case::PaperEnded => {
            assert_eq!(
                (ended["type"].as_str(), ended["day"].as_str()),
                (Some("bloodborne_pathogens"), Some("2027-05-31"))
            );
            assert_eq!(
                (ended["trouble"].as_str(), ended["name"].as_str()),
                (Some("ended"), Some("Bloodborne pathogen training"))
            );
        }
        Case::Uncovered => {
            assert_eq!(
                (ended["trouble"].as_str(), ended["techniques"][0].as_str()),
                (Some("not_covered"), Some("Density"))
            );
        }
        Case::PaperEndsSoon => {
            assert_eq!(
                (soon["type"].as_str(), soon["name"].as_str(), soon["days"].as_i64()),
                (Some("bloodborne_pathogens"), Some("Bloodborne pathogen training"), Some(12))
            );
        }
        Case::CertificateEndsSoon => {
            assert_eq!((soon.get("type"), soon.get("name")), (None, None), "{data}");
            assert_eq!(soon["until"].as_str(), Some("2027-11-19"));
        }
        Case::Replaced => assert!(data["superseded_by"].is_string(), "{data}"),
        Case::Revoked => assert_eq!(data["revocation_reason"], "claimed_in_error"),
        _ => {}
    }
}

#[rocket::async_test]
async fn every_command_gives_the_answer_of_the_page_bad_news_first_and_exits_with_0_for_a_good_one_alone() {
    for case in Case::ALL {
        let s = stand(case).await;
        let (first, further) = case.told();
        for command in [
            vec!["certificate", "verify", s.code.as_str()],
            vec!["verify-file", s.pdf.as_str()],
            vec!["verify-credential", s.credential.as_str()],
        ] {
            let out = run(&s.app, &command);
            let said = String::from_utf8_lossy(&out.stdout).into_owned();
            let named = format!("{}: {first}: {said}", command[0]);
            assert_eq!(out.status.code(), Some(i32::from(!case.is_good())), "{named}");
            assert!(said.starts_with(first), "{named}");
            assert!(said.contains(further), "{named}");
            let told_well =
                ["Genuine", "Valid until", "current until", ", until"].iter().any(|w| said.contains(w));
            assert!(case.holds() || !told_well, "{named}");
            if !case.is_good() {
                assert!(!said.contains("Genuine and current"), "{named}");
            }
            let data = json(&run(&s.app, &[&command[..], &["--json"]].concat()).stdout);
            match command[0] {
                "certificate" => is_told_as_data(case, &data),
                other => {
                    assert_eq!(data["good"], case.is_good(), "{named}: {data}");
                    is_told_as_data(case, &data["certificate"]);
                    let own = if case.is_good() { "genuine" } else { case.verdict() };
                    assert!(
                        other != "verify-file" || (data["verdict"] == own && data["file"] == "genuine"),
                        "{data}"
                    );
                    assert!(case.is_good() || data["valid_until"].is_null(), "{data}");
                }
            }
        }
    }
}

#[rocket::async_test]
async fn the_list_of_a_command_has_the_verdict_beside_the_standing() {
    for case in Case::ALL {
        let s = stand(case).await;
        let verdict = case.verdict();
        let standing = if verdict == "papers" { "active" } else { verdict };
        let of_it = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.contains(s.spaced().as_str())).map(str::to_owned).collect()
        };
        let listed = run(&s.app, &["certificate", "list", "--state", standing]);
        let lines = of_it(&String::from_utf8(listed.stdout).unwrap());
        let [line] = lines.as_slice() else { panic!("{verdict}: {lines:?}") };
        let columns: Vec<_> = line.split('\t').collect();
        assert_eq!((columns[2], columns[5]), (standing, verdict), "{line}");
        let all = json(&run(&s.app, &["certificate", "list", "--json"]).stdout);
        let one = all.as_array().unwrap().iter().find(|one| one["code"] == s.spaced().as_str()).unwrap();
        assert_eq!((one["standing"].as_str(), one["verdict"].as_str()), (Some(standing), Some(verdict)));
        assert!(one.get("status").is_none(), "{one}");
    }
    let s = stand(Case::Good).await;
    let e = crate::support::people::eligible_in(&s.app, &s.crew, "Zoë Sample").await;
    crate::support::issue::requested(&s.app, &e).await;
    let all = json(&run(&s.app, &["certificate", "list", "--state", "pending_approval", "--json"]).stdout);
    assert_eq!((all[0]["standing"].as_str(), &all[0]["verdict"]), (Some("pending_approval"), &Value::Null));
    let help = String::from_utf8(run(&s.app, &["certificate", "list", "--help"]).stdout).unwrap();
    assert!(help.contains("verdict") && help.contains("standing"), "{help}");
}

#[rocket::async_test]
async fn pages_and_api_give_the_same_answer_with_what_belongs_to_it() {
    for case in Case::ALL {
        let s = stand(case).await;
        let (first, further) = case.told();
        let path = format!("/v/{}", s.code);
        let browser = s.app.browser();
        let page = browser.get(&path).await.expect_status(200);
        assert!(page.body.contains(&format!("<h1>{first}</h1>")), "{first}: {}", page.text());
        page.expect_text(further);
        is_told_as_data(case, &json(&browser.get(&format!("/api/v1/certificates/{}", s.code)).await.bytes));
        let file = std::fs::read(&s.pdf).unwrap();
        let sent = browser.upload("/v/file", &[], ("file", "c.pdf", &file)).await;
        let told = browser.get(&sent.location.clone().unwrap()).await.expect_status(200);
        let title = if case.is_good() { "This file is genuine and current" } else { first };
        assert!(told.body.contains(&format!("<h1>{title}</h1>")), "{first}: {}", told.text());
        told.expect_text(further);
        for page in [&page, &told] {
            assert!(case.is_good() || !page.body.contains("verdict is-good"), "{first}");
            assert!(case.holds() || !page.text().contains("Valid until"), "{first}: {}", page.text());
        }
    }
}

#[rocket::async_test]
async fn the_holder_and_the_academy_read_what_patients_read_and_offer_nothing_that_does_not_hold() {
    for case in Case::ALL {
        let s = stand(case).await;
        let (first, further) = case.told();
        let holder = s.app.browser_of(s.e.trainee, s.e.academy).await;
        let mine = holder.get("/practitioner/certificates").await.expect_status(200);
        // The holder reads how it stands; that it is not to be relied on is a word for patients.
        let own = match case.verdict() {
            "active" => "In force",
            "papers" => first,
            "expired" => "Expired",
            "suspended" => "Suspended",
            "revoked" => "Withdrawn",
            _ => "Replaced",
        };
        mine.expect_text(own).expect_text(further);
        assert!(!mine.text().contains("Do not rely on it"), "{first}: {}", mine.text());
        // Of a replaced one the new one stands on the same page.
        if !matches!(case, Case::Replaced) {
            assert_eq!(mine.text().contains("Link to share"), case.is_good(), "{first}: {}", mine.text());
            assert_eq!(mine.text().contains("Valid until"), case.holds(), "{first}: {}", mine.text());
            assert_eq!(
                mine.body.contains("class=\"btn\" href=\"/practitioner/certificates/"),
                case.is_good(),
                "{first}"
            );
            assert_eq!(mine.body.contains("tag is-good"), case.is_good(), "{first}");
        }
        let home = holder.get("/practitioner").await.expect_status(200);
        assert!(!matches!(case, Case::Replaced) || home.text().contains("Your certificate is issued"));
        if !matches!(case, Case::Replaced) {
            assert_eq!(
                home.text().contains("Your certificate is issued"),
                case.is_good(),
                "{first}: {}",
                home.text()
            );
            home.expect_text(further);
        }
        let owner = s.app.browser_of(s.e.owner, s.e.academy).await;
        let detail = owner.get(&format!("/academy/certificates/{}", s.id)).await.expect_status(200);
        detail.expect_text(first).expect_text(further);
        assert_eq!(detail.body.contains("tag is-good"), case.is_good(), "{first}: {}", detail.text());
        let list = owner.get("/academy/certificates?q=Si%C3%A2n").await.expect_status(200);
        if !matches!(case, Case::Replaced) {
            assert_eq!(list.body.contains("tag is-good"), case.is_good(), "{first}: {}", list.text());
            assert!(list.body.contains("<time datetime=\"20"));
        }
    }
}

#[rocket::async_test]
async fn a_photo_of_a_certificate_whose_papers_ended_says_so_first_and_the_command_too() {
    let s = stand(Case::PaperEnded).await;
    let (first, _) = Case::PaperEnded.told();
    let sheet = crate::support::photos::sheet(&format!("HTTP://VERIFY.EXAMPLE/V/{}", s.code));
    let photo = crate::support::photos::file(sheet, image::ImageFormat::Jpeg);
    let path = s.app.dir.path().join("photo.jpg");
    std::fs::write(&path, &photo).unwrap();
    let out = run(&s.app, &["verify-file", path.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(said.starts_with(first) && said.contains("A copy, not the file that was issued"), "{said}");
    assert_eq!(out.status.code(), Some(1));
    let data = json(&run(&s.app, &["verify-file", path.to_str().unwrap(), "--json"]).stdout);
    assert_eq!(
        (data["verdict"].as_str(), data["certificate"]["verdict"].as_str()),
        (Some("copy"), Some("papers"))
    );
    let browser = s.app.browser();
    let sent = browser.upload("/v/file", &[], ("file", "photo.jpg", &photo)).await;
    let told = browser.get(&sent.location.clone().unwrap()).await;
    assert!(told.body.contains(&format!("<h1>{first}</h1>")), "{}", told.text());
}
