//! Another address for one's account: asked for with the password, confirmed by the link in the new mailbox.

use askama::Template;
use rocket::{FromForm, Route, get, post, routes};

use crate::{
    domain::address::shown,
    random::Token,
    storage::people,
    web::{FieldErrors, Form, Page, Reply, SignedIn, WebError},
    workflows::change_address::{self, AddressError, Proof},
};

use super::{account, message::Message, visit::Visit};

pub fn routes() -> Vec<Route> {
    routes![ask, open, confirm]
}

#[derive(FromForm)]
struct AddressForm {
    #[field(default = String::new())]
    new_email: String,
    #[field(default = String::new())]
    address_password: String,
}

#[post("/account/address", data = "<form>")]
async fn ask(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    form: Form<AddressForm>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let email = errors.keep_email("new_email", &form.new_email);
    if form.address_password.is_empty() {
        errors.add("address_password", "accounts-password-required");
    }
    if let (Some(email), true) = (email, errors.is_empty()) {
        let attempt = match visit.try_old_password(who.session) {
            Ok(attempt) => attempt,
            Err(often) => {
                let seconds = often.seconds();
                errors.add_args("address_password", "accounts-too-often", &[("seconds", seconds.into())]);
                let again = account::drawn(&visit, who, page, errors, &form.new_email).await?;
                return Reply::later(&again, seconds);
            }
        };
        let wish = match visit.try_address(who.person.id) {
            Ok(wish) => wish,
            Err(often) => {
                attempt.was_no_failure();
                let hours = often.seconds().div_ceil(3600);
                errors.add_args("new_email", "accounts-address-too-often", &[("hours", hours.into())]);
                let again = account::drawn(&visit, who, page, errors, &form.new_email).await?;
                return Reply::later(&again, often.seconds());
            }
        };
        let typed = (&email, form.address_password.as_str());
        let site = visit.settings.public_url();
        match change_address::ask_change(visit.store, &who.account(), typed, &site).await {
            Ok(()) => {
                attempt.was_no_failure();
                wish.keep();
                let message = page.t1("accounts-address-mailed", "email", shown(email.as_str()));
                return Reply::done("/account", message);
            }
            Err(AddressError::WrongPassword) => {
                wish.was_no_failure();
                errors.add("address_password", "accounts-old-password-wrong");
            }
            Err(AddressError::Same) => {
                attempt.was_no_failure();
                wish.was_no_failure();
                errors.add("new_email", "accounts-address-same");
            }
            Err(error) => {
                attempt.was_no_failure();
                wish.was_no_failure();
                return Err(error.into());
            }
        }
    }
    Reply::again(&account::drawn(&visit, who, page, errors, &form.new_email).await?)
}

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct ConfirmPage {
    page: Page,
    errors: FieldErrors,
    old: String,
    new: String,
    proof: Proof,
}

fn dead(page: Page) -> Result<Reply, WebError> {
    Reply::gone(&Message { page, key: "accounts-address-dead", action: Some("/account") })
}

/// The page of a link that can be used.
async fn drawn(
    visit: &Visit<'_>,
    page: Page,
    token: &Token,
    errors: FieldErrors,
) -> Result<Result<ConfirmPage, Page>, WebError> {
    let Some((change, proof)) = change_address::find_waiting(visit.store.read(), token, visit.now()).await?
    else {
        return Ok(Err(page));
    };
    let old = people::find(visit.store.read(), change.person).await?.address();
    Ok(Ok(ConfirmPage { page, errors, old, new: shown(&change.email), proof }))
}

#[get("/account/address/<token>")]
async fn open(visit: Visit<'_>, page: Page, token: &str) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    let errors = FieldErrors::new(page.lang);
    match drawn(&visit, page, &token, errors).await? {
        Ok(page) => Reply::page(&page),
        Err(page) => dead(page),
    }
}

#[derive(FromForm)]
struct ConfirmForm {
    #[field(default = String::new())]
    password: String,
}

#[post("/account/address/<token>", data = "<form>")]
async fn confirm(
    visit: Visit<'_>,
    page: Page,
    token: &str,
    form: Form<ConfirmForm>,
) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    let mut errors = FieldErrors::new(page.lang);
    // Only where the password is asked for can it be guessed.
    let attempt = match change_address::find_waiting(visit.store.read(), &token, visit.now()).await? {
        Some((change, proof)) if proof.needs_password() => {
            let account = people::find(visit.store.read(), change.person).await?.email;
            match visit.knock(&account) {
                Ok(attempt) => Some(attempt),
                Err(often) => {
                    let seconds = often.seconds();
                    errors.add_args("password", "accounts-too-often", &[("seconds", seconds.into())]);
                    return match drawn(&visit, page, &token, errors).await? {
                        Ok(page) => Reply::later(&page, seconds),
                        Err(page) => dead(page),
                    };
                }
            }
        }
        _ => None,
    };
    let site = visit.settings.public_url();
    match change_address::confirm(visit.store, &token, &form.password, &site, visit.clock).await {
        Ok(()) => {
            if let Some(attempt) = attempt {
                attempt.was_no_failure();
            }
            Reply::done("/account", page.t("accounts-address-changed"))
        }
        Err(AddressError::WrongPassword) => {
            errors.add("password", "accounts-old-password-wrong");
            match drawn(&visit, page, &token, errors).await? {
                Ok(page) => Reply::again(&page),
                Err(page) => dead(page),
            }
        }
        Err(AddressError::DeadLink | AddressError::Taken | AddressError::Same) => dead(page),
        Err(error) => Err(error.into()),
    }
}
