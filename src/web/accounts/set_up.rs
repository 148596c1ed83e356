//! The first set-up: an academy and its owner, behind a link that was printed when the server started.

use askama::Template;
use rocket::{FromForm, Route, get, post, routes};

use crate::{
    domain::{password::check_password, serial_prefix::SerialPrefix, text::HolderName},
    random::Token,
    storage::{StorageError, accounts},
    web::{FieldErrors, Form, Page, Reply, WebError, print_words},
    workflows::set_up_academy::{self as workflow, FirstAcademy, FirstOwner, SetUpError},
};

use super::{
    device,
    message::Message,
    visit::{Visit, refuse_password},
};

mod places;

pub fn routes() -> Vec<Route> {
    routes![without_link, open, send]
}

#[derive(FromForm, Clone, Default)]
struct SetUpForm {
    #[field(default = String::new())]
    academy: String,
    #[field(default = String::new())]
    town: String,
    #[field(default = String::new())]
    country: String,
    #[field(default = String::new())]
    time_zone: String,
    #[field(default = String::new())]
    contact_email: String,
    #[field(default = String::new())]
    serial_prefix: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    email: String,
    #[field(default = String::new())]
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/set_up.html")]
struct SetUpPage {
    page: Page,
    errors: FieldErrors,
    form: SetUpForm,
    countries: Vec<(String, String)>,
    time_zones: Vec<(String, String)>,
}

fn form_page(page: Page, errors: FieldErrors, form: SetUpForm) -> SetUpPage {
    let countries = places::countries(page.lang);
    SetUpPage { page, errors, form, countries, time_zones: places::time_zones() }
}

fn done_already(page: Page) -> Result<Reply, WebError> {
    Reply::gone(&Message { page, key: "accounts-set-up-done", action: Some("/sign-in") })
}

fn refused(page: Page, error: SetUpError) -> Result<Reply, WebError> {
    match error {
        SetUpError::AlreadySetUp => done_already(page),
        SetUpError::DeadLink => Reply::gone(&Message { page, key: "accounts-set-up-dead", action: None }),
        error => Err(error.into()),
    }
}

#[get("/setup")]
async fn without_link(visit: Visit<'_>, page: Page) -> Result<Reply, WebError> {
    match accounts::is_empty_installation(visit.store.read()).await? {
        true => refused(page, SetUpError::DeadLink),
        false => done_already(page),
    }
}

#[get("/setup/<token>")]
async fn open(visit: Visit<'_>, page: Page, token: &str) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return without_link(visit, page).await };
    match workflow::check(visit.store.read(), &token, visit.now()).await {
        Ok(()) => {
            let errors = FieldErrors::new(page.lang);
            Reply::page(&form_page(page, errors, SetUpForm::default()))
        }
        Err(error) => refused(page, error),
    }
}

#[post("/setup/<token>", data = "<form>")]
async fn send(visit: Visit<'_>, page: Page, token: &str, form: Form<SetUpForm>) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return without_link(visit, page).await };
    if let Err(error) = workflow::check(visit.store.read(), &token, visit.now()).await {
        return refused(page, error);
    }
    let form = form.into_inner();
    let (academy, owner) = match read(&visit, &page, &form) {
        Ok(read) => read,
        Err(errors) => return Reply::again(&form_page(page, errors, form)),
    };
    match workflow::set_up_academy(visit.store, &token, academy, owner, visit.clock).await {
        Ok(session) => {
            visit.begin_session(&session);
            Reply::done("/academy", page.t("accounts-set-up-success"))
        }
        Err(SetUpError::Unprintable(why)) => {
            let mut errors = FieldErrors::new(page.lang);
            let field = if why.element == "academy_town" { "town" } else { "academy" };
            errors.say(field, print_words::unprintable(page.lang, &why));
            Reply::again(&form_page(page, errors, form))
        }
        Err(error) => refused(page, error),
    }
}

/// The form as the domain has it, or everything that is to be mended.
fn read(visit: &Visit<'_>, page: &Page, form: &SetUpForm) -> Result<(FirstAcademy, FirstOwner), FieldErrors> {
    let mut errors = FieldErrors::new(page.lang);
    let academy = errors.keep_line("academy", "error-required", &form.academy, 200);
    let town = errors.keep_line("town", "error-required", &form.town, 200);
    let country = places::is_country(&form.country).then(|| form.country.clone()).ok_or(());
    let country = errors.keep("country", "error-choose", country);
    let zone = places::is_time_zone(&form.time_zone).then(|| form.time_zone.clone()).ok_or(());
    let time_zone = errors.keep("time_zone", "error-choose", zone);
    let contact_email = errors.keep_email("contact_email", &form.contact_email);
    let prefix = match form.serial_prefix.trim() {
        "" => SerialPrefix::suggest(&form.academy).ok_or(()),
        typed => SerialPrefix::parse(typed).map_err(|_| ()),
    };
    // Initials of a name that is not there yet are nobody's mistake: the name's is told.
    let waits = academy.is_none() && form.serial_prefix.trim().is_empty();
    let serial_prefix =
        if waits { None } else { errors.keep("serial_prefix", "accounts-prefix-wrong", prefix) };
    let name = errors.keep_name("name", "accounts-name-required", HolderName::parse(&form.name));
    let email = errors.keep_email("email", &form.email);
    if let Err(refused) = check_password(&form.password, &form.email, &[&form.name, &form.academy]) {
        refuse_password(&mut errors, "password", refused);
    }
    match (academy, town, country, time_zone, contact_email, serial_prefix, name, email) {
        (
            Some(academy),
            Some(town),
            Some(country),
            Some(time_zone),
            Some(contact_email),
            Some(serial_prefix),
            Some(name),
            Some(email),
        ) if errors.is_empty() => {
            let device = device::in_words(visit.user_agent, page.lang);
            let lifetime = visit.settings.session_lifetime();
            Ok((
                FirstAcademy { name: academy, town, country, time_zone, contact_email, serial_prefix },
                FirstOwner {
                    name,
                    email,
                    password: form.password.clone(),
                    lang: page.lang,
                    device,
                    lifetime,
                },
            ))
        }
        _ => Err(errors),
    }
}

impl From<SetUpError> for WebError {
    fn from(error: SetUpError) -> Self {
        match error {
            SetUpError::AlreadySetUp | SetUpError::DeadLink => Self::NotFound,
            SetUpError::Password(error) => error.into(),
            SetUpError::Randomness(error) => error.into(),
            SetUpError::Trial(error) => error.into(),
            SetUpError::Unprintable(_) => Self::Internal(error.to_string()),
            SetUpError::Storage(StorageError::Stale) => Self::NotFound,
            SetUpError::Storage(error) => error.into(),
        }
    }
}
