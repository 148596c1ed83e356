//! The form of an hours entry: what it begins with, and what is read from it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use rocket::form::FromForm;
use validator::Validate;

use crate::{
    domain::{course_spec::CourseSpec, hours::HoursEntry, ids::HoursEntryId, words::HoursCategory},
    texts::Lang,
    web::FieldErrors,
    workflows::log_hours::Written,
};

use super::super::supervisors::Supervisors;

/// What is typed, as it was typed.
#[derive(Clone, Debug, Default, FromForm, Validate)]
pub(super) struct HoursForm {
    /// Made with the form, so that a second click saves nothing twice.
    #[field(default = String::new())]
    pub id: String,
    /// The enrolment.
    #[field(default = String::new())]
    pub enrolment: String,
    /// The version that was shown, of a draft that is changed.
    #[field(default = String::new())]
    pub version: String,
    #[field(default = String::new())]
    #[validate(length(min = 1, message = "error-choose"))]
    pub category: String,
    #[field(default = String::new())]
    pub technique: String,
    #[field(default = String::new())]
    pub date: String,
    #[field(default = String::new())]
    pub start: String,
    #[field(default = String::new())]
    pub end: String,
    #[field(default = String::new())]
    pub supervisor: String,
    /// `yes` for practice on a member of the public.
    #[field(default = String::new())]
    pub public: String,
    #[field(default = String::new())]
    #[validate(length(max = 2000, message = "error-too-long"))]
    pub note: String,
    /// Which button: `hand-in` or `draft`.
    #[field(default = String::new())]
    pub action: String,
}

impl HoursForm {
    /// A new entry begins like the last one, today; with times that are over by now.
    pub fn fresh(
        enrolment: String,
        last: Option<&HoursEntry>,
        wall: NaiveDateTime,
        spec: &CourseSpec,
    ) -> Self {
        let known = |key: &String| spec.techniques.iter().any(|t| &t.key == key);
        let (start, end) = usual_times(last, wall);
        Self {
            id: HoursEntryId::fresh().to_string(),
            enrolment,
            category: last.map_or(HoursCategory::SupervisedPractice, |e| e.category).name().to_owned(),
            technique: last.and_then(|e| e.technique.clone()).filter(known).unwrap_or_default(),
            date: wall.date().to_string(),
            start: clock(start),
            end: clock(end),
            supervisor: last.and_then(|e| e.supervisor_id).map(|id| id.to_string()).unwrap_or_default(),
            public: yes_no(last.is_some_and(|e| e.on_public)),
            ..Default::default()
        }
    }

    /// An entry as it stands, to be changed.
    pub fn of(entry: &HoursEntry) -> Self {
        Self {
            id: entry.id.to_string(),
            enrolment: entry.enrolment_id.to_string(),
            version: entry.version.to_string(),
            category: entry.category.name().to_owned(),
            technique: entry.technique.clone().unwrap_or_default(),
            date: entry.started_at.date().to_string(),
            start: clock(entry.started_at.time()),
            end: clock(entry.ended_at.time()),
            supervisor: entry.supervisor_id.map(|id| id.to_string()).unwrap_or_default(),
            public: yes_no(entry.on_public),
            note: entry.note.clone(),
            action: String::new(),
        }
    }

    /// Whether the entry is to be handed in at once.
    pub fn hands_in(&self) -> bool {
        self.action != "draft"
    }

    /// The date typed.
    pub fn day(&self) -> Option<NaiveDate> {
        read_date(&self.date)
    }

    /// The length in minutes, where both times can be read.
    pub fn minutes(&self) -> Option<i64> {
        let (start, end) = (read_time(&self.start)?, read_time(&self.end)?);
        let day = self.day().unwrap_or_default();
        let (from, until) = at_time(day, start, end);
        Some((until - from).num_minutes()).filter(|minutes| *minutes > 0)
    }

    /// Reads the form; the errors stand beside their fields.
    pub fn parse(
        &self,
        lang: Lang,
        spec: &CourseSpec,
        supervisors: &Supervisors,
    ) -> Result<Written, FieldErrors> {
        let mut errors = FieldErrors::from_validation(lang, self.validate());
        let category = errors.keep("category", "error-choose", self.category.parse::<HoursCategory>());
        let technique = Some(self.technique.clone()).filter(|key| !key.is_empty());
        if technique.as_ref().is_some_and(|key| !spec.techniques.iter().any(|t| &t.key == key)) {
            errors.add("technique", "error-choose");
        }
        let day = errors.keep("date", "error-date", self.day().ok_or(()));
        let start = errors.keep("start", "practitioner-error-time", read_time(&self.start).ok_or(()));
        let end = errors.keep("end", "practitioner-error-time", read_time(&self.end).ok_or(()));
        let supervisor_id = match self.supervisor.as_str() {
            "" => None,
            typed => {
                let known = typed.parse().ok().filter(|id| supervisors.has(*id));
                errors.keep("supervisor", "error-choose", known.ok_or(()))
            }
        };
        let (Some(category), Some(day), Some(start), Some(end), true) =
            (category, day, start, end, errors.is_empty())
        else {
            return Err(errors);
        };
        let (started_at, ended_at) = at_time(day, start, end);
        let note = self.note.trim().to_owned();
        let on_public = self.public == "yes" && category != HoursCategory::Theory;
        Ok(Written { category, technique, started_at, ended_at, on_public, supervisor_id, note })
    }
}

/// The times of the last entry where they are over by now, else a stretch of the same length that ends about now.
fn usual_times(last: Option<&HoursEntry>, wall: NaiveDateTime) -> (NaiveTime, NaiveTime) {
    if let Some(last) = last
        && last.ended_at.date() == last.started_at.date()
        && last.ended_at.time() <= wall.time()
        && last.started_at.date() != wall.date()
    {
        return (last.started_at.time(), last.ended_at.time());
    }
    times_of(last.map_or(120, |last| i64::from(last.minutes())), wall)
}

/// So many minutes that end with the last full quarter of an hour, or begin with the day.
pub(in super::super) fn times_of(minutes: i64, wall: NaiveDateTime) -> (NaiveTime, NaiveTime) {
    let quarter = wall.time().minute() / 15 * 15;
    let end = NaiveTime::from_hms_opt(wall.time().hour(), quarter, 0).unwrap_or(NaiveTime::MIN);
    let (start, wrapped) = end.overflowing_sub_signed(TimeDelta::minutes(minutes));
    if wrapped == 0 { (start, end) } else { (NaiveTime::MIN, end) }
}

/// A date as browsers send it.
pub(in super::super) fn read_date(typed: &str) -> Option<NaiveDate> {
    typed.trim().parse().ok()
}

/// A time of day as browsers send it, or as people type it.
pub(in super::super) fn read_time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().replace('.', ":");
    ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(&typed, form).ok())
}

/// From and until on a day; an end at 00:00 is the midnight that ends the day.
pub(in super::super) fn at_time(
    day: NaiveDate,
    start: NaiveTime,
    end: NaiveTime,
) -> (NaiveDateTime, NaiveDateTime) {
    let last = if end == NaiveTime::MIN { day.succ_opt().unwrap_or(day) } else { day };
    (day.and_time(start), last.and_time(end))
}

fn clock(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}
