//! Nothing that was typed is lost: a session that is over, a file that is too large, a form that was overtaken.

mod again;
mod signed_out;

use countersign::domain::ids::PersonId;

use crate::{
    access::page_form::{PageForm, Typed},
    support::app::{Answer, Browser},
};

/// What somebody types in every test.
pub const PASSWORD: &str = "three quiet needles";

/// What a browser would send of a page's form, with some fields filled in.
pub fn filled(page: &Answer, here: &str, to: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let names: Vec<_> = typed.iter().map(|(name, _)| *name).collect();
    let form = PageForm::find(&page.body, here, to, &names).unwrap_or_else(|| panic!("no form for {to}"));
    let typed: Vec<_> = typed.iter().map(|(name, text)| (*name, Typed::Text((*text).into()))).collect();
    form.filled(&typed)
}

/// Sends what was filled in.
pub async fn send(browser: &Browser<'_>, to: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(to, &fields).await
}

/// Signs in, as the page offers it after a form was sent, and goes where that leads.
pub async fn sign_in_again(
    browser: &Browser<'_>,
    app: &crate::support::app::TestApp,
    who: PersonId,
    at: &str,
) -> Answer {
    let page = browser.get(at).await.expect_status(200);
    let next = page.field("next").replace("&#38;", "&");
    let email = app.email_of(who).await;
    let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", next.as_str())];
    let done = browser.post("/sign-in", &fields).await.expect_status(303);
    browser.get(done.location.as_deref().unwrap()).await
}
