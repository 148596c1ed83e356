//! The form of a session: when, and who watched.

use chrono::{NaiveDate, NaiveDateTime};
use rocket::form::FromForm;

use crate::{
    domain::{
        case::CaseSession,
        dates::{self, DateOf, read_time},
        ids::{CaseSessionId, PersonId},
        wall_clock::Stretch,
        words::AskedAgain,
    },
    texts::Lang,
    web::FieldErrors,
    workflows::log_session::SessionWritten,
};

use super::super::{
    hours::{at_time, is_overnight, keep_stretch, name_stretch_faults, times_of},
    supervisors::Supervisors,
};

/// What is typed, as it was typed.
#[derive(Clone, Debug, Default, FromForm)]
pub(super) struct SessionForm {
    /// Made with the form, so that a second click saves nothing twice.
    #[field(default = String::new())]
    pub id: String,
    /// The version that was shown, of a draft that is changed.
    #[field(default = String::new())]
    pub version: String,
    #[field(default = String::new())]
    pub date: String,
    #[field(default = String::new())]
    pub start: String,
    #[field(default = String::new())]
    pub end: String,
    /// Whether it ended on the day after.
    #[field(default = false)]
    pub overnight: bool,
    #[field(default = String::new())]
    pub supervisor: String,
    /// `unchanged` or `changed`.
    #[field(default = String::new())]
    pub asked_again: String,
    #[field(default = String::new())]
    pub change: String,
    /// Whether aftercare was given at the end.
    #[field(default = false)]
    pub aftercare: bool,
    #[field(default = String::new())]
    pub note: String,
    /// Which button: `hand-in` or `draft`.
    #[field(default = String::new())]
    pub action: String,
}

impl SessionForm {
    /// A session of today that ended about now, as long as the last one.
    pub fn fresh(wall: NaiveDateTime, last: Option<&CaseSession>, supervisor: Option<PersonId>) -> Self {
        let (start, end) = times_of(last.map_or(150, |session| i64::from(session.minutes())), wall);
        Self {
            id: CaseSessionId::fresh().to_string(),
            date: wall.date().to_string(),
            start: start.format("%H:%M").to_string(),
            end: end.format("%H:%M").to_string(),
            supervisor: supervisor.map(|id| id.to_string()).unwrap_or_default(),
            ..Default::default()
        }
    }

    /// A session as it stands.
    pub fn of(session: &CaseSession) -> Self {
        Self {
            id: session.id.to_string(),
            version: session.version.to_string(),
            date: session.started_at.date().to_string(),
            start: session.started_at.format("%H:%M").to_string(),
            end: session.ended_at.format("%H:%M").to_string(),
            overnight: is_overnight(session.started_at, session.ended_at),
            supervisor: session.supervisor_id.map(|id| id.to_string()).unwrap_or_default(),
            asked_again: session.asked_again.map(|answer| answer.to_string()).unwrap_or_default(),
            change: session.change.clone(),
            aftercare: session.aftercare_on.is_some(),
            note: session.note.clone(),
            action: String::new(),
        }
    }

    /// Whether the session is to be handed in at once.
    pub fn hands_in(&self) -> bool {
        self.action != "draft"
    }

    /// The date typed.
    pub fn day(&self) -> Option<NaiveDate> {
        dates::read_search(&self.date).ok()
    }

    /// From and until, where all of it can be read.
    pub fn stretch(&self, zone: &str) -> Option<Stretch> {
        let times = (read_time(&self.start)?, read_time(&self.end)?);
        let (from, until) = at_time(self.day()?, times, self.overnight);
        Stretch::in_zone(zone, from, until).ok().filter(|stretch| stretch.minutes() > 0)
    }

    /// Reads the form; the errors stand beside their fields.
    pub fn parse(
        &self,
        lang: Lang,
        supervisors: &Supervisors,
        (today, zone): (NaiveDate, &str),
    ) -> Result<SessionWritten, FieldErrors> {
        let mut errors = FieldErrors::new(lang);
        let day = errors.keep_date("date", &self.date, DateOf::Practice, today);
        let start = errors.keep("start", "practitioner-error-time", read_time(&self.start).ok_or(()));
        let end = errors.keep("end", "practitioner-error-time", read_time(&self.end).ok_or(()));
        let known = self.supervisor.parse().ok().filter(|id| supervisors.has(*id));
        let supervisor = errors.keep("supervisor", "practitioner-error-supervisor", known.ok_or(()));
        let asked_again = match self.asked_again.as_str() {
            "" => None,
            answer => errors.keep("asked_again", "error-choose", answer.parse::<AskedAgain>()),
        };
        let change = match asked_again {
            Some(AskedAgain::Changed) => errors.keep_note("change", &self.change, 1000),
            _ => Some(String::new()),
        };
        if asked_again == Some(AskedAgain::Changed) && change.as_ref().is_some_and(String::is_empty) {
            errors.add("change", "practitioner-error-change");
        }
        let note = errors.keep_note("note", &self.note, 2000);
        name_stretch_faults(&mut errors, (start, end, self.overnight), (day, today, self.hands_in()));
        let (Some(day), Some(start), Some(end), Some(supervisor_id), Some(change), Some(note), true) =
            (day, start, end, supervisor, change, note, errors.is_empty())
        else {
            return Err(errors);
        };
        let stretch = keep_stretch(&mut errors, zone, (day, start, end), self.overnight).ok_or(errors)?;
        Ok(SessionWritten {
            aftercare_on: self.aftercare.then(|| stretch.ended_at().date()),
            stretch,
            supervisor_id,
            asked_again,
            change,
            note,
        })
    }
}
