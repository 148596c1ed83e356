//! `/v/file`: a stranger drops a PDF and is told what to believe of it.

use std::sync::Arc;

use askama::Template;
use rocket::{
    Request, State,
    form::{Errors, Form},
    fs::TempFile,
    get,
    http::Status,
    outcome::{Outcome, try_outcome},
    post,
    request::{self, FromRequest},
    response::Redirect,
};
use tokio::{io::AsyncReadExt, sync::Semaphore, task::spawn_blocking};

use crate::{
    config::Settings,
    domain::{certificate::Standing, words::Channel},
    issuing::{
        inspection::{Finding, Inspection, Kind, Limits, TooLarge},
        keys::Keys,
    },
    storage::{Store, verifications::Verification},
    web::{
        Html, Page, Reply, WebError,
        guards::{Now, SameSite},
        html,
    },
    workflows::{
        check_code::PublicAnswer,
        check_file::{self, FileAnswer, FileVerdict, check_file},
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

    fn is_altered(&self) -> bool {
        matches!(self.answer.verdict, FileVerdict::Altered { .. })
    }

    /// Locale keys of what to do now.
    fn advice(&self) -> &'static [&'static str] {
        match &self.answer.verdict {
            FileVerdict::Issued(_) => &["file-advice-standing"],
            FileVerdict::Altered { .. } => &["file-advice-altered", "file-advice-code", "file-advice-ask"],
            FileVerdict::NotOurs(_) => &["file-advice-code", "file-advice-ask"],
        }
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
                Finding::Whole => page.t("file-not-in-record"),
            },
            FileVerdict::NotOurs(kind) => match kind {
                Kind::NotPdf => page.t("file-not-pdf"),
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

/// What the answer needs.
pub(super) struct Desk<'r> {
    desk: &'r State<FileDesk>,
    keys: &'r State<Keys>,
    store: &'r State<Store>,
    settings: &'r State<Arc<Settings>>,
    counter: &'r State<CheckCounter>,
    now: Now,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Desk<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        Outcome::Success(Desk {
            desk: try_outcome!(request.guard().await),
            keys: try_outcome!(request.guard().await),
            store: try_outcome!(request.guard().await),
            settings: try_outcome!(request.guard().await),
            counter: try_outcome!(request.guard().await),
            now: match request.guard().await {
                Outcome::Success(now) => now,
                _ => return Outcome::Forward(Status::InternalServerError),
            },
        })
    }
}

impl Desk<'_> {
    /// Reads the file's signature, off the threads that serve others. An error is a locale key.
    async fn look_at(&self, file: TempFile<'_>) -> Result<Result<Inspection, &'static str>, WebError> {
        let limit = Limits::default().bytes as u64;
        if file.len() == 0 {
            return Ok(Err("file-error-none"));
        }
        let _turn = self.desk.0.acquire().await.map_err(|e| WebError::Internal(e.to_string()))?;
        let mut content = Vec::new();
        let opened = file.open().await.map_err(|e| WebError::Unavailable(e.to_string()))?;
        let read = opened.take(limit + 1).read_to_end(&mut content).await;
        read.map_err(|e| WebError::Unavailable(e.to_string()))?;
        let roots = self.keys.roots().map_err(|e| WebError::Unavailable(e.to_string()))?;
        let inspected = spawn_blocking(move || check_file::read(&content, &roots)).await;
        let inspected = inspected.map_err(|e| WebError::Internal(e.to_string()))?;
        Ok(inspected.map_err(|TooLarge { .. }| "file-error-too-large"))
    }

    /// Looks the file up, notes that somebody asked, and draws the answer.
    async fn answer(&self, page: Page, inspection: Inspection) -> Html {
        let checked_at = self.now.0;
        let answer = check_file(self.store.read(), inspection, checked_at).await?;
        let certificate_id = answer.verdict.certificate().map(|of| of.certificate);
        let outcome = answer.verdict.name().to_owned();
        self.counter.note(Verification { certificate_id, outcome, channel: Channel::Page, checked_at });
        html(&FilePage { page, answer, public_url: self.settings.public_url() })
    }
}

/// The answer about a file, or the form again.
#[post("/v/file", data = "<upload>")]
pub(super) async fn answer(
    _same_site: SameSite,
    upload: Result<Form<Upload<'_>>, Errors<'_>>,
    page: Page,
    desk: Desk<'_>,
) -> Result<Reply, WebError> {
    // A form that can't be read was cut off, at the limit or on its way.
    let error = match upload.map(|form| form.into_inner().file) {
        Err(_) => "file-error-too-large",
        Ok(None) => "file-error-none",
        Ok(Some(file)) => match desk.look_at(file).await? {
            Ok(inspection) => return desk.answer(page, inspection).await.map(Reply::Page),
            Err(error) => error,
        },
    };
    Reply::again(&AgainPage { page, error })
}
