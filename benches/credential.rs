//! The processor time that a credential takes, signature included: `cargo bench --bench credential`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;

use chrono::{TimeZone, Utc};
use countersign::issuing::{
    credential::{AchievementFacts, CredentialFacts, Issuer, StatusPlace, issue, verify},
    keys::{Keys, Purpose},
};

const ROUNDS: u32 = 20_000;

/// Nanoseconds that this thread has run (Linux).
fn ran() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse().unwrap()
}

fn measure(what: &str, mut work: impl FnMut()) {
    let before = ran();
    (0..ROUNDS).for_each(|_| work());
    let each = (ran() - before) / u64::from(ROUNDS);
    println!("{what}: {:.1} µs of processor time", each as f64 / 1000.0);
}

fn main() {
    let now = Utc.with_ymd_and_hms(2026, 11, 20, 9, 0, 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::new(dir.path().join("keys"), None, "verify.example".into());
    let signer = keys.ed25519(Purpose::Credential, now).unwrap();
    let facts = CredentialFacts {
        issuer: Issuer::at("https://verify.example"),
        code: "7K3M9QX24TFDW8HP".into(),
        issuer_name: "Saltmarsh Academy".into(),
        holder_name: "Siân Ŵyn Prys".into(),
        latin_name: None,
        serial: "SA-2026-00001".into(),
        achievement: AchievementFacts {
            id: "urn:uuid:0192f0c1-2222-7000-8000-000000000000".into(),
            name: "Level 4 Certificate in Scalp Micropigmentation".into(),
            description: "Certificate · Level 4 · 185 hours total qualification time".into(),
            criteria:
                "Study and practice of 185 hours in all, 90 of them guided; practice countersigned by a \
                supervisor, the required treatments completed under supervision, and every assessment passed."
                    .into(),
            language: "en".into(),
        },
        narrative: Some("Hairline: 3 treatments completed under supervision; Density: 3".into()),
        valid_from: now,
        valid_until: None,
        signed_at: now,
        place: StatusPlace { list: 1, index: 4711 },
    };
    let did = facts.issuer.document(&[signer.public()]);
    let bytes = issue(&facts, &signer).bytes;
    measure("signature alone", || {
        black_box(signer.sign(black_box(&[7; 64])));
    });
    measure("issue", || drop(black_box(issue(black_box(&facts), &signer))));
    measure("verify", || drop(black_box(verify(black_box(&bytes), &did, &[], now))));
}
