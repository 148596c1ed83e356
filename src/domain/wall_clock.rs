//! Stretches of time on an academy's wall clock. People write what the clock on the wall showed; what passed is measured
//! over the zone, because in one night of the year an hour is left out and in another one is shown twice.

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::dates::{FIRST, LAST};

/// From and until on the wall clock, both of which the clock has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    started_at: NaiveDateTime,
    ended_at: NaiveDateTime,
    clock_shift: i16,
    is_shown_twice: bool,
}

/// A time that the clock on the wall never showed, because it was put forward over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NeverShown {
    /// The beginning.
    #[error("the clock never showed the beginning: it was put forward")]
    Start,
    /// The end.
    #[error("the clock never showed the end: it was put forward")]
    End,
}

impl Stretch {
    /// A stretch in a time zone such as `Europe/London`; in UTC where the zone is unknown. Where a time was shown twice,
    /// the one is meant that makes the stretch shorter, so that nobody is credited with an hour that may not have been.
    pub fn in_zone(
        zone: &str,
        started_at: NaiveDateTime,
        ended_at: NaiveDateTime,
    ) -> Result<Self, NeverShown> {
        let within = |at: NaiveDateTime| (FIRST..=LAST).contains(&at.date());
        let wall = Self { started_at, ended_at, clock_shift: 0, is_shown_twice: false };
        if !within(started_at) || !within(ended_at) {
            return Ok(wall);
        }
        let zone = zone.parse::<Tz>().unwrap_or(Tz::UTC);
        let starts = moments(zone, started_at);
        // A stretch may end at the moment at which the clock was put forward.
        let before_end = ended_at - TimeDelta::seconds(1);
        let ends = match moments(zone, ended_at) {
            ends if ends.is_empty() => {
                moments(zone, before_end).into_iter().map(|at| at + TimeDelta::seconds(1)).collect()
            }
            ends => ends,
        };
        if starts.is_empty() {
            return Err(NeverShown::Start);
        }
        if ends.is_empty() {
            return Err(NeverShown::End);
        }
        let lengths = starts.iter().flat_map(|from| ends.iter().map(move |until| *until - *from));
        let lengths = lengths.filter(|length| *length > TimeDelta::zero());
        let shift = |length: TimeDelta| (length - (ended_at - started_at)).num_minutes();
        let clock_shift = lengths.min().map_or(0, shift);
        let is_shown_twice = starts.len() > 1 || ends.len() > 1;
        Ok(Self { clock_shift: i16::try_from(clock_shift).unwrap_or(0), is_shown_twice, ..wall })
    }

    /// When it began, on the wall clock.
    pub fn started_at(&self) -> NaiveDateTime {
        self.started_at
    }

    /// When it ended, on the wall clock.
    pub fn ended_at(&self) -> NaiveDateTime {
        self.ended_at
    }

    /// Minutes that passed beyond those between the two times: 60 where the clock was put back by an hour within it, -60
    /// where it was put forward, else 0.
    pub fn clock_shift(&self) -> i16 {
        self.clock_shift
    }

    /// Whether the clock showed its beginning or its end twice.
    pub fn is_shown_twice(&self) -> bool {
        self.is_shown_twice
    }

    /// The minutes that passed; none where it does not end after it starts.
    pub fn minutes(&self) -> u32 {
        minutes_between(self.started_at, self.ended_at, self.clock_shift)
    }
}

/// Whole minutes that passed from one time on the wall clock to another; 0 where the second is not after the first.
pub fn minutes_between(from: NaiveDateTime, to: NaiveDateTime, clock_shift: i16) -> u32 {
    let on_the_wall = (to - from).num_minutes();
    if on_the_wall <= 0 { 0 } else { u32::try_from(on_the_wall + i64::from(clock_shift)).unwrap_or(0) }
}

/// The moments at which a clock showed a time.
fn moments(zone: Tz, at: NaiveDateTime) -> Vec<DateTime<Tz>> {
    match zone.from_local_datetime(&at) {
        LocalResult::Single(one) => vec![one],
        LocalResult::Ambiguous(first, second) => vec![first, second],
        LocalResult::None => Vec::new(),
    }
}
