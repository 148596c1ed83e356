//! All that is held on one person, for the copy that they may ask for. It is their own: every academy's records of
//! them, none of other people.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select, prelude::Uuid,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::ids::PersonId;

use super::{
    Result, credentials,
    entities::{
        academy_lock, access_record, address_change, assessment, case_session, certificate,
        certificate_asked, certificate_doubt, countersignature, document, enrolment, event, hold,
        hours_entry, joining, mail, person, record_change, role_grant, session, treatment_case, waiting_told,
    },
    found,
};

/// What never leaves: secrets of the sign-in, and the hash chain's own workings.
const SECRETS: &[&str] =
    &["password_hash", "search_name", "token_sha256", "salt", "changes_commitment", "previous_hash"];

/// Every row about a person, by table, each with its columns.
pub async fn collect(db: &impl ConnectionTrait, who: PersonId) -> Result<Value> {
    let profile = found(person::Entity::find_by_id(who.0).one(db).await?)?;
    let email = profile.email.clone();
    let grants = role_grant::Entity::find().filter(role_grant::Column::PersonId.eq(who.0));
    let sessions = session::Entity::find().filter(session::Column::PersonId.eq(who.0));
    let sign_ins = access_record::Entity::find().filter(access_record::Column::PersonId.eq(who.0));
    let locks = academy_lock::Entity::find().filter(academy_lock::Column::PersonId.eq(who.0));
    let enrolments = enrolment::Entity::find().filter(enrolment::Column::PersonId.eq(who.0));
    let enrolment_ids: Vec<Uuid> = enrolments.clone().all(db).await?.iter().map(|row| row.id).collect();
    let hours = hours_entry::Entity::find().filter(hours_entry::Column::TraineeId.eq(who.0));
    let hours_ids: Vec<Uuid> = hours.clone().all(db).await?.iter().map(|row| row.id).collect();
    let cases = treatment_case::Entity::find()
        .filter(treatment_case::Column::EnrolmentId.is_in(enrolment_ids.clone()));
    let case_ids: Vec<Uuid> = cases.clone().all(db).await?.iter().map(|row| row.id).collect();
    let case_sessions = case_session::Entity::find().filter(case_session::Column::CaseId.is_in(case_ids));
    let session_ids: Vec<Uuid> = case_sessions.clone().all(db).await?.iter().map(|row| row.id).collect();
    let signatures = countersignature::Entity::find().filter(
        Condition::any()
            .add(countersignature::Column::HoursEntryId.is_in(hours_ids))
            .add(countersignature::Column::CaseSessionId.is_in(session_ids)),
    );
    let certificates = certificate::Entity::find().filter(certificate::Column::PersonId.eq(who.0));
    let certificate_ids: Vec<Uuid> = certificates.clone().all(db).await?.iter().map(|row| row.id).collect();
    let doubts = certificate_doubt::Entity::find()
        .filter(certificate_doubt::Column::CertificateId.is_in(certificate_ids.clone()));
    let asked = certificate_asked::Entity::find()
        .filter(certificate_asked::Column::CertificateId.is_in(certificate_ids));
    let events = event::Entity::find()
        .filter(
            Condition::any().add(event::Column::ActorId.eq(who.0)).add(event::Column::SubjectId.eq(who.0)),
        )
        .order_by_asc(event::Column::AcademyId)
        .order_by_asc(event::Column::Number);
    Ok(json!({
        "person": told(&profile)?,
        "roles": rows(db, grants).await?,
        "invitations": rows(db, joining::Entity::find().filter(joining::Column::PersonId.eq(who.0))).await?,
        "changes_of_address":
            rows(db, address_change::Entity::find().filter(address_change::Column::PersonId.eq(who.0))).await?,
        "changes_of_record":
            rows(db, record_change::Entity::find().filter(record_change::Column::PersonId.eq(who.0))).await?,
        "signed_in_browsers": rows(db, sessions).await?,
        "sign_ins": rows(db, sign_ins).await?,
        "locks": rows(db, locks).await?,
        "enrolments": rows(db, enrolments).await?,
        "holds": rows(db, hold::Entity::find().filter(hold::Column::EnrolmentId.is_in(enrolment_ids.clone()))).await?,
        "hours": rows(db, hours).await?,
        "cases": rows(db, cases).await?,
        "case_sessions": rows(db, case_sessions).await?,
        "countersignatures": rows(db, signatures).await?,
        "documents": rows(db, document::Entity::find().filter(document::Column::PersonId.eq(who.0))).await?,
        "assessments":
            rows(db, assessment::Entity::find().filter(assessment::Column::EnrolmentId.is_in(enrolment_ids))).await?,
        "certificates": rows(db, certificates).await?,
        "certificate_doubts": rows(db, doubts).await?,
        "certificates_as_asked_for": rows(db, asked).await?,
        "credentials": credentials::list_of_person(db, who).await?,
        "told_to_wait_for_them":
            rows(db, waiting_told::Entity::find().filter(waiting_told::Column::PersonId.eq(who.0))).await?,
        "mails": rows(db, mail::Entity::find().filter(mail::Column::ToAddress.eq(email))).await?,
        "events": rows(db, events).await?,
    }))
}

async fn rows<E>(db: &impl ConnectionTrait, select: Select<E>) -> Result<Value>
where
    E: EntityTrait,
    E::Model: Serialize,
{
    select.all(db).await?.iter().map(told).collect::<Result<Vec<_>>>().map(Value::Array)
}

/// A row without its secrets.
fn told(row: &impl Serialize) -> Result<Value> {
    let mut value = serde_json::to_value(row)?;
    if let Value::Object(columns) = &mut value {
        columns.retain(|name, _| !SECRETS.contains(&name.as_str()));
    }
    Ok(value)
}
