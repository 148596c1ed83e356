//! `countersign academy export-archive`: what an academy keeps so that its certificates verify without this server.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use askama::Template;
use chrono::{Datelike, Months, Utc};
use clap::{Args, Subcommand, builder::PossibleValuesParser};

use crate::{
    App,
    config::Settings,
    domain::certificate::Standing,
    storage::academies,
    texts::Lang,
    workflows::archive_academy::{ArchivedAcademy, ArchivedCertificate, archive_academy},
};

use super::{CommandError, Outcome};

/// What to do with an academy.
#[derive(Debug, Subcommand)]
pub(super) enum Academy {
    /// Write everything with which its certificates still verify when this server is gone.
    ExportArchive(ExportArchive),
}

/// The archive is a folder of plain files: issued PDFs and credentials, status lists that hold for years, the public log, public keys,
/// a page to search by code, and a README for whoever checks with other programs. It opens from disk, without a network.
///
/// It holds the names of everybody who was ever certified: give it to the academy and its successor, and publish it only if
/// every holder has agreed. It holds no private key. The status lists say what was true on the day of the archive.
///
/// Exit codes: 0 written, 1 refused; what is there is not overwritten.
#[derive(Debug, Args)]
pub(super) struct ExportArchive {
    /// A folder that is not there yet or is empty; or a file to write, with the ending .tar.
    target: PathBuf,
    /// The academy, by the letters before its serial numbers.
    #[arg(long)]
    academy: String,
    /// For how many years the status lists are to hold.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=50))]
    years: u32,
    /// The language of the page.
    #[arg(long, default_value = "en", value_parser = PossibleValuesParser::new(["en", "de"]))]
    language: String,
}

#[derive(Template)]
#[template(path = "archive/index.html")]
struct IndexPage<'a> {
    lang: Lang,
    archive: &'a ArchivedAcademy,
    written: chrono::DateTime<Utc>,
}

impl IndexPage<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn date(&self, day: &chrono::NaiveDate) -> String {
        self.lang.date(*day)
    }

    /// The last day, where it was one to go by when this was written.
    fn until(&self, one: &ArchivedCertificate) -> Option<chrono::NaiveDate> {
        one.facts.expires_on.filter(|_| one.standing == Standing::Active)
    }

    fn operation(&self, operation: &crate::domain::log_entry::Operation) -> String {
        self.lang.t(&format!("proof-operation-{operation}"))
    }

    fn standing(&self, standing: &Standing) -> String {
        self.lang.t(&format!("archive-standing-{standing}"))
    }
}

#[derive(Template)]
#[template(path = "archive/README.txt")]
struct Readme<'a> {
    archive: &'a ArchivedAcademy,
    site: String,
    host: String,
    written: chrono::DateTime<Utc>,
}

impl Academy {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let Self::ExportArchive(export) = self;
        let app = super::open_existing(settings).await?;
        let done = export.run(&app).await;
        app.store.close().await?;
        done
    }
}

fn refused(error: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(error.to_string())
}

impl ExportArchive {
    async fn run(self, app: &App) -> Outcome {
        let target = &self.target;
        let is_tar = target.extension().is_some_and(|ending| ending == "tar");
        let is_taken = if is_tar { target.exists() } else { target.exists() && !is_empty_folder(target) };
        if is_taken {
            return Err(refused(format_args!("{} is there already, and not empty", target.display())));
        }
        let found = academies::find_by_prefix(app.store.read(), &self.academy).await;
        let academy = found
            .map_err(|_| refused(format_args!("no academy has the serial prefix '{}'", self.academy)))?;
        let now = app.clock.now();
        let until = now.checked_add_months(Months::new(12 * self.years)).unwrap_or(now);
        let draft = beside(target);
        let made = async {
            private_folder(&draft)?;
            let archive = archive_academy(app, academy, until, now, &draft).await.map_err(refused)?;
            self.write_pages(app, &archive, now, &draft)?;
            if is_tar {
                pack(&draft, target)?
            } else {
                fs::rename(&draft, target)?
            }
            Ok::<_, CommandError>(archive)
        };
        let made = made.await;
        if draft.exists() {
            fs::remove_dir_all(&draft)?;
        }
        tell(&made?, target);
        Ok(ExitCode::SUCCESS)
    }

    fn write_pages(
        &self,
        app: &App,
        archive: &ArchivedAcademy,
        now: chrono::DateTime<Utc>,
        folder: &Path,
    ) -> Result<(), CommandError> {
        let lang = Lang::from_tag(&self.language).unwrap_or(Lang::En);
        let index = IndexPage { lang, archive, written: now }.render().map_err(refused)?;
        let (site, host) = (app.settings.public_url(), app.settings.host());
        let readme = Readme { archive, site, host, written: now }.render().map_err(refused)?;
        for (name, text) in [
            ("index.html", index.as_str()),
            ("README.txt", readme.as_str()),
            ("archive.css", include_str!("../../templates/archive/archive.css")),
            ("search.js", include_str!("../../templates/archive/search.js")),
        ] {
            fs::write(folder.join(name), text)?;
        }
        Ok(())
    }
}

fn is_empty_folder(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Where the archive is made before it gets its name, so that half of one is never taken for one.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{}.partial", std::process::id()))
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn pack(folder: &Path, target: &Path) -> Result<(), CommandError> {
    let packed = folder.with_extension("packed");
    let written = || {
        let mut tar = tar::Builder::new(super::archive::private(&packed)?);
        let name = target.file_stem().unwrap_or_default();
        tar.append_dir_all(name, folder)?;
        tar.into_inner()?.sync_all()?;
        // Fails where somebody else wrote a file of this name meanwhile; a rename would overwrite it.
        fs::hard_link(&packed, target)
    };
    let written = written();
    fs::remove_file(&packed)?;
    Ok(written?)
}

fn tell(archive: &ArchivedAcademy, target: &Path) {
    println!(
        "{}: {} certificates of {}, their credentials, proofs, the public log and public keys; no private key.",
        target.display(),
        archive.certificates.len(),
        archive.academy.name
    );
    println!(
        "The status lists hold until {}-{:02}; they say what is true today.",
        archive.until.year(),
        archive.until.month()
    );
    println!(
        "It holds the holders' names: give it to the academy and its successor only, and publish it only if every holder agreed."
    );
}
