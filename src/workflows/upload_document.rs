//! A trainee hands in a document: the file first, then its row and event, so that a crash in between leaves at most
//! a file that no row refers to (`countersign doctor` names those), never a row without its file.

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;

use crate::{
    config::UploadLimits,
    domain::{document::Document, ids::DocumentId, states::DocumentState, upload::FileKind, words::Role},
    random::sha256_hex,
    storage::{
        ConnectionTrait, StorageError, Store, documents,
        events::{self, NewEvent},
        files::FileStore,
    },
};

use super::acting::{Acting, Authority};

/// Who hands documents in.
pub const HOLDERS: &[Role] = &[Role::Trainee];

/// What is handed in; every field is checked.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Made with the form, so that a second click finds it there.
    pub id: DocumentId,
    /// Key of its type.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number or reference.
    pub reference: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// Its last day, where it carries one.
    pub expires_on: Option<NaiveDate>,
    /// Keys of the techniques it covers.
    pub covers: Vec<String>,
    /// What the file was called.
    pub file_name: String,
    /// What it is by its content.
    pub file_kind: FileKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a document was not taken.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// So many documents of the person wait for a reviewer already.
    #[error("{most} documents wait for a reviewer already")]
    TooManyWaiting {
        /// How many may.
        most: u64,
    },
    /// The person handed in too much within a day.
    #[error("more than {megabytes} MB in a day")]
    TooMuch {
        /// How much may be.
        megabytes: u64,
    },
    /// The people of the academy together handed in too much within a day.
    #[error("the academy takes no more today")]
    AcademyFull,
    /// The disk, the database, or a role that ended.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Takes a document. A second click of the same form changes nothing and is no error; where it says something else it is
/// refused, so that nothing is dropped silently.
pub async fn upload_document(
    store: &Store,
    files: &FileStore,
    who: &Authority,
    limits: UploadLimits,
    upload: Upload,
) -> Result<(), UploadError> {
    let size = upload.bytes.len() as u64;
    // Asked before the file is written, so that what is refused takes no room on the disk.
    let before = who.require(store.read(), HOLDERS).await?;
    match documents::find_own(store.read(), before.academy, before.person, upload.id).await {
        Ok(there) if says_the_same(&there.document, &upload) => return Ok(()),
        Ok(_) => return Err(StorageError::SavedOtherwise.into()),
        Err(StorageError::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    within(store.read(), before, limits, size).await?;
    let sha256 = files.put(upload.bytes.clone()).await?;
    let (tx, acting) = who.begin(store, HOLDERS).await?;
    let document = Document {
        id: upload.id,
        academy_id: acting.academy,
        person_id: acting.person,
        kind: upload.kind.clone(),
        issuer: upload.issuer.clone(),
        reference: upload.reference.clone(),
        issued_on: upload.issued_on,
        expires_on: upload.expires_on,
        covers: upload.covers.clone(),
        state: DocumentState::Uploaded,
        reason: None,
        sha256,
        media_type: upload.file_kind.media_type().into(),
        size,
        uploaded_at: acting.at,
        reviewed_by: None,
        reviewed_at: None,
        withdrawn_by: None,
        withdrawn_at: None,
    };
    match documents::insert(&tx, &document, &upload.file_name).await {
        Ok(()) => {}
        Err(StorageError::Conflict("id")) => {
            drop(tx);
            let there = documents::find_own(store.read(), acting.academy, acting.person, document.id).await?;
            let same = says_the_same(&there.document, &upload);
            return if same { Ok(()) } else { Err(StorageError::SavedOtherwise.into()) };
        }
        Err(error) => return Err(error.into()),
    }
    within(&tx, acting, limits, 0).await?;
    // Somebody who took the same file back a moment ago may have erased it; nobody does while this transaction is open.
    if !files.exists(&document.sha256).await? {
        files.put(upload.bytes).await?;
    }
    let changes = json!({
        "kind": document.kind, "issued_on": document.issued_on, "expires_on": document.expires_on,
        "covers": document.covers, "sha256": document.sha256,
    });
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "document.uploaded",
        subject: document.id.0,
        changes,
    };
    events::append(&tx, event, acting.at).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Whether what is there is what is sent once more. A file that was taken back cannot be compared any more.
fn says_the_same(there: &Document, upload: &Upload) -> bool {
    there.kind == upload.kind
        && there.issuer == upload.issuer
        && there.reference == upload.reference
        && there.issued_on == upload.issued_on
        && there.expires_on == upload.expires_on
        && there.covers == upload.covers
        && (there.sha256.is_empty() || there.sha256 == sha256_hex(&upload.bytes))
}

/// Whether so many bytes more stay within what one person and one academy may hand in. Asked with the row in place, the bytes
/// are counted already.
async fn within(
    db: &impl ConnectionTrait,
    acting: Acting,
    limits: UploadLimits,
    more: u64,
) -> Result<(), UploadError> {
    let since = acting.at - TimeDelta::days(1);
    let usage = documents::find_usage(db, acting.academy, acting.person, since).await?;
    if usage.person_waiting + u64::from(more > 0) > limits.waiting {
        return Err(UploadError::TooManyWaiting { most: limits.waiting });
    }
    if usage.person_bytes + more > limits.person_megabytes.saturating_mul(MEGABYTE) {
        return Err(UploadError::TooMuch { megabytes: limits.person_megabytes });
    }
    if usage.academy_bytes + more > limits.academy_megabytes.saturating_mul(MEGABYTE) {
        return Err(UploadError::AcademyFull);
    }
    Ok(())
}

const MEGABYTE: u64 = 1024 * 1024;
