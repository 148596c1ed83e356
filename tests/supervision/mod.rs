//! Countersigning, rejecting, voiding: exactly one effect each, and the other is told.

mod countersigning;
mod rejecting;
mod unseen;
mod voiding;

use crate::support::app::Browser;

/// A waiting record as the form of the queue names it, with everything the queue shows of it now.
pub async fn ticked(browser: &Browser<'_>, id: impl std::fmt::Display) -> String {
    let queue = browser.get("/academy/queue").await.expect_status(200).body;
    let at = queue.find(&format!(":{id}:")).unwrap_or_else(|| panic!("{id} does not wait: {queue}"));
    let from = queue[..at].rfind('"').unwrap() + 1;
    queue[from..].split('"').next().unwrap().to_owned()
}
