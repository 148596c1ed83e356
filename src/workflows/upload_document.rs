//! A trainee hands in a document: the file first, then its row and event, so that a crash in between leaves at most
//! a file that no row refers to (`countersign doctor` names those), never a row without its file.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{
        academy::Academy,
        document::Document,
        ids::{DocumentId, PersonId},
        states::DocumentState,
        upload::FileKind,
        words::Role,
    },
    storage::{
        StorageError, Store, documents,
        events::{self, NewEvent},
        files::FileStore,
        people,
    },
};

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
    /// The person is no longer a trainee here.
    #[error("not a trainee of this academy")]
    NotATrainee,
    /// The disk or the database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Takes a document. A second click of the same form changes nothing and is no error.
pub async fn upload_document(
    store: &Store,
    files: &FileStore,
    academy: &Academy,
    by: PersonId,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), UploadError> {
    let size = upload.bytes.len() as u64;
    let sha256 = files.put(upload.bytes).await?;
    let tx = store.begin().await?;
    let today = local_date(now, &academy.time_zone);
    if !people::list_roles_on(&tx, academy.id, by, today).await?.contains(&Role::Trainee) {
        return Err(UploadError::NotATrainee);
    }
    let document = Document {
        id: upload.id,
        academy_id: academy.id,
        person_id: by,
        kind: upload.kind,
        issuer: upload.issuer,
        reference: upload.reference,
        issued_on: upload.issued_on,
        expires_on: upload.expires_on,
        covers: upload.covers,
        state: DocumentState::Uploaded,
        reason: None,
        sha256,
        media_type: upload.file_kind.media_type().into(),
        size,
        uploaded_at: now,
        reviewed_by: None,
        reviewed_at: None,
    };
    match documents::insert(&tx, &document, &upload.file_name).await {
        Ok(()) => {}
        Err(StorageError::Conflict("id")) => {
            drop(tx);
            documents::find_own(store.read(), academy.id, by, document.id).await?;
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    }
    let changes = json!({
        "kind": document.kind, "issued_on": document.issued_on, "expires_on": document.expires_on,
        "covers": document.covers, "sha256": document.sha256,
    });
    let event = NewEvent {
        academy: academy.id,
        actor: Some(by),
        action: "document.uploaded",
        subject: document.id.0,
        changes,
    };
    events::append(&tx, event, now).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
