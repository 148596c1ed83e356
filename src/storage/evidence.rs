//! Whether what was issued and the evidence of it agree: certificates, their credentials and their leaves of the public log.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QueryResult};

use crate::domain::{
    issue_evidence::{EvidenceFault, EvidenceFaultKind},
    states::CertificateState,
};

use super::{Result, credentials, rows};

/// Certificates that anybody was told of; `k` is the credential of one that was issued since there are credentials.
const ISSUED: &str = "certificate c JOIN certificate_credential k ON k.certificate_id = c.id
    WHERE c.state IN ('active','suspended','revoked','superseded')";
/// The newest leaf of `c` about what it is worth.
const NEWEST: &str = "(SELECT l.operation FROM log_leaf l WHERE l.certificate_id = c.id
    AND l.operation IN ('suspend','reinstate','revoke','supersede') ORDER BY l.log DESC, l.position DESC LIMIT 1)";

/// Everything that does not agree, in the order of the checks.
pub async fn list_faults(db: &impl ConnectionTrait) -> Result<Vec<EvidenceFault>> {
    let has_leaf = |operation: &str, digest: &str| {
        format!(
            "EXISTS (SELECT 1 FROM log_leaf l WHERE l.certificate_id = c.id AND l.operation = '{operation}'
             AND instr(l.entry, {digest}) > 0)"
        )
    };
    let (issue, file) = (has_leaf("issue", "k.sha256"), has_leaf("file", "c.pdf_sha256"));
    let form = has_leaf("file", "r.sha256");
    let checks = [
        (EvidenceFaultKind::NoCredential, format!("{ISSUED} AND k.bytes IS NULL")),
        (EvidenceFaultKind::NoIssueLeaf, format!("{ISSUED} AND k.bytes IS NOT NULL AND NOT {issue}")),
        (EvidenceFaultKind::NoFileLeaf, format!("{ISSUED} AND NOT {file}")),
        (
            EvidenceFaultKind::NoFormLeaf,
            format!(
                "{ISSUED} AND EXISTS (SELECT 1 FROM certificate_rendition r WHERE r.certificate_id = c.id AND NOT {form})"
            ),
        ),
        (
            EvidenceFaultKind::StateNotLogged,
            format!(
                "{ISSUED} AND coalesce({NEWEST}, 'reinstate') <> CASE c.state WHEN 'suspended' THEN 'suspend'
                 WHEN 'revoked' THEN 'revoke' WHEN 'superseded' THEN 'supersede' ELSE 'reinstate' END"
            ),
        ),
        // What is being prepared may have its credential and that credential's leaf, and nothing else.
        (
            EvidenceFaultKind::LeafTooEarly,
            "certificate c WHERE c.state IN ('pending_approval','declined','preparing') AND EXISTS (
             SELECT 1 FROM log_leaf l WHERE l.certificate_id = c.id
             AND (l.operation <> 'issue' OR c.state <> 'preparing'))"
                .to_owned(),
        ),
        (
            EvidenceFaultKind::LeafWithoutCredential,
            "certificate c JOIN log_leaf l ON l.certificate_id = c.id AND l.operation = 'issue'
             WHERE NOT EXISTS (SELECT 1 FROM certificate_credential k WHERE k.certificate_id = c.id
             AND k.bytes IS NOT NULL AND instr(l.entry, k.sha256) > 0)"
                .to_owned(),
        ),
    ];
    let mut faults = Vec::new();
    for (kind, from) in checks {
        let sql = format!("SELECT c.id, c.serial FROM {from} ORDER BY c.serial");
        for row in &rows::all(db, sql, Vec::new()).await? {
            faults.push(fault(row, kind)?);
        }
    }
    let sql = "SELECT c.id, c.serial, c.state, k.status_list, k.status_index FROM certificate c
        JOIN certificate_credential k ON k.certificate_id = c.id ORDER BY k.status_list";
    let mut bits = Bits::default();
    for row in &rows::all(db, sql, Vec::new()).await? {
        let (list, index): (u32, u32) = (rows::whole(row, "status_list")?, rows::whole(row, "status_index")?);
        let state: CertificateState = rows::word(row, "state")?;
        if bits.of(db, list, index).await? != expected(state) {
            faults.push(fault(row, EvidenceFaultKind::StatusBit)?);
        }
    }
    Ok(faults)
}

fn fault(row: &QueryResult, kind: EvidenceFaultKind) -> Result<EvidenceFault> {
    let serial: Option<String> = rows::get(row, "serial")?;
    Ok(EvidenceFault { certificate: rows::id(row, "id")?, serial: serial.unwrap_or_default(), kind })
}

/// The bits of a state: withdrawn for good, and not to be relied on at all.
fn expected(state: CertificateState) -> (bool, bool) {
    match state {
        CertificateState::Revoked | CertificateState::Superseded => (true, true),
        CertificateState::Suspended => (false, true),
        _ => (false, false),
    }
}

/// The bits of the list that was asked for last.
#[derive(Default)]
struct Bits {
    list: Option<u32>,
    good: HashSet<u32>,
    any: HashSet<u32>,
}

impl Bits {
    async fn of(&mut self, db: &impl ConnectionTrait, list: u32, index: u32) -> Result<(bool, bool)> {
        if self.list != Some(list) {
            self.good = credentials::list_withdrawn(db, list, true).await?.into_iter().collect();
            self.any = credentials::list_withdrawn(db, list, false).await?.into_iter().collect();
            self.list = Some(list);
        }
        Ok((self.good.contains(&index), self.any.contains(&index)))
    }
}
