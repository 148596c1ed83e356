//! One handed-in record goes to another supervisor, because whom it names can't sign it.

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    domain::{
        ids::{EnrolmentId, PersonId},
        states::EntryState,
        words::Role,
    },
    storage::{StorageError, Store, cases, countersignatures::Subject, enrolments, hours, people},
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, entry_words, html, shown::Seen},
    workflows::{
        hand_over::{HandOverError, reassign_entry},
        look::Look,
    },
};

use super::super::path_id::Id;
use super::{drafts::subject, head::Head, moves::overtaken};

#[derive(FromForm, Clone, Default)]
struct ReassignForm {
    version: i32,
    #[field(default = String::new())]
    to: String,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/enrolment-reassign.html")]
struct ReassignPage {
    page: Page,
    errors: FieldErrors,
    head: Head,
    /// The tab it stands on: `hours` or `cases`.
    list: String,
    /// Its id.
    record: String,
    /// When it was.
    when: String,
    /// Whom it names.
    supervisor: String,
    trainers: Vec<(String, String)>,
    form: ReassignForm,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    (id, list, record): (EnrolmentId, &str, &str),
    (errors, typed): (FieldErrors, Option<ReassignForm>),
) -> Result<ReassignPage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let (of, state, began, supervisor, version) = match subject(list, record)? {
        Subject::HoursEntry(entry) => {
            let entry = hours::find(db, academy, entry).await?;
            (entry.enrolment_id, entry.state, entry.started_at, entry.supervisor_id, entry.version)
        }
        Subject::CaseSession(session) => {
            let session = cases::find_session(db, academy, session).await?;
            let of = cases::find(db, academy, session.case_id).await?.enrolment_id;
            (of, session.state, session.started_at, session.supervisor_id, session.version)
        }
    };
    if of != id {
        return Err(WebError::NotFound);
    }
    if state != EntryState::Submitted {
        return Err(WebError::Conflict("error-illegal-move".into()));
    }
    let trainee = enrolments::find(db, academy, id).await?.person_id;
    let trainers = people::list_holding(db, academy, Role::Trainer, who.today).await?;
    let others = trainers.into_iter().filter(|(one, _)| Some(one.id) != supervisor && one.id != trainee);
    let trainers = others.map(|(one, _)| (one.id.to_string(), one.full_name)).collect();
    let supervisor = match supervisor {
        Some(person) => people::find_here(db, academy, person).await?.full_name,
        None => String::new(),
    };
    let form = match typed {
        Some(form) => form,
        None => {
            let shown = Seen(Look::Record(id, subject(list, record)?).shown(db, academy).await?);
            ReassignForm { version, to: String::new(), shown }
        }
    };
    Ok(ReassignPage {
        when: page.moment(&began),
        head: Head::load(who, id, store).await?,
        list: list.to_owned(),
        record: record.to_owned(),
        form,
        supervisor,
        trainers,
        errors,
        page,
    })
}

#[get("/academy/enrolments/<id>/<list>/<record>/supervisor")]
async fn ask(
    who: Manager,
    id: Id<EnrolmentId>,
    list: &str,
    record: &str,
    page: Page,
    store: &State<Store>,
) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&drawn(&who, store, page, (id.0, list, record), (errors, None)).await?)
}

#[post("/academy/enrolments/<id>/<list>/<record>/supervisor", data = "<form>")]
async fn make(
    who: Manager,
    id: Id<EnrolmentId>,
    list: &str,
    record: &str,
    form: Form<ReassignForm>,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let (which, tab) = (subject(list, record)?, format!("/academy/enrolments/{}/{list}", id.0));
    let (mut errors, form) = (FieldErrors::new(page.lang), form.into_inner());
    if let Some(to) = errors.keep("to", "error-choose", form.to.parse::<PersonId>()) {
        let by = who.authority().saw(Look::Record(id.0, which), &form.shown.0);
        match reassign_entry(store, &by, (id.0, which), form.version, to).await {
            Ok(()) => {
                let name = people::find_here(store.read(), who.academy.id, to).await?.full_name;
                return Reply::done(tab, page.t1("academy-reassigned", "name", name));
            }
            Err(HandOverError::Storage(StorageError::Stale)) => {
                return overtaken(&who, id.0, page, store).await;
            }
            Err(HandOverError::Storage(error)) => return Err(error.into()),
            Err(HandOverError::NotATrainer) => errors.add("to", "people-hand-not-a-trainer"),
            Err(HandOverError::Faults(faults, dossier)) => {
                for fault in &faults {
                    errors.say("to", entry_words::fault_text(&page, fault, &dossier));
                }
            }
        }
    }
    Reply::again(&drawn(&who, store, page, (id.0, list, record), (errors, Some(form))).await?)
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, make]
}
