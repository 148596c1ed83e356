//! Opening a case, and recording what it needs.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{State, get, post};

use crate::{
    config::Settings,
    domain::{
        case::{CaseSession, TreatmentCase},
        course_spec::CourseSpec,
        free_text,
        ids::{CaseId, EnrolmentId},
        states::EntryState,
        words::{AgeBand, ClientSex, PatchResult},
    },
    storage::{Store, cases, courses, enrolments},
    web::{Actor, FieldErrors, Form, Page, Reply, Trainee, WebError, entry_words},
    workflows::{
        hand_in::LogError,
        open_case::open_case,
        record_case::{Change, names_are_fixed, record_case},
    },
};

use super::super::{enrolment::choose, hours::web_error};
use super::form::{CONTRAINDICATIONS, CaseForm};

#[derive(Template)]
#[template(path = "practitioner/case-form.html")]
struct FormPage {
    page: Page,
    errors: FieldErrors,
    form: CaseForm,
    techniques: Vec<(String, String)>,
    sexes: Vec<(String, String)>,
    ages: Vec<(String, String)>,
    skins: Vec<(String, String)>,
    contraindications: Vec<(String, String)>,
    results: Vec<(String, String)>,
    /// Whether a signature covers technique and pseudonym already.
    fixed: bool,
    /// Whether aftercare is still recorded here: a session was signed that does not say it itself.
    aftercare_here: bool,
    /// An open case of the same client and technique.
    there: Option<CaseId>,
    today: NaiveDate,
}

/// What signatures fix of a case.
#[derive(Clone, Copy, Default)]
struct Fixed {
    names: bool,
    aftercare_here: bool,
}

impl Fixed {
    fn of(case: &TreatmentCase) -> Self {
        let earlier = |s: &CaseSession| s.state == EntryState::Countersigned && s.asked_again.is_none();
        Self { names: names_are_fixed(case), aftercare_here: case.sessions.iter().any(earlier) }
    }
}

fn sheet(
    (page, today): (Page, NaiveDate),
    spec: &CourseSpec,
    form: CaseForm,
    errors: FieldErrors,
    fixed: Fixed,
) -> FormPage {
    let own = |word: &str| word.to_owned();
    let skins = (1..=6).map(|skin| (skin.to_string(), page.t(&format!("practitioner-skin-{skin}"))));
    FormPage {
        techniques: spec.techniques.iter().map(|t| (t.key.clone(), t.name.clone())).collect(),
        sexes: ClientSex::ALL.iter().map(|s| (own(s.name()), page.word("practitioner-sex", s))).collect(),
        ages: AgeBand::ALL.iter().map(|a| (own(a.name()), a.name().replace('-', "–"))).collect(),
        skins: std::iter::once((String::new(), page.t("practitioner-skin-unknown"))).chain(skins).collect(),
        contraindications: CONTRAINDICATIONS
            .iter()
            .map(|key| (own(key), page.word("practitioner-contra", key)))
            .collect(),
        results: PatchResult::ALL
            .iter()
            .map(|result| (own(result.name()), page.word("practitioner-patch", result)))
            .collect(),
        page,
        errors,
        form,
        fixed: fixed.names,
        aftercare_here: fixed.aftercare_here,
        there: None,
        today,
    }
}

/// The person's own case.
pub(super) async fn own(store: &Store, who: &Actor, id: &str) -> Result<TreatmentCase, WebError> {
    let id: CaseId = id.parse().map_err(|_| WebError::NotFound)?;
    let case = cases::find(store.read(), who.academy.id, id).await?;
    let enrolment = enrolments::find(store.read(), who.academy.id, case.enrolment_id).await?;
    if enrolment.person_id == who.person.id { Ok(case) } else { Err(WebError::NotFound) }
}

/// Its first day.
async fn enrolled_on(store: &Store, who: &Actor, id: EnrolmentId) -> Result<NaiveDate, WebError> {
    Ok(enrolments::find(store.read(), who.academy.id, id).await?.starts_on)
}

/// The course that an enrolment pins.
pub(super) async fn spec_of(store: &Store, who: &Actor, id: EnrolmentId) -> Result<CourseSpec, WebError> {
    let version = enrolments::find(store.read(), who.academy.id, id).await?.course_version_id;
    Ok(courses::find_version(store.read(), who.academy.id, version).await?.spec)
}

#[get("/practitioner/cases/new?<enrolment>")]
pub(super) async fn new(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    enrolment: Option<&str>,
) -> Result<Reply, WebError> {
    let Some(chosen) = choose(store, &who, enrolment).await? else { return Reply::go("/practitioner") };
    let spec = spec_of(store, &who, chosen.id()).await?;
    let known = cases::list_of_enrolment(store.read(), who.academy.id, chosen.id()).await?;
    let last = known.last().map(|case| case.technique.clone()).unwrap_or_default();
    let form = CaseForm::fresh(chosen.id().to_string(), last, &known);
    let errors = FieldErrors::new(page.lang);
    Reply::page(&sheet((page, who.today), &spec, form, errors, Fixed::default()))
}

#[post("/practitioner/cases", data = "<form>")]
pub(super) async fn create(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    form: Form<CaseForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let id: CaseId = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let chosen = choose(store, &who, Some(&form.enrolment)).await?.ok_or(WebError::NotFound)?;
    let spec = spec_of(store, &who, chosen.id()).await?;
    let enrolled = enrolled_on(store, &who, chosen.id()).await?;
    let recorded = match form.parse(page.lang, &spec, (enrolled, who.today)) {
        Ok(recorded) => recorded,
        Err(errors) => return Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::default())),
    };
    let here = format!("/practitioner/cases/{id}");
    match open_case(store, &who.authority(), id, chosen.id(), recorded).await {
        Ok(()) => Reply::done(here, page.t1("practitioner-case-opened", "client", form.client_ref)),
        Err(LogError::AlreadySaved) => Reply::done(here, page.t("practitioner-already-saved")),
        Err(LogError::ThereAlready { id: there, same }) => {
            let there = CaseId(there);
            if same {
                let here = format!("/practitioner/cases/{there}");
                return Reply::done(here, page.t("practitioner-already-saved"));
            }
            let mut errors = FieldErrors::new(page.lang);
            if there != id {
                errors.add("client_ref", "practitioner-case-there");
                let again = sheet((page, who.today), &spec, form, errors, Fixed::default());
                return Reply::overtaken(&FormPage { there: Some(there), ..again });
            }
            // The same form, sent once more with something else: it becomes a change of what it opened.
            let case = own(store, &who, &there.to_string()).await?;
            errors.add("client_ref", "practitioner-case-sent-before");
            let form = CaseForm { version: case.version.to_string(), ..form };
            Reply::overtaken(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case)))
        }
        Err(LogError::EnrolmentNotActive(state)) => {
            let mut errors = FieldErrors::new(page.lang);
            errors.add("technique", &format!("practitioner-enrolment-not-active-{state}"));
            Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::default()))
        }
        Err(error) => Err(web_error(error)),
    }
}

#[get("/practitioner/cases/<id>/record")]
pub(super) async fn edit(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
) -> Result<Reply, WebError> {
    let case = own(store, &who, id).await?;
    let spec = spec_of(store, &who, case.enrolment_id).await?;
    let errors = FieldErrors::new(page.lang);
    Reply::page(&sheet((page, who.today), &spec, CaseForm::of(&case), errors, Fixed::of(&case)))
}

#[post("/practitioner/cases/<id>/record", data = "<form>")]
pub(super) async fn record(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    id: &str,
    form: Form<CaseForm>,
) -> Result<Reply, WebError> {
    let case = own(store, &who, id).await?;
    let spec = spec_of(store, &who, case.enrolment_id).await?;
    let mut form = CaseForm { id: case.id.to_string(), ..form.into_inner() };
    if names_are_fixed(&case) {
        (form.technique, form.client_ref) = (case.technique.clone(), case.client_ref.clone());
    }
    if !Fixed::of(&case).aftercare_here {
        form.aftercare_on = case.aftercare_on.map(|on| on.to_string()).unwrap_or_default();
    }
    let enrolled = enrolled_on(store, &who, case.enrolment_id).await?;
    let recorded = match form.parse(page.lang, &spec, (enrolled, who.today)) {
        Ok(recorded) => recorded,
        Err(errors) => return Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case))),
    };
    let version = form.version.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let here = format!("/practitioner/cases/{}", case.id);
    let (mut errors, site) = (FieldErrors::new(page.lang), settings.public_url());
    let typed = !free_text::is_empty(&form.reason);
    let reason = typed.then(|| errors.keep_reason("reason", "error-required", &form.reason)).flatten();
    if !errors.is_empty() {
        return Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case)));
    }
    let change = Change { version, reason: reason.as_ref(), site: &site };
    match record_case(store, &who.authority(), case.id, change, recorded).await {
        Ok(()) => Reply::done(here, page.t("practitioner-case-recorded")),
        Err(LogError::CaseClosed) => Reply::warned(here, page.t("practitioner-case-closed")),
        Err(LogError::Stale) => {
            errors.add("technique", "practitioner-case-overtaken");
            form.version = case.version.to_string();
            Reply::overtaken(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case)))
        }
        Err(LogError::Signed { signed }) => {
            errors.add_args("reason", "practitioner-error-signed", &[("count", signed.into())]);
            Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case)))
        }
        Err(LogError::Refused(refusal)) => {
            for fault in &refusal.faults {
                let text = entry_words::fault_text(&page, fault, &refusal.dossier);
                errors.say(entry_words::case_field_of(fault), text);
            }
            Reply::again(&sheet((page, who.today), &spec, form, errors, Fixed::of(&case)))
        }
        Err(error) => Err(web_error(error)),
    }
}
