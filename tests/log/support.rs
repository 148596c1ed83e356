//! A plain tree written straight from RFC 6962, and an application with a certificate to append leaves about.

use countersign::{
    domain::{ids::CertificateId, log_entry::Operation},
    issuing::keys::Purpose,
    issuing::log::{Hash, NoteKey, leaf_hash, node_hash},
    storage::log::{self, Leaf, LeafPlace},
    workflows::publish_checkpoint::publish_checkpoint,
};
use sha2::{Digest, Sha256};

use crate::support::{app::TestApp, issue::issued, people::eligible_trainee};

/// MTH (RFC 6962, 2.1), by its definition.
pub fn plain_root(entries: &[Vec<u8>]) -> Hash {
    match entries.len() {
        0 => Sha256::digest([]).into(),
        1 => leaf_hash(&entries[0]),
        n => {
            let k = (0..).map(|power| 1 << power).take_while(|k| *k < n).last().unwrap();
            node_hash(&plain_root(&entries[..k]), &plain_root(&entries[k..]))
        }
    }
}

pub fn entries(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|index| format!("entry {index}").into_bytes()).collect()
}

pub fn digest(index: u64) -> String {
    countersign::random::sha256_hex(&index.to_be_bytes())
}

/// An application with one issued certificate.
pub struct Logged {
    pub app: TestApp,
    pub certificate: CertificateId,
}

impl Logged {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let certificate = issued(&app, &eligible_trainee(&app).await).await.id;
        Self { app, certificate }
    }

    pub fn leaf<'a>(&self, occurrence: u64, digest: &'a str) -> Leaf<'a> {
        Leaf {
            certificate: self.certificate,
            operation: Operation::Suspend,
            occurrence: i32::try_from(occurrence).unwrap() + 1000,
            digest,
            at: self.app.now(),
        }
    }

    /// Appends leaves of these numbers.
    pub async fn append(&self, numbers: std::ops::Range<u64>) -> Vec<LeafPlace> {
        let digests: Vec<String> = numbers.clone().map(digest).collect();
        let leaves: Vec<_> =
            numbers.zip(&digests).map(|(number, digest)| self.leaf(number, digest)).collect();
        let tx = self.app.store().begin().await.unwrap();
        let places = log::append_all(&tx, &leaves).await.unwrap();
        tx.commit().await.unwrap();
        places
    }

    pub async fn size(&self) -> u64 {
        log::count(self.app.store().read(), 1).await.unwrap()
    }

    /// Fills the log up to a size and publishes.
    pub async fn publish_at(&self, size: u64) -> countersign::issuing::log::Checkpoint {
        let have = self.size().await;
        self.append(have..size).await;
        let checkpoint = publish_checkpoint(&self.app.app, self.app.now()).await.unwrap();
        assert_eq!(checkpoint.size, size);
        checkpoint
    }

    pub fn key(&self) -> NoteKey {
        let signer = self.app.app.keys.ed25519(Purpose::Log, self.app.now()).unwrap();
        NoteKey { name: "verify.example".into(), key: signer.public().key }
    }

    /// A file that the web server hands out.
    pub fn file(&self, path: &str) -> std::path::PathBuf {
        self.app.app.log.folder().of(1).join(path)
    }
}
