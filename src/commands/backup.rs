//! `countersign backup`: the whole installation in one file, while the server runs.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use serde_json::json;

use crate::{
    clock::Clock,
    config::Settings,
    storage::{Store, upkeep},
};

use super::{CommandError, Outcome, archive};

/// Write database, documents, certificates and secret key into one archive, and read it back to verify it.
///
/// The server may go on. The archive holds everybody's papers and the secret key: keep it as safe as the data folder.
/// Exit codes: 0 written and verified, 1 not; a file that is there is not overwritten.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The archive to write (tar).
    file: PathBuf,
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

impl Backup {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        if self.file.exists() {
            return Err(CommandError::Refused(format!("{} is there already", self.file.display())));
        }
        super::refuse_none(&settings)?;
        let store = Store::open_as_is(&settings.database_file()).await?;
        let (partial, copy) = (beside(&self.file, "partial"), beside(&self.file, "database"));
        let written = write(&store, &settings, &partial, &copy).await;
        let removed = std::fs::remove_file(&copy);
        let manifest = match written {
            Ok(manifest) => manifest,
            Err(error) => {
                // What is left of a failed backup must not be taken for one; where nothing was written, nothing is there.
                let _ = std::fs::remove_file(&partial);
                return Err(error);
            }
        };
        removed?;
        // A hard link fails where somebody else wrote a file of this name meanwhile; a rename would overwrite it.
        std::fs::hard_link(&partial, &self.file)?;
        std::fs::remove_file(&partial)?;
        let (files, bytes) =
            (manifest.files.len(), manifest.files.iter().map(|entry| entry.size).sum::<u64>());
        if self.json {
            println!(
                "{}",
                json!({ "file": self.file, "files": files, "bytes": bytes, "created_at": manifest.created_at })
            );
        } else {
            println!("{}: {files} files, {bytes} bytes, verified", self.file.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The database is copied first: every file that it refers to was stored before its row, so it is there to be copied next.
async fn write(
    store: &Store,
    settings: &Settings,
    partial: &Path,
    copy: &Path,
) -> Result<archive::Manifest, CommandError> {
    archive::private(copy)?;
    upkeep::write_copy(store.read(), copy).await?;
    let mut files = vec![(archive::DATABASE.to_owned(), copy.to_owned())];
    files.extend(
        archive::files_of(&settings.data_dir)?
            .into_iter()
            .filter(|(_, file)| file != partial && file != copy),
    );
    archive::write(archive::private(partial)?, &files, Clock::system().now())?;
    archive::read(partial, None)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}.{ending}", std::process::id()))
}
