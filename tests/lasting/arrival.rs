//! What arrives from the network is believed as far as it is signed, and no further.

use chrono::{TimeDelta, Utc};
use countersign::{
    issuing::lasting::{Fetch, LastingError, Level, Means, strengthen},
    storage::certificates,
    workflows::{network::Network, strengthen_files::StrengthenError},
};

use super::{
    authority::{Authority, means},
    clock::{Clock, Kind, P256},
    levels::signed,
    record::{bare, with_authority},
};
use crate::{
    issuing::{signing_support::Installation, support::document},
    support::{app::TestApp, issue::issued, people::eligible_trainee},
};

/// A network on which somebody sits: answers may be others, or asked of others.
#[derive(Default)]
struct Wire {
    /// Whoever asks the first of these is led to the second.
    detour: Option<(&'static str, &'static str)>,
    /// Changes what timestamps and OCSP answers are, or lists.
    posted: Option<fn(&mut [u8])>,
    got: Option<fn(&mut [u8])>,
}

impl Wire {
    fn led(&self, url: &str) -> String {
        self.detour.map_or_else(|| url.to_owned(), |(from, to)| url.replace(from, to))
    }
}

impl Fetch for Wire {
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>, LastingError> {
        let mut answer = Network::default().post(&self.led(url), media_type, body)?;
        if let Some(change) = self.posted {
            change(&mut answer);
        }
        Ok(answer)
    }

    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
        let mut answer = Network::default().get(&self.led(url))?;
        if let Some(change) = self.got {
            change(&mut answer);
        }
        Ok(answer)
    }
}

/// The last byte is one of the signature's value.
fn flip_last(answer: &mut [u8]) {
    *answer.last_mut().unwrap() ^= 1;
}

/// Turns a digit of the first time that stands in an answer in full.
fn turn_digit(answer: &mut [u8], digit: usize) {
    let is_time = |w: &[u8]| w[0] == 0x18 && (15..=24).contains(&w[1]) && w.ends_with(b"20");
    let at = answer.windows(4).position(is_time).unwrap() + 2 + digit;
    answer[at] = if answer[at] == b'1' { b'2' } else { b'1' };
}

/// A file of the installation's own, which nobody but the timestamp authority is asked about.
fn own() -> (Installation, Vec<u8>) {
    let installation = Installation::new();
    let file = installation.sign(&document()).into_pdf();
    (installation, file)
}

fn no_timestamp(file: &[u8], url: &str, fetch: &dyn Fetch) -> String {
    match strengthen(file, &means(url, fetch)) {
        Err(LastingError::Timestamp { url: who, reason }) if who == url => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_timestamp_with_one_turned_bit_is_refused() {
    let (authority, (_keep, file)) = (Authority::open(), own());
    let url = &authority.timestamp_url;
    let wire = Wire { posted: Some(flip_last), ..Wire::default() };
    let said = no_timestamp(&file, url, &wire);
    assert!(said.contains("was not made by") && said.contains("Test Clock"), "{said}");
    // Seconds of the time that it vouches for.
    let wire = Wire { posted: Some(|answer| turn_digit(answer, 13)), ..Wire::default() };
    assert!(no_timestamp(&file, url, &wire).contains("message-digest"));
}

#[test]
fn a_timestamp_of_a_certificate_that_is_not_for_timestamps_alone_is_refused() {
    let (authority, (_keep, file)) = (Authority::open(), own());
    for (name, who) in [
        ("plain", "Test Clock without a purpose"),
        ("mixed", "Test Clock with two purposes"),
        ("mild", "Test Clock with a purpose that is not critical"),
    ] {
        let url = format!("{}/test/tsa/{name}", authority.address);
        let said = no_timestamp(&file, &url, &Network::default());
        assert!(said.contains("not one for timestamps alone") && said.contains(who), "{said}");
    }
}

/// Not the file is to blame, but whoever was to vouch for it.
#[test]
fn a_timestamp_of_a_revoked_authority_is_refused() {
    let (authority, (_keep, file)) = (Authority::open(), own());
    let url = format!("{}/test/tsa/gone", authority.address);
    let said = no_timestamp(&file, &url, &Network::default());
    assert!(said.contains("Test Clock that was revoked") && said.contains("as of 2024-01-01"), "{said}");
}

#[test]
fn a_timestamp_of_another_time_is_refused() {
    let (authority, (_keep, file)) = (Authority::open(), own());
    let url = format!("{}/test/tsa/ended", authority.address);
    let said = no_timestamp(&file, &url, &Network::default());
    assert!(said.contains("does not hold at"), "{said}");
    for hours in [-2, 2] {
        let now = Utc::now() + TimeDelta::hours(hours);
        let wrong = strengthen(&file, &Means { now, ..means(&authority.timestamp_url, &Network::default()) });
        assert!(
            matches!(&wrong, Err(LastingError::Timestamp { reason, .. }) if reason.contains("it says that it is")),
            "{wrong:?}"
        );
    }
}

fn no_proof(file: &[u8], url: &str, fetch: &dyn Fetch) -> (String, String) {
    match strengthen(file, &means(url, fetch)) {
        Err(LastingError::Revocation { url, reason }) => (url, reason),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_ocsp_answer_of_a_stranger_is_refused() {
    let authority = Authority::open();
    let file = signed(&authority.keys("signer"));
    let url = &authority.timestamp_url;
    for other in ["ocsp/stranger", "ocsp/colleague"] {
        let wire = Wire { detour: Some(("ocsp/inter", other)), ..Wire::default() };
        let (who, said) = no_proof(&file, url, &wire);
        assert!(who.ends_with("ocsp/inter") && said.contains("signed neither by"), "{who}: {said}");
    }
    struct Answers(Wire);
    impl Fetch for Answers {
        fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>, LastingError> {
            let mut answer = self.0.post(url, media_type, body)?;
            if media_type == "application/ocsp-request" {
                // A digit of the times that it holds for.
                turn_digit(&mut answer, 3);
            }
            Ok(answer)
        }
        fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
            self.0.get(url)
        }
    }
    let (_, said) = no_proof(&file, url, &Answers(Wire::default()));
    assert!(said.contains("signed neither by"), "{said}");
}

#[test]
fn an_ocsp_answer_that_no_longer_holds_is_refused() {
    let authority = Authority::open();
    let file = signed(&authority.keys("signer"));
    // The responder's hold for ten minutes, and clocks may be ten minutes apart.
    let network = Network::default();
    let later =
        Means { now: Utc::now() + TimeDelta::minutes(30), ..means(&authority.timestamp_url, &network) };
    let refused = strengthen(&file, &later);
    assert!(
        matches!(&refused, Err(LastingError::Revocation { url, reason }) if url.contains("/ocsp/") && reason.contains("out of date")),
        "{refused:?}"
    );
}

#[test]
fn a_forged_list_of_revocations_is_refused() {
    let authority = Authority::open();
    let file = signed(&authority.keys("signer"));
    let wire = Wire { got: Some(flip_last), ..Wire::default() };
    let (who, said) = no_proof(&file, &authority.timestamp_url, &wire);
    assert!(who.contains("/crls/root/") && said.contains("was not made by"), "{who}: {said}");
}

#[test]
fn a_list_by_another_key_of_the_same_name_is_refused() {
    let (clock, (_keep, file)) = (Clock::new(P256, P256, "sha256", "sha256"), own());
    clock.list("stranger", &["-crldays", "30"], P256);
    let (_, said) = no_proof(&file, "http://clock", &clock);
    assert!(said.contains("was not made by CN=Clock Root"), "{said}");
}

#[test]
fn a_list_that_no_longer_or_not_yet_holds_is_refused() {
    let (clock, (_keep, file)) = (Clock::new(P256, P256, "sha256", "sha256"), own());
    let times = |last, next| ["-crl_lastupdate", last, "-crl_nextupdate", next];
    clock.list("root", &times("20200101000000Z", "20200201000000Z"), P256);
    let (_, said) = no_proof(&file, "http://clock", &clock);
    assert!(said.contains("out of date: it held until 2020-02-01"), "{said}");
    clock.list("root", &times("20900101000000Z", "20900201000000Z"), P256);
    let (_, said) = no_proof(&file, "http://clock", &clock);
    assert!(said.contains("has not come yet"), "{said}");
}

/// The certificate above the clock's is another one of the same name.
#[test]
fn a_certificate_that_its_issuer_did_not_sign_is_refused() {
    let (clock, (_keep, file)) = (Clock::new(P256, P256, "sha256", "sha256"), own());
    std::fs::copy(clock.file("stranger.pem"), clock.file("root.pem")).unwrap();
    let refused = strengthen(&file, &means("http://clock", &clock));
    assert!(
        matches!(&refused, Err(LastingError::Certificate { who, .. }) if who == "CN=Clock"),
        "{refused:?}"
    );
}

/// Certificates, lists and timestamps signed in each way that authorities use, made by openssl; the list is then forged.
#[test]
fn every_usual_algorithm_is_checked() {
    let rsa = &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    let pss = &["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1", "-md"];
    let p384 = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"];
    let [rsa_256, rsa_384, rsa_512] = [&["-md", "sha256"], &["-md", "sha384"], &["-md", "sha512"]]
        .map(|signing| Kind { key: rsa, signing });
    let pss_384 = [pss, &["sha384"][..]].concat().leak();
    let pss_384 = Kind { key: rsa, signing: pss_384 };
    let p384 = Kind { key: p384, signing: &["-md", "sha384"] };
    let ed25519 = Kind { key: &["-algorithm", "ED25519"], signing: &["-md", "null"] };
    let (_keep, file) = own();
    for (at, (root, clock, digest, named_by)) in [
        (rsa_256, rsa_256, "sha256", "sha1"),
        (rsa_384, rsa_256, "sha512", "sha256"),
        (rsa_512, p384, "sha384", "sha512"),
        (pss_384, rsa_256, "sha384", "sha384"),
        (p384, P256, "sha384", "sha256"),
        (ed25519, P256, "sha256", "sha256"),
    ]
    .into_iter()
    .enumerate()
    {
        let clock = Clock::new(root, clock, digest, named_by);
        let made = strengthen(&file, &means("http://clock", &clock));
        assert!(matches!(&made, Ok(made) if made.level == Level::T), "{at}: {made:?}");
        let mut list = std::fs::read(clock.file("list.crl")).unwrap();
        flip_last(&mut list);
        std::fs::write(clock.file("list.crl"), list).unwrap();
        let (_, said) = no_proof(&file, "http://clock", &clock);
        assert!(said.contains("was not made by CN=Clock Root"), "{at}: {said}");
    }
}

#[rocket::async_test]
async fn what_is_refused_leaves_the_file_as_it_was_and_is_tried_again() {
    let authority = Authority::open();
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let sha256 = c.pdf_sha256.unwrap();
    let before = app.app.files.certificates.get(&sha256).await.unwrap();
    let forger = with_authority(&app, &format!("{}/test/tsa/plain", authority.address));
    for _ in 0..2 {
        match bare(&forger).await {
            Err(StrengthenError::Lasting { sha256: which, source: LastingError::Timestamp { .. } }) => {
                assert_eq!(which, sha256);
            }
            other => panic!("{other:?}"),
        }
        let after = certificates::find(app.store().read(), e.academy, c.id).await.unwrap();
        assert_eq!(after.pdf_sha256.as_ref(), Some(&sha256));
        assert_eq!(app.app.files.certificates.list().await.unwrap(), std::slice::from_ref(&sha256));
        assert_eq!(app.app.files.certificates.get(&sha256).await.unwrap(), before);
    }
    let honest = with_authority(&app, &authority.timestamp_url);
    assert_eq!(bare(&honest).await.unwrap().done, 1);
}
