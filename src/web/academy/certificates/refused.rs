//! A step that was not taken: the page that says why, what to put right, and where it stands.

use askama::Template;

use crate::{
    domain::{eligibility::ApprovalRefusal, shown::Shown, succession::SuccessionRefusal},
    storage::StorageError,
    web::{
        Page, Reply, WebError,
        forms::{name_error, text_error},
        print_words, shortfalls,
    },
    workflows::certificate_step::CertificateError,
};

#[derive(Template)]
#[template(path = "academy/certificate-refused.html")]
struct RefusedPage {
    page: Page,
    title: String,
    lead: String,
    lines: Vec<String>,
    back: String,
}

/// The answer to an error: 409 where somebody was faster, 422 where something must be put right first.
pub(super) fn answer(page: Page, error: CertificateError, back: String) -> Result<Reply, WebError> {
    let overtaken = match &error {
        CertificateError::Storage(StorageError::Stale) => Some("error-stale"),
        CertificateError::Storage(StorageError::Illegal(_)) => Some("error-illegal-move"),
        CertificateError::Storage(StorageError::Conflict(_)) => Some("error-already-there"),
        _ => None,
    };
    if let Some(key) = overtaken {
        let (title, lead) = (page.word(key, "title"), page.word(key, "text"));
        return Reply::overtaken(&RefusedPage { page, title, lead, lines: Vec::new(), back });
    }
    let (lead, lines) = words(&page, error)?;
    Reply::again(&RefusedPage { title: page.t("certificates-refused-title"), page, lead, lines, back })
}

/// Why there can be no certificate now, a line each; an error of another kind is none of these.
pub(in super::super) fn reasons(page: &Page, error: CertificateError) -> Result<Vec<String>, WebError> {
    let overtaken = matches!(&error, CertificateError::Storage(_));
    if overtaken && !matches!(&error, CertificateError::Storage(StorageError::NotFound)) {
        let CertificateError::Storage(error) = error else { return Ok(Vec::new()) };
        return Err(error.into());
    }
    let (lead, lines) = words(page, error)?;
    Ok(if lines.is_empty() { vec![lead] } else { lines })
}

fn words(page: &Page, error: CertificateError) -> Result<(String, Vec<String>), WebError> {
    let said = match error {
        CertificateError::NotEligible(missing) => {
            return Ok((page.t("certificates-refused-not-eligible"), shortfalls::lines(page, &missing)));
        }
        CertificateError::Layout(error) => {
            return Ok((page.t("certificates-refused-paper"), vec![print_words::layout(page.lang, &error)]));
        }
        CertificateError::Changed(now) => return Err(WebError::Changed(Shown::new().differences(&now))),
        CertificateError::Approval(ApprovalRefusal::Requester) => page.t("certificates-refused-requester"),
        CertificateError::Approval(ApprovalRefusal::LastAssessor) => page.t("certificates-refused-assessor"),
        CertificateError::Approval(ApprovalRefusal::Holder) => page.t("certificates-refused-holder"),
        CertificateError::Unreadable => page.t("academy-unreadable-text"),
        CertificateError::Altered => page.t("issue-why-altered"),
        CertificateError::Approval(ApprovalRefusal::SameHand) => page.t("certificates-refused-hand"),
        CertificateError::Succession(refusal) => succession(page, refusal),
        CertificateError::Name(error) => name_error(page.lang, "error-required", &error),
        CertificateError::Reason(error) => text_error(page.lang, "error-required", &error),
        CertificateError::Storage(error) => return Err(error.into()),
        CertificateError::System(why) => return Err(WebError::Unavailable(why)),
        CertificateError::Keys(error) => return Err(WebError::Unavailable(error.to_string())),
        CertificateError::Log(error) => return Err(WebError::Unavailable(error.to_string())),
        CertificateError::Sign(error) => return Err(WebError::Internal(error.to_string())),
        CertificateError::Design(error) => return Err(WebError::Internal(error.to_string())),
        CertificateError::Stopped(stopped) => return Err(WebError::Unavailable(stopped.to_string())),
    };
    Ok((said, Vec::new()))
}

/// Why it cannot be followed, in words.
pub(super) fn succession(page: &Page, refusal: SuccessionRefusal) -> String {
    match refusal {
        SuccessionRefusal::NotActive(state) => {
            page.t1("certificates-refused-not-active", "state", page.word("certificates-state", state))
        }
        SuccessionRefusal::NoExpiry => page.t("certificates-refused-no-expiry"),
        SuccessionRefusal::NoTerm => page.t("certificates-refused-no-term"),
        SuccessionRefusal::TooEarly { from } => {
            page.t1("certificates-refused-too-early", "day", page.date(&from))
        }
        SuccessionRefusal::SameName => page.t("certificates-refused-same-name"),
        SuccessionRefusal::NoEvidence => page.t("certificates-refused-no-evidence"),
    }
}
