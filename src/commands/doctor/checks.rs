//! The checks of `doctor`, each on its own: one that fails does not keep the others from being made.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    clock::Clock,
    config::Settings,
    domain::{
        ids::{AcademyId, EnrolmentId, PersonId},
        issue_evidence::EvidenceFault,
        signed_content,
        states::EntryState,
    },
    issuing::keys::Keys,
    random::sha256_hex,
    storage::{
        Result, StorageError, Store, academies, appearances, bounds, cases,
        countersignatures::{self, CountersignatureRecord, CountersignatureView, Subject},
        dossiers, events, evidence,
        files::{FileStore, Files},
        hours,
        log_folder::LogFolder,
        schema, upkeep,
    },
    workflows::{verify_keys::verify_keys, verify_log::verify_log, verify_record::verify_record},
};

use super::machine;

/// How long an approved certificate may be in preparation: the worker looks every few seconds.
const PREPARATION: TimeDelta = TimeDelta::minutes(10);
/// How far the newest event may lie ahead of the clock.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// What a check came to.
pub(super) struct Finding {
    /// What was looked at.
    pub check: &'static str,
    /// What is wrong; nothing where all is well.
    pub problems: Vec<String>,
    /// Whether an installation with it is not in order; what is not grave is only told.
    pub grave: bool,
    pub(super) advice: &'static str,
}

impl Finding {
    /// What a check came to; grave where there are problems.
    pub fn of(check: &'static str, problems: impl IntoIterator<Item = String>, advice: &'static str) -> Self {
        Self { check, problems: problems.into_iter().collect(), grave: true, advice }
    }

    /// What to do, where something is wrong.
    pub fn advised(&self) -> Option<&'static str> {
        (!self.problems.is_empty()).then_some(self.advice)
    }
}

const FROM_BACKUP: &str = "Stop the server and restore the newest backup of which `doctor` was content.";
const TAMPERED: &str = "Somebody changed a record behind the program. Keep this data folder, find out who had access, and compare with a backup.";

const MEND: &str = "Open the record in the academy; a draft can be removed there by a manager. What cannot be opened was not written by the program: compare with a backup.";

/// Makes every check that can be made.
pub(super) async fn all(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![
        Finding::of(
            "settings",
            settings.check().err().map(|e| e.to_string()),
            "Correct the setting and start again.",
        ),
        Finding {
            grave: false,
            ..Finding::of(
                "the proxy is declared",
                undeclared_proxy(settings),
                "Set client_address_header to the header in which the proxy names the client, see docs/operations.md.",
            )
        },
    ];
    let now = Clock::system().now();
    machine::all(settings, now, &mut findings);
    let opened = Store::open_as_is(&settings.database_file()).await;
    let files =
        Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir());
    match (opened, files) {
        (Ok(store), Ok(files)) => {
            of_database(&store, &mut findings).await;
            of_records(&store, now, &mut findings).await;
            of_files(&store, &files, &mut findings).await;
            of_keys(settings, now, &mut findings);
            of_public_keys(&store, settings, &mut findings).await;
            of_log(&store, settings, &mut findings).await;
        }
        (store, files) => {
            let problem = store.err().or(files.err()).map(|e| e.to_string());
            let advice = "Check `data_dir` in the settings; `countersign serve` makes a new installation.";
            findings.push(Finding::of("data can be opened", problem, advice));
        }
    }
    findings
}

/// What a check came to; a check that cannot be made is a problem too.
fn looked(check: &'static str, result: Result<Vec<String>>, advice: &'static str) -> Finding {
    Finding::of(check, result.unwrap_or_else(|error| vec![format!("could not be checked: {error}")]), advice)
}

/// In production there is a proxy, because it has the TLS.
fn undeclared_proxy(settings: &Settings) -> Option<String> {
    let is_undeclared = settings.https() && settings.client_address_header.is_none();
    is_undeclared.then(|| {
        "visitors come through a proxy and all count as one address: a class signs in slowly, a stranger slows everybody"
            .to_owned()
    })
}

async fn of_database(store: &Store, findings: &mut Vec<Finding>) {
    findings.push(looked("database is sound", upkeep::list_damage(store.read()).await, FROM_BACKUP));
    let dangling = upkeep::list_dangling(store.read()).await;
    let dangling = dangling
        .map(|links| links.into_iter().map(|link| format!("rows refer to nothing: {link}")).collect());
    findings.push(looked("rows refer to rows that are there", dangling, FROM_BACKUP));
    let faults = schema::list_faults(store.read()).await;
    findings.push(looked("tables and triggers are as the program made them", faults, TAMPERED));
    let schema = upkeep::find_schema(store.read()).await.map(|schema| {
        let pending = schema.pending.into_iter().map(|name| format!("pending: {name}"));
        pending
            .chain(schema.unknown.into_iter().map(|name| format!("made by a newer program: {name}")))
            .collect()
    });
    findings.push(looked("schema is up to date", schema, "Run `countersign migrate`, or the newer program."));
}

async fn of_records(store: &Store, now: DateTime<Utc>, findings: &mut Vec<Finding>) {
    findings.push(looked("events are unbroken", broken_chains(store).await, TAMPERED));
    findings.push(looked("countersignatures fit their records", altered_records(store).await, TAMPERED));
    findings.push(looked("certificates say what was frozen", altered_facts(store).await, TAMPERED));
    findings.push(looked("dossiers can be read", unreadable(store).await, MEND));
    let outside = bounds::list_outside(store.read()).await.map(|dates| {
        let told =
            |one: bounds::Outside| format!("{} {}: {} is {}", one.table, one.id, one.column, one.value);
        dates.into_iter().map(told).collect()
    });
    findings.push(Finding { grave: false, ..looked("dates lie between 1900 and 2100", outside, MEND) });
    findings.push(looked("the record is as the program wrote it", verify_sealed(store).await, TAMPERED));
    let apart = evidence::list_faults(store.read()).await;
    let apart = apart.map(|faults| faults.iter().map(EvidenceFault::told).collect());
    findings.push(looked("certificates, credentials and public log agree", apart, TAMPERED));
    let stuck = upkeep::list_stuck(store.read(), now - PREPARATION).await;
    let stuck = stuck.map(|serials| {
        serials.into_iter().map(|serial| format!("{serial} is still being prepared")).collect()
    });
    findings.push(looked(
        "issues are finished",
        stuck,
        "Start the server: its worker finishes them; its log says what stops it.",
    ));
    let newest = upkeep::find_newest_event(store.read()).await;
    let ahead = newest.map(|newest| {
        let ahead = newest.filter(|at| *at > now + TOLERANCE);
        ahead.map(|at| format!("it is {now}, and something happened at {at} already")).into_iter().collect()
    });
    findings.push(looked("clock goes right", ahead, "Set the machine's clock; let it follow a time server."));
}

async fn unreadable(store: &Store) -> Result<Vec<String>> {
    let mut told = Vec::new();
    for academy in academies::list(store.read()).await? {
        let found = dossiers::list_unreadable(store.read(), academy.id).await?;
        let tell = |one: dossiers::Unreadable| {
            format!("{}: enrolment {} of {}: {}", academy.name, one.enrolment, one.name, one.why)
        };
        told.extend(found.into_iter().map(tell));
    }
    Ok(told)
}

/// A database of an older program has no seals yet: its schema is told of, and the update seals it.
async fn verify_sealed(store: &Store) -> Result<Vec<String>> {
    if upkeep::find_schema(store.read()).await?.pending.is_empty() {
        verify_record(store).await
    } else {
        Ok(Vec::new())
    }
}

async fn broken_chains(store: &Store) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for academy in academies::list(store.read()).await? {
        if let Err(link) = events::verify(store.read(), academy.id).await? {
            broken.push(format!("{}: event {} does not hold ({:?})", academy.name, link.number, link.fault));
        }
    }
    Ok(broken)
}

async fn altered_records(store: &Store) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    let unsigned = upkeep::count_unsigned(store.read()).await?;
    if unsigned > 0 {
        altered.push(format!("{unsigned} countersigned records have no countersignature"));
    }
    for (academy, enrolment, trainee) in upkeep::list_enrolments(store.read()).await? {
        altered.extend(altered_of(store, (academy, enrolment, trainee)).await?);
    }
    Ok(altered)
}

async fn altered_of(store: &Store, of: (AcademyId, EnrolmentId, PersonId)) -> Result<Vec<String>> {
    let (academy, enrolment, trainee) = of;
    let signed = countersignatures::list_of_enrolment(store.read(), academy, enrolment).await?;
    let entry = |view: &CountersignatureView| match view.record.subject {
        Subject::HoursEntry(id) => Some(id),
        Subject::CaseSession(_) => None,
    };
    let entries: Vec<_> = signed.iter().filter_map(entry).collect();
    let (mut now_says, mut void) = (HashMap::new(), HashSet::new());
    for ids in entries.chunks(500) {
        for entry in hours::list_by_ids(store.read(), academy, ids).await? {
            now_says.insert(Subject::HoursEntry(entry.id), signed_content::of_hours_entry(&entry));
        }
    }
    for case in cases::list_of_enrolment(store.read(), academy, enrolment).await? {
        for session in &case.sessions {
            let says = signed_content::of_case_session(session, &case, trainee);
            now_says.insert(Subject::CaseSession(session.id), says);
            if session.state == EntryState::Voided {
                void.insert(Subject::CaseSession(session.id));
            }
        }
    }
    let fits = |record: &CountersignatureRecord| {
        let hash = &record.content_sha256;
        let says = now_says.get(&record.subject);
        let same = says.is_some_and(|says| signed_content::content_matches(says, hash));
        let voided = || {
            void.contains(&record.subject)
                && says.is_some_and(|says| signed_content::matches_but_for_the_case(says, &record.content))
        };
        signed_content::content_matches(&record.content, hash) && (same || voided())
    };
    Ok(signed
        .iter()
        .filter(|view| !fits(&view.record))
        .map(|view| match view.record.subject {
            Subject::HoursEntry(id) => format!("hours entry {id} was changed after it was countersigned"),
            Subject::CaseSession(id) => format!("case session {id} was changed after it was countersigned"),
        })
        .collect())
}

async fn altered_facts(store: &Store) -> Result<Vec<String>> {
    let mut altered = Vec::new();
    for issued in upkeep::list_issued(store.read()).await? {
        let facts: serde_json::Value = serde_json::from_str(&issued.facts).map_err(StorageError::from)?;
        if sha256_hex(facts.to_string().as_bytes()) != issued.facts_sha256 {
            altered.push(format!("{}: the facts are not those that were frozen", issued.serial));
        }
    }
    Ok(altered)
}

fn of_keys(settings: &Settings, now: DateTime<Utc>, findings: &mut Vec<Finding>) {
    let problems: Vec<_> = settings.keys().problems(now).iter().map(ToString::to_string).collect();
    let advice = "Nothing can be issued until then. Restore the files of the folder `keys` from a backup, and set `key_passphrase` as it was when the keys were made.";
    findings.push(Finding::of("signing keys can be opened", problems, advice));
    let kept = if settings.keys_dir().exists() { settings.keys().list() } else { Ok(Vec::new()) };
    let problems = match kept {
        Ok(kept) => kept
            .into_iter()
            .filter(|one| !one.retired && one.revoked.is_some())
            .map(|one| format!("{} signs and is revoked", one.name))
            .collect(),
        Err(error) => vec![error.to_string()],
    };
    let advice = "Restore what is broken from a backup and repeat `countersign keys revoke` for what it does not list; `countersign keys rotate` retires a revoked key.";
    findings.push(Finding::of("signing keys are good", problems, advice));
}

async fn of_public_keys(store: &Store, settings: &Settings, findings: &mut Vec<Finding>) {
    let (problems, idle) = match verify_keys(store, &settings.keys()).await {
        Ok(report) => (Ok(report.problems), report.idle),
        Err(error) => (Err(error), Vec::new()),
    };
    let advice = "A public key of the folder `keys` is not what it was, or a credential is not: restore both from a backup.";
    findings.push(looked("public keys signed what is stored", problems, advice));
    let advice = "Whoever has its private half can issue as this installation. Move the file away unless you know that a credential outside of the record was signed with it.";
    findings.push(Finding { grave: false, ..Finding::of("every public key signed something", idle, advice) });
}

async fn of_log(store: &Store, settings: &Settings, findings: &mut Vec<Finding>) {
    let keys = Keys::new(settings.keys_dir(), settings.key_passphrase.clone(), settings.signer_name());
    let folder = LogFolder::new(&settings.data_dir);
    let problems = match verify_log(store, &folder, &keys).await {
        Ok(report) => report.problems,
        Err(error) => vec![format!("could not be checked: {error}")],
    };
    let advice = "Nothing is signed until this is settled; see `countersign log resume --help` and docs/operations.md.";
    findings.push(Finding::of("the public log holds", problems, advice));
}

async fn of_files(store: &Store, files: &Files, findings: &mut Vec<Finding>) {
    let issued = upkeep::list_certificate_files(store.read()).await;
    let documents = upkeep::list_document_files(store.read()).await;
    let documents = documents.map(|all| all.into_iter().map(|hash| (hash.clone(), hash)).collect::<Vec<_>>());
    let pictures = appearances::list_images(store.read()).await;
    let pictures = pictures.map(|all| all.into_iter().map(|hash| (hash.clone(), hash)).collect::<Vec<_>>());
    let advice =
        "Restore the file from a backup: its name is its SHA-256, in a folder of the first two digits.";
    findings.push(looked(
        "files of certificates are there",
        damaged(&files.certificates, &issued).await,
        advice,
    ));
    findings.push(looked(
        "files of documents are there",
        damaged(&files.documents, &documents).await,
        advice,
    ));
    findings.push(looked(
        "pictures for certificates are there",
        damaged(&files.appearances, &pictures).await,
        advice,
    ));
    let mut left = Vec::new();
    for (what, folder, referred) in [
        ("certificates", &files.certificates, &issued),
        ("documents", &files.documents, &documents),
        ("appearances", &files.appearances, &pictures),
    ] {
        left.push(unreferenced(what, folder, referred).await);
    }
    let left: Result<Vec<_>> = left.into_iter().collect();
    let advice = "Left by a crash between file and row, or put there by hand; harmless. Move them away after a backup.";
    let left = looked("no file without a record", left.map(|lists| lists.concat()), advice);
    findings.push(Finding { grave: false, ..left });
}

type Referred = Result<Vec<(String, String)>>;

fn listed(referred: &Referred) -> Result<&[(String, String)]> {
    match referred {
        Ok(list) => Ok(list),
        Err(error) => Err(StorageError::Unreadable(error.to_string())),
    }
}

async fn damaged(folder: &FileStore, referred: &Referred) -> Result<Vec<String>> {
    let mut damaged = Vec::new();
    for (sha256, name) in listed(referred)? {
        if !folder.exists(sha256).await? {
            damaged.push(format!("{name}: the file is missing"));
        } else if !folder.verify(sha256).await? {
            damaged.push(format!("{name}: the file was changed since it was stored"));
        }
    }
    Ok(damaged)
}

async fn unreferenced(what: &str, folder: &FileStore, referred: &Referred) -> Result<Vec<String>> {
    let known: BTreeSet<&str> = listed(referred)?.iter().map(|(sha256, _)| sha256.as_str()).collect();
    let there = folder.list().await?;
    Ok(there
        .into_iter()
        .filter(|name| !known.contains(name.as_str()))
        .map(|name| format!("{what}: {name}"))
        .collect())
}
