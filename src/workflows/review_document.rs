//! A reviewer accepts or refuses a document. Approving one hides no other: which paper counts is decided at each look.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        document::Document,
        enrolment::Enrolment,
        ids::DocumentId,
        paper_kinds,
        person::Person,
        shown::{Difference, Shown},
        states::{DocumentMove, DocumentState, EnrolmentState},
        text::Reason,
        words::Role,
    },
    storage::{
        StorageError, Store, Tx, academies, document_review,
        documents::{self, DocumentView, Review},
        enrolments,
        events::{self, NewEvent},
        people,
    },
    texts::{self, Lang},
};

use super::{
    acting::{Acting, Authority},
    check_identity::{IdentityRefusal, note},
    letter::{self, Letter},
};

/// Who reviews documents.
pub const REVIEWERS: &[Role] = &[Role::Owner, Role::Manager];

/// What a reviewer says.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is what it says and counts on its days.
    Approve {
        /// Where it shows who somebody is: that name and birth date match, so that their identity is checked as well.
        identity: Option<Matched>,
    },
    /// It does not count, because.
    Reject(Reason),
}

/// The name and the birth date on an identity document are those of the person.
#[derive(Clone, Copy, Debug)]
pub struct Matched {
    /// The birth date on it, where none was known.
    pub born_on: Option<NaiveDate>,
}

/// Why a document was not reviewed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// Nobody reviews their own document.
    #[error("the document is the reviewer's own")]
    OwnDocument,
    /// Somebody was faster; how it stands now.
    #[error("reviewed already")]
    Overtaken(Box<DocumentView>),
    /// Something is not as the page showed it.
    #[error("changed since it was shown")]
    Changed(Vec<Difference>),
    /// The birth date is not known and was not given.
    #[error("the birth date is not known")]
    BirthDateMissing,
    /// The owner of the document runs or audits the academy; only an owner of the academy records their birth date.
    #[error("only an owner may record this person's birth date")]
    NotYours,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<IdentityRefusal> for ReviewError {
    fn from(refusal: IdentityRefusal) -> Self {
        match refusal {
            IdentityRefusal::OwnIdentity => Self::OwnDocument,
            IdentityRefusal::BirthDateMissing => Self::BirthDateMissing,
            IdentityRefusal::NotYours => Self::NotYours,
            IdentityRefusal::Storage(error) => Self::Storage(error),
        }
    }
}

/// What a reviewer is shown of a document before they decide; of an identity document with the owner's birth date.
pub fn shown(view: &DocumentView, owner: &Person) -> Shown {
    let document = &view.document;
    let shown = Shown::new().line("paper-holder", &owner.full_name);
    let shown = if paper_kinds::shows_identity(&document.kind) {
        shown.line("paper-born", owner.born_on)
    } else {
        shown
    };
    shown
        .line("paper-kind", &document.kind)
        .line("paper-issuer", &document.issuer)
        .line("paper-reference", &document.reference)
        .line("paper-issued", document.issued_on)
        .line("paper-expires", document.expires_on)
        .lines("paper-covers", &document.covers)
        .line("paper-file", &document.sha256)
}

/// Writes a verdict down and tells the owner. Of two reviewers at once the first is written.
pub async fn review_document(
    store: &Store,
    who: &Authority,
    id: DocumentId,
    verdict: &Verdict,
    seen: &Shown,
    public_url: &str,
) -> Result<(), ReviewError> {
    let (tx, acting) = who.begin(store, REVIEWERS).await?;
    let view = documents::find(&tx, acting.academy, id).await?;
    if view.document.person_id == acting.person {
        return Err(ReviewError::OwnDocument);
    }
    if view.document.state != DocumentState::Uploaded {
        return Err(ReviewError::Overtaken(Box::new(view)));
    }
    let owner = people::find_here(&tx, acting.academy, view.document.person_id).await?;
    let now = shown(&view, &owner);
    if seen.digest() != now.digest() {
        return Err(ReviewError::Changed(seen.differences(&now)));
    }
    let (attempted, reason) = match verdict {
        Verdict::Approve { .. } => (DocumentMove::Approve, None),
        Verdict::Reject(reason) => (DocumentMove::Reject, Some(reason.as_str())),
    };
    let state = view.document.after(attempted).map_err(StorageError::from)?;
    let review = Review { state, reason, by: acting.person, at: acting.at };
    documents::update_review(&tx, acting.academy, id, review).await?;
    let action = if state == DocumentState::Approved { "document.approved" } else { "document.rejected" };
    let changes = json!({
        "state": {"from": view.document.state.name(), "to": state.name()},
        "reason": reason,
    });
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id.0, changes };
    events::append(&tx, event, acting.at).await?;
    if let Verdict::Approve { identity: Some(matched) } = verdict
        && paper_kinds::shows_identity(&view.document.kind)
    {
        for enrolled in enrolments::list_of_person(&tx, acting.academy, owner.id).await? {
            if awaits_identity(&enrolled.enrolment) {
                note(&tx, acting, enrolled.enrolment, (matched.born_on, Some(id)), public_url).await?;
            }
        }
    }
    let name = if reason.is_some() { "document-rejected" } else { "document-approved" };
    notify(&tx, acting, &view, (name, reason.unwrap_or_default()), public_url).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Whether nobody has checked the identity of an enrolment's trainee yet.
pub fn awaits_identity(enrolment: &Enrolment) -> bool {
    enrolment.identity_checked_on.is_none() && enrolment.state != EnrolmentState::Withdrawn
}

/// Which of several documents of a kind is meant.
fn which(document: &Document) -> String {
    let parts = [document.issuer.as_str(), document.reference.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Posts a mail of some name about a document to its owner.
pub(super) async fn notify(
    tx: &Tx,
    acting: Acting,
    view: &DocumentView,
    (name, reason): (&'static str, &str),
    public_url: &str,
) -> Result<(), StorageError> {
    let academy = academies::find(tx, acting.academy).await?;
    let owner = people::find(tx, view.document.person_id).await?;
    let lang = Lang::from_tag(&owner.locale).unwrap_or(Lang::En);
    let needed = document_review::list_needed(tx, acting.academy, owner.id).await?;
    let need = needed.into_iter().find(|need| need.rule.kind == view.document.kind);
    let kind =
        texts::document_kind(lang, &view.document.kind, need.map(|need| need.name(lang.tag()).to_owned()));
    let letter = Letter {
        academy: Some(acting.academy),
        name,
        dedup_key: format!("{name}:{}:{}", view.document.id, owner.id),
        to: &owner.email,
        lang,
        args: vec![
            ("name", owner.full_name.as_str().into()),
            ("document", kind.as_str().into()),
            ("which", which(&view.document).into()),
            ("academy", academy.name.as_str().into()),
            ("reason", reason.into()),
        ],
        link: Some(format!("{public_url}/practitioner/documents")),
    };
    letter::post(tx, letter, acting.at).await
}
