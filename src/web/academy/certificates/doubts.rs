//! An owner notes why a certificate stays although something it relied on was taken back.

use askama::Template;
use rocket::{FromForm, State, post};

use crate::{
    domain::{doubt::Doubt, ids::DoubtId, shown::Shown},
    storage::{StorageError, Store, certificates::CertificateView, doubts},
    web::{Actor, FieldErrors, Form, Owner, Page, Reply, WebError, shortfalls, shown::Seen},
    workflows::{
        doubt_certificates::{keep_certificate, lacks},
        look::Look,
    },
};

use super::{id as parsed, path};

/// What is open about a certificate, and what it lacks by now.
pub(super) struct Open {
    pub doubts: Vec<Doubt>,
    /// What is missing on its first day, as the record stands now, in words; empty where every requirement is still met.
    pub lacks: Vec<String>,
    /// What the form carries that notes why it stays.
    pub shown: Shown,
}

impl Open {
    /// None where nothing is open.
    pub async fn load(
        store: &Store,
        who: &Actor,
        page: &Page,
        view: &CertificateView,
    ) -> Result<Option<Self>, WebError> {
        let (db, academy, certificate) = (store.read(), who.academy.id, &view.certificate);
        let mut open = doubts::list_of_certificate(db, academy, certificate.id).await?;
        open.retain(|doubt| doubt.settled.is_none());
        if open.is_empty() {
            return Ok(None);
        }
        let lacks = lacks(db, academy, certificate.id).await?.unwrap_or_default();
        let lacks = shortfalls::lines(page, &lacks);
        let shown = Look::Doubts(certificate.id).shown(db, academy).await?;
        Ok(Some(Self { shown, lacks, doubts: open }))
    }
}

/// The doubts that were shown, and why the certificate stays.
#[derive(FromForm)]
pub(super) struct Keeping {
    #[field(default = Vec::new())]
    doubt: Vec<String>,
    #[field(default = String::new())]
    reason: String,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/certificate-keep.html")]
struct KeepPage {
    page: Page,
    errors: FieldErrors,
    id: String,
    doubts: Vec<String>,
    reason: String,
    shown: Shown,
}

#[post("/academy/certificates/<id>/keep", data = "<form>")]
pub(super) async fn keep(
    id: &str,
    who: Owner,
    page: Page,
    form: Form<Keeping>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let certificate = parsed(id)?;
    let Keeping { doubt, reason, shown: Seen(shown) } = form.into_inner();
    let seen = doubt.iter().map(|id| parsed(id)).collect::<Result<Vec<DoubtId>, _>>()?;
    let mut errors = FieldErrors::new(page.lang);
    let Some(note) = errors.keep_reason("reason", "error-required", &reason) else {
        return Reply::again(&KeepPage { page, errors, id: id.to_owned(), doubts: doubt, reason, shown });
    };
    let by = who.authority().saw(Look::Doubts(certificate), &shown);
    match keep_certificate(store, &by, certificate, &seen, &note).await {
        Ok(()) => Reply::done(path(id), page.t("certificates-doubt-kept")),
        Err(StorageError::Stale) => {
            errors.add("reason", "certificates-doubt-overtaken");
            Reply::overtaken(&KeepPage { page, errors, id: id.to_owned(), doubts: Vec::new(), reason, shown })
        }
        Err(error) => Err(error.into()),
    }
}
