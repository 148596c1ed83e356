//! A certificate authority of the test's own, with OCSP, revocation lists and timestamps, on a port of this machine.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use chrono::Utc;
use countersign::issuing::{
    bought::{Bought, KeyPlace},
    keys::Keys,
    lasting::{Fetch, Means},
};

use crate::support::oracles;

pub struct Authority {
    pub dir: tempfile::TempDir,
    pub timestamp_url: String,
    pub address: String,
    server: Child,
}

impl Authority {
    /// Makes its keys, starts it and waits until it answers.
    pub fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let keys = dir.path().join("keys");
        std::fs::create_dir(&keys).unwrap();
        for name in ["root", "inter", "signer", "revoked", "ocsp", "tsa", "stranger"] {
            new_key(&keys.join(format!("{name}.pem")), "P-256");
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("http://127.0.0.1:{port}");
        let certomancer = || {
            let mut command = Command::new(oracles::installed("python").join("bin/certomancer"));
            command.arg("--config").arg(oracles::file("authority/certomancer.yml"));
            command.arg("--key-root").arg(dir.path()).args(["--service-url-prefix", &address]);
            command
        };
        let out = dir.path().join("certificates");
        let made = certomancer().args(["mass-summon", "test"]).arg(&out).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        let mut server = certomancer()
            .args(["animate", "--port", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(server.stderr.take().unwrap()).lines();
        assert!(said.any(|line| line.unwrap().contains("Running on")), "the authority did not start");
        // What it goes on saying is read, so that it never waits for a reader.
        std::thread::spawn(move || said.for_each(drop));
        Self { dir, timestamp_url: format!("{address}/test/tsa/tsa"), address, server }
    }

    pub fn root(&self) -> PathBuf {
        self.certificate("root/root")
    }

    fn certificate(&self, name: &str) -> PathBuf {
        self.dir.path().join("certificates").join(format!("{name}.cert.pem"))
    }

    /// The certificate of `signer` or `revoked` with those above it, as a shop would send it.
    pub fn bought(&self, name: &str) -> Bought {
        let chain = self.dir.path().join(format!("{name}-chain.pem"));
        let parts = [format!("inter/{name}"), "root/inter".into(), "root/root".into()];
        let parts = parts.map(|part| std::fs::read_to_string(self.certificate(&part)).unwrap());
        std::fs::write(&chain, parts.concat()).unwrap();
        let key = self.dir.path().join("keys").join(format!("{name}.pem"));
        Bought { chain, key: KeyPlace::File(key, None) }
    }

    /// Keys that sign with a bought certificate.
    pub fn keys(&self, name: &str) -> Keys {
        let dir = self.dir.path().join(format!("{name}-keys"));
        Keys::with(dir, None, "verify.example".into(), Some(self.bought(name)), true, None)
    }

    /// Whether pyHanko accepts a file at a level, and what it says.
    pub fn judge(&self, file: &[u8], level: &str) -> (bool, String) {
        judge(&[&self.root()], file, level, "require")
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// An authority's address and a network, today: authorities sign with the machine's clock.
pub fn means<'a>(timestamp_url: &'a str, fetch: &'a dyn Fetch) -> Means<'a> {
    Means { timestamp_url, fetch, lists: &[], now: Utc::now() }
}

/// Asks pyHanko about a file whose signature and timestamps lead to these roots.
pub fn judge(roots: &[&Path], file: &[u8], level: &str, revocation: &str) -> (bool, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file.pdf");
    std::fs::write(&path, file).unwrap();
    let mut command = oracles::python();
    command.arg(oracles::file("pades/check.py"));
    for root in roots {
        command.arg("--trust").arg(root);
    }
    let out = command.args(["--level", level, "--revocation", revocation]).arg(&path).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.success(), said)
}

/// A new private key, PKCS#8 in PEM.
pub fn new_key(file: &Path, curve: &str) {
    let curve = format!("ec_paramgen_curve:{curve}");
    let arguments = ["genpkey", "-algorithm", "EC", "-pkeyopt", &curve, "-out"];
    let made = Command::new("openssl").args(arguments).arg(file).output().unwrap();
    assert!(made.status.success(), "{made:?}");
}
