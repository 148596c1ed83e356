//! Rows of `address_change`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "address_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub email: String,
    pub academy_id: Option<Uuid>,
    pub asked_by: Uuid,
    pub asked_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub token_sha256: String,
    pub settled_at: Option<DateTimeUtc>,
    pub session_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
