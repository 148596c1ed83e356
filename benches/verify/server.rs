//! The servers under load, each a process of its own so that its CPU time can be told from the client's.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct Server {
    child: Child,
    pub port: u16,
    pub started_in: Duration,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Server {
    /// The real binary on a data folder.
    pub fn countersign(data: &Path) -> Self {
        let port = free_port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command
            .arg("serve")
            .env("COUNTERSIGN_DATA_DIR", data)
            .env("COUNTERSIGN_PORT", port.to_string())
            .env("COUNTERSIGN_CHECKS_PER_MINUTE", u32::MAX.to_string());
        Self::start(command, port)
    }

    /// A Rocket with nothing but an empty route.
    pub fn empty() -> Self {
        let port = free_port();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg("--empty-server").env("EMPTY_PORT", port.to_string());
        Self::start(command, port)
    }

    fn start(mut command: Command, port: u16) -> Self {
        let begun = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut server = Self { child, port, started_in: Duration::ZERO };
        while server.try_get("/").is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server did not start");
            std::thread::sleep(Duration::from_millis(1));
        }
        server.started_in = begun.elapsed();
        server
    }

    fn try_get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        (!answer.is_empty()).then_some(answer)
    }

    pub fn get(&self, path: &str) -> String {
        self.try_get(path).expect("the server answers")
    }

    /// CPU time used so far, user and system.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let after_name = stat.rsplit_once(')').unwrap().1;
        let ticks: u64 =
            after_name.split_whitespace().skip(11).take(2).map(|t| t.parse::<u64>().unwrap()).sum();
        // Linux counts these in hundredths of a second on every architecture Rust supports.
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory two seconds after the first answer, in megabytes.
    pub fn resident_mb(&self) -> f64 {
        std::thread::sleep(Duration::from_secs(2));
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[rocket::get("/")]
fn nothing() -> &'static str {
    ""
}

pub fn serve_empty_route() {
    let port = std::env::var("EMPTY_PORT").unwrap().parse().unwrap();
    let config = rocket::Config {
        port,
        log_level: rocket::config::LogLevel::Off,
        secret_key: rocket::config::SecretKey::from(&[7; 64]),
        ..rocket::Config::release_default()
    };
    let server = rocket::custom(config).mount("/", rocket::routes![nothing]).launch();
    rocket::execute(server).unwrap();
}
