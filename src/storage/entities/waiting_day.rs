//! Rows of `waiting_day`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_day")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub academy_id: Uuid,
    pub told_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
