//! Rows of `treatment_case`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "treatment_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub academy_id: Uuid,
    pub enrolment_id: Uuid,
    pub technique: String,
    pub client_ref: String,
    pub client_sex: String,
    pub age_band: String,
    pub adult_checked: bool,
    pub skin_type: Option<i32>,
    pub contraindications: Json,
    pub screened_on: Option<Date>,
    pub patch_tested_on: Option<Date>,
    pub patch_tested_time: Option<Time>,
    pub patch_result: Option<String>,
    pub consented_on: Option<Date>,
    pub aftercare_on: Option<Date>,
    pub healed_reviewed_on: Option<Date>,
    pub healed_reviewed_by: Option<Uuid>,
    pub spacing_override_by: Option<Uuid>,
    pub spacing_override_on: Option<Date>,
    pub spacing_override_reason: Option<String>,
    pub state: String,
    pub reason: Option<String>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
