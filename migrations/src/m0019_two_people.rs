//! People of more than one academy, and two people who are two: roles that are taken back on the day they were given,
//! why one begins in the past, who confirmed a newcomer, invitations that wait for acceptance, and changes of an address or
//! a record that wait for a word of the person.

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
    // Taken back on the day it was given: such a role held on no day. Its row stays.
    "ALTER TABLE role_grant ADD COLUMN ended_at timestamp_with_timezone_text",
    // Why it begins before the day it was given.
    "ALTER TABLE role_grant ADD COLUMN reason varchar",
    "ALTER TABLE role_grant ADD COLUMN confirmed_by uuid_text REFERENCES person (id)",
    "ALTER TABLE role_grant ADD COLUMN confirmed_at timestamp_with_timezone_text",
    "CREATE TRIGGER role_grant_taken_back BEFORE UPDATE OF ended_at ON role_grant
        WHEN OLD.ended_at IS NOT NULL AND NEW.ended_at IS NOT OLD.ended_at
        BEGIN SELECT RAISE(ABORT, 'a role that was taken back stays taken back'); END",
    // An academy asks somebody who has an account. Until they accept it knows the address, and nothing else.
    r#"CREATE TABLE joining (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        email varchar NOT NULL,
        roles json_text NOT NULL,
        techniques json_text NOT NULL,
        cohort_id uuid_text REFERENCES cohort (id),
        enrolment_id uuid_text,
        starts_on date_text,
        asked_by uuid_text REFERENCES person (id),
        asked_at timestamp_with_timezone_text NOT NULL,
        expires_at timestamp_with_timezone_text NOT NULL,
        state varchar NOT NULL CHECK (state IN ('waiting','accepted','declined','withdrawn')),
        settled_at timestamp_with_timezone_text,
        CHECK ((state = 'waiting') = (settled_at IS NULL)),
        CHECK ((cohort_id IS NULL) = (enrolment_id IS NULL)),
        CHECK ((cohort_id IS NULL) = (starts_on IS NULL))
    )"#,
    "CREATE UNIQUE INDEX joining_once ON joining (academy_id, person_id) WHERE state = 'waiting'",
    "CREATE INDEX joining_person ON joining (person_id)",
    // Another address for an account, until a word comes from its mailbox.
    r#"CREATE TABLE address_change (
        id uuid_text NOT NULL PRIMARY KEY,
        person_id uuid_text NOT NULL REFERENCES person (id),
        email varchar NOT NULL,
        academy_id uuid_text REFERENCES academy (id),
        asked_by uuid_text NOT NULL REFERENCES person (id),
        asked_at timestamp_with_timezone_text NOT NULL,
        expires_at timestamp_with_timezone_text NOT NULL,
        token_sha256 varchar NOT NULL UNIQUE,
        settled_at timestamp_with_timezone_text
    )"#,
    "CREATE UNIQUE INDEX address_change_once ON address_change (person_id) WHERE settled_at IS NULL",
    // Another name or birth date for somebody of several academies, until they agree themself.
    r#"CREATE TABLE record_change (
        id uuid_text NOT NULL PRIMARY KEY,
        person_id uuid_text NOT NULL REFERENCES person (id),
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        name_before varchar NOT NULL,
        born_on_before date_text,
        name varchar NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        born_on date_text,
        asked_by uuid_text NOT NULL REFERENCES person (id),
        asked_at timestamp_with_timezone_text NOT NULL,
        settled_at timestamp_with_timezone_text
    )"#,
    "CREATE UNIQUE INDEX record_change_once ON record_change (person_id, academy_id) WHERE settled_at IS NULL",
];
