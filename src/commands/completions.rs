//! `countersign completions`: what a shell needs to complete the commands.

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Outcome};

/// Print completions for a shell, e.g. `countersign completions bash > /etc/bash_completion.d/countersign`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell.
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Outcome {
        clap_complete::generate(self.shell, &mut Cli::command(), "countersign", &mut std::io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}
