//! `countersign restore`: an installation from an archive, into an empty data folder.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use serde_json::json;

use crate::{
    config::Settings,
    storage::{Store, log_folder::LogFolder, seals, upkeep},
};

use super::{CommandError, Outcome, archive};

/// Put an archive of `backup` into an empty data folder.
///
/// Every file is checked before anything is put in its place; where something is wrong, nothing is left behind. Exit
/// codes: 0 restored, 1 refused.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The archive to read.
    file: PathBuf,
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

impl Restore {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let data_dir = &settings.data_dir;
        let was_there = data_dir.exists();
        if was_there && std::fs::read_dir(data_dir)?.next().is_some() {
            let message = format!("{} is not empty; restore into a new folder", data_dir.display());
            return Err(CommandError::Refused(message));
        }
        super::make_private(data_dir)?;
        let trial = data_dir.join(".restoring");
        let restored = match unpack(&self.file, &trial).await {
            Ok(manifest) => put_in_place(&trial, data_dir).map(|()| manifest).map_err(CommandError::from),
            Err(error) => Err(error),
        };
        let manifest = match restored {
            Ok(manifest) => manifest,
            Err(error) => {
                std::fs::remove_dir_all(&trial)?;
                if !was_there {
                    std::fs::remove_dir(data_dir)?;
                }
                return Err(error);
            }
        };
        let files = manifest.files.len();
        if self.json {
            println!(
                "{}",
                json!({ "data_dir": data_dir, "files": files, "created_at": manifest.created_at })
            );
        } else {
            println!("Restored {files} files of {} into {}.", manifest.created_at, data_dir.display());
            println!("{RESUME}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What is still to be done.
const RESUME: &str = "The public log is held: nothing is issued until you have said what was published since. \
    See `countersign log resume --help`.";

/// Unpacks and checks an archive in a folder of its own.
async fn unpack(file: &Path, trial: &Path) -> Result<archive::Manifest, CommandError> {
    std::fs::create_dir(trial)?;
    let manifest = archive::read(file, Some(trial))?;
    let store = Store::open_as_is(&trial.join(archive::DATABASE)).await?;
    let looked = async {
        let schema = upkeep::find_schema(store.read()).await?;
        super::refuse_newer(&schema)?;
        let damage = upkeep::list_damage(store.read()).await?;
        if damage.is_empty() {
            seals::mark_restored(&store).await?;
        }
        Ok::<_, CommandError>(damage)
    };
    let looked = looked.await;
    store.close().await?;
    match looked?.first() {
        Some(damage) => {
            Err(CommandError::Refused(format!("the database of the archive is damaged: {damage}")))
        }
        None => {
            let why =
                format!("restored from a backup of {}", manifest.created_at.format("%Y-%m-%d %H:%M UTC"));
            LogFolder::new(trial).hold(&why)?;
            Ok(manifest)
        }
    }
}

/// Moves what was checked to its place; the database comes last, so that a half-restored folder is no installation.
fn put_in_place(trial: &Path, data_dir: &Path) -> std::io::Result<()> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(trial)? {
        names.push(entry?.file_name());
    }
    names.sort_by_key(|name| name.to_string_lossy().starts_with(archive::DATABASE));
    for name in names {
        std::fs::rename(trial.join(&name), data_dir.join(&name))?;
    }
    std::fs::remove_dir(trial)
}
