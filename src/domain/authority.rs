//! Who may give a role to whom, and take it back; whose name and birth date an academy may change.

use super::{ids::AcademyId, words::Role};

/// Roles that only an owner hands out: who runs the academy, and who watches over it.
pub const OWNERS_TO_GIVE: &[Role] = &[Role::Owner, Role::Manager, Role::Auditor];

/// Roles that run the academy: they ask for certificates and approve them, so that every owner hears of a new one.
pub const RUNNING: &[Role] = &[Role::Owner, Role::Manager];

/// Whether somebody with these roles may give or end that role. Nobody gives one to themself, whatever they hold.
pub fn may_grant(mine: &[Role], wanted: Role) -> bool {
    mine.contains(&Role::Owner) || (mine.contains(&Role::Manager) && !OWNERS_TO_GIVE.contains(&wanted))
}

/// Whether somebody with these roles may let that role begin before the day it is given: an owner, and only roles whose
/// past somebody relies on. Who runs or watches the academy begins today.
pub fn may_backdate(mine: &[Role], wanted: Role) -> bool {
    mine.contains(&Role::Owner) && !OWNERS_TO_GIVE.contains(&wanted)
}

/// Whether somebody with these roles may change what is recorded of a person who holds those.
pub fn may_edit(mine: &[Role], theirs: &[Role]) -> bool {
    mine.contains(&Role::Owner)
        || (mine.contains(&Role::Manager) && !theirs.iter().any(|role| OWNERS_TO_GIVE.contains(role)))
}

/// Whose word changes a person's name and birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The one academy that the person has or had a role in.
    Academy,
    /// Several academies rely on it: one of them asks, and the person themself agrees.
    Person,
}

/// Who keeps the record of a person, seen from an academy; `concerned` are all that they have or had a role in.
pub fn keeper(concerned: &[AcademyId], here: AcademyId) -> Keeper {
    if concerned.iter().all(|academy| *academy == here) { Keeper::Academy } else { Keeper::Person }
}
