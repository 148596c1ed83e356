//! The practitioner's first page.

use askama::Template;
use chrono::{NaiveDate, NaiveDateTime};
use rocket::{State, get};

use crate::{
    domain::{
        certificate::Standing,
        document::Currency,
        dossier::Dossier,
        eligibility::{Flagged, Record, assess, best_document, next_steps},
        hours::HoursEntry,
        papers::SOON_DAYS,
        states::{EnrolmentState, EntryState},
    },
    storage::{
        Store, certificates, dossiers,
        hours::{self, WaitingEntry},
        people,
    },
    web::{
        Actor, Html, Page, Trainee, WebError, entry_words, html,
        verdict_words::{Told, told},
    },
    workflows::check_code::check_code,
};

use super::super::{
    certificates::{means, stands},
    enrolment::{Chosen, choose},
};
use super::{next, progress};

#[derive(Template)]
#[template(path = "practitioner/home.html")]
struct HomePage {
    page: Page,
    seen: Option<Seen>,
}

/// What is known of the chosen enrolment.
struct Seen {
    chosen: Chosen,
    /// What to do, most unblocking first.
    steps: Vec<next::Step>,
    lines: Vec<progress::Line>,
    rejected: Vec<HoursEntry>,
    rejected_sessions: Vec<RejectedSession>,
    waiting: Vec<WaitingEntry>,
    waiting_sessions: Vec<WaitingSession>,
    /// What was handed in or signed and does not count.
    flagged: Vec<FlaggedRecord>,
    /// Documents that end soon, or ended: name, last day, and whether it has passed.
    ending: Vec<(String, NaiveDate, bool)>,
    last: Vec<HoursEntry>,
    /// Once the course is finished: what its certificate is worth today.
    finish: Option<Finish>,
}

/// What somebody who has finished reads first.
struct Finish {
    tone: &'static str,
    title: String,
    text: String,
    /// What patients read besides.
    further: Vec<String>,
}

struct RejectedSession {
    case: String,
    client: String,
    reason: String,
}

/// A case session that was handed in, and who is to sign it.
struct WaitingSession {
    case: String,
    client: String,
    started_at: NaiveDateTime,
    supervisor: String,
}

/// A record that breaks a rule: its page, when it began, and why it does not count.
struct FlaggedRecord {
    path: String,
    started_at: NaiveDateTime,
    faults: Vec<String>,
}

impl Seen {
    fn is_completed(&self) -> bool {
        self.finish.is_some()
    }

    fn is_active(&self) -> bool {
        self.chosen.is_active()
    }

    fn tone(&self, entry: &HoursEntry) -> &'static str {
        entry_words::tone(entry.state)
    }

    fn minutes(&self, entry: &HoursEntry) -> i64 {
        i64::from(entry.minutes())
    }
}

#[get("/practitioner?<enrolment>")]
pub(super) async fn home(who: Trainee, page: Page, store: &State<Store>, enrolment: Option<&str>) -> Html {
    let Some(chosen) = choose(store, &who, enrolment).await? else {
        return html(&HomePage { page, seen: None });
    };
    let (academy, id) = (who.academy.id, chosen.id());
    let dossier = dossiers::load(store.read(), academy, id).await?;
    let report = assess(&dossier, who.today);
    let is_asked_for = !certificates::list_asked(store.read(), academy, &[id]).await?.is_empty();
    let waiting = hours::list_waiting(store.read(), academy, id).await?;
    let waiting_sessions = waiting_sessions(&who, &dossier, store).await?;
    let mut last = dossier.hours.clone();
    last.sort_by_key(|entry| std::cmp::Reverse(entry.started_at));
    let state = chosen.current.enrolment.state;
    let is_active = chosen.is_active();
    let is_rejected = |entry: &&HoursEntry| is_active && entry.state == EntryState::Rejected;
    let rejected = last.iter().filter(is_rejected).cloned().collect();
    last.truncate(5);
    // Who was withdrawn has nothing to do here; what is recorded stays to be read.
    let most = if state == EnrolmentState::Withdrawn { 1 } else { usize::MAX };
    let seen = Seen {
        steps: if is_asked_for && report.is_met() {
            vec![next::asked_for(&page)]
        } else {
            let steps = next_steps(&report);
            steps.iter().take(most).map(|step| next::step(&page, step, &dossier.spec, id)).collect()
        },
        lines: report.lines.iter().map(|line| progress::line(&page, line, &dossier.spec, state)).collect(),
        // Nothing is put right while the enrolment is not active.
        rejected_sessions: if is_active { rejected_sessions(&dossier) } else { Vec::new() },
        flagged: report.flagged.iter().filter_map(|one| flagged(&page, one, &dossier)).collect(),
        ending: ending(&page, &dossier, who.today),
        finish: finish(&who, &page, store, &chosen).await?,
        chosen,
        rejected,
        waiting,
        waiting_sessions,
        last,
    };
    html(&HomePage { page, seen: Some(seen) })
}

/// What the newest certificate of a finished course is worth today, as patients read it.
async fn finish(
    who: &Actor,
    page: &Page,
    store: &Store,
    chosen: &Chosen,
) -> Result<Option<Finish>, WebError> {
    if chosen.current.enrolment.state != EnrolmentState::Completed {
        return Ok(None);
    }
    let lines = certificates::list_of_enrolment(store.read(), who.academy.id, chosen.id()).await?;
    let newest = lines.into_iter().find_map(|line| {
        let standing = Standing::of(line.state, line.expires_on, who.today)?;
        Some((standing, line.code?, line.expires_on))
    });
    let Some((standing, code, expires_on)) = newest else {
        let (title, text) =
            (page.t("practitioner-completed-none"), page.t("practitioner-completed-none-text"));
        return Ok(Some(Finish { tone: "info", title, text, further: Vec::new() }));
    };
    let Some(answer) = check_code(store, &code, Some(page.lang), who.now).await? else {
        let title = page.word("certificates-state", standing);
        return Ok(Some(Finish { tone: "info", title, text: String::new(), further: Vec::new() }));
    };
    let Told { tone, further, .. } = told(page.lang, &answer.verdict);
    let (title, text) = if answer.verdict.is_good() {
        (page.t("practitioner-completed"), page.t("practitioner-completed-text"))
    } else {
        let day = expires_on.map(|day| page.date(&day)).unwrap_or_default();
        let text = means(page, &answer.verdict, day, &who.academy.contact_email);
        (stands(page, &answer.verdict), text)
    };
    Ok(Some(Finish { tone, title, text, further }))
}

async fn waiting_sessions(
    who: &Actor,
    dossier: &Dossier,
    store: &Store,
) -> Result<Vec<WaitingSession>, WebError> {
    let of_case = dossier.cases.iter().flat_map(|case| case.sessions.iter().map(move |s| (case, s)));
    let waiting: Vec<_> = of_case.filter(|(_, session)| session.state == EntryState::Submitted).collect();
    let supervisors: Vec<_> = waiting.iter().filter_map(|(_, session)| session.supervisor_id).collect();
    let names = people::list_names(store.read(), who.academy.id, &supervisors).await?;
    let name = |id| names.iter().find(|(known, _)| Some(*known) == id).map(|(_, name)| name.clone());
    let told = waiting.into_iter().map(|(case, session)| WaitingSession {
        case: case.id.to_string(),
        client: case.client_ref.clone(),
        started_at: session.started_at,
        supervisor: name(session.supervisor_id).unwrap_or_default(),
    });
    Ok(told.collect())
}

fn rejected_sessions(dossier: &Dossier) -> Vec<RejectedSession> {
    let of_case = dossier.cases.iter().flat_map(|case| case.sessions.iter().map(move |s| (case, s)));
    of_case
        .filter(|(_, session)| session.state == EntryState::Rejected)
        .map(|(case, session)| RejectedSession {
            case: case.id.to_string(),
            client: case.client_ref.clone(),
            reason: session.reason.clone().unwrap_or_default(),
        })
        .collect()
}

fn flagged(page: &Page, flagged: &Flagged, dossier: &Dossier) -> Option<FlaggedRecord> {
    let (path, started_at) = match flagged.record {
        Record::Hours(id) => {
            let entry = dossier.hours.iter().find(|entry| entry.id == id)?;
            (format!("/practitioner/hours/{id}"), entry.started_at)
        }
        Record::Session(id) => dossier.cases.iter().find_map(|case| {
            let session = case.sessions.iter().find(|session| session.id == id)?;
            Some((format!("/practitioner/cases/{}", case.id), session.started_at))
        })?,
    };
    let faults = flagged.faults.iter().map(|fault| entry_words::fault_text(page, fault, dossier)).collect();
    Some(FlaggedRecord { path, started_at, faults })
}

fn ending(page: &Page, dossier: &Dossier, today: NaiveDate) -> Vec<(String, NaiveDate, bool)> {
    let rules = &dossier.spec.rules.documents;
    rules
        .iter()
        .filter_map(|rule| {
            let (_, currency) = best_document(&dossier.documents, rule, today)?;
            let name =
                dossier.spec.document_name(&rule.kind, page.lang.tag()).unwrap_or(&rule.name).to_owned();
            match currency {
                Currency::Current { until: Some(last) } if (last - today).num_days() <= SOON_DAYS => {
                    Some((name, last, false))
                }
                Currency::Expired { on } => Some((name, on, true)),
                _ => None,
            }
        })
        .collect()
}
