//! What an owner does to an issued certificate. Each deed has a page that names what happens, and to whom.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, State, get, post};

use crate::{
    App,
    domain::{
        certificate::Certificate,
        document::Document,
        free_text,
        ids::{CertificateId, DocumentId},
        shown::Difference,
        state_machine::named,
        states::{CertificateMove, CertificateState, EnrolmentState},
        succession::{SuccessionRefusal, may_follow, proves_a_name},
        text::{HolderName, Reason},
        words::{RevocationReason, Succession},
    },
    storage::{
        ConnectionTrait, StorageError, Store,
        certificates::{self, CertificateView},
        documents, enrolments, people,
    },
    texts,
    web::{Actor, FieldErrors, Form, Owner, Page, Reply, WebError, print_words, shortfalls, shown::Seen},
    workflows::{
        certificate_step::{CertificateError, Saw},
        decline_requests::list_waiting_after,
        look::Look,
        reinstate_certificate::reinstate_certificate,
        revoke_certificate::{revoke_and_reopen, revoke_certificate},
        succeed_certificate::{Follow, missing_to_renew, succeed_certificate},
        suspend_certificate::suspend_certificate,
        try_certificates::Unprintable,
    },
};

use super::{doubts::Open, id as parsed, path, refused};

named! {
    /// What an owner may do to a certificate.
    pub(super) enum Deed("deed") {
        /// Not to be relied on for the time being.
        Suspend = "suspend",
        /// To be relied on again.
        Reinstate = "reinstate",
        /// A new period.
        Renew = "renew",
        /// A new copy.
        Replace = "replace",
        /// A new copy under another name.
        Correct = "correct",
        /// Withdrawn for good.
        Revoke = "revoke",
    }
}

impl Deed {
    /// What can be done to a certificate on a day; `free` where nothing follows it yet.
    pub(super) fn open(certificate: &Certificate, free: bool, today: NaiveDate) -> Vec<Self> {
        let open = |deed: &Self| deed.refusal(certificate, today).is_none();
        Self::ALL.iter().copied().filter(open).filter(|deed| free || deed.succession().is_none()).collect()
    }

    fn succession(self) -> Option<Succession> {
        match self {
            Self::Renew => Some(Succession::Renewal),
            Self::Replace => Some(Succession::Replacement),
            Self::Correct => Some(Succession::Correction),
            Self::Suspend | Self::Reinstate | Self::Revoke => None,
        }
    }

    /// Why it cannot be done in the certificate's state.
    fn refusal(self, certificate: &Certificate, today: NaiveDate) -> Option<CertificateError> {
        let moved = |attempted| certificate.after(attempted).err().map(|e| StorageError::from(e).into());
        match (self, self.succession()) {
            (_, Some(succession)) => may_follow(certificate, succession, today).err().map(Into::into),
            (Self::Suspend, _) => moved(CertificateMove::Suspend),
            (Self::Reinstate, _) => moved(CertificateMove::Reinstate),
            _ => moved(CertificateMove::Revoke),
        }
    }

    /// How many sentences say what happens.
    fn sentences(self) -> usize {
        if matches!(self, Self::Suspend | Self::Reinstate) { 2 } else { 3 }
    }
}

/// The fields of every deed; each uses some.
#[derive(FromForm, Clone, Default)]
pub(super) struct DeedForm {
    /// Made with the form, so that a second click asks for nothing more.
    #[field(default = String::new())]
    id: String,
    version: i32,
    shown: Seen,
    #[field(default = String::new())]
    reason: String,
    #[field(default = String::new())]
    reason_key: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    latin_name: String,
    #[field(default = String::new())]
    evidence: String,
    /// Revoked, and the enrolment goes on.
    #[field(default = false)]
    reopen: bool,
}

#[derive(Template)]
#[template(path = "academy/certificate-step.html")]
struct StepPage {
    page: Page,
    deed: Deed,
    view: CertificateView,
    evidence: Vec<(String, String)>,
    errors: FieldErrors,
    form: DeedForm,
    /// Who asked for one that is to follow it, which is declined where this one is revoked.
    waiting: Vec<String>,
    /// Whether the enrolment can go on once this certificate is revoked.
    may_reopen: bool,
    /// What is in doubt about a certificate that is to be relied on again.
    open: Option<Open>,
    /// What keeps it from being renewed, as things are.
    missing: Vec<String>,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
}

impl StepPage {
    fn word(&self, part: impl std::fmt::Display) -> String {
        self.page.t(&format!("certificates-{}-{part}", self.deed))
    }

    fn reasons(&self) -> Vec<(String, String)> {
        let pair = |r: &RevocationReason| (r.name().to_owned(), self.page.word("certificates-reason", r));
        RevocationReason::ALL.iter().map(pair).collect()
    }

    /// Course, serial and award date in one line.
    fn line(&self) -> String {
        let certificate = &self.view.certificate;
        let day = certificate.awarded_on.map(|day| self.page.date(&day)).unwrap_or_default();
        let args = [
            ("course", self.view.course_title.as_str().into()),
            ("serial", certificate.serial.as_deref().unwrap_or_default().into()),
            ("day", day.into()),
        ];
        self.page.tn("certificates-confirm-line", &args)
    }

    fn revokes(&self) -> bool {
        self.deed == Deed::Revoke
    }

    fn name(&self) -> &str {
        self.view.certificate.facts.as_ref().map_or(&self.view.person_name, |facts| &facts.holder_name)
    }
}

async fn step_page(
    store: &Store,
    who: &Actor,
    page: Page,
    deed: Deed,
    view: CertificateView,
) -> Result<StepPage, WebError> {
    let db = store.read();
    let mut evidence = Vec::new();
    if deed == Deed::Correct {
        let of = documents::list_current_approved(db, who.academy.id, view.certificate.person_id).await?;
        let proofs = of.iter().filter(|document| proves_a_name(document, who.today));
        evidence =
            proofs.map(|document| (document.id.to_string(), named_document(&page, document))).collect();
    }
    let may_reopen = deed == Deed::Revoke && reopens(store, who, &view.certificate).await?;
    let missing = match deed {
        Deed::Renew => missing_to_renew(db, &view.certificate, who.today)
            .await
            .map(|missing| shortfalls::lines(&page, &missing))?,
        _ => Vec::new(),
    };
    let id = view.certificate.id;
    let look = match deed {
        Deed::Reinstate => Look::Doubts(id),
        Deed::Revoke => Look::Revoking(id),
        _ => Look::Certificate(id),
    };
    let waiting = if deed == Deed::Revoke { waiting_after(db, who, id).await? } else { Vec::new() };
    let open = if deed == Deed::Reinstate { Open::load(store, who, &page, &view).await? } else { None };
    let form = DeedForm {
        id: CertificateId::fresh().to_string(),
        version: view.certificate.version,
        shown: Seen(look.shown(db, who.academy.id).await?),
        name: view.person_name.clone(),
        latin_name: people::find_here(db, who.academy.id, view.certificate.person_id)
            .await?
            .latin_name
            .unwrap_or_default(),
        ..DeedForm::default()
    };
    let errors = FieldErrors::new(page.lang);
    Ok(StepPage {
        errors,
        page,
        deed,
        view,
        evidence,
        form,
        may_reopen,
        missing,
        open,
        waiting,
        changed: None,
    })
}

/// Whether a certificate is the only one of its enrolment that stands, so that the enrolment can go on without it.
async fn reopens(store: &Store, who: &Actor, certificate: &Certificate) -> Result<bool, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    if enrolments::find(db, academy, certificate.enrolment_id).await?.state != EnrolmentState::Completed {
        return Ok(false);
    }
    let others = certificates::list_of_enrolment(db, academy, certificate.enrolment_id).await?;
    // What was to follow it is declined with it.
    let declined: Vec<_> =
        list_waiting_after(db, academy, certificate.id).await?.into_iter().map(|line| line.id).collect();
    let stands = |state| {
        !matches!(
            state,
            CertificateState::Declined | CertificateState::Revoked | CertificateState::Superseded
        )
    };
    let goes = |id| id == certificate.id || declined.contains(&id);
    Ok(others.iter().all(|one| goes(one.id) || !stands(one.state)))
}

/// Who asked for a certificate that is to follow one and waits for a second person.
async fn waiting_after(
    db: &impl ConnectionTrait,
    who: &Actor,
    id: CertificateId,
) -> Result<Vec<String>, WebError> {
    let waiting = list_waiting_after(db, who.academy.id, id).await?;
    let askers: Vec<_> = waiting.iter().map(|line| line.requested_by).collect();
    let names = people::list_names(db, who.academy.id, &askers).await?;
    Ok(names.into_iter().map(|(_, name)| name).collect())
}

fn named_document(page: &Page, document: &Document) -> String {
    let kind = texts::document_kind(page.lang, &document.kind, None);
    format!("{kind}, {}, {}", document.issuer, page.date(&document.issued_on))
}

#[get("/academy/certificates/<id>/step/<deed>")]
pub(super) async fn confirm(
    id: &str,
    deed: &str,
    who: Owner,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let deed: Deed = parsed(deed)?;
    let view = certificates::find_view(store.read(), who.academy.id, parsed(id)?).await?;
    match deed.refusal(&view.certificate, who.today) {
        Some(error) => refused::answer(page, error, path(id)),
        None => Reply::page(&step_page(store, &who, page, deed, view).await?),
    }
}

#[post("/academy/certificates/<id>/step/<deed>", data = "<form>")]
pub(super) async fn take(
    id: &str,
    deed: &str,
    form: Form<DeedForm>,
    who: Owner,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (deed, certificate): (Deed, CertificateId) = (parsed(deed)?, parsed(id)?);
    let mut errors = FieldErrors::new(page.lang);
    let Some(wish) = Wish::read(deed, &form, &mut errors) else {
        let view = certificates::find_view(app.store.read(), who.academy.id, certificate).await?;
        let again = step_page(&app.store, &who, page, deed, view).await?;
        return Reply::again(&StepPage { errors, form: form.into_inner(), ..again });
    };
    let saw = Saw { version: form.version, page: Some(&form.shown.0) };
    match wish.fulfil(app, &who, certificate, saw).await {
        Err(CertificateError::Storage(StorageError::Changed(what))) => {
            let view = certificates::find_view(app.store.read(), who.academy.id, certificate).await?;
            let again = step_page(&app.store, &who, page, deed, view).await?;
            // What was typed stays; what is shown is what is so now.
            let (version, shown) = (again.form.version, again.form.shown.clone());
            let form = DeedForm { version, shown, ..form.into_inner() };
            Reply::overtaken(&StepPage { changed: Some(what), form, ..again })
        }
        // What is taken away is no success in green.
        Ok(done) if done.starts_with("certificates-revoke-") || done == "certificates-suspend-done" => {
            Reply::warned(path(id), page.t(&done))
        }
        Ok(done) => Reply::done(path(id), page.t(&done)),
        Err(CertificateError::Storage(StorageError::Conflict(_))) => {
            Reply::warned(path(id), page.t("certificates-follow-already"))
        }
        Err(CertificateError::Succession(
            refusal @ (SuccessionRefusal::SameName | SuccessionRefusal::NoEvidence),
        )) => {
            let field = if refusal == SuccessionRefusal::SameName { "name" } else { "evidence" };
            errors.say(field, refused::succession(&page, refusal));
            let view = certificates::find_view(app.store.read(), who.academy.id, certificate).await?;
            let again = step_page(&app.store, &who, page, deed, view).await?;
            Reply::again(&StepPage { errors, form: form.into_inner(), ..again })
        }
        Err(CertificateError::Layout(error)) if deed == Deed::Correct => {
            let latin = Unprintable::from(&error).element == "latin_name";
            let field = if latin { "latin_name" } else { "name" };
            errors.say(field, print_words::layout(page.lang, &error));
            let view = certificates::find_view(app.store.read(), who.academy.id, certificate).await?;
            let again = step_page(&app.store, &who, page, deed, view).await?;
            Reply::again(&StepPage { errors, form: form.into_inner(), ..again })
        }
        Err(error) => refused::answer(page, error, path(id)),
    }
}

/// A deed with everything it needs.
enum Wish {
    Suspend(Reason),
    Reinstate,
    Revoke(RevocationReason, Option<Reason>, bool),
    Follow(CertificateId, Follow),
}

impl Wish {
    fn read(deed: Deed, form: &DeedForm, errors: &mut FieldErrors) -> Option<Self> {
        let follow = |follow| Some(Self::Follow(form.id.parse().ok()?, follow));
        match deed {
            Deed::Suspend => errors.keep_reason("reason", "error-required", &form.reason).map(Self::Suspend),
            Deed::Reinstate => Some(Self::Reinstate),
            Deed::Revoke => {
                let key = errors.keep("reason_key", "error-choose", form.reason_key.parse())?;
                let wanted = key == RevocationReason::Other || !free_text::is_empty(&form.reason);
                let reason = wanted.then(|| errors.keep_reason("reason", "error-required", &form.reason));
                match reason {
                    Some(reason) => Some(Self::Revoke(key, Some(reason?), form.reopen)),
                    None => Some(Self::Revoke(key, None, form.reopen)),
                }
            }
            Deed::Renew => follow(Follow::Renewal),
            Deed::Replace => follow(Follow::Replacement),
            Deed::Correct => {
                let name = errors.keep_name("name", "error-required", HolderName::parse(&form.name));
                let latin = errors.keep_latin("latin_name", name.as_ref(), &form.latin_name);
                let evidence = errors.keep("evidence", "error-choose", form.evidence.parse::<DocumentId>());
                follow(Follow::Correction { name: name?, latin: latin?, evidence: evidence? })
            }
        }
    }

    /// Does it; the key of what is said then.
    async fn fulfil(
        self,
        app: &App,
        who: &Actor,
        id: CertificateId,
        saw: Saw<'_>,
    ) -> Result<String, CertificateError> {
        let by = &who.authority();
        let done = match self {
            Self::Suspend(reason) => {
                suspend_certificate(app, by, id, saw, &reason).await?;
                "certificates-suspend-done"
            }
            Self::Reinstate => {
                reinstate_certificate(app, by, id, saw).await?;
                "certificates-reinstate-done"
            }
            Self::Revoke(key, reason, true) => {
                revoke_and_reopen(app, by, id, saw, key, reason.as_ref()).await?;
                "certificates-revoke-reopened"
            }
            Self::Revoke(key, reason, false) => {
                revoke_certificate(app, by, id, saw, key, reason.as_ref()).await?;
                "certificates-revoke-done"
            }
            Self::Follow(new, follow) => {
                succeed_certificate(app, by, id, saw, new, &follow).await?;
                "certificates-follow-done"
            }
        };
        Ok(done.to_owned())
    }
}
