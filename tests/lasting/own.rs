//! The installation's own authority: its list of revoked certificates, in the eyes of openssl and pyHanko.

use std::{path::PathBuf, process::Command};

use chrono::{DateTime, Days, TimeDelta, Utc};
use countersign::issuing::{
    keys::{KeyError, Keys},
    lasting::{LastingError, Level, Means, refresh, strengthen},
    revocation_list::{Cause, Revocation, RevocationList},
    revoking::RevokeError,
};

use super::{
    authority::{Authority, judge, means},
    levels::signed,
};
use countersign::workflows::network::Network;

/// Keys of an installation that strangers reach, with room for timestamps.
pub struct Own {
    pub dir: tempfile::TempDir,
    pub keys: Keys,
}

impl Own {
    pub fn new(list_url: Option<&str>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = list_url.map(str::to_owned);
        let keys = Keys::with(dir.path().join("keys"), None, "verify.example".into(), None, true, url);
        // Made yesterday: a certificate begins with a day, and the tests look back from the first minute of one.
        keys.signer(Utc::now() - Days::new(1)).unwrap();
        Self { dir, keys }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join("keys").join(name)
    }

    fn list(&self, now: DateTime<Utc>) -> RevocationList {
        self.keys.revocation_list(now).unwrap().unwrap()
    }

    fn revoke(&self, name: &str, at: DateTime<Utc>) -> Result<(), KeyError> {
        self.keys.revoke(name, Revocation { at, cause: Cause::KeyCompromise }, Utc::now())
    }

    /// What openssl says of the list, which it must accept from the root.
    fn told(&self, list: &RevocationList) -> String {
        std::fs::write(self.file("told.crl"), &list.der).unwrap();
        let root = self.file("root.pem");
        let out = Command::new("openssl")
            .args(["crl", "-inform", "DER", "-noout", "-text", "-in"])
            .arg(self.file("told.crl"))
            .arg("-CAfile")
            .arg(root)
            .output()
            .unwrap();
        assert!(String::from_utf8_lossy(&out.stderr).contains("verify OK"), "{out:?}");
        String::from_utf8(out.stdout).unwrap()
    }

    /// Whether openssl accepts a certificate with the list that was told last.
    fn accepted(&self, name: &str) -> Result<(), String> {
        self.accepted_at(name, Utc::now())
    }

    fn accepted_at(&self, name: &str, moment: DateTime<Utc>) -> Result<(), String> {
        let out = Command::new("openssl")
            .args([
                "verify",
                "-x509_strict",
                "-crl_check",
                "-attime",
                &moment.timestamp().to_string(),
                "-CAfile",
            ])
            .arg(self.file("root.pem"))
            .arg("-CRLfile")
            .arg(self.file("told.crl"))
            .arg(self.file(&format!("{name}.pem")))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        if out.status.success() { Ok(()) } else { Err(said) }
    }
}

#[test]
fn the_list_is_signed_by_the_root_and_made_anew_each_day() {
    let own = Own::new(None);
    let now = Utc::now();
    let list = own.list(now);
    let told = own.told(&list);
    for part in
        ["Version 2", "No Revoked Certificates", "X509v3 CRL Number", "X509v3 Authority Key Identifier"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(own.accepted("signer-1"), Ok(()));
    assert_eq!(own.list(now + TimeDelta::hours(23)).der, list.der, "the same all day");
    let next = own.list(now + TimeDelta::hours(25));
    assert!(next.number > list.number && next.until > list.until, "{next:?}");
    let before = own.list(now);
    assert!(before.number > next.number, "also where the clock was set back: {before:?}");
}

#[test]
fn a_lost_list_does_not_begin_to_count_anew() {
    let own = Own::new(None);
    let list = own.list(Utc::now());
    std::fs::remove_file(own.file("root.crl")).unwrap();
    assert!(own.list(Utc::now() + TimeDelta::seconds(2)).number > list.number);
}

#[test]
fn a_list_that_can_not_be_read_is_never_replaced() {
    let own = Own::new(None);
    let mut forged = own.list(Utc::now()).der;
    *forged.last_mut().unwrap() ^= 1;
    for broken in [forged, own.list(Utc::now()).der[..40].to_vec(), b"hello".to_vec(), Vec::new()] {
        std::fs::write(own.file("root.crl"), &broken).unwrap();
        for now in [Utc::now(), Utc::now() + Days::new(3)] {
            let refused = own.keys.revocation_list(now);
            assert!(
                matches!(&refused, Err(KeyError::Broken { file, .. }) if file.ends_with("root.crl")),
                "{refused:?}"
            );
        }
        assert!(own.revoke("signer-1", Utc::now()).is_err());
        assert_eq!(std::fs::read(own.file("root.crl")).unwrap(), broken);
    }
}

#[test]
fn a_revoked_key_is_retired_and_refused_by_others_as_of_the_moment() {
    let own = Own::new(None);
    let before = own.list(Utc::now());
    let signer = own.keys.signer(Utc::now()).unwrap().certificate().clone();
    let at = Utc::now() - TimeDelta::minutes(1);
    own.revoke("signer-1", at).unwrap();
    let list = own.list(Utc::now());
    assert!(list.number > before.number);
    let told = own.told(&list);
    let since = at.format("%b %e %H:%M:%S %Y GMT").to_string();
    assert!(told.contains("Key Compromise") && told.contains(&since), "{since}: {told}");
    assert!(own.accepted("signer-1").unwrap_err().contains("certificate revoked"));
    assert_eq!(own.accepted("signer-2"), Ok(()));
    assert!(!own.file("signer-1.key").exists(), "nobody signs with it again");
    assert_ne!(
        own.keys.signer(Utc::now()).unwrap().certificate(),
        &signer,
        "the program that runs has another"
    );
    let said: Vec<_> = own.keys.list().unwrap().into_iter().map(|k| (k.name, k.retired, k.revoked)).collect();
    let at = at - TimeDelta::nanoseconds(i64::from(at.timestamp_subsec_nanos()));
    let revoked = Some(Revocation { at, cause: Cause::KeyCompromise });
    let [root, one, two] = ["root", "signer-1", "signer-2"].map(str::to_owned);
    assert_eq!(said, [(root, false, None), (one, true, revoked), (two, false, None)]);
}

#[test]
fn a_list_for_an_archive_holds_for_years_and_has_a_number_of_its_own() {
    let own = Own::new(None);
    own.revoke("signer-1", Utc::now()).unwrap();
    let before = own.list(Utc::now());
    let later = Utc::now() + Days::new(9 * 365);
    let kept = own.keys.lasting_revocation_list(Utc::now() + Days::new(10 * 365), Utc::now()).unwrap();
    let after = own.list(Utc::now());
    assert!(before.number < kept.number && kept.number < after.number, "{before:?} {kept:?} {after:?}");
    own.told(&after);
    assert!(own.accepted_at("signer-2", later).unwrap_err().contains("CRL has expired"));
    own.told(&kept);
    assert_eq!(own.accepted_at("signer-2", later), Ok(()));
    assert!(own.accepted_at("signer-1", later).unwrap_err().contains("certificate revoked"));
}

#[test]
fn a_theft_can_turn_out_to_be_earlier_and_not_later() {
    let own = Own::new(None);
    let ago = |minutes| Utc::now() - TimeDelta::minutes(minutes);
    own.revoke("signer-1", ago(1)).unwrap();
    let again = own.revoke("signer-1", Utc::now());
    assert!(matches!(again, Err(KeyError::Revoke(RevokeError::Already { .. }))), "{again:?}");
    own.revoke("signer-1", ago(3)).unwrap();
    let told = own.told(&own.list(Utc::now()));
    assert_eq!(told.matches("Serial Number").count(), 1, "{told}");
    assert!(!own.file("signer-3.pem").exists(), "it was retired already");
    own.revoke("signer-2", ago(1)).unwrap();
    let told = own.told(&own.list(Utc::now()));
    assert_eq!(told.matches("Serial Number").count(), 2, "{told}");
}

#[test]
fn what_can_not_be_revoked_says_why_and_nothing_changes() {
    let own = Own::new(None);
    let refusal = |name: &str, at| match own.revoke(name, at) {
        Err(KeyError::Revoke(reason)) => reason,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refusal("root", Utc::now()), RevokeError::Root));
    for name in ["signer-7", "signer-01", "signer-", "../keys/signer-1", "credential-1", ""] {
        assert!(matches!(refusal(name, Utc::now()), RevokeError::Unknown(_)), "{name}");
    }
    assert!(matches!(refusal("bought-1", Utc::now()), RevokeError::Bought(_)));
    for at in [Utc::now() + TimeDelta::hours(1), Utc::now() - Days::new(3)] {
        assert!(matches!(refusal("signer-1", at), RevokeError::Moment { .. }));
    }
    assert!(!own.file("signer-2.pem").exists() && !own.file("root.crl").exists());
}

/// In certificates that name the list, and in those that were made when there was none.
#[test]
fn under_the_own_authority_a_file_reaches_lt_at_once_and_lta() {
    let (authority, network) = (Authority::open(), Network::default());
    for url in [None, Some("http://verify.example/keys/root.crl")] {
        let own = Own::new(url);
        let issued = signed(&own.keys);
        let lists = [own.list(Utc::now()).der];
        let means = Means { lists: &lists, ..means(&authority.timestamp_url, &network) };
        let lt = strengthen(&issued, &means).unwrap();
        assert_eq!(lt.level, Level::Lt);
        let accepted = |file: &[u8], level: &str| {
            judge(&[&own.file("root.pem"), &authority.root()], file, level, "require")
        };
        let (good, said) = accepted(&lt.pdf, "LT");
        assert!(good, "{url:?} {said}");
        let lta = refresh(&lt.pdf, &means).unwrap();
        let (good, said) = accepted(&lta.pdf, "LTA");
        assert!(good, "{url:?} {said}");
        let (good, said) = judge(&[&authority.root()], &lta.pdf, "LTA", "require");
        assert!(!good, "its root is not trusted by itself: {said}");
    }
}

#[test]
fn a_file_from_before_its_key_was_stolen_can_be_renewed_and_one_from_after_can_not() {
    let (authority, network) = (Authority::open(), Network::default());
    let own = Own::new(None);
    let (issued, late) = (signed(&own.keys), signed(&own.keys));
    let lists = [own.list(Utc::now()).der];
    let now = means(&authority.timestamp_url, &network);
    let lt = strengthen(&issued, &Means { lists: &lists, ..now }).unwrap();
    // A second later than its timestamp.
    let stolen = Utc::now() + TimeDelta::seconds(2);
    let said = Revocation { at: stolen, cause: Cause::KeyCompromise };
    own.keys.revoke("signer-1", said, stolen).unwrap();
    let lists = [own.list(stolen).der];
    let after = Means { lists: &lists, now: stolen, ..now };
    let lta = refresh(&lt.pdf, &after).unwrap();
    let (accepted, said) = judge(&[&own.file("root.pem"), &authority.root()], &lta.pdf, "LTA", "require");
    assert!(accepted, "{said}");

    // As of a moment before the timestamp it is not to be relied on.
    let early = Utc::now() - TimeDelta::hours(1);
    own.revoke("signer-1", early).unwrap();
    let lists = [own.list(stolen).der];
    let after = Means { lists: &lists, ..after };
    for refused in [strengthen(&late, &after), refresh(&lt.pdf, &after)] {
        assert!(
            matches!(&refused, Err(LastingError::Revoked { who, .. }) if who.contains("key 1")),
            "{refused:?}"
        );
    }
}
