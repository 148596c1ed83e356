//! The logbook: hours, treatment cases, countersignatures, documents, assessments.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }
}

const STATEMENTS: &[&str] = &[
    r#"CREATE TABLE hours_entry (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        enrolment_id uuid_text NOT NULL REFERENCES enrolment (id),
        trainee_id uuid_text NOT NULL REFERENCES person (id),
        category varchar NOT NULL CHECK (category IN ('theory','supervised_practice','independent')),
        technique varchar,
        started_at datetime_text NOT NULL,
        ended_at datetime_text NOT NULL,
        on_public boolean NOT NULL,
        supervisor_id uuid_text REFERENCES person (id),
        note varchar NOT NULL,
        state varchar NOT NULL CHECK (state IN ('draft','submitted','countersigned','rejected','voided')),
        reason varchar,
        version integer NOT NULL DEFAULT 1,
        created_at timestamp_with_timezone_text NOT NULL,
        CHECK (ended_at > started_at AND ended_at <= datetime(started_at, '+1 day')),
        CHECK (supervisor_id IS NULL OR supervisor_id <> trainee_id),
        CHECK (state NOT IN ('rejected','voided') OR reason IS NOT NULL)
    )"#,
    "CREATE INDEX hours_entry_enrolment ON hours_entry (enrolment_id, started_at)",
    "CREATE INDEX hours_entry_trainee ON hours_entry (trainee_id, started_at)",
    "CREATE INDEX hours_entry_queue ON hours_entry (supervisor_id, state, started_at)",
    // A countersigned entry cannot be edited; it can only be voided.
    r#"CREATE TRIGGER hours_entry_signed BEFORE UPDATE OF category, technique, started_at, ended_at, on_public, supervisor_id, note, trainee_id, enrolment_id ON hours_entry
       WHEN OLD.state IN ('countersigned','voided') BEGIN SELECT RAISE(ABORT, 'a countersigned entry cannot be edited'); END"#,
    r#"CREATE TRIGGER hours_entry_forward BEFORE UPDATE OF state ON hours_entry
       WHEN (OLD.state = 'countersigned' AND NEW.state NOT IN ('countersigned','voided')) OR (OLD.state = 'voided' AND NEW.state <> 'voided')
       BEGIN SELECT RAISE(ABORT, 'a countersigned entry can only be voided'); END"#,
    r#"CREATE TABLE treatment_case (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        enrolment_id uuid_text NOT NULL REFERENCES enrolment (id),
        technique varchar NOT NULL,
        client_ref varchar NOT NULL CHECK (length(client_ref) BETWEEN 1 AND 40),
        client_sex varchar NOT NULL CHECK (client_sex IN ('woman','man','not_said')),
        age_band varchar NOT NULL,
        adult_checked boolean NOT NULL,
        skin_type integer CHECK (skin_type BETWEEN 1 AND 6),
        contraindications json_text NOT NULL,
        screened_on date_text,
        patch_tested_on date_text,
        consented_on date_text,
        aftercare_on date_text,
        healed_reviewed_on date_text,
        healed_reviewed_by uuid_text REFERENCES person (id),
        spacing_override_by uuid_text REFERENCES person (id),
        spacing_override_on date_text,
        spacing_override_reason varchar,
        state varchar NOT NULL CHECK (state IN ('planned','in_treatment','healing','complete','abandoned')),
        reason varchar,
        version integer NOT NULL DEFAULT 1,
        created_at timestamp_with_timezone_text NOT NULL
    )"#,
    "CREATE INDEX treatment_case_enrolment ON treatment_case (enrolment_id)",
    r#"CREATE TABLE case_session (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        case_id uuid_text NOT NULL REFERENCES treatment_case (id),
        number integer NOT NULL,
        started_at datetime_text NOT NULL,
        ended_at datetime_text NOT NULL,
        supervisor_id uuid_text REFERENCES person (id),
        note varchar NOT NULL,
        state varchar NOT NULL CHECK (state IN ('draft','submitted','countersigned','rejected','voided')),
        reason varchar,
        version integer NOT NULL DEFAULT 1,
        created_at timestamp_with_timezone_text NOT NULL,
        UNIQUE (case_id, number),
        CHECK (ended_at > started_at AND ended_at <= datetime(started_at, '+1 day'))
    )"#,
    "CREATE INDEX case_session_queue ON case_session (supervisor_id, state, started_at)",
    r#"CREATE TRIGGER case_session_signed BEFORE UPDATE OF started_at, ended_at, supervisor_id, note, case_id, number ON case_session
       WHEN OLD.state IN ('countersigned','voided') BEGIN SELECT RAISE(ABORT, 'a countersigned session cannot be edited'); END"#,
    r#"CREATE TRIGGER case_session_forward BEFORE UPDATE OF state ON case_session
       WHEN (OLD.state = 'countersigned' AND NEW.state NOT IN ('countersigned','voided')) OR (OLD.state = 'voided' AND NEW.state <> 'voided')
       BEGIN SELECT RAISE(ABORT, 'a countersigned session can only be voided'); END"#,
    // The signature of a session also covers what identifies its case.
    r#"CREATE TRIGGER treatment_case_signed BEFORE UPDATE OF technique, client_ref, enrolment_id ON treatment_case
       WHEN (NEW.technique IS NOT OLD.technique OR NEW.client_ref IS NOT OLD.client_ref OR NEW.enrolment_id IS NOT OLD.enrolment_id)
        AND EXISTS (SELECT 1 FROM case_session s WHERE s.case_id = OLD.id AND s.state IN ('countersigned','voided'))
       BEGIN SELECT RAISE(ABORT, 'a countersigned session cannot be edited'); END"#,
    r#"CREATE TABLE countersignature (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        hours_entry_id uuid_text UNIQUE REFERENCES hours_entry (id),
        case_session_id uuid_text UNIQUE REFERENCES case_session (id),
        signer_id uuid_text NOT NULL REFERENCES person (id),
        signed_at timestamp_with_timezone_text NOT NULL,
        method varchar NOT NULL,
        content varchar NOT NULL,
        content_sha256 varchar NOT NULL,
        CHECK ((hours_entry_id IS NULL) <> (case_session_id IS NULL))
    )"#,
    "CREATE TRIGGER countersignature_kept BEFORE UPDATE ON countersignature BEGIN SELECT RAISE(ABORT, 'a countersignature is never changed'); END",
    "CREATE TRIGGER countersignature_stays BEFORE DELETE ON countersignature BEGIN SELECT RAISE(ABORT, 'a countersignature is never deleted'); END",
    r#"CREATE TABLE document (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        kind varchar NOT NULL,
        issuer varchar NOT NULL,
        reference varchar NOT NULL,
        issued_on date_text NOT NULL,
        expires_on date_text,
        covers json_text NOT NULL,
        state varchar NOT NULL CHECK (state IN ('uploaded','approved','rejected','superseded')),
        reason varchar,
        sha256 varchar NOT NULL,
        media_type varchar NOT NULL CHECK (media_type IN ('application/pdf','image/jpeg','image/png')),
        size bigint NOT NULL CHECK (size > 0),
        file_name varchar NOT NULL,
        uploaded_at timestamp_with_timezone_text NOT NULL,
        reviewed_by uuid_text REFERENCES person (id),
        reviewed_at timestamp_with_timezone_text,
        CHECK (expires_on IS NULL OR expires_on >= issued_on)
    )"#,
    "CREATE INDEX document_person ON document (academy_id, person_id, state)",
    "CREATE INDEX document_queue ON document (academy_id, state, uploaded_at)",
    r#"CREATE TABLE assessment (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        enrolment_id uuid_text NOT NULL REFERENCES enrolment (id),
        kind varchar NOT NULL CHECK (kind IN ('criterion','observation')),
        criterion varchar,
        technique varchar,
        client_ref varchar,
        assessor_id uuid_text REFERENCES person (id),
        outcome varchar CHECK (outcome IN ('met','not_met')),
        decided_on date_text,
        sampled boolean NOT NULL DEFAULT FALSE,
        iqa_id uuid_text REFERENCES person (id),
        comment varchar NOT NULL,
        state varchar NOT NULL CHECK (state IN ('planned','decided','confirmed','returned')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamp_with_timezone_text NOT NULL,
        CHECK ((kind = 'criterion') = (criterion IS NOT NULL)),
        CHECK (state <> 'decided' OR (outcome IS NOT NULL AND decided_on IS NOT NULL AND assessor_id IS NOT NULL))
    )"#,
    "CREATE UNIQUE INDEX assessment_criterion ON assessment (enrolment_id, criterion) WHERE criterion IS NOT NULL",
    "CREATE INDEX assessment_enrolment ON assessment (enrolment_id)",
    "CREATE INDEX assessment_queue ON assessment (academy_id, sampled, state)",
];
