//! Rows of `enrolment`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub person_id: Uuid,
    pub course_version_id: Uuid,
    pub cohort_id: Uuid,
    pub state: String,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub identity_checked_on: Option<Date>,
    pub identity_checked_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub identity_document_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
