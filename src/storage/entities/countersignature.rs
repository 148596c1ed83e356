//! Rows of `countersignature`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "countersignature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub hours_entry_id: Option<Uuid>,
    pub case_session_id: Option<Uuid>,
    pub signer_id: Uuid,
    pub signed_at: DateTimeUtc,
    pub method: String,
    pub content: String,
    pub content_sha256: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
