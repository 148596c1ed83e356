//! `countersign keys`: the keys that sign certificates.

use std::{path::PathBuf, process::ExitCode};

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, builder::PossibleValuesParser};

use crate::{
    clock::Clock,
    config::Settings,
    issuing::{
        keys::Keys as Folder,
        revocation_list::{Cause, Revocation},
    },
};

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
    Revoke(Revoke),
}

/// Say to everybody that a signing certificate is not to be relied on from a moment on. Cannot be undone.
///
/// Other people's programs then refuse what it signed, unless a timestamp shows that it was signed before. On this site nothing
/// changes: issued files stay what the record says. The key that signs is retired first, and so is the one for credentials.
#[derive(Debug, Args)]
pub(super) struct Revoke {
    /// Which, as `keys show` names it: `signer-1`.
    name: String,
    /// Why: `key-compromise` where somebody else may have the key, otherwise `superseded`.
    #[arg(long, value_parser = PossibleValuesParser::new(Cause::CHOICES.map(Cause::name)))]
    reason: String,
    /// As of when, such as 2026-11-20T08:00:00Z: the earliest moment at which somebody else may have had the key. Without it, now.
    #[arg(long, value_name = "MOMENT")]
    as_of: Option<DateTime<Utc>>,
}

impl Keys {
    pub(super) fn run(self, settings: Settings) -> Outcome {
        let keys = settings.keys();
        // Keys that are there are shown wherever they lie; none are made in a folder that belongs to no installation.
        if keys.roots()?.is_empty() && !keys.are_bought() {
            super::refuse_none(&settings)?;
        }
        super::make_private(&settings.data_dir)?;
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
                println!("A new key signs from now on, also on servers that are running.");
                show(&keys, None)
            }
            Self::Revoke(revoke) => revoke.run(&keys, now),
        }
    }
}

impl Revoke {
    fn run(self, keys: &Folder, now: DateTime<Utc>) -> Outcome {
        let cause = Cause::CHOICES.into_iter().find(|cause| cause.name() == self.reason);
        let said = Revocation { at: self.as_of.unwrap_or(now), cause: cause.unwrap_or(Cause::KeyCompromise) };
        keys.revoke(&self.name, said, now)?;
        println!(
            "{} is revoked as of {}. The list at /keys/root.crl says so from now on.",
            self.name, said.at
        );
        println!(
            "Files that it signed without a timestamp from before are refused by other people's programs;"
        );
        println!("here they stay what the record says. Replace the certificates of holders who need more.");
        show(keys, None)
    }
}

fn show(keys: &Folder, root: Option<PathBuf>) -> Outcome {
    for certificate in keys.list()? {
        let state = match certificate.revoked {
            Some(Revocation { at, cause }) => format!("  (revoked as of {at}: {cause})"),
            None if certificate.retired => "  (retired)".to_owned(),
            None => String::new(),
        };
        println!("{}  {}{state}\n  {}", certificate.name, certificate.subject, certificate.sha256);
        if let (Some(file), "root") = (&root, certificate.name.as_str()) {
            std::fs::write(file, &certificate.pem)?;
            println!("  written to {}", file.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
