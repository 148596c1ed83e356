//! Academies.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::{academy::Academy, ids::AcademyId};

use super::{Result, Tx, entities::academy as table, found};

impl From<table::Model> for Academy {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            town: row.town,
            country: row.country,
            contact_email: row.contact_email,
            time_zone: row.time_zone,
            created_at: row.created_at,
        }
    }
}

/// Adds an academy. `serial_prefix` begins each of its certificates' serials and is unique.
pub async fn insert(tx: &Tx, academy: &Academy, serial_prefix: &str) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(academy.id.into()),
        name: Set(academy.name.clone()),
        town: Set(academy.town.clone()),
        country: Set(academy.country.clone()),
        contact_email: Set(academy.contact_email.clone()),
        time_zone: Set(academy.time_zone.clone()),
        serial_prefix: Set(serial_prefix.to_owned()),
        next_serial: Set(1),
        created_at: Set(academy.created_at),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes what an academy says of itself. Certificates that were issued keep what they said.
pub async fn update(tx: &Tx, academy: &Academy) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(academy.id.0))
        .col_expr(table::Column::Name, academy.name.clone().into())
        .col_expr(table::Column::Town, academy.town.clone().into())
        .col_expr(table::Column::ContactEmail, academy.contact_email.clone().into())
        .exec(tx)
        .await?;
    super::exactly_one(done.rows_affected)
}

/// The academy of an id.
pub async fn find(db: &impl ConnectionTrait, id: AcademyId) -> Result<Academy> {
    found(table::Entity::find_by_id(id.0).one(db).await?).map(Into::into)
}

/// The academy whose serials begin with a prefix.
pub async fn find_by_prefix(db: &impl ConnectionTrait, prefix: &str) -> Result<Academy> {
    found(table::Entity::find().filter(table::Column::SerialPrefix.eq(prefix)).one(db).await?).map(Into::into)
}

/// Every academy of the installation, by name.
pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Academy>> {
    let rows = table::Entity::find().order_by_asc(table::Column::Name).all(db).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}
