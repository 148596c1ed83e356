//! One line per requirement: how much there is, how much is needed, what is missing.

use crate::{
    domain::{
        course_spec::CourseSpec,
        eligibility::{Measure, RequirementLine, Subject},
        states::EnrolmentState,
    },
    web::Page,
};

/// A requirement as the page shows it.
pub(super) struct Line {
    pub tone: &'static str,
    pub label: String,
    pub figures: String,
    pub percent: u32,
    pub has_meter: bool,
    /// What is missing, and what waits for somebody else.
    pub gap: String,
}

/// Puts a requirement into words.
pub(super) fn line(page: &Page, line: &RequirementLine, spec: &CourseSpec, state: EnrolmentState) -> Line {
    let measure = line.subject.measure();
    Line {
        tone: if line.is_met() { "good" } else { "warn" },
        label: label(page, &line.subject, spec),
        figures: match line.subject {
            // Not "not yet": who left or pauses has nothing to wait for.
            Subject::EnrolmentActive if !line.is_met() => page.word("practitioner-enrolment", state),
            _ => figures(page, line, measure),
        },
        percent: line.percent(),
        has_meter: !matches!(measure, Measure::YesNo | Measure::Holds | Measure::Years),
        gap: gap(page, line, measure),
    }
}

fn label(page: &Page, subject: &Subject, spec: &CourseSpec) -> String {
    let names =
        |keys: &[String]| keys.iter().map(|key| spec.technique_name(key)).collect::<Vec<_>>().join(", ");
    match subject {
        Subject::EnrolmentActive => page.t("practitioner-line-enrolment"),
        Subject::IdentityChecked => page.t("practitioner-line-identity"),
        Subject::Age => page.t("practitioner-line-age"),
        Subject::Criteria => page.t("practitioner-line-criteria"),
        Subject::Hours { category, technique: None } => page.word("category", category),
        Subject::Hours { category, technique: Some(key) } => {
            format!("{}: {}", page.word("category", category), spec.technique_name(key))
        }
        Subject::Cases { techniques } => page.t1("practitioner-line-cases", "techniques", names(techniques)),
        Subject::CasesOnWomen { techniques } => {
            page.t1("practitioner-line-cases-women", "techniques", names(techniques))
        }
        Subject::CasesSpread { first_cases } => page.t1("practitioner-line-spread", "count", *first_cases),
        Subject::Observations => page.t("practitioner-line-observations"),
        Subject::ObservationsByAnother => page.t("practitioner-line-observations-another"),
        Subject::Document { name, .. } => name.clone(),
        Subject::Holds => page.t("practitioner-line-holds"),
    }
}

fn figures(page: &Page, line: &RequirementLine, measure: Measure) -> String {
    let (have, need) = (line.have, line.need);
    match measure {
        _ if line.is_met() && matches!(line.subject, Subject::Document { .. }) => {
            page.t("practitioner-current")
        }
        Measure::YesNo | Measure::Years if line.is_met() => page.t("practitioner-met"),
        Measure::Holds if line.is_met() => page.t("practitioner-holds-none"),
        Measure::YesNo | Measure::Years => page.t("practitioner-open"),
        Measure::Holds => page.t1("practitioner-holds-open", "count", have),
        Measure::Minutes if have % 60 == 0 => format!("{} / {}\u{a0}h", have / 60, need / 60),
        Measure::Minutes => format!("{} / {}\u{a0}h", page.hours(&i64::from(have)), need / 60),
        Measure::Days => format!("{have} / {}", page.t1("practitioner-days", "count", need)),
        Measure::Criteria | Measure::Cases | Measure::Observations => format!("{have} / {need}"),
    }
}

fn gap(page: &Page, line: &RequirementLine, measure: Measure) -> String {
    let amount = |number: u32| match measure {
        Measure::Minutes => page.hours(&i64::from(number)),
        Measure::Days => page.t1("practitioner-days", "count", number),
        _ => number.to_string(),
    };
    let countable = !matches!(measure, Measure::YesNo | Measure::Holds | Measure::Years);
    let missing = line.need.saturating_sub(line.have);
    let to_go = (countable && !line.is_met() && missing > 0)
        .then(|| page.t1("practitioner-to-go", "amount", amount(missing)));
    let waiting = (countable && !line.is_met() && line.waiting > 0).then(|| {
        let key =
            if measure == Measure::Cases { "practitioner-under-way" } else { "practitioner-waiting-amount" };
        page.t1(key, "amount", amount(line.waiting))
    });
    [to_go, waiting].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
