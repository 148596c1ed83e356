//! A trainee's hours and cases: theory once a week, practice once a week in groups of up to four to a trainer, treatment
//! sessions within the practice, study on Saturdays. What comes out obeys every rule of the courses.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::{
    case::{CaseSession, TreatmentCase},
    hours::HoursEntry,
    ids::{AcademyId, PersonId},
    states::{CaseState, EntryState},
    words::{AgeBand, AskedAgain, ClientSex, HoursCategory, PatchResult},
};

use super::{
    calendar::{Calendar, at},
    ids::id,
    roster::{Class, Learner, Stage, TWELVE_HOURS_SHORT},
};

/// Practice days a week apart, three sessions on each: techniques by case, then the days and the slot of its sessions.
type CasePlan = (&'static str, &'static [usize], usize);

const LEVEL_4_CASES: &[CasePlan] = &[
    ("hairline", &[0, 1], 0),
    ("hairline", &[0, 1], 1),
    ("hairline", &[0, 1], 2),
    ("density", &[2, 3], 0),
    ("density", &[2, 3], 1),
    ("density", &[2, 3], 2),
    ("scar_camouflage", &[4, 5], 0),
    ("scar_camouflage", &[4, 5], 1),
    ("alopecia", &[4, 5], 2),
    ("touch_up", &[6], 0),
    ("touch_up", &[6], 1),
    ("touch_up", &[6], 2),
];

const NEW_MEXICO_CASES: &[CasePlan] = &[
    ("scalp", &[0, 1], 0),
    ("scalp", &[1, 2], 1),
    ("scar_camouflage", &[3, 4], 0),
    ("scar_camouflage", &[5, 6], 0),
];

/// What a course asks for, as a timetable.
struct Timetable {
    /// Days after Monday on which theory is taught, practice may be held, and people study on their own.
    theory: u64,
    practice: &'static [u64],
    study: u64,
    /// Minutes and technique of each practice day.
    days: &'static [(i64, Option<&'static str>)],
    studies: usize,
    cases: &'static [CasePlan],
}

const LEVEL_4: Timetable = Timetable {
    theory: 4,
    practice: &[0, 1, 2],
    study: 5,
    days: &[(450, None); 7],
    studies: 12,
    cases: LEVEL_4_CASES,
};

const NEW_MEXICO: Timetable = Timetable {
    theory: 5,
    practice: &[3, 4],
    study: 6,
    days: &[
        (450, Some("scalp")),
        (450, Some("scalp")),
        (450, Some("scalp")),
        (450, Some("scar_camouflage")),
        (450, Some("scar_camouflage")),
        (450, Some("scar_camouflage")),
        (450, Some("scar_camouflage")),
        (450, Some("scar_camouflage")),
        (450, Some("scar_camouflage")),
    ],
    studies: 0,
    cases: NEW_MEXICO_CASES,
};

/// Days of theory, of eight hours each: forty hours in both courses.
const LESSONS: usize = 5;

/// What a trainee has written down.
pub(super) struct Logbook {
    pub entries: Vec<HoursEntry>,
    pub cases: Vec<TreatmentCase>,
}

/// The trainer of a trainee.
pub(super) fn trainer(learner: &Learner) -> PersonId {
    let trainers: &[&str] = if learner.class == Class::Closed {
        &["carys", "dmitri", "efua", "farid"]
    } else {
        &["carys", "dmitri", "efua"]
    };
    id(&format!("person/{}", trainers[learner.place % trainers.len()]))
}

/// The Monday of a class's first week.
pub(super) fn first_monday(class: Class, calendar: &Calendar) -> NaiveDate {
    match class {
        Class::Closed => calendar.monday(87),
        Class::Running => calendar.monday(39),
        Class::Open => calendar.monday(0) + Days::new(21),
    }
}

/// In which week of the cohort a trainee began in earnest, and how many practice days they have had by now.
fn progress(learner: &Learner) -> (u64, usize) {
    let place = learner.place as u64;
    match (learner.class, learner.stage) {
        (Class::Closed, Stage::Withdrawn) => (place % 3, 2),
        (Class::Closed, Stage::Behind | Stage::Paused) => (place % 3, 4),
        (Class::Closed, _) => (place % 3, 9),
        (Class::Running, _) if learner.key == TWELVE_HOURS_SHORT => (29, 5),
        (Class::Running, Stage::OnPace) => (27, 7),
        (Class::Running, Stage::Behind) => (31, 3),
        (Class::Running, Stage::Paused | Stage::Withdrawn) => (place % 3, 3),
        (Class::Running, _) => (place % 3, 7),
        (Class::Open, _) => (0, 0),
    }
}

/// Everything a trainee has written down until today; all of it countersigned.
pub(super) fn logbook(academy: AcademyId, learner: &Learner, calendar: &Calendar) -> Logbook {
    let mut book = Logbook { entries: Vec::new(), cases: Vec::new() };
    if learner.class == Class::Open {
        return book;
    }
    let table = if learner.class == Class::Closed { &NEW_MEXICO } else { &LEVEL_4 };
    let (first_week, days) = progress(learner);
    let monday = first_monday(learner.class, calendar) + Days::new(7 * first_week);
    let week = |number: usize, day: u64| monday + Days::new(7 * number as u64 + day);
    let writer = Writer { academy, learner };
    for lesson in 0..LESSONS {
        let day = week(lesson, table.theory);
        book.entries.push(writer.entry("lesson", lesson, HoursCategory::Theory, None, at(day, 9, 0), 480));
    }
    let group = learner.place / if learner.class == Class::Closed { 16 } else { 12 };
    let weekday = table.practice[group % table.practice.len()];
    let practice: Vec<NaiveDate> = (0..days).map(|number| week(LESSONS + number, weekday)).collect();
    for (number, day) in practice.iter().enumerate() {
        let (mut minutes, technique) = table.days[number];
        if learner.key == TWELVE_HOURS_SHORT && number == 0 {
            minutes = 480;
        }
        let category = HoursCategory::SupervisedPractice;
        book.entries.push(writer.entry("practice", number, category, technique, at(*day, 9, 0), minutes));
    }
    let studies = table.studies.min(if learner.has_finished() { 12 } else { LESSONS + days });
    for study in 0..studies {
        let day = week(study, table.study);
        book.entries.push(writer.entry("study", study, HoursCategory::Independent, None, at(day, 9, 0), 480));
    }
    book.entries.retain(|entry| entry.ended_at.date() < calendar.today);
    let held = |plan: &&CasePlan| plan.1.first().is_some_and(|first| *first < practice.len());
    for (number, plan) in table.cases.iter().enumerate().filter(|(_, plan)| held(plan)) {
        book.cases.push(writer.case(number, plan, &practice, calendar));
    }
    book
}

struct Writer<'a> {
    academy: AcademyId,
    learner: &'a Learner,
}

const NOTES: &[(HoursCategory, &[&str])] = &[
    (
        HoursCategory::Theory,
        &[
            "Skin and its layers",
            "Infection control",
            "Colour and pigments",
            "Consultation and consent",
            "Aftercare",
        ],
    ),
    (
        HoursCategory::SupervisedPractice,
        &["Two clients and a practice skin", "Steady depth, softer edge", "Worked on density", ""],
    ),
    (
        HoursCategory::Independent,
        &["Practice skin at home", "Drew hairlines", "Read the unit's material", "Case notes"],
    ),
];

impl Writer<'_> {
    fn entry(
        &self,
        what: &str,
        number: usize,
        category: HoursCategory,
        technique: Option<&str>,
        from: NaiveDateTime,
        minutes: i64,
    ) -> HoursEntry {
        let mut dice = self.learner.dice(&format!("{what}/{number}"));
        let notes = NOTES.iter().find(|(of, _)| *of == category).map_or(&[][..], |(_, notes)| notes);
        HoursEntry {
            id: id(&format!("hours/{}/{what}/{number}", self.learner.key)),
            academy_id: self.academy,
            enrolment_id: self.learner.enrolment(),
            trainee_id: self.learner.person(),
            category,
            technique: technique.map(str::to_owned),
            started_at: from,
            clock_shift: 0,
            ended_at: from + chrono::TimeDelta::minutes(minutes),
            on_public: category == HoursCategory::SupervisedPractice,
            supervisor_id: Some(trainer(self.learner)),
            note: dice.pick(notes).to_owned(),
            state: EntryState::Countersigned,
            reason: None,
            version: 3,
        }
    }

    fn case(
        &self,
        number: usize,
        plan: &CasePlan,
        practice: &[NaiveDate],
        calendar: &Calendar,
    ) -> TreatmentCase {
        let (technique, days, slot) = *plan;
        let key = self.learner.key;
        let supervisor = trainer(self.learner);
        // Not every trainer may supervise alopecia.
        let all_scars = technique == "alopecia" && supervisor == id::<PersonId>("person/dmitri");
        let technique = if all_scars { "scar_camouflage" } else { technique };
        let case = id(&format!("case/{key}/{number}"));
        let held: Vec<NaiveDate> = days.iter().filter_map(|day| practice.get(*day)).copied().collect();
        let session = |(index, day): (usize, &NaiveDate)| CaseSession {
            id: id(&format!("session/{key}/{number}/{index}")),
            case_id: case,
            number: index as u32 + 1,
            started_at: at(*day, 9, 30 + 140 * slot as i64),
            clock_shift: 0,
            ended_at: at(*day, 11, 30 + 140 * slot as i64),
            supervisor_id: Some(supervisor),
            asked_again: Some(AskedAgain::Unchanged),
            change: String::new(),
            aftercare_on: Some(*day),
            note: String::new(),
            state: EntryState::Countersigned,
            reason: None,
            version: 3,
        };
        let sessions: Vec<CaseSession> = held.iter().enumerate().map(session).collect();
        let (first, last) = (held.first().copied(), held.last().copied());
        let reviewed = last.map(|day| day + Days::new(32)).filter(|day| *day < calendar.today);
        let all_held = held.len() == days.len();
        let state = match (all_held, reviewed) {
            (true, Some(_)) => CaseState::Complete,
            (true, None) => CaseState::Healing,
            (false, _) => CaseState::InTreatment,
        };
        let complete = state == CaseState::Complete;
        let mut dice = self.learner.dice(&format!("case/{number}"));
        let woman = technique == "density" && number == 3;
        TreatmentCase {
            id: case,
            academy_id: self.academy,
            enrolment_id: self.learner.enrolment(),
            technique: technique.to_owned(),
            client_ref: format!("C-{:03}", 100 + number * 7 + self.learner.place * 11 % 90),
            client_sex: if woman { ClientSex::Woman } else { ClientSex::Man },
            age_band: AgeBand::ALL[dice.below(AgeBand::ALL.len())],
            adult_checked: true,
            skin_type: u8::try_from(1 + dice.below(6)).ok(),
            contraindications: if dice.below(9) == 0 { vec!["blood_thinner".to_owned()] } else { Vec::new() },
            screened_on: first,
            patch_tested_on: first.map(|day| day - Days::new(3)),
            patch_tested_time: NaiveTime::from_hms_opt(15, 30, 0),
            patch_result: first.map(|_| PatchResult::Clear),
            consented_on: first,
            aftercare_on: None,
            healed_reviewed_on: if complete { reviewed } else { None },
            healed_reviewed_by: complete.then_some(supervisor),
            spacing_override: None,
            state,
            reason: None,
            sessions,
            version: 1,
        }
    }
}
