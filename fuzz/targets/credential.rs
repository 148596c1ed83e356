//! A credential, a status list or an issuer's document that a stranger hands in: refused or believed, and what is believed is
//! what was signed, member for member.
#![no_main]

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use fuzz::credential::{DidDocument, verify};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Signed by one key, at a moment at which they hold: with an entry for each list, with the holder's name in two scripts, and
/// with the one entry of earlier credentials.
const GOOD: [&[u8]; 3] = [
    include_bytes!("../seeds/credential/two-lists.json"),
    include_bytes!("../seeds/credential/two-names.json"),
    include_bytes!("../seeds/credential/good.json"),
];
const LIST: &[u8] = include_bytes!("../seeds/credential/list.json");
const TOKEN: &[u8] = include_bytes!("../seeds/credential/list.jwt");
static DID: LazyLock<DidDocument> = LazyLock::new(|| {
    let did = DidDocument::read(include_bytes!("../seeds/credential/did.json")).expect("a document");
    for (good, list) in GOOD.iter().flat_map(|good| [LIST, TOKEN].map(|list| (*good, list))) {
        verify(good, &did, &[list], now()).expect("the seeds are good");
    }
    did
});

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().expect("a moment")
}

/// Whether two texts are the same document: spaces and the order of members are nothing that anybody signs.
fn same(one: &[u8], other: &[u8]) -> bool {
    let read = |bytes| serde_json::from_slice::<Value>(bytes).ok();
    read(one).is_some() && read(one) == read(other)
}

fuzz_target!(|bytes: &[u8]| {
    if verify(bytes, &DID, &[], now()).is_ok() {
        assert!(GOOD.iter().any(|good| same(bytes, good)), "only what was signed is believed");
    }
    if verify(GOOD[0], &DID, &[bytes], now()).is_ok() {
        assert!(
            same(bytes, LIST) || bytes.trim_ascii() == TOKEN.trim_ascii(),
            "only the list that was signed is asked"
        );
    }
    if let Ok(did) = DidDocument::read(bytes) {
        for good in GOOD {
            let _ = verify(good, &did, &[LIST], now());
        }
    }
});
