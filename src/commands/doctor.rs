//! `countersign doctor`: looks whether everything that was stored is still what was stored.

mod checks;
mod machine;

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::{
    config::Settings,
    storage::{Store, upkeep},
    workflows::seal_record,
};

use super::{CommandError, Outcome};
use checks::Finding;

/// Check settings, database, events, certificates, documents and countersignatures.
///
/// One line a check: ok, or what is wrong and what to do. Nothing is changed, unless you ask to seal the record anew. Exit
/// codes: 0 all is well, 1 something is wrong.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Print JSON for a script: an array of checks with their problems.
    #[arg(long)]
    json: bool,
    /// Seal the record as it stands, once you have compared it with a backup: after `record.key` was lost, or after somebody
    /// changed the record behind the program and you put right what was wrong. It is written down in every academy.
    #[arg(long, conflicts_with = "json")]
    seal_anew: bool,
}

impl Doctor {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        if self.seal_anew {
            return seal_anew(settings).await;
        }
        let findings = checks::all(&settings).await;
        if self.json {
            let told: Vec<_> = findings
                .iter()
                .map(|f| json!({ "check": f.check, "ok": f.problems.is_empty(), "grave": f.grave, "problems": f.problems, "advice": f.advised() }))
                .collect();
            println!("{}", serde_json::Value::from(told));
        } else {
            findings.iter().for_each(tell);
        }
        let well = findings.iter().all(|finding| finding.problems.is_empty() || !finding.grave);
        Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

async fn seal_anew(settings: Settings) -> Outcome {
    let store = Store::open_as_is(&settings.database_file()).await?;
    if !upkeep::find_schema(store.read()).await?.pending.is_empty() {
        store.close().await?;
        return Err(CommandError::Refused(
            "the database is from before this version: run `countersign migrate` first, which seals what was never sealed"
                .into(),
        ));
    }
    let sealed = seal_record::seal_anew(&store).await;
    store.close().await?;
    let sealed = sealed?;
    let app = super::open(settings).await?;
    let written = seal_record::write_down(&app, sealed, app.clock.now()).await;
    app.store.close().await?;
    written?;
    println!(
        "{sealed} rows are sealed as they stand. Make a backup: it holds record.key, without which the seals say nothing."
    );
    Ok(ExitCode::SUCCESS)
}

/// More problems of one check than this are only counted.
const MOST: usize = 20;

fn tell(finding: &Finding) {
    let Finding { check, problems, .. } = finding;
    if problems.is_empty() {
        println!("ok     {check}");
        return;
    }
    println!("{}  {check}", if finding.grave { "WRONG" } else { "note " });
    problems.iter().take(MOST).for_each(|problem| println!("       {problem}"));
    if problems.len() > MOST {
        println!("       and {} more", problems.len() - MOST);
    }
    if let Some(advice) = finding.advised() {
        println!("       -> {advice}");
    }
}
