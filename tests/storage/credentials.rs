//! Places in the status lists, and credentials that never change once they are stored.

use std::collections::BTreeSet;

use countersign::{
    domain::ids::CertificateId,
    storage::{
        ConnectionTrait, certificates,
        credentials::{self, NewCredential, StatusPlace},
    },
};

use super::{is_conflict, is_not_found, is_stale};
use crate::support::{
    app::noon,
    records::{Fixture, code},
};

/// The place of a certificate, which takes one where it has none.
async fn place(f: &Fixture, certificate: CertificateId) -> StatusPlace {
    f.write(async |tx| credentials::assign_places(tx, f.academy, &[certificate]).await).await.unwrap();
    credentials::find_place(f.store.read(), f.academy, certificate).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_place_is_random_stays_and_belongs_to_the_academy() {
    let f = Fixture::new().await;
    let mut places = BTreeSet::new();
    for name in ["Ada Brook", "Ben Cole", "Cem Dal", "Dee Ek", "Edda Fox", "Finn Gray"] {
        let certificate = f.request(&f.enrol(name).await).await.id;
        let place = place(&f, certificate).await;
        assert_eq!(self::place(&f, certificate).await, place);
        assert_eq!(place.list, 1);
        places.insert(place.index);
    }
    assert_eq!(places.len(), 6);
    let neighbours = places.iter().zip(places.iter().skip(1)).filter(|(a, b)| *b - *a == 1).count();
    assert!(neighbours < 3, "{places:?}");
    let other = f.another().await;
    let certificate = f.request(&f.enrol("Gul Hart").await).await.id;
    let foreign =
        f.write(async |tx| credentials::assign_places(tx, other.academy, &[certificate]).await).await;
    assert!(is_not_found(foreign));
}

#[tokio::test]
async fn a_list_with_no_room_is_followed_by_the_next() {
    let f = Fixture::new().await;
    let certificate = f.request(&f.enrol("Ada Brook").await).await.id;
    let tx = f.store.begin().await.unwrap();
    // Nothing of this is committed, so that its certificates need not be there.
    tx.execute_unprepared("PRAGMA defer_foreign_keys = ON").await.unwrap();
    let full = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 131071)
        INSERT INTO certificate_credential (certificate_id, academy_id, status_list, status_index) SELECT 'c' || i, 'a', 1, i FROM n";
    tx.execute_unprepared(full).await.unwrap();
    credentials::assign_places(&tx, f.academy, &[certificate]).await.unwrap();
    let place = credentials::find_place(&tx, f.academy, certificate).await.unwrap();
    assert_eq!(place.unwrap().list, 2);
}

#[tokio::test]
async fn a_stored_credential_is_stored_once_and_never_changes_even_to_sql() {
    let f = Fixture::new().await;
    let certificate = f.request(&f.enrol("Ada Brook").await).await.id;
    let insert = async |bytes: &'static [u8], sha256: &'static str| {
        let new = [NewCredential { certificate, bytes, sha256 }];
        f.write(async |tx| credentials::insert(tx, f.academy, &new, noon()).await).await
    };
    assert!(is_stale(insert(b"{}", "aa").await), "it has no place");
    place(&f, certificate).await;
    insert(b"{}", "aa").await.unwrap();
    insert(b"{}", "aa").await.unwrap();
    assert!(is_conflict(insert(b"[]", "bb").await, "credential"));
    let stored = credentials::find(f.store.read(), f.academy, certificate).await.unwrap().unwrap();
    assert_eq!((stored.bytes.as_slice(), stored.sha256.as_str()), (&b"{}"[..], "aa"));
    for sql in [
        "UPDATE certificate_credential SET bytes = x'00'",
        "UPDATE certificate_credential SET status_index = 0",
        "DELETE FROM certificate_credential",
    ] {
        let tx = f.store.begin().await.unwrap();
        assert!(tx.execute_unprepared(sql).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn a_credential_is_found_by_its_code_once_the_certificate_is_issued() {
    let f = Fixture::new().await;
    let certificate = f.request(&f.enrol("Ada Brook").await).await.id;
    f.approve(certificate, 1, "Ada Brook").await.unwrap();
    f.write(async |tx| {
        credentials::assign_places(tx, f.academy, &[certificate]).await?;
        let new = NewCredential { certificate, bytes: b"{}", sha256: "aa" };
        credentials::insert(tx, f.academy, &[new], noon()).await
    })
    .await
    .unwrap();
    let found = async || credentials::find_by_code(f.store.read(), &code(1)).await.unwrap();
    assert_eq!(found().await, None);
    let files = [(certificate, &*"c".repeat(64))];
    f.write(async |tx| certificates::update_to_active(tx, f.academy, &files, noon()).await).await.unwrap();
    assert_eq!(found().await.unwrap().certificate, certificate);
}
