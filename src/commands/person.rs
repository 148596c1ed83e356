//! `countersign person invite`: an invitation from the command line of the machine.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::{
    App,
    clock::local_date,
    config::Settings,
    domain::{
        academy::Academy,
        ids::GrantId,
        text::{Email, HolderName},
        words::Role,
    },
    storage::{StorageError, academies},
    texts::Lang,
    web::print_words,
    workflows::{
        invite_person::{self, Invitation, InviteError, Setting},
        manage_account::{self, ManageError},
        try_names::unprintable,
    },
};

use super::{CommandError, Outcome};

/// People and their roles.
#[derive(Debug, Args)]
pub(super) struct Person {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Invite somebody into an academy and print the link where they set a password.
    Invite(Invite),
    /// Unlock somebody whom an academy has locked out.
    Unlock(Unlock),
}

#[derive(Debug, Args)]
struct Unlock {
    /// The academy, by the letters before its serial numbers.
    #[arg(long, value_name = "PREFIX")]
    academy: String,
    /// Their email address.
    #[arg(long)]
    email: String,
}

#[derive(Debug, Args)]
struct Invite {
    /// The academy, by the letters before its serial numbers.
    #[arg(long, value_name = "PREFIX")]
    academy: String,
    /// Their full name.
    #[arg(long)]
    name: String,
    /// Their email address.
    #[arg(long)]
    email: String,
    /// A role: owner, manager, trainer, assessor, iqa, auditor or trainee. May be given more than once.
    #[arg(long, required = true)]
    role: Vec<Role>,
    /// For a trainer: a technique they may supervise, by its key. May be given more than once.
    #[arg(long)]
    technique: Vec<String>,
    /// The language of the invitation.
    #[arg(long, default_value = "en")]
    language: String,
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

impl Person {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        match self.what {
            What::Invite(invite) => invite.run(settings).await,
            What::Unlock(unlock) => unlock.run(settings).await,
        }
    }
}

impl Unlock {
    async fn run(self, settings: Settings) -> Outcome {
        let email = Email::parse(&self.email).map_err(|e| CommandError::Refused(format!("--email: {e}")))?;
        let app = super::open(settings).await?;
        let academy = find_academy(&app, &self.academy).await?;
        let now = app.clock.now();
        match manage_account::unlock_at_the_machine(&app.store, &academy, email.as_str(), now).await {
            Ok(()) => println!("{email} is unlocked."),
            Err(ManageError::Storage(StorageError::NotFound)) => {
                return Err(CommandError::Refused(format!("--email: nobody of this academy has '{email}'")));
            }
            Err(ManageError::Storage(error)) => return Err(error.into()),
            Err(error) => return Err(CommandError::Refused(error.to_string())),
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn find_academy(app: &App, prefix: &str) -> Result<Academy, CommandError> {
    match academies::find_by_prefix(app.store.read(), prefix).await {
        Err(StorageError::NotFound) => {
            Err(CommandError::Refused(format!("--academy: no academy has the serial prefix '{prefix}'")))
        }
        found => Ok(found?),
    }
}

impl Invite {
    async fn run(self, settings: Settings) -> Outcome {
        let refused =
            |what: &str, error: &dyn std::fmt::Display| CommandError::Refused(format!("{what}: {error}"));
        let invitation = Invitation {
            id: GrantId::fresh(),
            name: HolderName::parse(&self.name).map_err(|e| refused("--name", &e))?,
            email: Email::parse(&self.email).map_err(|e| refused("--email", &e))?,
            roles: self.role,
            techniques: self.technique,
            born_on: None,
            lang: Lang::from_tag(&self.language).ok_or_else(|| refused("--language", &"en or de"))?,
        };
        let app = super::open(settings).await?;
        let academy = find_academy(&app, &self.academy).await?;
        let why = unprintable(&app, &academy, &invitation.roles, invitation.name.as_str()).await;
        if let Some(why) = why.map_err(|error| CommandError::Refused(error.to_string()))? {
            eprintln!("countersign: {}", print_words::name(Lang::En, &why));
        }
        let (now, site) = (app.clock.now(), app.settings.public_url());
        let today = local_date(now, &academy.time_zone);
        let setting = Setting { academy: &academy, by: None, site: &site, now, today };
        let invited =
            invite_person::invite_person(&app.store, setting, invitation).await.map_err(|e| match e {
                InviteError::Storage(error) => error.into(),
                error => CommandError::Refused(error.to_string()),
            })?;
        match (self.json, &invited.link) {
            (true, link) => println!("{}", json!({ "person": invited.person, "link": link })),
            (false, Some(link)) => println!("{link}"),
            (false, None) => println!("{} has an account already and has the role now.", self.email),
        }
        Ok(ExitCode::SUCCESS)
    }
}
