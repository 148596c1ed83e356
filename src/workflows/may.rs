//! Who may change what: the roles of each door, named once for the guard that opens it and for the workflow that asks
//! again in its transaction.

use crate::domain::words::Role;

/// Those who run the academy, and may change what was issued.
pub const OWNERS: &[Role] = &[Role::Owner];
/// Those who run cohorts, enrol, and ask for certificates or approve them.
pub const MANAGERS: &[Role] = &[Role::Owner, Role::Manager];
/// Those who countersign.
pub const SUPERVISORS: &[Role] = &[Role::Trainer];
/// Those who judge healed results.
pub const CLINICIANS: &[Role] = &[Role::Trainer, Role::Assessor];
/// Those who decide criteria and observed treatments.
pub const ASSESSORS: &[Role] = &[Role::Assessor];
/// Those who sample assessments.
pub const SAMPLERS: &[Role] = &[Role::Iqa];
/// Those who read the events.
pub const AUDITORS: &[Role] = &[Role::Owner, Role::Manager, Role::Auditor];
/// Those who see what quality assurers sample.
pub const SAMPLE_READERS: &[Role] = &[Role::Iqa, Role::Auditor];
/// Those who see what only owners change.
pub const OVERSEERS: &[Role] = &[Role::Owner, Role::Auditor];
/// Those who learn, and practise after the award.
pub const TRAINEES: &[Role] = &[Role::Trainee];
/// Those who work for the academy.
pub const STAFF: &[Role] =
    &[Role::Owner, Role::Manager, Role::Trainer, Role::Assessor, Role::Iqa, Role::Auditor];
/// Everybody with a role in the academy.
pub const MEMBERS: &[Role] = Role::ALL;
