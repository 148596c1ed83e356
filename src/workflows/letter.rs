//! A mail: one frame for all, the words from the locale files under `mail-<name>-…`.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{
    domain::{
        ids::{AcademyId, MailId},
        person::Person,
        words::Role,
    },
    storage::{Result, StorageError, Tx, outbox, outbox::Mail, people},
    texts::{Arg, Lang},
};

/// Stands in a stored mail where the secret of its link will stand in the mail that is sent.
pub const SECRET: &str = "made-when-this-is-sent";

/// What to write to whom. The words are `mail-<name>-subject`, `-text` and, with a link, `-action`.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// On behalf of which academy.
    pub academy: Option<AcademyId>,
    /// The mail's name, e.g. `invitation`.
    pub name: &'a str,
    /// What happened, so that the same is not mailed twice.
    pub dedup_key: String,
    /// The recipient's address.
    pub to: &'a str,
    /// The language they read.
    pub lang: Lang,
    /// Values in the words.
    pub args: Vec<(&'static str, Arg<'a>)>,
    /// A full address to go to.
    pub link: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Plain<'a> {
    text: &'a str,
    action: Option<(&'a str, &'a str)>,
    foot: &'a str,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Rich<'a> {
    lang: &'a str,
    subject: &'a str,
    paragraphs: Vec<&'a str>,
    action: Option<(&'a str, &'a str)>,
    foot: &'a str,
}

/// Writes the letter and puts it into the outbox, in the transaction of what it tells. The letter is written before
/// the first wait: values of texts can't be held across one.
pub fn post<'t>(
    tx: &'t Tx,
    letter: Letter<'_>,
    now: DateTime<Utc>,
) -> impl Future<Output = Result<()>> + Send + use<'t> {
    let mail = written(&letter, now);
    async move { outbox::insert(tx, &mail?).await }
}

/// As [`post`], for a letter with a promised link: [`SECRET`] stands in its address.
pub fn post_promise<'t>(
    tx: &'t Tx,
    letter: Letter<'_>,
    promise: Uuid,
    now: DateTime<Utc>,
) -> impl Future<Output = Result<()>> + Send + use<'t> {
    let mail = written(&letter, now).map(|mail| Mail { link_id: Some(promise), ..mail });
    async move { outbox::insert(tx, &mail?).await }
}

/// What those who own an academy are told.
pub(super) struct ToOwners<'a> {
    /// The academy.
    pub academy: AcademyId,
    /// The mail's name.
    pub name: &'a str,
    /// What happened, so that none of them is mailed the same twice.
    pub about: String,
    /// A full address to go to.
    pub link: Option<String>,
}

/// Writes to each who owns an academy on a day. `words` are the values for one of them, beside `name`, their own; nobody is
/// written to for whom there are none.
pub(super) async fn post_to_owners<'a>(
    tx: &Tx,
    told: ToOwners<'_>,
    (day, now): (NaiveDate, DateTime<Utc>),
    words: impl Fn(&Person, Lang) -> Option<Vec<(&'static str, Arg<'a>)>> + Send + Sync,
) -> Result<()> {
    for (owner, _) in people::list_holding(tx, told.academy, Role::Owner, day).await? {
        let lang = Lang::from_tag(&owner.locale).unwrap_or(Lang::En);
        let Some(mut args) = words(&owner, lang) else { continue };
        args.push(("name", owner.full_name.clone().into()));
        let letter = Letter {
            academy: Some(told.academy),
            name: told.name,
            dedup_key: format!("{}:{}:{}", told.name, told.about, owner.id),
            to: &owner.email,
            lang,
            args,
            link: told.link.clone(),
        };
        post(tx, letter, now).await?;
    }
    Ok(())
}

/// Writes the letter. Many of them go into the outbox at once with [`outbox::insert_all`].
pub(super) fn written(letter: &Letter<'_>, now: DateTime<Utc>) -> Result<Mail> {
    let words = |part: &str| letter.lang.t_args(&format!("mail-{}-{part}", letter.name), &letter.args);
    let (subject, text, foot) = (words("subject"), words("text"), letter.lang.t("mail-foot"));
    let action = letter.link.as_ref().map(|_| words("action"));
    let action = action.as_deref().zip(letter.link.as_deref());
    let plain = Plain { text: &text, action, foot: &foot }.render();
    let paragraphs = text.split("\n\n").collect();
    let rich = Rich { lang: letter.lang.tag(), subject: &subject, paragraphs, action, foot: &foot }.render();
    let unreadable = |error: askama::Error| StorageError::Unreadable(error.to_string());
    Ok(Mail {
        id: MailId::fresh(),
        academy_id: letter.academy,
        dedup_key: letter.dedup_key.clone(),
        to: letter.to.to_owned(),
        template: letter.name.to_owned(),
        subject,
        text: plain.map_err(unreadable)?,
        html: rich.map_err(unreadable)?,
        created_at: now,
        attempts: 0,
        last_error: None,
        sent_at: None,
        link_id: None,
        dropped_at: None,
    })
}
