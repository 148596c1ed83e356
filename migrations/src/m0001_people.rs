//! Academies, people, their roles, sign-in and sessions.

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
    r#"CREATE TABLE academy (
        id uuid_text NOT NULL PRIMARY KEY,
        name varchar NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        town varchar NOT NULL,
        country varchar NOT NULL,
        contact_email varchar NOT NULL,
        time_zone varchar NOT NULL,
        serial_prefix varchar NOT NULL UNIQUE,
        next_serial integer NOT NULL DEFAULT 1,
        created_at timestamp_with_timezone_text NOT NULL
    )"#,
    r#"CREATE TABLE person (
        id uuid_text NOT NULL PRIMARY KEY,
        email varchar NOT NULL,
        full_name varchar NOT NULL CHECK (length(full_name) BETWEEN 1 AND 200),
        search_name varchar NOT NULL,
        born_on date_text,
        password_hash varchar,
        locale varchar NOT NULL DEFAULT 'en',
        created_at timestamp_with_timezone_text NOT NULL,
        erased_at timestamp_with_timezone_text
    )"#,
    "CREATE UNIQUE INDEX person_email ON person (email)",
    r#"CREATE TABLE role_grant (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        role varchar NOT NULL CHECK (role IN ('owner','manager','trainer','assessor','iqa','auditor','trainee')),
        techniques json_text NOT NULL,
        valid_from date_text NOT NULL,
        valid_to date_text,
        granted_by uuid_text REFERENCES person (id),
        created_at timestamp_with_timezone_text NOT NULL,
        CHECK (valid_to IS NULL OR valid_to >= valid_from)
    )"#,
    "CREATE UNIQUE INDEX role_grant_once ON role_grant (academy_id, person_id, role) WHERE valid_to IS NULL",
    "CREATE INDEX role_grant_person ON role_grant (person_id)",
    r#"CREATE TABLE session (
        id uuid_text NOT NULL PRIMARY KEY,
        person_id uuid_text NOT NULL REFERENCES person (id),
        token_sha256 varchar NOT NULL UNIQUE,
        academy_id uuid_text REFERENCES academy (id),
        device varchar NOT NULL,
        created_at timestamp_with_timezone_text NOT NULL,
        last_seen_at timestamp_with_timezone_text NOT NULL,
        expires_at timestamp_with_timezone_text NOT NULL,
        revoked_at timestamp_with_timezone_text
    )"#,
    "CREATE INDEX session_person ON session (person_id)",
    r#"CREATE TABLE account_link (
        id uuid_text NOT NULL PRIMARY KEY,
        purpose varchar NOT NULL CHECK (purpose IN ('setup','invitation','password_reset')),
        person_id uuid_text REFERENCES person (id),
        token_sha256 varchar NOT NULL UNIQUE,
        created_at timestamp_with_timezone_text NOT NULL,
        expires_at timestamp_with_timezone_text NOT NULL,
        used_at timestamp_with_timezone_text
    )"#,
    "CREATE INDEX account_link_person ON account_link (person_id)",
];
