//! Checkpoints: what they cover, what they cost, and that they never go back.

use std::time::Instant;

use countersign::{
    issuing::log::{Checkpoint, Leaves, leaf_hash, root},
    storage::log,
    workflows::{
        log_proof::{log_proof, log_proofs},
        public_log::{LogError, LogTrouble},
        publish_checkpoint::publish_checkpoint,
    },
};

use super::support::Logged;

async fn publish(logged: &Logged) -> Result<Checkpoint, LogError> {
    publish_checkpoint(&logged.app.app, logged.app.now()).await
}

async fn trouble(logged: &Logged) -> LogTrouble {
    match publish(logged).await {
        Err(LogError::Trouble(trouble)) => trouble,
        other => panic!("{other:?}"),
    }
}

#[rocket::async_test]
async fn a_checkpoint_covers_every_leaf_and_its_root_is_that_of_the_entries() {
    let logged = Logged::new().await;
    for size in [5, 255, 256, 257, 511, 600, 600] {
        let checkpoint = logged.publish_at(size).await;
        let entries = log::list_entries(logged.app.store().read(), 1, 0, size).await.unwrap();
        let leaves: Vec<_> = entries.iter().map(|entry| leaf_hash(entry.as_bytes())).collect();
        assert_eq!(checkpoint.root, root(&Leaves(&leaves), size).unwrap(), "size {size}");
        let note = std::fs::read_to_string(logged.file("checkpoint")).unwrap();
        assert_eq!(Checkpoint::open(&note, &logged.key()).unwrap(), checkpoint);
    }
    assert!(!logged.file("tile/0/001.p").exists(), "a full tile takes the place of the partial ones");
    assert!(logged.file("tile/entries/002.p/88").exists());
}

#[rocket::async_test]
async fn the_proof_of_every_leaf_leads_to_the_checkpoint() {
    let logged = Logged::new().await;
    let places = logged.append(0..300).await;
    assert!(matches!(log_proof(&logged.app.app, places[0]).await, Err(LogError::NotPublished)));
    publish(&logged).await.unwrap();
    let proofs = log_proofs(&logged.app.app, &places).await.unwrap();
    for (proof, place) in proofs.iter().zip(&places) {
        assert_eq!(proof.index, place.index);
        proof.verify(&logged.key()).unwrap();
    }
    let entries = log::list_entries(logged.app.store().read(), 1, places[299].index, u32::MAX.into()).await;
    assert_eq!(proofs[299].entry, entries.unwrap()[0].as_bytes());
    let later = logged.append(300..301).await;
    assert!(matches!(log_proof(&logged.app.app, later[0]).await, Err(LogError::NotPublished)));
}

#[rocket::async_test]
async fn a_crash_anywhere_in_publishing_is_made_good_by_the_next_call() {
    let logged = Logged::new().await;
    let first = logged.publish_at(300).await;
    let (mark, out) = (logged.app.dir.path().join("log.mark"), logged.file("checkpoint"));
    let (old_mark, old_out) = (std::fs::read(&mark).unwrap(), std::fs::read(&out).unwrap());
    let second = logged.publish_at(700).await;
    // Cut off after the mark was raised: the checkpoint that is handed out is still the old one.
    std::fs::write(&out, &old_out).unwrap();
    assert_eq!(publish(&logged).await.unwrap(), second);
    assert_ne!(std::fs::read(&out).unwrap(), old_out);
    // Cut off before that: the tiles are ahead of the mark.
    std::fs::write(&mark, &old_mark).unwrap();
    assert_eq!(publish(&logged).await.unwrap(), second);
    assert!(first.size < second.size);
}

#[rocket::async_test]
async fn tiles_that_are_lost_or_damaged_are_made_again_from_the_database() {
    let logged = Logged::new().await;
    logged.publish_at(600).await;
    std::fs::write(logged.file("tile/0/002.p/88"), vec![0; 88 * 32]).unwrap();
    logged.publish_at(601).await;
    std::fs::remove_dir_all(logged.file("tile")).unwrap();
    let places = logged.append(601..602).await;
    publish(&logged).await.unwrap();
    log_proof(&logged.app.app, places[0]).await.unwrap().verify(&logged.key()).unwrap();
}

#[rocket::async_test]
async fn a_database_that_is_older_than_what_was_signed_is_not_signed() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    logged.app.store().read();
    let copy = logged.app.dir.path().join("older.db");
    countersign::storage::upkeep::write_copy(logged.app.store().read(), &copy).await.unwrap();
    logged.publish_at(20).await;
    let older = Older::of(logged, &copy).await;
    assert_eq!(trouble(&older.0).await, LogTrouble::Older { have: 10, signed: 20 });
    assert_eq!(older.0.app.app.log.trouble(), Some(LogTrouble::Older { have: 10, signed: 20 }));
    // Grown past the mark on another history, it is not signed either.
    older.0.append(100..130).await;
    assert_eq!(trouble(&older.0).await, LogTrouble::NotAnExtension { signed: 20 });
}

#[rocket::async_test]
async fn a_lost_mark_does_not_let_an_older_database_be_signed() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    let copy = logged.app.dir.path().join("older.db");
    countersign::storage::upkeep::write_copy(logged.app.store().read(), &copy).await.unwrap();
    logged.publish_at(20).await;
    std::fs::remove_file(logged.app.dir.path().join("log.mark")).unwrap();
    let older = Older::of(logged, &copy).await;
    assert_eq!(trouble(&older.0).await, LogTrouble::Older { have: 10, signed: 20 });
    older.0.append(100..130).await;
    assert_eq!(trouble(&older.0).await, LogTrouble::NotAnExtension { signed: 20 });
}

#[rocket::async_test]
async fn a_mark_that_was_set_back_does_not_let_an_older_database_be_signed() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    let copy = logged.app.dir.path().join("older.db");
    countersign::storage::upkeep::write_copy(logged.app.store().read(), &copy).await.unwrap();
    let mark = std::fs::read(logged.app.dir.path().join("log.mark")).unwrap();
    logged.publish_at(20).await;
    std::fs::write(logged.app.dir.path().join("log.mark"), mark).unwrap();
    let older = Older::of(logged, &copy).await;
    assert_eq!(trouble(&older.0).await, LogTrouble::Older { have: 10, signed: 20 });
}

#[rocket::async_test]
async fn a_lost_mark_is_written_again_where_the_database_has_all_that_is_handed_out() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    let mark = logged.app.dir.path().join("log.mark");
    std::fs::remove_file(&mark).unwrap();
    assert_eq!(logged.publish_at(12).await.size, 12);
    assert_eq!(std::fs::read(&mark).unwrap(), std::fs::read(logged.file("checkpoint")).unwrap());
}

#[rocket::async_test]
async fn nothing_is_signed_where_the_mark_is_lost_and_what_is_handed_out_cannot_be_read() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    std::fs::remove_file(logged.app.dir.path().join("log.mark")).unwrap();
    std::fs::write(logged.file("checkpoint"), "verify.example\n10\n").unwrap();
    logged.append(10..11).await;
    assert!(matches!(trouble(&logged).await, LogTrouble::DamagedMark(_)));
}

/// The same data folder with an older database put in place.
struct Older(Logged);

impl Older {
    async fn of(logged: Logged, database: &std::path::Path) -> Self {
        let dir = logged.app.dir.path().to_owned();
        let app = crate::support::app::TestApp::spawn_with(|settings| {
            crate::support::app::copy(&dir, &settings.data_dir);
            for ending in ["", "-wal", "-shm"] {
                std::fs::remove_file(settings.data_dir.join(format!("countersign.db{ending}"))).ok();
            }
            std::fs::copy(database, settings.data_dir.join("countersign.db")).unwrap();
        })
        .await;
        Self(Logged { app, certificate: logged.certificate })
    }
}

#[rocket::async_test]
async fn a_mark_that_somebody_changed_or_that_names_another_log_stops_the_signing() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    let mark = logged.app.dir.path().join("log.mark");
    let note = std::fs::read_to_string(&mark).unwrap();
    logged.append(10..11).await;
    std::fs::write(&mark, note.replacen("\n10\n", "\n9\n", 1)).unwrap();
    assert!(matches!(trouble(&logged).await, LogTrouble::DamagedMark(_)));
    let other = Checkpoint { origin: "verify.example/log/2".into(), size: 3, root: [0; 32] };
    let signer =
        logged.app.app.keys.ed25519(countersign::issuing::keys::Purpose::Log, logged.app.now()).unwrap();
    std::fs::write(&mark, other.sign(&signer)).unwrap();
    assert!(matches!(trouble(&logged).await, LogTrouble::OtherLog { .. }));
    std::fs::write(&mark, note).unwrap();
    publish(&logged).await.unwrap();
    assert_eq!(logged.app.app.log.trouble(), None);
}

#[rocket::async_test]
async fn programs_that_publish_together_sign_one_history() {
    let logged = Logged::new().await;
    logged.publish_at(3).await;
    // Another program on the same data folder: its own connections, its own locks.
    let settings = countersign::config::Settings::clone(&logged.app.app.settings);
    let store = countersign::storage::Store::open(&settings.database_file()).await.unwrap();
    let other =
        countersign::App::new(settings, store, logged.app.app.files.clone(), logged.app.app.clock.clone());
    let now = logged.app.now();
    for round in 0..20 {
        let size = logged.size().await;
        logged.append(size..size + 7).await;
        let (a, b) = tokio::join!(publish(&logged), publish_checkpoint(&other, now));
        assert_eq!(a.unwrap(), b.unwrap(), "round {round}");
    }
}

#[rocket::async_test]
async fn a_thousand_leaves_and_their_checkpoint_take_no_time_to_speak_of() {
    let logged = Logged::new().await;
    logged.publish_at(3).await;
    let begun = Instant::now();
    logged.append(3..1003).await;
    let appended = begun.elapsed();
    publish(&logged).await.unwrap();
    let published = begun.elapsed() - appended;
    let again = Instant::now();
    publish(&logged).await.unwrap();
    println!("append {appended:?}, publish {published:?}, nothing new {:?}", again.elapsed());
    // Far above what it takes, far below what would be felt: a machine under load must not fail this.
    assert!(begun.elapsed().as_secs_f64() < 2.0);
}
