//! After a restore: nothing is signed until the operator has said what was published, and what was seen is never unsaid.

use countersign::{
    domain::log_entry::{LogEntry, Operation},
    issuing::log::{Checkpoint, NoteKey},
    storage::{log, upkeep},
    workflows::{
        log_proof::log_proof,
        public_log::{LogError, LogTrouble},
        publish_checkpoint::publish_checkpoint,
        resume_log::{Resume, ResumeError, resume_log},
        verify_log::{verify_folder, verify_log},
    },
};

use super::support::Logged;
use crate::support::app::{TestApp, copy};

/// An installation restored from a backup that was made at 10 leaves; the lost one went on to 20.
struct Restored {
    lost: Logged,
    restored: Logged,
}

impl Restored {
    async fn new() -> Self {
        let lost = Logged::new().await;
        lost.publish_at(10).await;
        let backup = tempfile::tempdir().unwrap();
        copy(lost.app.dir.path(), backup.path());
        for ending in ["", "-wal", "-shm"] {
            std::fs::remove_file(backup.path().join(format!("countersign.db{ending}"))).ok();
        }
        upkeep::write_copy(lost.app.store().read(), &backup.path().join("countersign.db")).await.unwrap();
        lost.publish_at(20).await;
        let app = TestApp::spawn_with(|settings| copy(backup.path(), &settings.data_dir)).await;
        app.app.log.folder().hold("restored from a backup").unwrap();
        let restored = Logged { app, certificate: lost.certificate };
        Self { lost, restored }
    }

    async fn resume(&self, how: Resume) -> Result<Checkpoint, ResumeError> {
        resume_log(&self.restored.app.app, how, self.restored.app.now()).await
    }

    /// What a monitor has seen of the lost installation.
    fn seen(&self) -> String {
        std::fs::read_to_string(self.lost.file("checkpoint")).unwrap()
    }
}

async fn report(logged: &Logged) -> Vec<String> {
    let app = &logged.app.app;
    verify_log(&app.store, app.log.folder(), &app.keys).await.unwrap().problems
}

#[rocket::async_test]
async fn a_restored_installation_signs_nothing_and_hands_no_old_checkpoint_out() {
    let r = Restored::new().await;
    r.restored.append(50..51).await;
    let refused = publish_checkpoint(&r.restored.app.app, r.restored.app.now()).await;
    assert!(matches!(refused, Err(LogError::Trouble(LogTrouble::Held))));
    r.restored.app.browser().get("/checkpoint").await.expect_status(503);
    r.restored.app.browser().get("/log/1/checkpoint").await.expect_status(503);
    assert!(report(&r.restored).await[0].contains("nothing is signed"));
}

#[rocket::async_test]
async fn a_backup_that_is_older_than_what_was_seen_does_not_go_on() {
    let r = Restored::new().await;
    let refused = r.resume(Resume::From(r.seen())).await;
    assert!(matches!(refused, Err(ResumeError::Lost(LogTrouble::Older { have: 10, signed: 20 }))));
    // Nor does it once it has grown past that, on another history.
    r.restored.append(100..115).await;
    let refused = r.resume(Resume::From(r.seen())).await;
    assert!(matches!(refused, Err(ResumeError::Lost(LogTrouble::NotAnExtension { signed: 20 }))));
    assert!(r.restored.app.app.log.folder().held().unwrap().is_some(), "it is still held");
}

#[rocket::async_test]
async fn what_nobody_of_this_log_signed_is_no_answer() {
    let r = Restored::new().await;
    for wrong in ["", "verify.example\n20\nxxx\n", &r.seen().replacen("\n20\n", "\n10\n", 1)] {
        assert!(
            matches!(r.resume(Resume::From(wrong.into())).await, Err(ResumeError::NotOurs(_))),
            "{wrong}"
        );
    }
}

#[rocket::async_test]
async fn a_backup_with_everything_that_was_seen_goes_on() {
    let r = Restored::new().await;
    // The last that anybody has is what the backup has: here from a certificate's proof.
    let place =
        log::list_of_certificate(r.restored.app.store().read(), r.restored.certificate).await.unwrap()[0]
            .place;
    let proof = log_proof(&r.restored.app.app, place).await.unwrap().to_string();
    r.restored.append(60..63).await;
    let checkpoint = r.resume(Resume::From(proof)).await.unwrap();
    assert_eq!(checkpoint.size, 13);
    r.restored.app.browser().get("/checkpoint").await.expect_status(200);
    assert_eq!(report(&r.restored).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_move_to_another_machine_goes_on_when_nothing_is_newer() {
    let r = Restored::new().await;
    assert_eq!(r.resume(Resume::NothingNewer).await.unwrap().size, 10);
    assert!(r.restored.app.app.log.folder().held().unwrap().is_none());
}

#[rocket::async_test]
async fn a_new_log_begins_with_the_last_word_of_the_old_one_and_forgets_no_revocation() {
    let r = Restored::new().await;
    assert!(matches!(
        r.resume(Resume::NewLog(std::fs::read_to_string(r.restored.file("checkpoint")).unwrap())).await,
        Err(ResumeError::NotNeeded)
    ));
    // Revoked while the log was held: nobody can have seen it.
    let unseen = r.restored.append(70..72).await;
    let checkpoint = r.resume(Resume::NewLog(r.seen())).await.unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("verify.example/log/2", 3));
    let entries = log::list_entries(r.restored.app.store().read(), 2, 0, 9).await.unwrap();
    let first = LogEntry::parse(&entries[0]).unwrap();
    assert_eq!((first.operation, first.checkpoint), (Operation::Continue, r.seen()));
    // The same step is still one leaf, now in the new log.
    let again = r.restored.append(70..72).await;
    assert_eq!(again.iter().map(|place| (place.log, place.index)).collect::<Vec<_>>(), [(2, 1), (2, 2)]);
    assert_ne!(again, unseen);
    let key = NoteKey { name: checkpoint.origin.clone(), ..r.restored.key() };
    assert_eq!(log_proof(&r.restored.app.app, again[0]).await.unwrap().verify(&key).unwrap(), checkpoint);
    verify_folder(&r.restored.app.app.log.folder().of(2), &key).unwrap();
    // Whoever asks for the old log is told its last word.
    let browser = r.restored.app.browser();
    assert_eq!(browser.get("/log/1/checkpoint").await.expect_status(200).body, r.seen());
    assert_eq!(browser.get("/checkpoint").await.body, browser.get("/log/2/checkpoint").await.body);
    r.restored.append(80..81).await;
    assert_eq!(publish_checkpoint(&r.restored.app.app, r.restored.app.now()).await.unwrap().size, 4);
}
