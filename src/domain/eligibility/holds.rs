//! Rule 8 (glossary, "Eligible for a certificate"): no hold is open.

use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::dossier::Dossier;

/// One line; its number counts open holds.
pub(super) fn lines(dossier: &Dossier) -> Vec<RequirementLine> {
    let open = dossier.holds.iter().filter(|hold| hold.is_open()).count() as u32;
    let shortfall = (open > 0).then_some(Shortfall::Holds { open });
    vec![RequirementLine { subject: Subject::Holds, have: open, need: 0, waiting: 0, shortfall }]
}
