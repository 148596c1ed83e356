//! `countersign person invite`: an invitation from the command line of the machine.

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::{
    App,
    config::Settings,
    domain::{
        academy::Academy,
        authority::OWNERS_TO_GIVE,
        ids::GrantId,
        text::{Email, HolderName, Reason},
        words::Role,
    },
    storage::{StorageError, academies},
    texts::Lang,
    web::print_words,
    workflows::{
        grant_role::Earlier,
        invite_person::{self, Invitation, InviteError, Invited},
        manage_account::{self, ManageError},
        operator::Word,
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
    /// The first day of the roles, where it lies in the past (2026-11-02). Not for owner, manager and auditor.
    #[arg(long, value_name = "DAY", requires = "reason")]
    from: Option<NaiveDate>,
    /// Why the roles begin in the past.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The address looks like one of the academy, and is somebody else's all the same.
    #[arg(long)]
    somebody_else: bool,
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
        let app = super::open_existing(settings).await?;
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
            earlier: match (self.from, &self.reason) {
                (Some(from), Some(reason)) => {
                    let reason = Reason::parse(reason).map_err(|e| refused("--reason", &e))?;
                    Some(Earlier { from, reason })
                }
                _ => None,
            },
            is_another: self.somebody_else,
        };
        if let (Some(role), true) =
            (invitation.roles.iter().find(|role| OWNERS_TO_GIVE.contains(role)), invitation.earlier.is_some())
        {
            return Err(refused("--from", &format!("the role {role} begins on the day it is given")));
        }
        let app = super::open_existing(settings).await?;
        let academy = find_academy(&app, &self.academy).await?;
        let why = unprintable(&app, &academy, &invitation.roles, invitation.name.as_str()).await;
        if let Some(why) = why.map_err(|error| CommandError::Refused(error.to_string()))? {
            eprintln!("countersign: {}", print_words::name(Lang::En, &why));
        }
        let site = app.settings.public_url();
        let word = Word::Operator { academy: academy.id, clock: &app.clock };
        let invited = invite_person::invite_person(&app.store, &word, &site, invitation).await.map_err(
            |e| match e {
                InviteError::Storage(error) => error.into(),
                error => CommandError::Refused(error.to_string()),
            },
        )?;
        let (person, link) = match &invited {
            Invited::New { person, link } => (Some(person), Some(link)),
            Invited::Known(person) => (Some(person), None),
            Invited::Asked | Invited::AskedBack => (None, None),
        };
        match (self.json, &invited) {
            (true, _) => println!("{}", json!({ "person": person, "link": link })),
            (false, Invited::New { link, .. }) => println!("{link}"),
            (false, Invited::Known(_)) => println!("{} is known here and has the role now.", self.email),
            (false, Invited::AskedBack) => {
                println!(
                    "{} left the academy and was asked by mail; the role begins when they accept.",
                    self.email
                );
            }
            (false, Invited::Asked) => {
                println!("{} has an account already and was asked by email.", self.email);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
