//! A treatment case as the academy's people see it, with the review of the healed result.

use askama::Template;
use rocket::{State, form::FromForm, get, post};

use crate::{
    domain::{
        case::TreatmentCase, eligibility::faults_of_case, ids::CaseId, shown::Shown, states::CaseState,
        words::Role,
    },
    storage::{StorageError, Store, cases, dossiers, enrolments},
    web::{
        AcademyStaff, Clinician, Form, Html, Page, Reply, WebError,
        changed::{ChangedPage, ChangedThing, changed_lines},
        entry_words, html,
    },
    workflows::review_healed::{
        ReviewError, may_review, missing_before_review, review_healed, shown_for_review,
    },
};

#[derive(Template)]
#[template(path = "academy/case.html")]
struct CasePage {
    page: Page,
    case: TreatmentCase,
    trainee_name: String,
    technique: String,
    /// What is missing for completeness, in words.
    missing: Vec<String>,
    /// Whether this person may review it, and nothing else is missing.
    can_review: bool,
    /// Everything that is shown, as the form of the review carries it.
    shown: String,
    /// Whether this person may allow sessions closer together.
    can_override: bool,
}

impl CasePage {
    fn tone(&self, state: &crate::domain::states::EntryState) -> &'static str {
        entry_words::tone(*state)
    }
}

/// What was shown of the case.
#[derive(FromForm)]
pub(super) struct Reviewed {
    #[field(default = String::new())]
    shown: String,
}

#[get("/academy/cases/<id>")]
pub(super) async fn show(who: AcademyStaff, page: Page, store: &State<Store>, id: &str) -> Html {
    let id: CaseId = id.parse().map_err(|_| WebError::NotFound)?;
    let case = cases::find(store.read(), who.academy.id, id).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, case.enrolment_id).await?;
    let trainee = dossier.trainee.person_id;
    let faults = faults_of_case(&case, &dossier, who.today);
    let is_open = !matches!(case.state, CaseState::Complete | CaseState::Abandoned);
    html(&CasePage {
        missing: entry_words::case_fault_texts(&page, &faults),
        can_review: case.state == CaseState::Healing
            && may_review(&case, trainee, who.person.id, &who.grants, who.today)
            && missing_before_review(&case, &dossier, who.today).is_empty(),
        shown: shown_for_review(&case, &dossier, who.today).to_field(),
        can_override: is_open && trainee != who.person.id && who.is_any(&[Role::Owner, Role::Manager]),
        technique: dossier.spec.technique_name(&case.technique).to_owned(),
        trainee_name: dossier.trainee.name,
        case,
        page,
    })
}

#[post("/academy/cases/<id>/healed", data = "<form>")]
pub(super) async fn review(
    who: Clinician,
    page: Page,
    store: &State<Store>,
    id: &str,
    form: Form<Reviewed>,
) -> Result<Reply, WebError> {
    let id: CaseId = id.parse().map_err(|_| WebError::NotFound)?;
    let here = format!("/academy/cases/{id}");
    let seen = Shown::from_field(&form.shown).map_err(|_| WebError::BadRequest("error-bad-request"))?;
    match review_healed(store, &who.authority(), id, &seen).await {
        Ok(()) => Reply::done(here, page.t("supervision-told-reviewed")),
        Err(ReviewError::NotForThem) => Err(WebError::Forbidden),
        Err(ReviewError::Incomplete(_)) => Reply::warned(here, page.t("supervision-review-incomplete")),
        Err(ReviewError::Changed(differences)) => {
            let case = cases::find(store.read(), who.academy.id, id).await?;
            let enrolment =
                enrolments::find_with_person(store.read(), who.academy.id, case.enrolment_id).await?;
            let thing = ChangedThing {
                whose: enrolment.person_name,
                what: page.t1("supervision-case-title", "client", case.client_ref),
                href: Some(here),
                lines: changed_lines(&page, &differences),
            };
            let back = ("/academy/queue/healed".to_owned(), page.t("supervision-nav-healed"));
            Reply::overtaken(&ChangedPage { done: None, things: vec![thing], back, page })
        }
        Err(ReviewError::Illegal(_) | ReviewError::Storage(StorageError::Stale)) => {
            Reply::warned(here, page.t("supervision-case-changed"))
        }
        Err(ReviewError::Storage(error)) => Err(error.into()),
    }
}
