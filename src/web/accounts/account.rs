//! What a person sees and sets of their own account: language, roles, password, sessions.

use askama::Template;
use rocket::{FromForm, Route, get, post, response::Redirect, routes};

use crate::{
    domain::{address::shown, ids::AcademyId},
    storage::{
        address_changes,
        sessions::{self, SessionLine},
    },
    texts::Lang,
    web::{FieldErrors, Form, Html, Page, Reply, SignedIn, WebError, html},
    workflows::{
        change_password::{self, ChangePasswordError},
        change_person,
        reset_password::{self, ResetError},
    },
};

use super::{
    joining::{self, Asked, AskedChange},
    visit::{Visit, refuse_password},
};

pub fn routes() -> Vec<Route> {
    routes![show, set_language, set_password, well_known]
}

/// Where password managers look for the page on which a password is changed (W3C, A Well-Known URL for Changing Passwords).
#[get("/.well-known/change-password")]
fn well_known() -> Redirect {
    Redirect::to("/account#change-password")
}

/// A person's roles in one academy.
struct RolesThere {
    id: AcademyId,
    academy: String,
    roles: String,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
pub(super) struct AccountPage {
    page: Page,
    errors: FieldErrors,
    who: SignedIn,
    /// Academies that ask the person to join them.
    invitations: Vec<Asked>,
    /// Changes of their record that academies ask for.
    changes: Vec<AskedChange>,
    academies: Vec<RolesThere>,
    /// The new address as it was typed.
    new_email: String,
    /// The new address that waits for a word from its mailbox.
    address_waits: Option<String>,
    sessions: Vec<SessionLine>,
    languages: Vec<(String, String)>,
}

pub(super) async fn drawn(
    visit: &Visit<'_>,
    who: SignedIn,
    page: Page,
    errors: FieldErrors,
    new_email: &str,
) -> Result<AccountPage, WebError> {
    let invitations = joining::invitations(visit, &who, &page).await?;
    let changes = joining::changes(visit, &who).await?;
    let waits = address_changes::find_waiting(visit.store.read(), who.person.id, visit.now()).await?;
    let sessions = sessions::list_live(visit.store.read(), who.person.id, visit.now()).await?;
    let current = who.membership().map(|m| m.academy.id);
    let there = |m: &crate::web::guards::Membership| RolesThere {
        id: m.academy.id,
        academy: m.academy.name.clone(),
        roles: m.grants.iter().map(|grant| page.word("role", grant.role)).collect::<Vec<_>>().join(", "),
        is_current: Some(m.academy.id) == current,
    };
    let academies = who.memberships.iter().map(there).collect();
    let languages =
        Lang::WORK.iter().map(|lang| (lang.tag().to_owned(), lang.own_name().to_owned())).collect();
    Ok(AccountPage {
        page,
        errors,
        who,
        invitations,
        changes,
        academies,
        new_email: new_email.to_owned(),
        address_waits: waits.map(|change| shown(&change.email)),
        sessions,
        languages,
    })
}

#[get("/account")]
async fn show(who: SignedIn, visit: Visit<'_>, page: Page) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&drawn(&visit, who, page, errors, "").await?)
}

#[derive(FromForm)]
struct LanguageForm {
    #[field(default = String::new())]
    language: String,
}

#[post("/account/language", data = "<form>")]
async fn set_language(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    form: Form<LanguageForm>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let lang = Lang::WORK.iter().copied().find(|lang| lang.tag() == form.language).ok_or(());
    let Some(lang) = errors.keep("language", "error-choose", lang) else {
        return Reply::again(&drawn(&visit, who, page, errors, "").await?);
    };
    change_person::change_language(visit.store, &who.account(), lang).await?;
    visit.choose_language(lang);
    Reply::done("/account", lang.t("accounts-language-saved"))
}

#[derive(FromForm)]
struct PasswordForm {
    #[field(default = String::new())]
    old_password: String,
    #[field(default = String::new())]
    new_password: String,
}

#[post("/account/password", data = "<form>")]
async fn set_password(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    form: Form<PasswordForm>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    if form.old_password.is_empty() {
        errors.add("old_password", "accounts-password-required");
    }
    match reset_password::check(visit.store.read(), &who.person, &form.new_password).await {
        Ok(()) => {}
        Err(ResetError::Refused(refused)) => refuse_password(&mut errors, "new_password", refused),
        Err(error) => return Err(error.into()),
    }
    if !errors.is_empty() {
        return Reply::again(&drawn(&visit, who, page, errors, "").await?);
    }
    let attempt = match visit.try_old_password(who.session) {
        Ok(attempt) => attempt,
        Err(often) => {
            errors.add_args("old_password", "accounts-too-often", &[("seconds", often.seconds().into())]);
            return Reply::later(&drawn(&visit, who, page, errors, "").await?, often.seconds());
        }
    };
    let (old, new) = (&form.old_password, &form.new_password);
    match change_password::change_password(visit.store, &who.account(), old, new).await {
        Ok(()) => {
            attempt.was_no_failure();
            Reply::done("/account", page.t("accounts-password-changed"))
        }
        Err(ChangePasswordError::WrongPassword) => {
            errors.add("old_password", "accounts-old-password-wrong");
            Reply::again(&drawn(&visit, who, page, errors, "").await?)
        }
        Err(error) => {
            attempt.was_no_failure();
            Err(error.into())
        }
    }
}

impl From<ChangePasswordError> for WebError {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::WrongPassword => Self::Forbidden,
            ChangePasswordError::Password(error) => error.into(),
            ChangePasswordError::Randomness(error) => error.into(),
            ChangePasswordError::Storage(error) => error.into(),
        }
    }
}
