//! `/v/<code>/proof`: what the public log says of a certificate, and the proofs of it, for whoever wants to check without us.

use askama::Template;
use rocket::{
    State, get,
    http::{ContentType, Header},
};

use crate::{
    App,
    domain::{certificate::Standing, ids::CertificateId, verification_code::VerificationCode},
    storage::{
        Store, certificates,
        log::{self, LeafPlace, StoredLeaf},
    },
    throttle::Checks,
    web::{Html, Page, WebError, html},
    workflows::{log_proof::log_proof, public_log::LogError},
};

#[derive(Template)]
#[template(path = "patient/proof.html")]
struct ProofPage {
    page: Page,
    code: VerificationCode,
    leaves: Vec<StoredLeaf>,
}

/// The certificate of a code that a stranger may know of; the same answer for every other one.
async fn known(store: &Store, code: &str, app: &App) -> Result<(VerificationCode, CertificateId), WebError> {
    let code = VerificationCode::parse(code).map_err(|_| WebError::UnknownCode)?;
    let record = certificates::find_public_record(store, &code).await?.ok_or(WebError::UnknownCode)?;
    let today = app.clock.today(&record.academy_time_zone);
    match Standing::of(record.state, record.expires_on, today) {
        Some(_) => Ok((code, record.id)),
        None => Err(WebError::UnknownCode),
    }
}

/// Every entry about the certificate.
#[get("/v/<code>/proof")]
pub(super) async fn list(_within_limits: Checks, code: &str, page: Page, app: &State<App>) -> Html {
    let (code, certificate) = known(&app.store, code, app).await?;
    let leaves = log::list_of_certificate(app.store.read(), certificate).await?;
    html(&ProofPage { page, code, leaves })
}

/// A proof to save.
#[derive(rocket::Responder)]
pub(super) struct ProofFile {
    text: String,
    kind: ContentType,
    disposition: Header<'static>,
}

/// The proof of one of them.
#[get("/v/<code>/proof/<log>/<index>")]
pub(super) async fn download(
    _within_limits: Checks,
    code: &str,
    log: u32,
    index: u64,
    app: &State<App>,
) -> Result<ProofFile, WebError> {
    let (code, certificate) = known(&app.store, code, app).await?;
    let place = LeafPlace { log, index };
    let leaves = log::list_of_certificate(app.store.read(), certificate).await?;
    let leaf = leaves.iter().find(|leaf| leaf.place == place).ok_or(WebError::NotFound)?;
    let proof = log_proof(app, place).await.map_err(|error| match error {
        LogError::Storage(error) => error.into(),
        // What has just happened is published within seconds.
        other => WebError::Unavailable(other.to_string()),
    })?;
    let name = format!("attachment; filename=\"{}-{}.tlog-proof\"", code.as_str(), leaf.entry.operation);
    Ok(ProofFile {
        text: proof.to_string(),
        kind: ContentType::Plain,
        disposition: Header::new("Content-Disposition", name),
    })
}
