//! Which of a trainee's enrolments a page is about: the current one, or the one in the address.

use crate::{
    domain::{ids::EnrolmentId, states::EnrolmentState},
    storage::{
        Store,
        enrolments::{self, EnrolmentView},
    },
    web::{Actor, WebError},
};

/// A trainee's enrolments, one of them chosen.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    /// The one that the page is about.
    pub current: EnrolmentView,
    /// All of them, what they work on first.
    pub all: Vec<EnrolmentView>,
}

impl Chosen {
    /// The id of the chosen one.
    pub fn id(&self) -> EnrolmentId {
        self.current.enrolment.id
    }

    /// Whether something can be logged under it.
    pub fn is_active(&self) -> bool {
        self.current.enrolment.state == EnrolmentState::Active
    }

    /// Whether there is anything to choose.
    pub fn is_choice(&self) -> bool {
        self.all.len() > 1
    }
}

/// The trainee's own enrolment of this id, or the one they work on; `None` where they have none at all.
pub(super) async fn choose(
    store: &Store,
    who: &Actor,
    wanted: Option<&str>,
) -> Result<Option<Chosen>, WebError> {
    let all = enrolments::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    let Some(wanted) = wanted.filter(|id| !id.is_empty()) else {
        return Ok(all.first().cloned().map(|current| Chosen { current, all }));
    };
    let id: EnrolmentId = wanted.parse().map_err(|_| WebError::NotFound)?;
    let current = all.iter().find(|view| view.enrolment.id == id).cloned().ok_or(WebError::NotFound)?;
    Ok(Some(Chosen { current, all }))
}
