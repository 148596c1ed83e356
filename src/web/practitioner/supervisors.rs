//! Whom a trainee may name as supervisor: the trainers who are authorised on the day, the last one first.

use chrono::NaiveDate;

use crate::{
    domain::{course_spec::CourseSpec, ids::PersonId, person::RoleGrant, words::Role},
    storage::{
        Store,
        people::{self, Member},
    },
    web::{Actor, WebError},
};

/// The trainers of an academy, to choose one.
#[derive(Clone, Debug)]
pub(super) struct Supervisors(Vec<Member>);

impl Supervisors {
    /// Everyone who is or was a trainer here, but the trainee.
    pub async fn load(store: &Store, who: &Actor) -> Result<Self, WebError> {
        let mut trainers =
            people::list_members(store.read(), who.academy.id, Some(Role::Trainer), "").await?;
        trainers.retain(|trainer| trainer.person.id != who.person.id);
        Ok(Self(trainers))
    }

    /// Whether it is one of them, whatever they may supervise.
    pub fn has(&self, id: PersonId) -> bool {
        self.0.iter().any(|trainer| trainer.person.id == id)
    }

    /// The name of one.
    pub fn name(&self, id: PersonId) -> String {
        self.0.iter().find(|t| t.person.id == id).map(|t| t.person.full_name.clone()).unwrap_or_default()
    }

    /// Those who may supervise a technique (any of the course's, where none is named) on a day, as choices: id and
    /// name, with the techniques where they are not all. `last` comes first.
    pub fn choices(
        &self,
        spec: &CourseSpec,
        technique: Option<&str>,
        day: NaiveDate,
        last: Option<PersonId>,
    ) -> Vec<(String, String)> {
        let mut fit: Vec<_> = self.0.iter().filter(|t| allowed(t, spec, technique, day)).collect();
        fit.sort_by_key(|trainer| Some(trainer.person.id) != last);
        fit.into_iter().map(|trainer| (trainer.person.id.to_string(), label(trainer, spec, day))).collect()
    }
}

/// Who may supervise a technique only from a later day on, each with that day, the soonest first: so that a trainee reads why
/// nobody can be chosen.
impl Supervisors {
    pub fn later(
        &self,
        spec: &CourseSpec,
        technique: Option<&str>,
        day: NaiveDate,
    ) -> Vec<(String, NaiveDate)> {
        let first = |trainer: &Member| {
            let fits = |grant: &&RoleGrant| {
                grant.role == Role::Trainer && grant.valid_from > day && teaches(grant, spec, technique)
            };
            trainer.grants.iter().filter(fits).map(|grant| grant.valid_from).min()
        };
        let mut later: Vec<_> =
            self.0.iter().filter_map(|t| Some((t.person.full_name.clone(), first(t)?))).collect();
        later.sort_by_key(|(_, day)| *day);
        later
    }
}

fn teaches(grant: &RoleGrant, spec: &CourseSpec, technique: Option<&str>) -> bool {
    match technique {
        Some(key) => grant.techniques.iter().any(|t| t == key),
        None => spec.techniques.iter().any(|t| grant.techniques.contains(&t.key)),
    }
}

fn allowed(trainer: &Member, spec: &CourseSpec, technique: Option<&str>, day: NaiveDate) -> bool {
    held(trainer, day).any(|grant| teaches(grant, spec, technique))
}

fn held(trainer: &Member, day: NaiveDate) -> impl Iterator<Item = &RoleGrant> {
    trainer.grants.iter().filter(move |grant| grant.role == Role::Trainer && grant.holds_on(day))
}

fn label(trainer: &Member, spec: &CourseSpec, day: NaiveDate) -> String {
    let may = |key: &String| held(trainer, day).any(|grant| grant.techniques.contains(key));
    let techniques: Vec<_> =
        spec.techniques.iter().filter(|t| may(&t.key)).map(|t| t.name.as_str()).collect();
    if techniques.len() == spec.techniques.len() {
        trainer.person.full_name.clone()
    } else {
        format!("{} ({})", trainer.person.full_name, techniques.join(", "))
    }
}
