//! Rows of `person`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub full_name: String,
    pub search_name: String,
    pub born_on: Option<Date>,
    pub password_hash: Option<String>,
    pub locale: String,
    pub created_at: DateTimeUtc,
    pub erased_at: Option<DateTimeUtc>,
    pub password_ended_at: Option<DateTimeUtc>,
    pub latin_name: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
