//! Asking for certificates: for one enrolment, or for everybody of a cohort who is ready today.

use std::collections::HashSet;

use askama::Template;
use rocket::{FromForm, State, get, post};

use crate::{
    App,
    domain::{
        cohort::Cohort,
        dossier::Dossier,
        eligibility::{Fell, assess_apart},
        ids::{CohortId, EnrolmentId},
    },
    issuing::LANGUAGES,
    storage::{
        appearances, certificates, cohorts,
        dossiers::{self, Together, Unreadable},
    },
    web::{Actor, Form, Html, Manager, Page, Reply, WebError, html, print_words, shortfalls, shown::ticks},
    workflows::{
        request_certificate::{Asked, request_certificates},
        try_certificates::Unprintable,
        try_names::{NameUse, try_names},
    },
};

use super::{id, path, refused};

/// A trainee of the cohort, as of today.
struct Candidate {
    enrolment: EnrolmentId,
    name: String,
    missing: Vec<String>,
    asked: bool,
}

#[derive(Template)]
#[template(path = "academy/certificate-new.html")]
struct NewPage {
    page: Page,
    /// To choose from, where none is chosen yet.
    cohorts: Vec<Cohort>,
    chosen: String,
    candidates: Vec<Candidate>,
    unreadable: Vec<Unreadable>,
    /// The language that certificates of the academy have unless another one is wished.
    language: String,
    /// Whether the form came back without a pick.
    nobody_picked: bool,
}

impl NewPage {
    fn languages(&self) -> &'static [&'static str] {
        LANGUAGES
    }

    fn ready(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| c.missing.is_empty() && !c.asked).collect()
    }

    fn not_ready(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| !c.missing.is_empty() && !c.asked).collect()
    }

    fn asked(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| c.asked).collect()
    }
}

/// The picked enrolments.
#[derive(FromForm)]
pub(super) struct AskForm {
    #[field(default = Vec::new())]
    pick: Vec<String>,
    #[field(default = String::new())]
    cohort: String,
    #[field(default = String::new())]
    language: String,
}

#[get("/academy/certificates/new?<cohort>&<enrolment>")]
pub(super) async fn choose(
    cohort: Option<&str>,
    enrolment: Option<&str>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Html {
    html(&draw(cohort, enrolment, &who, page, app).await?)
}

async fn draw(
    cohort: Option<&str>,
    enrolment: Option<&str>,
    who: &Actor,
    page: Page,
    app: &App,
) -> Result<NewPage, WebError> {
    let db = app.store.read();
    let together = match (cohort.filter(|c| !c.is_empty()), enrolment) {
        (Some(cohort), _) => {
            let cohort = cohorts::find(db, who.academy.id, id(cohort)?).await?;
            dossiers::load_cohort(db, who.academy.id, cohort.id).await?
        }
        (None, Some(enrolment)) => dossiers::load_many(db, who.academy.id, &[id(enrolment)?]).await?,
        (None, None) => Together::default(),
    };
    if enrolment.is_some() && cohort.is_none_or(str::is_empty) && together.is_empty() {
        return Err(WebError::NotFound);
    }
    let Together { dossiers, mut unreadable } = together;
    let mut asked = HashSet::new();
    for some in dossiers.chunks(300) {
        let ids: Vec<_> = some.iter().map(|dossier| dossier.enrolment.id).collect();
        asked.extend(certificates::list_asked(db, who.academy.id, &ids).await?);
    }
    let names: Vec<_> = dossiers.iter().map(|dossier| dossier.trainee.name.clone()).collect();
    let papers = match dossiers.first() {
        Some(one) => {
            let used = NameUse::HolderOn(one.enrolment.course_version_id, &one.spec);
            try_names(app, &who.academy, used, &names).await?
        }
        None => Vec::new(),
    };
    let mut candidates = Vec::with_capacity(dossiers.len());
    for (dossier, paper) in dossiers.iter().zip(&papers) {
        match candidate(dossier, paper.as_ref(), who, &page, &asked) {
            Ok(candidate) => candidates.push(candidate),
            Err(fell) => unreadable.push(Unreadable::of(dossier, fell)),
        }
    }
    let cohorts = if dossiers.is_empty() && unreadable.is_empty() {
        cohorts::list_learning(db, who.academy.id).await?
    } else {
        Vec::new()
    };
    let chosen = cohort.unwrap_or_default().to_owned();
    let language = appearances::find_in_force(db, who.academy.id).await?.appearance.language;
    Ok(NewPage { page, cohorts, chosen, candidates, unreadable, language, nobody_picked: false })
}

fn candidate(
    dossier: &Dossier,
    paper: Option<&Unprintable>,
    who: &Actor,
    page: &Page,
    asked: &HashSet<EnrolmentId>,
) -> Result<Candidate, Fell> {
    let enrolment = dossier.enrolment.id;
    let missing = assess_apart(dossier, who.today)?.shortfalls();
    let mut missing = shortfalls::lines(page, &missing);
    missing.extend(paper.map(|why| print_words::name(page.lang, why)));
    Ok(Candidate {
        enrolment,
        name: dossier.trainee.name.clone(),
        missing,
        asked: asked.contains(&enrolment),
    })
}

#[post("/academy/certificates", data = "<form>")]
pub(super) async fn ask(
    form: Form<AskForm>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    // The same box twice is one wish.
    let picked: HashSet<EnrolmentId> = ticks(&form.pick, |text| text.parse().ok())?.into_iter().collect();
    if picked.is_empty() {
        let again = draw(Some(&form.cohort), None, &who, page, app).await?;
        return Reply::again(&NewPage { nobody_picked: true, ..again });
    }
    let picked: Vec<_> = picked.into_iter().collect();
    match request_certificates(app, &who.authority(), &picked, Some(&form.language)).await {
        Ok(asked) => told(page, asked, form.cohort.parse().ok()),
        Err(error) => refused::answer(page, error, "/academy/certificates".to_owned()),
    }
}

fn told(page: Page, asked: Asked, cohort: Option<CohortId>) -> Result<Reply, WebError> {
    let Asked { requests, already, mut refused } = asked;
    let list = match cohort {
        Some(cohort) => format!("/academy/cohorts/{cohort}/issue"),
        None => "/academy/certificates".to_owned(),
    };
    match (&requests[..], already.len(), refused.len()) {
        ([one], 0, 0) => Reply::done(path(&one.to_string()), page.t1("certificates-asked", "count", 1)),
        (all, 0, 0) => Reply::done(list, page.t1("certificates-asked", "count", all.len())),
        ([], _, 0) => Reply::warned(list, page.t("certificates-asked-already")),
        ([], 0, 1) => match refused.pop() {
            Some((_, error)) => refused::answer(page, error, list),
            None => Reply::go(list),
        },
        (some, already, left) => Reply::warned(
            list,
            page.t2("certificates-asked-partly", "count", some.len(), "left", already + left),
        ),
    }
}
