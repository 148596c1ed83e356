//! Dates of the sample, all told from the present moment, and the wall clock of its academies.

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

/// The time zone of both sample academies.
pub(super) const ZONE: &str = "Europe/London";

/// The present moment, and what follows from it.
#[derive(Clone, Copy)]
pub(super) struct Calendar {
    pub now: DateTime<Utc>,
    /// The day it is in the academies.
    pub today: NaiveDate,
}

impl Calendar {
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { now, today: crate::clock::local_date(now, ZONE) }
    }

    pub fn days_ago(&self, days: u64) -> NaiveDate {
        self.today - Days::new(days)
    }

    pub fn in_days(&self, days: u64) -> NaiveDate {
        self.today + Days::new(days)
    }

    pub fn months_ago(&self, months: u32) -> NaiveDate {
        self.today - Months::new(months)
    }

    /// The Monday so many weeks before this week's.
    pub fn monday(&self, weeks_ago: u64) -> NaiveDate {
        self.today
            - Days::new(u64::from(self.today.weekday().num_days_from_monday()))
            - Days::new(7 * weeks_ago)
    }
}

/// A time of a day on the academies' wall clock.
pub(super) fn at(day: NaiveDate, hour: i64, minute: i64) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(hour * 60 + minute)
}

/// The moment of a wall-clock time.
pub(super) fn utc(local: NaiveDateTime) -> DateTime<Utc> {
    let zone: Tz = ZONE.parse().unwrap_or(Tz::UTC);
    let moment = zone.from_local_datetime(&local).earliest();
    moment.map_or_else(|| local.and_utc(), |moment| moment.with_timezone(&Utc))
}
