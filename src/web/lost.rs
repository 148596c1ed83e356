//! A form that comes from somebody whose session is over: no door takes it, and it ends here. It is read all the same, so that
//! they get it back once they have signed in again.

use rocket::{
    Request, Route,
    data::{self, Data, FromData},
    http::Status,
    outcome::Outcome,
    post, routes,
};

use super::{
    WebError, arriving,
    form::{Anything, Form},
    guards::{self, Refusal, SameSite},
};

pub(super) fn routes() -> Vec<Route> {
    routes![lost]
}

/// What was sent to a door that is open to those only who are signed in.
struct Lost;

#[rocket::async_trait]
impl<'r> FromData<'r> for Lost {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        if guards::refusal(request) != Some(Refusal::SignIn) {
            return Outcome::Forward((data, Status::NotFound));
        }
        // What it is read for is noted with the request; if it cannot be read, nothing of it is held.
        let reading = async {
            let form: data::Outcome<'r, Form<Anything>> = Form::from_data(request, data).await;
            drop(form);
            Outcome::Success(Self)
        };
        arriving::read(request, || (), reading).await
    }
}

#[post("/<_..>", rank = 200, data = "<_lost>")]
fn lost(_site: SameSite, _lost: Lost) -> WebError {
    WebError::SignedOut
}
