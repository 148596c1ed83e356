//! Countersignatures: written once, never changed and never deleted (the table refuses it).

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult};

use crate::domain::{
    ids::{AcademyId, CaseSessionId, CountersignatureId, EnrolmentId, HoursEntryId, PersonId},
    signed_content::Countersignature,
    states::EntryState,
};

use super::{
    Result, StorageError, Tx,
    entities::countersignature as table,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// What was countersigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An hours entry.
    HoursEntry(HoursEntryId),
    /// A session of a treatment case.
    CaseSession(CaseSessionId),
}

/// A countersignature as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountersignatureRecord {
    /// Its id.
    pub id: CountersignatureId,
    /// What was signed.
    pub subject: Subject,
    /// Who signed.
    pub signed_by: PersonId,
    /// When.
    pub signed_at: DateTime<Utc>,
    /// How the signer was known, e.g. `session`.
    pub method: String,
    /// The canonical content that was signed.
    pub content: String,
    /// SHA-256 of the content, in lower-case hexadecimal.
    pub content_sha256: String,
}

/// A countersignature with its signer's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountersignatureView {
    /// The countersignature.
    pub record: CountersignatureRecord,
    /// Who signed.
    pub signer_name: String,
}

/// A record in a supervisor's list of what they signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedLine {
    /// What was signed.
    pub subject: Subject,
    /// Whose work it is.
    pub trainee_name: String,
    /// When the work began, on the academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
    /// Minutes that passed beyond those between the two.
    pub clock_shift: i16,
    /// The state of the record today: countersigned, or voided.
    pub state: EntryState,
    /// Why it was voided.
    pub reason: Option<String>,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
}

impl TryFrom<table::Model> for CountersignatureRecord {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        let subject = match (row.hours_entry_id, row.case_session_id) {
            (Some(id), None) => Subject::HoursEntry(id.into()),
            (None, Some(id)) => Subject::CaseSession(id.into()),
            _ => return Err(StorageError::Unreadable(format!("countersignature {} of nothing", row.id))),
        };
        Ok(Self {
            id: row.id.into(),
            subject,
            signed_by: row.signer_id.into(),
            signed_at: row.signed_at,
            method: row.method,
            content: row.content,
            content_sha256: row.content_sha256,
        })
    }
}

/// Stores a countersignature with the content it covers. `Conflict("countersignature")` where there is one.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    subject: Subject,
    signature: &Countersignature,
    method: &str,
    content: &str,
) -> Result<CountersignatureId> {
    let id = CountersignatureId::fresh();
    let (entry, session) = match subject {
        Subject::HoursEntry(id) => (Some(id.0), None),
        Subject::CaseSession(id) => (None, Some(id.0)),
    };
    let row = table::ActiveModel {
        id: Set(id.into()),
        academy_id: Set(academy.into()),
        hours_entry_id: Set(entry),
        case_session_id: Set(session),
        signer_id: Set(signature.signed_by.into()),
        signed_at: Set(signature.signed_at),
        method: Set(method.to_owned()),
        content: Set(content.to_owned()),
        content_sha256: Set(signature.content_sha256.clone()),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// The countersignature of an hours entry or a case session, if it has one.
pub async fn find_of(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    subject: Subject,
) -> Result<Option<CountersignatureRecord>> {
    let of_subject = match subject {
        Subject::HoursEntry(id) => table::Column::HoursEntryId.eq(id.0),
        Subject::CaseSession(id) => table::Column::CaseSessionId.eq(id.0),
    };
    let query = table::Entity::find().filter(table::Column::AcademyId.eq(academy.0)).filter(of_subject);
    query.one(db).await?.map(TryInto::try_into).transpose()
}

/// A signed record that an issued certificate rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relied {
    /// The enrolment.
    pub enrolment_id: EnrolmentId,
    /// The technique that was practised, where it was one.
    pub technique: Option<String>,
    /// The day it began, by which authority is judged.
    pub day: NaiveDate,
}

/// What stands countersigned under a supervisor from a day on, of enrolments with a certificate that is issued or being made.
pub async fn list_relied_on(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    supervisor: PersonId,
    from: NaiveDate,
) -> Result<Vec<Relied>> {
    let issued = "EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id AND c.state IN ('preparing','active','suspended'))";
    let sql = format!(
        "SELECT DISTINCT e.id AS enrolment_id, h.technique AS technique, h.started_at AS began FROM hours_entry h
            JOIN enrolment e ON e.id = h.enrolment_id
            WHERE h.academy_id = ?1 AND h.supervisor_id = ?2 AND h.state = 'countersigned' AND h.started_at >= ?3 AND {issued}
         UNION SELECT DISTINCT e.id, t.technique, s.started_at FROM case_session s
            JOIN treatment_case t ON t.id = s.case_id JOIN enrolment e ON e.id = t.enrolment_id
            WHERE s.academy_id = ?1 AND s.supervisor_id = ?2 AND s.state = 'countersigned' AND s.started_at >= ?3 AND {issued}"
    );
    let values = values![academy.0, supervisor.0, from.and_time(NaiveTime::MIN)];
    let read = |row: &QueryResult| {
        Ok(Relied {
            enrolment_id: rows::id(row, "enrolment_id")?,
            technique: rows::get(row, "technique")?,
            day: rows::get::<NaiveDateTime>(row, "began")?.date(),
        })
    };
    rows::all(db, sql, values).await?.iter().map(read).collect()
}

/// Every countersignature of an enrolment's hours and sessions, oldest first.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<CountersignatureView>> {
    let sql = concat!(
        "SELECT k.*, ",
        text_here!("p", "full_name", "k.academy_id"),
        " AS signer_name FROM countersignature k JOIN person p ON p.id = k.signer_id
        WHERE k.academy_id = ?1 AND (k.hours_entry_id IN (SELECT h.id FROM hours_entry h WHERE h.enrolment_id = ?2)
           OR k.case_session_id IN (SELECT s.id FROM case_session s JOIN treatment_case t ON t.id = s.case_id WHERE t.enrolment_id = ?2))
        ORDER BY k.signed_at, k.id"
    );
    let read = |row: &QueryResult| {
        Ok(CountersignatureView {
            record: rows::model::<table::Model>(row)?.try_into()?,
            signer_name: rows::get(row, "signer_name")?,
        })
    };
    rows::all(db, sql, values![academy.0, enrolment.0]).await?.iter().map(read).collect()
}

/// Everything a supervisor ever signed in an academy, newest signature first; what was voided stays in it.
pub async fn list_of_signer(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    signer: PersonId,
    page: Page,
) -> Result<PageOf<SignedLine>> {
    let select = Select {
        columns: concat!(
            "k.*, ",
            text_here!("p", "full_name", "k.academy_id"),
            " AS trainee_name, coalesce(h.started_at, s.started_at) AS started_at,
                  coalesce(h.ended_at, s.ended_at) AS ended_at, coalesce(h.clock_shift, s.clock_shift) AS clock_shift,
                  coalesce(h.state, s.state) AS state,
                  coalesce(h.reason, s.reason) AS reason"
        ),
        from: "countersignature k LEFT JOIN hours_entry h ON h.id = k.hours_entry_id
               LEFT JOIN case_session s ON s.id = k.case_session_id LEFT JOIN treatment_case t ON t.id = s.case_id
               JOIN enrolment e ON e.id = coalesce(h.enrolment_id, t.enrolment_id) JOIN person p ON p.id = e.person_id
               WHERE k.academy_id = ?1 AND k.signer_id = ?2",
        order: "k.signed_at DESC, k.id DESC",
        values: values![academy.0, signer.0],
    };
    let read = |row: &QueryResult| {
        let record: CountersignatureRecord = rows::model::<table::Model>(row)?.try_into()?;
        Ok(SignedLine {
            subject: record.subject,
            trainee_name: rows::get(row, "trainee_name")?,
            started_at: rows::get(row, "started_at")?,
            ended_at: rows::get(row, "ended_at")?,
            clock_shift: rows::get(row, "clock_shift")?,
            state: rows::word(row, "state")?,
            reason: rows::get(row, "reason")?,
            signed_at: record.signed_at,
        })
    };
    pages::run(db, select, page, read).await
}
