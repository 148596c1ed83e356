//! Rows of `log_leaf`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "log_leaf")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub log: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub entry: String,
    pub certificate_id: Option<Uuid>,
    pub operation: String,
    pub occurrence: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
