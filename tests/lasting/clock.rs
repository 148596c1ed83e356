//! A timestamp authority that openssl plays, without a network, with keys of a kind that a test chooses.

use std::{path::PathBuf, process::Command};

use countersign::issuing::lasting::{Fetch, LastingError};

/// The address of the list of revocations in the authority's certificates.
const LIST: &str = "http://clock.example/list.crl";

/// How keys are made and what they sign with: arguments of openssl.
#[derive(Clone, Copy)]
pub struct Kind {
    pub key: &'static [&'static str],
    pub signing: &'static [&'static str],
}

pub const P256: Kind =
    Kind { key: &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], signing: &["-md", "sha256"] };

/// A root and the clock's certificate under it, its list of revocations, and what it was asked.
pub struct Clock {
    pub dir: tempfile::TempDir,
}

impl Clock {
    /// A root of one kind, and a clock of another whose timestamps are signed with a digest.
    pub fn new(root: Kind, clock: Kind, digest: &str, named_by: &str) -> Self {
        let made = Self { dir: tempfile::tempdir().unwrap() };
        for (name, kind) in [("root", root), ("clock", clock), ("stranger", root)] {
            let out = format!("{name}.key");
            made.openssl(&[&["genpkey", "-out", &out][..], kind.key].concat());
        }
        made.write("clock.cnf", &settings(digest, named_by));
        made.write("serial", "01\n");
        made.write("lists", "01\n");
        made.write("index", "");
        for name in ["root", "stranger"] {
            let (key, out) = (format!("{name}.key"), format!("{name}.pem"));
            let root = ["req", "-x509", "-config", "clock.cnf", "-days", "7300", "-subj", "/CN=Clock Root"];
            made.openssl(&[&root[..], &["-extensions", "root", "-key", &key, "-out", &out]].concat());
        }
        let asked = ["req", "-new", "-config", "clock.cnf", "-subj", "/CN=Clock", "-key", "clock.key"];
        made.openssl(&[&asked[..], &["-out", "clock.csr"]].concat());
        let signed =
            ["ca", "-batch", "-config", "clock.cnf", "-in", "clock.csr", "-out", "clock.pem", "-notext"];
        made.openssl(&[&signed[..], &["-days", "3650", "-extensions", "clock"], root.signing].concat());
        made.list("root", &["-crldays", "30"], root);
        made
    }

    /// Signs a list of revocations with a key of the folder.
    pub fn list(&self, key: &str, times: &[&str], kind: Kind) {
        let (key, cert) = (format!("{key}.key"), format!("{key}.pem"));
        let list =
            ["ca", "-gencrl", "-config", "clock.cnf", "-keyfile", &key, "-cert", &cert, "-out", "list.pem"];
        self.openssl(&[&list[..], times, kind.signing].concat());
        self.openssl(&["crl", "-in", "list.pem", "-outform", "DER", "-out", "list.crl"]);
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.file(name), text).unwrap();
    }

    pub fn openssl(&self, arguments: &[&str]) {
        let out = Command::new("openssl").args(arguments).current_dir(self.dir.path()).output().unwrap();
        assert!(out.status.success(), "{arguments:?} {out:?}");
    }
}

impl Fetch for Clock {
    fn post(&self, _: &str, _: &str, body: &[u8]) -> Result<Vec<u8>, LastingError> {
        std::fs::write(self.file("query"), body).unwrap();
        self.openssl(&["ts", "-reply", "-config", "clock.cnf", "-queryfile", "query", "-out", "answer"]);
        Ok(std::fs::read(self.file("answer")).unwrap())
    }

    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError> {
        assert_eq!(url, LIST);
        Ok(std::fs::read(self.file("list.crl")).unwrap())
    }
}

/// What openssl must be told.
fn settings(digest: &str, named_by: &str) -> String {
    format!(
        "[req]\ndistinguished_name = name\n[name]\n\
         [root]\nbasicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign,cRLSign\n\
         subjectKeyIdentifier = hash\n\
         [clock]\nkeyUsage = critical,digitalSignature\nextendedKeyUsage = critical,timeStamping\n\
         crlDistributionPoints = URI:{LIST}\n\
         [ca]\ndefault_ca = ca\ndatabase = index\nserial = serial\nnew_certs_dir = .\ncertificate = root.pem\n\
         private_key = root.key\npolicy = any\ndefault_md = sha256\ncrlnumber = lists\ncrl_extensions = list\n\
         [list]\nauthorityKeyIdentifier = keyid\n\
         [any]\ncommonName = supplied\n\
         [tsa]\ndefault_tsa = tsa\nserial = tokens\nsigner_cert = clock.pem\ncerts = root.pem\nsigner_key = clock.key\n\
         signer_digest = {digest}\ndefault_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = {named_by}\n"
    )
}
