//! Tries at an account's door. Only those that fail count, and in a way that nobody can use to keep somebody else out:
//! per account and address; more slowly per account; per address. A browser that signed in to the account before has a
//! count of its own, which strangers do not touch.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    domain::ids::{PersonId, SessionId},
    random,
};

use super::{Buckets, Origin, Quota, Throttles, TooOften};

/// A digest of an address that somebody signs in with, so that counts hold no addresses.
pub type AccountDigest = [u8; 16];

/// The digest of an account's folded address.
pub fn account_digest(account: &str) -> AccountDigest {
    let mut digest = [0; 16];
    digest.copy_from_slice(&random::sha256(account.as_bytes())[..16]);
    digest
}

/// A browser that signed in to the account before, by the name it was given.
pub type KnownBrowser = [u8; 16];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Counted {
    /// Failures at an account from an address, within a minute.
    Pair(AccountDigest, IpAddr),
    /// The same within an hour: one address must not use up what the account has for all of them.
    PairInTheHour(AccountDigest, IpAddr),
    /// Failures at an account from anywhere.
    Account(AccountDigest),
    /// Failures from an address, at whatever account.
    Address(IpAddr),
    /// Failures of a browser that is known at the account.
    Known(AccountDigest, KnownBrowser),
    /// Wrong old passwords in a session.
    Session(SessionId),
    /// Links for a new password that an address asked for.
    Links(IpAddr),
    /// Links for a new password that were mailed to an account because a browser wished for them that nobody knows there, from
    /// anywhere.
    StrangersLinks(AccountDigest),
    /// The same from one address.
    AddressLinks(AccountDigest, IpAddr),
    /// The same for a browser that is known at the account.
    KnownLinks(AccountDigest, KnownBrowser),
    /// Wishes of a person for another address, each of which is a mail to a mailbox that they name.
    Addresses(PersonId),
    /// Copies of their data that a person took.
    Copies(PersonId),
}

impl Counted {
    fn quota(self, number: u32) -> Quota {
        let (minute, hour, day) = (TimeDelta::minutes(1), TimeDelta::hours(1), TimeDelta::days(1));
        match self {
            Self::Pair(..) | Self::Known(..) | Self::Session(_) | Self::Links(_) => Quota::of(number, minute),
            Self::PairInTheHour(..) => Quota::of(number.saturating_mul(3), hour),
            Self::Account(_) => Quota::of(number.saturating_mul(10), hour),
            Self::Address(_) => Quota::of(number.saturating_mul(10), minute),
            Self::StrangersLinks(_) => Quota::of(8, day),
            Self::AddressLinks(..) => Quota::of(3, day),
            Self::KnownLinks(..) | Self::Addresses(_) => Quota::of(6, day),
            Self::Copies(_) => Quota::of(6, hour),
        }
    }
}

/// A wish for a link to set a password. None is refused: whoever floods a mailbox with wishes must not keep its owner from the one
/// link that they need.
#[must_use]
pub enum Wish<'t> {
    /// One of those that whoever wishes has in a day; it counts unless nothing is mailed for it.
    Within(Try<'t>),
    /// More than that: a link is mailed only where none lies in the mailbox that works.
    Beyond,
}

/// A try that counts as a failure unless it is said to be none.
#[must_use]
pub struct Try<'t> {
    buckets: &'t Buckets<Counted>,
    counted: Vec<(Counted, Quota)>,
    at: DateTime<Utc>,
    /// Whether the browser signed in to the account before.
    pub is_known: bool,
}

impl Try<'_> {
    /// The password was right, or was not looked at: the try does not count.
    pub fn was_no_failure(self) {
        for (counted, quota) in self.counted {
            self.buckets.give_back(counted, quota, self.at);
        }
    }
}

impl Throttles {
    /// Takes one of each count, or none.
    fn take(&self, all: Vec<Counted>, is_known: bool) -> Result<Try<'_>, TooOften> {
        let mut attempt = Try { buckets: &self.tries, counted: Vec::new(), at: self.clock.now(), is_known };
        for counted in all {
            let quota = counted.quota(self.sign_ins);
            if let Err(often) = self.tries.take(counted, quota, attempt.at) {
                attempt.was_no_failure();
                return Err(often);
            }
            attempt.counted.push((counted, quota));
        }
        Ok(attempt)
    }

    /// A try to sign in to the account of a folded address.
    pub fn sign_in(
        &self,
        account: &str,
        from: Origin,
        known: Option<KnownBrowser>,
    ) -> Result<Try<'_>, TooOften> {
        let account = account_digest(account);
        match known {
            Some(browser) => self.take(vec![Counted::Known(account, browser)], true),
            None => self.take(
                vec![
                    Counted::Pair(account, from.0),
                    Counted::PairInTheHour(account, from.0),
                    Counted::Address(from.0),
                    Counted::Account(account),
                ],
                false,
            ),
        }
    }

    /// A try of somebody who is signed in to type the password they use now.
    pub fn old_password(&self, session: SessionId) -> Result<Try<'_>, TooOften> {
        self.take(vec![Counted::Session(session)], true)
    }

    /// A wish for a link to set a password.
    ///
    /// # Errors
    /// Where the address wishes too often, at whatever account.
    pub fn link(
        &self,
        account: &str,
        from: Origin,
        known: Option<KnownBrowser>,
    ) -> Result<Wish<'_>, TooOften> {
        let account = account_digest(account);
        self.take(vec![Counted::Links(from.0)], false)?.keep();
        let counted = match known {
            Some(browser) => vec![Counted::KnownLinks(account, browser)],
            None => vec![Counted::AddressLinks(account, from.0), Counted::StrangersLinks(account)],
        };
        Ok(match self.take(counted, known.is_some()) {
            Ok(attempt) => Wish::Within(attempt),
            Err(_) => Wish::Beyond,
        })
    }

    /// A wish of a person for another address of their account.
    pub fn address(&self, person: PersonId) -> Result<Try<'_>, TooOften> {
        self.take(vec![Counted::Addresses(person)], true)
    }

    /// A wish for a copy of everything that is held on a person.
    pub fn copy(&self, person: PersonId) -> Result<Try<'_>, TooOften> {
        self.take(vec![Counted::Copies(person)], true)
    }
}

impl Try<'_> {
    /// The try counts.
    pub fn keep(self) {}
}
