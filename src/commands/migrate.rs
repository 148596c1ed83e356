//! `countersign migrate`: shows what the database's schema lacks, and brings it up to date.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::{
    config::Settings,
    storage::{Store, upkeep},
};

use super::Outcome;

/// Bring the database's schema up to date. `serve` does it too; here it can be looked at first.
///
/// Exit codes: 0 up to date, 1 changes are pending (with --check) or it could not be done.
#[derive(Debug, Args)]
pub(super) struct Migrate {
    /// Only look: change nothing, and exit with 1 where changes are pending.
    #[arg(long)]
    check: bool,
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

impl Migrate {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        super::refuse_lost(&settings)?;
        let file = settings.database_file();
        let pending = if file.is_file() {
            let store = Store::open_as_is(&file).await?;
            let schema = upkeep::find_schema(store.read()).await?;
            store.close().await?;
            super::refuse_newer(&schema)?;
            schema.pending
        } else {
            migrations::names()
        };
        if !self.check && !pending.is_empty() {
            super::open(settings).await?.store.close().await?;
        }
        let left = self.check && !pending.is_empty();
        if self.json {
            println!(
                "{}",
                json!({ "pending": if self.check { &pending[..] } else { &[] }, "applied": if self.check { &[] } else { &pending[..] } })
            );
        } else if pending.is_empty() {
            println!("The schema is up to date.");
        } else {
            let done = if self.check { "pending" } else { "applied" };
            pending.iter().for_each(|name| println!("{done}  {name}"));
        }
        Ok(if left { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
