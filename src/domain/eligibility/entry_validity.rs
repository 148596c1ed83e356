//! Rule 4 (glossary, "Eligible for a certificate"): which hours entries and case sessions count, and why another
//! does not. The same faults refuse a record at entry, flag it at countersigning and keep it out of every sum.
//!
//! Hours entries must not overlap each other, and neither must sessions; a session may lie within an hours entry,
//! for it adds no minutes of its own.

use std::{borrow::Cow, collections::HashMap};

use chrono::NaiveDateTime;

use super::report::Flagged;
use super::{safety_steps, supervision, theory};
use crate::domain::case::{CaseSession, TreatmentCase};
use crate::domain::dossier::Dossier;
use crate::domain::hours::HoursEntry;
use crate::domain::ids::{CaseSessionId, HoursEntryId, PersonId};
use crate::domain::states::EntryState;
use crate::domain::words::{HoursCategory, SafetyStep};

/// An hours entry or a case session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Record {
    /// An hours entry.
    Hours(HoursEntryId),
    /// A case session.
    Session(CaseSessionId),
}

/// Why a record does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It does not end after it starts.
    EndsBeforeStart,
    /// It is longer than the course allows (12 h unless the course says otherwise).
    LongerThan {
        /// The most hours a record may have.
        hours: u8,
    },
    /// It ends later than now.
    InFuture,
    /// It begins or ends outside the enrolment.
    OutsideEnrolment,
    /// It overlaps another record of the same trainee.
    Overlaps(Record),
    /// It overlaps what the same trainee recorded under another course or at another academy.
    OverlapsElsewhere,
    /// The supervisor is the trainee.
    SelfSupervised,
    /// It names no supervisor.
    NoSupervisor,
    /// The supervisor was not authorised for it on that day.
    NotAuthorised,
    /// The supervisor watched more trainees at once than allowed.
    TooManyTrainees {
        /// How many, this one included.
        have: u32,
        /// How many are allowed.
        allowed: u32,
    },
    /// It was practice on the public before theory was complete.
    BeforeTheoryComplete,
    /// Nobody checked that the client is 18 or over.
    AgeNotChecked,
    /// A step that belongs before the needle is not recorded, or a patch test without its time or result.
    StepMissing(SafetyStep),
    /// A step that belongs before the needle is recorded after it.
    StepTooLate(SafetyStep),
    /// The patch test lay too short a time before it.
    PatchTestTooShort {
        /// How many hours the course asks for.
        need_hours: u32,
    },
    /// The skin reacted to the patch test.
    PatchReaction,
    /// Nobody asked again before the needle whether anything changed.
    NotAskedAgain,
    /// Aftercare was not given after it.
    NoAftercare,
    /// Aftercare is recorded on a day before it ended.
    AftercareTooEarly,
}

impl EntryFault {
    /// Its stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::EndsBeforeStart => "ends-before-start",
            Self::LongerThan { .. } => "longer-than",
            Self::InFuture => "in-future",
            Self::OutsideEnrolment => "outside-enrolment",
            Self::Overlaps(_) => "overlaps",
            Self::OverlapsElsewhere => "overlaps-elsewhere",
            Self::SelfSupervised => "self-supervised",
            Self::NoSupervisor => "no-supervisor",
            Self::NotAuthorised => "not-authorised",
            Self::TooManyTrainees { .. } => "too-many-trainees",
            Self::BeforeTheoryComplete => "before-theory",
            Self::AgeNotChecked => "age-not-checked",
            Self::StepMissing(SafetyStep::Screening) => "no-screening",
            Self::StepMissing(SafetyStep::PatchTest) => "no-patch-test",
            Self::StepMissing(SafetyStep::Consent) => "no-consent",
            Self::StepTooLate(SafetyStep::Screening) => "late-screening",
            Self::StepTooLate(SafetyStep::PatchTest) => "late-patch-test",
            Self::StepTooLate(SafetyStep::Consent) => "late-consent",
            Self::PatchTestTooShort { .. } => "patch-test-too-short",
            Self::PatchReaction => "patch-reaction",
            Self::NotAskedAgain => "not-asked-again",
            Self::NoAftercare => "no-aftercare",
            Self::AftercareTooEarly => "aftercare-too-early",
        }
    }

    /// Whether it is about the steps around the treatment.
    pub fn is_of_safety(&self) -> bool {
        matches!(
            self,
            Self::AgeNotChecked
                | Self::StepMissing(_)
                | Self::StepTooLate(_)
                | Self::PatchTestTooShort { .. }
                | Self::PatchReaction
                | Self::NotAskedAgain
                | Self::NoAftercare
                | Self::AftercareTooEarly
        )
    }
}

/// Why an hours entry does not count. `now` is the academy's wall clock; the entry itself need not be in the
/// dossier yet, and where it is (by its id), it is not compared with itself.
pub fn faults_of(entry: &HoursEntry, dossier: &Dossier, now: NaiveDateTime) -> Vec<EntryFault> {
    Validity::new(dossier, now).of_entry(entry)
}

/// Why a session of a case does not count; see [`faults_of`].
pub fn faults_of_session(
    session: &CaseSession,
    case: &TreatmentCase,
    dossier: &Dossier,
    now: NaiveDateTime,
) -> Vec<EntryFault> {
    Validity::new(dossier, now).of_session(session, case)
}

/// What hours entries and case sessions have in common.
pub(super) struct Stretch<'a> {
    pub record: Record,
    pub state: EntryState,
    pub category: HoursCategory,
    pub technique: Option<&'a str>,
    pub started_at: NaiveDateTime,
    pub ended_at: NaiveDateTime,
    pub minutes: u32,
    pub on_public: bool,
    pub supervisor_id: Option<PersonId>,
    /// The case of a session.
    pub case: Option<&'a TreatmentCase>,
    /// The session itself.
    session: Option<&'a CaseSession>,
}

/// A dossier with what all its records are measured against, computed once.
pub(super) struct Validity<'a> {
    pub dossier: &'a Dossier,
    pub now: NaiveDateTime,
    theory: theory::Completion,
    /// The faults of the dossier's own records, once they are known.
    flagged: Option<HashMap<Record, Vec<EntryFault>>>,
}

impl<'a> Validity<'a> {
    pub fn new(dossier: &'a Dossier, now: NaiveDateTime) -> Self {
        Self { dossier, now, theory: theory::completion(dossier, now), flagged: None }
    }

    /// The same with every record measured: a report asks about each a dozen times, and each is compared with all
    /// others.
    pub fn measured(dossier: &'a Dossier, now: NaiveDateTime) -> Self {
        let mut validity = Self::new(dossier, now);
        let all = validity.handed_in().map(|stretch| (stretch.record, validity.of(&stretch)));
        validity.flagged = Some(all.filter(|(_, faults)| !faults.is_empty()).collect());
        validity
    }

    /// The dossier's own records that wait for their supervisor or are countersigned, in its order.
    fn handed_in(&self) -> impl Iterator<Item = Stretch<'a>> + use<'a> {
        let entries = self.dossier.hours.iter().map(Stretch::of_entry);
        let sessions = self
            .dossier
            .cases
            .iter()
            .flat_map(|case| case.sessions.iter().map(move |session| Stretch::of_session(session, case)));
        entries
            .chain(sessions)
            .filter(|stretch| matches!(stretch.state, EntryState::Submitted | EntryState::Countersigned))
    }

    /// Those of them that do not count, and why.
    pub fn flagged(&self) -> Vec<Flagged> {
        let flag = |stretch: Stretch| {
            let faults = self.faults(&stretch).into_owned();
            (!faults.is_empty()).then_some(Flagged { record: stretch.record, faults })
        };
        self.handed_in().filter_map(flag).collect()
    }

    /// Whether an entry of the dossier counts, now that it is handed in.
    pub fn counts_entry(&self, entry: &HoursEntry) -> bool {
        self.faults(&Stretch::of_entry(entry)).is_empty()
    }

    /// Whether a session counts, now that it is handed in.
    pub fn counts_session(&self, session: &CaseSession, case: &TreatmentCase) -> bool {
        self.faults(&Stretch::of_session(session, case)).is_empty()
    }

    /// The faults of a record that is handed in.
    fn faults(&self, stretch: &Stretch) -> Cow<'_, [EntryFault]> {
        match &self.flagged {
            Some(flagged) => flagged.get(&stretch.record).map_or(Cow::default(), |faults| faults.into()),
            None => self.of(stretch).into(),
        }
    }

    pub fn of_entry(&self, entry: &HoursEntry) -> Vec<EntryFault> {
        self.of(&Stretch::of_entry(entry))
    }

    pub fn of_session(&self, session: &CaseSession, case: &TreatmentCase) -> Vec<EntryFault> {
        self.of(&Stretch::of_session(session, case))
    }

    fn of(&self, stretch: &Stretch) -> Vec<EntryFault> {
        let mut faults = faults_but_theory(stretch, self.dossier, self.now);
        if stretch.on_public && !self.theory.is_complete_at(stretch.started_at) {
            faults.push(EntryFault::BeforeTheoryComplete);
        }
        faults
    }
}

impl<'a> Stretch<'a> {
    pub fn of_entry(entry: &'a HoursEntry) -> Self {
        Self {
            record: Record::Hours(entry.id),
            state: entry.state,
            category: entry.category,
            technique: entry.technique.as_deref(),
            started_at: entry.started_at,
            ended_at: entry.ended_at,
            minutes: entry.minutes(),
            on_public: entry.on_public,
            supervisor_id: entry.supervisor_id,
            case: None,
            session: None,
        }
    }

    /// A session is supervised practice on the public.
    pub fn of_session(session: &'a CaseSession, case: &'a TreatmentCase) -> Self {
        Self {
            record: Record::Session(session.id),
            state: session.state,
            category: HoursCategory::SupervisedPractice,
            technique: Some(&case.technique),
            started_at: session.started_at,
            ended_at: session.ended_at,
            minutes: session.minutes(),
            on_public: true,
            supervisor_id: session.supervisor_id,
            case: Some(case),
            session: Some(session),
        }
    }

    /// Whether two stretches share a minute; one that begins when the other ends does not.
    fn overlaps(&self, other: &Stretch) -> bool {
        self.started_at < other.ended_at && other.started_at < self.ended_at
    }
}

/// Every fault that can be told without knowing when theory was complete.
pub(super) fn faults_but_theory(stretch: &Stretch, dossier: &Dossier, now: NaiveDateTime) -> Vec<EntryFault> {
    let mut faults = Vec::new();
    let longest = dossier.spec.rules.longest_entry_hours;
    if stretch.ended_at <= stretch.started_at {
        faults.push(EntryFault::EndsBeforeStart);
    }
    // In whole minutes, as the forms take them. The clock on the wall counts too: the tables hold no more than a day of it.
    let on_the_wall = (stretch.ended_at - stretch.started_at).num_minutes();
    if on_the_wall.max(i64::from(stretch.minutes)) > i64::from(longest) * 60 {
        faults.push(EntryFault::LongerThan { hours: longest });
    }
    if stretch.ended_at > now || stretch.started_at > now {
        faults.push(EntryFault::InFuture);
    }
    if !(dossier.enrolment.covers(stretch.started_at.date())
        && dossier.enrolment.covers(stretch.ended_at.date()))
    {
        faults.push(EntryFault::OutsideEnrolment);
    }
    faults.extend(overlapping(stretch, dossier).map(EntryFault::Overlaps));
    faults.extend(overlaps_elsewhere(stretch, dossier).then_some(EntryFault::OverlapsElsewhere));
    faults.extend(supervision::faults(stretch, dossier));
    if let (Some(session), Some(case)) = (stretch.session, stretch.case) {
        faults.extend(safety_steps::faults(session, case, dossier));
    }
    faults
}

/// Whether a record in a state stands in the way of one in another: what is merely submitted does not spoil what is
/// countersigned.
fn stands_in_the_way(other: EntryState, own: EntryState) -> bool {
    match other {
        EntryState::Countersigned => true,
        EntryState::Submitted => own != EntryState::Countersigned,
        EntryState::Draft | EntryState::Rejected | EntryState::Voided => false,
    }
}

/// Whether the same trainee was at work under another enrolment then. Within one enrolment a session lies within an hours
/// entry; under two, one of them would count the other's minutes.
fn overlaps_elsewhere(stretch: &Stretch, dossier: &Dossier) -> bool {
    let shares = |from: NaiveDateTime, to: NaiveDateTime, state: EntryState| {
        stands_in_the_way(state, stretch.state) && stretch.started_at < to && from < stretch.ended_at
    };
    let session = stretch.session.is_some();
    let hours = dossier.hours_elsewhere.iter().filter(|_| session);
    hours.into_iter().any(|entry| shares(entry.started_at, entry.ended_at, entry.state))
        || dossier.busy_elsewhere.iter().any(|busy| shares(busy.started_at, busy.ended_at, busy.state))
}

/// Other records of the trainee, of the same sort, that share a minute with this one. A draft, a rejected or a
/// voided record stands in nobody's way.
fn overlapping<'a>(stretch: &'a Stretch, dossier: &'a Dossier) -> impl Iterator<Item = Record> + 'a {
    let entries = dossier.hours.iter().chain(&dossier.hours_elsewhere).map(Stretch::of_entry);
    let sessions =
        dossier.cases.iter().flat_map(|case| case.sessions.iter().map(move |s| Stretch::of_session(s, case)));
    let is_session = matches!(stretch.record, Record::Session(_));
    let others: Box<dyn Iterator<Item = Stretch<'a>> + 'a> =
        if is_session { Box::new(sessions) } else { Box::new(entries) };
    others
        .filter(|other| other.record != stretch.record)
        .filter(|other| stands_in_the_way(other.state, stretch.state))
        .filter(|other| stretch.overlaps(other))
        .map(|other| other.record)
}
