//! `countersign certificate …`: list, issue, revoke, verify, and the file.

use std::{path::PathBuf, process::ExitCode};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::{
    App,
    clock::local_date,
    config::Settings,
    domain::{
        academy::Academy,
        address,
        certificate::{Certificate, Standing},
        ids::{CertificateId, EnrolmentId, PersonId},
        issue_job::IssueRefusal,
        shown::{self, Shown},
        states::CertificateState,
        text::Reason,
        verification_code::VerificationCode,
        words::RevocationReason,
    },
    storage::{
        StorageError, academies,
        certificates::{self, Filter, Listed},
        issue_jobs, pages, people,
    },
    texts::Lang,
    web::{Page, academy::issues::in_words, print_words},
    workflows::{
        acting::Authority,
        approve_certificate::approve_certificate,
        certificate_step::CertificateError,
        check_code::check_codes,
        finish_issue::{Watch, resume_all},
        request_certificate::request_certificate,
        revoke_certificate::revoke_certificate,
        run_issue_job::{Turn, run_next},
        say_certificates::show_request,
    },
};

use super::{
    CommandError, Outcome,
    certificate_preview::Preview,
    issue_cohort::{issue_cohort, what_is_wrong},
    verify,
    verify_file::VerifyFile,
};

/// Arguments of `certificate`.
#[derive(Debug, Args)]
pub(super) struct CertificateCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List certificates: serial, code, standing, holder, course and verdict. The standing is what a certificate is worth by
    /// itself, or how far its issue has come; the verdict is what patients read today, `papers` where insurance or hygiene is not
    /// in order, and empty where nobody is told anything.
    List {
        /// Serial prefix of one academy; all without it.
        #[arg(long)]
        academy: Option<String>,
        /// Only with this standing: pending_approval, declined, preparing, active, expired, suspended, revoked or superseded.
        /// `active` has those with the verdict `papers` among them.
        #[arg(long)]
        state: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Issue a certificate: one person asks, another approves.
    Issue(Issue),
    /// Revoke a certificate for good.
    Revoke {
        /// Its serial or its code.
        certificate: String,
        /// Why: claimed_early, claimed_in_error, wrong_qualification, centre_malpractice, learner_malpractice,
        /// incorrect_units or other.
        #[arg(long, value_parser = |text: &str| text.parse::<RevocationReason>())]
        reason: RevocationReason,
        /// Why, in words; needed for `other`.
        #[arg(long)]
        text: Option<String>,
        /// E-mail address of the owner who does it.
        #[arg(long)]
        by: String,
    },
    /// Say what a certificate is worth today. Exit code 0: certificate and papers are in order today; 1: any other answer, such as an
    /// insurance that has ended, or none; 2: this can't be a code.
    Verify {
        /// The code, in any spacing and case.
        code: String,
        /// Print JSON, as the API does.
        #[arg(long)]
        json: bool,
    },
    /// Draw a sample in a design, and say what would not fit it.
    Preview(Preview),
    /// Say what to believe of a PDF or a photo, as `countersign verify-file`.
    VerifyFile(VerifyFile),
    /// Write the issued file of a certificate.
    Pdf {
        /// The code, in any spacing and case.
        code: String,
        /// Where to.
        #[arg(short, long)]
        output: PathBuf,
    },
}

/// Arguments of `certificate issue`.
#[derive(Debug, Args)]
struct Issue {
    /// Finish what was approved and then cut off, jobs that wait included, and do nothing else. Exit code 1: something is
    /// left.
    #[arg(long, conflicts_with_all = ["enrolment", "cohort", "requested_by", "approved_by"])]
    resume: bool,
    /// The enrolment's id.
    #[arg(long, required_unless_present_any = ["resume", "cohort"])]
    enrolment: Option<EnrolmentId>,
    /// Instead of an enrolment, everybody of a cohort who is ready: its id or its name. Exit code 1: somebody was left
    /// out.
    #[arg(long, conflicts_with = "enrolment")]
    cohort: Option<String>,
    /// E-mail address of who asks.
    #[arg(long, required_unless_present = "resume")]
    requested_by: Option<String>,
    /// E-mail address of who approves.
    #[arg(long, required_unless_present = "resume")]
    approved_by: Option<String>,
    /// Print JSON; of a cohort only.
    #[arg(long, requires = "cohort")]
    json: bool,
}

impl From<CertificateError> for CommandError {
    fn from(error: CertificateError) -> Self {
        match error {
            CertificateError::Storage(StorageError::Changed(what)) => {
                Self::Refused(in_words(Lang::En, &IssueRefusal::Changed { what }))
            }
            CertificateError::Storage(StorageError::Illegal(error)) => Self::Refused(error.to_string()),
            CertificateError::Storage(error) => error.into(),
            CertificateError::NotEligible(missing) => {
                Self::Refused(in_words(Lang::En, &IssueRefusal::NotEligible { missing }))
            }
            CertificateError::Layout(error) => Self::Refused(print_words::layout(Lang::En, &error)),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl CertificateCommand {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let app = match self.action {
            // There may be no data folder where somebody tries out a design.
            Action::Preview(preview) => return preview.run(),
            Action::VerifyFile(file) => return file.run(settings).await,
            _ => super::open_existing(settings).await?,
        };
        match self.action {
            Action::List { academy, state, json } => {
                list(&app, academy.as_deref(), state.as_deref(), json).await
            }
            Action::Issue(issue) => issue.run(&app).await,
            Action::Revoke { certificate, reason, text, by } => {
                revoke(&app, &certificate, reason, text.as_deref(), &by).await
            }
            Action::Verify { code, json } => verify::verify(&app, &code, json).await,
            Action::Preview(preview) => preview.run(),
            Action::VerifyFile(file) => file.run((*app.settings).clone()).await,
            Action::Pdf { code, output } => pdf(&app, &code, &output).await,
        }
    }
}

fn refused(why: impl Into<String>) -> CommandError {
    CommandError::Refused(why.into())
}

async fn person(app: &App, email: &str) -> Result<PersonId, CommandError> {
    let found =
        people::find_by_email(app.store.read(), &address::kept(email.trim()).unwrap_or_default()).await?;
    found.map(|(person, _)| person.id).ok_or_else(|| refused(format!("nobody has the address {email}")))
}

impl Issue {
    async fn run(self, app: &App) -> Outcome {
        if let (Some(cohort), Some(requester), Some(approver)) =
            (&self.cohort, &self.requested_by, &self.approved_by)
        {
            let people = (person(app, requester).await?, person(app, approver).await?);
            return issue_cohort(app, cohort, people, self.json).await;
        }
        let (Some(enrolment), Some(requester), Some(approver)) =
            (self.enrolment, self.requested_by, self.approved_by)
        else {
            return resume(app).await;
        };
        let academy = of_enrolment(app, enrolment).await?;
        let (asks, approves) = (person(app, &requester).await?, person(app, &approver).await?);
        let by = |person| Authority::without_session(academy.id, person, app.clock.clone());
        let id = CertificateId::fresh();
        request_certificate(app, &by(asks), id, enrolment, None).await?;
        let request = certificates::find(app.store.read(), academy.id, id).await?;
        let day = local_date(app.clock.now(), &academy.time_zone);
        let shown = show_request(app.store.read(), academy.id, id, day).await?;
        eprint!("{}", told(&shown));
        approve_certificate(app, &by(approves), id, (request.version, &shown), Watch::NONE).await?;
        let issued = certificates::find(app.store.read(), academy.id, id).await?;
        println!("{} {}", text(issued.serial.as_deref()), text(issued.code.as_ref()));
        Ok(ExitCode::SUCCESS)
    }
}

/// What is approved, line by line, for whoever sits at the keyboard.
pub(super) fn told(shown: &Shown) -> String {
    let page = Page::anonymous(Lang::En, "/");
    let line = |line: &shown::Line| {
        format!("{}: {}\n", page.shown_label(&line.label), page.shown_value(&line.value))
    };
    shown.all().iter().map(line).collect()
}

/// Finishes what was approved: certificates on their way, then the jobs that wait.
async fn resume(app: &App) -> Outcome {
    let open = issue_jobs::count_open(app.store.read()).await?;
    resume_all(app, app.clock.now()).await?;
    let mut turn = Turn::Worked;
    while turn == Turn::Worked {
        turn = run_next(app, app.clock.now(), Watch::NONE).await?;
    }
    let left = issue_jobs::count_open(app.store.read()).await?;
    println!("{} finished, {left} left", open.saturating_sub(left));
    if let Some(trouble) = issue_jobs::find_trouble(app.store.read()).await? {
        return Err(refused(format!("a job cannot go on: {}", what_is_wrong(trouble))));
    }
    Ok(if left == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The academy of an enrolment: the person at the keyboard has the whole database.
async fn of_enrolment(app: &App, enrolment: EnrolmentId) -> Result<Academy, CommandError> {
    for academy in academies::list(app.store.read()).await? {
        match crate::storage::enrolments::find(app.store.read(), academy.id, enrolment).await {
            Err(StorageError::NotFound) => {}
            found => return Ok(found.map(|_| academy)?),
        }
    }
    Err(refused(format!("no enrolment has the id {enrolment}")))
}

/// The certificate of a code or, in any academy, of a serial.
async fn find(app: &App, wanted: &str) -> Result<Certificate, CommandError> {
    if let Ok(code) = VerificationCode::parse(wanted)
        && let Some(certificate) = certificates::find_by_code(app.store.read(), &code).await?
    {
        return Ok(certificate);
    }
    for academy in academies::list(app.store.read()).await? {
        match certificates::find_by_serial(app.store.read(), academy.id, wanted).await {
            Err(StorageError::NotFound) => {}
            found => return Ok(found?),
        }
    }
    Err(refused(format!("no certificate has the serial or code {wanted}")))
}

async fn revoke(app: &App, wanted: &str, reason: RevocationReason, text: Option<&str>, by: &str) -> Outcome {
    let certificate = find(app, wanted).await?;
    if certificate.state == CertificateState::Revoked {
        let serial = self::text(certificate.serial.as_deref());
        return Err(refused(format!("{serial} is revoked already; nothing was changed")));
    }
    let by = person(app, by).await?;
    let by = Authority::without_session(certificate.academy_id, by, app.clock.clone());
    let text = text.map(Reason::parse).transpose().map_err(|e| refused(format!("--text: {e}")))?;
    revoke_certificate(app, &by, certificate.id, certificate.version, reason, text.as_ref()).await?;
    println!("revoked {}", self::text(certificate.serial.as_deref()));
    Ok(ExitCode::SUCCESS)
}

async fn pdf(app: &App, code: &str, output: &std::path::Path) -> Outcome {
    let code = match VerificationCode::parse(code) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("countersign: {error}");
            return Ok(ExitCode::from(2));
        }
    };
    let certificate = certificates::find_by_code(app.store.read(), &code).await?;
    let sha256 =
        certificate.and_then(|c| c.pdf_sha256).ok_or_else(|| refused("no certificate has this code"))?;
    tokio::fs::write(output, app.files.certificates.get(&sha256).await?).await?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Line {
    serial: Option<String>,
    code: Option<String>,
    /// What it is worth by itself, as the API's `standing`; before it is issued, how far that has come.
    standing: &'static str,
    /// The whole answer, as the API's `verdict`; nothing where patients are told nothing, or where the record cannot be read.
    verdict: Option<&'static str>,
    holder: String,
    course: String,
    awarded_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
}

fn listed(state: &str) -> Result<Listed, CommandError> {
    if state == "expired" {
        return Ok(Listed::Expired);
    }
    state.parse::<CertificateState>().map(Listed::In).map_err(|e| refused(e.to_string()))
}

async fn list(app: &App, prefix: Option<&str>, state: Option<&str>, json: bool) -> Outcome {
    let db = app.store.read();
    let listed = state.map(listed).transpose()?;
    let academies = match prefix {
        Some(prefix) => vec![academies::find_by_prefix(db, prefix).await?],
        None => academies::list(db).await?,
    };
    let mut lines = Vec::new();
    for academy in academies {
        let today = local_date(app.clock.now(), &academy.time_zone);
        let filter = Filter { listed, search: "", today };
        let mut number = 1;
        loop {
            let page = certificates::list(db, academy.id, filter, pages::Page::new(number, 500)).await?;
            number += 1;
            let more = page.has_next();
            let codes: Vec<_> = page.items.iter().filter_map(|c| c.code.clone()).collect();
            let told = check_codes(&app.store, academy.id, &codes, app.clock.now()).await?;
            for (code, why) in told.iter().filter_map(|(code, told)| Some((code, told.as_ref().err()?))) {
                eprintln!("countersign: what patients are told of {code} cannot be read: {why}");
            }
            let verdict =
                |code: &VerificationCode| told.get(code)?.as_ref().ok().map(|answer| answer.verdict.name());
            lines.extend(page.items.into_iter().map(|c| Line {
                verdict: c.code.as_ref().and_then(verdict),
                standing: Standing::of(c.state, c.expires_on, today).map_or(c.state.name(), Standing::name),
                serial: c.serial,
                code: c.code.map(|code| code.to_string()),
                holder: c.holder_name,
                course: c.course_title,
                awarded_on: c.awarded_on,
                expires_on: c.expires_on,
            }));
            if !more {
                break;
            }
        }
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&lines).map_err(StorageError::from)?);
    } else {
        for line in lines {
            let Line { serial, code, standing, verdict, holder, course, .. } = line;
            let (serial, code, verdict) = (text(serial), text(code), text(verdict));
            println!("{serial}\t{code}\t{standing}\t{holder}\t{course}\t{verdict}");
        }
    }
    Ok(ExitCode::SUCCESS)
}
