//! A client that costs little: blocking sockets, one thread a connection, one request at a time on each.

use std::{
    io::{Read, Write},
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
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_nodelay(true).unwrap();
    let (mut times, mut answer) = (Vec::with_capacity(100_000), vec![0; 64 * 1024]);
    while Instant::now() < until {
        let path = path(next.fetch_add(1, Ordering::Relaxed));
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let asked = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        read_answer(&mut stream, &mut answer);
        times.push(asked.elapsed());
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}: {}", String::from_utf8_lossy(&answer[..80]));
    }
    times
}

/// Reads a whole answer, looking at no more of it than its length, as every microsecond here is the server's.
fn read_answer(stream: &mut TcpStream, answer: &mut [u8]) {
    let (mut have, mut whole) = (0, None);
    while whole.is_none_or(|whole| have < whole) {
        let read = stream.read(&mut answer[have..]).unwrap();
        assert_ne!(read, 0, "the server hung up");
        have += read;
        whole = whole.or_else(|| {
            let head = find(&answer[..have], b"\r\n\r\n")?;
            let length = find(&answer[..head], b"content-length: ").expect("a length") + 16;
            let digits = answer[length..head].iter().take_while(|digit| digit.is_ascii_digit());
            Some(head + 4 + digits.fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0')))
        });
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
