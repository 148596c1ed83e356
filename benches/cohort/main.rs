//! How fast a cohort is issued, everything included and everything on the disk: `cargo bench --bench cohort`. Trainees
//! in groups of four, each group with a trainer; `-- 300` for another number than 1,000.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, dead_code)]

mod app;
#[path = "../../tests/support/people.rs"]
mod people;

use std::{
    hint::black_box,
    sync::Mutex,
    time::{Duration, Instant},
};

use countersign::{
    domain::{ids::IssueJobId, words::Role},
    storage::{certificates, issue_jobs, issue_jobs::Ticked},
    workflows::{
        approve_certificate::approve_certificates,
        approve_cohort::approve_cohort,
        certificate_step::By,
        finish_issue::{BATCH, Step, Watch},
        request_certificate::request_certificates,
        run_issue_job::{Turn, run_job},
    },
};

use app::{TestApp, noon};
use people::{Crew, crew, eligible_in, person};

/// Trainees that are issued in one batch first, to see where the time goes.
const STAGED: usize = BATCH;

fn main() {
    let trainees = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1000);
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(measure(trainees));
}

async fn measure(trainees: usize) {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "BN").await;
    let begun = Instant::now();
    let enrolments = seed(&app, &crew, trainees + STAGED).await;
    println!("# {trainees} trainees; seeded in {:.0} s", begun.elapsed().as_secs_f64());
    let by = |person| By { academy: crew.academy, person, at: noon() };
    let begun = Instant::now();
    let asked = request_certificates(&app.app, by(crew.manager), &enrolments, None).await.unwrap();
    assert_eq!(asked.requests.len(), enrolments.len());
    row("asked for", begun.elapsed(), enrolments.len());

    println!("\n# where the time of one batch of {STAGED} goes, alone");
    let ticked: Vec<_> = asked.requests.iter().map(|id| Ticked { certificate: *id, version: 1 }).collect();
    let (staged, rest) = ticked.split_at(STAGED);
    stages(&app, by(crew.owner), &staged[..STAGED / 2], false).await;
    stages(&app, by(crew.owner), &staged[STAGED / 2..], true).await;

    println!("\n# a job, two batches of {BATCH} at a time");
    let job = IssueJobId::fresh();
    approve_cohort(&app.app, by(crew.owner), job, crew.cohort, rest).await.unwrap();
    let job = issue_jobs::find(app.store().read(), crew.academy, job).await.unwrap().job;
    let (begun, mut early) = (Instant::now(), None);
    while run_job(&app.app, job, noon(), Watch::NONE).await.unwrap() == Turn::Worked {
        early.get_or_insert_with(resident_mb);
    }
    let took = begun.elapsed();
    let tally = issue_jobs::find(app.store().read(), crew.academy, job.id).await.unwrap().tally;
    assert_eq!(tally.issued as usize, rest.len(), "{tally:?}");
    assert_eq!(app.app.files.certificates.list().await.unwrap().len(), enrolments.len());
    let one = certificates::find(app.store().read(), crew.academy, rest[0].certificate).await.unwrap();
    let size = app.app.files.certificates.get(&one.pdf_sha256.unwrap()).await.unwrap().len();
    row("issued", took, rest.len());
    println!("{:.0} certificates per second, files of {size} bytes", rest.len() as f64 / took.as_secs_f64());
    println!(
        "memory: {:.0} MB after the first turn, {:.0} MB after the last, {:.0} MB at most (with seeding)",
        early.unwrap_or_default(),
        resident_mb(),
        status_mb("VmHWM:")
    );
    println!("floor: one P-256 signature takes {:.0} µs", signature_us());
}

/// Trainees who meet every requirement.
async fn seed(app: &TestApp, crew: &Crew, count: usize) -> Vec<countersign::domain::ids::EnrolmentId> {
    let techniques: Vec<String> = crew.spec.techniques.iter().map(|t| t.key.clone()).collect();
    let mut enrolments = Vec::with_capacity(count);
    let mut group = None;
    for number in 0..count {
        if number % 4 == 0 {
            let tx = app.store().begin().await.unwrap();
            let name = format!("Trainer {number}");
            let trainer = person(&tx, crew.academy, &name, &techniques, &[Role::Trainer]).await;
            tx.commit().await.unwrap();
            group = Some(Crew { trainer, spec: crew.spec.clone(), ..*crew });
        }
        let name = format!("Łucja Świątek-Ŵyn {number:04}");
        enrolments.push(eligible_in(app, group.as_ref().unwrap(), &name).await.enrolment);
    }
    enrolments
}

/// Issues a batch and prints the time between its steps.
async fn stages(app: &TestApp, by: By, ticked: &[Ticked], print: bool) {
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

fn resident_mb() -> f64 {
    status_mb("VmRSS:")
}

fn status_mb(key: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap() / 1024.0
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
