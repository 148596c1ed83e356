//! Rows of `certificate`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub enrolment_id: Uuid,
    pub person_id: Uuid,
    pub serial: Option<String>,
    pub code: Option<String>,
    pub state: String,
    pub requested_by: Uuid,
    pub requested_at: DateTimeUtc,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<DateTimeUtc>,
    pub awarded_on: Option<Date>,
    pub expires_on: Option<Date>,
    pub facts: Option<Json>,
    pub facts_sha256: Option<String>,
    pub predecessor_id: Option<Uuid>,
    pub succession: Option<String>,
    pub evidence_document_id: Option<Uuid>,
    pub new_name: Option<String>,
    pub reason_key: Option<String>,
    pub reason: Option<String>,
    pub state_changed_at: DateTimeUtc,
    pub pdf_sha256: Option<String>,
    pub version: i32,
    pub language: Option<String>,
    pub appearance_version: Option<i32>,
    pub new_latin_name: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
