//! A private key in a hardware token or a security module, used through PKCS#11: it signs there and never leaves it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    error::{Error, RvError},
    mechanism::Mechanism,
    object::{Attribute, KeyType, ObjectClass, ObjectHandle},
    session::{Session, UserType},
    types::AuthPin,
};
use p256::ecdsa::{Signature, VerifyingKey, signature::hazmat::PrehashVerifier};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{SignError, key::Key};

/// Where the key is.
#[derive(Clone)]
pub struct TokenPlace {
    /// The library of whoever makes the token.
    pub module: PathBuf,
    /// The token's label.
    pub token: String,
    /// The key's label.
    pub key: String,
    /// What opens the token.
    pub pin: Zeroizing<String>,
}

/// A key in a token. Tokens sign one thing at a time.
pub struct TokenKey {
    place: TokenPlace,
    public: VerifyingKey,
    context: Pkcs11,
    open: Mutex<Option<(Session, ObjectHandle)>>,
}

impl TokenKey {
    /// Opens a token and has it sign a probe, which shows whether its key is the one of this public half.
    ///
    /// # Errors
    /// [`SignError::Refused`] naming what is missing; [`SignError::Mismatch`] for another key.
    pub fn open(place: TokenPlace, public: VerifyingKey) -> Result<Self, SignError> {
        let context = context(&place.module)?;
        let key = Self { place, public, context, open: Mutex::new(None) };
        let probe = b"Countersign asks whether this key is the certificate's";
        let signature = Signature::from_slice(&key.sign(probe)?);
        let signature = signature.map_err(|e| SignError::Refused(format!("the token's signature: {e}")))?;
        if public.verify_prehash(&Sha256::digest(probe), &signature).is_err() {
            return Err(SignError::Mismatch("the token's key is another one".to_owned()));
        }
        Ok(key)
    }

    fn session(&self) -> Result<(Session, ObjectHandle), SignError> {
        let place = &self.place;
        let said = |what: &str, e: Error| refused(format!("{what}: {e}"));
        let slots = self.context.get_slots_with_token().map_err(|e| said("no tokens", e))?;
        let slot = slots
            .into_iter()
            .find(|slot| self.context.get_token_info(*slot).is_ok_and(|info| info.label() == place.token));
        let slot = slot.ok_or_else(|| refused(format!("no token has the label '{}'", place.token)))?;
        let session = self.context.open_ro_session(slot).map_err(|e| said("the token", e))?;
        match session.login(UserType::User, Some(&AuthPin::new(place.pin.as_str().into()))) {
            // One login counts for every session of the program.
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {}
            Err(e) => return Err(said("the token's PIN", e)),
        }
        let wanted = [
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::KeyType(KeyType::EC),
            Attribute::Label(place.key.as_bytes().to_vec()),
        ];
        match session.find_objects(&wanted).map_err(|e| said("the token's keys", e))?.as_slice() {
            [key] => Ok((session, *key)),
            [] => Err(refused(format!("the token has no key on P-256 with the label '{}'", place.key))),
            more => Err(refused(format!("the token has {} keys with the label '{}'", more.len(), place.key))),
        }
    }
}

impl Key for TokenKey {
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        let digest = Sha256::digest(message);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let with = |(session, key): &(Session, ObjectHandle)| session.sign(&Mechanism::Ecdsa, *key, &digest);
        // A session that was good may have ended with the token's restart: it is opened once more.
        let signed = match open.as_ref().map(with) {
            Some(Ok(signed)) => signed,
            _ => {
                *open = None;
                let fresh = self.session()?;
                let signed = with(&fresh).map_err(|e| refused(format!("the token: {e}")))?;
                *open = Some(fresh);
                signed
            }
        };
        signed.try_into().map_err(|_| refused("the token's key is not on P-256"))
    }

    fn public(&self) -> &VerifyingKey {
        &self.public
    }
}

/// The library, loaded and made ready once for the whole program: its tokens are one state for all who use it.
fn context(module: &Path) -> Result<Pkcs11, SignError> {
    static READY: Mutex<BTreeMap<PathBuf, Pkcs11>> = Mutex::new(BTreeMap::new());
    let said = |e: Error| refused(format!("{}: {e}", module.display()));
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(context) = ready.get(module) {
        return Ok(context.clone());
    }
    let context = Pkcs11::new(module).map_err(said)?;
    context.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).map_err(said)?;
    ready.insert(module.to_owned(), context.clone());
    Ok(context)
}

fn refused(reason: impl Into<String>) -> SignError {
    SignError::Refused(reason.into())
}
