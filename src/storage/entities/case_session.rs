//! Rows of `case_session`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "case_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub case_id: Uuid,
    pub number: i32,
    pub started_at: DateTime,
    pub ended_at: DateTime,
    pub supervisor_id: Option<Uuid>,
    pub asked_again: Option<String>,
    pub change: String,
    pub aftercare_on: Option<Date>,
    pub note: String,
    pub state: String,
    pub reason: Option<String>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
