//! From B to LTA, in the eyes of a validator that others wrote.

use chrono::{Datelike, Utc};
use countersign::{
    issuing::{
        Design,
        inspection::{Finding, Kind, Limits, inspect},
        keys::Keys,
        lasting::{Fetch, LastingError, Level, refresh, strengthen},
        prepare,
        press::Press,
        sign,
    },
    workflows::network::Network,
};

use super::authority::{Authority, judge, means};
use crate::issuing::{
    enclosures::enclosure,
    signing_support::{Installation, byte_range},
    support::document,
};
use crate::support::oracles;

pub fn signed(keys: &Keys) -> Vec<u8> {
    let prepared = prepare(&document(), &Design::built_in("classical").unwrap(), &[]).unwrap();
    sign(prepared, &keys.signer(Utc::now()).unwrap(), Utc::now()).unwrap().into_pdf()
}

#[test]
fn a_file_climbs_from_b_to_lta_and_every_step_is_accepted() {
    let authority = Authority::open();
    let keys = authority.keys("signer");
    let issued = signed(&keys);
    let accepted = |file: &[u8], level: &str| {
        let (accepted, said) = authority.judge(file, level);
        assert!(accepted, "{level}: {said}");
    };
    accepted(&issued, "B");
    assert!(!authority.judge(&issued, "T").0, "no timestamp yet");

    let lt = strengthen(&issued, &means(&authority.timestamp_url, &Network::default())).unwrap();
    assert_eq!((lt.level, lt.until.to_rfc3339().as_str()), (Level::Lt, "2045-01-01T00:00:00+00:00"));
    accepted(&lt.pdf, "T");
    accepted(&lt.pdf, "LT");
    assert!(!authority.judge(&lt.pdf, "LTA").0, "no timestamp over the proofs yet");

    let lta = refresh(&lt.pdf, &means(&authority.timestamp_url, &Network::default())).unwrap();
    assert_eq!(lta.level, Level::Lta);
    accepted(&lta.pdf, "LTA");
    let again = refresh(&lta.pdf, &means(&authority.timestamp_url, &Network::default())).unwrap();
    accepted(&again.pdf, "LTA");
    assert!(again.pdf.starts_with(&lta.pdf) && lta.pdf.starts_with(&lt.pdf), "revisions only");

    // What the issuer signed is in all of them, byte for byte.
    let [_, start, end, rest] = byte_range(&issued);
    for file in [&lt.pdf, &again.pdf] {
        assert_eq!((&file[..start], &file[end..end + rest]), (&issued[..start], &issued[end..]));
    }
    let kind = |file: &[u8]| inspect(file, &keys.roots().unwrap(), Limits::default()).unwrap().kind;
    assert_eq!(kind(&issued), Kind::Ours(Finding::Whole));
    let Kind::Ours(Finding::Appended { signed_sha256, .. }) = kind(&again.pdf) else { panic!() };
    assert_eq!(signed_sha256, countersign::random::sha256_hex(&issued), "it leads back to the issued file");

    let mut forged = again.pdf.clone();
    forged[1000] ^= 1;
    assert!(!authority.judge(&forged, "B").0, "the validator does not accept everything");
}

/// As certificates are issued: printed by the press, with files inside.
fn printed(keys: &Keys) -> Vec<u8> {
    let files =
        [enclosure("credential.json", b"{\"a\": 1}"), enclosure("credential.tlog-proof", &[b'x'; 900])];
    let design = Design::built_in("classical").unwrap();
    let prepared = Press::shared().prepare(&document(), &design, &files).unwrap();
    sign(prepared, &keys.signer(Utc::now()).unwrap(), Utc::now()).unwrap().into_pdf()
}

#[test]
fn a_printed_file_is_archival_and_accessible_at_every_level_and_however_often_it_is_renewed() {
    let authority = Authority::open();
    let network = Network::default();
    let means = means(&authority.timestamp_url, &network);
    let issued = printed(&authority.keys("signer"));
    let lt = strengthen(&issued, &means).unwrap();
    let lta = refresh(&lt.pdf, &means).unwrap();
    let again = refresh(&lta.pdf, &means).unwrap();
    // Its certificates name nobody who could be asked.
    let alone = Installation::new();
    let keys = Keys::with(alone.dir.path().join("t"), None, "verify.example".into(), None, true, None);
    let t = strengthen(&printed(&keys), &means).unwrap();
    assert_eq!([t.level, lt.level, lta.level, again.level], [Level::T, Level::Lt, Level::Lta, Level::Lta]);
    // From before there was an authority: no room beside the signature.
    let bare = printed(&alone.keys);
    let late = strengthen(&bare, &means).unwrap();
    assert_eq!(late.level, Level::B);
    assert!(late.pdf.starts_with(&bare), "a revision after its end");
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("b", &issued),
        ("t", &t.pdf),
        ("lt", &lt.pdf),
        ("lta", &lta.pdf),
        ("again", &again.pdf),
        ("bare", &bare),
        ("late", &late.pdf),
    ];
    let paths = files.map(|(name, bytes)| {
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        path
    });
    let said = oracles::verapdf("3a,ua1", &paths.each_ref().map(|path| path.as_path()));
    let words = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{words}");
    assert_eq!(words.matches("ok  ").count(), 2 * files.len(), "{words}");
    for (file, level) in [(&issued, "B"), (&lt.pdf, "LT"), (&lta.pdf, "LTA"), (&again.pdf, "LTA")] {
        let (accepted, said) = authority.judge(file, level);
        assert!(accepted, "{level}: {said}");
    }
}

#[test]
fn where_nobody_can_be_asked_about_a_certificate_a_file_reaches_t() {
    let authority = Authority::open();
    let installation = Installation::new();
    let issued = installation.sign(&document()).into_pdf();
    let made = strengthen(&issued, &means(&authority.timestamp_url, &Network::default())).unwrap();
    assert_eq!((made.level, made.pdf.len()), (Level::T, issued.len()));
    let root = installation.dir.path().join("keys/root.pem");
    let (accepted, said) = judge(&[&root], &made.pdf, "B", "none");
    assert!(accepted, "{said}");
    assert_eq!(installation.finding(&made.pdf), Finding::Whole);
}

#[test]
fn a_revoked_certificate_is_not_vouched_for() {
    let authority = Authority::open();
    let issued = signed(&authority.keys("revoked"));
    let refused = strengthen(&issued, &means(&authority.timestamp_url, &Network::default()));
    assert!(
        matches!(&refused, Err(LastingError::Revoked { who, at }) if who.contains("Test Revoked Seal") && at.year() == 2024),
        "{refused:?}"
    );
}

/// An authority that says always the same.
struct Says(Vec<u8>);

impl Fetch for Says {
    fn post(&self, _: &str, _: &str, _: &[u8]) -> Result<Vec<u8>, LastingError> {
        Ok(self.0.clone())
    }

    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
        Err(LastingError::Network { url: url.to_owned(), reason: "nobody is there".to_owned() })
    }
}

/// Keeps the last answer of a real one.
struct Recorder<'a>(&'a std::sync::Mutex<Vec<u8>>);

impl Fetch for Recorder<'_> {
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>, LastingError> {
        let answer = Network::default().post(url, media_type, body)?;
        *self.0.lock().unwrap() = answer.clone();
        Ok(answer)
    }

    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
        Network::default().get(url)
    }
}

#[test]
fn an_answer_to_another_question_is_refused() {
    let authority = Authority::open();
    let installation = Installation::new();
    let issued = installation.sign(&document()).into_pdf();
    let kept = std::sync::Mutex::default();
    strengthen(&issued, &means(&authority.timestamp_url, &Recorder(&kept))).unwrap();
    let replayed = strengthen(&issued, &means("http://clock", &Says(kept.lock().unwrap().clone())));
    assert!(
        matches!(&replayed, Err(LastingError::Timestamp { reason, .. }) if reason.contains("another question")),
        "{replayed:?}"
    );
    let refusal = [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02];
    for answer in [&refusal[..], b"", b"<html>", &[0x30; 4000]] {
        let refused = strengthen(&issued, &means("http://clock", &Says(answer.to_vec())));
        assert!(matches!(refused, Err(LastingError::Timestamp { .. })), "{refused:?}");
    }
}

#[test]
fn what_is_not_signed_is_not_strengthened() {
    let unsigned = prepare(&document(), &Design::built_in("classical").unwrap(), &[]).unwrap().into_pdf();
    for file in [&unsigned[..], b"", b"%PDF-1.7"] {
        let refused = strengthen(file, &means("http://clock", &Says(Vec::new())));
        assert!(matches!(refused, Err(LastingError::File(_))), "{refused:?}");
    }
}
