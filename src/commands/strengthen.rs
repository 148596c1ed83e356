//! `countersign strengthen`: timestamps for issued files, and new ones before those age.

use std::{collections::BTreeSet, process::ExitCode};

use chrono::Days;
use clap::Args;

use crate::{
    config::Settings,
    workflows::strengthen_files::{StrengthenError, renew_ageing, strengthen_bare},
};

use super::{CommandError, Outcome};

/// Put timestamps on issued files, and new ones on files whose timestamp ends soon.
///
/// The server does the first by itself; the second wants to be run once a year or so. Exit codes: 0 all done; 1 an
/// authority failed: what was done stays, the rest can be tried again.
#[derive(Debug, Args)]
pub(super) struct Strengthen {
    /// Renew timestamps whose authority's certificate ends within so many days.
    #[arg(long, default_value_t = 365, value_name = "DAYS")]
    within: u64,
}

impl Strengthen {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let app = super::open_existing(settings).await?;
        let now = app.clock.now();
        let refused = |e: StrengthenError| CommandError::Refused(e.to_string());
        let (mut fresh, mut revoked) = (0, BTreeSet::new());
        loop {
            match strengthen_bare(&app, now, &mut revoked).await.map_err(refused)?.done {
                0 => break,
                more => fresh += more,
            }
        }
        let before = now.checked_add_days(Days::new(self.within));
        let before = before.ok_or_else(|| CommandError::Refused("--within is too long".to_owned()))?;
        let renewed = renew_ageing(&app, before, now).await.map_err(refused)?;
        println!("{fresh} files have their first timestamp, {} a new one.", renewed.done);
        let left = revoked.len() + renewed.left;
        if left > 0 {
            println!(
                "{left} files stay as they are: a certificate of theirs was revoked before, or names nobody to ask about it."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
