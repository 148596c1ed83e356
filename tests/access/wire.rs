//! Forms on a real connection, whose last byte comes late.

use std::sync::Arc;

use countersign::{App, domain::ids::SessionId, random::Token, storage::events};
use rocket::fairing::AdHoc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
};

use super::{
    forms::{self, Sheet, World},
    held::Porter,
};

/// Starts the site on a port of its own.
async fn serve(world: &World) -> u16 {
    let mut settings = (*world.app.app.settings).clone();
    settings.port = 0;
    let app = App { settings: Arc::new(settings), ..world.app.app.clone() };
    let (tell, told) = oneshot::channel();
    let tell = std::sync::Mutex::new(Some(tell));
    let liftoff = AdHoc::on_liftoff("port", move |rocket| {
        let (port, tell) = (rocket.config().port, tell.lock().unwrap().take());
        Box::pin(async move {
            tell.unwrap().send(port).unwrap();
        })
    });
    tokio::spawn(countersign::build(app, &[7; 64]).attach(liftoff).launch());
    told.await.unwrap()
}

/// A form on its way: all of it but the last byte was sent, and the door knows who sends it.
struct OnItsWay {
    connection: TcpStream,
    last: u8,
    session: SessionId,
}

impl OnItsWay {
    async fn begin(world: &World, porter: &Porter, port: u16, sheet: &Sheet) -> Self {
        let (token, session) = porter.sign_in(world, sheet).await;
        let body = porter.encoded(world, sheet, &token).await;
        let (last, most) = body.as_bytes().split_last().unwrap();
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: verify.example\r\nSec-Fetch-Site: same-origin\r\nCookie: session={}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            sheet.path,
            cookie(world, &token),
            body.len()
        );
        let (tell, known) = oneshot::channel();
        porter.leave(move || tell.send(()).unwrap());
        let mut connection = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        connection.write_all(head.as_bytes()).await.unwrap();
        connection.write_all(most).await.unwrap();
        known.await.unwrap();
        Self { connection, last: *last, session }
    }

    /// Sends the last byte; the first line of the answer.
    async fn finish(mut self) -> String {
        self.connection.write_all(&[self.last]).await.unwrap();
        let mut answer = Vec::new();
        self.connection.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).lines().next().unwrap().to_owned()
    }
}

/// The session's cookie as a browser sends it.
fn cookie(world: &World, token: &Token) -> String {
    let request = world.app.client.get("/").private_cookie(("session", token.text()));
    let value = request.inner().cookies().get("session").unwrap().value().to_owned();
    rocket::http::RawStr::new(&value).percent_encode().to_string()
}

/// A countersignature that waits for its supervisor.
async fn to_sign(world: &World) -> Sheet {
    forms::sheets(world, "/academy/queue/countersign").await.remove(0)
}

#[tokio::test]
async fn a_signature_held_back_is_dated_when_it_is_made_and_the_events_stay_in_order() {
    let world = World::new().await;
    let (porter, port) = (Porter::of(&world), serve(&world).await);
    let sheet = to_sign(&world).await;
    let held = OnItsWay::begin(&world, &porter, port, &sheet).await;
    world.app.set_now(world.app.now() + chrono::TimeDelta::minutes(20));
    let hold = forms::sheets(&world, "/academy/enrolments/<id>/holds").await.remove(0);
    porter.send(&world, &hold, super::Meanwhile::Nothing).await.0.expect_status(303);
    world.app.set_now(world.app.now() + chrono::TimeDelta::minutes(20));
    assert!(held.finish().await.contains(" 303 "));
    let (store, academy) = (world.app.store(), world.records.academy);
    let (told, _) =
        events::list(store.read(), academy, &events::EventFilter::default(), 1, 10).await.unwrap();
    assert_eq!(
        told.iter().map(|event| event.action.as_str()).take(2).collect::<Vec<_>>(),
        ["hours.countersigned", "hold.opened"]
    );
    assert_eq!(told[0].at, world.app.now());
    assert!(told.windows(2).all(|pair| pair[0].at >= pair[1].at), "{told:?}");
    assert_eq!(events::verify(store.read(), academy).await.unwrap(), Ok(told.len() as i64));
}

#[tokio::test]
async fn a_signature_whose_last_byte_comes_after_the_role_or_the_session_ended_is_not_made() {
    let world = World::new().await;
    let (porter, port) = (Porter::of(&world), serve(&world).await);
    for (meanwhile, wanted) in [(super::Meanwhile::RoleEnds, " 403 "), (super::Meanwhile::SignedOut, " 303 ")]
    {
        let held = OnItsWay::begin(&world, &porter, port, &to_sign(&world).await).await;
        porter.end((world.records.trainer, held.session), meanwhile);
        let answer = held.finish().await;
        assert!(answer.contains(wanted), "{meanwhile:?}: {answer}");
        porter.give_back(world.records.trainer);
    }
    let (store, academy) = (world.app.store(), world.records.academy);
    let (told, _) =
        events::list(store.read(), academy, &events::EventFilter::default(), 1, 50).await.unwrap();
    assert!(told.iter().all(|event| event.action != "hours.countersigned"), "{told:?}");
}
