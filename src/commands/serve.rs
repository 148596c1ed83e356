//! `countersign serve`: the web server.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    process::ExitCode,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use clap::Args;
use rocket::fairing::AdHoc;
use tracing_subscriber::{filter::filter_fn, layer::SubscriberExt, util::SubscriberInitExt};

use crate::{
    App, build_at,
    config::{LogFormat, Mode, SettingError, Settings},
    gate::{Callers, Gate, Patience},
    random,
    storage::upkeep,
    worker,
    workflows::set_up_academy,
};

use super::{CommandError, Outcome};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Serve though the clock stands more than a day before what is on record, e.g. because it once went ahead. Until it has
    /// caught up, nothing can be written.
    #[arg(long)]
    trust_clock: bool,
}

/// How far the clock may stand before what is on record: further, and expired certificates would be called current.
const BEHIND: TimeDelta = TimeDelta::days(1);

impl Serve {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        start_log(&settings);
        let app = super::open(settings).await?;
        self.look_at_clock(&app).await?;
        // Better to stop here than when the first certificate is due.
        app.keys.signer(app.clock.now())?;
        serve(app).await
    }
}

impl Serve {
    async fn look_at_clock(&self, app: &App) -> Result<(), CommandError> {
        let now = app.clock.now();
        let Some(newest) = upkeep::find_newest_moment(app.store.read()).await? else { return Ok(()) };
        if newest <= now + TimeDelta::minutes(5) {
            return Ok(());
        }
        tracing::error!(%now, %newest, "the clock stands before what is on record");
        if newest <= now + BEHIND || self.trust_clock {
            return Ok(());
        }
        Err(CommandError::Refused(format!(
            "the clock stands at {now}, and something happened at {newest} already: patients would be told of a day that is over. \
             Set the machine's clock; where it is right and the record is ahead, use --trust-clock"
        )))
    }
}

/// Serves until told to stop; the worker finishes the step it is at.
pub(super) async fn serve(app: App) -> Outcome {
    let secret = secret_key(&app.settings)?;
    let address = app.settings.public_url();
    let post = worker::post(&app)?;
    let (working, first) = (app.clone(), app.clone());
    let refused = |e: &dyn std::fmt::Display| CommandError::Refused(e.to_string());
    let at = SocketAddr::new(app.settings.address, app.settings.port);
    let (callers, is_declared) = (Callers::default(), app.settings.client_address_header.is_some());
    // A declared proxy has the patience and the limits; otherwise the gate has.
    let gate = if is_declared {
        None
    } else {
        let gate = Gate::open(at, callers.clone(), Patience::default()).await;
        Some(gate.map_err(|e| refused(&format!("{at}: {e}")))?)
    };
    if gate.is_some() && app.settings.mode == Mode::Production {
        tracing::warn!(
            "client_address_header is not set: whoever comes through a proxy counts as one address; see docs/operations.md"
        );
    }
    let inner = if gate.is_some() { SocketAddr::from((Ipv4Addr::LOCALHOST, 0)) } else { at };
    let rocket = build_at(app, &secret, inner, callers)
        .attach(AdHoc::on_liftoff("set-up link", |_| Box::pin(print_set_up_link(first))))
        .attach(AdHoc::on_liftoff("gate", |rocket| {
            let server = SocketAddr::new(rocket.config().address, rocket.config().port);
            let stop = rocket.shutdown();
            Box::pin(async move {
                if let Some(gate) = gate {
                    tokio::spawn(gate.keep(server, stop));
                }
            })
        }))
        .ignite()
        .await
        .map_err(|e| refused(&e))?;
    println!("Countersign is at {address}");
    let worker = tokio::spawn(worker::run(working, post, rocket.shutdown()));
    let launched = rocket.launch().await;
    match &launched {
        Ok(_) => worker.await.map_err(|e| CommandError::Refused(e.to_string()))?,
        Err(_) => worker.abort(),
    }
    launched.map_err(|e| CommandError::Refused(e.to_string()))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the link of the first set-up where there is no academy yet: once the port is ours, because a new link ends
/// the one that another running server has printed.
async fn print_set_up_link(app: App) {
    match set_up_academy::offer(&app.store, app.clock.now()).await {
        Ok(Some(token)) => {
            println!(
                "Set up the first academy within 24 hours at {}/setup/{}",
                app.settings.public_url(),
                token.text()
            );
        }
        Ok(None) => {}
        Err(error) => eprintln!("countersign: no set-up link could be made: {error}"),
    }
}

pub(super) fn start_log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("COUNTERSIGN_LOG_FILTER");
    let is_default = filter.is_err();
    let filter =
        filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,rocket=off,countersign=info"));
    // What a guard refuses is answered, and noted for the owners where it is somebody of an academy. The web framework tells of it
    // once more, from within the handlers that it wraps: no trouble of this machine.
    let told =
        filter_fn(|about| !(about.target().starts_with("countersign") && about.target().ends_with("::_")));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log {
        LogFormat::Text => lines.finish().with(told).init(),
        LogFormat::Json => lines.json().finish().with(told).init(),
    }
    if is_default {
        // The web framework tells of every request at level `info`, in several records that the filter would look at
        // one by one only to drop them.
        log::set_max_level(log::LevelFilter::Warn);
    }
}

/// The secret of the cookies: the setting, or a file made once that only its owner can read.
fn secret_key(settings: &Settings) -> Result<Vec<u8>, CommandError> {
    let decode = |text: &str, from: &str| match STANDARD.decode(text.trim()) {
        Ok(bytes) if bytes.len() >= 64 => Ok(bytes),
        _ => Err(SettingError {
            setting: "secret_key".into(),
            message: format!(
                "{from} must hold 64 bytes or more in base64, e.g. from `openssl rand -base64 64`"
            ),
        }
        .into()),
    };
    if let Some(key) = &settings.secret_key {
        return decode(key, "it");
    }
    let file = settings.data_dir.join("secret.key");
    if let Ok(text) = std::fs::read_to_string(&file) {
        return decode(&text, &file.display().to_string());
    }
    let fresh = random::bytes::<64>().map_err(|e| CommandError::Refused(e.to_string()))?;
    write_private(&file, STANDARD.encode(fresh).as_bytes())?;
    Ok(fresh.to_vec())
}

fn write_private(file: &Path, content: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(content)
}
