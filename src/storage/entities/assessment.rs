//! Rows of `assessment`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub enrolment_id: Uuid,
    pub kind: String,
    pub criterion: Option<String>,
    pub technique: Option<String>,
    pub client_ref: Option<String>,
    pub assessor_id: Option<Uuid>,
    pub outcome: Option<String>,
    pub decided_on: Option<Date>,
    pub sampled: bool,
    pub iqa_id: Option<Uuid>,
    pub comment: String,
    pub state: String,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub iqa_comment: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
