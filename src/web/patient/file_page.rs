//! `/v/file`: a stranger drops a PDF and is told what to believe of it.

use askama::Template;
use rocket::{
    State,
    form::{Errors, Form},
    fs::TempFile,
    get, post,
    response::Redirect,
};
use tokio::{io::AsyncReadExt, sync::Semaphore, task::spawn_blocking};

use crate::{
    App,
    domain::{certificate::Standing, words::Channel},
    issuing::{
        inspection::{Finding, Kind, Limits, TooLarge},
        revocation_list::Cause,
    },
    storage::verifications::Verification,
    throttle::Checks,
    web::{Page, Reply, WebError, arriving::Arriving, guards::Asker},
    workflows::{
        check_code::PublicAnswer,
        check_file::{self, FileAnswer, FileRead, FileVerdict, Original, check_file},
        count_checks::CheckCounter,
    },
};

use super::answer_page;

/// Lets few files be looked at together: each takes up to 10 MB of memory and a core for some milliseconds.
pub struct FileDesk(Semaphore);

impl Default for FileDesk {
    fn default() -> Self {
        Self(Semaphore::new(4))
    }
}

#[derive(Template)]
#[template(path = "patient/file.html")]
struct FilePage {
    page: Page,
    answer: FileAnswer,
    /// How the page's address must begin.
    public_url: String,
}

impl FilePage {
    fn tone(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Issued(of) => answer_page::tone(of.standing),
            FileVerdict::Altered { .. } => "bad",
            FileVerdict::NotOurs(_) => "none",
        }
    }

    fn certificate(&self) -> Option<&PublicAnswer> {
        self.answer.verdict.certificate()
    }

    fn is_current(&self) -> bool {
        matches!(&self.answer.verdict, FileVerdict::Issued(of) if of.standing == Standing::Active)
    }

    /// Locale key of what the file has to do with the certificate.
    fn relation(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Altered { original: Some(Original::Named(_)), .. } => "file-named",
            FileVerdict::Altered { .. } => "file-original",
            FileVerdict::Issued(_) | FileVerdict::NotOurs(_) => "patient-belongs-to",
        }
    }

    /// Locale keys of what to do now.
    fn advice(&self) -> &'static [&'static str] {
        match &self.answer.verdict {
            FileVerdict::Issued(_) => &["file-advice-standing"],
            FileVerdict::Altered { .. } => &["file-advice-altered", "file-advice-code", "file-advice-ask"],
            FileVerdict::NotOurs(_) => &["file-advice-code", "file-advice-ask"],
        }
    }

    /// When the key of the signature fell into other hands, where the file is not one that was issued: it may be a forgery.
    fn stolen(&self) -> Option<chrono::NaiveDate> {
        let revoked = self.answer.revoked.filter(|revoked| revoked.cause == Cause::KeyCompromise)?;
        let is_altered = matches!(self.answer.verdict, FileVerdict::Altered { .. });
        is_altered.then(|| revoked.at.date_naive())
    }

    /// What is wrong with the file, or with what it is.
    fn explanation(&self) -> String {
        let page = &self.page;
        match &self.answer.verdict {
            FileVerdict::Issued(_) => page.t("file-genuine-text"),
            FileVerdict::Altered { finding, .. } => match finding {
                Finding::Appended { bytes, .. } => page.t1("file-appended", "bytes", *bytes),
                Finding::Truncated { missing } => page.t1("file-truncated", "bytes", *missing),
                Finding::Uncovered | Finding::NoByteRange => page.t("file-uncovered"),
                Finding::Changed => page.t("file-changed"),
                Finding::Broken => page.t("file-broken"),
                Finding::Whole => page.t("file-not-in-record"),
            },
            FileVerdict::NotOurs(kind) => match kind {
                Kind::NotPdf => page.t("file-not-pdf"),
                Kind::CutOff => page.t("file-cut-off"),
                Kind::Encrypted => page.t("file-encrypted"),
                Kind::SignedByOthers => page.t("file-signed-by-others"),
                Kind::Unsigned | Kind::Ours(_) => page.t("file-unsigned"),
            },
        }
    }
}

/// The form again, with what was wrong.
#[derive(Template)]
#[template(path = "patient/file-again.html")]
struct AgainPage {
    page: Page,
    /// Locale key of the error.
    error: &'static str,
}

/// What is sent.
#[derive(rocket::FromForm)]
pub(super) struct Upload<'r> {
    file: Option<TempFile<'r>>,
}

/// Where the answer's page leads when it is opened again: the file was not kept.
#[get("/v/file")]
pub(super) fn form() -> Redirect {
    Redirect::to("/#file-check")
}

/// Reads the file's signature, off the threads that serve others. An error is a locale key.
async fn look_at(
    file: TempFile<'_>,
    app: &App,
    desk: &FileDesk,
) -> Result<Result<FileRead, &'static str>, WebError> {
    if file.len() == 0 {
        return Ok(Err("file-error-none"));
    }
    let _turn = desk.0.acquire().await.map_err(|e| WebError::Internal(e.to_string()))?;
    let limit = Limits::default().bytes as u64;
    let mut content = Vec::new();
    let opened = file.open().await.map_err(|e| WebError::Unavailable(e.to_string()))?;
    let read = opened.take(limit + 1).read_to_end(&mut content).await;
    read.map_err(|e| WebError::Unavailable(e.to_string()))?;
    let keys = app.keys.clone();
    let read = spawn_blocking(move || check_file::read(&content, &keys)).await;
    let read = read.map_err(|e| WebError::Internal(e.to_string()))?;
    let read = read.map_err(|e| WebError::Unavailable(e.to_string()))?;
    Ok(read.map_err(|TooLarge { .. }| "file-error-too-large"))
}

/// Looks the file up, notes that somebody asked, and draws the answer.
async fn tell(page: Page, read: FileRead, app: &App, counter: &CheckCounter) -> Result<Reply, WebError> {
    let checked_at = app.clock.now();
    let answer = check_file(&app.store, read, checked_at).await?;
    let certificate_id = answer.verdict.certificate().map(|of| of.certificate);
    let outcome = answer.verdict.name().to_owned();
    counter.note(Verification { certificate_id, outcome, channel: Channel::Page, checked_at });
    Reply::page(&FilePage { page, answer, public_url: app.settings.public_url() })
}

/// The answer about a file, or the form again.
#[post("/v/file", data = "<upload>")]
pub(super) async fn answer(
    _asker: Asker,
    _within_limits: Checks,
    upload: Arriving<Result<Form<Upload<'_>>, Errors<'_>>>,
    page: Page,
    app: &State<App>,
    desk: &State<FileDesk>,
    counter: &State<CheckCounter>,
) -> Result<Reply, WebError> {
    // A form that can't be read was cut off, at the limit or on its way.
    let error = match upload.0.map(|form| form.into_inner().file) {
        Err(_) => "file-error-too-large",
        Ok(None) => "file-error-none",
        Ok(Some(file)) => match look_at(file, app, desk).await? {
            Ok(read) => return tell(page, read, app, counter).await,
            Err(error) => error,
        },
    };
    Reply::again(&AgainPage { page, error })
}
