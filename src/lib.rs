//! Countersign: the record system of training academies for hands-on treatments.
//!
//! The rooms, and who may know whom (`ARCHITECTURE.md` has the walks through them):
//!
//! - [`domain`]: the rules, pure; knows nobody.
//! - [`storage`]: the database; knows `domain`.
//! - [`issuing`]: the certificate as a document, a crate of its own; knows nobody.
//! - [`workflows`]: one change that spans rooms per file; owns the transaction.
//! - [`web`]: pages, forms and the API; the only room that knows HTTP.
//! - [`commands`]: the command line.
//! - [`sample`]: the sample academy of the demo and the tests.
//! - [`worker`]: what happens by itself, beside the web server.
#![recursion_limit = "256"]

pub mod clock;
pub mod commands;
pub mod config;
pub mod domain;
pub mod gate;
pub mod passwords;
pub mod sample;
pub mod storage;
pub mod texts;
pub mod throttle;
pub mod web;
pub mod worker;
pub mod workflows;

pub use ::issuing::{self, random};

use std::{net::SocketAddr, sync::Arc};

use rocket::{
    Build, Rocket,
    config::{Ident, SecretKey},
    data::{ByteUnit, Limits},
};
use tokio::sync::Notify;

use clock::Clock;
use config::Settings;
use issuing::keys::Keys;
use storage::{Store, files::Files};
use workflows::{count_checks::CheckCounter, note_access::AccessBook, public_log::PublicLog};

/// Everything a running program holds.
#[derive(Clone)]
pub struct App {
    /// The settings it was started with.
    pub settings: Arc<Settings>,
    /// The database.
    pub store: Store,
    /// Uploaded documents and issued files.
    pub files: Files,
    /// The time.
    pub clock: Clock,
    /// The keys that sign certificates.
    pub keys: Keys,
    /// Checks of codes that the worker has still to store.
    pub checks: CheckCounter,
    /// Sign-ins and refusals that the worker has still to store.
    pub access: AccessBook,
    /// Wakes the worker: something is to be done now.
    pub bell: Arc<Notify>,
    /// The public log of what was issued and revoked.
    pub log: PublicLog,
}

impl App {
    /// A program with these settings; the keys are made or opened when they are first needed.
    pub fn new(settings: Settings, store: Store, files: Files, clock: Clock) -> Self {
        let keys = settings.keys();
        let log = PublicLog::new(&settings.data_dir);
        Self {
            settings: settings.into(),
            store,
            files,
            clock,
            keys,
            checks: CheckCounter::default(),
            access: AccessBook::default(),
            bell: Arc::default(),
            log,
        }
    }
}

/// The web server, ready to be launched or driven by a test. `secret` signs and encrypts cookies: 64 bytes or more.
pub fn build(app: App, secret: &[u8]) -> Rocket<Build> {
    let at = SocketAddr::new(app.settings.address, app.settings.port);
    build_at(app, secret, at, gate::Callers::default())
}

/// The same at another address, behind a gate that knows who calls.
pub fn build_at(app: App, secret: &[u8], at: SocketAddr, callers: gate::Callers) -> Rocket<Build> {
    let settings = &app.settings;
    let limits = Limits::default()
        // A hundred thousand letters of any script come back with what is wrong with them.
        .limit("form", ByteUnit::Mebibyte(1))
        // Files may have 10 MB. A form with a larger one is read to its end, so that it comes back with what was typed.
        .limit("data-form", ByteUnit::Mebibyte(24))
        .limit("file", ByteUnit::Mebibyte(24));
    let config = rocket::Config {
        address: at.ip(),
        port: at.port(),
        secret_key: SecretKey::from(secret),
        ident: Ident::none(),
        limits,
        ip_header: settings.client_address_header.clone().map(Into::into),
        log_level: rocket::config::LogLevel::Off,
        // A PDF on its way to a phone gets the time to arrive when the server is told to stop.
        shutdown: rocket::config::Shutdown { grace: 5, mercy: 5, ..Default::default() },
        ..rocket::Config::default()
    };
    rocket::custom(config)
        // The framework's own headers would be set at every answer and then replaced by ours.
        .attach(rocket::shield::Shield::new())
        .attach(web::arriving::WithoutBody)
        .attach(web::compressing::Compressing)
        .attach(web::security::SecurityHeaders { https: settings.https() })
        .register("/", web::error::catchers())
        .mount("/", web::routes())
        .manage(web::patient::AnswerCache::new(&settings.database_file()))
        .manage(app.checks.clone())
        .manage(web::patient::FileDesk::default())
        .manage(web::patient::Seals::new(secret))
        .manage(web::kept::KeptForms::new(secret))
        .manage(workflows::publish_status::StatusLists::default())
        .manage(callers)
        .manage(passwords::Desk::new())
        .manage(throttle::Busy::default())
        .manage(throttle::Throttles::new(settings, &app.clock))
        .manage(app.clone())
        .manage(app.keys)
        .manage(app.settings)
        .manage(app.store)
        .manage(app.files)
        .manage(app.clock)
}
