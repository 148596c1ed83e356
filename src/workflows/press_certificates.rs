//! The press that draws and signs certificates on all processors but not on the web server's threads; what comes back
//! is in the order of what was given.

use std::{
    io,
    sync::{Arc, LazyLock},
};

use chrono::{DateTime, Utc};
use tokio::{
    runtime::{Builder, Runtime},
    task::{JoinHandle, spawn_blocking},
};

use crate::issuing::{
    self, CertificateDocument, Design, Enclosure, Prepared, Signed, keys::Keys, press::Press,
};

use super::certificate_step::CertificateError;

/// How many threads press, whoever asks: more would take the processors from the pages.
const THREADS: usize = 2;
/// The threads. They are always the same ones: each thread that makes files keeps memory for them.
static PRESS: LazyLock<io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(THREADS).thread_name("press").build());

/// A result for each of what was given.
type Each<T> = Vec<Result<T, CertificateError>>;

/// A certificate to be drawn.
pub(super) struct Order {
    pub document: CertificateDocument,
    pub design: Arc<Design>,
    /// The files that travel in it.
    pub enclosures: Vec<Enclosure>,
}

/// Lays documents out and checks them.
pub(super) async fn prepare(orders: Vec<Order>) -> Result<Each<Prepared>, CertificateError> {
    each(orders, |order| Ok(Press::shared().prepare(&order.document, &order.design, &order.enclosures)?))
        .await
}

/// Signs checked documents, each as of its moment. The first one on an installation makes its keys.
pub(super) async fn sign(
    prepared: Vec<(Prepared, DateTime<Utc>)>,
    keys: &Keys,
    now: DateTime<Utc>,
) -> Result<Each<Signed>, CertificateError> {
    let keys = keys.clone();
    let signer = spawn_blocking(move || keys.signer(now)).await.map_err(broken)??;
    each(prepared, move |(prepared, at)| Ok(issuing::sign(prepared, &signer, at)?)).await
}

/// Does something to each, on several threads where there are several.
pub(super) async fn each<T, U>(
    items: Vec<T>,
    work: impl Fn(T) -> Result<U, CertificateError> + Send + Sync + 'static,
) -> Result<Each<U>, CertificateError>
where
    T: Send + 'static,
    U: Send + 'static,
{
    let (work, share) = (Arc::new(work), items.len().div_ceil(THREADS).max(1));
    let (mut rest, mut pressing) = (items.into_iter(), Vec::with_capacity(THREADS));
    while rest.len() > 0 {
        let (own, work) = (rest.by_ref().take(share).collect::<Vec<T>>(), work.clone());
        pressing.push(spawn(move || own.into_iter().map(|item| work(item)).collect::<Each<U>>())?);
    }
    let mut done = Vec::new();
    for share in pressing {
        done.extend(share.await.map_err(broken)?);
    }
    Ok(done)
}

/// Runs what takes a processor for a moment away from the web server's threads, on one of those that press.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, CertificateError> {
    spawn(work)?.await.map_err(broken)
}

fn spawn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, CertificateError> {
    Ok(PRESS.as_ref().map_err(broken)?.spawn(async move { work() }))
}

fn broken(error: impl std::fmt::Display) -> CertificateError {
    CertificateError::System(error.to_string())
}
