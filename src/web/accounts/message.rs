//! A page that only says something, and where to go from there.

use askama::Template;

use crate::web::Page;

/// Locale keys `<key>-title` and `<key>-text`, and a way on: its address and `<key>-action`.
#[derive(Template)]
#[template(path = "accounts/message.html")]
pub struct Message {
    pub page: Page,
    pub key: &'static str,
    pub action: Option<&'static str>,
}
