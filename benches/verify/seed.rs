//! Data folders with many certificates, each of another person with three documents.

use std::{fmt::Write, path::Path};

use chrono::{NaiveDate, Utc};
use countersign::{
    domain::{
        certificate::{CertificateFacts, CertifiedTechnique, CertifiedUnit, NamedTechnique, ShownDocument},
        verification_code::VerificationCode,
        words::QualificationKind,
    },
    storage::{ConnectionTrait, Store},
};
use sha2::{Digest, Sha256};

pub struct Folder {
    dir: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    store: Store,
    pub codes: Vec<String>,
}

const NOW: &str = "2026-03-03 09:00:00.000000 +00:00";
const DAY: &str = "2026-03-03";

/// A folder with so many active certificates.
pub fn folder(certificates: usize) -> Folder {
    let dir = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let store = runtime.block_on(Store::open(&dir.path().join("countersign.db"))).unwrap();
    let codes: Vec<String> = (0..certificates).map(code).collect();
    runtime.block_on(fill(&store, &codes));
    Folder { dir, runtime, store, codes }
}

impl Folder {
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Revokes a certificate from this process, not the server's.
    pub fn revoke(&self, index: usize) {
        self.runtime.block_on(async {
            let tx = self.store.begin().await.unwrap();
            let sql = format!(
                "UPDATE certificate SET state = 'revoked', reason_key = 'claimed_in_error', state_changed_at = '{}' \
                 WHERE code = '{}'",
                Utc::now().format("%F %T%.6f +00:00"),
                self.codes[index]
            );
            tx.execute_unprepared(&sql).await.unwrap();
            tx.commit().await.unwrap();
        });
    }
}

fn code(index: usize) -> String {
    let digest = Sha256::digest(index.to_be_bytes());
    VerificationCode::from_random(digest[..10].try_into().unwrap()).as_str().to_owned()
}

/// An id literal: the kind of row in the first byte, its number in the last eight.
fn id(kind: u8, index: usize) -> String {
    format!("x'{kind:02x}00000000000000{index:016x}'")
}

async fn fill(store: &Store, codes: &[String]) {
    let tx = store.begin().await.unwrap();
    for sql in [
        format!(
            "INSERT INTO academy VALUES ({}, 'Sample Academy', 'Cardiff', 'GB', 'hello@academy.example', 'Europe/London', 'BN', 1, '{NOW}')",
            id(1, 0)
        ),
        format!(
            "INSERT INTO person VALUES ({}, 'staff@academy.example', 'Sample Staff', 'sample staff', NULL, NULL, 'en', '{NOW}', NULL)",
            id(2, usize::MAX)
        ),
        format!(
            "INSERT INTO person VALUES ({}, 'owner@academy.example', 'Sample Owner', 'sample owner', NULL, NULL, 'en', '{NOW}', NULL)",
            id(2, usize::MAX - 1)
        ),
        format!("INSERT INTO course VALUES ({}, {}, 'bench', 'Bench', '{NOW}')", id(3, 0), id(1, 0)),
        format!(
            "INSERT INTO course_version VALUES ({}, {}, {}, 1, 'published', '{{}}', '', '{NOW}', '{NOW}', NULL)",
            id(4, 0),
            id(1, 0),
            id(3, 0)
        ),
        format!(
            "INSERT INTO cohort VALUES ({}, {}, {}, 'Bench', '2025-01-01', '2026-03-01', 500, NULL, 'closed', '{NOW}')",
            id(5, 0),
            id(1, 0),
            id(4, 0)
        ),
    ] {
        tx.execute_unprepared(&sql).await.unwrap();
    }
    let facts = serde_json::to_string(&facts()).unwrap().replace('\'', "''");
    for (chunk, codes) in codes.chunks(500).enumerate() {
        let (mut people, mut enrolments, mut certificates, mut documents) = Default::default();
        for (offset, code) in codes.iter().enumerate() {
            let i = chunk * 500 + offset;
            value(
                &mut people,
                &format!(
                    "{}, 'p{i}@trainee.example', 'Sample Person {i}', 'sample person {i}', NULL, NULL, 'en', '{NOW}', NULL",
                    id(2, i)
                ),
            );
            value(
                &mut enrolments,
                &format!(
                    "{}, {}, {}, {}, {}, 'completed', '2025-01-01', NULL, NULL, NULL, '{NOW}'",
                    id(6, i),
                    id(1, 0),
                    id(2, i),
                    id(4, 0),
                    id(5, 0)
                ),
            );
            value(
                &mut certificates,
                &format!(
                    "{}, {}, {}, {}, 'BN-{i}', '{code}', 'active', {}, '{NOW}', {}, '{NOW}', '{DAY}', '2029-03-02', '{facts}', 'x', NULL, NULL, NULL, NULL, NULL, NULL, '{NOW}', 'x', 3",
                    id(7, i),
                    id(1, 0),
                    id(6, i),
                    id(2, i),
                    id(2, usize::MAX),
                    id(2, usize::MAX - 1)
                ),
            );
            for (d, kind) in
                ["treatment_insurance", "infection_control", "bloodborne_pathogens"].iter().enumerate()
            {
                value(
                    &mut documents,
                    &format!(
                        "{}, {}, {}, '{kind}', 'Sample Insurer', 'R-1', '{DAY}', '2029-01-01', '[\"hairline\",\"density\",\"scar_camouflage\",\"touch_up\"]', 'approved', NULL, 'x', 'application/pdf', 1, 'f.pdf', '{NOW}', NULL, NULL",
                        id(8, i * 4 + d),
                        id(1, 0),
                        id(2, i)
                    ),
                );
            }
        }
        for (table, rows) in [
            ("person", people),
            ("enrolment", enrolments),
            ("certificate", certificates),
            ("document", documents),
        ] {
            tx.execute_unprepared(&format!("INSERT INTO {table} VALUES {rows}")).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    store.read().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
}

fn value(rows: &mut String, row: &str) {
    write!(rows, "{}({row})", if rows.is_empty() { "" } else { "," }).unwrap();
}

fn facts() -> CertificateFacts {
    let technique = |key: &str, name: &str| CertifiedTechnique {
        key: key.into(),
        name: name.into(),
        supervised_cases: 3,
    };
    let shown = |kind: &str, name: &str, covers_techniques| ShownDocument {
        kind: kind.into(),
        name: name.into(),
        covers_techniques,
        valid_for_months: None,
    };
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    CertificateFacts {
        holder_name: "Siân Ŵyn Prys".into(),
        academy_name: "Sample Academy".into(),
        academy_town: "Cardiff".into(),
        course_title: "Level 4 Certificate in Scalp Micropigmentation".into(),
        level: Some(4),
        kind: QualificationKind::Academy,
        register_number: None,
        awarding_body: None,
        awarded_on: day(DAY),
        expires_on: Some(day("2029-03-02")),
        total_hours: 185,
        guided_hours: 90,
        techniques: vec![
            technique("hairline", "Hairline"),
            technique("density", "Density"),
            technique("scar_camouflage", "Scar camouflage"),
            technique("touch_up", "Touch-up"),
        ],
        techniques_not_certified: vec![NamedTechnique { key: "alopecia".into(), name: "Alopecia".into() }],
        supervised_minutes: 52 * 60,
        theory_minutes: 40 * 60,
        independent_minutes: 95 * 60,
        units: (1..=9)
            .map(|n| CertifiedUnit {
                reference: format!("U{n}"),
                title: format!("A unit of the course, number {n}"),
                guided_hours: 10,
            })
            .collect(),
        assessors: vec!["Sample Assessor".into()],
        supervisors: 2,
        documents_shown: vec![
            shown("treatment_insurance", "Treatment insurance", true),
            shown("infection_control", "Infection control", false),
            shown("bloodborne_pathogens", "Bloodborne pathogens", false),
        ],
        language: "en".into(),
        replacement: false,
    }
}
