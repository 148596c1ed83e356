//! Every requirement, shortfall and fault of the rules in plain words.

use crate::{
    domain::{
        course_spec::CourseSpec,
        eligibility::{CaseFault, DocumentProblem, EntryFault, Measure, RequirementLine, Shortfall, Subject},
        words::HoursCategory,
    },
    texts::Arg,
    web::Page,
};

use super::courses::any_of;

/// So many criteria are named; the page of assessments has them all.
const MOST_NAMED: usize = 8;

/// What a line is about.
pub(super) fn label(page: &Page, spec: &CourseSpec, subject: &Subject) -> String {
    match subject {
        Subject::EnrolmentActive => page.t("academy-req-enrolment"),
        Subject::IdentityChecked => page.t("academy-req-identity"),
        Subject::Age => page.t("academy-req-age"),
        Subject::Criteria => page.t("academy-req-criteria"),
        Subject::Hours { category, technique } => hours(page, spec, *category, technique.as_deref()),
        Subject::Cases { techniques } => {
            page.t1("academy-req-cases", "techniques", technique_names(page, spec, techniques))
        }
        Subject::CasesOnWomen { techniques } => {
            page.t1("academy-req-cases-women", "techniques", technique_names(page, spec, techniques))
        }
        Subject::CasesSpread { first_cases } => page.t1("academy-req-spread", "cases", *first_cases),
        Subject::Observations => page.t("academy-req-observations"),
        Subject::ObservationsByAnother => page.t("academy-req-observations-another"),
        Subject::Document { kind, name } => {
            spec.document_name(kind, page.lang.tag()).unwrap_or(name).to_owned()
        }
        Subject::Holds => page.t("academy-req-holds"),
    }
}

fn hours(page: &Page, spec: &CourseSpec, category: HoursCategory, technique: Option<&str>) -> String {
    let category = page.word("academy-category", category);
    match technique {
        None => category,
        Some(key) => page.t2(
            "academy-req-hours-of",
            "category",
            category,
            "technique",
            spec.technique_name(key).to_owned(),
        ),
    }
}

fn technique_names(page: &Page, spec: &CourseSpec, keys: &[String]) -> String {
    any_of(page, &keys.iter().map(|key| spec.technique_name(key)).collect::<Vec<_>>())
}

/// The numbers of a line: `44 / 50 h`, `2 / 3`, `yes`.
pub(super) fn figure(page: &Page, line: &RequirementLine) -> String {
    match line.subject.measure() {
        Measure::YesNo => page.t(if line.is_met() { "academy-yes" } else { "academy-no" }),
        Measure::Minutes => format!("{} / {}", short_hours(line.have), page.hours(&i64::from(line.need))),
        Measure::Days => {
            page.t2("academy-figure-days", "have", line.have.to_string(), "need", line.need.to_string())
        }
        Measure::Holds => page.t1("academy-figure-holds", "count", line.have),
        Measure::Years if line.have == 0 => page.t("academy-no"),
        Measure::Years | Measure::Criteria | Measure::Cases | Measure::Observations => {
            format!("{} / {}", line.have, line.need)
        }
    }
}

/// `44`, or `44:30` where there are minutes, to stand before `/ 50 h`.
fn short_hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, rest) => format!("{hours}:{rest:02}"),
    }
}

/// What is missing, by how much.
pub(super) fn gap(page: &Page, shortfall: &Shortfall) -> String {
    let missing = |key: &str, have: u32, need: u32| page.t1(key, "count", need.saturating_sub(have));
    match shortfall {
        Shortfall::EnrolmentNotActive { state } => {
            page.t1("academy-gap-enrolment", "state", page.word("enrolment-state", state))
        }
        Shortfall::IdentityNotChecked => page.t("academy-gap-identity"),
        Shortfall::BirthDateUnknown => page.t("academy-gap-birth-date"),
        Shortfall::UnderAge { have, need } => page.t2("academy-gap-age", "have", *have, "need", *need),
        Shortfall::Criteria { missing, unconfirmed, .. } => criteria(page, missing, unconfirmed),
        Shortfall::Hours { have, need, .. } => {
            page.t1("academy-gap-hours", "hours", page.hours(&i64::from(need.saturating_sub(*have))))
        }
        Shortfall::Cases { have, need, .. } => missing("academy-gap-cases", *have, *need),
        Shortfall::CasesOnWomen { have, need, .. } => missing("academy-gap-cases-women", *have, *need),
        Shortfall::CasesSpread { first_cases, have, need } => page.tn(
            "academy-gap-spread",
            &[("cases", (*first_cases).into()), ("have", (*have).into()), ("need", (*need).into())],
        ),
        Shortfall::Observations { have, need } => missing("academy-gap-observations", *have, *need),
        Shortfall::ObservationsByAnother { have, need } => {
            missing("academy-gap-observations-another", *have, *need)
        }
        Shortfall::Document { problem, .. } => document_problem(page, problem),
        Shortfall::Term { months } => page.t1("academy-gap-term", "months", *months),
        Shortfall::Holds { open } => page.t1("academy-gap-holds", "count", *open),
    }
}

fn criteria(page: &Page, missing: &[String], unconfirmed: &[String]) -> String {
    let part = |key: &str, references: &[String]| {
        let mut named = references[..references.len().min(MOST_NAMED)].join(", ");
        if references.len() > MOST_NAMED {
            named.push_str(", …");
        }
        let args: [(&'static str, Arg<'_>); 2] =
            [("count", references.len().into()), ("references", named.into())];
        (!references.is_empty()).then(|| page.tn(key, &args))
    };
    let parts = [part("academy-gap-criteria", missing), part("academy-gap-unconfirmed", unconfirmed)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a document.
pub(super) fn document_problem(page: &Page, problem: &DocumentProblem) -> String {
    match problem {
        DocumentProblem::Missing => page.t("academy-gap-document-missing"),
        DocumentProblem::AwaitingReview => page.t("academy-gap-document-waiting"),
        DocumentProblem::Rejected => page.t("academy-gap-document-rejected"),
        DocumentProblem::Withdrawn => page.t("academy-gap-document-withdrawn"),
        DocumentProblem::Expired { on } => page.t1("academy-gap-document-expired", "date", page.date(on)),
        DocumentProblem::NotYet { from } => page.t1("academy-gap-document-not-yet", "date", page.date(from)),
    }
}

/// What was handed in and waits for somebody's word; nothing where nothing does.
pub(super) fn waiting(page: &Page, line: &RequirementLine) -> Option<String> {
    if line.waiting == 0 || line.is_met() {
        return None;
    }
    match line.subject.measure() {
        Measure::Minutes => {
            Some(page.t1("academy-waiting-hours", "hours", page.hours(&i64::from(line.waiting))))
        }
        Measure::Cases => Some(page.t1("academy-waiting-cases", "count", line.waiting)),
        Measure::Observations => Some(page.t1("academy-waiting-observations", "count", line.waiting)),
        // The shortfall of criteria and documents says itself what waits.
        Measure::Criteria | Measure::YesNo | Measure::Years | Measure::Days | Measure::Holds => None,
    }
}

/// Why an entry or a session does not count.
pub(super) fn entry_fault(page: &Page, fault: &EntryFault) -> String {
    match fault {
        EntryFault::EndsBeforeStart => page.t("academy-fault-ends-before-start"),
        EntryFault::LongerThan { hours } => page.t1("academy-fault-longer", "hours", *hours),
        EntryFault::InFuture => page.t("academy-fault-future"),
        EntryFault::OutsideEnrolment => page.t("academy-fault-outside"),
        EntryFault::Overlaps(_) => page.t("academy-fault-overlaps"),
        EntryFault::OverlapsElsewhere => page.t("supervision-fault-overlaps-elsewhere"),
        EntryFault::SelfSupervised => page.t("academy-fault-self"),
        EntryFault::NoSupervisor => page.t("academy-fault-no-supervisor"),
        EntryFault::NotAuthorised => page.t("academy-fault-not-authorised"),
        EntryFault::TooManyTrainees { have, allowed } => {
            page.t2("academy-fault-too-many", "have", *have, "allowed", *allowed)
        }
        EntryFault::BeforeTheoryComplete => page.t("academy-fault-theory"),
        EntryFault::PatchTestTooShort { need_hours } => {
            page.t1("supervision-fault-patch-test-too-short", "hours", *need_hours)
        }
        EntryFault::AgeNotChecked
        | EntryFault::StepMissing(_)
        | EntryFault::StepTooLate(_)
        | EntryFault::PatchReaction
        | EntryFault::NotAskedAgain
        | EntryFault::NoAftercare
        | EntryFault::AftercareTooEarly => page.word("supervision-fault", fault.name()),
    }
}

/// Why a case does not count as complete.
pub(super) fn case_fault(page: &Page, fault: &CaseFault) -> String {
    match fault {
        CaseFault::Sessions { have, need } => {
            page.t2("academy-case-fault-sessions", "have", *have, "need", *need)
        }
        CaseFault::Spacing { have_days, need_days } => {
            page.t2("academy-case-fault-spacing", "have", *have_days, "need", *need_days)
        }
        CaseFault::AdultNotChecked => page.t("academy-case-fault-adult"),
        CaseFault::NotScreened => page.t("academy-case-fault-screened"),
        CaseFault::NotPatchTested => page.t("academy-case-fault-patch"),
        CaseFault::NoConsent => page.t("academy-case-fault-consent"),
        CaseFault::NoAftercare => page.t("academy-case-fault-aftercare"),
        CaseFault::HealedNotReviewed => page.t("academy-case-fault-healed"),
        CaseFault::NotClosed { state } => {
            page.t1("academy-case-fault-open", "state", page.word("academy-case-state", state))
        }
    }
}
