//! Rows of `record_change`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "record_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub academy_id: Uuid,
    pub name_before: String,
    pub born_on_before: Option<Date>,
    pub name: String,
    pub born_on: Option<Date>,
    pub asked_by: Uuid,
    pub asked_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub latin_name_before: Option<String>,
    pub latin_name: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
