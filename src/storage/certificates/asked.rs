//! What whoever asked for a certificate was shown of it. It never changes, so that the approver sees what did.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::domain::{
    ids::{AcademyId, CertificateId},
    shown::Shown,
};

use super::super::{Result, Tx, entities::certificate_asked as table};

/// So many are written at once: as JSON, each is a hundred kilobytes until it is on the disk.
const LOT: usize = 20;

/// Keeps what was shown with requests that are stored already.
pub async fn insert_asked(tx: &Tx, academy: AcademyId, asked: &[(CertificateId, Shown)]) -> Result<()> {
    for some in asked.chunks(LOT) {
        let row = |(id, shown): &(CertificateId, Shown)| {
            Ok(table::ActiveModel {
                certificate_id: Set(id.0),
                academy_id: Set(academy.0),
                shown: Set(serde_json::to_value(shown)?),
            })
        };
        let rows = some.iter().map(row).collect::<Result<Vec<_>>>()?;
        table::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What was shown when some certificates were asked for. Those of before this was kept are left out.
pub async fn list_asked_shown(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[CertificateId],
) -> Result<HashMap<CertificateId, Shown>> {
    let query = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CertificateId.is_in(ids.iter().map(|id| id.0)));
    let rows = query.all(db).await?.into_iter();
    rows.map(|row| Ok((row.certificate_id.into(), serde_json::from_value(row.shown)?))).collect()
}
