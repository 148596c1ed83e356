//! Cases that heal and wait for somebody to review the result.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::{case::TreatmentCase, ids::PersonId, words::Role},
    storage::{
        Store, cases,
        dossiers::{self, Together, Unreadable},
    },
    web::{Clinician, Html, Page, WebError, entry_words, html},
    workflows::review_healed::missing_before_review,
};

#[derive(Template)]
#[template(path = "academy/queue-healed.html")]
struct HealedPage {
    page: Page,
    lines: Vec<Line>,
    /// Records that cannot be read.
    unreadable: Vec<Unreadable>,
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
    let healing = cases::list_healing(db, academy, mine).await?;
    let mut enrolments: Vec<_> = healing.iter().map(|case| case.enrolment_id).collect();
    enrolments.sort_unstable();
    enrolments.dedup();
    // One record that cannot be read hides no other: it is named.
    let Together { dossiers, unreadable } = dossiers::load_many(db, academy, &enrolments).await?;
    let mut lines = Vec::new();
    for case in healing {
        let dossier = dossiers.iter().find(|dossier| dossier.enrolment.id == case.enrolment_id);
        let Some(dossier) = dossier.filter(|dossier| dossier.trainee.person_id != who.person.id) else {
            continue;
        };
        let missing = missing_before_review(&case, dossier, who.today);
        lines.push(Line {
            missing: entry_words::case_fault_texts(&page, &missing),
            technique: dossier.spec.technique_name(&case.technique).to_owned(),
            trainee_name: dossier.trainee.name.clone(),
            case,
        });
    }
    html(&HealedPage { page, lines, unreadable })
}
