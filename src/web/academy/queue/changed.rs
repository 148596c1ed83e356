//! The answer where records are not as they were shown: each with what is different, and the way to look again.

use crate::{
    domain::shown::Difference,
    storage::Store,
    web::{
        Page, Reply, Supervisor, WebError,
        changed::{ChangedPage, ChangedThing, changed_lines},
    },
    workflows::supervised::Seen,
};

use super::item::Reader;

/// What was done, and what was left alone. Of a record that no longer names this supervisor nothing is told.
pub(super) async fn changed(
    store: &Store,
    who: &Supervisor,
    page: Page,
    done: Option<String>,
    records: &[(Seen, Vec<Difference>)],
    back: String,
) -> Result<Reply, WebError> {
    let mut things = Vec::new();
    let mut reader = Reader::new(store.read(), who, &page);
    for (seen, differences) in records {
        let thing = match reader.own(seen.subject).await {
            Ok(item) => ChangedThing {
                what: format!("{}, {}", item.what, page.moment(&item.started_at)),
                href: Some(item.path()),
                whose: item.trainee_name,
                lines: changed_lines(&page, differences),
            },
            Err(WebError::NotFound | WebError::Unreadable(_)) => ChangedThing {
                whose: String::new(),
                what: page.t("shown-not-yours"),
                href: None,
                lines: Vec::new(),
            },
            Err(error) => return Err(error),
        };
        things.push(thing);
    }
    let back = (back, page.t("supervision-title"));
    Reply::overtaken(&ChangedPage { done, things, back, page })
}
