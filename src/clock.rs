//! The one source of the present moment, so that a test can stand on any day.

use std::sync::Arc;

use chrono::{DateTime, DurationRound, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// Tells the time, to the microsecond (what every database can hold).
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

impl Clock {
    /// The machine's clock. A program that was built for its tests stands at the moment that they tell it, so that they pass on
    /// any day; one that was built for use has no such thing (decision 63).
    pub fn system() -> Self {
        #[cfg(debug_assertions)]
        if let Some(at) = std::env::var("CLOCK_OF_TESTS").ok().and_then(|moment| moment.parse().ok()) {
            return Self(Arc::new(move || at));
        }
        Self(Arc::new(Utc::now))
    }

    /// A clock that asks a function, for tests and benchmarks.
    pub fn from_fn(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now, in whole microseconds.
    pub fn now(&self) -> DateTime<Utc> {
        let now = (self.0)();
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }

    /// The date in a time zone such as `Europe/London`; UTC where the zone is unknown.
    pub fn today(&self, zone: &str) -> NaiveDate {
        local_date(self.now(), zone)
    }
}

/// The date in a time zone at a moment.
pub fn local_date(at: DateTime<Utc>, zone: &str) -> NaiveDate {
    at.with_timezone(&zone.parse().unwrap_or(Tz::UTC)).date_naive()
}

/// The wall clock of a time zone at a moment; UTC where the zone is unknown.
pub fn local_time(at: DateTime<Utc>, zone: &str) -> NaiveDateTime {
    at.with_timezone(&zone.parse().unwrap_or(Tz::UTC)).naive_local()
}
