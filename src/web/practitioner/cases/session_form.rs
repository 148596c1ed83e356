//! The form of a session: when, and who watched.

use chrono::NaiveDateTime;
use rocket::form::FromForm;
use validator::Validate;

use crate::{
    domain::{
        case::CaseSession,
        ids::{CaseSessionId, PersonId},
        words::AskedAgain,
    },
    texts::Lang,
    web::FieldErrors,
    workflows::log_session::SessionWritten,
};

use super::super::{
    hours::{at_time, read_date, read_time, times_of},
    supervisors::Supervisors,
};

/// What is typed, as it was typed.
#[derive(Clone, Debug, Default, FromForm, Validate)]
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
    #[field(default = String::new())]
    pub supervisor: String,
    /// `unchanged` or `changed`.
    #[field(default = String::new())]
    pub asked_again: String,
    #[field(default = String::new())]
    #[validate(length(max = 1000, message = "error-too-long"))]
    pub change: String,
    /// Whether aftercare was given at the end.
    #[field(default = false)]
    pub aftercare: bool,
    #[field(default = String::new())]
    #[validate(length(max = 2000, message = "error-too-long"))]
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

    /// The length in minutes, where both times can be read.
    pub fn minutes(&self) -> Option<i64> {
        let (from, until) = at_time(read_date(&self.date)?, read_time(&self.start)?, read_time(&self.end)?);
        Some((until - from).num_minutes()).filter(|minutes| *minutes > 0)
    }

    /// Reads the form; the errors stand beside their fields.
    pub fn parse(&self, lang: Lang, supervisors: &Supervisors) -> Result<SessionWritten, FieldErrors> {
        let mut errors = FieldErrors::from_validation(lang, self.validate());
        let day = errors.keep("date", "error-date", read_date(&self.date).ok_or(()));
        let start = errors.keep("start", "practitioner-error-time", read_time(&self.start).ok_or(()));
        let end = errors.keep("end", "practitioner-error-time", read_time(&self.end).ok_or(()));
        let known = self.supervisor.parse().ok().filter(|id| supervisors.has(*id));
        let supervisor = errors.keep("supervisor", "practitioner-error-supervisor", known.ok_or(()));
        let asked_again = match self.asked_again.as_str() {
            "" => None,
            answer => errors.keep("asked_again", "error-choose", answer.parse::<AskedAgain>()),
        };
        let change = match asked_again {
            Some(AskedAgain::Changed) => self.change.trim().to_owned(),
            _ => String::new(),
        };
        if asked_again == Some(AskedAgain::Changed) && change.is_empty() {
            errors.add("change", "practitioner-error-change");
        }
        let (Some(day), Some(start), Some(end), Some(supervisor_id), true) =
            (day, start, end, supervisor, errors.is_empty())
        else {
            return Err(errors);
        };
        let (started_at, ended_at) = at_time(day, start, end);
        Ok(SessionWritten {
            started_at,
            ended_at,
            supervisor_id,
            asked_again,
            change,
            aftercare_on: self.aftercare.then(|| ended_at.date()),
            note: self.note.trim().to_owned(),
        })
    }
}
