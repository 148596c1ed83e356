//! An academy's archive: with it alone, and programs of others, its certificates verify when the server is gone.

use std::path::{Path, PathBuf};

use countersign::{
    domain::{certificate::Certificate, log_entry::Operation, words::RevocationReason},
    issuing::credential::{DidDocument, Fault, StatusPurpose, verify},
    storage::{
        certificates,
        credentials::{self, NewCredential},
        log::{self, Leaf},
    },
    workflows::{certificate_credential::sign_credential, revoke_certificate::revoke_certificate},
};

use super::{code, stderr, stdout};
use crate::{
    credential::oracle::World,
    support::{
        app::TestApp,
        issue::{by, certificate, countersign, issued},
        oracles,
        people::{Eligible, crew, eligible_in},
    },
};

/// A certificate that has its credential and its leaves in the log.
async fn complete(app: &TestApp, e: &Eligible) -> Certificate {
    let issued = issued(app, e).await;
    let tx = app.store().begin().await.unwrap();
    credentials::assign_places(&tx, e.academy, &[issued.id]).await.unwrap();
    tx.commit().await.unwrap();
    let view = certificates::find_view(app.store().read(), e.academy, issued.id).await.unwrap();
    let signed = sign_credential(&app.app, &view, app.now()).await.unwrap();
    let tx = app.store().begin().await.unwrap();
    let new = NewCredential { certificate: issued.id, bytes: &signed.bytes, sha256: &signed.sha256 };
    credentials::insert(&tx, e.academy, &[new], app.now()).await.unwrap();
    let file = issued.pdf_sha256.clone().unwrap();
    let leaf =
        |operation, digest| Leaf { certificate: issued.id, operation, occurrence: 0, digest, at: app.now() };
    let leaves = [leaf(Operation::Issue, signed.sha256.as_str()), leaf(Operation::File, file.as_str())];
    log::append_all(&tx, &leaves).await.unwrap();
    tx.commit().await.unwrap();
    issued
}

/// Two certificates, one of them revoked; another academy's has no place in the archive.
struct Exported {
    app: TestApp,
    good: Certificate,
    revoked: Certificate,
    dir: tempfile::TempDir,
}

impl Exported {
    async fn new() -> Self {
        let app = TestApp::spawn_with(|s| s.public_url = Some("https://verify.example".into())).await;
        let ours = crew(&app, "Sample Academy", "SA").await;
        let one = eligible_in(&app, &ours, "Siân Ŵyn Prys").await;
        let other = eligible_in(&app, &ours, "Łukasz <Świątek>").await;
        let (good, revoked) = (complete(&app, &one).await, complete(&app, &other).await);
        let version = certificate(app.store(), other.academy, revoked.id).await.version;
        let owner = &by(&app, other.academy, other.owner);
        let reason = RevocationReason::ClaimedInError;
        revoke_certificate(&app.app, owner, revoked.id, version, reason, None).await.unwrap();
        let theirs = crew(&app, "Westward School", "WS").await;
        complete(&app, &eligible_in(&app, &theirs, "Nobody Here").await).await;
        Self { app, good, revoked, dir: tempfile::tempdir().unwrap() }
    }

    fn run(&self, target: &Path) -> std::process::Output {
        let mut command = countersign(&self.app);
        command.env("COUNTERSIGN_PUBLIC_URL", "https://verify.example");
        command.args(["academy", "export-archive", "--academy", "SA"]).arg(target).output().unwrap()
    }

    fn target(&self) -> PathBuf {
        self.dir.path().join("archive")
    }

    fn read(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.target().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn code_of(certificate: &Certificate) -> &str {
    certificate.code.as_ref().unwrap().as_str()
}

#[rocket::async_test]
async fn an_archive_is_enough_for_everybodys_programs_when_the_server_is_gone() {
    let exported = Exported::new().await;
    let output = exported.run(&exported.target());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stdout(&output).contains("2 certificates") && stdout(&output).contains("names"),
        "{}",
        stdout(&output)
    );
    let (good, revoked) = (code_of(&exported.good).to_owned(), code_of(&exported.revoked).to_owned());
    // The server, its database and its keys are gone; a year passes.
    let later = chrono::Utc::now() + chrono::Days::new(365);
    let key = String::from_utf8(exported.read("log/1/key")).unwrap().trim().to_owned();
    std::fs::remove_dir_all(exported.app.dir.path()).unwrap();

    // Ours and Digital Bazaar's on the credentials.
    let did = DidDocument::read(&exported.read("did.json")).unwrap();
    let list = exported.read("status/suspension-1.json");
    let credential = |code: &str| exported.read(&format!("credentials/{code}.json"));
    verify(&credential(&good), &did, &[&list], later).unwrap();
    assert!(matches!(
        verify(&credential(&revoked), &did, &[&list], later),
        Err(Fault::Withdrawn(StatusPurpose::Suspension))
    ));
    let mut world = World::new();
    world.put("https://verify.example/.well-known/did.json", &exported.read("did.json"));
    for name in ["suspension-1", "revocation-1"] {
        let list = exported.read(&format!("status/{name}.json"));
        world.put(&format!("https://verify.example/status/{name}"), &list);
    }
    let said = world.ask(later, &[("good", &credential(&good)), ("revoked", &credential(&revoked))]);
    assert!(said[0].accept(), "{said:?}");
    assert_eq!(said[1].digital_bazaar, ["status: suspension", "status: revocation"], "{said:?}");

    // pyHanko on the files, with the root of the archive.
    let target = exported.target();
    let pdf = |code: &str| target.join(format!("certificates/{code}.pdf"));
    let pdfs = |root: PathBuf, files: &[PathBuf]| {
        let mut ask = oracles::python();
        ask.arg(oracles::file("archive/check_pdfs.py")).arg(root).arg(target.join("keys/root.crl"));
        ask.arg(later.to_rfc3339()).args(files).output().unwrap()
    };
    let said = pdfs(target.join("keys/root.pem"), &[pdf(&good), pdf(&revoked)]);
    assert!(said.status.success(), "{}", stdout(&said));
    assert!(!pdfs(target.join("keys/root.pem"), &[target.join("index.html")]).status.success());

    // Go on the log and the proofs.
    let logcheck = |kind: &str, of: &Path| {
        let program = oracles::installed("log").join("logcheck");
        std::process::Command::new(program).arg(kind).arg(of).arg(&key).status().unwrap().success()
    };
    assert!(logcheck("log", &target.join("log/1")));
    let proofs: Vec<PathBuf> =
        std::fs::read_dir(target.join("proofs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(proofs.len() >= 5, "issue and file of two, one revocation: {proofs:?}");
    assert!(proofs.iter().all(|proof| logcheck("proof", proof)));
}

#[rocket::async_test]
async fn the_page_lists_the_academys_own_and_fetches_nothing() {
    let exported = Exported::new().await;
    assert_eq!(code(&exported.run(&exported.target())), 0);
    let page = String::from_utf8(exported.read("index.html")).unwrap();
    for told in ["Siân Ŵyn Prys", "Revoked", "In force", code_of(&exported.good)] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("Nobody Here") && !page.contains("<Świątek>"), "others, or a name as markup");
    assert!(!page.contains("://"), "nothing is fetched: {page}");
    for link in
        page.split("href=\"").chain(page.split("src=\"")).skip(1).filter_map(|rest| rest.split('"').next())
    {
        assert!(link.starts_with("<!doctype") || exported.target().join(link).exists(), "{link}");
    }
    let readme = String::from_utf8(exported.read("README.txt")).unwrap();
    assert!(readme.contains("verify.example+") && !readme.contains("{{"), "{readme}");
    let names: Vec<String> = walk(&exported.target());
    assert!(!names.iter().any(|name| name.ends_with(".key")), "no private key: {names:?}");
}

fn walk(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path.display().to_string()] })
        .collect()
}

#[rocket::async_test]
async fn an_archive_overwrites_nothing_and_half_of_one_is_never_left() {
    let exported = Exported::new().await;
    let target = exported.target();
    std::fs::create_dir(&target).unwrap();
    std::fs::write(target.join("note"), "mine").unwrap();
    let output = exported.run(&target);
    assert!(code(&output) == 1 && stderr(&output).contains("not empty"), "{}", stderr(&output));
    std::fs::remove_file(target.join("note")).unwrap();

    // A file that is missing stops it.
    let sha256 = exported.good.pdf_sha256.clone().unwrap();
    let file = exported.app.app.settings.certificates_dir().join(&sha256[..2]).join(&sha256);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code(&exported.run(&target)), 1);
    assert_eq!(walk(exported.dir.path()), Vec::<String>::new(), "nothing is left");
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(code(&exported.run(&target)), 0, "an empty folder is taken");

    let packed = exported.dir.path().join("archive.tar");
    assert_eq!(code(&exported.run(&packed)), 0);
    assert!(std::fs::metadata(&packed).unwrap().len() > 10_000);
    assert_eq!(code(&exported.run(&packed)), 1, "a second time");
    assert_eq!(std::fs::read_dir(exported.dir.path()).unwrap().count(), 2, "nothing lies beside them");
}
