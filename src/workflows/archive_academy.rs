//! Everything with which an academy's certificates still verify when this server is gone, as files in a folder.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, SubsecRound, Utc};

use crate::{
    App,
    clock::local_date,
    domain::{
        academy::Academy,
        certificate::{Certificate, CertificateFacts, Standing},
        log_entry::Operation,
    },
    issuing::{
        credential::{Issuer, StatusList, StatusPurpose, list_path},
        keys::Purpose,
        log::NoteKey,
    },
    storage::{StorageError, certificates, credentials, log},
};

use super::{
    certificate_step::CertificateError, log_proof::log_proof, public_log::LogError,
    publish_checkpoint::publish_checkpoint, verify_log::verify_folder,
};

/// A certificate in an archive.
#[derive(Clone, Debug)]
pub struct ArchivedCertificate {
    /// Its code, as it stands in the files' names.
    pub code: String,
    /// The code as people read it.
    pub grouped: String,
    /// What it says.
    pub facts: CertificateFacts,
    /// What it is worth on the day of the archive.
    pub standing: Standing,
    /// Whether it has a credential.
    pub has_credential: bool,
    /// What the log says of it, and the name of the file that proves it.
    pub proofs: Vec<(Operation, String)>,
}

/// What was written.
#[derive(Clone, Debug)]
pub struct ArchivedAcademy {
    /// The academy.
    pub academy: Academy,
    /// Its certificates, by serial.
    pub certificates: Vec<ArchivedCertificate>,
    /// The keys of the logs, the newest last.
    pub log_keys: Vec<String>,
    /// SHA-256 of the root certificate of the files' signatures.
    pub root_sha256: String,
    /// Until when the status lists hold.
    pub until: DateTime<Utc>,
}

/// Writes the files of an academy into an empty folder: `certificates`, `credentials`, `proofs`, `status`, `log`, `keys`, `did.json`.
///
/// # Errors
/// [`CertificateError`]; the folder is then not whole and is to be thrown away.
pub async fn archive_academy(
    app: &App,
    academy: Academy,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
    folder: &Path,
) -> Result<ArchivedAcademy, CertificateError> {
    // What happened so far is in the log before the log is copied.
    publish_checkpoint(app, now).await?;
    let today = local_date(now, &academy.time_zone);
    let (mut archived, mut lists) = (Vec::new(), BTreeSet::new());
    for certificate in certificates::list_issued(app.store.read(), academy.id).await? {
        let standing = certificate.standing(today);
        let (
            Some(standing),
            Certificate { code: Some(code), facts: Some(facts), pdf_sha256: Some(file), .. },
        ) = (standing, &certificate)
        else {
            continue;
        };
        let name = code.as_str().to_owned();
        write(folder, &format!("certificates/{name}.pdf"), &app.files.certificates.get(file).await?)?;
        let credential = credentials::find(app.store.read(), academy.id, certificate.id).await?;
        if let Some(credential) = &credential {
            write(folder, &format!("credentials/{name}.json"), &credential.bytes)?;
            lists.insert(credential.place.list);
        }
        archived.push(ArchivedCertificate {
            proofs: proofs(app, &certificate, &name, folder).await?,
            grouped: code.to_string(),
            code: name,
            facts: facts.clone(),
            standing,
            has_credential: credential.is_some(),
        });
    }
    for list in lists {
        status_lists(app, list, until, now, folder).await?;
    }
    let root_sha256 = keys(app, until, now, folder)?;
    let log_keys = logs(app, folder).await?;
    Ok(ArchivedAcademy { academy, certificates: archived, log_keys, root_sha256, until })
}

/// A file below the folder.
fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), LogError> {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap_or(folder))?;
    Ok(fs::write(file, bytes)?)
}

/// The proofs of everything that the log says of a certificate.
async fn proofs(
    app: &App,
    certificate: &Certificate,
    name: &str,
    folder: &Path,
) -> Result<Vec<(Operation, String)>, CertificateError> {
    let mut names = Vec::new();
    for leaf in log::list_of_certificate(app.store.read(), certificate.id).await? {
        let proof = log_proof(app, leaf.place).await?;
        let number = names.len() + 1;
        let path = format!("{name}-{number}-{}.tlog-proof", leaf.entry.operation);
        write(folder, &format!("proofs/{path}"), proof.to_string().as_bytes())?;
        names.push((leaf.entry.operation, path));
    }
    Ok(names)
}

/// The status lists as of now, signed to hold until the archive's end.
async fn status_lists(
    app: &App,
    list: u32,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
    folder: &Path,
) -> Result<(), CertificateError> {
    let from = now.trunc_subsecs(0);
    for purpose in StatusPurpose::ALL {
        let for_good = purpose == StatusPurpose::Revocation;
        let said = StatusList {
            issuer: Issuer::at(&app.settings.public_url()),
            purpose,
            list,
            set: credentials::list_withdrawn(app.store.read(), list, for_good).await?,
            from,
            until,
            ttl: (until - from).num_milliseconds().unsigned_abs(),
        };
        let signed = said.sign(&*app.keys.ed25519(Purpose::Credential, now)?);
        let path = list_path(purpose, list);
        let path = path.trim_start_matches('/');
        write(folder, &format!("{path}.json"), &signed.json)?;
        write(folder, &format!("{path}.jwt"), signed.jwt.as_bytes())?;
    }
    Ok(())
}

/// The public keys and which were revoked, said to hold until the archive's end; the SHA-256 of the root certificate.
fn keys(
    app: &App,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
    folder: &Path,
) -> Result<String, CertificateError> {
    let mut root = String::new();
    for kept in app.keys.list()? {
        write(folder, &format!("keys/{}.pem", kept.name), kept.pem.as_bytes())?;
        if kept.name == "root" {
            root = kept.sha256;
        }
    }
    write(folder, "keys/root.crl", &app.keys.lasting_revocation_list(until, now)?.der)?;
    let document =
        Issuer::at(&app.settings.public_url()).document(&app.keys.ed25519_publics(Purpose::Credential)?);
    let document = serde_json::to_vec_pretty(&document).map_err(StorageError::from)?;
    write(folder, "did.json", &document)?;
    Ok(root)
}

/// The logs, as they are handed out; each is walked where it now lies. Their keys.
async fn logs(app: &App, folder: &Path) -> Result<Vec<String>, CertificateError> {
    let from = app.log.folder().clone();
    let records = log::list_logs(app.store.read()).await?;
    let public = app.keys.ed25519_publics(Purpose::Log)?.pop();
    let mut vkeys = Vec::new();
    // Nobody publishes while tiles are copied.
    let _turn = from.take_turn().map_err(LogError::from)?;
    for (record, public) in records.iter().filter_map(|record| Some((record, public.as_ref()?))) {
        let key = NoteKey { name: record.origin.clone(), key: public.key };
        let to = folder.join("log").join(record.number.to_string());
        copy(&from.of(record.number), &to).map_err(LogError::from)?;
        // An older log was lost in part, or there would be no newer one.
        if record.number == records.len() as u32 {
            verify_folder(&to, &key)
                .map_err(|fault| StorageError::Unreadable(format!("the log: {fault}")))?;
        }
        write(&to, "key", format!("{}\n", key.vkey()).as_bytes())?;
        vkeys.push(key.vkey());
    }
    Ok(vkeys)
}

/// Copies a folder with everything in it but drafts.
fn copy(from: &PathBuf, to: &PathBuf) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if !name.to_string_lossy().starts_with('.') {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
