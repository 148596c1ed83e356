//! Why a certificate was left out, and what to do about it, in words.

use crate::{
    domain::{
        eligibility::ApprovalRefusal,
        issue_job::{IssueRefusal, PaperProblem},
    },
    texts::Lang,
    web::{Page, print_words, shortfalls},
};

/// The reasons, a line each.
pub(super) fn reasons(page: &Page, refusal: &IssueRefusal) -> Vec<String> {
    match refusal {
        IssueRefusal::NotEligible { missing } => shortfalls::lines(page, missing),
        IssueRefusal::Approver { refusal } => vec![approver(page, *refusal)],
        IssueRefusal::NotAllowed => vec![page.t("issue-why-not-allowed")],
        IssueRefusal::Changed { what } if what.is_empty() => vec![page.t("issue-why-changed-unknown")],
        IssueRefusal::Changed { what } => {
            let told = what.iter().map(|one| page.shown_difference(one));
            std::iter::once(page.t("issue-why-changed")).chain(told).collect()
        }
        IssueRefusal::Overtaken => vec![page.t("issue-why-overtaken")],
        IssueRefusal::Altered => vec![page.t("issue-why-altered")],
        IssueRefusal::Unreadable => vec![page.t("issue-why-unreadable")],
        IssueRefusal::Succession => vec![page.t("issue-why-succession")],
        IssueRefusal::Paper { element, problem } => vec![print_words::problem(page.lang, element, *problem)],
    }
}

/// The reasons and what to do, for who reads them in a terminal.
pub fn in_words(lang: Lang, refusal: &IssueRefusal) -> String {
    let page = Page::anonymous(lang, "/");
    [reasons(&page, refusal), vec![advice(&page, refusal)]].concat().join(" ")
}

/// What to do.
pub(super) fn advice(page: &Page, refusal: &IssueRefusal) -> String {
    page.t(match refusal {
        IssueRefusal::NotEligible { .. } => "issue-do-not-eligible",
        IssueRefusal::Approver { .. } | IssueRefusal::NotAllowed => "issue-do-approver",
        IssueRefusal::Overtaken => "issue-do-overtaken",
        IssueRefusal::Changed { .. } => "issue-do-changed",
        IssueRefusal::Altered => "issue-do-altered",
        IssueRefusal::Unreadable => "issue-do-unreadable",
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
        ApprovalRefusal::SameHand => "certificates-refused-hand",
    })
}
