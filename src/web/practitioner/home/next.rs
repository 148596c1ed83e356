//! The next step in words, with the way to do it.

use crate::{
    domain::{course_spec::CourseSpec, eligibility::NextStep, ids::EnrolmentId},
    web::Page,
};

/// A step as the page shows it.
pub(super) struct Step {
    /// What to do.
    pub title: String,
    /// Where, and what the button says; a step that only waits has none.
    pub link: Option<(String, String)>,
}

/// Where everything is met and somebody at the academy has asked for the certificate.
pub(super) fn asked_for(page: &Page) -> Step {
    Step { title: page.t("practitioner-next-asked"), link: None }
}

/// Puts a step into words.
pub(super) fn step(page: &Page, step: &NextStep, spec: &CourseSpec, enrolment: EnrolmentId) -> Step {
    let hours = |minutes: u32| page.hours(&i64::from(minutes));
    let names =
        |keys: &[String]| keys.iter().map(|key| spec.technique_name(key)).collect::<Vec<_>>().join(", ");
    let paper = |kind: &str, name: &str| spec.document_name(kind, page.lang.tag()).unwrap_or(name).to_owned();
    let title = match step {
        NextStep::AskAboutEnrolment(state) => page.word("practitioner-next-enrolment", state),
        NextStep::AskAboutHolds(count) => page.t1("practitioner-next-holds", "count", *count),
        NextStep::PutRecordsRight(count) => page.t1("practitioner-next-records", "count", *count),
        NextStep::TheoryFirst { minutes } => page.t1("practitioner-next-theory", "hours", hours(*minutes)),
        NextStep::GiveBirthDate => page.t("practitioner-next-birth-date"),
        NextStep::WaitForAge { years } => page.t1("practitioner-next-age", "years", *years),
        NextStep::ShowIdentity => page.t("practitioner-next-identity"),
        NextStep::UploadDocument { kind, name, .. } => {
            page.t1("practitioner-next-document", "name", paper(kind, name))
        }
        NextStep::WaitForDocument { kind, name } => {
            page.t1("practitioner-next-wait-document", "name", paper(kind, name))
        }
        NextStep::WaitForCountersigning { minutes } => {
            page.t1("practitioner-next-wait-signature", "hours", hours(*minutes))
        }
        NextStep::LogHours { category, technique, minutes } => {
            let hours = hours(*minutes);
            match technique {
                None => page.t1(&format!("practitioner-next-hours-{category}"), "hours", hours),
                Some(key) => {
                    let technique = spec.technique_name(key);
                    page.t2("practitioner-next-hours-technique", "hours", hours, "technique", technique)
                }
            }
        }
        NextStep::FinishCases { techniques, cases } => {
            page.t2("practitioner-next-finish-cases", "count", *cases, "techniques", names(techniques))
        }
        NextStep::BeginCases { techniques, cases, on_women } => {
            let key = if *on_women { "practitioner-next-cases-women" } else { "practitioner-next-cases" };
            page.t2(key, "count", *cases, "techniques", names(techniques))
        }
        NextStep::SpreadCases { days } => page.t1("practitioner-next-spread", "days", *days),
        NextStep::ArrangeObservations { observations, by_another } => {
            let key = if *by_another {
                "practitioner-next-observations-another"
            } else {
                "practitioner-next-observations"
            };
            page.t1(key, "count", *observations)
        }
        NextStep::MeetCriteria { references } => {
            page.t1("practitioner-next-criteria", "count", references.len())
        }
        NextStep::WaitForConfirmation { references } => {
            page.t1("practitioner-next-wait-confirmation", "count", references.len())
        }
        NextStep::AskForCertificate => page.t("practitioner-next-certificate"),
    };
    Step { title, link: link(page, step, enrolment) }
}

fn link(page: &Page, step: &NextStep, enrolment: EnrolmentId) -> Option<(String, String)> {
    let (path, key) = match step {
        NextStep::LogHours { .. } | NextStep::TheoryFirst { .. } => {
            ("/practitioner/hours/new", "practitioner-hours-log")
        }
        NextStep::PutRecordsRight(_) | NextStep::WaitForCountersigning { .. } => {
            ("/practitioner/hours", "practitioner-see-hours")
        }
        NextStep::FinishCases { .. } | NextStep::SpreadCases { .. } => {
            ("/practitioner/cases", "practitioner-see-cases")
        }
        NextStep::BeginCases { .. } => ("/practitioner/cases/new", "practitioner-case-new"),
        NextStep::UploadDocument { .. } | NextStep::WaitForDocument { .. } => {
            return Some(("/practitioner/documents".to_owned(), page.t("practitioner-see-documents")));
        }
        _ => return None,
    };
    Some((format!("{path}?enrolment={enrolment}"), page.t(key)))
}
