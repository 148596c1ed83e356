//! What goes when a person is erased, table by table. The rows stay: who asks later finds that something was there
//! and when, not who it was about. What is signed or frozen stays as it is (`docs/decisions`).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;

use crate::domain::ids::{AcademyId, PersonId};

use super::{
    Result, Tx,
    rows::{self, values},
};

/// Stands where a text was.
pub const ERASED: &str = "erased";

/// How a person stands before an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether their profile is erased already.
    pub erased: bool,
    /// Whether a certificate for them is asked for or being made; that is decided first.
    pub certificate_on_its_way: bool,
    /// Whether another academy relies on their profile, so that it stays.
    pub elsewhere: bool,
}

/// How a person stands before an erasure in an academy.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
    today: NaiveDate,
) -> Result<Standing> {
    let sql = "SELECT
        EXISTS (SELECT 1 FROM person WHERE id = ?2 AND erased_at IS NOT NULL) AS erased,
        EXISTS (SELECT 1 FROM certificate WHERE academy_id = ?1 AND person_id = ?2
                AND state IN ('pending_approval','preparing')) AS on_its_way,
        EXISTS (SELECT 1 FROM role_grant WHERE academy_id <> ?1 AND person_id = ?2 AND ended_at IS NULL
                AND (valid_to IS NULL OR valid_to >= ?3)) AS elsewhere";
    let row = super::found(rows::one(db, sql, values![academy.0, person.0, today]).await?)?;
    Ok(Standing {
        erased: rows::get(&row, "erased")?,
        certificate_on_its_way: rows::get(&row, "on_its_way")?,
        elsewhere: rows::get(&row, "elsewhere")?,
    })
}

/// The files of a person's documents in an academy that no other document shares.
pub async fn list_own_files(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT d.sha256 FROM document d WHERE d.academy_id = ?1 AND d.person_id = ?2 AND d.sha256 <> ''
        AND NOT EXISTS (SELECT 1 FROM document o WHERE o.sha256 = d.sha256 AND (o.academy_id <> ?1 OR o.person_id <> ?2))";
    rows::all(db, sql, values![academy.0, person.0])
        .await?
        .iter()
        .map(|row| rows::get(row, "sha256"))
        .collect()
}

/// Everything of a person in an academy, as the subject of an event.
const SUBJECTS: &str = "SELECT ?2 UNION SELECT id FROM role_grant WHERE academy_id = ?1 AND person_id = ?2
    UNION SELECT id FROM enrolment WHERE academy_id = ?1 AND person_id = ?2
    UNION SELECT id FROM document WHERE academy_id = ?1 AND person_id = ?2
    UNION SELECT id FROM certificate WHERE academy_id = ?1 AND person_id = ?2
    UNION SELECT id FROM hours_entry WHERE academy_id = ?1 AND trainee_id = ?2
    UNION SELECT h.id FROM hold h JOIN enrolment e ON e.id = h.enrolment_id WHERE h.academy_id = ?1 AND e.person_id = ?2
    UNION SELECT a.id FROM assessment a JOIN enrolment e ON e.id = a.enrolment_id WHERE a.academy_id = ?1 AND e.person_id = ?2
    UNION SELECT t.id FROM treatment_case t JOIN enrolment e ON e.id = t.enrolment_id WHERE t.academy_id = ?1 AND e.person_id = ?2
    UNION SELECT s.id FROM case_session s JOIN treatment_case t ON t.id = s.case_id JOIN enrolment e ON e.id = t.enrolment_id
          WHERE s.academy_id = ?1 AND e.person_id = ?2
    UNION SELECT id FROM joining WHERE academy_id = ?1 AND person_id = ?2";

/// Takes the free texts of a person's records in an academy, the words of its events about them, and the file names
/// of their documents. What a countersignature covers stays: it carries no name.
pub async fn update_records(tx: &Tx, academy: AcademyId, person: PersonId) -> Result<()> {
    let mine = "enrolment_id IN (SELECT id FROM enrolment WHERE academy_id = ?1 AND person_id = ?2)";
    let cases = format!("SELECT id FROM treatment_case WHERE {mine}");
    let statements = [
        // A reason must stand beside a rejection.
        "UPDATE hours_entry SET reason = 'erased' WHERE academy_id = ?1 AND trainee_id = ?2 AND reason IS NOT NULL".to_owned(),
        "UPDATE hours_entry SET note = '' WHERE academy_id = ?1 AND trainee_id = ?2 AND state NOT IN ('countersigned','voided')"
            .to_owned(),
        format!("UPDATE case_session SET reason = 'erased' WHERE reason IS NOT NULL AND case_id IN ({cases})"),
        format!("UPDATE case_session SET note = '', change = '' WHERE state NOT IN ('countersigned','voided') AND case_id IN ({cases})"),
        format!("UPDATE treatment_case SET reason = 'erased' WHERE reason IS NOT NULL AND {mine}"),
        format!(
            "UPDATE treatment_case SET spacing_override_reason = 'erased' WHERE spacing_override_reason IS NOT NULL AND {mine}"
        ),
        format!("UPDATE assessment SET comment = '', iqa_comment = NULL WHERE {mine}"),
        format!("UPDATE hold SET reason = 'erased' WHERE {mine}"),
        "UPDATE document SET issuer = 'erased', reference = 'erased', file_name = 'erased', sha256 = '',
            reason = CASE WHEN reason IS NULL THEN NULL ELSE 'erased' END WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
        "UPDATE certificate SET new_name = NULL, new_latin_name = NULL, reason = CASE WHEN reason IS NULL THEN NULL ELSE 'erased' END
            WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
        "UPDATE certificate_doubt SET reason = 'erased', note = CASE WHEN note IS NULL THEN NULL ELSE 'erased' END
            WHERE certificate_id IN (SELECT id FROM certificate WHERE academy_id = ?1 AND person_id = ?2)"
            .to_owned(),
        "DELETE FROM certificate_asked WHERE academy_id = ?1
            AND certificate_id IN (SELECT id FROM certificate WHERE person_id = ?2)".to_owned(),
        r#"UPDATE issue_item SET refusal = '{"why":"overtaken"}' WHERE refusal LIKE '{"why":"changed"%'
            AND certificate_id IN (SELECT id FROM certificate WHERE academy_id = ?1 AND person_id = ?2)"#.to_owned(),
        "UPDATE joining SET email = 'erased' WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
        "UPDATE role_grant SET reason = 'erased' WHERE reason IS NOT NULL AND academy_id = ?1 AND person_id = ?2".to_owned(),
        "DELETE FROM record_change WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
        "UPDATE enrolment SET state = 'withdrawn' WHERE academy_id = ?1 AND person_id = ?2
            AND state IN ('applied','active','paused')".to_owned(),
        // The trigger lets nothing but the words of a change go; its commitment stays, so the chain still holds.
        format!("UPDATE event SET changes = NULL, salt = NULL WHERE academy_id = ?1 AND subject_id IN ({SUBJECTS})"),
    ];
    for sql in statements {
        rows::change(tx, sql, values![academy.0, person.0]).await?;
    }
    Ok(())
}

/// Ends every role of a person in an academy with the day before.
pub async fn update_grants(tx: &Tx, academy: AcademyId, person: PersonId, today: NaiveDate) -> Result<()> {
    let sql =
        "UPDATE role_grant SET valid_from = min(valid_from, ?3), valid_to = min(coalesce(valid_to, ?3), ?3)
        WHERE academy_id = ?1 AND person_id = ?2";
    rows::change(tx, sql, values![academy.0, person.0, today.pred_opt().unwrap_or(today)]).await?;
    Ok(())
}

/// Takes the profile: name, address, birth date, password, links and browsers, and every mail to or about them.
pub async fn update_profile(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let id = person.to_string();
    let mails = "DELETE FROM mail WHERE to_address = (SELECT email FROM person WHERE id = ?1) OR instr(dedup_key, ?2) > 0";
    rows::change(tx, mails, values![person.0, id.clone()]).await?;
    // Academies that they never joined know their address, and nothing else.
    let asked = "UPDATE event SET changes = NULL, salt = NULL WHERE subject_id IN (SELECT id FROM joining WHERE person_id = ?1)";
    for sql in [
        asked,
        "UPDATE joining SET email = 'erased', state = CASE state WHEN 'waiting' THEN 'withdrawn' ELSE state END,
            settled_at = coalesce(settled_at, asked_at) WHERE person_id = ?1",
        "DELETE FROM address_change WHERE person_id = ?1",
        "DELETE FROM record_change WHERE person_id = ?1",
        "DELETE FROM account_link WHERE person_id = ?1",
        "DELETE FROM access_record WHERE person_id = ?1",
        "DELETE FROM waiting_told WHERE person_id = ?1",
        "UPDATE academy_lock SET reason = 'erased' WHERE person_id = ?1",
    ] {
        rows::change(tx, sql, values![person.0]).await?;
    }
    rows::change(tx, "UPDATE session SET device = '' WHERE person_id = ?1", values![person.0]).await?;
    // The address must be one of a kind and lead nowhere (RFC 2606 keeps `.invalid` unused).
    let sql =
        "UPDATE person SET full_name = ?2, search_name = ?2, email = 'erased-' || ?3 || '@erased.invalid',
        latin_name = NULL, born_on = NULL, password_hash = NULL, erased_at = ?4 WHERE id = ?1 AND erased_at IS NULL";
    super::exactly_one(rows::change(tx, sql, values![person.0, ERASED, id, now]).await?)
}
