//! `countersign verify-credential FILE`: whether to believe a credential, also without a network.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use serde_json::json;

use crate::{
    clock::Clock,
    config::Settings,
    domain::{certificate::Standing, verification_code::VerificationCode},
    issuing::{
        credential::{Accepted, DidDocument, Fault, Issuer, verify},
        keys::{Keys, Purpose},
    },
    workflows::check_code::check_code,
};

use super::{CommandError, Outcome};

/// Arguments of `verify-credential`.
#[derive(Debug, Args)]
pub(super) struct VerifyCredential {
    /// The credential (JSON).
    file: PathBuf,
    /// The issuer's DID document, as it was fetched from its /.well-known/did.json. Without it: this installation's own keys,
    /// and its own record says what the certificate is worth today.
    #[arg(long, value_name = "FILE")]
    did: Option<PathBuf>,
    /// The status list that the credential names, as it was fetched (JSON or token); may be given again for the one of
    /// revocations.
    #[arg(long, value_name = "FILE")]
    status: Vec<PathBuf>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

/// What is known of today.
enum Today {
    /// The lists that were given have no objection.
    Listed,
    /// The own record says this.
    Recorded(Option<Standing>),
    /// Nobody was asked.
    Unknown,
}

impl VerifyCredential {
    /// Exit code 0 only where nothing speaks against it.
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let bytes = read(&self.file)?;
        let lists = self.status.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
        let lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
        let verdict = verify(&bytes, &self.document(&settings)?, &lists, Clock::system().now());
        let today = match &verdict {
            Ok(accepted) if accepted.status_known => Today::Listed,
            Ok(accepted) if self.did.is_none() => Today::Recorded(recorded(settings, accepted).await?),
            _ => Today::Unknown,
        };
        let good = verdict.is_ok()
            && !matches!(today, Today::Recorded(standing) if standing != Some(Standing::Active));
        if self.json {
            in_json(&verdict, &today, good)
        } else {
            in_words(&verdict, &today)
        }
        Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn document(&self, settings: &Settings) -> Result<DidDocument, CommandError> {
        if let Some(file) = &self.did {
            let no_document = |e| CommandError::Refused(format!("{}: no DID document: {e}", file.display()));
            return DidDocument::read(&read(file)?).map_err(no_document);
        }
        let keys = Keys::new(settings.keys_dir(), settings.key_passphrase.clone(), settings.signer_name());
        let publics = keys.ed25519_publics(Purpose::Credential)?;
        Ok(Issuer::at(&settings.public_url()).document(&publics))
    }
}

fn read(file: &Path) -> Result<Vec<u8>, CommandError> {
    std::fs::read(file).map_err(|e| CommandError::Refused(format!("{}: {e}", file.display())))
}

/// What the own record says of the certificate today; nothing where it has none of this code.
async fn recorded(settings: Settings, accepted: &Accepted) -> Result<Option<Standing>, CommandError> {
    let code = accepted.id.rsplit('/').next().and_then(|code| VerificationCode::parse(code).ok());
    let Some(code) = code else { return Ok(None) };
    let app = super::open(settings).await?;
    let answer = check_code(&app.store, &code, None, app.clock.now()).await?;
    Ok(answer.map(|answer| answer.standing))
}

impl Today {
    /// How the credential stands, in the first words of the answer.
    fn standing(&self) -> String {
        match self {
            Self::Listed => "Genuine, and not withdrawn".to_owned(),
            Self::Recorded(Some(Standing::Active)) => "Genuine and current".to_owned(),
            Self::Recorded(Some(standing)) => format!("Genuine, but {standing}"),
            Self::Recorded(None) => "Signed here, but in no record".to_owned(),
            Self::Unknown => "Genuine when it was issued".to_owned(),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Listed => "The status list has no objection.".to_owned(),
            Self::Recorded(Some(standing)) => format!("In the record today: {standing}."),
            Self::Recorded(None) => "The record has no such certificate.".to_owned(),
            Self::Unknown => {
                "Whether it was withdrawn since is not known: give the status list it names with --status."
                    .to_owned()
            }
        }
    }
}

fn in_words(verdict: &Result<Accepted, Fault>, today: &Today) {
    match verdict {
        Ok(accepted) => {
            let latin = accepted.latin_name.as_ref().map(|latin| format!(" ({latin})")).unwrap_or_default();
            println!("{}: {} for {}{latin}.", today.standing(), accepted.achievement, accepted.holder_name);
            println!("Issued by {} ({}), serial {}.", accepted.issuer_name, accepted.issuer, accepted.serial);
            let until = accepted.valid_until.as_ref().map(|until| format!(" until {until}"));
            println!("Valid from {}{}.", accepted.valid_from, until.unwrap_or_default());
            println!("{}", today.words());
        }
        Err(fault) => println!("Not to be believed: {fault}."),
    }
}

fn in_json(verdict: &Result<Accepted, Fault>, today: &Today, good: bool) {
    let answer = match verdict {
        Ok(a) => json!({
            "good": good, "id": a.id, "issuer": a.issuer, "issuer_name": a.issuer_name, "holder": a.holder_name,
            "holder_latin": a.latin_name,
            "achievement": a.achievement, "serial": a.serial, "valid_from": a.valid_from,
            "valid_until": a.valid_until, "today": today.words(),
        }),
        Err(fault) => json!({ "good": good, "fault": fault.to_string() }),
    };
    println!("{answer:#}");
}
