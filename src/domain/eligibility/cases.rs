//! Rule 5 (glossary, "Eligible for a certificate"): complete cases reach the minimum of each technique. Numbers: VTCT
//! academy portfolio (12 case studies), New Jersey 8:27-8 (5 of each procedure), Oregon 331-915-0007 (50 procedures,
//! the first ten over at least 30 days).

use chrono::NaiveDate;

use super::entry_validity::Validity;
use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::case::{CaseSession, TreatmentCase};
use crate::domain::course_spec::{CaseTarget, SupervisionStage};
use crate::domain::states::{CaseState, EntryState};
use crate::domain::words::ClientSex;

/// Why a case does not count as complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFault {
    /// Too few countersigned sessions.
    Sessions {
        /// How many there are.
        have: u32,
        /// How many it takes.
        need: u32,
    },
    /// Two sessions are too close together, and no manager allowed it.
    Spacing {
        /// The fewest days between two of its sessions.
        have_days: u32,
        /// The fewest the course allows.
        need_days: u32,
    },
    /// Nobody checked that the client is 18 or over.
    AdultNotChecked,
    /// No medical screening is recorded.
    NotScreened,
    /// No patch test is recorded.
    NotPatchTested,
    /// No consent is recorded.
    NoConsent,
    /// No aftercare is recorded.
    NoAftercare,
    /// Nobody reviewed the healed result after the last session.
    HealedNotReviewed,
    /// It was not closed as complete, or was abandoned.
    NotClosed {
        /// The state it is in.
        state: CaseState,
    },
}

impl CaseFault {
    /// Its stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sessions { .. } => "sessions",
            Self::Spacing { .. } => "spacing",
            Self::AdultNotChecked => "adult",
            Self::NotScreened => "screened",
            Self::NotPatchTested => "patch",
            Self::NoConsent => "consent",
            Self::NoAftercare => "aftercare",
            Self::HealedNotReviewed => "healed",
            Self::NotClosed { .. } => "closed",
        }
    }
}

/// A line per target, a line for women where a target asks for them, and a line per stage with a span of days.
pub(super) fn lines(validity: &Validity) -> Vec<RequirementLine> {
    let rules = &validity.dossier.spec.rules;
    let targets = rules.cases.targets.iter().flat_map(|target| target_lines(validity, target));
    let spread = rules.supervision.iter().filter_map(|stage| spread_line(validity, stage));
    targets.chain(spread).collect()
}

/// Every complete case.
pub(super) fn complete<'a>(validity: &'a Validity) -> impl Iterator<Item = &'a TreatmentCase> {
    validity.dossier.cases.iter().filter(|case| faults(case, validity).is_empty())
}

fn target_lines(validity: &Validity, target: &CaseTarget) -> Vec<RequirementLine> {
    let techniques = target.techniques.clone();
    let (have, need) =
        (complete(validity).filter(|c| techniques.contains(&c.technique)).count() as u32, target.minimum);
    let of_women = |c: &&TreatmentCase| techniques.contains(&c.technique) && c.client_sex == ClientSex::Woman;
    let on_women = complete(validity).filter(of_women).count() as u32;
    let under_way = |c: &&TreatmentCase| {
        techniques.contains(&c.technique) && matches!(c.state, CaseState::InTreatment | CaseState::Healing)
    };
    let waiting = validity.dossier.cases.iter().filter(under_way).count() as u32;
    let shortfall = (have < need).then(|| Shortfall::Cases { techniques: techniques.clone(), have, need });
    let subject = Subject::Cases { techniques: techniques.clone() };
    let mut lines = vec![RequirementLine { subject, have, need, waiting, shortfall }];
    if target.on_women > 0 {
        let (have, need) = (on_women, target.on_women);
        let shortfall =
            (have < need).then(|| Shortfall::CasesOnWomen { techniques: techniques.clone(), have, need });
        let subject = Subject::CasesOnWomen { techniques: techniques.clone() };
        lines.push(RequirementLine { subject, have, need, waiting: 0, shortfall });
    }
    lines
}

/// The span from the first to the last session of the first cases that are complete.
fn spread_line(validity: &Validity, stage: &SupervisionStage) -> Option<RequirementLine> {
    let (first_cases, need) = (stage.first_cases?, stage.over_at_least_days?);
    let mut cases: Vec<_> = complete(validity).filter_map(|case| Some((case.began_at()?, case))).collect();
    cases.sort_by_key(|(began, case)| (*began, case.id));
    cases.truncate(first_cases as usize);
    let days: Vec<_> = cases
        .iter()
        .flat_map(|(_, case)| counted_sessions(case, validity))
        .map(|s| s.started_at.date())
        .collect();
    let span =
        days.iter().max().zip(days.iter().min()).map_or(0, |(last, first)| days_between(*first, *last));
    let enough = cases.len() >= first_cases as usize && span >= need;
    let shortfall = (!enough).then_some(Shortfall::CasesSpread { first_cases, have: span, need });
    Some(RequirementLine {
        subject: Subject::CasesSpread { first_cases },
        have: span,
        need,
        waiting: 0,
        shortfall,
    })
}

/// Why a case does not count as complete; nothing where it does.
pub(super) fn faults(case: &TreatmentCase, validity: &Validity) -> Vec<CaseFault> {
    let today = validity.now.date();
    let recorded = |on: Option<NaiveDate>| on.is_some_and(|on| on <= today);
    let mut faults = session_faults(case, validity);
    let mut check = |holds: bool, fault: CaseFault| {
        if !holds {
            faults.push(fault);
        }
    };
    check(case.adult_checked, CaseFault::AdultNotChecked);
    check(recorded(case.screened_on), CaseFault::NotScreened);
    check(recorded(case.patch_tested_on), CaseFault::NotPatchTested);
    check(recorded(case.consented_on), CaseFault::NoConsent);
    check(aftercare_given(case, validity), CaseFault::NoAftercare);
    check(healed_reviewed(case, validity), CaseFault::HealedNotReviewed);
    check(case.state == CaseState::Complete, CaseFault::NotClosed { state: case.state });
    faults
}

fn session_faults(case: &TreatmentCase, validity: &Validity) -> Vec<CaseFault> {
    let rules = &validity.dossier.spec.rules.cases;
    let mut days: Vec<_> = counted_sessions(case, validity).map(|s| s.started_at.date()).collect();
    days.sort_unstable();
    let mut faults = Vec::new();
    let (have, need) = (days.len() as u32, rules.sessions_needed(&case.technique));
    if have < need {
        faults.push(CaseFault::Sessions { have, need });
    }
    let closest = days.windows(2).map(|pair| days_between(pair[0], pair[1])).min();
    let allowed = case.spacing_override.as_ref().is_some_and(|leave| {
        leave.by != validity.dossier.trainee.person_id && !leave.reason.trim().is_empty()
    });
    if let Some(have_days) = closest
        && have_days < rules.spacing_days
        && !allowed
    {
        faults.push(CaseFault::Spacing { have_days, need_days: rules.spacing_days });
    }
    faults
}

/// Given after each session; a session that does not say so itself relies on what its case says since.
fn aftercare_given(case: &TreatmentCase, validity: &Validity) -> bool {
    let today = validity.now.date();
    let of_case = |session: &CaseSession| {
        case.aftercare_on.is_some_and(|on| on >= session.started_at.date()) || session.aftercare_on.is_some()
    };
    let mut sessions = counted_sessions(case, validity).peekable();
    case.aftercare_on.is_none_or(|on| on <= today)
        && (sessions.peek().is_some() || case.aftercare_on.is_some())
        && sessions.all(of_case)
}

/// Reviewed by somebody else than the trainee, not before the last session, and not later than today.
fn healed_reviewed(case: &TreatmentCase, validity: &Validity) -> bool {
    let last = counted_sessions(case, validity).map(|s| s.started_at.date()).max();
    case.healed_reviewed_by.is_some_and(|by| by != validity.dossier.trainee.person_id)
        && case
            .healed_reviewed_on
            .is_some_and(|on| on <= validity.now.date() && last.is_none_or(|last| last <= on))
}

/// The sessions of a case that are countersigned and faultless.
pub(super) fn counted_sessions<'a>(
    case: &'a TreatmentCase,
    validity: &'a Validity,
) -> impl Iterator<Item = &'a CaseSession> {
    case.sessions.iter().filter(|s| s.state == EntryState::Countersigned && validity.counts_session(s, case))
}

fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}
