//! `countersign certificate preview`: a sample in a design, to look at before an academy chooses it. Needs no database.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, builder::PossibleValuesParser};

use crate::{
    domain::text::{HolderName, LatinName},
    issuing::{
        Design, DesignError, LANGUAGES, Sample,
        design::{Appearance, Paper},
        preview,
    },
    texts::Lang,
    web::print_words,
};

use super::{CommandError, Outcome};

/// Arguments of `certificate preview`.
#[derive(Debug, Args)]
pub(super) struct Preview {
    /// The design.
    #[arg(long, default_value = "classical", value_parser = PossibleValuesParser::new(Design::BUILT_IN))]
    design: String,
    /// The paper: a4 or letter.
    #[arg(long, default_value = "a4")]
    paper: Paper,
    /// The language.
    #[arg(long, default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    language: String,
    /// A logo: PNG, JPEG or SVG.
    #[arg(long)]
    logo: Option<PathBuf>,
    /// The academy's colour, like #0b4f52.
    #[arg(long)]
    brand: Option<String>,
    /// The holder's name.
    #[arg(long)]
    name: Option<String>,
    /// The name in Latin letters beneath it, where it is in another script.
    #[arg(long)]
    latin_name: Option<String>,
    /// How many units the transcript lists.
    #[arg(long)]
    units: Option<usize>,
    /// Where to.
    #[arg(short, long)]
    output: PathBuf,
}

impl Preview {
    /// Exit code 0 when the sample was written and nothing that can be expected fails to fit.
    pub(super) fn run(self) -> Outcome {
        let refused = |why: String| CommandError::Refused(why);
        let mut appearance = Appearance { paper: self.paper, ..Appearance::of(&self.design) };
        appearance.colours.brand = self.brand;
        if let Some(file) = &self.logo {
            let named = |why: String| refused(format!("{}: {why}", file.display()));
            let bytes = std::fs::read(file).map_err(|e| named(e.to_string()))?;
            appearance.logo = Some(appearance.supply(&bytes).map_err(|e| named(e.to_string()))?);
        }
        let usual = Sample::default();
        // By the rule of the forms: a sample must not fit a name that nobody can have.
        let named = |name: String| HolderName::parse(&name).map_err(|e| refused(format!("--name: {e}")));
        let name = self.name.map(named).transpose()?;
        let latin = match (&name, self.latin_name) {
            (Some(name), Some(latin)) => {
                LatinName::beside(name, &latin).map_err(|e| refused(format!("--latin-name: {e}")))?
            }
            (None, Some(_)) => return Err(refused("--latin-name: goes with --name".to_owned())),
            (_, None) => None,
        };
        let sample = Sample {
            latin_name: latin.map(String::from).unwrap_or_default(),
            holder_name: name.map_or(usual.holder_name, |name| name.as_str().to_owned()),
            units: self.units.unwrap_or(usual.units),
            ..Sample::default()
        };
        let pdf = preview(&appearance, &self.language, &sample).map_err(|e| refused(in_words(&e)))?;
        std::fs::write(&self.output, pdf).map_err(|e| refused(format!("{}: {e}", self.output.display())))?;
        let design = appearance.design(&self.language).map_err(|e| refused(in_words(&e)))?;
        let faults = design.lint(&self.language, &sample);
        faults.iter().for_each(|fault| eprintln!("countersign: {}", in_words(fault)));
        Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// What a sample cannot be drawn with, with an element's name for people.
fn in_words(error: &DesignError) -> String {
    match error {
        DesignError::Sample { sample, error } => {
            format!("{sample}: {}", print_words::layout(Lang::En, error))
        }
        other => other.to_string(),
    }
}
