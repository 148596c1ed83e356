//! `/v/file`: a stranger drops a PDF and is told what to believe of it.

use askama::Template;
use rocket::{
    State,
    form::{Errors, Form},
    fs::TempFile,
    get, post,
};
use tokio::{io::AsyncReadExt, sync::Semaphore, task::spawn_blocking};

use crate::{
    App,
    domain::words::Channel,
    issuing::inspection::{Limits, TooLarge},
    storage::{StorageError, verifications::Verification},
    throttle::Checks,
    web::{Page, Reply, WebError, arriving::Arriving, guards::Asker},
    workflows::check_file::{self, FileAnswer, FileRead, Listed, Question, check_file},
};

use super::{sealed::Seals, unavailable::UnavailablePage};

/// Lets few files be looked at together: each takes up to 10 MB of memory and a core for some milliseconds.
pub struct FileDesk(Semaphore);

impl Default for FileDesk {
    fn default() -> Self {
        Self(Semaphore::new(4))
    }
}

#[derive(Template)]
#[template(path = "patient/file.html")]
pub(super) struct FilePage {
    pub(super) page: Page,
    pub(super) answer: FileAnswer,
    /// How the page's address must begin.
    pub(super) public_url: String,
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
    /// A form has one field for it; that somebody chose or dropped several is found here.
    file: Vec<TempFile<'r>>,
}

/// The answer about a file that was looked at within the hour; without one, the form.
#[get("/v/file?<seen>")]
pub(super) async fn seen(
    _within_limits: Checks,
    seen: Option<&str>,
    page: Page,
    app: &State<App>,
    seals: &State<Seals>,
) -> Result<Reply, WebError> {
    let Some(seen) = seen else { return Reply::go("/#file-check") };
    match seals.open::<FileRead>(seen, app.clock.now()) {
        Some(read) => draw(page, read, app, format!("/v/file?seen={seen}")).await,
        None => Reply::again(&AgainPage { page, error: "file-error-gone" }),
    }
}

/// Reads the file's signature, off the threads that serve others. An error is a locale key.
async fn look_at(
    file: TempFile<'_>,
    app: &App,
    desk: &FileDesk,
) -> Result<Result<FileRead, &'static str>, WebError> {
    if file.len() == 0 {
        return Ok(Err(if file.raw_name().is_some() { "file-error-empty" } else { "file-error-none" }));
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

/// Notes that somebody asked about a file.
async fn note(read: &FileRead, app: &App) -> Result<(), StorageError> {
    let checked_at = app.clock.now();
    let asked = Question { reader: None, at: checked_at, site: &app.settings.public_url() };
    let answer = check_file(&app.store, read.clone(), asked).await?;
    let certificate_id = answer.verdict.certificate().map(|of| of.certificate);
    let outcome = answer.verdict.name().to_owned();
    app.checks.note(Verification { certificate_id, outcome, channel: Channel::Page, checked_at });
    Ok(())
}

/// The answer; `again` is where it can be asked for once more, without the file.
async fn draw(page: Page, read: FileRead, app: &App, again: String) -> Result<Reply, WebError> {
    let public_url = app.settings.public_url();
    let asked = Question { reader: Some(page.lang), at: app.clock.now(), site: &public_url };
    match check_file(&app.store, read, asked).await {
        Ok(answer) => Reply::page(&FilePage { page, answer, public_url }),
        Err(error) => unavailable(page, &error, again),
    }
}

/// The records can't be asked: said as calmly as of a code, and never with a tick.
fn unavailable(page: Page, error: &StorageError, again: String) -> Result<Reply, WebError> {
    tracing::error!(%error, "a file could not be checked");
    Reply::busy(&UnavailablePage::of_file(page, again))
}

/// The file that was sent. Of several none is taken for the one that was meant.
fn only_one(mut files: Vec<TempFile<'_>>) -> Result<TempFile<'_>, &'static str> {
    match (files.pop(), files.is_empty()) {
        (None, _) => Err("file-error-none"),
        (Some(file), true) => Ok(file),
        (Some(_), false) => Err("file-error-several"),
    }
}

/// The answer about a file, or the form again.
#[post("/v/file", data = "<upload>")]
pub(super) async fn answer(
    asker: Asker,
    _within_limits: Checks,
    upload: Arriving<Result<Form<Upload<'_>>, Errors<'_>>>,
    page: Page,
    app: &State<App>,
    desk: &State<FileDesk>,
    seals: &State<Seals>,
) -> Result<Reply, WebError> {
    // A form that can't be read was cut off, at the limit or on its way.
    let error = match upload.0.map(|form| only_one(form.into_inner().file)) {
        Err(_) => "file-error-too-large",
        Ok(Err(error)) => error,
        Ok(Ok(file)) => match look_at(file, app, desk).await? {
            Ok(read) => {
                let sealed = seals.seal(&read, app.clock.now());
                let sealed = sealed.ok_or_else(|| WebError::Internal("no seal".into()))?;
                let address = format!("/v/file?seen={sealed}");
                if let Err(error) = note(&read, app).await {
                    return unavailable(page, &error, address);
                }
                if asker.is_browser {
                    return Reply::go(address);
                }
                return draw(page, read, app, address).await;
            }
            Err(error) => error,
        },
    };
    Reply::again(&AgainPage { page, error })
}
