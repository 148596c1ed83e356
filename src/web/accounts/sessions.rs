//! Ending sessions: one of them, or every one.

use rocket::{Route, post, routes, serde::uuid::Uuid};

use crate::{
    domain::ids::SessionId,
    web::{Page, Reply, SignedIn, WebError},
    workflows::end_sessions,
};

use super::visit::Visit;

pub fn routes() -> Vec<Route> {
    routes![end, end_all]
}

#[post("/account/sessions/<session>/end")]
async fn end(who: SignedIn, visit: Visit<'_>, page: Page, session: Uuid) -> Result<Reply, WebError> {
    let session = SessionId(session);
    end_sessions::end_one(visit.store, &who.account(), session).await?;
    if session == who.session {
        visit.forget_session();
        return Reply::signed_out("/sign-in", page.t("accounts-signed-out"));
    }
    Reply::done("/account", page.t("accounts-session-ended"))
}

#[post("/account/sessions/end")]
async fn end_all(who: SignedIn, visit: Visit<'_>, page: Page) -> Result<Reply, WebError> {
    end_sessions::end_all(visit.store, &who.account()).await?;
    visit.forget_session();
    Reply::signed_out("/sign-in", page.t("accounts-signed-out-everywhere"))
}
