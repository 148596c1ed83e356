//! A new entry, and a draft that is changed: one page, two buttons.

use askama::Template;
use chrono::NaiveDate;
use rocket::{State, get, post};

use crate::{
    domain::{
        course_spec::CourseSpec,
        hours::HoursEntry,
        ids::{EnrolmentId, HoursEntryId},
        words::HoursCategory,
    },
    storage::{Store, courses, enrolments::EnrolmentView, hours},
    web::{Actor, FieldErrors, Form, Page, Reply, Trainee, WebError, entry_words},
    workflows::{change_hours::change_hours, hand_in::LogError, log_hours::log_hours},
};

use super::super::{
    enrolment::{Chosen, choose},
    supervisors::Supervisors,
};
use super::form::HoursForm;

/// The form with everything it offers.
#[derive(Template)]
#[template(path = "practitioner/hours-form.html")]
pub(super) struct FormPage {
    page: Page,
    errors: FieldErrors,
    form: HoursForm,
    enrolment: EnrolmentView,
    categories: Vec<(String, String)>,
    techniques: Vec<(String, String)>,
    supervisors: Vec<(String, String)>,
    /// Where there is none: who may supervise it only from a later day on.
    supervisors_later: Vec<(String, NaiveDate)>,
    yes_no: Vec<(String, String)>,
    /// Whether the course cares for practice on the public.
    asks_public: bool,
    /// Why it came back, for an entry that was rejected before.
    came_back: Option<String>,
    /// How the entry stands, where it was changed elsewhere meanwhile, or was there before; and the key of what happened.
    stands: Option<(HoursEntry, &'static str)>,
}

/// What the form of one enrolment is made of.
pub(super) struct Desk {
    page: Page,
    chosen: Chosen,
    spec: CourseSpec,
    supervisors: Supervisors,
}

impl Desk {
    /// For an enrolment of the trainee; another's is not found.
    pub async fn load(
        store: &Store,
        who: &Actor,
        page: Page,
        enrolment: Option<&str>,
    ) -> Result<Option<Self>, WebError> {
        let Some(chosen) = choose(store, who, enrolment).await? else { return Ok(None) };
        let version = chosen.current.enrolment.course_version_id;
        let spec = courses::find_version(store.read(), who.academy.id, version).await?.spec;
        let supervisors = Supervisors::load(store, who).await?;
        Ok(Some(Self { page, chosen, spec, supervisors }))
    }

    /// The page, with what was typed.
    pub fn sheet(self, who: &Actor, form: HoursForm, errors: FieldErrors) -> FormPage {
        let technique = Some(form.technique.as_str()).filter(|key| !key.is_empty() && !errors.is_empty());
        let day = form.day().unwrap_or(who.today);
        let last = form.supervisor.parse().ok();
        let supervisors = self.supervisors.choices(&self.page, &self.spec, (technique, day), last);
        let supervisors_later = if supervisors.is_empty() {
            self.supervisors.later(&self.spec, technique, day)
        } else {
            Vec::new()
        };
        let page = self.page;
        let categories = HoursCategory::ALL.iter().map(|c| (c.name().to_owned(), page.word("category", c)));
        let none = (String::new(), page.t("practitioner-hours-technique-none"));
        let techniques = self.spec.techniques.iter().map(|t| (t.key.clone(), t.name.clone()));
        let yes_no = ["no", "yes"].map(|word| (word.to_owned(), page.word("practitioner", word)));
        FormPage {
            categories: categories.collect(),
            techniques: std::iter::once(none).chain(techniques).collect(),
            yes_no: yes_no.to_vec(),
            asks_public: self.spec.rules.theory_before_public,
            enrolment: self.chosen.current,
            came_back: None,
            stands: None,
            supervisors,
            supervisors_later,
            errors,
            form,
            page,
        }
    }

    /// The same page, with why the entry was not taken; or the answer where the form has no say in it.
    pub fn refuse(self, who: &Actor, form: HoursForm, error: LogError) -> Result<Reply, WebError> {
        let mut errors = FieldErrors::new(self.page.lang);
        match error {
            LogError::Refused(refusal) => {
                for fault in &refusal.faults {
                    let text = entry_words::fault_text(&self.page, fault, &refusal.dossier);
                    errors.add_args(
                        entry_words::field_of(fault),
                        "practitioner-as-is",
                        &[("text", text.into())],
                    );
                }
            }
            LogError::SupervisorGone(name) => {
                let args = [("name", name.as_str().into())];
                errors.add_args("supervisor", "practitioner-error-supervisor-gone", &args);
            }
            LogError::EnrolmentNotActive(state) => {
                errors.add("category", &format!("practitioner-enrolment-not-active-{state}"));
            }
            LogError::AlreadySaved => {
                return Reply::done(list_of(&form), self.page.t("practitioner-hours-already-saved"));
            }
            other => return Err(web_error(other)),
        }
        Reply::again(&self.sheet(who, form, errors))
    }
}

fn list_of(form: &HoursForm) -> String {
    format!("/practitioner/hours?enrolment={}", form.enrolment)
}

/// Today and the time zone of the academy.
fn at(who: &Actor) -> (chrono::NaiveDate, &str) {
    (who.today, &who.academy.time_zone)
}

/// What a handler answers where the form can't help.
pub(in super::super) fn web_error(error: LogError) -> WebError {
    match error {
        LogError::Storage(error) => error.into(),
        LogError::AlreadySaved => WebError::Conflict("error-already-there".into()),
        LogError::Stale => WebError::Conflict("error-stale".into()),
        _ => WebError::Conflict("error-illegal-move".into()),
    }
}

/// The person's own entry.
pub(super) async fn own(store: &Store, who: &Actor, id: &str) -> Result<HoursEntry, WebError> {
    let id: HoursEntryId = id.parse().map_err(|_| WebError::NotFound)?;
    let entry = hours::find(store.read(), who.academy.id, id).await?;
    if entry.trainee_id == who.person.id { Ok(entry) } else { Err(WebError::NotFound) }
}

#[get("/practitioner/hours/new?<enrolment>")]
pub(super) async fn new(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    enrolment: Option<&str>,
) -> Result<Reply, WebError> {
    let Some(desk) = Desk::load(store, &who, page, enrolment).await? else {
        return Reply::go("/practitioner");
    };
    let last = hours::find_last_of_trainee(store.read(), who.academy.id, who.person.id).await?;
    let id = desk.chosen.id().to_string();
    let mut form = HoursForm::fresh(id, last.as_ref(), who.wall(), &desk.spec);
    desk.supervisors.keep(&mut form.supervisor);
    let errors = FieldErrors::new(desk.page.lang);
    Reply::page(&desk.sheet(&who, form, errors))
}

#[post("/practitioner/hours", data = "<form>")]
pub(super) async fn create(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    form: Form<HoursForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let id: HoursEntryId = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let enrolment: EnrolmentId = form.enrolment.parse().map_err(|_| WebError::NotFound)?;
    let desk = Desk::load(store, &who, page, Some(&form.enrolment)).await?.ok_or(WebError::NotFound)?;
    let written = match form.parse(desk.page.lang, &desk.spec, &desk.supervisors, at(&who)) {
        Ok(written) => written,
        Err(errors) => return Reply::again(&desk.sheet(&who, form, errors)),
    };
    match log_hours(store, &who.authority(), id, enrolment, written, form.hands_in()).await {
        Ok(entry) => Reply::done(list_of(&form), saved(&desk, &entry)),
        Err(LogError::ThereAlready { id, .. }) => {
            let form = HoursForm { id: id.to_string(), ..form };
            overtaken(store, &who, desk, form, (id.into(), "practitioner-hours-there")).await
        }
        Err(error) => desk.refuse(&who, form, error),
    }
}

/// What happened, in words: how long, and who was asked.
fn saved(desk: &Desk, entry: &HoursEntry) -> String {
    let hours = desk.page.hours(&i64::from(entry.minutes()));
    match (entry.is_editable(), entry.supervisor_id) {
        (false, Some(id)) => {
            let name = desk.supervisors.name(id);
            desk.page.t2("practitioner-hours-handed-in", "hours", hours, "supervisor", name)
        }
        _ => desk.page.t1("practitioner-hours-kept", "hours", hours),
    }
}

#[get("/practitioner/hours/<id>/edit")]
pub(super) async fn edit(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    if !entry.is_editable() {
        return Reply::warned(format!("/practitioner/hours/{id}"), page.t("practitioner-hours-not-editable"));
    }
    let desk = desk_of(store, &who, page, &entry).await?;
    let errors = FieldErrors::new(desk.page.lang);
    let mut sheet = desk.sheet(&who, HoursForm::of(&entry), errors);
    sheet.came_back = entry.reason;
    Reply::page(&sheet)
}

/// The form's makings for an entry that exists.
pub(super) async fn desk_of(
    store: &Store,
    who: &Actor,
    page: Page,
    entry: &HoursEntry,
) -> Result<Desk, WebError> {
    let enrolment = entry.enrolment_id.to_string();
    Desk::load(store, who, page, Some(&enrolment)).await?.ok_or(WebError::NotFound)
}

#[post("/practitioner/hours/<id>", data = "<form>")]
pub(super) async fn change(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    form: Form<HoursForm>,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    let desk = desk_of(store, &who, page, &entry).await?;
    let mut form = HoursForm { id: entry.id.to_string(), ..form.into_inner() };
    form.enrolment = entry.enrolment_id.to_string();
    let written = match form.parse(desk.page.lang, &desk.spec, &desk.supervisors, at(&who)) {
        Ok(written) => written,
        Err(errors) => return Reply::again(&desk.sheet(&who, form, errors)),
    };
    let version = form.version.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    match change_hours(store, &who.authority(), entry.id, version, written, form.hands_in()).await {
        Ok(entry) => Reply::done(list_of(&form), saved(&desk, &entry)),
        Err(LogError::Stale) => {
            overtaken(store, &who, desk, form, (entry.id, "practitioner-hours-overtaken")).await
        }
        Err(error) => desk.refuse(&who, form, error),
    }
}

/// Somebody, perhaps the same person in another tab or a moment ago, was faster: nothing typed is lost, and the page says how the
/// entry stands now. Where it can still be changed, the next click takes the new state into account.
async fn overtaken(
    store: &Store,
    who: &Actor,
    desk: Desk,
    mut form: HoursForm,
    (id, told): (HoursEntryId, &'static str),
) -> Result<Reply, WebError> {
    let stands = hours::find(store.read(), who.academy.id, id).await?;
    form.version = stands.version.to_string();
    let errors = FieldErrors::new(desk.page.lang);
    let mut sheet = desk.sheet(who, form, errors);
    sheet.stands = Some((stands, told));
    Reply::overtaken(&sheet)
}
