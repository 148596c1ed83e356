//! What older versions of the program called superseded.

use migrations::{Migrator, MigratorTrait};
use sea_orm::Database;

/// A document of a person: its number, its state, its reference, its first day, and the day it was handed in.
fn insert(file: &std::path::Path, documents: &[(u8, &str, &str, &str, &str)]) {
    let db = rusqlite::Connection::open(file).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (number, state, reference, issued_on, uploaded) in documents {
        db.execute(
            "INSERT INTO document (id, academy_id, person_id, kind, issuer, reference, issued_on, covers, state,
                sha256, media_type, size, file_name, uploaded_at, reviewed_at)
             VALUES (?1, x'00', x'00', 'treatment_insurance', 'Northern Mutual', ?2, ?3, '[]', ?4,
                'aa', 'application/pdf', 1, 'a.pdf', ?5, ?5)",
            (&[*number; 16], reference, issued_on, state, format!("{uploaded}T10:00:00+00:00")),
        )
        .unwrap();
    }
}

#[tokio::test]
async fn a_paper_that_a_later_approval_hid_counts_again_unless_it_was_handed_in_again() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("old.db");
    let db = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.unwrap();
    let before = migrations::names().iter().position(|name| name.contains("m0024")).unwrap();
    Migrator::up(&db, Some(before as u32)).await.unwrap();
    insert(
        &file,
        &[
            (1, "superseded", "P-1", "2026-02-26", "2026-02-20"),
            (2, "approved", "P-2", "2026-12-20", "2026-11-20"),
            (3, "superseded", "P-3", "2025-02-26", "2025-02-20"),
            (4, "approved", "P-3", "2025-02-26", "2025-02-21"),
            (5, "rejected", "P-4", "2025-02-26", "2025-02-21"),
            (6, "uploaded", "P-5", "2025-02-26", "2025-02-21"),
        ],
    );
    migrations::up(&db).await.unwrap();
    let read = rusqlite::Connection::open(&file).unwrap();
    let mut states = read.prepare("SELECT state FROM document ORDER BY id").unwrap();
    let states: Vec<String> = states.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(states, ["approved", "approved", "withdrawn", "approved", "rejected", "uploaded"]);
}
