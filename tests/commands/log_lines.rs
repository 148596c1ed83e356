//! What a running server writes into its log: real trouble, and no secret.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use super::command;

/// A running server, and where it listens.
struct Running {
    child: Child,
    port: u16,
    _dir: tempfile::TempDir,
}

impl Running {
    /// In production, with no proxy declared.
    fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut child = command(dir.path(), &["serve", "--trust-clock"])
            .env("COUNTERSIGN_MODE", "production")
            .env("COUNTERSIGN_PUBLIC_URL", "https://verify.example")
            .env("COUNTERSIGN_SMTP_URL", "smtp://127.0.0.1:9")
            .env("COUNTERSIGN_ADDRESS", "127.0.0.1")
            .env("COUNTERSIGN_PORT", port.to_string())
            .env_remove("COUNTERSIGN_LOG_FILTER")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("Countersign is at")));
        if ready.is_none() {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("it did not start: {said}");
        }
        // What it says after that is not waited for.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port, _dir: dir }
    }

    /// The first line of the answer.
    fn ask(&self, request: &str) -> String {
        let patience = Instant::now() + Duration::from_secs(30);
        let mut connection = loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(connection) => break connection,
                Err(error) if Instant::now() > patience => panic!("{error}"),
                Err(_) => std::thread::yield_now(),
            }
        };
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
    }

    /// Ends it; what it wrote into its log.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        self.child.wait().unwrap();
        log
    }
}

fn asking(method: &str, path: &str, more: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: verify.example\r\nConnection: close\r\n{more}\r\n")
}

#[test]
fn a_strangers_wrong_address_is_no_error_line_and_no_line_holds_the_secret_of_a_link() {
    let server = Running::start();
    const TOKEN: &str = "c2VjcmV0LW9mLWEtbGluay10aGF0LXN0aWxsLXdvcmtz";
    for path in ["/favicon.ico", "/wp-login.php", "/.env", "/v/"] {
        let first = server.ask(&asking("GET", path, ""));
        assert!(first.starts_with("HTTP/1.1 "), "{path}: {first}");
    }
    let json = "Content-Type: application/json\r\nContent-Length: 2\r\n";
    for room in ["password", "invitation", "setup", "account/address"] {
        let link = format!("/{room}/{TOKEN}");
        for request in [
            asking("PUT", &link, "Content-Length: 0\r\n"),
            asking("DELETE", &link, ""),
            asking("GET", &format!("{link}/x"), ""),
            asking("HEAD", &link, ""),
            format!("{}{{}}", asking("POST", &link, json)),
        ] {
            let first = server.ask(&request);
            assert!(first.starts_with("HTTP/1.1 "), "{request}: {first}");
        }
    }
    let log = server.end();
    assert!(!log.contains(TOKEN), "{log}");
    assert!(!log.contains("ERROR"), "{log}");
    assert!(!log.contains("wp-login"), "{log}");
}

#[test]
fn what_a_guard_refuses_is_no_line_of_the_log() {
    let server = Running::start();
    for path in ["/academy", "/academy/people", "/practitioner/hours", "/account"] {
        let first = server.ask(&asking("GET", path, ""));
        assert!(first.contains(" 303 "), "{path}: {first}");
    }
    let elsewhere = "Sec-Fetch-Site: cross-site\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n";
    let first = server.ask(&format!("{}email=a", asking("POST", "/sign-in", elsewhere)));
    assert!(first.contains(" 403 "), "{first}");
    let log = server.end();
    assert!(!log.contains("guard"), "{log}");
    // What the program itself has to say still stands there.
    assert!(log.contains("WARN") && log.contains("client_address_header"), "{log}");
}

#[test]
fn a_server_that_knows_of_no_proxy_says_what_that_means() {
    let server = Running::start();
    server.ask(&asking("GET", "/", ""));
    let log = server.end();
    assert!(log.contains("client_address_header is not set"), "{log}");
}
