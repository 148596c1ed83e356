//! What stands above every page of an enrolment: who, on what, in which state, and what can be done with it.

use std::collections::HashMap;

use crate::{
    domain::{
        ids::{AcademyId, EnrolmentId, PersonId},
        shown::Shown,
        states::{EnrolmentMove, EnrolmentState},
    },
    storage::{self, ConnectionTrait, Store, certificates, enrolments, enrolments::EnrolmentView, people},
    web::{Actor, Auditor},
    workflows::{change_enrolment, look::Look},
};

use super::super::is_manager;

/// The head of an enrolment's pages.
pub(super) struct Head {
    pub view: EnrolmentView,
    pub may_change: bool,
    /// Whether the viewer reads documents and their files.
    pub may_open: bool,
    /// Whether nothing that was issued for it is in force: one that has ended can be reopened.
    is_free: bool,
    /// Whether the academy knows who it is: whom it erased, nobody brings back or moves.
    is_known: bool,
    /// Whether nothing is asked for or in force: it can go to another cohort.
    is_unasked: bool,
    /// What the forms of its pages carry.
    pub shown: Shown,
}

impl Head {
    pub async fn load(who: &Actor, id: EnrolmentId, store: &Store) -> storage::Result<Self> {
        let view = enrolments::find_with_person(store.read(), who.academy.id, id).await?;
        let shown = Look::Enrolment(id).shown(store.read(), who.academy.id).await?;
        let asked = certificates::list_asked(store.read(), who.academy.id, &[id]).await?;
        let is_free = change_enrolment::is_free(store.read(), &view.enrolment).await?;
        let is_known = people::is_known(store.read(), who.academy.id, view.enrolment.person_id).await?;
        let may_open = who.is_any(Auditor::ROLES);
        let (may_change, is_unasked) = (is_manager(who), asked.is_empty());
        Ok(Self { view, may_change, may_open, is_free, is_known, is_unasked, shown })
    }

    /// The moves that the table of states has and that are made here.
    pub fn moves(&self) -> Vec<EnrolmentMove> {
        let here = |attempted: &EnrolmentMove| {
            self.may_change
                && *attempted != EnrolmentMove::Complete
                && (*attempted != EnrolmentMove::Reopen || self.is_free && self.is_known)
                && self.view.enrolment.after(*attempted).is_ok()
        };
        EnrolmentMove::ALL.iter().copied().filter(here).collect()
    }

    /// Whether the trainee can go to another cohort.
    pub fn may_move(&self) -> bool {
        let lasts = self.view.enrolment.state != EnrolmentState::Completed;
        self.may_change && self.is_known && lasts && self.is_unasked
    }

    /// The tone of its state.
    pub fn tone(&self) -> &'static str {
        match self.view.enrolment.state {
            EnrolmentState::Applied => "info",
            EnrolmentState::Active | EnrolmentState::Completed => "good",
            EnrolmentState::Paused => "warn",
            EnrolmentState::Withdrawn => "none",
        }
    }

    /// The pages of an enrolment: the end of the address, and the locale key.
    pub fn tabs(&self) -> [(&'static str, &'static str); 6] {
        [
            ("", "academy-tab-overview"),
            ("/hours", "academy-tab-hours"),
            ("/cases", "academy-tab-cases"),
            ("/documents", "academy-tab-documents"),
            ("/assessments", "academy-tab-assessments"),
            ("/events", "academy-tab-events"),
        ]
    }

    /// The address of one of them.
    pub fn href(&self, tab: &str) -> String {
        format!("/academy/enrolments/{}{tab}", self.view.enrolment.id)
    }
}

/// The names of some people.
pub(super) struct Names(HashMap<PersonId, String>);

impl Names {
    pub async fn load(
        db: &impl ConnectionTrait,
        academy: AcademyId,
        mut ids: Vec<PersonId>,
    ) -> storage::Result<Self> {
        ids.sort_unstable();
        ids.dedup();
        Ok(Self(people::list_names(db, academy, &ids).await?.into_iter().collect()))
    }

    pub fn of(&self, person: &PersonId) -> &str {
        self.0.get(person).map_or("", String::as_str)
    }

    pub fn of_option(&self, person: &Option<PersonId>) -> &str {
        person.as_ref().map_or("", |person| self.of(person))
    }
}
