//! The gate before the web server: who is slow is let go, who is many is bounded, and the server knows who calls.

use std::{net::SocketAddr, time::Duration};

use countersign::gate::{Callers, Gate, Patience};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const SHORT: Duration = Duration::from_millis(80);
const LONG: Duration = Duration::from_secs(60);

fn patience() -> Patience {
    Patience { request: LONG, answer: LONG, bytes_per_second: 50_000, idle: LONG, stall: LONG }
}

/// A gate before a server that answers every piece with `ok`, with whom the gate says to be behind it.
async fn gate(patience: Patience) -> (SocketAddr, Callers) {
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let inner = server.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = server.accept().await {
            tokio::spawn(async move {
                let mut bytes = [0; 1024];
                while let Ok(read @ 1..) = connection.read(&mut bytes).await {
                    // Only a whole request is answered.
                    if bytes[..read].ends_with(b"\r\n\r\n") {
                        connection.write_all(b"ok").await.unwrap();
                    }
                }
            });
        }
    });
    let callers = Callers::default();
    let gate = Gate::open("127.0.0.1:0".parse().unwrap(), callers.clone(), patience).await.unwrap();
    let outer = gate.address().unwrap();
    tokio::spawn(gate.keep(inner, std::future::pending()));
    (outer, callers)
}

async fn ends(client: &mut TcpStream) -> bool {
    let mut bytes = [0; 16];
    let read = tokio::time::timeout(Duration::from_secs(20), client.read(&mut bytes)).await;
    matches!(read.expect("the connection stays open"), Ok(0) | Err(_))
}

#[tokio::test]
async fn one_address_takes_a_part_of_the_connections_and_never_those_of_all() {
    let gate = Gate::open("127.0.0.1:0".parse().unwrap(), Callers::default(), patience()).await.unwrap();
    let from = |address: &str, port: u16| SocketAddr::new(address.parse().unwrap(), port);
    // As case 19 tried it: 1,130 of one client.
    let mut turns: Vec<_> = (1..=1_130).filter_map(|port| gate.admit(from("203.0.113.7", port))).collect();
    assert_eq!(turns.len(), 256);
    assert!(gate.admit(from("::ffff:203.0.113.7", 1)).is_none(), "the same address in another spelling");
    turns.extend(gate.admit(from("203.0.113.8", 1)));
    assert_eq!(turns.len(), 257, "others come in");
    turns.remove(0);
    turns.extend(gate.admit(from("203.0.113.7", 1)));
    assert_eq!(turns.len(), 257, "who leaves makes room");
    // An undeclared proxy on this machine is no one client; all together have a bound all the same.
    turns.extend((1..=5_000).filter_map(|port| gate.admit(from("127.0.0.1", port))));
    assert!((300..=4_000).contains(&turns.len()), "{}", turns.len());
    assert!(gate.admit(from("203.0.113.9", 1)).is_none());
}

#[tokio::test]
async fn a_client_for_whom_there_is_no_room_is_closed_at_once_and_served_when_there_is() {
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let inner = server.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = server.accept().await {
            connection.write_all(b"ok").await.unwrap();
        }
    });
    let gate = Gate::open("127.0.0.1:0".parse().unwrap(), Callers::default(), patience()).await.unwrap();
    let outer = gate.address().unwrap();
    let from = |port| SocketAddr::new("127.0.0.1".parse().unwrap(), port);
    let turns: Vec<_> = (1..=5_000).filter_map(|port| gate.admit(from(port))).collect();
    tokio::spawn(gate.keep(inner, std::future::pending()));
    assert!(ends(&mut TcpStream::connect(outer).await.unwrap()).await);
    drop(turns);
    let mut answer = [0; 2];
    TcpStream::connect(outer).await.unwrap().read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"ok");
}

#[tokio::test]
async fn a_client_that_says_nothing_is_let_go() {
    let (gate, _) = gate(Patience { request: SHORT, ..patience() }).await;
    let mut client = TcpStream::connect(gate).await.unwrap();
    assert!(ends(&mut client).await);
}

#[tokio::test]
async fn a_client_with_half_a_request_is_let_go_also_if_it_goes_on_byte_by_byte() {
    // As fast as the machine sends, it is less than this.
    let bytes_per_second = u32::MAX;
    let (gate, _) = gate(Patience { request: SHORT, bytes_per_second, ..patience() }).await;
    let mut client = TcpStream::connect(gate).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nX: ").await.unwrap();
    let (mut reading, mut writing) = client.split();
    let dribble = async {
        while writing.write_all(b"x").await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    let mut bytes = [0; 16];
    tokio::select! {
        () = dribble => {}
        read = reading.read(&mut bytes) => assert!(matches!(read, Ok(0) | Err(_))),
        () = tokio::time::sleep(Duration::from_secs(20)) => panic!("a dribbling client keeps its connection"),
    }
}

#[tokio::test]
async fn a_client_that_asks_is_answered_and_let_go_when_it_rests_for_too_long() {
    let (gate, callers) = gate(Patience { idle: SHORT, ..patience() }).await;
    let mut client = TcpStream::connect(gate).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    let mut answer = [0; 2];
    client.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"ok");
    assert!(ends(&mut client).await);
    assert_eq!(callers.behind("127.0.0.1:1".parse().unwrap()), None);
}

/// What a slow server tells a client through the gate, where it says that it has the whole request and where not.
async fn answered_late(says_so: bool) -> Vec<u8> {
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let inner = server.local_addr().unwrap();
    let callers = Callers::default();
    let patience = Patience { request: SHORT, ..patience() };
    let gate = Gate::open("127.0.0.1:0".parse().unwrap(), callers.clone(), patience).await.unwrap();
    let outer = gate.address().unwrap();
    tokio::spawn(gate.keep(inner, std::future::pending()));
    let mut client = TcpStream::connect(outer).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    let (mut connection, remote) = server.accept().await.unwrap();
    let mut request = [0; 18];
    connection.read_exact(&mut request).await.unwrap();
    if says_so {
        callers.arrived(remote);
    }
    tokio::time::sleep(4 * SHORT).await;
    let _ = connection.write_all(b"done").await;
    drop(connection);
    let mut answer = Vec::new();
    let _ = client.read_to_end(&mut answer).await;
    answer
}

#[tokio::test]
async fn whoever_sent_a_whole_request_gets_its_answer_however_long_the_server_takes() {
    assert_eq!(answered_late(true).await, b"done");
    assert_eq!(answered_late(false).await, b"", "half a request is no reason to wait");
}
