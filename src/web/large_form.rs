//! A form with files. One so large that it was not read is told from one that was: its handler draws the form again and says
//! so beside the field, where a bare 413 would lose what was typed.

use rocket::{
    Request,
    data::{self, Data, FromData, ToByteUnit},
    form::{Errors, Form, FromForm},
    http::Status,
    outcome::Outcome,
};

/// A form, or one so large that it was not read.
pub(super) enum LargeForm<T> {
    Read(Box<T>),
    TooLarge,
}

#[rocket::async_trait]
impl<'r, T: FromForm<'r>> FromData<'r> for LargeForm<T> {
    type Error = Errors<'r>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        super::arriving::read(request, Errors::new, Self::read(request, data)).await
    }
}

impl<'r, T: FromForm<'r>> LargeForm<T> {
    async fn read(
        request: &'r Request<'_>,
        data: Data<'r>,
    ) -> Outcome<Self, (Status, Errors<'r>), (Data<'r>, Status)> {
        let most = request.limits().get("data-form").map_or(0, |limit| limit.as_u64());
        let announced =
            request.headers().get_one("Content-Length").and_then(|length| length.parse::<u64>().ok());
        if announced.is_some_and(|length| length > most) {
            // A browser reads the answer only once it has sent everything: swallow it, up to a point.
            let swallowed = data.open(64.mebibytes()).stream_to(tokio::io::sink()).await;
            tracing::info!(announced, swallowed = ?swallowed.map(|n| n.written), "upload too large");
            return Outcome::Success(Self::TooLarge);
        }
        Form::from_data(request, data).await.map(|form: Form<T>| Self::Read(Box::new(form.into_inner())))
    }
}
