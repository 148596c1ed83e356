//! The command line: one command, one file.

mod academy;
mod answer_words;
mod archive;
mod backup;
mod certificate;
mod certificate_preview;
mod completions;
mod course;
mod demo;
mod doctor;
mod issue_cohort;
mod keys;
mod log;
mod migrate;
mod person;
mod restore;
mod serve;
mod strengthen;
mod verify;
mod verify_credential;
mod verify_file;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    App,
    clock::Clock,
    config::{SettingError, Settings},
    issuing::keys::KeyError,
    storage::{StorageError, Store, files::Files, private, upkeep::Schema},
    workflows::seal_record,
};

/// The record system of training academies, with certificates anyone can check.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, about)]
struct Cli {
    /// Settings file (TOML). Settings can also be given as COUNTERSIGN_… variables.
    #[arg(long, global = true, default_value = "countersign.toml", env = "COUNTERSIGN_CONFIG")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What an academy takes along.
    #[command(subcommand)]
    Academy(academy::Academy),
    Backup(backup::Backup),
    Completions(completions::Completions),
    Demo(demo::Demo),
    Doctor(doctor::Doctor),
    Migrate(migrate::Migrate),
    /// People and their roles.
    Person(person::Person),
    Restore(restore::Restore),
    /// Check and import course specifications.
    Course(course::Course),
    /// List, issue, revoke and check certificates.
    Certificate(certificate::CertificateCommand),
    /// Run the web server and its worker.
    Serve(serve::Serve),
    Strengthen(strengthen::Strengthen),
    /// Say whether to believe a credential, from its proof and what is at hand; works without an installation and a network.
    VerifyCredential(verify_credential::VerifyCredential),
    /// Say what to believe of a PDF or a photo of a certificate: genuine and current, genuine but no longer good, altered, not whole, a
    /// copy of a certificate or of several, or nothing of ours. Exit code 0: a file that was issued, and certificate and papers are in
    /// order today; 1: anything else, a copy of a good one too.
    VerifyFile(verify_file::VerifyFile),
    /// Show or change the keys that sign certificates.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Show, walk or resume the public log of what was issued and revoked.
    #[command(subcommand)]
    Log(log::Log),
}

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A setting can't be used.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// The database.
    #[error("database: {0}")]
    Storage(#[from] StorageError),
    /// The signing keys.
    #[error("signing keys: {0}")]
    Keys(#[from] KeyError),
    /// The disk or the network.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// What was asked for is not possible, and why.
    #[error("{0}")]
    Refused(String),
}

/// What every command returns; the exit code tells a script how it went: 0 yes, 1 no or refused, 2 wrong usage.
pub type Outcome = Result<ExitCode, CommandError>;

/// Runs the command line.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(cli).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("countersign: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> Outcome {
    // Completions are asked for while a package is built, where there are no settings.
    let settings = match cli.command {
        Command::Completions(_) => Settings::default(),
        _ => Settings::load(&cli.config)?,
    };
    match cli.command {
        Command::Academy(academy) => academy.run(settings).await,
        Command::Backup(backup) => backup.run(settings).await,
        Command::Completions(completions) => completions.run(),
        Command::Demo(demo) => demo.run(settings).await,
        Command::Doctor(doctor) => doctor.run(settings).await,
        Command::Migrate(migrate) => migrate.run(settings).await,
        Command::Restore(restore) => restore.run(settings).await,
        Command::Course(course) => course.run(settings).await,
        Command::Person(person) => person.run(settings).await,
        Command::Certificate(certificate) => certificate.run(settings).await,
        Command::Serve(serve) => serve.run(settings).await,
        Command::Strengthen(strengthen) => strengthen.run(settings).await,
        Command::VerifyCredential(verify) => verify.run(settings).await,
        Command::VerifyFile(verify_file) => verify_file.run(settings).await,
        Command::Keys(keys) => keys.run(settings),
        Command::Log(log) => log.run(settings).await,
    }
}

/// Opens the data folder of the settings, and closes it to everybody but the program's user.
pub(crate) async fn open(settings: Settings) -> Result<App, CommandError> {
    let data_dir = &settings.data_dir;
    make_private(data_dir)
        .map_err(|e| CommandError::Refused(format!("data folder {}: {e}", data_dir.display())))?;
    refuse_lost(&settings)?;
    let store = Store::open(&settings.database_file()).await?;
    let files =
        Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())?;
    for path in secrets_of(&settings)? {
        private::close(&path)?;
    }
    let app = App::new(settings, store, files, Clock::system());
    if app.store.sealed_at_open() > 0 {
        seal_record::write_down(&app, app.store.sealed_at_open(), app.clock.now()).await?;
    }
    Ok(app)
}

/// Opens the installation that is there, for whatever reads one or needs one. A command in the wrong folder would otherwise make one of
/// its own and answer from it: that no certificate has this code, that a file is not from here.
pub(crate) async fn open_existing(settings: Settings) -> Result<App, CommandError> {
    refuse_none(&settings)?;
    open(settings).await
}

/// Refuses a folder without an installation.
fn refuse_none(settings: &Settings) -> Result<(), CommandError> {
    refuse_lost(settings)?;
    if has_database(settings) {
        return Ok(());
    }
    let folder = std::path::absolute(&settings.data_dir).unwrap_or_else(|_| settings.data_dir.clone());
    Err(CommandError::Refused(format!(
        "there is no installation in {}: it has no database. Set `data_dir` in the settings file, or COUNTERSIGN_DATA_DIR, to the \
         folder of one, or begin one with `countersign serve`",
        folder.display()
    )))
}

fn has_database(settings: &Settings) -> bool {
    std::fs::metadata(settings.database_file()).is_ok_and(|file| file.len() > 0)
}

/// What nobody but the program's user may read; some of it may not be there yet. The public log is not among it.
fn secrets_of(settings: &Settings) -> std::io::Result<Vec<PathBuf>> {
    let names = ["countersign.db", "countersign.db-wal", "countersign.db-shm", "record.key", "secret.key"];
    let mut paths = vec![settings.data_dir.clone()];
    paths.extend(names.map(|name| settings.data_dir.join(name)));
    paths.extend([settings.documents_dir(), settings.certificates_dir(), settings.appearances_dir()]);
    paths.push(settings.keys_dir());
    if settings.keys_dir().is_dir() {
        for entry in std::fs::read_dir(settings.keys_dir())? {
            let path = entry?.path();
            // What is public there is handed out by the server.
            let is_secret = path.extension().is_some_and(|ending| ending == "key");
            paths.extend(is_secret.then_some(path));
        }
    }
    Ok(paths)
}

/// Makes a folder that only its owner can look into, and closes one that is there: records, papers and keys lie in it.
fn make_private(folder: &Path) -> std::io::Result<()> {
    private::folder(folder)?;
    private::close(folder)
}

/// A database that is gone while the rest is there was lost: a new one would tell every patient that a genuine code does not exist.
fn refuse_lost(settings: &Settings) -> Result<(), CommandError> {
    let database = settings.database_file();
    if has_database(settings) {
        return Ok(());
    }
    let has_files = |folder: &Path| std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
    let left = ["record.key", "log.mark", "log.held"].map(|name| settings.data_dir.join(name));
    let left = left.into_iter().filter(|file| file.exists());
    let folders = [settings.certificates_dir(), settings.documents_dir()];
    let mut left = left.chain(folders.into_iter().filter(|folder| has_files(folder)));
    match left.next() {
        None => Ok(()),
        Some(left) => Err(CommandError::Refused(format!(
            "the database {} is lost: {} is of an installation that had one. Look whether the right folder is mounted; put the \
             database back, or restore the newest backup into an empty folder (`countersign restore`). A new installation needs a \
             data folder of its own",
            database.display(),
            left.display()
        ))),
    }
}

/// Refuses a database that a newer program has changed.
fn refuse_newer(schema: &Schema) -> Result<(), CommandError> {
    match schema.unknown.first() {
        Some(name) => {
            Err(CommandError::Refused(format!("the database belongs to a newer program: it has {name}")))
        }
        None => Ok(()),
    }
}
