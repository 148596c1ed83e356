//! Courses, their versions, cohorts, enrolments and holds.

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
    r#"CREATE TABLE course (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        key varchar NOT NULL,
        title varchar NOT NULL,
        created_at timestamp_with_timezone_text NOT NULL,
        UNIQUE (academy_id, key)
    )"#,
    r#"CREATE TABLE course_version (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        course_id uuid_text NOT NULL REFERENCES course (id),
        number integer NOT NULL,
        state varchar NOT NULL CHECK (state IN ('draft','published','retired')),
        spec json_text NOT NULL,
        spec_sha256 varchar NOT NULL,
        created_at timestamp_with_timezone_text NOT NULL,
        published_at timestamp_with_timezone_text,
        published_by uuid_text REFERENCES person (id),
        UNIQUE (course_id, number)
    )"#,
    "CREATE UNIQUE INDEX course_version_draft ON course_version (course_id) WHERE state = 'draft'",
    // A published version is immutable, whatever the application believes.
    r#"CREATE TRIGGER course_version_immutable BEFORE UPDATE OF spec, spec_sha256, number, course_id ON course_version
       WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a published course version is immutable'); END"#,
    "CREATE TRIGGER course_version_forward BEFORE UPDATE OF state ON course_version WHEN OLD.state <> 'draft' AND NEW.state = 'draft' BEGIN SELECT RAISE(ABORT, 'a published course version is immutable'); END",
    r#"CREATE TABLE cohort (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        course_version_id uuid_text NOT NULL REFERENCES course_version (id),
        name varchar NOT NULL,
        starts_on date_text NOT NULL,
        ends_on date_text NOT NULL CHECK (ends_on >= starts_on),
        capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 500),
        lead_trainer_id uuid_text REFERENCES person (id),
        state varchar NOT NULL CHECK (state IN ('planned','open','running','closed','cancelled')),
        created_at timestamp_with_timezone_text NOT NULL,
        UNIQUE (academy_id, name)
    )"#,
    r#"CREATE TABLE enrolment (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        course_version_id uuid_text NOT NULL REFERENCES course_version (id),
        cohort_id uuid_text NOT NULL REFERENCES cohort (id),
        state varchar NOT NULL CHECK (state IN ('applied','active','paused','completed','withdrawn')),
        starts_on date_text NOT NULL,
        ends_on date_text,
        identity_checked_on date_text,
        identity_checked_by uuid_text REFERENCES person (id),
        created_at timestamp_with_timezone_text NOT NULL
    )"#,
    "CREATE UNIQUE INDEX enrolment_once ON enrolment (cohort_id, person_id) WHERE state <> 'withdrawn'",
    "CREATE INDEX enrolment_cohort ON enrolment (cohort_id, academy_id)",
    "CREATE INDEX enrolment_academy ON enrolment (academy_id)",
    "CREATE INDEX enrolment_version ON enrolment (course_version_id)",
    "CREATE INDEX enrolment_person ON enrolment (person_id, academy_id)",
    r#"CREATE TABLE hold (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        enrolment_id uuid_text NOT NULL REFERENCES enrolment (id),
        reason varchar NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
        opened_by uuid_text NOT NULL REFERENCES person (id),
        opened_at timestamp_with_timezone_text NOT NULL,
        cleared_by uuid_text REFERENCES person (id),
        cleared_at timestamp_with_timezone_text
    )"#,
    "CREATE INDEX hold_enrolment ON hold (enrolment_id)",
];
