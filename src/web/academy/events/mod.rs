//! What happened, for the auditor.

mod told;
mod words;

use askama::Template;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use rocket::{FromForm, Route, State, get, http::RawStr, serde::uuid::Uuid};

use crate::{
    domain::{
        dates::{DateOf, later},
        event_chain::{BrokenLink, LinkFault},
        ids::PersonId,
        words::Role,
    },
    storage::{Store, events, events::EventFilter, pages::PageOf, people},
    throttle::{Busy, Whose},
    web::{Auditor, FieldErrors, Html, Page, WebError, html},
};

pub(super) use told::{Told, tell};

const PER_PAGE: u64 = 50;

/// What an action can begin with, in the order of the work.
const GROUPS: &[&str] = &[
    "academy",
    "person",
    "course",
    "cohort",
    "enrolment",
    "hours",
    "case",
    "session",
    "document",
    "assessment",
    "hold",
    "certificate",
];

#[derive(FromForm, Clone, Default)]
struct Wanted {
    #[field(default = String::new())]
    who: String,
    #[field(default = String::new())]
    group: String,
    #[field(default = String::new())]
    subject: String,
    #[field(default = String::new())]
    from: String,
    #[field(default = String::new())]
    until: String,
}

impl Wanted {
    fn is_empty(&self) -> bool {
        [&self.who, &self.group, &self.subject, &self.from, &self.until].iter().all(|field| field.is_empty())
    }

    /// As the storage asks for it; what can't be read is not asked for, and a date says so beside its field.
    fn filter(&self, zone: &str, today: NaiveDate, errors: &mut FieldErrors) -> EventFilter {
        let group = GROUPS.iter().find(|group| **group == self.group);
        let first_day = errors.keep_open_date("from", &self.from, DateOf::Search, today).flatten();
        let last_day = errors.keep_open_date("until", &self.until, DateOf::Search, today).flatten();
        let subject = self.subject.trim();
        let id = subject.parse::<Uuid>().ok();
        if id.is_none() && !subject.is_empty() {
            errors.add("subject", "academy-events-subject-wrong");
        }
        EventFilter {
            actor: self.who.parse::<PersonId>().ok(),
            // What is no number is the number of nothing.
            subject: id.or_else(|| (!subject.is_empty()).then(Uuid::nil)),
            action: group.map(|group| format!("{group}.")).unwrap_or_default(),
            from: first_day.and_then(|day| begin_of(day, zone)),
            until: last_day.and_then(|day| begin_of(later(day, 1), zone)),
        }
    }

    fn query(&self) -> String {
        let part = |name: &str, value: &str| format!("{name}={}", RawStr::new(value).percent_encode());
        let Self { who, group, subject, from, until } = self;
        let parts = [("who", who), ("group", group), ("subject", subject), ("from", from), ("until", until)];
        parts.map(|(name, value)| part(name, value)).join("&")
    }
}

/// The moment a day begins in a time zone.
fn begin_of(day: NaiveDate, zone: &str) -> Option<DateTime<Utc>> {
    let zone = zone.parse::<chrono_tz::Tz>().unwrap_or(chrono_tz::Tz::UTC);
    let midnight = day.and_time(NaiveTime::MIN);
    // A day that begins with an hour left out (a clock put forward at midnight) begins an hour later.
    let local = zone.from_local_datetime(&midnight).earliest();
    local
        .or_else(|| zone.from_local_datetime(&(midnight + chrono::TimeDelta::hours(1))).earliest())
        .map(|at| at.to_utc())
}

#[derive(Template)]
#[template(path = "academy/events.html")]
struct EventsPage {
    page: Page,
    events: PageOf<Told>,
    wanted: Wanted,
    errors: FieldErrors,
    people: Vec<(String, String)>,
    check: Option<Result<i64, BrokenLink>>,
    /// Whether the reader may see who signed in.
    may_see_sign_ins: bool,
}

impl EventsPage {
    fn groups(&self) -> &'static [&'static str] {
        GROUPS
    }

    fn pager_href(&self) -> String {
        format!("/academy/events?{}&page=", self.wanted.query())
    }

    fn fault(&self, broken: &BrokenLink) -> String {
        let key = match broken.fault {
            LinkFault::Number { .. } => "academy-chain-number",
            LinkFault::Academy => "academy-chain-academy",
            LinkFault::Previous => "academy-chain-previous",
            LinkFault::Content => "academy-chain-content",
            LinkFault::Time { .. } => "academy-chain-time",
        };
        self.page.t1(key, "number", broken.number.to_string())
    }
}

/// Newest first, filtered; with `verify=1` the whole chain is walked.
#[get("/academy/events?<page>&<verify>&<wanted..>")]
async fn list(
    who: Auditor,
    page: Option<u64>,
    verify: Option<&str>,
    wanted: Wanted,
    frame: Page,
    store: &State<Store>,
    busy: &State<Busy>,
) -> Html {
    let (db, academy) = (store.read(), &who.academy);
    let mut errors = FieldErrors::new(frame.lang);
    let filter = wanted.filter(&academy.time_zone, who.today, &mut errors);
    let number = page.unwrap_or(1).clamp(1, 1_000_000);
    let (lines, total) = events::list(db, academy.id, &filter, number, PER_PAGE).await?;
    let items = tell(&frame, db, academy.id, lines).await?;
    let events = PageOf { items, number, size: PER_PAGE, total };
    let members = people::list_members(db, academy.id, None, "").await?;
    let people = members.into_iter().map(|m| (m.person.id.to_string(), m.person.full_name)).collect();
    let check = match verify {
        Some(_) => {
            let _turn = busy.reports.take(Whose::Person(who.person.id.0)).ok_or(WebError::Busy)?;
            Some(events::verify(db, academy.id).await?)
        }
        None => None,
    };
    let may_see_sign_ins = who.is(Role::Owner);
    html(&EventsPage { page: frame, events, wanted, errors, people, check, may_see_sign_ins })
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![list]
}
