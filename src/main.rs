//! The binary: parses the command line and runs one command.

use std::process::ExitCode;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(countersign::commands::run()),
        Err(error) => {
            eprintln!("countersign: the runtime did not start: {error}");
            ExitCode::FAILURE
        }
    }
}
