//! Countersigning what was ticked: each once, and the rest is told.

use rocket::{State, form::FromForm, post};

use crate::{
    storage::Store,
    texts::Lang,
    web::{Form, Page, Reply, Supervisor, WebError},
    workflows::{
        countersign_entries::{Outcome, countersign_entries},
        supervised::Seen,
    },
};

use super::{
    changed::changed,
    item::{Name, Reader},
};

/// The records that were ticked.
#[derive(FromForm)]
pub(super) struct Ticked {
    #[field(default = Vec::new())]
    pub entry: Vec<String>,
    /// The trainee the list was filtered by.
    #[field(default = String::new())]
    pub trainee: String,
}

/// Back to the queue, filtered as it was.
pub(super) fn queue_of(trainee: &str) -> String {
    match trainee.parse::<crate::domain::ids::PersonId>() {
        Ok(id) => format!("/academy/queue?trainee={id}"),
        Err(_) => "/academy/queue".to_owned(),
    }
}

/// A selection in which nothing names this supervisor is not theirs to see.
pub(super) async fn refuse_strangers(
    store: &Store,
    who: &Supervisor,
    page: &Page,
    seen: &[Seen],
) -> Result<(), WebError> {
    let mut reader = Reader::new(store.read(), who, page);
    let mut refusal = Ok(());
    for seen in seen {
        match reader.own(seen.subject).await {
            Ok(_) => return Ok(()),
            Err(error) => refusal = Err(error),
        }
    }
    refusal
}

#[post("/academy/queue/countersign", data = "<ticked>")]
pub(super) async fn countersign(
    who: Supervisor,
    page: Page,
    store: &State<Store>,
    ticked: Form<Ticked>,
) -> Result<Reply, WebError> {
    let (seen, back) = (Name::all(&ticked.entry)?, queue_of(&ticked.trainee));
    if seen.is_empty() {
        return Reply::warned(back, page.t("supervision-nothing-ticked"));
    }
    refuse_strangers(store, &who, &page, &seen).await?;
    let outcomes = countersign_entries(store, &who.authority(), &seen).await?;
    let (all_signed, words) = told(page.lang, &outcomes);
    let overtaken: Vec<_> = outcomes
        .into_iter()
        .filter_map(|(seen, outcome)| match outcome {
            Outcome::Changed(differences) => Some((seen, differences)),
            _ => None,
        })
        .collect();
    if !overtaken.is_empty() {
        return changed(store, &who, page, Some(words), &overtaken, back).await;
    }
    if all_signed { Reply::done(back, words) } else { Reply::warned(back, words) }
}

/// How many were signed, and what became of the others.
fn told(lang: Lang, outcomes: &[(Seen, Outcome)]) -> (bool, String) {
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, outcome)| wanted(outcome)).count();
    let counts = [
        ("supervision-told-signed", count(|o| *o == Outcome::Signed)),
        ("supervision-told-already", count(|o| *o == Outcome::AlreadySigned)),
        ("supervision-told-changed", count(|o| matches!(o, Outcome::Changed(_)))),
        ("supervision-told-refused", count(|o| matches!(o, Outcome::Refused(_)))),
        ("supervision-told-unreadable", count(|o| *o == Outcome::Unreadable)),
    ];
    let parts: Vec<_> = counts
        .iter()
        .filter(|(key, count)| *count > 0 || *key == "supervision-told-signed")
        .map(|(key, count)| lang.t_args(key, &[("count", (*count).into())]))
        .collect();
    (counts[0].1 == outcomes.len(), parts.join(" "))
}
