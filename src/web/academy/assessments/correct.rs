//! An assessor mends a slip of their own, with a reason.

use askama::Template;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    domain::{
        dates::DateOf,
        enrolment::Enrolment,
        ids::AssessmentId,
        shown::{Difference, Shown},
        words::{AssessmentKind, AssessmentOutcome},
    },
    storage::{
        StorageError, Store,
        assessments::{self, AssessmentView},
        courses, enrolments,
    },
    web::{Assessor, FieldErrors, Form, Html, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        assessing::AssessError,
        correct_decision::{Mended, correct_decision},
        look::Look,
    },
};

use super::refused;

#[derive(FromForm, Clone, Default)]
pub(super) struct Slip {
    #[field(default = String::new())]
    outcome: String,
    #[field(default = String::new())]
    comment: String,
    #[field(default = String::new())]
    technique: String,
    #[field(default = String::new())]
    client_ref: String,
    #[field(default = String::new())]
    on: String,
    #[field(default = String::new())]
    reason: String,
    #[field(default = 0)]
    version: i32,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/assess-correct.html")]
struct CorrectPage {
    page: Page,
    errors: FieldErrors,
    view: AssessmentView,
    enrolment: Enrolment,
    techniques: Vec<(String, String)>,
    form: Slip,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
}

impl CorrectPage {
    fn observes(&self) -> bool {
        self.view.assessment.kind == AssessmentKind::Observation
    }

    fn outcomes(&self) -> Vec<(String, String)> {
        let family = if self.observes() { "assess-observed" } else { "shown-outcome" };
        let pair = |one: &AssessmentOutcome| (one.name().to_owned(), self.page.word(family, one));
        AssessmentOutcome::ALL.iter().map(pair).collect()
    }

    /// The page of the trainee's decisions.
    fn back(&self) -> String {
        format!("/academy/assessments/{}", self.enrolment.id)
    }
}

fn slip(view: &AssessmentView, shown: Shown) -> Slip {
    let one = &view.assessment;
    Slip {
        outcome: one.outcome.map(|outcome| outcome.name().to_owned()).unwrap_or_default(),
        comment: one.comment.clone(),
        technique: one.technique.clone().unwrap_or_default(),
        client_ref: one.client_ref.clone().unwrap_or_default(),
        on: one.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        reason: String::new(),
        version: one.version,
        shown: Seen(shown),
    }
}

async fn drawn(
    store: &Store,
    who: &Assessor,
    page: Page,
    id: AssessmentId,
    form: Option<Slip>,
) -> Result<CorrectPage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let view = assessments::find(db, academy, id).await?;
    view.assessment.correct(view.trainee_id, who.person.id).map_err(|e| refused(e.into()))?;
    let enrolment = enrolments::find(db, academy, view.assessment.enrolment_id).await?;
    let spec = courses::find_version(db, academy, enrolment.course_version_id).await?.spec;
    let techniques = spec.techniques.into_iter().map(|one| (one.key, one.name)).collect();
    let form = match form {
        Some(form) => form,
        None => slip(&view, Look::Decision(id).shown(db, academy).await?),
    };
    let errors = FieldErrors::new(page.lang);
    Ok(CorrectPage { page, errors, view, enrolment, techniques, form, changed: None })
}

/// The decision as it stands, to be mended.
#[get("/academy/assessments/decisions/<id>/correct")]
pub(super) async fn form(who: Assessor, page: Page, id: Uuid, store: &State<Store>) -> Html {
    html(&drawn(store, &who, page, id.into(), None).await?)
}

/// Mends it.
#[post("/academy/assessments/decisions/<id>/correct", data = "<form>")]
pub(super) async fn mend(
    who: Assessor,
    page: Page,
    id: Uuid,
    form: Form<Slip>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut drawn_again = drawn(store, &who, page, id.into(), Some(form.clone())).await?;
    let Some(mended) = read(&mut drawn_again, &who) else { return Reply::again(&drawn_again) };
    let which = (AssessmentId::from(id), form.version);
    match correct_decision(store, &who.authority(), which, &form.shown.0, &mended).await {
        Ok(()) => Reply::done(drawn_again.back(), drawn_again.page.t("assess-corrected")),
        Err(AssessError::Storage(StorageError::Changed(what))) => {
            let now =
                slip(&drawn_again.view, Look::Decision(which.0).shown(store.read(), who.academy.id).await?);
            let form = Slip { version: now.version, shown: now.shown, ..form };
            Reply::overtaken(&CorrectPage { changed: Some(what), form, ..drawn_again })
        }
        Err(error) => Err(refused(error)),
    }
}

fn read(drawn: &mut CorrectPage, who: &Assessor) -> Option<Mended> {
    let (observes, form, mut errors) =
        (drawn.observes(), drawn.form.clone(), FieldErrors::new(drawn.page.lang));
    let outcome = errors.keep("outcome", "error-choose", form.outcome.parse::<AssessmentOutcome>());
    let comment = errors.keep_note("comment", &form.comment, 1000);
    let reason = errors.keep_reason("reason", "error-required", &form.reason);
    let observed = if observes { observed(drawn, &form, who, &mut errors).map(Some) } else { Some(None) };
    let clean = errors.is_empty();
    drawn.errors = errors;
    if !clean {
        return None;
    }
    Some(Mended { outcome: outcome?, comment: comment?, observed: observed?, reason: reason? })
}

fn observed(
    drawn: &CorrectPage,
    form: &Slip,
    who: &Assessor,
    errors: &mut FieldErrors,
) -> Option<(String, String, chrono::NaiveDate)> {
    let client = errors.keep_line("client_ref", "assess-error-client", &form.client_ref, 40);
    let on = errors.keep_date("on", &form.on, DateOf::Practice, who.today);
    if drawn.techniques.iter().all(|(key, _)| *key != form.technique) {
        errors.add("technique", "error-choose");
    }
    match on {
        Some(day) if day > who.today => errors.add("on", "assess-error-future"),
        Some(day) if !drawn.enrolment.covers(day) => errors.add("on", "assess-error-outside"),
        _ => {}
    }
    Some((form.technique.clone(), client?, on?))
}
