//! The identity check: a manager notes that they have seen the document, and the birth date on it.

use chrono::NaiveDate;
use rocket::{FromForm, Route, State, post, routes};

use crate::{
    App,
    domain::{
        dates::{self, DateError, DateOf},
        ids::EnrolmentId,
    },
    web::{FieldErrors, Form, Manager, Page, Reply, WebError, forms::date_error, shown::Seen},
    workflows::check_identity::{IdentityRefusal, Noted, check_identity},
};

use super::super::path_id::Id;
use super::show::enrolment_page;

#[derive(FromForm)]
struct IdentityForm<'r> {
    document_seen: bool,
    #[field(default = "")]
    born_on: &'r str,
    shown: Seen,
}

/// A birth date as typed: a day of the past, not more than 120 years ago.
pub(in super::super) fn birth_date(
    typed: &str,
    today: NaiveDate,
    errors: &mut FieldErrors,
) -> Option<NaiveDate> {
    match dates::read(typed, DateOf::Birth, today) {
        Ok(born_on) => Some(born_on),
        Err(DateError::TooEarly { .. } | DateError::TooLate { .. }) => {
            errors.add("born_on", "academy-error-birth-date");
            None
        }
        Err(error) => {
            errors.say("born_on", date_error(errors.lang(), error));
            None
        }
    }
}

#[post("/academy/enrolments/<id>/identity", data = "<form>")]
async fn check(
    who: Manager,
    id: Id<EnrolmentId>,
    form: Form<IdentityForm<'_>>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (store, site) = (&app.store, app.settings.public_url());
    let mut errors = FieldErrors::new(page.lang);
    if !form.document_seen {
        errors.add("document_seen", "academy-error-document-seen");
    }
    let born_on =
        if form.born_on.is_empty() { None } else { birth_date(form.born_on, who.today, &mut errors) };
    if errors.is_empty() {
        let back = format!("/academy/enrolments/{}", id.0);
        match check_identity(store, &who.authority(), id.0, &form.shown.0, born_on, &site).await {
            Ok(Noted::Asked) => return Reply::done(back, page.t("academy-identity-noted-asked")),
            Ok(Noted::Done | Noted::Before) => return Reply::done(back, page.t("academy-identity-noted")),
            Err(IdentityRefusal::OwnIdentity) => return Reply::warned(back, page.t("academy-not-yourself")),
            Err(IdentityRefusal::BirthDateMissing) => {
                errors.add("born_on", "academy-error-birth-date-missing");
            }
            Err(IdentityRefusal::NotYours) => errors.add("born_on", "academy-error-birth-date-owner"),
            Err(IdentityRefusal::Storage(error)) => return Err(error.into()),
        }
    }
    let mut again = enrolment_page(&who, id.0, page, store).await?;
    (again.errors, again.born_on) = (errors, form.born_on.to_owned());
    Reply::again(&again)
}

pub(super) fn routes() -> Vec<Route> {
    routes![check]
}
