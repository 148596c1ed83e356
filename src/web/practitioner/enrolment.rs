//! Which of a trainee's enrolments a page is about: the current one, or the one in the address.

use crate::{
    domain::{ids::EnrolmentId, states::EnrolmentState},
    storage::{
        Store,
        enrolments::{self, EnrolmentView},
    },
    web::{Actor, Page, Reply, WebError},
};

/// Locale key of why nothing is recorded under an enrolment of a state.
pub(super) fn not_active(state: EnrolmentState) -> String {
    format!("practitioner-enrolment-not-active-{state}")
}

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

    /// Whether something is recorded under the chosen one now.
    pub fn is_active(&self) -> bool {
        self.current.enrolment.takes_records()
    }

    /// Those under which something is recorded now.
    pub fn taking(&self) -> Vec<EnrolmentView> {
        self.all.iter().filter(|view| view.enrolment.takes_records()).cloned().collect()
    }

    /// The answer in place of a form to record something, where nothing is recorded now: why, on another page.
    pub fn in_place_of_form(&self, page: &Page, list: &str) -> Option<Result<Reply, WebError>> {
        let enrolment = &self.current.enrolment;
        let why = || page.t(&not_active(enrolment.state));
        (!self.is_active()).then(|| Reply::warned(format!("{list}?enrolment={}", enrolment.id), why()))
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
