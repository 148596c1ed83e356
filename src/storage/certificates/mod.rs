//! Certificates: requested, approved with frozen facts, issued, and moved from state to state.

mod asked;
mod course_words;
mod lists;
mod public_record;
mod renditions;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QueryResult, QuerySelect, Value, prelude::Uuid, sea_query::Expr,
};

use crate::domain::{
    certificate::{Certificate, CertificateFacts, NewName},
    ids::{AcademyId, CertificateId, DocumentId, EnrolmentId, PersonId},
    signed_content::sha256_hex,
    states::CertificateState,
    verification_code::VerificationCode,
    words::RevocationReason,
};

use super::{
    Result, StorageError, Store, Tx, all_of,
    entities::{appearance as looks, certificate as table},
    exactly_one, found,
    here::text_here,
    rows::{self, unsigned, values},
    seals::{self, Kind},
};

pub use asked::{insert_asked, list_asked_shown};
pub(in crate::storage) use course_words::WordShelf;
pub use course_words::find_course_words;
pub use lists::{
    CertificateLine, Filter, Listed, PendingLine, list, list_asked, list_of_enrolment, list_of_person,
    list_pending_of_cohort, list_preparing, list_successors,
};
pub use public_record::{
    PublicRecord, find_issued_file, find_public_record, is_file_named, list_public_records,
};
pub use renditions::{FileToStrengthen, NewRendition, find_level, insert_rendition, list_ageing, list_bare};

/// A certificate with everything its page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateView {
    /// The certificate.
    pub certificate: Certificate,
    /// The holder's name today; the frozen one is in the facts.
    pub person_name: String,
    /// The cohort's name.
    pub cohort_name: String,
    /// The course's title today.
    pub course_title: String,
    /// Who asked for it.
    pub requested_by_name: String,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// Who approved it.
    pub approved_by_name: Option<String>,
    /// When it was approved or declined.
    pub approved_at: Option<DateTime<Utc>>,
    /// When it came into its state.
    pub state_changed_at: DateTime<Utc>,
    /// The document that proves a changed name.
    pub evidence_document_id: Option<DocumentId>,
    /// The changed name that was asked for.
    pub new_name: Option<String>,
    /// The same in Latin letters.
    pub new_latin_name: Option<String>,
}

impl CertificateView {
    /// The changed name that was asked for, the whole of it.
    pub fn changed_name(&self) -> Option<NewName<'_>> {
        let latin = self.new_latin_name.as_deref();
        self.new_name.as_deref().map(|name| NewName { name, latin })
    }
}

/// What an approval settles for good.
#[derive(Clone, Debug)]
pub struct Approval<'a> {
    /// The request.
    pub certificate: CertificateId,
    /// The serial within the academy.
    pub serial: &'a str,
    /// The public code.
    pub code: &'a VerificationCode,
    /// What the certificate says, its language and its days.
    pub facts: &'a CertificateFacts,
    /// The version of the academy's appearance that it will be drawn with.
    pub appearance: Option<u32>,
}

/// A move of an issued or requested certificate, with its reasons.
#[derive(Clone, Copy, Debug)]
pub struct StateChange<'a> {
    /// The state it was read in.
    pub from: CertificateState,
    /// The state it comes into.
    pub to: CertificateState,
    /// Why it is revoked, from the list.
    pub reason_key: Option<RevocationReason>,
    /// Why, in words.
    pub reason: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Numbers that no other certificate of the academy has or will have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenSerials {
    /// What the academy's serials begin with.
    pub prefix: String,
    /// The first of them; 1 for the academy's first.
    pub first: u32,
}

impl TryFrom<table::Model> for Certificate {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            enrolment_id: row.enrolment_id.into(),
            person_id: row.person_id.into(),
            serial: row.serial,
            code: row.code.as_deref().map(code).transpose()?,
            state: row.state.parse()?,
            requested_by: row.requested_by.into(),
            approved_by: row.approved_by.map(Into::into),
            awarded_on: row.awarded_on,
            expires_on: row.expires_on,
            facts: row.facts.map(serde_json::from_value).transpose()?,
            predecessor_id: row.predecessor_id.map(Into::into),
            succession: row.succession.map(|text| text.parse()).transpose()?,
            reason_key: row.reason_key.map(|text| text.parse()).transpose()?,
            reason: row.reason,
            pdf_sha256: row.pdf_sha256,
            version: row.version,
            language: row.language,
            appearance: row.appearance_version.map(unsigned).transpose()?,
        })
    }
}

fn code(text: &str) -> Result<VerificationCode> {
    VerificationCode::parse(text).map_err(|error| StorageError::Unreadable(format!("a stored code: {error}")))
}

/// Stores a request. `Conflict("enrolment")` where one for the enrolment is under way or issued, and
/// `Conflict("predecessor")` where the predecessor has a successor. A changed name comes with its evidence.
pub async fn insert_request(
    tx: &Tx,
    certificate: &Certificate,
    evidence: Option<DocumentId>,
    new_name: Option<NewName<'_>>,
    now: DateTime<Utc>,
) -> Result<()> {
    table::Entity::insert(request(certificate, evidence, new_name, now)).exec_without_returning(tx).await?;
    Ok(())
}

/// Stores requests for first certificates, as [`insert_request`] does.
pub async fn insert_requests(tx: &Tx, certificates: &[Certificate], now: DateTime<Utc>) -> Result<()> {
    // A statement of SQLite takes 32,766 values; a row has 27.
    for some in certificates.chunks(500) {
        let rows = some.iter().map(|certificate| request(certificate, None, None, now));
        table::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn request(
    certificate: &Certificate,
    evidence: Option<DocumentId>,
    new_name: Option<NewName<'_>>,
    now: DateTime<Utc>,
) -> table::ActiveModel {
    table::ActiveModel {
        id: Set(certificate.id.into()),
        academy_id: Set(certificate.academy_id.into()),
        enrolment_id: Set(certificate.enrolment_id.into()),
        person_id: Set(certificate.person_id.into()),
        serial: Set(None),
        code: Set(None),
        state: Set(CertificateState::PendingApproval.name().to_owned()),
        requested_by: Set(certificate.requested_by.into()),
        requested_at: Set(now),
        approved_by: Set(None),
        approved_at: Set(None),
        awarded_on: Set(None),
        expires_on: Set(None),
        facts: Set(None),
        facts_sha256: Set(None),
        predecessor_id: Set(certificate.predecessor_id.map(Into::into)),
        succession: Set(certificate.succession.map(|s| s.name().to_owned())),
        evidence_document_id: Set(evidence.map(Into::into)),
        new_name: Set(new_name.map(|new| new.name.to_owned())),
        reason_key: Set(None),
        reason: Set(None),
        state_changed_at: Set(now),
        pdf_sha256: Set(None),
        version: Set(1),
        language: Set(certificate.language.clone()),
        appearance_version: Set(None),
        new_latin_name: Set(new_name.and_then(|new| new.latin).map(str::to_owned)),
    }
}

/// The certificate of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: CertificateId) -> Result<Certificate> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// The certificate of a serial.
pub async fn find_by_serial(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    serial: &str,
) -> Result<Certificate> {
    let query = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Serial.eq(serial));
    found(query.one(db).await?)?.try_into()
}

/// The certificate of a public code, whichever academy issued it.
pub async fn find_by_code(db: &impl ConnectionTrait, code: &VerificationCode) -> Result<Option<Certificate>> {
    let query = table::Entity::find().filter(table::Column::Code.eq(code.as_str()));
    query.one(db).await?.map(TryInto::try_into).transpose()
}

/// The certificate of an id, with everything its page shows.
pub async fn find_view(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CertificateId,
) -> Result<CertificateView> {
    found(list_views(db, academy, &[id]).await?.pop())
}

/// The holder's name, as the academy reads it where no certificate was issued with one.
const HOLDER: &str = text_here!("p", "full_name", "c.academy_id");
const ASKER: &str = text_here!("r", "full_name", "c.academy_id");
const APPROVER: &str = text_here!("a", "full_name", "c.academy_id");

/// The certificates of some ids, with everything their pages show, in no order; ids that the academy does not have are
/// left out.
pub async fn list_views(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[CertificateId],
) -> Result<Vec<CertificateView>> {
    let sql = format!(
        "SELECT c.*, {HOLDER} AS person_name, g.name AS cohort_name, co.title AS course_title,
            {ASKER} AS requested_by_name, {APPROVER} AS approved_by_name
        FROM certificate c JOIN person p ON p.id = c.person_id JOIN enrolment e ON e.id = c.enrolment_id
        JOIN cohort g ON g.id = e.cohort_id JOIN course_version v ON v.id = e.course_version_id
        JOIN course co ON co.id = v.course_id JOIN person r ON r.id = c.requested_by
        LEFT JOIN person a ON a.id = c.approved_by
        WHERE c.academy_id = ?1 AND c.id IN ({})",
        rows::places(2, ids.len())
    );
    let values = std::iter::once(academy.0).chain(ids.iter().map(|id| id.0)).map(Value::from).collect();
    rows::all(db, sql, values).await?.iter().map(view).collect()
}

fn view(row: &QueryResult) -> Result<CertificateView> {
    let model: table::Model = rows::model(row)?;
    Ok(CertificateView {
        person_name: rows::get(row, "person_name")?,
        cohort_name: rows::get(row, "cohort_name")?,
        course_title: rows::get(row, "course_title")?,
        requested_by_name: rows::get(row, "requested_by_name")?,
        requested_at: model.requested_at,
        approved_by_name: rows::get(row, "approved_by_name")?,
        approved_at: model.approved_at,
        state_changed_at: model.state_changed_at,
        evidence_document_id: model.evidence_document_id.map(Into::into),
        new_name: model.new_name.clone(),
        new_latin_name: model.new_latin_name.clone(),
        certificate: model.try_into()?,
    })
}

/// Takes the academy's next serial numbers; they stay taken when the transaction is committed.
pub async fn take_serials(tx: &Tx, academy: AcademyId, count: usize) -> Result<TakenSerials> {
    let sql = "UPDATE academy SET next_serial = next_serial + ?2 WHERE id = ?1
        RETURNING serial_prefix, next_serial - ?2 AS number";
    let row = found(rows::one(tx, sql, values![academy.0, rows::signed::<i64>(count)?]).await?)?;
    Ok(TakenSerials { prefix: rows::get(&row, "serial_prefix")?, first: rows::whole(&row, "number")? })
}

/// Approves requests: serials, codes and facts are frozen from here on. `Stale` where one of them is pending no longer,
/// `Conflict("code")` where one of the codes was given before; nothing is approved then. At most some hundreds at once.
pub async fn update_to_preparing(
    tx: &Tx,
    academy: AcademyId,
    approvals: &[Approval<'_>],
    approved_by: PersonId,
    at: DateTime<Utc>,
) -> Result<()> {
    if approvals.is_empty() {
        return Ok(());
    }
    let mut values = values![academy.0, approved_by.0, at];
    for approval in approvals {
        let facts = serde_json::to_value(approval.facts)?.to_string();
        values.extend(values![
            approval.certificate.0,
            approval.serial,
            approval.code.as_str(),
            sha256_hex(&facts),
            facts,
            approval.facts.language.as_str(),
            approval.appearance,
            approval.facts.awarded_on,
            approval.facts.expires_on,
        ]);
    }
    let sql = format!(
        "UPDATE certificate SET state = 'preparing', serial = column2, code = column3, facts_sha256 = column4,
            facts = column5, language = column6, appearance_version = column7, awarded_on = column8,
            expires_on = column9, approved_by = ?2, approved_at = ?3, state_changed_at = ?3, version = version + 1
        FROM (VALUES {}) WHERE id = column1 AND academy_id = ?1 AND state = 'pending_approval'",
        rows::lines(4, 9, approvals.len())
    );
    all_of(approvals.len(), rows::change(tx, sql, values).await?)
}

/// Issues approved certificates, each with the SHA-256 of its stored file; those that were prepared no longer are left
/// as they are, and out of what comes back.
pub async fn update_to_active(
    tx: &Tx,
    academy: AcademyId,
    files: &[(CertificateId, &str)],
    at: DateTime<Utc>,
) -> Result<HashSet<CertificateId>> {
    if files.is_empty() {
        return Ok(HashSet::new());
    }
    let mut values = values![academy.0, at];
    values.extend(files.iter().flat_map(|(id, sha256)| values![id.0, *sha256]));
    let sql = format!(
        "UPDATE certificate SET state = 'active', pdf_sha256 = column2, state_changed_at = ?2, version = version + 1
        FROM (VALUES {}) WHERE id = column1 AND academy_id = ?1 AND state = 'preparing' RETURNING id",
        rows::lines(3, 2, files.len())
    );
    rows::all(tx, sql, values).await?.iter().map(|row| rows::id(row, "id")).collect()
}

/// Those of some certificates that are to be made which do not stand there as the program wrote them, or whose appearance does not: nobody
/// approved what they would say.
pub async fn list_altered(
    store: &Store,
    academy: AcademyId,
    ids: &[CertificateId],
) -> Result<HashSet<CertificateId>> {
    let db = &store.begin_reading().await?;
    let own: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut altered = seals::list_altered(store, db, Kind::Certificate, &own).await?;
    let looks = table::Entity::find()
        .select_only()
        .column(table::Column::Id)
        .column(looks::Column::Id)
        .join_rev(
            JoinType::InnerJoin,
            looks::Entity::belongs_to(table::Entity)
                .from((looks::Column::AcademyId, looks::Column::Version))
                .to((table::Column::AcademyId, table::Column::AppearanceVersion))
                .into(),
        )
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Id.is_in(own))
        .into_tuple::<(Uuid, Uuid)>()
        .all(db)
        .await?;
    let mut drawn_with: Vec<Uuid> = looks.iter().map(|(_, look)| *look).collect();
    drawn_with.sort_unstable();
    drawn_with.dedup();
    let changed = seals::list_altered(store, db, Kind::Appearance, &drawn_with).await?;
    altered.extend(looks.iter().filter(|(_, look)| changed.contains(look)).map(|(id, _)| *id));
    Ok(altered.into_iter().map(Into::into).collect())
}

/// Declines, suspends, reinstates, revokes or supersedes a certificate that was read in a version.
pub async fn update_state(
    tx: &Tx,
    academy: AcademyId,
    id: CertificateId,
    expected_version: i32,
    change: StateChange<'_>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .filter(table::Column::State.eq(change.from.name()))
        .col_expr(table::Column::State, change.to.name().into())
        .col_expr(table::Column::ReasonKey, change.reason_key.map(RevocationReason::name).into())
        .col_expr(table::Column::Reason, change.reason.map(str::to_owned).into())
        .col_expr(table::Column::StateChangedAt, change.at.into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Whether a document proved the name that a certificate of an enrolment says.
pub async fn has_evidence(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
    document: DocumentId,
) -> Result<bool> {
    let count = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .filter(table::Column::EvidenceDocumentId.eq(document.0))
        .count(db)
        .await?;
    Ok(count > 0)
}

/// Every certificate of an academy that was issued, whatever became of it, by serial.
pub async fn list_issued(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Certificate>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PdfSha256.is_not_null())
        .order_by_asc(table::Column::Serial)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}
