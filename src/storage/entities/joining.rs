//! Rows of `joining`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "joining")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub person_id: Uuid,
    pub email: String,
    pub roles: Json,
    pub techniques: Json,
    pub cohort_id: Option<Uuid>,
    pub enrolment_id: Option<Uuid>,
    pub starts_on: Option<Date>,
    pub asked_by: Option<Uuid>,
    pub asked_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub state: String,
    pub settled_at: Option<DateTimeUtc>,
    pub session_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
