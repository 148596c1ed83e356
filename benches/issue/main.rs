//! How fast certificates are issued: `cargo bench --bench issue`. CPU time of one thread for each certificate, from its facts to
//! the signed file, beside the time of nothing but the signature, measured in the same run.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod documents;

use std::time::Duration;

use countersign::issuing::{
    CertificateDocument, Design, Signer,
    credential::issue as credential,
    ed25519::Ed25519Signer,
    keys::{Keys, Purpose},
    press::Press,
    sign,
};
use cpu_time::ThreadTime;
use documents::{at, document, enclosures, facts, own_rows};

/// Certificates of each kind.
const MANY: usize = 4_000;

/// A kind of certificate, with what it is to reach: certificates a second, and the slowest of a hundred in microseconds.
struct Kind {
    what: &'static str,
    document: fn(usize) -> CertificateDocument,
    per_second: f64,
    slowest: u64,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(folder.path().join("keys"), None, "bench.example".into());
    let signer = keys.signer(at()).unwrap();
    let credentials = keys.ed25519(Purpose::Credential, at()).unwrap();
    let design = Design::built_in("classical").unwrap();
    let kinds = [
        Kind { what: "Latin name", document: documents::latin, per_second: 5_000.0, slowest: 500 },
        Kind { what: "Latin name of two lines", document: documents::long, per_second: 0.0, slowest: 500 },
        Kind { what: "Vietnamese name", document: documents::vietnamese, per_second: 0.0, slowest: 1_000 },
        Kind { what: "Arabic name", document: documents::arabic, per_second: 0.0, slowest: 1_000 },
        Kind { what: "Chinese name", document: documents::chinese, per_second: 0.0, slowest: 1_000 },
        Kind { what: "30 rows of the person's own", document: own_rows, per_second: 4_000.0, slowest: 500 },
    ];

    println!("# templates, milliseconds of CPU");
    let press = Press::default();
    // Reading fonts and designs is the program's start, not the template's.
    Press::default().prepare(&document(0), &Design::built_in("modern").unwrap(), &[]).unwrap();
    for kind in &kinds {
        let started = ThreadTime::now();
        press.prepare(&(kind.document)(0), &design, &enclosures(0, b"{}".to_vec())).unwrap();
        println!("{:<28} {:>7.1} (aim 250)", kind.what, started.elapsed().as_secs_f64() * 1000.0);
    }

    println!(
        "\n# certificates: classical, signed, with credential and proof attached; microseconds of CPU, {MANY} of each"
    );
    println!("{:<28} {:>8} {:>8} {:>9} {:>8}", "", "median", "p99", "a second", "bytes");
    let desk = Desk { press: &press, design: &design, signer: &signer, credentials: &credentials };
    let floor = figures((0..MANY).map(|i| time(|| signer.detached(&[i as u8; 32]).unwrap().len())));
    row("nothing but the signature", &floor, None);
    for kind in &kinds {
        row(kind.what, &figures((0..MANY).map(|i| desk.issue(kind, i))), Some(kind));
    }
    println!("\n# the same, with the making of the credential");
    for kind in &kinds {
        row(kind.what, &figures((0..MANY).map(|i| desk.issue_all(kind, i))), None);
    }
    println!("templates: {}", press.templates());
}

/// What a certificate is issued with.
struct Desk<'a> {
    press: &'a Press,
    design: &'a Design,
    signer: &'a Signer,
    credentials: &'a Ed25519Signer,
}

impl Desk<'_> {
    /// The certificate of a kind and number; the credential is there before the clock runs.
    fn issue(&self, kind: &Kind, number: usize) -> (Duration, usize) {
        let document = (kind.document)(number);
        let enclosures = enclosures(number, credential(&facts(&document), self.credentials).bytes);
        time(|| {
            let prepared = self.press.prepare(&document, self.design, &enclosures).unwrap();
            sign(prepared, self.signer, at()).unwrap().pdf().len()
        })
    }

    /// The same with the credential's making.
    fn issue_all(&self, kind: &Kind, number: usize) -> (Duration, usize) {
        let document = (kind.document)(number);
        let facts = facts(&document);
        let mut enclosures = enclosures(number, Vec::new());
        time(|| {
            enclosures[0].bytes = credential(&facts, self.credentials).bytes;
            let prepared = self.press.prepare(&document, self.design, &enclosures).unwrap();
            sign(prepared, self.signer, at()).unwrap().pdf().len()
        })
    }
}

fn time(work: impl FnOnce() -> usize) -> (Duration, usize) {
    let started = ThreadTime::now();
    let bytes = work();
    (started.elapsed(), bytes)
}

struct Figures {
    median: Duration,
    p99: Duration,
    per_second: f64,
    bytes: usize,
}

fn figures(runs: impl Iterator<Item = (Duration, usize)>) -> Figures {
    let (mut times, sizes): (Vec<Duration>, Vec<usize>) = runs.unzip();
    let per_second = times.len() as f64 / times.iter().sum::<Duration>().as_secs_f64();
    times.sort_unstable();
    let bytes = sizes.iter().sum::<usize>() / sizes.len();
    Figures { median: times[times.len() / 2], p99: times[times.len() * 99 / 100], per_second, bytes }
}

fn row(what: &str, figures: &Figures, kind: Option<&Kind>) {
    let micro = |time: Duration| time.as_secs_f64() * 1_000_000.0;
    let aim = kind.map_or(String::new(), |kind| match kind.per_second {
        0.0 => format!("aim: p99 {}", kind.slowest),
        rate => format!("aim: {rate} a second, p99 {}", kind.slowest),
    });
    println!(
        "{what:<28} {:>8.1} {:>8.1} {:>9.0} {:>8}  {aim}",
        micro(figures.median),
        micro(figures.p99),
        figures.per_second,
        figures.bytes
    );
}
