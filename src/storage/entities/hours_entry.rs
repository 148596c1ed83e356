//! Rows of `hours_entry`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "hours_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub enrolment_id: Uuid,
    pub trainee_id: Uuid,
    pub category: String,
    pub technique: Option<String>,
    pub started_at: DateTime,
    pub ended_at: DateTime,
    pub clock_shift: i16,
    pub on_public: bool,
    pub supervisor_id: Option<Uuid>,
    pub note: String,
    pub state: String,
    pub reason: Option<String>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
