//! How fast a patient gets the answer: `cargo bench --bench verify`. Prints ratios against an empty Rocket route
//! measured in the same run, on the same machine, with the same client.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod load;
mod seed;
mod server;

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use load::{Load, run};
use seed::Folder;
use server::Server;

const CONNECTIONS: usize = 16;

/// How much is measured: all of it, or with `--quick` enough to see a change of some size.
struct Extent {
    few: usize,
    middle: usize,
    many: usize,
    rounds: usize,
    round: Duration,
}

const WHOLE: Extent =
    Extent { few: 10_000, middle: 100_000, many: 1_000_000, rounds: 7, round: Duration::from_secs(3) };
const QUICK: Extent =
    Extent { few: 10_000, middle: 20_000, many: 100_000, rounds: 5, round: Duration::from_secs(1) };

fn main() {
    if std::env::args().any(|arg| arg == "--empty-server") {
        return server::serve_empty_route();
    }
    let extent = if std::env::args().any(|arg| arg == "--quick") { QUICK } else { WHOLE };
    if let Some(folder) = std::env::args().skip_while(|arg| arg != "--fill").nth(1) {
        return seed::keep(folder.as_ref(), extent.middle);
    }
    if std::env::args().any(|arg| arg == "--size") {
        return size(&extent);
    }
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("# load average at the start: {}", load.trim());
    let middle = seed::folder(extent.middle);
    speed(&middle, &extent);
    revocations(&middle);
    start_and_rest(&middle, &extent);
    drop(middle);
    size(&extent);
}

fn speed(folder: &Folder, extent: &Extent) {
    let (empty, server) = (Server::empty(), Server::countersign(folder.path()));
    let Extent { middle, rounds, round, .. } = extent;
    println!(
        "\n# /v/<code>, {middle} certificates, {CONNECTIONS} connections, medians of {rounds} rounds in turn"
    );
    let (mut base, mut cold, mut hot) = (Vec::new(), Vec::new(), Vec::new());
    let walked = AtomicUsize::new(0);
    for _ in 0..*rounds {
        base.push(run(&empty, CONNECTIONS, *round, |_| "/".into()));
        cold.push(run(&server, CONNECTIONS, *round, |_| {
            folder.address(walked.fetch_add(1, Ordering::Relaxed))
        }));
        hot.push(run(&server, CONNECTIONS, *round, |i| folder.address(i % 8)));
    }
    row("every request another code", &cold, &base);
    row("the same eight codes", &hot, &base);
    row("empty Rocket route", &base, &base);
}

fn revocations(folder: &Folder) {
    let server = Server::countersign(folder.path());
    println!("\n# a revocation by another process is seen by the very next request");
    println!("looked up afresh: {}", seen(&server, folder, 1_000, false));
    println!("asked again and again before: {}", seen(&server, folder, 2_000, true));
}

fn start_and_rest(folder: &Folder, extent: &Extent) {
    println!("\n# start and rest");
    let starts = (0..extent.rounds).map(|_| Server::countersign(folder.path()).started_in);
    println!("start to first answer: median {} ms", median(starts.map(|time| time.as_millis())));
    println!("idle: {:.0} MB resident", Server::countersign(folder.path()).resident_mb());
}

fn size(extent: &Extent) {
    let Extent { few, many, rounds, round, .. } = extent;
    println!("\n# cost of a request at {many} certificates against {few} (server's CPU time, in turn)");
    let folders = [seed::folder(*few), seed::folder(*many)];
    let servers = folders.each_ref().map(|folder| Server::countersign(folder.path()));
    let mut costs = [Vec::new(), Vec::new()];
    let walked = AtomicUsize::new(0);
    for _ in 0..*rounds {
        for ((folder, server), costs) in folders.iter().zip(&servers).zip(&mut costs) {
            let path = |_| folder.address(walked.fetch_add(1, Ordering::Relaxed));
            costs.push(run(server, CONNECTIONS, *round, path).cpu_us);
        }
    }
    let ratios = costs[1].iter().zip(&costs[0]).map(|(many, few)| many / few);
    let ratio = median(ratios);
    let [few, many] = costs.map(median);
    println!("{few:.1} µs at the few; {many:.1} µs at the many; ratio {ratio:.2}");
}

fn median<T: PartialOrd>(values: impl IntoIterator<Item = T>) -> T {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    values.swap_remove(values.len() / 2)
}

/// Medians; the ratio is that of each round to the empty route's in the same round, so that a busy moment of the
/// machine counts on both sides.
fn row(name: &str, rounds: &[Load], base: &[Load]) {
    println!(
        "{name:<28} {:>8.0} /s  {:>6.1} µs CPU  p99 {:>6.2} ms  rate ratio {:.2}",
        median(rounds.iter().map(|load| load.rate)),
        median(rounds.iter().map(|load| load.cpu_us)),
        median(rounds.iter().map(|load| load.p99)).as_secs_f64() * 1000.0,
        median(rounds.iter().zip(base).map(|(load, base)| load.rate / base.rate))
    );
}

/// Revokes certificates one after another in another process than the server and looks at each at once.
fn seen(server: &Server, folder: &Folder, from: usize, asked_before: bool) -> String {
    let (tries, connection) = (100, folder.connect());
    let good = (from..from + tries)
        .filter(|number| {
            let path = folder.address(*number);
            if asked_before {
                // Long enough after the last revocation for the answer to be kept.
                std::thread::sleep(Duration::from_millis(60));
                for _ in 0..20 {
                    assert!(server.get(&path).contains("Genuine and current"));
                }
            }
            folder.revoke(&connection, *number);
            server.get(&path).contains("Withdrawn. Do not rely on it")
        })
        .count();
    format!("{good} of {tries}")
}
