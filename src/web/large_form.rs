//! A form with files. One so large that it was not read is told from one that was: its handler draws the form again and says
//! so beside the field, and what was typed beside the file is put back.

use rocket::{
    Request,
    data::{self, Data, FromData},
    form::{Error, Errors, FromForm, error::ErrorKind},
    http::Status,
    outcome::Outcome,
};

use super::{
    drawn::PutBack,
    form::{Form, is_cut_off},
    multipart,
};

/// A form, or why its file was not read.
pub(super) enum LargeForm<T> {
    Read(Box<T>),
    Unread(Unread),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is larger than anything that is read.
    TooLarge,
    /// It ended before its end.
    CutOff,
    /// Its name, or what else stands before it, cannot be read.
    Name,
}

impl Unread {
    /// The locale key beside the field, of a room.
    pub(super) fn key(self, room: &str) -> String {
        let why = match self {
            Self::TooLarge => "too-large",
            Self::CutOff => "cut-off",
            Self::Name => "file-name",
        };
        format!("{room}-error-{why}")
    }

    fn of(errors: &Errors<'_>) -> Option<Self> {
        if is_cut_off(errors) {
            return Some(Self::CutOff);
        }
        let odd = |error: &Error<'_>| {
            matches!(error.kind, ErrorKind::Multipart(_)) && error.status() != Status::PayloadTooLarge
        };
        errors.iter().any(odd).then_some(Self::Name)
    }
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
            return Outcome::Success(Self::Unread(Unread::TooLarge));
        }
        let read: data::Outcome<'r, Form<T>> = Form::from_data(request, data).await;
        match read {
            Outcome::Success(form) => Outcome::Success(Self::Read(Box::new(form.into_inner()))),
            Outcome::Error((status, errors)) => match Unread::of(&errors) {
                Some(unread) => {
                    request.local_cache(|| PutBack(true));
                    Outcome::Success(Self::Unread(unread))
                }
                None => Outcome::Error((status, errors)),
            },
            Outcome::Forward(forward) => Outcome::Forward(forward),
        }
    }
}
