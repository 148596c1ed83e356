//! What happens by itself: a loop beside the web server. Each step is a function of a moment, so that tests call it.

use std::{collections::BTreeSet, future::Future, time::Duration};

use chrono::{DateTime, Utc};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use tokio::sync::watch;

use crate::{
    App,
    config::{Mode, SettingError},
    storage::{StorageError, outbox, outbox::Mail},
    workflows::{
        finish_issue::{self, Watch},
        hand_out_link,
        public_log::LogError,
        publish_checkpoint::publish_checkpoint,
        run_issue_job::{self, Turn},
        strengthen_files::strengthen_bare,
        tell_waiting::tell_waiting,
    },
};

/// Between two steps.
const PAUSE: Duration = Duration::from_secs(5);
/// Between two times that the checks of codes are stored. Any commit makes every reader forget what it had of the
/// database, so that a flood of questions is not to be interrupted by its own counting.
const BETWEEN_COUNTS: Duration = Duration::from_secs(30);
/// Between two looks whether people are to be told what waits for them; it is done once a day.
const BETWEEN_TELLINGS: Duration = Duration::from_secs(60);
/// Between two rounds of timestamps.
const BETWEEN_STAMPS: Duration = Duration::from_secs(60);
/// Messages a step sends at most, so that it ends soon when the program is told to stop.
const BATCH: u64 = 20;

/// The mail server.
pub type Post = AsyncSmtpTransport<Tokio1Executor>;

/// The mail server of the settings; none in development, where mail stays in the outbox.
pub fn post(app: &App) -> Result<Option<Post>, SettingError> {
    match (app.settings.mode, &app.settings.smtp_url) {
        (Mode::Production, Some(url)) => match Post::from_url(url) {
            Ok(builder) => Ok(Some(builder.timeout(Some(Duration::from_secs(20))).build())),
            Err(error) => Err(SettingError { setting: "smtp_url".into(), message: error.to_string() }),
        },
        _ => Ok(None),
    }
}

/// Works until `stop` comes true; the step that has begun is finished. Mail and everything else go each at its own
/// pace: a mail server that takes its time keeps no certificate waiting, nor a large cohort a mail.
pub async fn run(app: App, post: Option<Post>, stop: impl Future<Output = ()>) {
    let (stopping, told) = watch::channel(false);
    let desk = async {
        let mut told = told.clone();
        while !*told.borrow() {
            let more = done(step(&app, app.clock.now()).await);
            if more == Some(Turn::Worked) {
                continue;
            }
            tokio::select! {
                _ = told.wait_for(|stop| *stop) => return,
                () = app.bell.notified() => {}
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    };
    let mail = async {
        let (Some(post), mut told) = (post.as_ref(), told.clone()) else { return };
        while !*told.borrow() {
            done(send_due(&app, post, app.clock.now()).await);
            tokio::select! {
                _ = told.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    };
    let counts = async {
        let (mut told, mut stopped) = (told.clone(), false);
        while !stopped {
            stopped = tokio::time::timeout(BETWEEN_COUNTS, told.wait_for(|stop| *stop)).await.is_ok();
            done(app.checks.flush(&app.store).await);
            done(app.access.flush(&app.store, app.clock.now()).await);
        }
    };
    // A slow authority keeps neither waiting. Stopped in the middle of a file, it is strengthened another time.
    let stamps = async {
        let mut told = told.clone();
        tokio::select! {
            _ = told.wait_for(|stop| *stop) => {}
            () = stamp(&app) => {}
        }
    };
    let tellings = async {
        let (mut told, mut stopped) = (told.clone(), false);
        while !stopped {
            stopped = tokio::time::timeout(BETWEEN_TELLINGS, told.wait_for(|stop| *stop)).await.is_ok();
            if !stopped {
                done(tell_waiting(&app, app.clock.now()).await);
            }
        }
    };
    let stop = async {
        stop.await;
        stopping.send_replace(true);
    };
    tokio::join!(desk, mail, counts, tellings, stamps, stop);
}

/// Strengthens issued files where there is a timestamp authority.
async fn stamp(app: &App) {
    let mut revoked = BTreeSet::new();
    while app.settings.timestamp_url.is_some() {
        if let Err(error) = strengthen_bare(app, app.clock.now(), &mut revoked).await {
            tracing::warn!(%error, "a file has no timestamp yet; it is tried again");
        }
        tokio::time::sleep(BETWEEN_STAMPS).await;
    }
}

/// What a step came to; one that failed is tried again.
fn done<T>(result: Result<T, StorageError>) -> Option<T> {
    result.inspect_err(|error| tracing::error!(%error, "the worker's step failed; it is tried again")).ok()
}

/// Everything but mail and counts that is due at a moment; of a cohort's certificates one batch, and then others have their turn.
pub async fn step(app: &App, now: DateTime<Utc>) -> Result<Turn, StorageError> {
    // What was cut off comes first.
    finish_issue::resume_all(app, now).await?;
    publish(app, now).await?;
    run_issue_job::run_next(app, now, Watch::NONE).await
}

/// Publishes what the log has new. What keeps it from that is told once and where owners see it; the rest goes on.
async fn publish(app: &App, now: DateTime<Utc>) -> Result<(), StorageError> {
    match publish_checkpoint(app, now).await {
        Ok(_) | Err(LogError::Trouble(_)) => Ok(()),
        Err(LogError::Storage(error)) => Err(error),
        Err(error) => {
            tracing::error!(%error, "the public log could not be published; it is tried again");
            Ok(())
        }
    }
}

/// Sends the mail that is due. A message whose sending fails is tried again later, one whose link has ended is given up; the
/// others go on.
pub async fn send_due<T>(app: &App, post: &T, now: DateTime<Utc>) -> Result<(), StorageError>
where
    T: AsyncTransport + Sync,
    T::Error: std::fmt::Display,
{
    for mail in outbox::list_due(app.store.read(), now, BATCH).await? {
        let Some(mail) = hand_out_link::ready(&app.store, mail, now).await? else { continue };
        let sent = match message(&app.settings.mail_from, &app.settings.public_url(), &mail) {
            Ok(message) => post.send(message).await.map(|_| ()).map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        let tx = app.store.begin().await?;
        match sent {
            Ok(()) => outbox::update_sent(&tx, mail.id, now).await?,
            Err(error) => {
                tracing::warn!(mail = %mail.id, template = %mail.template, %error, "mail not sent; it is tried again");
                outbox::update_failed(&tx, &mail, &error, now).await?;
            }
        }
        tx.commit().await.map_err(StorageError::from)?;
    }
    Ok(())
}

/// That no person wrote it, so that nobody's "I am on holiday" answers: as RFC 3834 says it, and as Exchange and Outlook look for it.
fn by_no_person() -> [HeaderValue; 2] {
    let header = |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
    [header("Auto-Submitted", "auto-generated"), header("X-Auto-Response-Suppress", "All")]
}

/// The message as it goes out. Its id is the outbox's, so that a mailbox can tell a second copy: a crash between
/// sending and writing that down sends again.
fn message(from: &str, site: &str, mail: &Mail) -> Result<Message, String> {
    let host = site.split("://").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("localhost");
    let from: Mailbox = from.parse().map_err(|error| format!("sender: {error}"))?;
    let to: Mailbox = mail.to.parse().map_err(|error| format!("recipient: {error}"))?;
    let [answer_not, nor_outlook] = by_no_person();
    Message::builder()
        .from(from)
        .to(to)
        .subject(&mail.subject)
        .date(mail.created_at.into())
        .message_id(Some(format!("<{}@{host}>", mail.id)))
        .raw_header(answer_not)
        .raw_header(nor_outlook)
        .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
        .map_err(|error| error.to_string())
}
