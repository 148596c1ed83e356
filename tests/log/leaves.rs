//! Leaves in the database: each once, in one order, for ever.

use countersign::{
    domain::log_entry::Operation,
    storage::{
        ConnectionTrait, StorageError,
        log::{self, Leaf},
    },
};

use super::support::{Logged, digest};

async fn refused(logged: &Logged, sql: &str) -> String {
    let tx = logged.app.store().begin().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap_err().to_string()
}

#[rocket::async_test]
async fn a_step_that_is_taken_twice_is_one_leaf() {
    let logged = Logged::new().await;
    let first = logged.append(0..3).await;
    let size = logged.size().await;
    assert_eq!(logged.append(1..4).await[..2], first[1..]);
    assert_eq!(logged.size().await, size + 1);
}

#[rocket::async_test]
async fn the_same_step_with_another_digest_is_refused() {
    let logged = Logged::new().await;
    let tx = logged.app.store().begin().await.unwrap();
    let (one, other) = (digest(1), digest(2));
    let leaf = Leaf { operation: Operation::File, ..logged.leaf(0, &one) };
    log::append(&tx, leaf.clone()).await.unwrap();
    let again = log::append(&tx, Leaf { digest: &other, ..leaf }).await;
    assert!(matches!(again, Err(StorageError::Conflict("leaf"))));
    let named = log::append(&tx, logged.leaf(9, "Ada Brook")).await;
    assert!(matches!(named, Err(StorageError::Unreadable(_))), "only a SHA-256 can be appended");
}

#[rocket::async_test]
async fn a_transaction_that_fails_leaves_no_leaf_and_no_gap() {
    let logged = Logged::new().await;
    let size = logged.size().await;
    let tx = logged.app.store().begin().await.unwrap();
    log::append(&tx, logged.leaf(0, &digest(0))).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(logged.append(5..6).await[0].index, size);
}

#[rocket::async_test]
async fn the_tables_refuse_to_change_or_drop_a_leaf_or_to_leave_a_gap() {
    let logged = Logged::new().await;
    logged.append(0..2).await;
    assert!(refused(&logged, "UPDATE log_leaf SET entry = 'x'").await.contains("never changed"));
    assert!(refused(&logged, "DELETE FROM log_leaf").await.contains("never deleted"));
    let gap = "INSERT INTO log_leaf SELECT log, position + 2, entry, certificate_id, operation, occurrence + 9 FROM log_leaf WHERE position = 1";
    assert!(refused(&logged, gap).await.contains("no gap"));
}
