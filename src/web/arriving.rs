//! Files on their way in: a few at once for each person or address, and none that takes for ever. Each holds a temporary
//! file from its first byte on.

use std::{future::Future, time::Duration};

use rocket::{
    Request,
    data::{self, Data, FromData},
    fairing::{Fairing, Info, Kind},
    http::{Method, Status},
    outcome::Outcome,
};

use crate::{
    gate::Callers,
    throttle::{Busy, Origin, Turn, Whose},
};

use super::guards::{self, Refusal};

/// Ten megabytes within it are 57 KB a second.
const LONGEST: Duration = Duration::from_secs(180);

/// Tells the gate that all of a request is here: whoever sent it waits for its answer and is not slow.
pub(super) fn is_whole(request: &Request<'_>) {
    if let (Some(callers), Some(remote)) = (request.rocket().state::<Callers>(), request.remote()) {
        callers.arrived(remote);
    }
}

/// Tells the gate of requests that have no body.
pub struct WithoutBody;

#[rocket::async_trait]
impl Fairing for WithoutBody {
    fn info(&self) -> Info {
        Info { name: "requests without a body", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        if matches!(request.method(), Method::Get | Method::Head) {
            is_whole(request);
        }
    }
}

/// A turn to send a file, if there is one now.
async fn turn(request: &Request<'_>) -> Option<Turn> {
    let visitor = guards::visitor(request).await.ok().flatten();
    let busy = request.rocket().state::<Busy>()?;
    match visitor {
        Some(visitor) => busy.own_files.take(Whose::Person(visitor.person.id.0)),
        None => busy.files.take(Whose::Address(Origin::of(request).address())),
    }
}

/// Reads what arrives, when there is a turn, and as long as it takes no longer than files take.
pub(super) async fn read<'r, T, E>(
    request: &'r Request<'_>,
    otherwise: impl Fn() -> E,
    reading: impl Future<Output = Outcome<T, (Status, E), (Data<'r>, Status)>>,
) -> Outcome<T, (Status, E), (Data<'r>, Status)> {
    let Some(_turn) = turn(request).await else {
        guards::note_refusal(request, Refusal::Busy);
        return Outcome::Error((Refusal::Busy.status(), otherwise()));
    };
    match tokio::time::timeout(LONGEST, reading).await {
        Ok(outcome) => outcome,
        Err(_) => {
            guards::note_refusal(request, Refusal::Slow);
            Outcome::Error((Refusal::Slow.status(), otherwise()))
        }
    }
}

/// Data with a file in it.
pub(super) struct Arriving<T>(pub(super) T);

#[rocket::async_trait]
impl<'r, T: FromData<'r>> FromData<'r> for Arriving<T> {
    type Error = Option<T::Error>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        let reading = async {
            match T::from_data(request, data).await {
                Outcome::Success(read) => Outcome::Success(Self(read)),
                Outcome::Error((status, error)) => Outcome::Error((status, Some(error))),
                Outcome::Forward(forward) => Outcome::Forward(forward),
            }
        };
        read(request, || None, reading).await
    }
}
