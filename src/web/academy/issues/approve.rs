//! What waits for a second person in a cohort, to be approved together, and the jobs so far.

use std::collections::{HashMap, HashSet};

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        cohort::Cohort,
        dossier::Dossier,
        eligibility::{Hands, assess_apart, last_assessors, may_approve},
        ids::{CertificateId, CohortId, IssueJobId},
        shown::{Difference, Shown},
        will_say::since_the_request,
    },
    storage::{
        StorageError, Store, answering,
        certificates::{self, PendingLine},
        cohorts, dossiers,
        issue_jobs::{self, IssueJobView, Ticked},
    },
    web::{
        Actor, Form, Html, Manager, Page, Reply, WebError, html, shortfalls,
        shown::{Group, groups, ticks},
    },
    workflows::{
        approve_cohort::{Approved, approve_cohort},
        certificate_step::CertificateError,
        effect::Effect,
        say_certificates::show_requests,
    },
};

use super::super::{certificates::refused, path_id::Id};
use super::words;

/// A request as this person may or may not approve it.
struct Request {
    line: PendingLine,
    /// Why it cannot be approved, or not by this person; empty where it can.
    hindrances: Vec<String>,
    /// What the certificate will say.
    shown: Shown,
    /// What is not as it was when it was asked for.
    since: Vec<Difference>,
}

impl Request {
    fn groups(&self) -> Vec<Group<'_>> {
        groups(self.shown.all())
    }

    /// What the form carries of this row.
    fn tick(&self) -> String {
        format!("{}:{}:{}", self.line.id, self.line.version, self.shown.digest())
    }
}

/// A row that was ticked and is not as it was shown any more.
struct Changed {
    name: String,
    id: CertificateId,
    what: Vec<Difference>,
}

#[derive(Template)]
#[template(path = "academy/issue-cohort.html")]
struct IssuePage {
    page: Page,
    cohort: Cohort,
    requests: Vec<Request>,
    jobs: Vec<IssueJobView>,
    /// Made with the form, so that a second click starts nothing more.
    job: IssueJobId,
    nobody_picked: bool,
    /// What was left out, because it is not as it was shown any more.
    changed: Vec<Changed>,
    /// The job of the others, where there is one.
    going: Option<IssueJobId>,
}

impl IssuePage {
    fn open(&self) -> Vec<&Request> {
        self.requests.iter().filter(|request| request.hindrances.is_empty()).collect()
    }

    fn hindered(&self) -> Vec<&Request> {
        self.requests.iter().filter(|request| !request.hindrances.is_empty()).collect()
    }

    fn progress(&self, view: &IssueJobView) -> String {
        super::job::progress_words(&self.page, &view.tally)
    }
}

async fn draw(who: &Actor, cohort: CohortId, page: Page, store: &Store) -> Result<IssuePage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let cohort = cohorts::find(db, academy, cohort).await?;
    let pending = certificates::list_pending_of_cohort(db, academy, cohort.id).await?;
    let (mut judged, mut unreadable): (HashMap<_, Dossier>, _) = (HashMap::new(), HashSet::new());
    for some in pending.chunks(300) {
        let ids: Vec<_> = some.iter().map(|line| line.enrolment_id).collect();
        let loaded = dossiers::load_many(db, academy, &ids).await?;
        judged.extend(loaded.dossiers.into_iter().map(|dossier| (dossier.enrolment.id, dossier)));
        unreadable.extend(loaded.unreadable.into_iter().map(|one| one.enrolment));
    }
    let ids: Vec<_> = pending.iter().map(|line| line.id).collect();
    let mut now = show_requests(db, academy, &ids, who.today).await?;
    let asked = certificates::list_asked_shown(db, academy, &ids).await?;
    let hands = answering::find_hands(db, academy, who.now).await?;
    let mut requests = Vec::with_capacity(pending.len());
    for line in pending {
        let dossier = judged.get(&line.enrolment_id);
        let mut hindrances = dossier.map_or_else(Vec::new, |d| hindrances(&page, (who, &hands), &line, d));
        if unreadable.contains(&line.enrolment_id) {
            hindrances.push(page.t("issue-why-unreadable"));
        }
        let shown = match now.remove(&line.id) {
            Some(Ok(shown)) => shown,
            Some(Err(error)) if hindrances.is_empty() => {
                hindrances = refused::reasons(&page, error)?;
                Shown::new()
            }
            _ => Shown::new(),
        };
        let since = asked.get(&line.id).filter(|_| hindrances.is_empty());
        let since = since.map_or_else(Vec::new, |asked| since_the_request(asked, &shown));
        requests.push(Request { line, hindrances, shown, since });
    }
    let jobs = issue_jobs::list_of_cohort(db, academy, cohort.id).await?;
    let (job, nobody_picked, changed, going) = (IssueJobId::fresh(), false, Vec::new(), None);
    Ok(IssuePage { page, cohort, requests, jobs, job, nobody_picked, changed, going })
}

/// Whether this person may approve a request as things are.
pub(in super::super) fn is_open(
    page: &Page,
    whose: (&Actor, &Hands),
    line: &PendingLine,
    dossier: &Dossier,
) -> bool {
    hindrances(page, whose, line, dossier).is_empty()
}

fn hindrances(
    page: &Page,
    (who, hands): (&Actor, &Hands),
    line: &PendingLine,
    dossier: &Dossier,
) -> Vec<String> {
    if line.in_job {
        return vec![page.t("issue-in-job")];
    }
    let person = dossier.trainee.person_id;
    let (asked, assessed) = (line.requested_by, last_assessors(dossier));
    if let Err(refusal) = may_approve(asked, &assessed, person, who.person.id, hands) {
        return vec![words::approver(page, refusal)];
    }
    if line.follows {
        // What a follower needs depends on its kind, and is told with what it would say.
        return Vec::new();
    }
    match assess_apart(dossier, who.today) {
        Ok(report) => shortfalls::lines(page, &report.shortfalls()),
        Err(_) => vec![page.t("issue-why-unreadable")],
    }
}

#[get("/academy/cohorts/<id>/issue")]
async fn waiting(who: Manager, id: Id<CohortId>, page: Page, store: &State<Store>) -> Html {
    html(&draw(&who, id.0, page, store).await?)
}

/// The ticked requests, each as `id:version:digest of what was shown`.
#[derive(FromForm)]
struct ApproveForm {
    #[field(default = String::new())]
    job: String,
    #[field(default = Vec::new())]
    pick: Vec<String>,
}

fn ticked(text: &str) -> Option<Ticked> {
    let (certificate, rest) = text.split_once(':')?;
    let (version, shown) = rest.split_once(':')?;
    let (certificate, version) = (certificate.parse().ok()?, version.parse().ok()?);
    Some(Ticked { certificate, version, shown: shown.parse().ok()? })
}

#[post("/academy/cohorts/<id>/issue", data = "<form>")]
async fn approve(
    who: Manager,
    id: Id<CohortId>,
    form: Form<ApproveForm>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let again = draw(&who, id.0, page, &app.store).await?;
    if form.pick.is_empty() {
        return Reply::again(&IssuePage { nobody_picked: true, ..again });
    }
    let bad = WebError::BadRequest("error-bad-request");
    let picked = ticks(&form.pick, ticked);
    let (Ok(picked), Ok(job)) = (picked, form.job.parse::<IssueJobId>()) else { return Err(bad) };
    match approve_cohort(app, &who.authority(), job, id.0, &picked).await {
        Ok(Approved { changed, .. }) if changed.is_empty() => Reply::go(format!("/academy/issues/{job}")),
        Ok(Approved { effect, changed }) => {
            let going = (effect == Effect::Made).then_some(job);
            left_out(draw(&who, id.0, again.page, &app.store).await?, going, changed, &who, &app.store).await
        }
        Err(CertificateError::Storage(StorageError::Stale)) => {
            Reply::warned(format!("/academy/cohorts/{}/issue", id.0), again.page.t("issue-started-already"))
        }
        Err(CertificateError::Storage(error)) => Err(error.into()),
        Err(other) => Err(WebError::Internal(other.to_string())),
    }
}

/// The page again, with those that were left out and what of each is another than when it was asked for.
async fn left_out(
    again: IssuePage,
    going: Option<IssueJobId>,
    changed: Vec<(CertificateId, Shown)>,
    who: &Actor,
    store: &Store,
) -> Result<Reply, WebError> {
    let ids: Vec<_> = changed.iter().map(|(id, _)| *id).collect();
    let asked = certificates::list_asked_shown(store.read(), who.academy.id, &ids).await?;
    let changed = changed.into_iter().map(|(id, now)| {
        let line = again.requests.iter().find(|request| request.line.id == id);
        let name = line.map(|request| request.line.holder_name.clone()).unwrap_or_default();
        Changed { name, id, what: asked.get(&id).map(|asked| asked.differences(&now)).unwrap_or_default() }
    });
    let changed = changed.collect();
    Reply::overtaken(&IssuePage { changed, going, ..again })
}

pub(super) fn routes() -> Vec<Route> {
    routes![waiting, approve]
}
