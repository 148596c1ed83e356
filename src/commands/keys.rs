//! `countersign keys`: the keys that sign certificates.

use std::{path::PathBuf, process::ExitCode};

use clap::Subcommand;

use crate::{clock::Clock, config::Settings, issuing::keys::Keys as Folder};

use super::Outcome;

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub(super) enum Keys {
    /// Print whose certificates there are, with their SHA-256 fingerprints.
    Show {
        /// Also write the root certificate, which strangers need to check a file, to this file (PEM).
        #[arg(long, value_name = "FILE")]
        root: Option<PathBuf>,
    },
    /// Make a new signing key and retire the present one. What it signed stays good.
    Rotate,
}

impl Keys {
    pub(super) fn run(self, settings: Settings) -> Outcome {
        std::fs::create_dir_all(&settings.data_dir)?;
        let keys = settings.keys();
        let now = Clock::system().now();
        match self {
            Self::Show { root } => {
                // A key from elsewhere is tried, so that what is wrong with it is found here and not when a certificate is due.
                if keys.roots()?.is_empty() || keys.are_bought() {
                    keys.signer(now)?;
                }
                show(&keys, root)
            }
            Self::Rotate => {
                keys.rotate(now)?;
                println!(
                    "A new key signs from now on. Start running servers again: they still use the old one."
                );
                show(&keys, None)
            }
        }
    }
}

fn show(keys: &Folder, root: Option<PathBuf>) -> Outcome {
    for certificate in keys.list()? {
        let retired = if certificate.retired { "  (retired)" } else { "" };
        println!("{}  {}{retired}\n  {}", certificate.name, certificate.subject, certificate.sha256);
        if let (Some(file), "root") = (&root, certificate.name.as_str()) {
            std::fs::write(file, &certificate.pem)?;
            println!("  written to {}", file.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
