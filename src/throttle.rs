//! How often something may be tried from one place: sign-ins and checks of codes. Counted in memory, per process.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{
    Quota, RateLimiter, clock::Clock as Ticks, middleware::NoOpMiddleware, state::keyed::DashMapStateStore,
};
use rocket::{
    Request,
    http::Status,
    outcome::Outcome,
    request::{self, FromRequest},
};

use crate::{clock::Clock, config::Settings, domain::ids::PersonId};

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
        let quota = Quota::per_minute(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN));
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
    accounts: Throttle<String>,
    sign_in_addresses: Throttle<IpAddr>,
    check_addresses: Throttle<IpAddr>,
    uploads: Throttle<PersonId>,
}

impl Throttles {
    /// Empty counts, with the numbers of the settings.
    pub fn new(settings: &Settings, clock: &Clock) -> Self {
        Self {
            accounts: Throttle::per_minute(settings.sign_ins_per_minute, clock),
            sign_in_addresses: Throttle::per_minute(settings.sign_ins_per_minute, clock),
            check_addresses: Throttle::per_minute(settings.checks_per_minute, clock),
            uploads: Throttle::per_minute(settings.uploads_per_minute, clock),
        }
    }

    /// Counts a try to sign in, or to have a password mailed: per address first, then per account.
    pub fn sign_in(&self, account: &str, from: Origin) -> Result<(), TooOften> {
        self.sign_in_addresses.allow(&from.0)?;
        self.accounts.allow(&account.to_owned())
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

/// Where a request comes from. One subscriber has a whole /64 of IPv6, so that counts as one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin(IpAddr);

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.into()),
            IpAddr::V6(address) => Self(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into()),
        }
    }
}

impl Origin {
    fn of(request: &Request<'_>) -> Self {
        request.client_ip().unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).into()
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Origin {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        Outcome::Success(Self::of(request))
    }
}

/// For pages that look a code up: this place has not looked up too many. Refuses with 429 otherwise.
pub struct Checks;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Checks {
    type Error = Option<TooOften>;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        let Some(throttles) = request.rocket().state::<Throttles>() else {
            return Outcome::Error((Status::InternalServerError, None));
        };
        match throttles.check(Origin::of(request)) {
            Ok(()) => Outcome::Success(Self),
            Err(often) => Outcome::Error((Status::TooManyRequests, Some(often))),
        }
    }
}
