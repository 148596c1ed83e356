//! Logging a session of a case, changing a draft of one, taking a rejected one up again.

use askama::Template;
use rocket::{State, get, post};

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        course_spec::CourseSpec,
        ids::CaseSessionId,
        states::EntryState,
        words::AskedAgain,
    },
    storage::{Store, hours},
    web::{Actor, FieldErrors, Form, Page, Reply, Trainee, WebError, entry_words},
    workflows::{
        hand_in::LogError,
        log_session::{change_session, log_session, take_session_up_again},
        take_back_entry::take_session_back,
    },
};

use super::super::{hours::web_error, supervisors::Supervisors};
use super::{
    session_form::SessionForm,
    show::{Shown, meanwhile},
    write::{own, spec_of},
};

#[derive(Template)]
#[template(path = "practitioner/case-session.html")]
struct SessionPage {
    page: Page,
    errors: FieldErrors,
    form: SessionForm,
    case: TreatmentCase,
    technique: String,
    supervisors: Vec<(String, String)>,
    /// What may be answered to the question before the needle.
    answers: Vec<(String, String)>,
    spacing_days: u32,
    came_back: Option<String>,
}

/// What the form of a session is made of.
struct Desk {
    page: Page,
    case: TreatmentCase,
    spec: CourseSpec,
    supervisors: Supervisors,
}

impl Desk {
    async fn load(store: &Store, who: &Actor, page: Page, case: &str) -> Result<Self, WebError> {
        let case = own(store, who, case).await?;
        let spec = spec_of(store, who, case.enrolment_id).await?;
        let supervisors = Supervisors::load(store, who).await?;
        Ok(Self { page, case, spec, supervisors })
    }

    fn here(&self) -> String {
        format!("/practitioner/cases/{}", self.case.id)
    }

    /// The session of the case that the address names.
    fn session(&self, id: &str) -> Result<CaseSession, WebError> {
        let id: CaseSessionId = id.parse().map_err(|_| WebError::NotFound)?;
        self.case.sessions.iter().find(|session| session.id == id).cloned().ok_or(WebError::NotFound)
    }

    fn sheet(self, who: &Actor, form: SessionForm, errors: FieldErrors) -> SessionPage {
        let day = form.day().unwrap_or(who.today);
        let last = form.supervisor.parse().ok();
        let technique = Some(self.case.technique.as_str());
        SessionPage {
            supervisors: self.supervisors.choices(&self.page, &self.spec, (technique, day), last),
            technique: self.spec.technique_name(&self.case.technique).to_owned(),
            answers: AskedAgain::ALL
                .iter()
                .map(|answer| (answer.to_string(), self.page.word("practitioner-asked", answer)))
                .collect(),
            spacing_days: self.spec.rules.cases.spacing_days,
            came_back: None,
            case: self.case,
            page: self.page,
            form,
            errors,
        }
    }

    fn refuse(self, who: &Actor, form: SessionForm, error: LogError) -> Result<Reply, WebError> {
        let mut errors = FieldErrors::new(self.page.lang);
        match error {
            LogError::Refused(refusal) => {
                for fault in &refusal.faults {
                    let text = entry_words::fault_text(&self.page, fault, &refusal.dossier);
                    let field = match entry_words::field_of(fault) {
                        "category" => "date",
                        field => field,
                    };
                    errors.add_args(field, "practitioner-as-is", &[("text", text.into())]);
                }
            }
            LogError::TooClose { have_days, need_days } => {
                let args = [("have", have_days.into()), ("need", need_days.into())];
                errors.add_args("date", "practitioner-error-too-close", &args);
            }
            LogError::SupervisorGone(name) => {
                let args = [("name", name.as_str().into())];
                errors.add_args("supervisor", "practitioner-error-supervisor-gone", &args);
            }
            LogError::EnrolmentNotActive(state) => {
                errors.add("date", &format!("practitioner-enrolment-not-active-{state}"));
            }
            LogError::CaseClosed => {
                return Reply::warned(self.here(), self.page.t("practitioner-case-no-more-sessions"));
            }
            LogError::AlreadySaved => {
                return Reply::done(self.here(), self.page.t("practitioner-already-saved"));
            }
            other => return Err(web_error(other)),
        }
        Reply::again(&self.sheet(who, form, errors))
    }

    /// What became of the session since its form was drawn: a draft comes back with what was typed, anything else is shown.
    async fn overtaken(self, store: &Store, who: &Trainee, form: SessionForm) -> Result<Reply, WebError> {
        let now = own(store, who, &self.case.id.to_string()).await?;
        let is_it = |s: &&CaseSession| s.id.to_string() == form.id && s.state == EntryState::Draft;
        let Some(version) = now.sessions.iter().find(is_it).map(|s| s.version.to_string()) else {
            return meanwhile(who, self.page, store, now.id).await;
        };
        let mut errors = FieldErrors::new(self.page.lang);
        errors.add("date", "practitioner-hours-overtaken");
        Reply::overtaken(&Self { case: now, ..self }.sheet(who, SessionForm { version, ..form }, errors))
    }

    /// The form of the session that is there already, with what was typed; what can no longer be changed is shown as it stands.
    fn there(self, who: &Actor, form: SessionForm, id: CaseSessionId) -> Result<Reply, WebError> {
        let there = self.case.sessions.iter().find(|session| session.id == id).ok_or(WebError::NotFound)?;
        if there.state != EntryState::Draft {
            return Reply::warned(self.here(), self.page.t("practitioner-session-handed-in-before"));
        }
        let form = SessionForm { id: id.to_string(), version: there.version.to_string(), ..form };
        let mut errors = FieldErrors::new(self.page.lang);
        let until = self.page.until(&there.started_at, &there.ended_at);
        let args = [("from", self.page.moment(&there.started_at).into()), ("until", until.into())];
        errors.add_args("start", "practitioner-session-there", &args);
        Reply::overtaken(&self.sheet(who, form, errors))
    }

    fn saved(&self, form: &SessionForm) -> Result<Reply, WebError> {
        let key =
            if form.hands_in() { "practitioner-session-handed-in" } else { "practitioner-session-kept" };
        Reply::done(self.here(), self.page.t(key))
    }
}

#[get("/practitioner/cases/<id>/sessions/new")]
pub(super) async fn new(who: Trainee, page: Page, store: &State<Store>, id: &str) -> Result<Reply, WebError> {
    let desk = Desk::load(store, &who, page, id).await?;
    let last = desk.case.sessions.last();
    let before = hours::find_last_of_trainee(store.read(), who.academy.id, who.person.id).await?;
    let supervisor = last.and_then(|s| s.supervisor_id).or(before.and_then(|entry| entry.supervisor_id));
    let mut form = SessionForm::fresh(who.wall(), last, supervisor);
    desk.supervisors.keep(&mut form.supervisor);
    let errors = FieldErrors::new(desk.page.lang);
    Reply::page(&desk.sheet(&who, form, errors))
}

#[post("/practitioner/cases/<id>/sessions", data = "<form>")]
pub(super) async fn create(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    form: Form<SessionForm>,
) -> Result<Reply, WebError> {
    let (form, desk) = (form.into_inner(), Desk::load(store, &who, page, id).await?);
    let session: CaseSessionId = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let written = match form.parse(desk.page.lang, &desk.supervisors, (who.today, &who.academy.time_zone)) {
        Ok(written) => written,
        Err(errors) => return Reply::again(&desk.sheet(&who, form, errors)),
    };
    match log_session(store, &who.authority(), desk.case.id, session, written, form.hands_in()).await {
        Ok(()) => desk.saved(&form),
        Err(LogError::ThereAlready { id, .. }) => desk.there(&who, form, id.into()),
        Err(LogError::Stale) => desk.overtaken(store, &who, form).await,
        Err(error) => desk.refuse(&who, form, error),
    }
}

#[get("/practitioner/cases/<id>/sessions/<session>", rank = 2)]
pub(super) async fn edit(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    session: &str,
) -> Result<Reply, WebError> {
    let desk = Desk::load(store, &who, page, id).await?;
    let session = desk.session(session)?;
    if session.state != EntryState::Draft {
        return Reply::warned(desk.here(), desk.page.t("practitioner-hours-not-editable"));
    }
    let errors = FieldErrors::new(desk.page.lang);
    let mut sheet = desk.sheet(&who, SessionForm::of(&session), errors);
    sheet.came_back = session.reason;
    Reply::page(&sheet)
}

#[post("/practitioner/cases/<id>/sessions/<session>", data = "<form>")]
pub(super) async fn change(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    session: &str,
    form: Form<SessionForm>,
) -> Result<Reply, WebError> {
    let desk = Desk::load(store, &who, page, id).await?;
    let session = desk.session(session)?;
    let form = SessionForm { id: session.id.to_string(), ..form.into_inner() };
    let written = match form.parse(desk.page.lang, &desk.supervisors, (who.today, &who.academy.time_zone)) {
        Ok(written) => written,
        Err(errors) => return Reply::again(&desk.sheet(&who, form, errors)),
    };
    let version = form.version.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    match change_session(store, &who.authority(), session.id, version, written, form.hands_in()).await {
        Ok(()) => desk.saved(&form),
        Err(LogError::Stale) => desk.overtaken(store, &who, form).await,
        Err(error) => desk.refuse(&who, form, error),
    }
}

#[post("/practitioner/cases/<id>/sessions/<session>/take-up-again", data = "<shown>")]
pub(super) async fn take_up_again(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    session: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let desk = Desk::load(store, &who, page, id).await?;
    let session = desk.session(session)?;
    match take_session_up_again(store, &who.authority(), session.id, shown.version).await {
        Ok(()) => Reply::go(format!("{}/sessions/{}", desk.here(), session.id)),
        Err(LogError::Stale) => meanwhile(&who, desk.page, store, desk.case.id).await,
        Err(error) => Err(web_error(error)),
    }
}

#[post("/practitioner/cases/<id>/sessions/<session>/take-back", data = "<shown>")]
pub(super) async fn take_back(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    session: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let desk = Desk::load(store, &who, page, id).await?;
    let session = desk.session(session)?;
    match take_session_back(store, &who.authority(), session.id, shown.version).await {
        Ok(()) => Reply::done(desk.here(), desk.page.t("practitioner-taken-back")),
        Err(LogError::Stale) if session.state == EntryState::Draft => Reply::go(desk.here()),
        Err(LogError::Stale) => meanwhile(&who, desk.page, store, desk.case.id).await,
        Err(error) => Err(web_error(error)),
    }
}
