//! A treatment case as the academy's people see it, with the review of the healed result.

use askama::Template;
use chrono::NaiveDate;
use rocket::{
    State,
    form::{Form, FromForm},
    get, post,
};

use crate::{
    domain::{case::TreatmentCase, eligibility::faults_of_case, ids::CaseId, states::CaseState, words::Role},
    storage::{StorageError, Store, cases, dossiers},
    web::{AcademyStaff, Clinician, Html, Page, Reply, WebError, entry_words, html},
    workflows::review_healed::{ReviewError, may_review, missing_before_review, review_healed},
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
    /// Whether this person may allow sessions closer together.
    can_override: bool,
}

impl CasePage {
    /// The steps around the treatment, by locale key, and when they were done.
    fn steps(&self) -> [(&'static str, Option<NaiveDate>); 5] {
        [
            ("practitioner-case-screened", self.case.screened_on),
            ("practitioner-case-patch", self.case.patch_tested_on),
            ("practitioner-case-consent", self.case.consented_on),
            ("practitioner-case-aftercare", self.case.aftercare_on),
            ("practitioner-case-healed", self.case.healed_reviewed_on),
        ]
    }

    fn tone(&self, state: &crate::domain::states::EntryState) -> &'static str {
        entry_words::tone(*state)
    }
}

/// The version that was shown.
#[derive(FromForm)]
pub(super) struct Reviewed {
    version: i32,
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
        missing: faults.iter().map(|fault| entry_words::case_fault_text(&page, fault)).collect(),
        can_review: case.state == CaseState::Healing
            && may_review(&case, trainee, who.person.id, &who.grants, who.today)
            && missing_before_review(&case, &dossier, who.today).is_empty(),
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
    match review_healed(store, &who.authority(), id, form.version).await {
        Ok(()) => Reply::done(here, page.t("supervision-told-reviewed")),
        Err(ReviewError::NotForThem) => Err(WebError::Forbidden),
        Err(ReviewError::Incomplete(_)) => Reply::warned(here, page.t("supervision-review-incomplete")),
        Err(ReviewError::Illegal(_) | ReviewError::Storage(StorageError::Stale)) => {
            Reply::warned(here, page.t("supervision-case-changed"))
        }
        Err(ReviewError::Storage(error)) => Err(error.into()),
    }
}
