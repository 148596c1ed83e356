//! `countersign demo`: an installation with the sample academies, ready to be looked at.

use std::process::ExitCode;

use clap::Args;

use crate::{
    App,
    config::{Mode, Settings},
    domain::{certificate::Standing, words::RevocationReason},
    passwords,
    sample::{self, Sample},
    storage::accounts,
};

use super::{CommandError, Outcome, serve};

/// The password of everybody in the demo. It is printed; the demo is for one's own machine.
const PASSWORD: &str = "sample-academy-demo";

/// Fill a sample academy, print how to sign in, and serve it.
///
/// It lives in the folder `demo` of the data folder and is kept between runs. Nothing of it is real. Exit codes: 0 served
/// until stopped, or filled (with --no-serve); 1 refused, as in production.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Begin again: what was done in the demo is lost.
    #[arg(long)]
    fresh: bool,
    /// Only fill it.
    #[arg(long)]
    no_serve: bool,
}

impl Demo {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        if settings.mode == Mode::Production {
            return Err(CommandError::Refused(
                "the demo has a printed password; it does not run in production".into(),
            ));
        }
        serve::start_log(&settings);
        let data_dir = settings.data_dir.join("demo");
        if self.fresh && data_dir.exists() {
            std::fs::remove_dir_all(&data_dir)?;
        }
        let app = super::open(Settings { data_dir, ..settings }).await?;
        let now = app.clock.now();
        let sample = if accounts::is_empty_installation(app.store.read()).await? {
            fill(&app).await?
        } else {
            Sample::find(&app, now).await.map_err(refused)?
        };
        tell(&app, &sample);
        if self.no_serve {
            app.store.close().await?;
            return Ok(ExitCode::SUCCESS);
        }
        serve::serve(app).await
    }
}

async fn fill(app: &App) -> Result<Sample, CommandError> {
    let begun = std::time::Instant::now();
    println!("Filling the sample academy …");
    let sample = sample::fill(app, app.clock.now()).await.map_err(refused)?;
    let hash = passwords::hash(PASSWORD).await.map_err(refused)?;
    sample::set_passwords(app, &sample, &hash).await?;
    println!("Filled in {:.1} seconds.", begun.elapsed().as_secs_f64());
    Ok(sample)
}

fn refused(error: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(format!("{error}; `countersign demo --fresh` begins again"))
}

fn tell(app: &App, sample: &Sample) {
    let site = app.settings.public_url();
    println!(
        "\nThe sample academy: {site}\n\nSign in at {site}/sign-in, everybody with the password {PASSWORD}"
    );
    for sign_in in sample.sign_ins() {
        println!("  {:<9} {:<26} {}", sign_in.role.name(), sign_in.email, sign_in.name);
    }
    let active = sample.certificate(Standing::Active);
    println!(
        "\nA certificate to check: {}  {site}/v/{}\n\nEvery answer a patient can get:",
        active.code,
        active.code.as_str()
    );
    for standing in Standing::ALL {
        println!("  {:<11} {}", standing.name(), sample.certificate(*standing).code);
    }
    for certificate in &sample.certificates {
        if let Some(key) = certificate.reason_key.filter(|key| *key != RevocationReason::ClaimedEarly) {
            println!("  {:<11} {}  ({key})", "revoked", certificate.code);
        }
    }
    println!("  {:<11} {}", "no such", sample::nobodys_code());
    println!("  {:<11} {}\n", "mistyped", sample::mistyped(&active.code));
}
