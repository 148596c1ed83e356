//! How fast a cohort is issued, everything included and everything on the disk: `cargo bench --bench cohort`. Trainees
//! in groups of four, each group with a trainer; `-- 300` for another number than 1,000.
//!
//! The folder is filled by one process and issued by another, so that the memory is that of the issue alone. To look
//! closely with a profiler: `-- 300 --fill <folder>` and then, on a copy of it, `-- --issue <folder>`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod app;
mod memory;
#[path = "../../tests/support/people.rs"]
#[expect(dead_code, reason = "the tests need more of these people than a cohort does")]
mod people;
mod seed;

use std::{
    hint::black_box,
    path::Path,
    process::Command,
    sync::Mutex,
    time::{Duration, Instant},
};

use countersign::{
    clock::Clock,
    domain::ids::IssueJobId,
    storage::{certificates, issue_jobs, issue_jobs::Ticked},
    workflows::{
        acting::Authority,
        approve_certificate::approve_certificates,
        approve_cohort::approve_cohort,
        finish_issue::{BATCH, Step, Watch},
        request_certificate::request_certificates,
        run_issue_job::{Turn, run_job},
        say_certificates::show_requests,
    },
};

use app::{TestApp, noon};
use memory::Memory;
use seed::Cohort;

/// Trainees that are issued in one batch first, to see where the time goes.
const STAGED: usize = BATCH;

fn main() {
    let trainees = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1000);
    if let Some(folder) = after("--fill") {
        return runtime().block_on(Cohort::fill(folder.as_ref(), trainees + STAGED));
    }
    if let Some(folder) = after("--issue") {
        return runtime().block_on(issue(folder.as_ref()));
    }
    // In the folder of the build, so that it is the disk that is measured and not memory.
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let begun = Instant::now();
    again(&[&trainees.to_string(), "--fill"], dir.path());
    println!("# {trainees} trainees; seeded in {:.0} s", begun.elapsed().as_secs_f64());
    again(&["--issue"], dir.path());
}

/// What stands after a word on the command line.
fn after(word: &str) -> Option<String> {
    std::env::args().skip_while(|arg| arg != word).nth(1)
}

/// Runs this program in another process.
fn again(args: &[&str], folder: &Path) {
    let done = Command::new(std::env::current_exe().unwrap()).args(args).arg(folder).status().unwrap();
    assert!(done.success(), "{done}");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

async fn issue(folder: &Path) {
    let (app, cohort) = (TestApp::open(folder).await, Cohort::of(folder));
    let by = |person| Authority::without_session(cohort.academy, person, Clock::from_fn(noon));
    println!("memory: {} at the start", Memory::now());
    let begun = Instant::now();
    let asked = request_certificates(&app.app, &by(cohort.manager), &cohort.enrolments, None).await.unwrap();
    assert_eq!(asked.requests.len(), cohort.enrolments.len());
    row("asked for", begun.elapsed(), cohort.enrolments.len());

    println!("\n# where the time of one batch of {STAGED} goes, alone");
    let shown = show_requests(app.store().read(), cohort.academy, &asked.requests, noon().date_naive());
    let mut shown = shown.await.unwrap();
    let ticked: Vec<_> = asked
        .requests
        .iter()
        .map(|id| Ticked { certificate: *id, version: 1, shown: shown.remove(id).unwrap().unwrap().digest() })
        .collect();
    let (staged, rest) = ticked.split_at(STAGED);
    stages(&app, &by(cohort.owner), &staged[..STAGED / 2], false).await;
    stages(&app, &by(cohort.owner), &staged[STAGED / 2..], true).await;

    println!("\n# a job, two batches of {BATCH} at a time");
    let job = IssueJobId::fresh();
    approve_cohort(&app.app, &by(cohort.owner), job, cohort.cohort, rest).await.unwrap();
    let job = issue_jobs::find(app.store().read(), cohort.academy, job).await.unwrap().job;
    let (begun, mut early) = (Instant::now(), None);
    while run_job(&app.app, job, noon(), Watch::NONE).await.unwrap() == Turn::Worked {
        early.get_or_insert_with(Memory::now);
    }
    let took = begun.elapsed();
    let late = Memory::now();
    let tally = issue_jobs::find(app.store().read(), cohort.academy, job.id).await.unwrap().tally;
    assert_eq!(tally.issued as usize, rest.len(), "{tally:?}");
    assert_eq!(app.app.files.certificates.list().await.unwrap().len(), ticked.len());
    let one = certificates::find(app.store().read(), cohort.academy, rest[0].certificate).await.unwrap();
    let size = app.app.files.certificates.get(&one.pdf_sha256.unwrap()).await.unwrap().len();
    row("issued", took, rest.len());
    println!("{:.0} certificates per second, files of {size} bytes", rest.len() as f64 / took.as_secs_f64());
    println!("memory: {} after the first turn", early.unwrap());
    println!("memory: {late} after the last; {:.0} MB at most", Memory::peak());
    println!("floor: one P-256 signature takes {:.0} µs", signature_us());
}

/// Issues a batch and prints the time between its steps.
async fn stages(app: &TestApp, by: &Authority, ticked: &[Ticked], print: bool) {
    let reached = Mutex::new(vec![(None, Instant::now())]);
    let note = |step: Step| {
        reached.lock().unwrap().push((Some(step), Instant::now()));
        Ok(())
    };
    let left = approve_certificates(&app.app, by, ticked, Watch(&note)).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    let mut reached = reached.into_inner().unwrap();
    reached.push((None, Instant::now()));
    for pair in reached.windows(2).filter(|_| print) {
        let name = pair[1].0.map_or("to the end".to_owned(), |step| format!("to {step:?}"));
        row(&name, pair[1].1 - pair[0].1, ticked.len());
    }
}

fn row(name: &str, took: Duration, count: usize) {
    let (ms, each) = (took.as_secs_f64() * 1e3, took.as_secs_f64() * 1e6 / count as f64);
    println!("{name:<24} {ms:>8.1} ms  {each:>7.0} µs each");
}

/// The signature without which no file leaves the house, as `ring` makes it.
fn signature_us() -> f64 {
    use ring::{rand::SystemRandom, signature};
    let (random, kind) = (SystemRandom::new(), &signature::ECDSA_P256_SHA256_ASN1_SIGNING);
    let pkcs8 = signature::EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
    let key = signature::EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).unwrap();
    let begun = Instant::now();
    for number in 0..1000_u32 {
        black_box(key.sign(&random, &number.to_be_bytes()).unwrap());
    }
    begun.elapsed().as_secs_f64() * 1e6 / 1000.0
}
