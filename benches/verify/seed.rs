//! Data folders with many certificates, each of another person with three documents.
//!
//! The rows go in by one transaction without a journal, and the indexes of the migrations are built once they are
//! in: a million certificates take well under a minute.

use std::path::Path;

use chrono::{NaiveDate, Utc};
use countersign::{
    domain::{
        certificate::{CertificateFacts, CertifiedTechnique, CertifiedUnit, NamedTechnique, ShownDocument},
        verification_code::VerificationCode,
        words::QualificationKind,
    },
    storage::Store,
};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

pub struct Folder {
    dir: tempfile::TempDir,
    codes: Vec<String>,
}

const NOW: &str = "2026-03-03T09:00:00+00:00";
const DAY: &str = "2026-03-03";
const HOLDER: &str = "Siân Ŵyn Prys";

/// A folder with so many active certificates.
pub fn folder(certificates: usize) -> Folder {
    let begun = std::time::Instant::now();
    let dir = tempfile::tempdir().unwrap();
    let codes = fill_new(&dir.path().join("countersign.db"), certificates);
    eprintln!("{certificates} certificates stored in {:.1} s", begun.elapsed().as_secs_f64());
    Folder { dir, codes }
}

/// Makes a database with certificates of these codes.
fn fill_new(file: &Path, certificates: usize) -> Vec<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { Store::open(file).await.unwrap().close().await.unwrap() });
    let codes: Vec<String> = (0..certificates).map(code).collect();
    fill(file, &codes);
    codes
}

/// Fills a folder that stays, for looking closely at a server with a profiler. Prints some addresses.
pub fn keep(folder: &Path, certificates: usize) {
    std::fs::create_dir_all(folder).unwrap();
    for code in fill_new(&folder.join("countersign.db"), certificates) {
        println!("/v/{code}");
    }
}

impl Folder {
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The address of a certificate's answer. Numbers that follow each other lead to rows far apart, as in life, and
    /// so many of them in a row as there are certificates lead to each of them once.
    pub fn address(&self, number: usize) -> String {
        format!("/v/{}", self.codes[number.wrapping_mul(613_651) % self.codes.len()])
    }

    /// A connection as another process would have it, not the server's.
    pub fn connect(&self) -> Connection {
        let connection = Connection::open(self.path().join("countersign.db")).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        connection
    }

    /// Revokes the certificate of [`Folder::address`].
    pub fn revoke(&self, connection: &Connection, number: usize) {
        let sql =
            "UPDATE certificate SET state = 'revoked', reason_key = 'claimed_in_error', state_changed_at = ?1
            WHERE code = ?2";
        let code = self.address(number);
        let code = code.trim_start_matches("/v/");
        assert_eq!(connection.execute(sql, params![Utc::now().to_rfc3339(), code]).unwrap(), 1);
    }
}

fn code(index: usize) -> String {
    let digest = Sha256::digest(index.to_be_bytes());
    VerificationCode::from_random(digest[..10].try_into().unwrap()).as_str().to_owned()
}

/// An id: the kind of row in the first byte, its number in the last eight.
fn id(kind: u8, index: usize) -> [u8; 16] {
    let mut id = [0; 16];
    id[0] = kind;
    id[8..].copy_from_slice(&index.to_be_bytes());
    id
}

fn fill(file: &Path, codes: &[String]) {
    let mut db = Connection::open(file).unwrap();
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
        .unwrap();
    let tx = db.transaction().unwrap();
    let indexes: Vec<(String, String)> = tx
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (name, _) in &indexes {
        tx.execute_batch(&format!("DROP INDEX {name}")).unwrap();
    }
    academy(&tx);
    certificates(&tx, codes);
    for (_, sql) in &indexes {
        tx.execute_batch(sql).unwrap();
    }
    tx.commit().unwrap();
    db.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    drop(db);
    // Else the server that is measured writes these out, at its first checkpoint.
    std::fs::File::open(file).unwrap().sync_all().unwrap();
}

fn academy(tx: &Connection) {
    let (academy, owner, manager, course) = (id(1, 0), id(2, usize::MAX), id(2, usize::MAX - 1), id(3, 0));
    let person = "INSERT INTO person (id, email, full_name, search_name, created_at) VALUES (?1, ?2, ?3, lower(?3), ?4)";
    tx.execute(
        "INSERT INTO academy (id, name, town, country, contact_email, time_zone, serial_prefix, created_at)
         VALUES (?1, 'Sample Academy', 'Cardiff', 'GB', 'hello@academy.example', 'Europe/London', 'BN', ?2)",
        params![academy, NOW],
    )
    .unwrap();
    tx.execute(person, params![owner, "owner@academy.example", "Sample Owner", NOW]).unwrap();
    tx.execute(person, params![manager, "manager@academy.example", "Sample Manager", NOW]).unwrap();
    tx.execute(
        "INSERT INTO course (id, academy_id, key, title, created_at) VALUES (?1, ?2, 'bench', 'Bench', ?3)",
        params![course, academy, NOW],
    )
    .unwrap();
    tx.execute(
        "INSERT INTO course_version (id, academy_id, course_id, number, state, spec, spec_sha256, created_at)
         VALUES (?1, ?2, ?3, 1, 'published', '{}', '', ?4)",
        params![id(4, 0), academy, course, NOW],
    )
    .unwrap();
    tx.execute(
        "INSERT INTO cohort (id, academy_id, course_version_id, name, starts_on, ends_on, capacity, state, created_at)
         VALUES (?1, ?2, ?3, 'Bench', '2025-01-01', '2026-03-01', 500, 'closed', ?4)",
        params![id(5, 0), academy, id(4, 0), NOW],
    )
    .unwrap();
}

fn certificates(tx: &Connection, codes: &[String]) {
    let mut person = tx
        .prepare("INSERT INTO person (id, email, full_name, search_name, created_at) VALUES (?1, ?2, ?3, lower(?3), ?4)")
        .unwrap();
    let mut enrolment = tx
        .prepare(
            "INSERT INTO enrolment (id, academy_id, person_id, course_version_id, cohort_id, state, starts_on, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, 'completed', '2025-01-01', ?6)",
        )
        .unwrap();
    let mut certificate = tx
        .prepare(
            "INSERT INTO certificate (id, academy_id, enrolment_id, person_id, serial, code, state, requested_by,
                requested_at, approved_by, approved_at, awarded_on, expires_on, facts, facts_sha256, state_changed_at,
                pdf_sha256, version)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'active', ?7, ?8, ?9, ?8, ?10, '2029-03-02', ?11, ?12, ?8, ?12, 3)",
        )
        .unwrap();
    let mut document = tx
        .prepare(
            "INSERT INTO document (id, academy_id, person_id, kind, issuer, reference, issued_on, expires_on, covers,
                state, sha256, media_type, size, file_name, uploaded_at)
             VALUES (?1, ?2, ?3, ?4, 'Sample Insurer', 'R-1', ?5, '2029-01-01',
                '[\"hairline\",\"density\",\"scar_camouflage\",\"touch_up\"]',
                'approved', ?6, 'application/pdf', 1, 'f.pdf', ?7)",
        )
        .unwrap();
    // As the program stores them: keys in order.
    let facts = serde_json::to_value(facts()).unwrap().to_string();
    for (i, code) in codes.iter().enumerate() {
        let (name, holder, course) = (format!("{HOLDER} {i}"), id(2, i), id(6, i));
        let (facts, digest) = (facts.replace(HOLDER, &name), format!("{i:064x}"));
        person.execute(params![holder, format!("p{i}@trainee.example"), name, NOW]).unwrap();
        enrolment.execute(params![course, id(1, 0), holder, id(4, 0), id(5, 0), NOW]).unwrap();
        let (asked, approved) = (id(2, usize::MAX), id(2, usize::MAX - 1));
        let serial = format!("BN-{i}");
        certificate
            .execute(params![
                id(7, i),
                id(1, 0),
                course,
                holder,
                serial,
                code,
                asked,
                NOW,
                approved,
                DAY,
                facts,
                digest
            ])
            .unwrap();
        for (d, kind) in
            ["treatment_insurance", "infection_control", "bloodborne_pathogens"].into_iter().enumerate()
        {
            document.execute(params![id(8, i * 4 + d), id(1, 0), holder, kind, DAY, digest, NOW]).unwrap();
        }
    }
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
        holder_name: HOLDER.into(),
        latin_name: None,
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
        quality_assurers: Vec::new(),
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
