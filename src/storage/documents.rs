//! Documents. The files themselves lie in the object store, by their SHA-256.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QueryResult, QuerySelect,
};

use crate::domain::{
    document::Document,
    ids::{AcademyId, DocumentId, PersonId},
    states::DocumentState,
};

use super::{
    Result, StorageError, Tx,
    entities::document as table,
    exactly_one, found,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// A document with the names a page shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentView {
    /// The document.
    pub document: Document,
    /// What its file was called when it was uploaded.
    pub file_name: String,
    /// Whose it is.
    pub person_name: String,
    /// Who reviewed it.
    pub reviewer_name: Option<String>,
    /// Who took it, or its approval, back.
    pub withdrawer_name: Option<String>,
}

const VIEW: &str = concat!(
    "d.*, ",
    text_here!("p", "full_name", "d.academy_id"),
    " AS person_name, ",
    text_here!("r", "full_name", "d.academy_id"),
    " AS reviewer_name, ",
    text_here!("w", "full_name", "d.academy_id"),
    " AS withdrawer_name"
);
const TABLES: &str =
    "document d JOIN person p ON p.id = d.person_id LEFT JOIN person r ON r.id = d.reviewed_by
     LEFT JOIN person w ON w.id = d.withdrawn_by";

impl TryFrom<table::Model> for Document {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            person_id: row.person_id.into(),
            kind: row.kind,
            issuer: row.issuer,
            reference: row.reference,
            issued_on: row.issued_on,
            expires_on: row.expires_on,
            covers: serde_json::from_value(row.covers)?,
            state: row.state.parse()?,
            reason: row.reason,
            sha256: row.sha256,
            media_type: row.media_type,
            size: rows::unsigned(row.size)?,
            uploaded_at: row.uploaded_at,
            reviewed_by: row.reviewed_by.map(Into::into),
            reviewed_at: row.reviewed_at,
            withdrawn_by: row.withdrawn_by.map(Into::into),
            withdrawn_at: row.withdrawn_at,
        })
    }
}

fn document(row: &QueryResult) -> Result<Document> {
    rows::model::<table::Model>(row)?.try_into()
}

fn view(row: &QueryResult) -> Result<DocumentView> {
    Ok(DocumentView {
        document: document(row)?,
        file_name: rows::get(row, "file_name")?,
        person_name: rows::get(row, "person_name")?,
        reviewer_name: rows::get(row, "reviewer_name")?,
        withdrawer_name: rows::get(row, "withdrawer_name")?,
    })
}

/// Adds a document. Its id comes with the form: the second submit of one form is `Conflict("id")`.
pub async fn insert(tx: &Tx, document: &Document, file_name: &str) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(document.id.into()),
        academy_id: Set(document.academy_id.into()),
        person_id: Set(document.person_id.into()),
        kind: Set(document.kind.clone()),
        issuer: Set(document.issuer.clone()),
        reference: Set(document.reference.clone()),
        issued_on: Set(document.issued_on),
        expires_on: Set(document.expires_on),
        covers: Set(serde_json::to_value(&document.covers)?),
        state: Set(document.state.name().to_owned()),
        reason: Set(document.reason.clone()),
        sha256: Set(document.sha256.clone()),
        media_type: Set(document.media_type.clone()),
        size: Set(rows::signed(document.size)?),
        file_name: Set(file_name.to_owned()),
        uploaded_at: Set(document.uploaded_at),
        reviewed_by: Set(document.reviewed_by.map(Into::into)),
        reviewed_at: Set(document.reviewed_at),
        withdrawn_by: Set(document.withdrawn_by.map(Into::into)),
        withdrawn_at: Set(document.withdrawn_at),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The document of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: DocumentId) -> Result<DocumentView> {
    let sql = format!("SELECT {VIEW} FROM {TABLES} WHERE d.academy_id = ?1 AND d.id = ?2");
    view(&found(rows::one(db, sql, values![academy.0, id.0]).await?)?)
}

/// The document of an id, for its owner only.
pub async fn find_own(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
    id: DocumentId,
) -> Result<DocumentView> {
    let view = find(db, academy, id).await?;
    found((view.document.person_id == person).then_some(view))
}

/// A person's documents in an academy by type, newest first.
pub async fn list_of_person(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<DocumentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE d.academy_id = ?1 AND d.person_id = ?2
         ORDER BY d.kind, d.uploaded_at DESC, d.id DESC"
    );
    rows::all(db, sql, values![academy.0, person.0]).await?.iter().map(view).collect()
}

/// A person's approved documents in an academy, expired ones too: whether one is current is the domain's to say.
pub async fn list_current_approved(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<Document>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::State.eq(DocumentState::Approved.name()))
        .order_by_asc(table::Column::Kind)
        .order_by_desc(table::Column::IssuedOn)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}

/// The documents that wait for a reviewer, oldest first.
pub async fn list_queue(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    page: Page,
) -> Result<PageOf<DocumentView>> {
    let from = format!("{TABLES} WHERE d.academy_id = ?1 AND d.state = 'uploaded'");
    let select =
        Select { columns: VIEW, from: &from, order: "d.uploaded_at, d.id", values: values![academy.0] };
    pages::run(db, select, page, view).await
}

/// How many documents wait for a reviewer.
pub async fn count_waiting(db: &impl ConnectionTrait, academy: AcademyId) -> Result<u64> {
    let sql = "SELECT count(*) AS count FROM document WHERE academy_id = ?1 AND state = 'uploaded'";
    rows::count(db, sql, values![academy.0]).await
}

/// What a reviewer said of a document.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a> {
    /// Approved or rejected.
    pub state: DocumentState,
    /// Why it was rejected.
    pub reason: Option<&'a str>,
    /// Who reviewed it.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Notes a review. `Stale` where somebody reviewed it already.
pub async fn update_review(tx: &Tx, academy: AcademyId, id: DocumentId, review: Review<'_>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(DocumentState::Uploaded.name()))
        .col_expr(table::Column::State, review.state.name().into())
        .col_expr(table::Column::Reason, review.reason.map(str::to_owned).into())
        .col_expr(table::Column::ReviewedBy, review.by.0.into())
        .col_expr(table::Column::ReviewedAt, review.at.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Takes an approval back, with a reason. `Stale` where the document is not approved.
pub async fn update_withdrawn(
    tx: &Tx,
    academy: AcademyId,
    id: DocumentId,
    reason: &str,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(DocumentState::Approved.name()))
        .col_expr(table::Column::State, DocumentState::Withdrawn.name().into())
        .col_expr(table::Column::Reason, reason.into())
        .col_expr(table::Column::WithdrawnBy, by.0.into())
        .col_expr(table::Column::WithdrawnAt, at.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Takes back what its owner handed in; what stood on it and where its file lies goes with it. `Stale` where somebody has
/// looked at it.
pub async fn update_taken_back(
    tx: &Tx,
    academy: AcademyId,
    id: DocumentId,
    (owner, at): (PersonId, DateTime<Utc>),
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(owner.0))
        .filter(table::Column::State.eq(DocumentState::Uploaded.name()))
        .col_expr(table::Column::State, DocumentState::TakenBack.name().into())
        .col_expr(table::Column::WithdrawnBy, owner.0.into())
        .col_expr(table::Column::WithdrawnAt, at.into())
        .col_expr(table::Column::Sha256, "".into())
        .col_expr(table::Column::FileName, "".into())
        .col_expr(table::Column::Issuer, "".into())
        .col_expr(table::Column::Reference, "".into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Whether a document of anybody lies in the file of this SHA-256.
pub async fn has_file(db: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    Ok(table::Entity::find().filter(table::Column::Sha256.eq(sha256)).count(db).await? > 0)
}

/// What was handed in since a moment, and what waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Bytes that the person handed in since then, taken back or not.
    pub person_bytes: u64,
    /// Documents of the person that wait for a reviewer, whenever they were handed in.
    pub person_waiting: u64,
    /// Bytes that everybody of the academy handed in since then.
    pub academy_bytes: u64,
}

/// What a person and everybody of an academy handed in since a moment.
pub async fn find_usage(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Usage> {
    let here = table::Entity::find().filter(table::Column::AcademyId.eq(academy.0));
    let own = here.clone().filter(table::Column::PersonId.eq(person.0));
    let bytes = async |of: sea_orm::Select<table::Entity>| -> Result<u64> {
        let since = of.filter(table::Column::UploadedAt.gte(since));
        let sum = since.select_only().column_as(table::Column::Size.sum(), "bytes");
        let sum: Option<Option<i64>> = sum.into_tuple().one(db).await?;
        rows::unsigned(sum.flatten().unwrap_or_default())
    };
    let waiting = own.clone().filter(table::Column::State.eq(DocumentState::Uploaded.name()));
    Ok(Usage {
        person_bytes: bytes(own).await?,
        person_waiting: waiting.count(db).await?,
        academy_bytes: bytes(here).await?,
    })
}
