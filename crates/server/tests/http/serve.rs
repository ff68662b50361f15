//! The real server on a real port.

use crate::support::app::{TestApp, config};
use crate::support::organization::credentials;
use server::{serve, serve_state};
use std::future::pending;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{pause, timeout};

async fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

async fn request(address: SocketAddr, head: &str, body: &str) -> TcpStream {
    let mut connection = TcpStream::connect(address).await.unwrap();
    let length = body.len();
    let text = format!(
        "{head}\r\nhost: {address}\r\nx-plaudit: 1\r\nconnection: close\r\n\
        content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    connection.write_all(text.as_bytes()).await.unwrap();
    connection
}

async fn read_all(connection: TcpStream) -> String {
    let mut text = String::new();
    BufReader::new(connection)
        .read_to_string(&mut text)
        .await
        .unwrap();
    text
}

#[tokio::test]
async fn serves_until_it_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let (listener, address) = listener().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve(listener, config(&folder, &[]), async {
        let _ = stopped.await;
    }));
    for (path, body) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let answer = read_all(request(address, &format!("GET {path} HTTP/1.1"), "").await).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.ends_with(body), "{answer}");
    }
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_open_wall_does_not_hold_up_the_stop() {
    let app = TestApp::start().await;
    let (listener, address) = listener().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve_state(listener, app.state.clone(), async {
        let _ = stopped.await;
    }));
    let body = credentials("maria").to_string();
    let answer = read_all(request(address, "POST /api/v1/session HTTP/1.1", &body).await).await;
    let cookie = answer
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "))
        .unwrap();
    let cookie = cookie.split(';').next().unwrap();
    let path = format!("/api/v1/employees/{}/wall/live", app.organization.maria);
    let mut wall = request(
        address,
        &format!("GET {path} HTTP/1.1\r\ncookie: {cookie}"),
        "",
    )
    .await;
    let mut start = [0; 15];
    wall.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 200 OK");
    stop.send(()).unwrap();
    serving.await.unwrap();
}

#[tokio::test]
async fn a_client_that_is_too_slow_is_cut_off() {
    let app = TestApp::start().await;
    let (listener, address) = listener().await;
    tokio::spawn(serve_state(listener, app.state.clone(), pending()));
    // From now on, wherever everybody waits, the time they wait for has come.
    pause();
    let head = format!("POST /api/v1/session HTTP/1.1\r\nhost: {address}\r\nx-plaudit: 1\r\n");
    let body = "content-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    for (what, begun) in [
        ("nothing", String::new()),
        ("a part of the head", head.clone()),
        ("a part of the body", head + body),
    ] {
        let mut connection = TcpStream::connect(address).await.unwrap();
        connection.write_all(begun.as_bytes()).await.unwrap();
        let end = timeout(Duration::from_mins(1), read_all(connection)).await;
        assert!(end.is_ok(), "who sent {what} may stay for good");
    }
}
