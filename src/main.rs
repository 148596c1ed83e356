//! The binary: parses the command line and runs one command.

use std::{panic, process::ExitCode};

/// What a shell tells of a program that wrote to a pipe nobody reads any more: 128 and the number of SIGPIPE.
const PIPE_CLOSED: i32 = 141;

fn main() -> ExitCode {
    end_quietly_when_nobody_reads();
    // Whatever the program writes is its user's alone: records, papers, keys, archives.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(countersign::commands::run()),
        Err(error) => {
            eprintln!("countersign: the runtime did not start: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `countersign … | head` has seen what it wanted; that is no fault to report.
fn end_quietly_when_nobody_reads() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        let said = fault.payload().downcast_ref::<String>();
        if said.is_some_and(|said| said.starts_with("failed printing to stdout")) {
            std::process::exit(PIPE_CLOSED);
        }
        report(fault);
    }));
}
