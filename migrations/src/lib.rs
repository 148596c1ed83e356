//! The database schema, one migration per file. Migrations import nothing from the application: the schema of
//! yesterday must not change because a struct of today did.
#![warn(unreachable_pub)]

use sea_orm_migration::prelude::*;

/// To bring a schema up by steps.
pub use sea_orm_migration::MigratorTrait;

mod m0001_people;
mod m0002_courses;
mod m0003_logbook;
mod m0004_certificates;
mod m0005_records;
mod m0006_quality;
mod m0007_certificate_files;
mod m0008_public_log;
mod m0009_credentials;
mod m0010_appearances;
mod m0011_issue_jobs;
mod m0013_certificate_renditions;
mod m0014_document_index;
mod m0016_safety_steps;
mod m0017_certificate_doubts;
mod m0018_shown;
mod m0019_two_people;
mod m0021_accounts;
mod m0022_access_records;
mod m0023_bounds;
mod m0024_papers_that_count;
mod m0026_record_seals;
mod m0032_reopened;
mod m0036_waiting_told;
mod m0038_latin_names;
mod m0042_answering;
mod m0043_sealed_items;
mod m0045_address_sessions;
mod m0046_record_tally;
mod m0047_read_here;
mod m0048_begun_in_a_session;
mod m0053_sealed_renditions;

/// Brings the schema up to date.
pub async fn up(db: &sea_orm_migration::sea_orm::DatabaseConnection) -> Result<(), DbErr> {
    Migrator::up(db, None).await
}

/// Names of every migration in order.
pub fn names() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

/// Every migration in order.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_courses::Migration),
            Box::new(m0003_logbook::Migration),
            Box::new(m0004_certificates::Migration),
            Box::new(m0005_records::Migration),
            Box::new(m0006_quality::Migration),
            Box::new(m0007_certificate_files::Migration),
            Box::new(m0008_public_log::Migration),
            Box::new(m0009_credentials::Migration),
            Box::new(m0010_appearances::Migration),
            Box::new(m0011_issue_jobs::Migration),
            Box::new(m0013_certificate_renditions::Migration),
            Box::new(m0014_document_index::Migration),
            Box::new(m0016_safety_steps::Migration),
            Box::new(m0017_certificate_doubts::Migration),
            Box::new(m0018_shown::Migration),
            Box::new(m0019_two_people::Migration),
            Box::new(m0021_accounts::Migration),
            Box::new(m0022_access_records::Migration),
            Box::new(m0023_bounds::Migration),
            Box::new(m0024_papers_that_count::Migration),
            Box::new(m0026_record_seals::Migration),
            Box::new(m0032_reopened::Migration),
            Box::new(m0036_waiting_told::Migration),
            Box::new(m0038_latin_names::Migration),
            Box::new(m0042_answering::Migration),
            Box::new(m0043_sealed_items::Migration),
            Box::new(m0045_address_sessions::Migration),
            Box::new(m0046_record_tally::Migration),
            Box::new(m0047_read_here::Migration),
            Box::new(m0048_begun_in_a_session::Migration),
            Box::new(m0053_sealed_renditions::Migration),
        ]
    }
}

/// Runs the statements of a migration, one after another.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for sql in statements {
        manager.get_connection().execute_unprepared(sql).await?;
    }
    Ok(())
}
