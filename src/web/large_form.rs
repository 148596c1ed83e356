//! A form with files. One so large that it was not read is told from one that was: its handler draws the form again and says
//! so beside the field, and what was typed beside the file is put back.

use rocket::{
    Request,
    data::{self, Data, FromData},
    form::{Errors, FromForm},
    http::Status,
    outcome::Outcome,
};

use super::{drawn::PutBack, form::Form, multipart};

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
            tracing::info!(announced, "upload too large");
            let boundary = request.content_type().and_then(|kind| kind.param("boundary"));
            multipart::fields(data, boundary.unwrap_or_default()).await.note(request);
            request.local_cache(|| PutBack(true));
            return Outcome::Success(Self::TooLarge);
        }
        Form::from_data(request, data).await.map(|form: Form<T>| Self::Read(Box::new(form.into_inner())))
    }
}
