//! How academies' certificates look: versions that never change, and the pictures that were uploaded for them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, prelude::Uuid};

use crate::domain::{
    appearance::Appearance,
    ids::{AcademyId, PersonId},
};

use super::{
    Result, Tx, found,
    here::text_here,
    rows::{self, signed, values},
};

/// An academy's appearance as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Its version, from 1; none where the academy never chose.
    pub version: Option<u32>,
    /// The choices.
    pub appearance: Appearance,
    /// Who saved it, and when.
    pub saved: Option<(String, DateTime<Utc>)>,
}

/// The newest version of an academy, or what holds until it chooses.
pub async fn find_in_force(db: &impl ConnectionTrait, academy: AcademyId) -> Result<InForce> {
    let sql = concat!(
        "SELECT a.version, a.content, a.saved_at, ",
        text_here!("p", "full_name", "a.academy_id"),
        " AS full_name FROM appearance a JOIN person p ON p.id = a.saved_by
        WHERE a.academy_id = ?1 ORDER BY a.version DESC LIMIT 1"
    );
    let Some(row) = rows::one(db, sql, values![academy.0]).await? else {
        return Ok(InForce { version: None, appearance: Appearance::default(), saved: None });
    };
    Ok(InForce {
        version: Some(rows::whole(&row, "version")?),
        appearance: serde_json::from_str(&rows::get::<String>(&row, "content")?)?,
        saved: Some((rows::get(&row, "full_name")?, rows::get(&row, "saved_at")?)),
    })
}

/// One version of an academy.
pub async fn find_version(db: &impl ConnectionTrait, academy: AcademyId, version: u32) -> Result<Appearance> {
    let sql = "SELECT content FROM appearance WHERE academy_id = ?1 AND version = ?2";
    let row = found(rows::one(db, sql, values![academy.0, signed::<i32>(version)?]).await?)?;
    Ok(serde_json::from_str(&rows::get::<String>(&row, "content")?)?)
}

/// Adds a version; it is in force from now on. The caller has compared the one before in the same transaction.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    version: u32,
    appearance: &Appearance,
    (by, now): (PersonId, DateTime<Utc>),
) -> Result<()> {
    let sql = "INSERT INTO appearance (academy_id, version, content, saved_by, saved_at, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let content = serde_json::to_string(appearance)?;
    let values = values![academy.0, signed::<i32>(version)?, content, by.0, now, Uuid::now_v7()];
    rows::change(tx, sql, values).await?;
    Ok(())
}

/// Notes that an academy uploaded a picture; again is no error.
pub async fn insert_image(tx: &Tx, academy: AcademyId, sha256: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO appearance_image (academy_id, sha256, uploaded_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (academy_id, sha256) DO UPDATE SET uploaded_at = excluded.uploaded_at";
    rows::change(tx, sql, values![academy.0, sha256, now]).await?;
    Ok(())
}

/// Whether an academy has a picture.
pub async fn has_image(db: &impl ConnectionTrait, academy: AcademyId, sha256: &str) -> Result<bool> {
    let sql = "SELECT count(*) AS count FROM appearance_image WHERE academy_id = ?1 AND sha256 = ?2";
    Ok(rows::count(db, sql, values![academy.0, sha256]).await? > 0)
}

/// Takes away those pictures of an academy that nothing will be drawn with any more: neither the version in force nor one
/// of a certificate that is being prepared has them. Of those that no form holds any more: the replaced ones, and others
/// that were uploaded before a moment. Their SHA-256s.
pub async fn delete_unused_images(
    tx: &Tx,
    academy: AcademyId,
    replaced: &[&str],
    before: DateTime<Utc>,
) -> Result<Vec<String>> {
    let sql = "SELECT a.content FROM appearance a WHERE a.academy_id = ?1
        AND (a.version = (SELECT max(version) FROM appearance WHERE academy_id = ?1)
             OR EXISTS (SELECT 1 FROM certificate c WHERE c.academy_id = ?1 AND c.state = 'preparing'
                        AND c.appearance_version = a.version))";
    let mut used = BTreeSet::new();
    for row in rows::all(tx, sql, values![academy.0]).await? {
        let appearance: Appearance = serde_json::from_str(&rows::get::<String>(&row, "content")?)?;
        used.extend(appearance.images().map(str::to_owned));
    }
    let sql = "SELECT sha256, uploaded_at < ?2 AS is_old FROM appearance_image WHERE academy_id = ?1 ORDER BY sha256";
    let mut taken = Vec::new();
    for row in rows::all(tx, sql, values![academy.0, before]).await? {
        let (sha256, is_old): (String, bool) = (rows::get(&row, "sha256")?, rows::get(&row, "is_old")?);
        let let_go = is_old || replaced.contains(&sha256.as_str());
        if let_go && !used.contains(&sha256) {
            let sql = "DELETE FROM appearance_image WHERE academy_id = ?1 AND sha256 = ?2";
            rows::change(tx, sql, values![academy.0, sha256.as_str()]).await?;
            taken.push(sha256);
        }
    }
    Ok(taken)
}

/// Whether some academy has a picture.
pub async fn is_image_used(db: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    let sql = "SELECT count(*) AS count FROM appearance_image WHERE sha256 = ?1";
    Ok(rows::count(db, sql, values![sha256]).await? > 0)
}

/// The SHA-256 of every academy's pictures, each once.
pub async fn list_images(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT sha256 FROM appearance_image ORDER BY sha256";
    rows::all(db, sql, values![]).await?.iter().map(|row| rows::get(row, "sha256")).collect()
}
