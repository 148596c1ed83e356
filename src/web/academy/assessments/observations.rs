//! Writing down a treatment that the assessor watched.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    domain::{
        dates::DateOf,
        ids::{AssessmentId, EnrolmentId},
        words::AssessmentOutcome,
    },
    storage::{
        Store, courses,
        enrolments::{self, EnrolmentView},
    },
    web::{Assessor, FieldErrors, Form, Html, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        assessing::AssessError,
        look::Look,
        record_observation::{Observation, list_clients, record_observation},
    },
};

use super::refused;

#[derive(Template)]
#[template(path = "academy/assess-observation.html")]
struct ObservationPage {
    page: Page,
    view: EnrolmentView,
    techniques: Vec<(String, String)>,
    /// The clients of the trainee's cases; where there are none, the reference is typed.
    clients: Vec<(String, String)>,
    form: Watched,
    errors: FieldErrors,
}

impl ObservationPage {
    fn outcomes(&self) -> Vec<(String, String)> {
        let words = |outcome: &AssessmentOutcome| {
            (outcome.name().to_owned(), self.page.word("assess-observed", outcome))
        };
        AssessmentOutcome::ALL.iter().map(words).collect()
    }
}

#[derive(FromForm, Clone, Debug, Default)]
pub(super) struct Watched {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    technique: String,
    #[field(default = String::new())]
    client_ref: String,
    #[field(default = String::new())]
    on: String,
    #[field(default = String::new())]
    outcome: String,
    #[field(default = String::new())]
    comment: String,
    shown: Seen,
}

async fn draw(
    store: &Store,
    who: &Assessor,
    page: Page,
    id: EnrolmentId,
    form: Watched,
) -> Result<ObservationPage, WebError> {
    let view = enrolments::find_with_person(store.read(), who.academy.id, id).await?;
    let spec =
        courses::find_version(store.read(), who.academy.id, view.enrolment.course_version_id).await?.spec;
    let techniques = spec.techniques.into_iter().map(|t| (t.key, t.name)).collect();
    let errors = FieldErrors::new(page.lang);
    let clients = list_clients(store.read(), who.academy.id, id).await?;
    let clients = clients.into_iter().map(|client| (client.clone(), client)).collect();
    Ok(ObservationPage { page, view, techniques, clients, form, errors })
}

/// The empty form, today's date in it.
#[get("/academy/assessments/<id>/observations/new")]
pub(super) async fn form(who: Assessor, page: Page, id: Uuid, store: &State<Store>) -> Html {
    let shown = Seen(Look::Criteria(id.into()).shown(store.read(), who.academy.id).await?);
    let (id_of_form, on) = (AssessmentId::fresh().to_string(), who.today.to_string());
    let form = Watched { id: id_of_form, on, shown, ..Watched::default() };
    html(&draw(store, &who, page, id.into(), form).await?)
}

/// Writes the observation down.
#[post("/academy/assessments/<id>/observations/new", data = "<form>")]
pub(super) async fn record(
    who: Assessor,
    page: Page,
    id: Uuid,
    form: Form<Watched>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let mut drawn = draw(store, &who, page, id.into(), form.into_inner()).await?;
    let Some(seen) = check(&mut drawn, who.today) else { return Reply::again(&drawn) };
    let by = who.authority().saw(Look::Criteria(id.into()), &drawn.form.shown.0);
    match record_observation(store, &by, seen).await {
        Ok(()) => Reply::done(format!("/academy/assessments/{id}"), drawn.page.t("assess-observation-saved")),
        Err(AssessError::UnknownClient) => {
            drawn.errors.add("client_ref", "assess-error-client-unknown");
            Reply::again(&drawn)
        }
        Err(error) => Err(refused(error)),
    }
}

fn check(drawn: &mut ObservationPage, today: NaiveDate) -> Option<Observation> {
    let form = &drawn.form;
    let mut errors = FieldErrors::new(drawn.page.lang);
    let nothing = if drawn.clients.is_empty() { "assess-error-client" } else { "assess-error-client-choose" };
    let client_ref = errors.keep_line("client_ref", nothing, &form.client_ref, 40);
    let outcome = errors.keep("outcome", "error-choose", form.outcome.parse::<AssessmentOutcome>());
    let on = errors.keep_date("on", &form.on, DateOf::Practice, today);
    if !drawn.techniques.iter().any(|(key, _)| *key == form.technique) {
        errors.add("technique", "error-choose");
    }
    match on {
        Some(day) if day > today => errors.add("on", "assess-error-future"),
        Some(day) if !drawn.view.enrolment.covers(day) => errors.add("on", "assess-error-outside"),
        _ => {}
    }
    let comment = errors.keep_note("comment", &form.comment, 1000);
    let checked = match (client_ref, outcome, on, comment) {
        (Some(client_ref), Some(outcome), Some(on), Some(comment)) if errors.is_empty() => {
            Some(Observation {
                id: form.id.parse().unwrap_or_else(|_| AssessmentId::fresh()),
                enrolment: drawn.view.enrolment.id,
                technique: form.technique.clone(),
                client_ref,
                on,
                outcome,
                comment,
            })
        }
        _ => None,
    };
    drawn.errors = errors;
    checked
}
