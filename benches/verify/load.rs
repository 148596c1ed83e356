//! A client that costs little: blocking sockets, one thread a connection, one request at a time on each.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use super::server::Server;

/// One round.
pub struct Load {
    /// Answers a second.
    pub rate: f64,
    /// The server's CPU time a request, in microseconds.
    pub cpu_us: f64,
    /// 99th percentile of the time to an answer.
    pub p99: Duration,
}

pub fn run(
    server: &Server,
    connections: usize,
    time: Duration,
    path: impl Fn(usize) -> String + Sync,
) -> Load {
    let next = AtomicUsize::new(0);
    let (cpu, begun) = (server.cpu(), Instant::now());
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| connection(server.port, begun + time, &next, &path)))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let (elapsed, cpu) = (begun.elapsed(), server.cpu() - cpu);
    times.sort();
    Load {
        rate: times.len() as f64 / elapsed.as_secs_f64(),
        cpu_us: cpu.as_secs_f64() * 1e6 / times.len() as f64,
        p99: times[times.len() * 99 / 100],
    }
}

fn connection(
    port: u16,
    until: Instant,
    next: &AtomicUsize,
    path: &impl Fn(usize) -> String,
) -> Vec<Duration> {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut reader = BufReader::with_capacity(64 * 1024, stream.try_clone().unwrap());
    let mut writer = stream;
    let (mut times, mut line, mut body) = (Vec::new(), String::new(), Vec::new());
    while Instant::now() < until {
        let path = path(next.fetch_add(1, Ordering::Relaxed));
        let asked = Instant::now();
        writer.write_all(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes()).unwrap();
        line.clear();
        reader.read_line(&mut line).unwrap();
        assert!(line.starts_with("HTTP/1.1 200"), "{path}: {line}");
        let mut length = 0;
        loop {
            line.clear();
            reader.read_line(&mut line).unwrap();
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        body.resize(length, 0);
        reader.read_exact(&mut body).unwrap();
        times.push(asked.elapsed());
    }
    times
}
