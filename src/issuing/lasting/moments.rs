//! Moments as certificates, lists and timestamps write them, and whether they fit the present one.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use der::{Any, Tag, Tagged};
use x509_cert::{Certificate, time::Time};

/// How far two clocks that go right may be apart.
const APART: TimeDelta = TimeDelta::minutes(10);
/// How far a timestamp may be from the moment at which a round of files was begun.
const ROUND: TimeDelta = TimeDelta::hours(1);
/// How old an answer may be that does not say when the next one comes: whoever gives such has newer ones at any time
/// (RFC 6960, 4.2.2.1).
const FRESH: TimeDelta = TimeDelta::days(1);

/// A moment of a certificate.
pub fn moment(time: Time) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + time.to_unix_duration()
}

/// A GeneralizedTime, also one with fractions of a second, which timestamps may have (RFC 3161, 2.4.2).
pub fn generalized(time: &Any) -> Option<DateTime<Utc>> {
    let text = (time.tag() == Tag::GeneralizedTime).then(|| std::str::from_utf8(time.value()).ok())??;
    Some(NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.fZ").ok()?.and_utc())
}

/// Whether a certificate holds at a moment.
pub fn holds(certificate: &Certificate, at: DateTime<Utc>) -> bool {
    let validity = &certificate.tbs_certificate.validity;
    moment(validity.not_before) <= at && at <= moment(validity.not_after)
}

/// Whether a timestamp can be of now.
pub fn is_now(time: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (time - now).abs() <= ROUND
}

/// What is wrong with the times of an answer about certificates; nothing where it holds now.
pub fn stale(this: DateTime<Utc>, next: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<String> {
    if this > now + APART {
        return Some(format!("it is of {this}, which has not come yet; it is {now} here"));
    }
    let until = next.unwrap_or(this + FRESH);
    (until + APART < now).then(|| format!("it is out of date: it held until {until}"))
}
