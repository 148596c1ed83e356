//! How often something may be tried from one place: sign-ins, links and checks of codes. Counted in memory, per process.

mod buckets;
mod origin;
mod tries;
mod turns;

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    Quota as PerMinute, RateLimiter, clock::Clock as Ticks, middleware::NoOpMiddleware,
    state::keyed::DashMapStateStore,
};

use crate::{clock::Clock, config::Settings, domain::ids::PersonId};

use buckets::{Buckets, Quota};
pub use origin::{Checks, Origin};
use tries::Counted;
pub use tries::{AccountDigest, KnownBrowser, Try, Wish, account_digest};
pub use turns::{Busy, Turn, Turns, Whose};

/// The application's clock as `governor` wants it: time since 1970.
#[derive(Clone)]
struct Since1970(Clock);

impl Ticks for Since1970 {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_micros(self.0.now().timestamp_micros().unsigned_abs())
    }
}

/// Too often: how long to wait before the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooOften {
    /// Until the next try is let through.
    pub wait: Duration,
}

impl TooOften {
    /// The wait in whole seconds, one at least.
    pub fn seconds(self) -> u64 {
        self.wait.as_millis().div_ceil(1000).max(1).try_into().unwrap_or(u64::MAX)
    }
}

/// Lets a number of tries a minute through for each key; the number may come at once, then evenly spread.
struct Throttle<K: std::hash::Hash + Eq + Clone> {
    limiter: RateLimiter<K, DashMapStateStore<K>, Since1970, NoOpMiddleware<Duration>>,
    clock: Since1970,
    tries: AtomicU32,
}

impl<K: std::hash::Hash + Eq + Clone> Throttle<K> {
    fn per_minute(number: u32, clock: &Clock) -> Self {
        let clock = Since1970(clock.clone());
        let quota = PerMinute::per_minute(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN));
        Self {
            limiter: RateLimiter::dashmap_with_clock(quota, clock.clone()),
            clock,
            tries: AtomicU32::new(0),
        }
    }

    fn allow(&self, key: &K) -> Result<(), TooOften> {
        // Keys that are quiet again are forgotten now and then, so that memory does not grow with every visitor.
        if self.tries.fetch_add(1, Ordering::Relaxed) % 1024 == 1023 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|early| TooOften { wait: early.wait_time_from(self.clock.now()) })
    }
}

/// Every count of a running program.
pub struct Throttles {
    tries: Buckets<Counted>,
    sign_ins: u32,
    clock: Clock,
    check_addresses: Throttle<IpAddr>,
    uploads: Throttle<PersonId>,
}

impl Throttles {
    /// Empty counts, with the numbers of the settings.
    pub fn new(settings: &Settings, clock: &Clock) -> Self {
        Self {
            tries: Buckets::default(),
            sign_ins: settings.sign_ins_per_minute,
            clock: clock.clone(),
            check_addresses: Throttle::per_minute(settings.checks_per_minute, clock),
            uploads: Throttle::per_minute(settings.uploads_per_minute, clock),
        }
    }

    /// Counts a document that a person sends.
    pub fn upload(&self, person: PersonId) -> Result<(), TooOften> {
        self.uploads.allow(&person)
    }

    /// Counts a check of a code.
    pub fn check(&self, from: Origin) -> Result<(), TooOften> {
        self.check_addresses.allow(&from.0)
    }
}
