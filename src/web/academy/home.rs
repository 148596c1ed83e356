//! The desk's front page: what waits for whom.

use askama::Template;
use chrono::NaiveDate;
use rocket::{Route, State, get};

use crate::{
    App,
    domain::{
        document::Currency,
        doubt::DoubtCause,
        ids::CohortId,
        states::{CertificateState, CohortState},
        waiting::{Waiting as Told, Work},
        words::Role,
    },
    storage::{
        self, StorageError, Store, certificates, cohorts,
        cohorts::CohortView,
        courses,
        document_review::{self, Listed as Soon},
        dossiers::{self, Unreadable},
        doubts, enrolments,
        erasure::{self, ERASED},
        hanging, outbox,
        pages::Page as Wanted,
        people::{self, Member},
    },
    texts,
    web::{AcademyStaff, Actor, Html, Page, html},
    workflows::{
        erase_person,
        see_waiting::{Worker, see_waiting},
    },
};

use super::{
    cohorts::{Tally, judge},
    is_manager,
};

/// Cohorts judged on this page; more are on the page of cohorts.
const MOST_COHORTS: usize = 8;
const MOST_ENDING: u64 = 12;

/// Something that waits for the person.
struct Waiting {
    count: u64,
    work: Work,
    href: &'static str,
}

impl Waiting {
    fn says(&self, page: &Page) -> String {
        page.t1(&format!("academy-waits-{}", self.work), "count", self.count)
    }
}

/// Where such work is done.
fn page_of(work: Work) -> &'static str {
    match work {
        Work::Countersign => "/academy/queue",
        Work::Healed => "/academy/queue/healed",
        Work::Returned => "/academy/assessments",
        Work::Samples => "/academy/assessments/sample",
        Work::Documents => "/academy/documents",
        Work::Certificates => "/academy/certificates?state=pending_approval",
    }
}

/// A document that ends soon.
struct Ending {
    person: String,
    name: String,
    until: NaiveDate,
    href: Option<String>,
}

/// The first steps of a fresh academy, and which are done.
struct Steps {
    course: bool,
    cohort: bool,
    trainee: bool,
}

impl Steps {
    fn are_done(&self) -> bool {
        self.course && self.cohort && self.trainee
    }
}

#[derive(Template)]
#[template(path = "academy/home.html")]
struct HomePage {
    page: Page,
    /// Whether the person has a role for which something could wait.
    works: bool,
    waiting: Vec<Waiting>,
    cohorts: Vec<(CohortView, Tally)>,
    unreadable: Vec<Unreadable>,
    ending: Vec<Ending>,
    steps: Option<Steps>,
    may_change: bool,
    /// Certificates that something was taken back from since: id, holder and what it was; told to those who manage.
    doubted: Vec<(String, String, DoubtCause)>,
    /// Who is to sign what was handed in and supervises here no more, or can't sign in yet: id, name and how many records; told to those who manage.
    orphaned: Vec<(String, String, usize)>,
    /// Who asked to be erased and waits for it: id and name; told to owners, who can do it.
    to_erase: Vec<(String, String)>,
    /// How many mails could not be delivered; told to those who manage.
    undelivered: u64,
    /// Whether the public log waits for whoever runs the server; told to owners.
    log_stands_still: bool,
}

impl HomePage {
    /// The heading of the cohorts: not all of them are running.
    fn cohorts_title(&self) -> &'static str {
        let is_running = |(view, _): &(CohortView, Tally)| view.cohort.state == CohortState::Running;
        if self.cohorts.iter().all(is_running) { "academy-running" } else { "academy-learning" }
    }
}

async fn waiting(who: &Actor, store: &Store) -> storage::Result<Vec<Waiting>> {
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| who.is(*role)).collect();
    let worker = Worker { academy: who.academy.id, person: who.person.id, roles: &roles, today: who.today };
    let list = see_waiting(store.read(), worker).await?;
    Ok(list
        .into_iter()
        .map(|Told { work, count, .. }| Waiting { work, count, href: page_of(work) })
        .collect())
}

/// The documents that end soon with no other that goes on, the first to end in front.
async fn ending(who: &Actor, page: &Page, store: &Store) -> storage::Result<Vec<Ending>> {
    let (db, wanted) = (store.read(), Wanted::new(1, MOST_ENDING));
    let lines =
        document_review::list(db, who.academy.id, Soon::EndingSoon, (who.today, page.lang.tag()), wanted)
            .await?;
    let mut told = Vec::with_capacity(lines.items.len());
    for line in lines.items {
        let Currency::Current { until: Some(until) } = line.currency else { continue };
        let of = enrolments::find_current_of_person(db, who.academy.id, line.person_id).await?;
        let href = of.map(|view| format!("/academy/enrolments/{}/documents", view.enrolment.id));
        let name = texts::document_kind(page.lang, &line.kind, line.kind_name);
        told.push(Ending { person: line.person_name, name, until, href });
    }
    Ok(told)
}

/// The certificates in doubt, each once.
async fn doubted(who: &Actor, store: &Store) -> storage::Result<Vec<(String, String, DoubtCause)>> {
    let mut list: Vec<(String, String, DoubtCause)> = Vec::new();
    if !is_manager(who) {
        return Ok(list);
    }
    for doubt in doubts::list_open(store.read(), who.academy.id).await? {
        let id = doubt.certificate_id.to_string();
        if list.iter().all(|(known, ..)| *known != id) {
            let view = certificates::find_view(store.read(), who.academy.id, doubt.certificate_id).await;
            let name = match view {
                // Nobody relies on it for the time being; it is told again once it can be relied on.
                Ok(view) if view.certificate.state == CertificateState::Suspended => continue,
                Ok(view) => view.certificate.facts.map_or(view.person_name, |facts| facts.holder_name),
                // Its own page says that it cannot be read.
                Err(StorageError::Unreadable(_)) => doubt.certificate_id.to_string(),
                Err(error) => return Err(error),
            };
            list.push((id, name, doubt.cause));
        }
    }
    Ok(list)
}

/// Who is to sign what was handed in, and does not supervise here today or can't sign in yet.
async fn orphaned(who: &Actor, page: &Page, store: &Store) -> storage::Result<Vec<(String, String, usize)>> {
    if !is_manager(who) {
        return Ok(Vec::new());
    }
    let (db, academy) = (store.read(), who.academy.id);
    let signs = |one: &Member| {
        one.has_password && !one.is_locked && one.grants.iter().any(|grant| grant.holds_on(who.today))
    };
    let trainers = people::list_members(db, academy, Some(Role::Trainer), "").await?;
    let trainers: Vec<_> = trainers.iter().filter(|one| signs(one)).map(|one| one.person.id).collect();
    let waiting = hanging::list_orphaned(db, academy, &trainers).await?;
    let names =
        people::list_names(db, academy, &waiting.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await?;
    let name = |id| match names.iter().find(|(known, _)| *known == id) {
        Some((_, name)) if name != ERASED => name.clone(),
        _ => page.t("people-erased-name"),
    };
    let told = waiting.into_iter().map(|(id, count)| (id.to_string(), name(id), count));
    Ok(told.collect())
}

/// Who asked to be erased.
async fn to_erase(who: &Actor, store: &Store) -> storage::Result<Vec<(String, String)>> {
    if !who.is(Role::Owner) {
        return Ok(Vec::new());
    }
    let (db, academy) = (store.read(), who.academy.id);
    let asked = erasure::list_asked(db, academy, erase_person::ASKED).await?;
    let asked: Vec<_> = asked.into_iter().map(|(id, _)| id).collect();
    let names = people::list_names(db, academy, &asked).await?;
    Ok(names
        .into_iter()
        .filter(|(_, name)| name != ERASED)
        .map(|(id, name)| (id.to_string(), name))
        .collect())
}

async fn steps(who: &Actor, store: &Store) -> storage::Result<Option<Steps>> {
    if !is_manager(who) {
        return Ok(None);
    }
    let (db, academy) = (store.read(), who.academy.id);
    let all = cohorts::list(db, academy, None, "", Wanted::new(1, 100)).await?;
    let steps = Steps {
        course: all.total > 0 || !courses::list_published(db, academy).await?.is_empty(),
        cohort: all.total > 0,
        trainee: all.items.iter().any(|view| view.enrolled > 0),
    };
    Ok((!steps.are_done()).then_some(steps))
}

/// What waits for the person, and how the running cohorts stand.
#[get("/academy")]
async fn home(who: AcademyStaff, page: Page, store: &State<Store>, app: &State<App>) -> Html {
    let (db, academy) = (store.read(), who.academy.id);
    let wanted = Wanted::new(1, MOST_COHORTS as u64);
    let running = cohorts::list(db, academy, Some(CohortState::Running), "", wanted).await?;
    let mut shown = running.items;
    // Who was still learning when their cohort was closed, or came before it starts, is not out of sight.
    let others = cohorts::list_learning(db, academy).await?.into_iter();
    let others = others.filter(|cohort| cohort.state != CohortState::Running);
    for cohort in others.take(MOST_COHORTS.saturating_sub(shown.len())) {
        shown.push(cohorts::find_view(db, academy, cohort.id).await?);
    }
    let (mut tallied, mut unreadable) = (Vec::new(), Vec::new());
    for view in shown {
        let id: CohortId = view.cohort.id;
        let together = dossiers::load_cohort(db, academy, id).await?;
        let (rows, fallen) = judge(app, &who, &together, &view.cohort).await?;
        tallied.push((view, Tally::of(&rows)));
        unreadable.extend(fallen);
    }
    let waiting = waiting(&who, store).await?;
    let ending = ending(&who, &page, store).await?;
    let steps = steps(&who, store).await?;
    let doubted = doubted(&who, store).await?;
    let orphaned = orphaned(&who, &page, store).await?;
    let to_erase = to_erase(&who, store).await?;
    let undelivered = if is_manager(&who) { outbox::count_trouble(db, academy, who.now).await? } else { 0 };
    let (may_change, log_stands_still) =
        (is_manager(&who), who.is(Role::Owner) && app.log.trouble().is_some());
    let works = Work::ALL.iter().any(|work| who.is_any(work.roles()));
    html(&HomePage {
        page,
        works,
        waiting,
        cohorts: tallied,
        unreadable,
        ending,
        steps,
        may_change,
        doubted,
        orphaned,
        to_erase,
        undelivered,
        log_stands_still,
    })
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![home]
}
