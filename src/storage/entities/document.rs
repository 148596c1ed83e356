//! Rows of `document`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub person_id: Uuid,
    pub kind: String,
    pub issuer: String,
    pub reference: String,
    pub issued_on: Date,
    pub expires_on: Option<Date>,
    pub covers: Json,
    pub state: String,
    pub reason: Option<String>,
    pub sha256: String,
    pub media_type: String,
    pub size: i64,
    pub file_name: String,
    pub uploaded_at: DateTimeUtc,
    pub reviewed_by: Option<Uuid>,
    pub reviewed_at: Option<DateTimeUtc>,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawn_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
