//! Whom a trainee may name as supervisor: the trainers who are authorised on the day, the last one first, and those who do not
//! supervise here any more last: a draft may name them, and nobody hands in to them.

use chrono::NaiveDate;

use crate::{
    domain::{course_spec::CourseSpec, ids::PersonId, person::RoleGrant, words::Role},
    storage::{
        Store,
        people::{self, Member},
    },
    web::{Actor, Page, WebError},
};

/// The trainers of an academy, to choose one.
#[derive(Clone, Debug)]
pub(super) struct Supervisors {
    trainers: Vec<Member>,
    today: NaiveDate,
}

impl Supervisors {
    /// Everyone who is or was a trainer here, but the trainee.
    pub async fn load(store: &Store, who: &Actor) -> Result<Self, WebError> {
        let mut trainers =
            people::list_members(store.read(), who.academy.id, Some(Role::Trainer), "").await?;
        trainers.retain(|trainer| trainer.person.id != who.person.id);
        Ok(Self { trainers, today: who.today })
    }

    /// Whether it is one of them, whatever they may supervise.
    pub fn has(&self, id: PersonId) -> bool {
        self.trainers.iter().any(|trainer| trainer.person.id == id)
    }

    /// The name of one.
    pub fn name(&self, id: PersonId) -> String {
        self.trainers
            .iter()
            .find(|t| t.person.id == id)
            .map(|t| t.person.full_name.clone())
            .unwrap_or_default()
    }

    /// Leaves a new form without a supervisor where the one it begins with can't sign any more.
    pub fn keep(&self, id: &mut String) {
        let named = self.trainers.iter().find(|trainer| trainer.person.id.to_string() == *id);
        if named.is_some_and(|trainer| !self.signs(trainer)) {
            id.clear();
        }
    }

    /// Whether a trainer can sign today what is handed in.
    fn signs(&self, trainer: &Member) -> bool {
        !trainer.is_locked && held(trainer, self.today).next().is_some()
    }

    /// Those who may supervise a technique (any of the course's, where none is named) on a day, as choices: id and
    /// name, with the techniques where they are not all. `last` comes first, who can't sign today last.
    pub fn choices(
        &self,
        page: &Page,
        spec: &CourseSpec,
        (technique, day): (Option<&str>, NaiveDate),
        last: Option<PersonId>,
    ) -> Vec<(String, String)> {
        let mut fit: Vec<_> = self.trainers.iter().filter(|t| allowed(t, spec, technique, day)).collect();
        fit.sort_by_key(|trainer| (!self.signs(trainer), Some(trainer.person.id) != last));
        let choice = |trainer: &Member| {
            let label = label(trainer, spec, day);
            let label = if self.signs(trainer) {
                label
            } else {
                page.t1("practitioner-supervisor-gone", "name", label)
            };
            (trainer.person.id.to_string(), label)
        };
        fit.into_iter().map(choice).collect()
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
            self.trainers.iter().filter_map(|t| Some((t.person.full_name.clone(), first(t)?))).collect();
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
