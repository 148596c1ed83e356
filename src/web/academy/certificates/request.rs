//! Asking for certificates: for one enrolment, or for everybody of a cohort who is ready today.

use std::collections::HashSet;

use askama::Template;
use rocket::{FromForm, State, form::Form, get, post};

use crate::{
    App,
    domain::{
        cohort::Cohort,
        dossier::Dossier,
        eligibility::assess,
        ids::{CertificateId, EnrolmentId},
        states::{CertificateState, EnrolmentState},
    },
    storage::{StorageError, Store, appearances, certificates, cohorts, dossiers},
    texts::Lang,
    web::{Actor, Html, Manager, Page, Reply, WebError, html},
    workflows::{certificate_step::CertificateError, request_certificate::request_certificate},
};

use super::{by, id, path, refused, shortfalls};

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
    /// The language that certificates of the academy have unless another one is wished.
    language: String,
    /// Whether the form came back without a pick.
    nobody_picked: bool,
}

impl NewPage {
    fn languages(&self) -> &'static [Lang] {
        Lang::ALL
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
    store: &State<Store>,
) -> Html {
    html(&draw(cohort, enrolment, &who, page, store).await?)
}

async fn draw(
    cohort: Option<&str>,
    enrolment: Option<&str>,
    who: &Actor,
    page: Page,
    store: &Store,
) -> Result<NewPage, WebError> {
    let db = store.read();
    let dossiers = match (cohort.filter(|c| !c.is_empty()), enrolment) {
        (Some(cohort), _) => {
            let cohort = cohorts::find(db, who.academy.id, id(cohort)?).await?;
            dossiers::load_cohort(db, who.academy.id, cohort.id).await?
        }
        (None, Some(enrolment)) => vec![dossiers::load(db, who.academy.id, id(enrolment)?).await?],
        (None, None) => Vec::new(),
    };
    let mut candidates = Vec::new();
    for dossier in &dossiers {
        candidates.push(candidate(dossier, who, &page, store).await?);
    }
    let cohorts =
        if dossiers.is_empty() { cohorts::list_open(db, who.academy.id).await? } else { Vec::new() };
    let chosen = cohort.unwrap_or_default().to_owned();
    let language = appearances::find_in_force(db, who.academy.id).await?.appearance.language;
    Ok(NewPage { page, cohorts, chosen, candidates, language, nobody_picked: false })
}

async fn candidate(
    dossier: &Dossier,
    who: &Actor,
    page: &Page,
    store: &Store,
) -> Result<Candidate, StorageError> {
    let enrolment = dossier.enrolment.id;
    let earlier = certificates::list_of_enrolment(store.read(), who.academy.id, enrolment).await?;
    let asked = dossier.enrolment.state == EnrolmentState::Completed
        || earlier.iter().any(|c| !matches!(c.state, CertificateState::Declined | CertificateState::Revoked));
    let missing = assess(dossier, who.today).shortfalls();
    let missing = shortfalls::lines(page, &missing, Some(&dossier.spec));
    Ok(Candidate { enrolment, name: dossier.trainee.name.clone(), missing, asked })
}

#[post("/academy/certificates", data = "<form>")]
pub(super) async fn ask(
    form: Form<AskForm>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    // The same box twice is one wish.
    let picked: HashSet<EnrolmentId> = form.pick.iter().map(|text| id(text)).collect::<Result<_, _>>()?;
    if picked.is_empty() {
        let again = draw(Some(&form.cohort), None, &who, page, &app.store).await?;
        return Reply::again(&NewPage { nobody_picked: true, ..again });
    }
    let language = Lang::from_tag(&form.language);
    let (mut asked, mut already, mut refused) = (Vec::new(), 0, Vec::new());
    for enrolment in &picked {
        let certificate = CertificateId::fresh();
        match request_certificate(app, by(&who), certificate, *enrolment, language).await {
            Ok(()) => asked.push(certificate),
            Err(CertificateError::Storage(StorageError::Conflict("enrolment"))) => already += 1,
            Err(error) => refused.push(error),
        }
    }
    told(page, &asked, already, refused)
}

fn told(
    page: Page,
    asked: &[CertificateId],
    already: usize,
    mut refused: Vec<CertificateError>,
) -> Result<Reply, WebError> {
    let list = "/academy/certificates";
    match (asked, already, refused.len()) {
        ([one], 0, 0) => Reply::done(path(&one.to_string()), page.t1("certificates-asked", "count", 1)),
        (all, 0, 0) => Reply::done(list, page.t1("certificates-asked", "count", all.len())),
        ([], _, 0) => Reply::warned(list, page.t("certificates-asked-already")),
        ([], 0, 1) => match refused.pop() {
            Some(error) => refused::answer(page, error, list.to_owned()),
            None => Reply::go(list),
        },
        (some, already, left) => Reply::warned(
            list,
            page.t2("certificates-asked-partly", "count", some.len(), "left", already + left),
        ),
    }
}
