//! The form of an hours entry: what it begins with, and what is read from it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use rocket::form::FromForm;
use validator::Validate;

use crate::{
    domain::{
        course_spec::CourseSpec,
        dates::{self, DateOf, read_time},
        hours::HoursEntry,
        ids::HoursEntryId,
        wall_clock::{NeverShown, Stretch},
        words::HoursCategory,
    },
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
    /// Whether it ended on the day after.
    #[field(default = false)]
    pub overnight: bool,
    #[field(default = String::new())]
    pub supervisor: String,
    /// `yes` for practice on a member of the public.
    #[field(default = String::new())]
    pub public: String,
    #[field(default = String::new())]
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
            overnight: is_overnight(entry.started_at, entry.ended_at),
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
        dates::read_search(&self.date).ok()
    }

    /// From and until, where all of it can be read.
    pub fn stretch(&self, zone: &str) -> Option<Stretch> {
        let (start, end) = (read_time(&self.start)?, read_time(&self.end)?);
        let (from, until) = at_time(self.day()?, (start, end), self.overnight);
        Stretch::in_zone(zone, from, until).ok().filter(|stretch| stretch.minutes() > 0)
    }

    /// Reads the form; the errors stand beside their fields.
    pub fn parse(
        &self,
        lang: Lang,
        spec: &CourseSpec,
        supervisors: &Supervisors,
        (today, zone): (NaiveDate, &str),
    ) -> Result<Written, FieldErrors> {
        let mut errors = FieldErrors::from_validation(lang, self.validate());
        let category = errors.keep("category", "error-choose", self.category.parse::<HoursCategory>());
        let technique = Some(self.technique.clone()).filter(|key| !key.is_empty());
        if technique.as_ref().is_some_and(|key| !spec.techniques.iter().any(|t| &t.key == key)) {
            errors.add("technique", "error-choose");
        }
        let day = errors.keep_date("date", &self.date, DateOf::Practice, today);
        let start = errors.keep("start", "practitioner-error-time", read_time(&self.start).ok_or(()));
        let end = errors.keep("end", "practitioner-error-time", read_time(&self.end).ok_or(()));
        let supervisor_id = match self.supervisor.as_str() {
            "" => None,
            typed => {
                let known = typed.parse().ok().filter(|id| supervisors.has(*id));
                errors.keep("supervisor", "error-choose", known.ok_or(()))
            }
        };
        let note = errors.keep_note("note", &self.note, 2000);
        name_stretch_faults(&mut errors, (start, end, self.overnight), (day, today, self.hands_in()));
        let (Some(category), Some(day), Some(start), Some(end), Some(note), true) =
            (category, day, start, end, note, errors.is_empty())
        else {
            return Err(errors);
        };
        let stretch = keep_stretch(&mut errors, zone, (day, start, end), self.overnight).ok_or(errors)?;
        let on_public = self.public == "yes" && category != HoursCategory::Theory;
        Ok(Written { category, technique, stretch, on_public, supervisor_id, note })
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

/// Names what is wrong with the times of a stretch, and with its day where something else is wrong too: alone a day that lies ahead
/// is judged with the other rules, and that of a draft may.
pub(in super::super) fn name_stretch_faults(
    errors: &mut FieldErrors,
    (start, end, overnight): (Option<NaiveTime>, Option<NaiveTime>, bool),
    (day, today, hands_in): (Option<NaiveDate>, NaiveDate, bool),
) {
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
        && end != NaiveTime::MIN
        && !overnight
    {
        errors.add("end", "supervision-fault-ends-before-start");
    }
    if !errors.is_empty() && hands_in && day.is_some_and(|day| day > today) {
        errors.add("date", "supervision-fault-in-future");
    }
}

/// From and until in the academy's time zone; what the clock there never showed is told beside its field.
pub(in super::super) fn keep_stretch(
    errors: &mut FieldErrors,
    zone: &str,
    (day, start, end): (NaiveDate, NaiveTime, NaiveTime),
    overnight: bool,
) -> Option<Stretch> {
    if overnight && end > start {
        errors.add("end", "practitioner-error-overnight");
        return None;
    }
    let (from, until) = at_time(day, (start, end), overnight);
    let field = match Stretch::in_zone(zone, from, until) {
        Ok(stretch) => return Some(stretch),
        Err(NeverShown::Start) => "start",
        Err(NeverShown::End) => "end",
    };
    errors.add(field, "practitioner-error-never-shown");
    None
}

/// Whether a stretch ended on the day after it began, later than at midnight.
pub(in super::super) fn is_overnight(from: NaiveDateTime, until: NaiveDateTime) -> bool {
    until.date() > from.date() && until.time() != NaiveTime::MIN
}

/// From and until on a day, or into the next; an end at 00:00 is the midnight that ends the day.
pub(in super::super) fn at_time(
    day: NaiveDate,
    (start, end): (NaiveTime, NaiveTime),
    overnight: bool,
) -> (NaiveDateTime, NaiveDateTime) {
    let last = if overnight || end == NaiveTime::MIN { day.succ_opt().unwrap_or(day) } else { day };
    (day.and_time(start), last.and_time(end))
}

fn clock(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}
