//! Whether the public keys that are handed out are those that signed what is stored. A file beside a key says so much as whoever wrote it.

use std::collections::BTreeSet;

use crate::{
    issuing::{
        credential::signed_by,
        ed25519::Ed25519Public,
        keys::{Keys, Purpose},
    },
    storage::{Result, Store, academies, certificates, credentials},
};

/// So many credentials at once.
const PAGE: usize = 500;

/// What the keys of credentials came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeysReport {
    /// Credentials that none of the keys signed.
    pub problems: Vec<String>,
    /// Keys that sign no more, and signed nothing that is stored: nothing says whose they are.
    pub idle: Vec<String>,
}

/// Verifies every stored credential with the public keys that are handed out. What is wrong with the keys' own files is told where they
/// are opened.
///
/// # Errors
/// Where the record cannot be read.
pub async fn verify_keys(store: &Store, keys: &Keys) -> Result<KeysReport> {
    let Ok(publics) = keys.ed25519_publics(Purpose::Credential) else { return Ok(KeysReport::default()) };
    let (mut problems, mut used) = (Vec::new(), BTreeSet::new());
    for academy in academies::list(store.read()).await? {
        for some in certificates::list_issued(store.read(), academy.id).await?.chunks(PAGE) {
            let ids: Vec<_> = some.iter().map(|certificate| certificate.id).collect();
            for known in credentials::list_known(store.read(), academy.id, &ids).await? {
                let Some((bytes, _)) = known.signed else { continue };
                let of = some.iter().find(|certificate| certificate.id == known.certificate);
                let serial = of.and_then(|certificate| certificate.serial.as_deref()).unwrap_or_default();
                match signed_by(&bytes, &publics) {
                    Ok(number) => {
                        used.insert(number);
                    }
                    Err(fault) => problems.push(format!(
                        "certificate {serial}: none of the public keys of credentials signed its credential ({fault})"
                    )),
                }
            }
        }
    }
    let is_idle = |key: &&Ed25519Public| key.retired && !used.contains(&key.number);
    let idle = publics.iter().filter(is_idle).map(|key| {
        format!(
            "credential-{}.pub is handed out, and no credential of the record was signed with it",
            key.number
        )
    });
    Ok(KeysReport { idle: idle.collect(), problems })
}
