//! How far a connection has come, and until when it may go on like that.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

/// How long clients may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Over a request, beside what the bytes of a body take.
    pub request: Duration,
    /// The server over the beginning of its answer, once it has all of the request.
    pub answer: Duration,
    /// Bytes a second that a body may at least be expected to come with.
    pub bytes_per_second: u32,
    /// Between an answer and the next request.
    pub idle: Duration,
    /// Over a piece of an answer.
    pub stall: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(30),
            answer: Duration::from_secs(300),
            bytes_per_second: 50_000,
            idle: Duration::from_secs(75),
            stall: Duration::from_secs(60),
        }
    }
}

#[derive(Clone, Copy)]
enum Phase {
    /// A request is on its way since then, with so many bytes.
    Asking(Instant, u64),
    /// A whole request is the server's since then.
    Arrived(Instant),
    /// An answer is on its way, or nothing; the last bytes came then.
    Answered(Instant),
}

/// What a connection is at.
pub(super) struct Progress {
    phase: Mutex<Phase>,
    patience: Patience,
}

impl Progress {
    pub(super) fn new(patience: Patience) -> Self {
        Self { phase: Mutex::new(Phase::Asking(Instant::now(), 0)), patience }
    }

    fn phase(&self) -> MutexGuard<'_, Phase> {
        self.phase.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client sent so many bytes.
    pub(super) fn asked(&self, bytes: usize) {
        let mut phase = self.phase();
        let (since, before) = match *phase {
            Phase::Asking(since, before) => (since, before),
            Phase::Answered(_) => (Instant::now(), 0),
            // What comes now is of the next request, and waits as this one does.
            Phase::Arrived(_) => return,
        };
        *phase = Phase::Asking(since, before.saturating_add(bytes as u64));
    }

    /// The server has the whole request.
    pub(super) fn arrived(&self) {
        *self.phase() = Phase::Arrived(Instant::now());
    }

    /// The server sent something, or the client took it.
    pub(super) fn answered(&self) {
        *self.phase() = Phase::Answered(Instant::now());
    }

    /// Until when it may go on so; `None` where that is over.
    pub(super) fn end_in_future(&self) -> Option<Instant> {
        let end = match *self.phase() {
            Phase::Asking(since, bytes) => {
                let body = bytes.saturating_mul(1000) / u64::from(self.patience.bytes_per_second.max(1));
                since + self.patience.request + Duration::from_millis(body)
            }
            Phase::Arrived(since) => since + self.patience.answer,
            Phase::Answered(last) => last + self.patience.idle,
        };
        (end > Instant::now()).then_some(end)
    }
}
