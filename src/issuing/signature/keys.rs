//! The installation's signing keys in a folder: made on first use, rotated by a command, the public parts kept for ever.
//!
//! | file | what |
//! |---|---|
//! | `root.pem`, `root.key` | the installation's own authority: its certificate, to be given to anybody, and its key |
//! | `root.crl` | which of its certificates it has revoked; made anew each day |
//! | `signer-<n>.pem`, `signer-<n>.key` | the keys that sign files; the highest number signs, the others are retired |
//! | `bought-<fingerprint>.pem` | the certificates from elsewhere that signed here, in place of the installation's own |
//! | `credential-<n>.pub`, `credential-<n>.key` | the keys that sign credentials, likewise |
//! | `log-1.pub`, `log-1.key` | the key that signs the checkpoints of the public log; it is never rotated |
//! | `secret.key` | what the keys are encrypted under where no passphrase is set |
//!
//! A rotation destroys the private key of the retired signer and keeps its certificate; what it signed stays good, because
//! trust goes to the root. A program that runs meanwhile sees that the key is gone, and signs with the new one.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use der::{DecodePem, Encode, EncodePem, pem::LineEnding};
use p256::ecdsa::SigningKey;
use thiserror::Error;
use x509_cert::Certificate;
use zeroize::Zeroizing;

use super::{
    SignError, Signer,
    at_rest::{self, Secret},
    bought::Bought,
    certificates,
    checking::public_of,
    disk::{read, write},
    ed25519::{Ed25519Public, Ed25519Signer},
    key::SoftwareKey,
    revocation_list::Revocation,
    revoking::RevokeError,
};
use crate::random;

/// Why the keys can't be used.
#[derive(Debug, Error)]
pub enum KeyError {
    /// A file can't be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The passphrase, or the key file beside the keys, is another one than the keys were made with.
    #[error("{}: the passphrase or the file secret.key does not open this key", .0.display())]
    WrongSecret(PathBuf),
    /// A file is not what it should be.
    #[error("{}: {reason}", file.display())]
    Broken {
        /// The file.
        file: PathBuf,
        /// In the reader's words.
        reason: String,
    },
    /// A key or a certificate could not be made.
    #[error("a key could not be made: {0}")]
    NotMade(String),
    /// A certificate could not be made.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// A certificate can't be revoked.
    #[error(transparent)]
    Revoke(#[from] RevokeError),
}

/// A certificate that the installation keeps.
#[derive(Debug, Clone)]
pub struct KeptCertificate {
    /// `root` or `signer-<n>`.
    pub name: String,
    /// Whose it is, as a distinguished name.
    pub subject: String,
    /// SHA-256 of the certificate, in lower-case hexadecimal.
    pub sha256: String,
    /// Whether it signs no more.
    pub retired: bool,
    /// What the authority says of it; nothing where it is good.
    pub revoked: Option<Revocation>,
    /// The certificate as PEM.
    pub pem: String,
}

/// The keys of an installation. Cheap to clone.
#[derive(Clone)]
pub struct Keys(pub(super) Arc<Folder>);

pub(super) struct Folder {
    pub dir: PathBuf,
    passphrase: Option<Zeroizing<String>>,
    name: String,
    pub bought: Option<Bought>,
    timestamps: bool,
    list_url: Option<String>,
    /// The signer, and its key's file where it is one of the installation's own.
    signer: Mutex<Option<(Arc<Signer>, Option<PathBuf>)>>,
    credential: Mutex<Option<Arc<Ed25519Signer>>>,
    log: Mutex<Option<Arc<Ed25519Signer>>>,
}

/// What an Ed25519 key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Credentials and their status lists.
    Credential,
    /// Checkpoints of the public log.
    Log,
}

impl Purpose {
    /// What the key's files begin with.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Log => "log",
        }
    }
}

impl Keys {
    /// The keys in a folder, which need not be there yet. `name` is who signs, as PDF readers show it.
    #[must_use]
    pub fn new(dir: PathBuf, passphrase: Option<String>, name: String) -> Self {
        Self::with(dir, passphrase, name, None, false, None)
    }

    /// As [`Keys::new`]; where a certificate was bought, it signs the files in place of the installation's own. With
    /// `timestamps` each file has room for one. `list_url` is where the list of revocations will be found, for the
    /// certificates that are made from now on.
    #[must_use]
    pub fn with(
        dir: PathBuf,
        passphrase: Option<String>,
        name: String,
        bought: Option<Bought>,
        timestamps: bool,
        list_url: Option<String>,
    ) -> Self {
        let passphrase = passphrase.map(Zeroizing::new);
        Self(Arc::new(Folder {
            dir,
            passphrase,
            name,
            bought,
            timestamps,
            list_url,
            signer: Mutex::new(None),
            credential: Mutex::new(None),
            log: Mutex::new(None),
        }))
    }

    /// Whether a certificate from elsewhere signs, in place of the installation's own.
    #[must_use]
    pub fn are_bought(&self) -> bool {
        self.0.bought.is_some()
    }

    /// The signer. The first use on this installation makes the keys, the first use of a program decrypts them, and so does the
    /// first one after another program has rotated them.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn signer(&self, now: DateTime<Utc>) -> Result<Arc<Signer>, KeyError> {
        let mut kept = self.0.signer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((signer, file)) = &*kept
            && file.as_ref().is_none_or(|file| file.exists())
        {
            return Ok(signer.clone());
        }
        self.0.make_once(now)?;
        let (signer, file) = match &self.0.bought {
            Some(bought) => (self.0.load_bought(bought, now)?, None),
            None => self.0.load()?,
        };
        let signer = Arc::new(if self.0.timestamps { signer.with_room_for_timestamps() } else { signer });
        *kept = Some((signer.clone(), file));
        Ok(signer)
    }

    /// The Ed25519 key for a purpose, made at its first use; otherwise as [`Keys::signer`].
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn ed25519(&self, purpose: Purpose, now: DateTime<Utc>) -> Result<Arc<Ed25519Signer>, KeyError> {
        let slot = self.0.slot(purpose);
        let mut kept = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let file = |number: u32| self.0.file(&format!("{}-{number}", purpose.name()), "key");
        if let Some(signer) = &*kept
            && file(signer.public().number).exists()
        {
            return Ok(signer.clone());
        }
        self.0.make_once(now)?;
        let number = match self.0.newest(purpose.name(), "pub") {
            Ok(number) => number,
            Err(KeyError::Broken { .. }) => self.0.make_ed25519(purpose, 1)?,
            Err(other) => return Err(other),
        };
        let signer = Arc::new(self.0.open_ed25519(&file(number), number)?);
        *kept = Some(signer.clone());
        Ok(signer)
    }

    /// The public halves of the Ed25519 keys for a purpose, the retired ones too, oldest first; none before the first
    /// is made. Whoever can write a file beside a key is not believed: that of credentials which signs is what its private half makes.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn ed25519_publics(&self, purpose: Purpose) -> Result<Vec<Ed25519Public>, KeyError> {
        let name = purpose.name();
        let Ok(newest) = self.0.newest(name, "pub") else { return Ok(Vec::new()) };
        if purpose == Purpose::Credential {
            self.0.check_public(purpose, newest)?;
        }
        (1..=newest)
            .map(|number| (number, self.0.file(&format!("{name}-{number}"), "pub")))
            .filter(|(_, file)| file.exists())
            .map(|(number, file)| {
                let key = public_of(file)?;
                Ok(Ed25519Public { number, key, retired: number < newest })
            })
            .collect()
    }

    /// The certificates that a file's signature may lead to: the installation's root, and each certificate from elsewhere
    /// that ever signed here, for itself alone. None before the keys are made.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn roots(&self) -> Result<Vec<Certificate>, KeyError> {
        if !self.0.dir.exists() {
            return Ok(Vec::new());
        }
        std::iter::once(Ok("root".to_owned()))
            .chain(self.0.bought_names()?.into_iter().map(Ok))
            .map(|name: Result<String, KeyError>| self.0.certificate(&name?))
            .collect()
    }

    /// Every certificate, the root first, the newest signer last.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn list(&self) -> Result<Vec<KeptCertificate>, KeyError> {
        let current = self.0.newest("signer", "pem")?;
        let bought = self.0.bought.as_ref().map(|b| b.certificates()).transpose()?;
        let signing = match bought.as_ref().and_then(|chain| chain.first()) {
            Some(own) => Bought::name(own)?,
            None => format!("signer-{current}"),
        };
        let signers = (1..=current).map(|n| format!("signer-{n}")).chain(self.0.bought_names()?);
        let signers = signers.map(|name| (name.clone(), name != signing));
        let all = std::iter::once(("root".to_owned(), false)).chain(signers);
        let list = self.kept_list()?;
        all.filter(|(name, _)| self.0.file(name, "pem").exists())
            .map(|(name, retired)| {
                let certificate = self.0.certificate(&name)?;
                let der = certificate.to_der().map_err(SignError::from)?;
                Ok(KeptCertificate {
                    subject: certificate.tbs_certificate.subject.to_string(),
                    sha256: random::sha256_hex(&der),
                    pem: certificate.to_pem(LineEnding::LF).map_err(SignError::from)?,
                    revoked: list.as_ref().and_then(|list| list.of(&certificate)),
                    name,
                    retired,
                })
            })
            .collect()
    }

    /// Makes a new signing key for files and one for credentials, and retires those before them.
    ///
    /// # Errors
    /// [`KeyError`] naming the file; the old key signs on unless the new one is complete.
    pub fn rotate(&self, now: DateTime<Utc>) -> Result<(), KeyError> {
        self.0.make_once(now)?;
        let retired = self.0.newest("signer", "pem")?;
        let authority = self.0.authority()?;
        // A number whose key is there without a certificate belongs to a rotation that was cut short, or goes on now.
        let taken = |number: &u32| self.0.file(&format!("signer-{number}"), "key").exists();
        let number = (retired + 1..u32::MAX).find(|n| !taken(n)).unwrap_or(u32::MAX);
        self.0.make_signer(&self.0.dir, number, &authority, &self.0.secret()?, now)?;
        for old in (1..number).map(|n| self.0.file(&format!("signer-{n}"), "key")).filter(|f| f.exists()) {
            fs::remove_file(&old).map_err(|source| KeyError::File { file: old, source })?;
        }
        *self.0.signer.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.0.rotate_credential()
    }
}

impl Folder {
    pub fn file(&self, name: &str, kind: &str) -> PathBuf {
        self.dir.join(format!("{name}.{kind}"))
    }

    pub fn certificate(&self, name: &str) -> Result<Certificate, KeyError> {
        let file = self.file(name, "pem");
        let pem = read(&file)?;
        Certificate::from_pem(pem.as_bytes()).map_err(|e| KeyError::Broken { file, reason: e.to_string() })
    }

    fn key(&self, name: &str, secret: &Secret) -> Result<SigningKey, KeyError> {
        let file = self.file(name, "key");
        match at_rest::decrypt(&read(&file)?, secret) {
            Ok(Some(key)) => Ok(key),
            Ok(None) => Err(KeyError::WrongSecret(file)),
            Err(reason) => Err(KeyError::Broken { file, reason }),
        }
    }

    fn secret(&self) -> Result<Secret, KeyError> {
        Ok(match &self.passphrase {
            Some(passphrase) => Secret::Passphrase(passphrase.clone()),
            None => Secret::KeyFile(read(&self.file("secret", "key"))?),
        })
    }

    /// Their names are their fingerprints, so that the order stays.
    fn bought_names(&self) -> Result<Vec<String>, KeyError> {
        let wrong = |source| KeyError::File { file: self.dir.clone(), source };
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(wrong)? {
            let file = entry.map_err(wrong)?.file_name();
            let name = file.to_str().filter(|name| name.starts_with("bought-"));
            names.extend(name.and_then(|name| name.strip_suffix(".pem")).map(str::to_owned));
        }
        names.sort_unstable();
        Ok(names)
    }

    fn load_bought(&self, bought: &Bought, now: DateTime<Utc>) -> Result<Signer, KeyError> {
        let signer = bought.signer(now)?;
        Bought::keep(signer.certificate(), &self.dir)?;
        Ok(signer)
    }

    pub fn load(&self) -> Result<(Signer, Option<PathBuf>), KeyError> {
        let name = format!("signer-{}", self.newest("signer", "pem")?);
        let key = self.key(&name, &self.secret()?)?;
        let key = Box::new(SoftwareKey::new(&key)?);
        let signer = Signer::new(key, self.certificate(&name)?, vec![self.certificate("root")?])?;
        Ok((signer, Some(self.file(&name, "key"))))
    }

    /// The authority that the installation is: its certificate and its key.
    pub fn authority(&self) -> Result<(Certificate, SigningKey), KeyError> {
        Ok((self.certificate("root")?, self.key("root", &self.secret()?)?))
    }

    /// The number of the key of a kind that signs: a key is complete once its public part is there.
    pub fn newest(&self, name: &str, public: &str) -> Result<u32, KeyError> {
        let wrong = |source| KeyError::File { file: self.dir.clone(), source };
        let mut newest = None;
        for entry in fs::read_dir(&self.dir).map_err(wrong)? {
            let file = entry.map_err(wrong)?.file_name();
            let number = |file: &str| {
                let rest = file.strip_prefix(name)?.strip_prefix('-')?;
                rest.strip_suffix(public)?.strip_suffix('.')?.parse().ok()
            };
            newest = newest.max(file.to_str().and_then(number));
        }
        let reason = || KeyError::Broken { file: self.dir.clone(), reason: format!("there is no {name}") };
        newest.ok_or_else(reason)
    }

    pub fn open_ed25519(&self, file: &Path, number: u32) -> Result<Ed25519Signer, KeyError> {
        match Ed25519Signer::open(&read(file)?, number, &self.secret()?) {
            Ok(Some(signer)) => Ok(signer),
            Ok(None) => Err(KeyError::WrongSecret(file.to_owned())),
            Err(reason) => Err(KeyError::Broken { file: file.to_owned(), reason }),
        }
    }

    pub fn slot(&self, purpose: Purpose) -> &Mutex<Option<Arc<Ed25519Signer>>> {
        match purpose {
            Purpose::Credential => &self.credential,
            Purpose::Log => &self.log,
        }
    }

    /// Makes a key, its public part last. Where another program made it meanwhile, that one holds.
    fn make_ed25519(&self, purpose: Purpose, number: u32) -> Result<u32, KeyError> {
        let name = format!("{}-{number}", purpose.name());
        let key = Ed25519Signer::fresh(number).map_err(KeyError::NotMade)?;
        let sealed = key.seal(&self.secret()?).map_err(KeyError::NotMade)?;
        match write(&self.file(&name, "key"), &sealed) {
            Err(KeyError::File { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {}
            done => done?,
        }
        let kept = Ed25519Signer::open(&read(&self.file(&name, "key"))?, number, &self.secret()?);
        let kept = kept.ok().flatten().ok_or_else(|| KeyError::WrongSecret(self.file(&name, "key")))?;
        match write(&self.file(&name, "pub"), &STANDARD.encode(kept.public().key)) {
            Err(KeyError::File { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {}
            done => done?,
        }
        Ok(number)
    }

    /// Credentials may have been signed with the retired key for ever: its public part stays in the issuer's document.
    fn rotate_credential(&self) -> Result<(), KeyError> {
        let Ok(retired) = self.newest("credential", "pub") else { return Ok(()) };
        self.make_ed25519(Purpose::Credential, retired + 1)?;
        let old = self.file(&format!("credential-{retired}"), "key");
        fs::remove_file(&old).map_err(|source| KeyError::File { file: old, source })?;
        *self.credential.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }

    /// Makes the folder, whole or not at all: two programs that start at once must not make two authorities.
    fn make_once(&self, now: DateTime<Utc>) -> Result<(), KeyError> {
        if self.dir.exists() {
            return Ok(());
        }
        let mark = random::bytes::<8>().map_err(|e| KeyError::NotMade(e.to_string()))?;
        let draft = self.dir.with_extension(format!("draft-{:016x}", u64::from_be_bytes(mark)));
        let made = self.make(&draft, now).and_then(|()| match fs::rename(&draft, &self.dir) {
            Ok(()) => Ok(()),
            // Another program was faster: its keys are there.
            Err(error) if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) => {
                fs::remove_dir_all(&draft).map_err(|source| KeyError::File { file: draft.clone(), source })
            }
            Err(source) => Err(KeyError::File { file: self.dir.clone(), source }),
        });
        if made.is_err() {
            // What is wrong is in the error; half a folder of keys helps nobody.
            fs::remove_dir_all(&draft).ok();
        }
        made
    }

    fn make(&self, dir: &Path, now: DateTime<Utc>) -> Result<(), KeyError> {
        let mut folder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder
            .recursive(true)
            .create(dir)
            .map_err(|source| KeyError::File { file: dir.to_owned(), source })?;
        let secret = match &self.passphrase {
            Some(passphrase) => Secret::Passphrase(passphrase.clone()),
            None => {
                let random = random::bytes::<32>().map_err(|e| KeyError::NotMade(e.to_string()))?;
                let text = Zeroizing::new(STANDARD.encode(random));
                write(&dir.join("secret.key"), &text)?;
                Secret::KeyFile(text)
            }
        };
        let key = at_rest::fresh_key().map_err(KeyError::NotMade)?;
        let root = certificates::authority(&self.name, &key, now)?;
        write(&dir.join("root.key"), &at_rest::encrypt(&key, &secret).map_err(KeyError::NotMade)?)?;
        write(&dir.join("root.pem"), &root.to_pem(LineEnding::LF).map_err(SignError::from)?)?;
        self.make_signer(dir, 1, &(root, key), &secret, now)
    }

    /// Writes the key first and the certificate last: the certificate is what makes it the signer.
    fn make_signer(
        &self,
        dir: &Path,
        number: u32,
        authority: &(Certificate, SigningKey),
        secret: &Secret,
        now: DateTime<Utc>,
    ) -> Result<(), KeyError> {
        let key = at_rest::fresh_key().map_err(KeyError::NotMade)?;
        let whose = certificates::Whose { name: &self.name, number, list_url: self.list_url.as_deref() };
        let certificate = certificates::signer(&whose, key.verifying_key(), authority, now)?;
        let file = dir.join(format!("signer-{number}.key"));
        write(&file, &at_rest::encrypt(&key, secret).map_err(KeyError::NotMade)?)?;
        let pem = certificate.to_pem(LineEnding::LF).map_err(SignError::from)?;
        write(&dir.join(format!("signer-{number}.pem")), &pem)
    }
}
