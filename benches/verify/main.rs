//! How fast a patient gets the answer: `cargo bench --bench verify`. Prints ratios against an empty Rocket route
//! measured in the same run, on the same machine, with the same client.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod load;
mod seed;
mod server;

use std::time::Duration;

use load::{Load, run};
use server::Server;

const CONNECTIONS: usize = 16;
const ROUND: Duration = Duration::from_secs(3);
const ROUNDS: usize = 5;

fn main() {
    if std::env::args().any(|arg| arg == "--empty-server") {
        return server::serve_empty_route();
    }
    let middle = seed::folder(100_000);

    let empty = Server::empty();
    let v100k = Server::countersign(middle.path());
    println!("# /v/<code>, 100,000 certificates, {CONNECTIONS} connections, medians of {ROUNDS} rounds");
    let (mut base, mut cold, mut hot) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        base.push(run(&empty, CONNECTIONS, ROUND, |_| "/".into()));
        let codes = &middle.codes;
        // Every request another code: each round walks on where the last one ended.
        cold.push(run(&v100k, CONNECTIONS, ROUND, |i| {
            format!("/v/{}", codes[(i + round * 37_199) % codes.len()])
        }));
        hot.push(run(&v100k, CONNECTIONS, ROUND, |i| format!("/v/{}", codes[i % 8])));
    }
    let (base, cold, hot) = (median(base), median(cold), median(hot));
    row("empty Rocket route", &base, &base);
    row("every request another code", &cold, &base);
    row("the same eight codes", &hot, &base);
    println!("p99, every request another code: {:.2} ms", cold.p99.as_secs_f64() * 1000.0);

    println!("\n# a revocation is seen by the very next request");
    println!("looked up afresh: {}", seen(&v100k, &middle, 1_000, false));
    println!("asked again and again before: {}", seen(&v100k, &middle, 2_000, true));
    drop((empty, v100k));

    println!("\n# start and idle, 100,000 certificates");
    let starts: Vec<Duration> = (0..ROUNDS).map(|_| Server::countersign(middle.path()).started_in).collect();
    let mut sorted = starts.clone();
    sorted.sort();
    println!("start to first answer: median {} ms", sorted[ROUNDS / 2].as_millis());
    println!("idle: {:.0} MB resident", Server::countersign(middle.path()).resident_mb());
    println!("\n# cost at 1,000,000 certificates against 10,000 (server CPU a request, in turn)");
    let small = seed::folder(10_000);
    let large = seed::folder(1_000_000);
    let (few, many) = (Server::countersign(small.path()), Server::countersign(large.path()));
    let (mut at_few, mut at_many) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (s, l) = (&small.codes, &large.codes);
        at_few
            .push(run(&few, CONNECTIONS, ROUND, |i| format!("/v/{}", s[(i * 7 + round * 37_199) % s.len()])));
        at_many.push(run(&many, CONNECTIONS, ROUND, |i| {
            format!("/v/{}", l[(i * 7 + round * 37_199) % l.len()])
        }));
    }
    let (at_few, at_many) = (median(at_few), median(at_many));
    println!(
        "{:.1} µs at 10,000; {:.1} µs at 1,000,000; ratio {:.2}",
        at_few.cpu_us,
        at_many.cpu_us,
        at_many.cpu_us / at_few.cpu_us
    );
    drop((few, many));
}

/// The round whose CPU cost is in the middle.
fn median(mut rounds: Vec<Load>) -> Load {
    rounds.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    rounds.swap_remove(rounds.len() / 2)
}

fn row(name: &str, load: &Load, base: &Load) {
    println!(
        "{name:<28} {:>8.0} /s  {:>6.1} µs CPU  rate ratio {:.2}",
        load.rate,
        load.cpu_us,
        load.rate / base.rate
    );
}

/// Revokes certificates one after another in another process than the server and looks at each at once.
fn seen(server: &Server, folder: &seed::Folder, from: usize, asked_before: bool) -> String {
    let tries = 100;
    let good = (from..from + tries)
        .filter(|i| {
            let path = format!("/v/{}", folder.codes[*i]);
            for _ in 0..if asked_before { 20 } else { 0 } {
                assert!(server.get(&path).contains("Genuine and current"));
            }
            if asked_before {
                // Long enough for the answer to be kept.
                std::thread::sleep(Duration::from_millis(60));
                server.get(&path);
                server.get(&path);
            }
            folder.revoke(*i);
            server.get(&path).contains("Withdrawn for good")
        })
        .count();
    format!("{good} of {tries}")
}
