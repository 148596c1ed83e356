//! `countersign course`: checks and imports course specifications.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};
use serde_json::json;

use crate::{
    config::Settings,
    domain::course_spec::{self, CourseSpec, SpecError},
    storage::{StorageError, academies},
    texts::Lang,
    web::print_words,
    workflows::{
        import_course::{CourseError, import_course_here},
        try_certificates::{CourseFault, try_course},
    },
};

use super::{CommandError, Outcome};

/// Arguments of `course`.
#[derive(Debug, Args)]
pub(super) struct Course {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Tell every fault of a specification, each with its place, also what no certificate could say. Exits with 1 where
    /// there is one.
    Check {
        /// The specification, a TOML file.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Import a specification as a draft, to be read and published in the browser.
    Import {
        /// The specification, a TOML file.
        file: PathBuf,
        /// The academy, by the prefix of its serials.
        #[arg(long, value_name = "PREFIX")]
        academy: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

impl Course {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        match self.action {
            Action::Check { file, json } => check(&file, json),
            Action::Import { file, academy, json } => import(&file, &academy, json, settings).await,
        }
    }
}

fn read(file: &PathBuf) -> Result<Result<CourseSpec, Vec<SpecError>>, CommandError> {
    let refused = |why: String| CommandError::Refused(format!("{}: {why}", file.display()));
    let bytes = std::fs::read(file).map_err(|error| refused(error.to_string()))?;
    let text = course_spec::text_of(bytes).map_err(|fault| refused(fault.to_string()))?;
    Ok(course_spec::parse(&text))
}

fn check(file: &PathBuf, json: bool) -> Outcome {
    let spec = match read(file)? {
        Ok(spec) => spec,
        Err(faults) => return Ok(told(file, &faults, json)),
    };
    let faults = try_course(&spec).map_err(|error| CommandError::Refused(error.to_string()))?;
    if !faults.is_empty() {
        return Ok(told(file, &in_words(&faults), json));
    }
    if json {
        println!("{}", json!({ "valid": true, "key": spec.key, "title": spec.title, "faults": [] }));
    } else {
        println!("{}: no faults ({})", file.display(), spec.title);
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(faults: &[CourseFault]) -> Vec<SpecError> {
    faults.iter().map(|fault| print_words::course_fault(Lang::En, fault)).collect()
}

fn told(file: &std::path::Path, faults: &[SpecError], json: bool) -> ExitCode {
    if json {
        let list: Vec<_> = faults.iter().map(|f| json!({ "place": f.place, "message": f.message })).collect();
        println!("{}", json!({ "valid": false, "faults": list }));
    } else {
        for fault in faults {
            println!("{}: {fault}", file.display());
        }
    }
    ExitCode::FAILURE
}

async fn import(file: &PathBuf, prefix: &str, json: bool, settings: Settings) -> Outcome {
    let spec = match read(file)? {
        Ok(spec) => spec,
        Err(faults) => return Ok(told(file, &faults, json)),
    };
    let app = super::open_existing(settings).await?;
    let academy = match academies::find_by_prefix(app.store.read(), prefix).await {
        Err(StorageError::NotFound) => {
            return Err(CommandError::Refused(format!("no academy has the prefix '{prefix}'")));
        }
        other => other?,
    };
    let imported = match import_course_here(&app, academy.id, &spec, app.clock.now()).await {
        Ok(imported) => imported,
        Err(CourseError::Unprintable(faults)) => return Ok(told(file, &in_words(&faults), json)),
        Err(CourseError::Storage(error)) => return Err(error.into()),
        Err(error) => return Err(CommandError::Refused(error.to_string())),
    };
    if json {
        let id = imported.version.to_string();
        println!("{}", json!({ "version": id, "number": imported.number, "unchanged": imported.unchanged }));
    } else if imported.unchanged {
        println!("{}: version {} says exactly this already", spec.title, imported.number);
    } else {
        println!(
            "{}: draft version {}, at {}/academy/courses/{}",
            spec.title,
            imported.number,
            app.settings.public_url(),
            imported.version
        );
    }
    app.store.close().await?;
    Ok(ExitCode::SUCCESS)
}
