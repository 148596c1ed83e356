//! The press that draws and signs certificates on all processors but not on the web server's threads; what comes back
//! is in the order of what was given.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::{
    sync::Semaphore,
    task::{JoinSet, spawn_blocking},
};

use crate::issuing::{
    self, CertificateDocument, Design, Enclosure, Prepared, Signed, keys::Keys, press::Press,
};

use super::certificate_step::CertificateError;

/// How many threads press at most, whoever asks: more would take the processors from the pages.
const THREADS: usize = 2;
/// Shared by everything that presses.
static PRESS: Semaphore = Semaphore::const_new(THREADS);

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
    let mut rest = items.into_iter();
    let mut pressing = JoinSet::new();
    for number in 0..THREADS {
        let own: Vec<T> = rest.by_ref().take(share).collect();
        if own.is_empty() {
            break;
        }
        let work = work.clone();
        pressing.spawn(async move {
            let permit = PRESS.acquire().await.map_err(broken)?;
            let done = spawn_blocking(move || {
                let _held = permit;
                own.into_iter().map(|item| work(item)).collect::<Each<U>>()
            });
            Ok::<_, CertificateError>((number, done.await.map_err(broken)?))
        });
    }
    let mut shares = Vec::new();
    while let Some(done) = pressing.join_next().await {
        shares.push(done.map_err(broken)??);
    }
    shares.sort_by_key(|(number, _)| *number);
    Ok(shares.into_iter().flat_map(|(_, done)| done).collect())
}

fn broken(error: impl std::fmt::Display) -> CertificateError {
    CertificateError::System(error.to_string())
}
