//! Rows of `academy_lock`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "academy_lock")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub person_id: Uuid,
    pub reason: String,
    pub locked_at: DateTimeUtc,
    pub locked_by: Uuid,
    pub unlocked_at: Option<DateTimeUtc>,
    pub unlocked_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
