//! What goes when a person is erased, table by table. The rows stay: who asks later finds that something was there
//! and when, not who it was about. What is signed or frozen stays as it is (`docs/decisions`).

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    prelude::Uuid,
};

use crate::domain::{
    academy::Academy,
    ids::{AcademyId, PersonId},
};

use super::{
    Result, Tx,
    entities::{event, role_grant},
    rows::{self, values},
    sessions,
};

/// Stands where a text was.
pub const ERASED: &str = "erased";

/// The action of the event with which an academy erases a person.
pub const ERASING: &str = "person.erased";

/// Who asked an academy to be erased and still waits for it, whoever asked first in front, with when they asked last.
pub async fn list_asked(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    asked: &str,
) -> Result<Vec<(PersonId, DateTime<Utc>)>> {
    let of = |action: &str| {
        event::Entity::find()
            .filter(event::Column::AcademyId.eq(academy.0))
            .filter(event::Column::Action.eq(action))
            .order_by_asc(event::Column::Number)
    };
    let (mut waiting, erased) = (Vec::<event::Model>::new(), of(ERASING).all(db).await?);
    for one in of(asked).all(db).await? {
        waiting.retain(|earlier| earlier.subject_id != one.subject_id);
        let is_done = |later: &event::Model| later.subject_id == one.subject_id && later.number > one.number;
        if !erased.iter().any(is_done) {
            waiting.push(one);
        }
    }
    Ok(waiting.into_iter().map(|one| (one.subject_id.into(), one.at)).collect())
}

/// How a person stands before an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether they are erased already: their profile, or what this academy had of them.
    pub erased: bool,
    /// Whether a certificate for them is asked for or being made that goes with them; that is decided first.
    pub certificate_on_its_way: bool,
    /// Whether another academy relies on their profile, so that it stays.
    pub elsewhere: bool,
}

/// How a person stands before an erasure in an academy that has them on record.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Standing> {
    let elsewhere = list_concerned(db, person).await?.iter().any(|one| one.id != academy);
    let sql = "SELECT
        EXISTS (SELECT 1 FROM person WHERE id = ?2 AND erased_at IS NOT NULL) AS erased,
        EXISTS (SELECT 1 FROM certificate WHERE person_id = ?2 AND (academy_id = ?1 OR NOT ?3)
                AND state IN ('pending_approval','preparing')) AS on_its_way";
    let row = super::found(rows::one(db, sql, values![academy.0, person.0, elsewhere]).await?)?;
    Ok(Standing {
        erased: rows::get::<bool>(&row, "erased")? || list_left(db, person).await?.contains(&academy),
        certificate_on_its_way: rows::get(&row, "on_its_way")?,
        elsewhere,
    })
}

/// The academies that a person has or had a role in and that have not erased them since, by name: those that rely on what is
/// recorded of them.
pub async fn list_concerned(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Academy>> {
    let left = list_left(db, person).await?;
    let known = sessions::list_memberships(db, person).await?.into_iter().map(|(academy, _)| academy);
    Ok(known.filter(|academy| !left.contains(&academy.id)).collect())
}

/// The academies that know a person by any role, also one that was taken back on its day, or erased them before.
pub async fn list_knowing(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<AcademyId>> {
    let found = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::AcademyId)
        .distinct()
        .filter(role_grant::Column::PersonId.eq(person.0))
        .into_tuple::<Uuid>()
        .all(db)
        .await?;
    Ok(found.into_iter().map(Into::into).collect())
}

/// The academies that erased a person and have given them no role since.
async fn list_left(db: &impl ConnectionTrait, person: PersonId) -> Result<HashSet<AcademyId>> {
    let erased = event::Entity::find()
        .filter(event::Column::SubjectId.eq(person.0))
        .filter(event::Column::Action.eq(ERASING))
        .all(db)
        .await?;
    let mut left = HashSet::new();
    for event in erased {
        let since = role_grant::Entity::find()
            .filter(role_grant::Column::PersonId.eq(person.0))
            .filter(role_grant::Column::AcademyId.eq(event.academy_id))
            .filter(role_grant::Column::CreatedAt.gt(event.at));
        if since.count(db).await? == 0 {
            left.insert(event.academy_id.into());
        }
    }
    Ok(left)
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
        // What waits for a signature waits no longer: nobody could answer for it.
        "UPDATE hours_entry SET state = 'rejected', reason = 'erased', version = version + 1
            WHERE academy_id = ?1 AND trainee_id = ?2 AND state = 'submitted'".to_owned(),
        format!(
            "UPDATE case_session SET state = 'rejected', reason = 'erased', version = version + 1
            WHERE state = 'submitted' AND case_id IN ({cases})"
        ),
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
        "DELETE FROM access_record WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
        "UPDATE academy_lock SET reason = 'erased' WHERE academy_id = ?1 AND person_id = ?2".to_owned(),
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
