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
    domain::verification_code::VerificationCode,
    issuing::{
        credential::{Accepted, DidDocument, Fault, Issuer, verify},
        keys::{Keys, Purpose},
    },
    storage::StorageError,
    web::api::public_json,
    workflows::check_code::{PublicAnswer, check_code},
};

use super::{CommandError, Outcome, answer_words};

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
    Recorded(Option<Box<PublicAnswer>>),
    /// Nobody was asked.
    Unknown,
}

impl VerifyCredential {
    /// Exit code 0 only where nothing that is known speaks against it: with the own record, where certificate and papers are in order.
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let bytes = read(&self.file)?;
        if self.did.is_none() {
            super::refuse_none(&settings)?;
        }
        let lists = self.status.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
        let lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
        let verdict = verify(&bytes, &self.document(&settings)?, &lists, Clock::system().now());
        let today = match &verdict {
            // The record knows more than a list: what became of the certificate, and of the papers that go with it.
            Ok(accepted) if self.did.is_none() => Today::Recorded(recorded(settings, accepted).await?),
            Ok(accepted) if accepted.status_known => Today::Listed,
            _ => Today::Unknown,
        };
        let good = verdict.as_ref().is_ok_and(|accepted| !accepted.ended) && today.is_good();
        if self.json {
            in_json(&verdict, today, good)?;
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
async fn recorded(
    settings: Settings,
    accepted: &Accepted,
) -> Result<Option<Box<PublicAnswer>>, CommandError> {
    let code = accepted.id.rsplit('/').next().and_then(|code| VerificationCode::parse(code).ok());
    let Some(code) = code else { return Ok(None) };
    let app = super::open_existing(settings).await?;
    let answer = check_code(&app.store, &code, None, app.clock.now()).await?;
    Ok(answer.map(Box::new))
}

impl Today {
    fn is_good(&self) -> bool {
        match self {
            Self::Listed | Self::Unknown => true,
            Self::Recorded(found) => found.as_ref().is_some_and(|answer| answer.verdict.is_good()),
        }
    }

    /// What is read first.
    fn first(&self, accepted: &Accepted) -> Vec<String> {
        match self {
            Self::Listed | Self::Unknown if accepted.ended => {
                vec!["Expired. Do not rely on it. It was genuine.".to_owned()]
            }
            Self::Listed => vec!["Genuine, and not withdrawn.".to_owned()],
            Self::Recorded(Some(answer)) => answer_words::verdict(answer),
            Self::Recorded(None) => vec!["Signed here, but in no record.".to_owned()],
            Self::Unknown => vec!["Genuine when it was issued.".to_owned()],
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Listed => {
                "The status list has no objection. It knows nothing of insurance and hygiene: ask to see them."
                    .to_owned()
            }
            Self::Recorded(Some(answer)) => format!("In the record today: {}.", answer.verdict.name()),
            Self::Recorded(None) => "The record has no such certificate.".to_owned(),
            Self::Unknown => {
                "Whether it was withdrawn since is not known: give the status list it names with --status."
                    .to_owned()
            }
        }
    }
}

fn in_words(verdict: &Result<Accepted, Fault>, today: &Today) {
    let Ok(accepted) = verdict.as_ref().inspect_err(|fault| println!("Not to be believed: {fault}.")) else {
        return;
    };
    for line in today.first(accepted) {
        println!("{line}");
    }
    let latin = accepted.latin_name.as_ref().map(|latin| format!(" ({latin})")).unwrap_or_default();
    println!("{} for {}{latin}.", accepted.achievement, accepted.holder_name);
    println!("Issued by {} ({}), serial {}.", accepted.issuer_name, accepted.issuer, accepted.serial);
    let until = match (&accepted.valid_until, accepted.ended) {
        (Some(until), true) => format!("; it ended at {until}"),
        (Some(until), false) if today.is_good() => format!(", until {until}"),
        _ => String::new(),
    };
    println!("Issued as of {}{until}.", accepted.valid_from);
    println!("{}", today.words());
    if let Today::Recorded(Some(answer)) = today {
        println!("What patients read: {}", answer_words::certificate(answer).join("; "));
    }
}

fn in_json(verdict: &Result<Accepted, Fault>, today: Today, good: bool) -> Result<(), CommandError> {
    let answer = match verdict {
        Ok(a) => {
            let words = today.words();
            // What ends with the credential is no promise where the certificate does not hold.
            let until = a.valid_until.as_ref().filter(|_| good);
            let ended = a.valid_until.as_ref().filter(|_| a.ended);
            let certificate = match today {
                Today::Recorded(Some(answer)) => Some(public_json(*answer).map_err(StorageError::from)?),
                Today::Recorded(None) | Today::Listed | Today::Unknown => None,
            };
            json!({
                "good": good, "id": a.id, "issuer": a.issuer, "issuer_name": a.issuer_name,
                "holder": a.holder_name, "holder_latin": a.latin_name, "achievement": a.achievement, "serial": a.serial,
                "valid_from": a.valid_from, "valid_until": until, "ended_at": ended, "today": words, "certificate": certificate,
            })
        }
        Err(fault) => json!({ "good": good, "fault": fault.to_string() }),
    };
    println!("{answer:#}");
    Ok(())
}
