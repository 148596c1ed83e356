//! Who may give a role to whom, and take it back.

use super::words::Role;

/// Roles that only an owner hands out: who runs the academy, and who watches over it.
pub const OWNERS_TO_GIVE: &[Role] = &[Role::Owner, Role::Manager, Role::Auditor];

/// Whether somebody with these roles may give or end that role.
pub fn may_grant(mine: &[Role], wanted: Role) -> bool {
    mine.contains(&Role::Owner) || (mine.contains(&Role::Manager) && !OWNERS_TO_GIVE.contains(&wanted))
}

/// Whether somebody with these roles may change what is recorded of a person who holds those.
pub fn may_edit(mine: &[Role], theirs: &[Role]) -> bool {
    mine.contains(&Role::Owner)
        || (mine.contains(&Role::Manager) && !theirs.iter().any(|role| OWNERS_TO_GIVE.contains(role)))
}
