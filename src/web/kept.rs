//! What was typed into forms that could not be taken: held in memory for half an hour, so that whoever typed it gets it back
//! after signing in again, or after looking at what changed.
//!
//! Every form of a signed-in person carries a sealed field that says whose it is and on which page it stands
//! ([`Whose`], put in by `web::drawn`). Only what comes with such a seal is held, under a key that nobody can guess, and only
//! that very person gets it back: a page asks for it with `?kept=<key>`. It never touches the disk.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ring::hmac;
use uuid::Uuid;

use crate::{
    domain::ids::{AcademyId, PersonId},
    random::Token,
};

use super::{form::Typed, local_path};

/// The hidden field of every form of a signed-in person.
pub const FIELD: &str = "_page";
/// The part of an address that asks for what is held.
pub const QUERY: &str = "kept";
/// So long something is held.
pub const LASTS: TimeDelta = TimeDelta::minutes(30);
/// So many forms of one person are held; the oldest goes first.
const MOST_EACH: usize = 3;
/// So many bytes are held in all.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Length of the seal in bytes.
const SEAL: usize = 16;

/// Whose a form is, and the page it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Whoever was signed in when it was drawn.
    pub person: PersonId,
    /// Which of their academies was switched on then.
    pub academy: Option<AcademyId>,
    /// The page's address within this site.
    pub page: String,
}

/// Why something is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The session was over: the form is given back as it was, with what it carried unseen.
    SignedOut,
    /// It was not taken: what was typed is put into the form as the page draws it now.
    NotTaken,
}

/// A form that could not be taken.
#[derive(Clone, Debug)]
pub struct Kept {
    whose: PersonId,
    key: String,
    ends: DateTime<Utc>,
    /// Where it was sent to.
    pub action: String,
    /// What was typed, and what the form carried.
    pub typed: Typed,
    /// Why it is held.
    pub why: Why,
}

/// What is held, oldest first; and what seals.
pub struct KeptForms {
    seal: hmac::Key,
    held: Mutex<VecDeque<Kept>>,
}

impl KeptForms {
    /// Nothing yet; seals are made of a secret of the installation.
    pub fn new(secret: &[u8]) -> Self {
        let purpose = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), b"whose a form is");
        Self { seal: hmac::Key::new(hmac::HMAC_SHA256, purpose.as_ref()), held: Mutex::default() }
    }

    /// What a form carries.
    pub fn seal(&self, whose: &Whose) -> String {
        let academy = whose.academy.map_or(Uuid::nil(), |academy| academy.0);
        let content = [whose.person.0.as_bytes(), academy.as_bytes(), whose.page.as_bytes()].concat();
        let seal = hmac::sign(&self.seal, &content);
        URL_SAFE_NO_PAD.encode([&seal.as_ref()[..SEAL], &content].concat())
    }

    /// Reads what [`Self::seal`] wrote.
    pub fn open(&self, field: &str) -> Option<Whose> {
        let bytes = URL_SAFE_NO_PAD.decode(field).ok()?;
        let (seal, content) = bytes.split_at_checked(SEAL)?;
        let right = hmac::sign(&self.seal, content);
        // Without a hint, by its time, of how much of it is right.
        let wrong = seal.iter().zip(right.as_ref()).fold(0, |wrong, (a, b)| wrong | (a ^ b));
        let (person, rest) = content.split_at_checked(16)?;
        let (academy, page) = rest.split_at_checked(16)?;
        let person = PersonId(Uuid::from_slice(person).ok()?);
        let academy = Some(Uuid::from_slice(academy).ok()?).filter(|id| !id.is_nil()).map(AcademyId);
        let page = local_path(std::str::from_utf8(page).ok()?);
        (wrong == 0).then_some(Whose { person, academy, page })
    }

    /// Holds a form, and says where its person gets it back. `None` where it does not say whose it is, or is not held.
    pub fn keep(&self, action: &str, typed: &Typed, why: Why, now: DateTime<Utc>) -> Option<String> {
        let Whose { person, page, .. } = self.open(typed.get(FIELD)?)?;
        let key = Token::fresh().ok()?.text();
        let kept = Kept {
            whose: person,
            key: key.clone(),
            ends: now + LASTS,
            action: action.to_owned(),
            typed: typed.clone(),
            why,
        };
        let mut held = self.held(now);
        if held.iter().filter(|kept| kept.whose == person).count() >= MOST_EACH {
            let oldest = held.iter().position(|kept| kept.whose == person)?;
            held.remove(oldest);
        }
        held.push_back(kept);
        while held.iter().map(|kept| kept.typed.len()).sum::<usize>() > MOST_BYTES {
            held.pop_front()?;
        }
        let joint = if page.contains('?') { '&' } else { '?' };
        Some(format!("{page}{joint}{QUERY}={key}"))
    }

    /// What is held under a key for this person, and for nobody else.
    pub fn find(&self, person: PersonId, key: &str, now: DateTime<Utc>) -> Option<Kept> {
        self.held(now).iter().find(|kept| kept.whose == person && kept.key == key).cloned()
    }

    /// Whether an address leads back to a form that is held. Whose it is, is asked when it is given back.
    pub fn holds(&self, address: &str, now: DateTime<Utc>) -> bool {
        let key = without_key(address).1;
        key.is_some_and(|key| self.held(now).iter().any(|kept| kept.key == key))
    }

    fn held(&self, now: DateTime<Utc>) -> MutexGuard<'_, VecDeque<Kept>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|kept| now < kept.ends);
        held
    }
}

/// An address without the part that asks for what is held, and the key that was in it.
pub fn without_key(address: &str) -> (String, Option<&str>) {
    let Some((path, query)) = address.split_once('?') else { return (address.to_owned(), None) };
    let is_key = |part: &&str| part.split_once('=').is_some_and(|(name, _)| name == QUERY);
    let key = query.split('&').find(is_key).and_then(|part| part.split_once('=')).map(|(_, key)| key);
    let rest: Vec<_> = query.split('&').filter(|part| !is_key(part)).collect();
    let address = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
    (address, key)
}

/// Whether an address asks for a form; [`KeptForms::holds`] says whether it is still there.
pub fn asks(address: &str) -> bool {
    without_key(address).1.is_some()
}
