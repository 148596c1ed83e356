//! Cases that heal and wait for somebody to review the result.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::{case::TreatmentCase, ids::PersonId, words::Role},
    storage::{Store, cases, dossiers},
    web::{Clinician, Html, Page, WebError, entry_words, html},
    workflows::review_healed::missing_before_review,
};

#[derive(Template)]
#[template(path = "academy/queue-healed.html")]
struct HealedPage {
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    case: TreatmentCase,
    trainee_name: String,
    technique: String,
    /// What is missing before the review, in words.
    missing: Vec<String>,
}

#[get("/academy/queue/healed")]
pub(super) async fn healed(who: Clinician, page: Page, store: &State<Store>) -> Html {
    if !who.is_any(&[Role::Trainer, Role::Assessor]) {
        return Err(WebError::Forbidden);
    }
    let (db, academy) = (store.read(), who.academy.id);
    let mine: Option<PersonId> = (!who.is(Role::Assessor)).then_some(who.person.id);
    let mut lines = Vec::new();
    for case in cases::list_healing(db, academy, mine).await? {
        let dossier = dossiers::load(db, academy, case.enrolment_id).await?;
        if dossier.trainee.person_id == who.person.id {
            continue;
        }
        let missing = missing_before_review(&case, &dossier, who.today);
        lines.push(Line {
            missing: missing.iter().map(|fault| entry_words::case_fault_text(&page, fault)).collect(),
            technique: dossier.spec.technique_name(&case.technique).to_owned(),
            trainee_name: dossier.trainee.name,
            case,
        });
    }
    html(&HealedPage { page, lines })
}
