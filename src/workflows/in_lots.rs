//! Reading about many, outside of any transaction: a lot at a time on each of a few threads.

use std::future::Future;

use super::certificate_step::CertificateError;

/// How many are looked at together, with everything known of them in memory.
pub(super) const LOT: usize = 25;
/// On how many threads at once: more would take the processors from the pages.
const THREADS: usize = 2;

/// Does something to each lot; what came of them, in their order.
pub(super) async fn in_lots<T, U, F>(
    items: &[T],
    work: impl Fn(Vec<T>) -> F + Clone + Send + 'static,
) -> Result<Vec<U>, CertificateError>
where
    T: Clone + Send + Sync + 'static,
    U: Send + 'static,
    F: Future<Output = Result<U, CertificateError>> + Send,
{
    let share = items.len().div_ceil(THREADS).max(1);
    let working: Vec<_> = items
        .chunks(share)
        .map(|own| {
            let (own, work) = (own.to_vec(), work.clone());
            tokio::spawn(async move {
                let mut done = Vec::with_capacity(own.len().div_ceil(LOT));
                for lot in own.chunks(LOT) {
                    done.push(work(lot.to_vec()).await?);
                }
                Ok::<_, CertificateError>(done)
            })
        })
        .collect();
    let mut done = Vec::new();
    for own in working {
        done.extend(own.await.map_err(|e| CertificateError::System(e.to_string()))??);
    }
    Ok(done)
}
