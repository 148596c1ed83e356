//! The gate before the web server where no proxy is declared: the framework lets a client take as long as it likes over a
//! request, and any number of them come. The gate passes bytes on without reading them, lets slow clients go, and bounds
//! connections per address and in all (docs/decisions/0055-a-gate-of-our-own.md).

mod progress;

use std::{
    collections::HashMap,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{Instant, sleep, sleep_until, timeout},
};

use crate::throttle::{Turn, Turns, Whose};
pub use progress::Patience;
use progress::Progress;

/// Connections of one address; a class behind one has thirty browsers with up to six each. A proxy on the same machine that
/// nobody declared is not counted so.
const EACH: usize = 256;
/// Connections in all.
const ALL: usize = 4_000;
/// File descriptors that a connection takes, from the client to the web server, and those that everything else needs.
const DESCRIPTORS: (usize, usize) = (3, 200);

/// Who is behind each connection to the web server and what it is at, by the port at our end of it.
#[derive(Clone, Default)]
pub struct Callers(Arc<Mutex<HashMap<u16, Caller>>>);

struct Caller {
    address: IpAddr,
    progress: Arc<Progress>,
}

impl Callers {
    fn open(&self) -> MutexGuard<'_, HashMap<u16, Caller>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The address behind a connection that came through the gate.
    pub fn behind(&self, remote: SocketAddr) -> Option<IpAddr> {
        if remote.ip().is_loopback() { self.open().get(&remote.port()).map(|one| one.address) } else { None }
    }

    /// The web server has all of a request that came through the gate: it is the server now that takes its time, and whoever asked
    /// gets the answer.
    pub fn arrived(&self, remote: SocketAddr) {
        if let (true, Some(caller)) = (remote.ip().is_loopback(), self.open().get(&remote.port())) {
            caller.progress.arrived();
        }
    }
}

/// The open gate.
pub struct Gate {
    listener: TcpListener,
    callers: Callers,
    turns: Turns,
    patience: Patience,
}

impl Gate {
    /// Opens the gate at an address.
    pub async fn open(at: SocketAddr, callers: Callers, patience: Patience) -> io::Result<Self> {
        let room = most_descriptors().saturating_sub(DESCRIPTORS.1) / DESCRIPTORS.0;
        let turns = Turns::new(EACH, ALL.min(room.max(16)));
        Ok(Self { listener: TcpListener::bind(at).await?, callers, turns, patience })
    }

    /// Where it stands.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// A turn for a client, where its address has one left, and everybody together.
    pub fn admit(&self, from: SocketAddr) -> Option<Turn> {
        self.turns.take(whose(from))
    }

    /// Lets clients through to the web server until it is told to stop.
    pub async fn keep(self, server: SocketAddr, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let accepted = tokio::select! {
                () = &mut stop => return,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((client, from)) => {
                    // Without a turn the connection is closed by being dropped.
                    let Some(turn) = self.admit(from) else { continue };
                    let (callers, patience) = (self.callers.clone(), self.patience);
                    tokio::spawn(pass(client, from.ip(), (server, callers), patience, turn));
                }
                // No descriptor is free: some will be.
                Err(_) => sleep(Duration::from_millis(100)).await,
            }
        }
    }
}

/// Every connection from the machine itself counts alone: it may be a proxy's.
fn whose(from: SocketAddr) -> Whose {
    let address = from.ip().to_canonical();
    if address.is_loopback() { Whose::Port(from.port()) } else { Whose::Address(address) }
}

/// The port of a connection is forgotten with it.
struct Entry(Callers, u16);

impl Drop for Entry {
    fn drop(&mut self) {
        self.0.open().remove(&self.1);
    }
}

async fn pass(
    mut client: TcpStream,
    from: IpAddr,
    (server, callers): (SocketAddr, Callers),
    patience: Patience,
    _turn: Turn,
) {
    let Ok(Ok(mut server)) = timeout(patience.stall, TcpStream::connect(server)).await else { return };
    let Ok(own) = server.local_addr() else { return };
    let progress = Arc::new(Progress::new(patience));
    callers.open().insert(own.port(), Caller { address: from, progress: progress.clone() });
    let _entry = Entry(callers, own.port());
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let asking = async {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = from_client.read(&mut bytes).await {
            progress.asked(read);
            if to_server.write_all(&bytes[..read]).await.is_err() {
                break;
            }
        }
        let _ = to_server.shutdown().await;
        // What the server still has to say is passed on.
        std::future::pending::<()>().await
    };
    let answering = async {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = from_server.read(&mut bytes).await {
            progress.answered();
            let written = timeout(patience.stall, to_client.write_all(&bytes[..read])).await;
            if !matches!(written, Ok(Ok(()))) {
                return;
            }
            progress.answered();
        }
        let _ = to_client.shutdown().await;
    };
    let watching = async {
        while let Some(end) = progress.end_in_future() {
            // An answer may bring the end nearer than it was.
            sleep_until(end.min(Instant::now() + patience.idle)).await;
        }
    };
    tokio::select! {
        () = answering => {}
        () = watching => {}
        () = asking => {}
    }
}

/// How many files and connections this process may have open: as many as the system lets it.
#[cfg(unix)]
fn most_descriptors() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let most = if setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current };
    most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX))
}

/// Elsewhere nobody counts them.
#[cfg(not(unix))]
fn most_descriptors() -> usize {
    usize::MAX
}
