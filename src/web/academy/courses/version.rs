//! One version of a course: what it requires in plain words, and the way from draft to published to retired.

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        course_spec::{Requirement, requirements},
        ids::CourseVersionId,
        shown::Shown,
        states::{CourseVersionMove, CourseVersionState},
    },
    storage::{Store, courses, courses::CourseVersionRecord},
    texts::Lang,
    web::{
        AcademyStaff, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, print_words, shown::Seen,
    },
    workflows::{
        import_course::CourseError,
        look::Look,
        publish_course::{publish_course, retire_course},
    },
};

use super::super::{confirm::ConfirmPage, is_manager, path_id::Id};
use super::requirement_text::{self, RequirementText};

#[derive(Template)]
#[template(path = "academy/course.html")]
struct CoursePage {
    page: Page,
    version: CourseVersionRecord,
    requirements: Vec<Requirement>,
    may_change: bool,
}

impl CoursePage {
    fn lines(&self) -> Vec<RequirementText> {
        self.requirements.iter().filter_map(|r| requirement_text::of(&self.page, r)).collect()
    }

    fn documents(&self) -> Vec<(String, String)> {
        self.requirements.iter().filter_map(|r| requirement_text::of_document(&self.page, r)).collect()
    }

    /// The languages that patients read it in.
    fn languages(&self) -> String {
        let spec = &self.version.spec;
        let own = [spec.language.as_str()].into_iter().chain(spec.translations.keys().map(String::as_str));
        own.map(|tag| Lang::from_tag(tag).map_or(tag, |lang| lang.own_name())).collect::<Vec<_>>().join(", ")
    }

    /// What patients are advised, with the keys of its headings.
    fn advice(&self) -> [(&'static str, &[String]); 2] {
        let advice = &self.version.spec.patients;
        [("patient-ask-title", &advice.ask), ("patient-tell-title", &advice.tell)]
    }

    fn allows(&self, attempted: CourseVersionMove) -> bool {
        self.may_change && self.version.state.after(attempted).is_ok()
    }

    fn may_publish(&self) -> bool {
        self.allows(CourseVersionMove::Publish)
    }

    fn may_retire(&self) -> bool {
        self.allows(CourseVersionMove::Retire)
    }

    fn tone(&self) -> &'static str {
        tone(&self.version.state)
    }
}

#[get("/academy/courses/<id>")]
async fn show(who: AcademyStaff, id: Id<CourseVersionId>, page: Page, store: &State<Store>) -> Html {
    let version = courses::find_version(store.read(), who.academy.id, id.0).await?;
    let requirements = requirements(&version.spec);
    html(&CoursePage { page, version, requirements, may_change: is_manager(&who) })
}

fn ask(
    page: Page,
    version: &CourseVersionRecord,
    shown: &Shown,
    attempted: CourseVersionMove,
) -> ConfirmPage {
    let key = format!("academy-course-{attempted}");
    let about = page.t1("academy-course-version", "number", version.number);
    ConfirmPage {
        errors: FieldErrors::new(page.lang),
        title: page.t(&format!("{key}-title")),
        whom: version.spec.title.clone(),
        about,
        effects: [1, 2].map(|n| page.t(&format!("{key}-effect-{n}"))).into(),
        tone: if attempted == CourseVersionMove::Publish { "info" } else { "warn" },
        action: format!("/academy/courses/{}/{attempted}", version.id),
        hidden: vec![("seen", version.spec_sha256.clone()), ("shown", shown.to_field())],
        reason: None,
        button: page.t(&format!("{key}-button")),
        back: (format!("/academy/courses/{}", version.id), page.t(&format!("{key}-keep"))),
        page,
    }
}

#[get("/academy/courses/<id>/publish")]
async fn ask_publish(who: Manager, id: Id<CourseVersionId>, page: Page, store: &State<Store>) -> Html {
    let version = courses::find_version(store.read(), who.academy.id, id.0).await?;
    version.state.after(CourseVersionMove::Publish).map_err(crate::storage::StorageError::from)?;
    let shown = Look::Course(id.0).shown(store.read(), who.academy.id).await?;
    html(&ask(page, &version, &shown, CourseVersionMove::Publish))
}

#[get("/academy/courses/<id>/retire")]
async fn ask_retire(who: Manager, id: Id<CourseVersionId>, page: Page, store: &State<Store>) -> Html {
    let version = courses::find_version(store.read(), who.academy.id, id.0).await?;
    version.state.after(CourseVersionMove::Retire).map_err(crate::storage::StorageError::from)?;
    let shown = Look::Course(id.0).shown(store.read(), who.academy.id).await?;
    html(&ask(page, &version, &shown, CourseVersionMove::Retire))
}

#[derive(FromForm)]
struct SeenForm<'r> {
    #[field(default = "")]
    seen: &'r str,
    shown: Seen,
}

#[post("/academy/courses/<id>/publish", data = "<form>")]
async fn publish(
    who: Manager,
    id: Id<CourseVersionId>,
    page: Page,
    form: Form<SeenForm<'_>>,
    app: &State<App>,
) -> Result<Reply, WebError> {
    match publish_course(app, &who.authority(), id.0, (form.seen, &form.shown.0)).await {
        Ok(_) => Reply::done(format!("/academy/courses/{}", id.0), page.t("academy-course-published")),
        Err(CourseError::Unprintable(faults)) => {
            let version = courses::find_version(app.store.read(), who.academy.id, id.0).await?;
            let mut again = ask(page, &version, &form.shown.0, CourseVersionMove::Publish);
            for fault in faults {
                let fault = print_words::course_fault(again.page.lang, &fault);
                again.errors.say("confirm", fault.to_string());
            }
            Reply::again(&again)
        }
        Err(error) => Err(error.into()),
    }
}

impl From<CourseError> for WebError {
    fn from(error: CourseError) -> Self {
        match error {
            CourseError::Storage(error) => error.into(),
            CourseError::Trial(error) => error.into(),
            CourseError::Unprintable(_) => Self::Internal(error.to_string()),
        }
    }
}

#[post("/academy/courses/<id>/retire", data = "<form>")]
async fn retire(
    who: Manager,
    id: Id<CourseVersionId>,
    page: Page,
    form: Form<SeenForm<'_>>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    retire_course(store, &who.authority(), id.0, &form.shown.0).await?;
    Reply::done(format!("/academy/courses/{}", id.0), page.t("academy-course-retired"))
}

/// The tone of a version's state.
pub(super) fn tone(state: &CourseVersionState) -> &'static str {
    match state {
        CourseVersionState::Draft => "warn",
        CourseVersionState::Published => "good",
        CourseVersionState::Retired => "none",
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![show, ask_publish, ask_retire, publish, retire]
}
