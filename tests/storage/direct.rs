//! The quick way to read sees what others committed just before.

use countersign::{
    domain::{states::CertificateState, words::RevocationReason},
    storage::{StorageError, certificates},
};

use crate::support::records::{Fixture, code};

#[tokio::test]
async fn a_patients_question_sees_a_change_that_another_connection_has_just_committed() {
    let f = Fixture::new().await;
    let issued = f.issue(&f.enrol("Ada Brook").await, 1, "Ada Brook").await;
    for _ in 0..3 {
        let record = certificates::find_public_record(&f.store, &code(1)).await.unwrap().unwrap();
        assert_eq!(record.state, CertificateState::Active);
    }
    let other = rusqlite::Connection::open(f._dir.path().join("countersign.db")).unwrap();
    let change = "UPDATE certificate SET state = 'revoked', reason_key = 'claimed_in_error' WHERE id = ?1";
    assert_eq!(other.execute(change, [issued.id.0.as_bytes()]).unwrap(), 1);
    let record = certificates::find_public_record(&f.store, &code(1)).await.unwrap().unwrap();
    assert_eq!(record.reason_key, Some(RevocationReason::ClaimedInError));
}

#[tokio::test]
async fn a_store_that_was_closed_answers_no_question() {
    let f = Fixture::new().await;
    f.issue(&f.enrol("Ada Brook").await, 1, "Ada Brook").await;
    f.store.clone().close().await.unwrap();
    let answer = certificates::find_public_record(&f.store, &code(1)).await;
    assert!(matches!(answer, Err(StorageError::Unavailable(_))), "{answer:?}");
}
