//! Dates and times of day that come from outside, read in this one place: every date has a meaning, and a meaning has
//! a first and a last day. A day outside of them is refused with what to write, so that no year that nobody meant ever
//! reaches a table, a sum or a page.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// The first day that any date may have.
pub const FIRST: NaiveDate = day(1900, 1, 1);
/// The last day that any date may have.
pub const LAST: NaiveDate = day(2100, 12, 31);
/// Nothing that is logged here was done before; a year before it is a slip of the hand.
const FIRST_OF_PRACTICE: NaiveDate = day(2000, 1, 1);
/// The oldest paper that somebody still hands in.
const FIRST_OF_PAPERS: NaiveDate = day(1950, 1, 1);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// What a date is of; it decides which days make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOf {
    /// A birth: a day of the past, at most 120 years ago.
    Birth,
    /// Practice, a step of a treatment, an assessment: not before 2000. A draft may be written up to a year ahead.
    Practice,
    /// A step that makes a treatment safe (consent, medical screening, patch test), of somebody who was enrolled on a day: it was
    /// done by today, and at most a year before they began, for whoever brings clients of their own.
    Step {
        /// The first day of the enrolment.
        enrolled: NaiveDate,
    },
    /// The first day of a document: not before 1950, at most a year ahead.
    DocumentBegins,
    /// The last day of a document.
    DocumentEnds,
    /// The first or the last day of a cohort or an enrolment.
    Course,
    /// The last day of a role.
    Role,
    /// A day that is looked for.
    Search,
}

impl DateOf {
    /// The first and the last day that make sense.
    pub fn days(self, today: NaiveDate) -> RangeInclusive<NaiveDate> {
        let year_ahead = later(today, 366);
        let (first, last) = match self {
            Self::Birth => {
                let oldest = today.checked_sub_months(Months::new(12 * 120)).unwrap_or(FIRST);
                (oldest.max(FIRST), today.pred_opt().unwrap_or(today))
            }
            Self::Practice => (FIRST_OF_PRACTICE, year_ahead),
            Self::Step { enrolled } => (FIRST_OF_PRACTICE.max(earlier(enrolled, 365)), today),
            Self::DocumentBegins => (FIRST_OF_PAPERS, year_ahead),
            Self::DocumentEnds => (FIRST_OF_PAPERS, LAST),
            Self::Course | Self::Role => (FIRST_OF_PRACTICE, LAST),
            Self::Search => (FIRST, LAST),
        };
        first..=last
    }
}

/// Why a date is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was written.
    #[error("no date is written")]
    Empty,
    /// No day of the calendar, or not written as one.
    #[error("write the day as year-month-day, such as 2026-11-30")]
    NotADate,
    /// The century is missing.
    #[error("write the year with four digits, not {year:02}")]
    ShortYear {
        /// What was written for the year.
        year: u32,
    },
    /// Before the first day that makes sense.
    #[error("the day must not be before {first}")]
    TooEarly {
        /// The first day.
        first: NaiveDate,
    },
    /// After the last day that makes sense.
    #[error("the day must not be after {last}")]
    TooLate {
        /// The last day.
        last: NaiveDate,
    },
}

/// Reads a date as browsers send it (`2026-11-30`) or as people type it where there is no field for dates
/// (`30.11.2026`). Months and days may have one digit. `30/11/2026` is refused, as half of the world reads another day.
pub fn read(typed: &str, of: DateOf, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let day = read_any(typed)?;
    let days = of.days(today);
    if day < *days.start() {
        Err(DateError::TooEarly { first: *days.start() })
    } else if day > *days.end() {
        Err(DateError::TooLate { last: *days.end() })
    } else {
        Ok(day)
    }
}

/// Reads a date between [`FIRST`] and [`LAST`], whatever it is of.
pub fn read_search(typed: &str) -> Result<NaiveDate, DateError> {
    read(typed, DateOf::Search, FIRST)
}

/// A day or a moment that the program wrote into a text, such as an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A day.
    Day(NaiveDate),
    /// What a clock on the wall showed.
    Wall(NaiveDateTime),
    /// A moment.
    Moment(DateTime<Utc>),
}

impl Written {
    /// Reads it; nothing where the text says something else.
    pub fn read(text: &str) -> Option<Self> {
        let wall = || text.parse().ok().map(Self::Wall);
        let moment = || text.parse().ok().map(Self::Moment);
        wall().or_else(moment).or_else(|| read_search(text).ok().map(Self::Day))
    }
}

fn read_any(typed: &str) -> Result<NaiveDate, DateError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(DateError::Empty);
    }
    let parts = |separator: char| {
        let parts: Vec<_> = typed.split(separator).map(digits).collect();
        <[Option<(u32, usize)>; 3]>::try_from(parts).ok()
    };
    let found = match (parts('-'), parts('.')) {
        (Some([year, month, day]), None) => (year, month, day),
        (None, Some([day, month, year])) => (year, month, day),
        _ => return Err(DateError::NotADate),
    };
    let (Some((year, digits)), Some((month, 1..=2)), Some((day, 1..=2))) = found else {
        return Err(DateError::NotADate);
    };
    // A browser's field sends the year 26 as 0026.
    if digits < 4 || year < 100 {
        return Err(DateError::ShortYear { year });
    }
    let known = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    match known {
        Some(day) if day < FIRST => Err(DateError::TooEarly { first: FIRST }),
        Some(day) if day > LAST => Err(DateError::TooLate { last: LAST }),
        Some(day) => Ok(day),
        None if year > 2100 && year < 1_000_000 => Err(DateError::TooLate { last: LAST }),
        None => Err(DateError::NotADate),
    }
}

/// A number of up to six ASCII digits, and how many there are.
fn digits(text: &str) -> Option<(u32, usize)> {
    let is_number = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse::<u32>().ok().filter(|_| is_number)?;
    Some((number, text.len()))
}

/// Reads a time of day as browsers send it, hours and minutes with two digits each: `09:30`, or `09:30:00`. Stretches are whole
/// minutes, and `1:30` is the afternoon for many who write so: both are asked for again, never guessed at.
pub fn read_time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim();
    let (hour, minute) =
        typed.strip_suffix(":00").filter(|rest| rest.len() == 5).unwrap_or(typed).split_once(':')?;
    let (Some((hour, 2)), Some((minute, 2))) = (digits(hour), digits(minute)) else { return None };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// So many days later, where the calendar goes as far; else its last day.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// So many days earlier, where the calendar goes as far; else its first day.
pub fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// The last day of a term of so many months that begins on a day: twelve months from 30 August end on 29 August. A term
/// from a day that its last month does not have ends with that month. Nothing where it would end after [`LAST`].
pub fn last_day_of_term(begins: NaiveDate, months: u32) -> Option<NaiveDate> {
    let anniversary = begins.checked_add_months(Months::new(months))?;
    let last = if anniversary.day() < begins.day() { anniversary } else { anniversary.pred_opt()? };
    (begins <= last && last <= LAST).then_some(last)
}
