//! Why a certificate was left out, and what to do about it, in words.

use crate::{
    domain::{
        eligibility::ApprovalRefusal,
        issue_job::{IssueRefusal, PaperProblem},
    },
    web::Page,
};

use super::super::certificates::shortfalls;

/// The reasons, a line each.
pub(super) fn reasons(page: &Page, refusal: &IssueRefusal) -> Vec<String> {
    match refusal {
        IssueRefusal::NotEligible { missing } => shortfalls::lines(page, missing, None),
        IssueRefusal::Approver { refusal } => vec![approver(page, *refusal)],
        IssueRefusal::NotAllowed => vec![page.t("issue-why-not-allowed")],
        IssueRefusal::Overtaken => vec![page.t("issue-why-overtaken")],
        IssueRefusal::Succession => vec![page.t("issue-why-succession")],
        IssueRefusal::Paper { element, problem } => vec![paper(page, element, *problem)],
    }
}

/// What to do.
pub(super) fn advice(page: &Page, refusal: &IssueRefusal) -> String {
    page.t(match refusal {
        IssueRefusal::NotEligible { .. } => "issue-do-not-eligible",
        IssueRefusal::Approver { .. } | IssueRefusal::NotAllowed => "issue-do-approver",
        IssueRefusal::Overtaken => "issue-do-overtaken",
        IssueRefusal::Succession => "issue-do-succession",
        IssueRefusal::Paper { problem: PaperProblem::Other, .. } => "issue-do-paper-other",
        IssueRefusal::Paper { .. } => "issue-do-paper",
    })
}

/// Why this person may not approve.
pub(super) fn approver(page: &Page, refusal: ApprovalRefusal) -> String {
    page.t(match refusal {
        ApprovalRefusal::Requester => "certificates-refused-requester",
        ApprovalRefusal::LastAssessor => "certificates-refused-assessor",
        ApprovalRefusal::Holder => "certificates-refused-holder",
    })
}

fn paper(page: &Page, element: &str, problem: PaperProblem) -> String {
    match problem {
        PaperProblem::Glyph(character) => {
            page.t2("certificates-refused-glyph", "element", element, "character", character.to_string())
        }
        PaperProblem::Forbidden => page.t1("certificates-refused-forbidden", "element", element),
        PaperProblem::TooLong => page.t1("certificates-refused-fit", "element", element),
        PaperProblem::Empty => page.t1("certificates-refused-empty", "element", element),
        PaperProblem::Other => page.t("issue-why-paper-other"),
    }
}
