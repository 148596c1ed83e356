//! What a trainer may supervise, changed from a day on.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        dates::DateOf,
        ids::{GrantId, PersonId},
        person::{Person, RoleGrant},
        words::Role,
    },
    storage::Store,
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        change_techniques::{OtherTechniques, change_techniques},
        grant_role::GrantError,
        look::Look,
    },
};

use super::{roles, technique_keys, techniques};

pub fn routes() -> Vec<Route> {
    routes![show, change]
}

#[derive(FromForm, Clone, Default)]
struct TechniquesForm {
    #[field(default = String::new())]
    id: String,
    techniques: Vec<String>,
    #[field(default = String::new())]
    from: String,
    #[field(default = String::new())]
    reason: String,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/people_trainer.html")]
struct TrainerPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    grant: RoleGrant,
    form: TechniquesForm,
    techniques: Vec<(String, String)>,
    may_backdate: bool,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    (whose, form): ((Uuid, Uuid), Option<TechniquesForm>),
) -> Result<TrainerPage, WebError> {
    let (person, record) = roles::endable(who, store, whose).await?;
    if record.grant.role != Role::Trainer {
        return Err(WebError::NotFound);
    }
    let techniques = techniques(store.read(), who, &record.grant.techniques).await?;
    let look = Look::Grant(person.id, record.grant.id).shown(store.read(), who.academy.id).await?;
    let form = form.unwrap_or_else(|| TechniquesForm {
        shown: Seen(look),
        id: GrantId::fresh().to_string(),
        techniques: record.grant.techniques.clone(),
        from: who.today.max(record.grant.valid_from).to_string(),
        reason: String::new(),
    });
    let may_backdate = who.is(Role::Owner);
    Ok(TrainerPage { page, errors, person, grant: record.grant, form, techniques, may_backdate })
}

#[get("/academy/people/<person>/roles/<grant>/techniques")]
async fn show(who: Manager, store: &State<Store>, page: Page, person: Uuid, grant: Uuid) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&drawn(&who, store, page, errors, ((person, grant), None)).await?)
}

#[post("/academy/people/<person>/roles/<grant>/techniques", data = "<form>")]
async fn change(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    grant: Uuid,
    form: Form<TechniquesForm>,
) -> Result<Reply, WebError> {
    let (whose, form) = ((person, grant), form.into_inner());
    roles::endable(&who, store, whose).await?;
    let mut errors = FieldErrors::new(page.lang);
    let keys = errors.keep("techniques", "people-techniques-wrong", technique_keys(&form.techniques));
    let from = errors.keep_date("from", &form.from, DateOf::Role, who.today);
    let reason = match (from, form.reason.trim()) {
        (Some(from), reason) if from < who.today || !reason.is_empty() => {
            errors.keep_reason("reason", "people-from-reason-required", reason).map(Some)
        }
        _ => Some(None),
    };
    if let (Some(techniques), Some(from), Some(reason)) = (keys, from, reason) {
        let id = form.id.parse().unwrap_or_else(|_| GrantId::fresh());
        let (other, there) =
            (OtherTechniques { id, techniques, from, reason }, format!("/academy/people/{person}"));
        let whose = (PersonId(person), GrantId(grant));
        let by = who.authority().saw(Look::Grant(whose.0, whose.1), &form.shown.0);
        match change_techniques(store, &by, whose, other, &settings.public_url()).await {
            Ok(()) => {
                return Reply::done(there, page.t1("people-techniques-changed", "day", page.date(&from)));
            }
            Err(GrantError::DoneAlready) => return Reply::done(there, page.t("people-granted-already")),
            Err(GrantError::OverBefore { last }) => {
                errors.add_args("from", "people-techniques-over", &[("day", page.date(&last).into())]);
            }
            Err(error) => {
                let (field, key) = roles::told(&error).ok_or(error)?;
                errors.add(field, key);
            }
        }
    }
    Reply::again(&drawn(&who, store, page, errors, (whose, Some(form))).await?)
}
