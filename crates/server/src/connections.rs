//! Connections: taken as they come, kept while the client sends in time, and let finish when the server stops.

use axum::Router;
use axum::extract::ConnectInfo;
use axum::serve::{Listener, ListenerExt};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// How long the head of a request may take, and how long a connection may wait for the next one.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// Answers by `app` until `stopping` is done, then returns once the requests under way are answered.
pub(crate) async fn serve(listener: TcpListener, app: Router, stopping: impl Future<Output = ()>) {
    let mut listener = listener.tap_io(|connection| send_at_once(connection));
    let open = GracefulShutdown::new();
    let mut stopping = pin!(stopping);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopping => break,
        };
        let connection = open.watch(connection(stream, peer, app.clone()));
        tokio::spawn(async {
            if let Err(cause) = connection.await {
                tracing::debug!(%cause, "a connection broke off");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// An answer is small and awaited: waiting to fill a packet would only delay it.
fn send_at_once(connection: &TcpStream) {
    if let Err(cause) = connection.set_nodelay(true) {
        tracing::debug!(%cause, "a connection stays without TCP_NODELAY");
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
) -> impl GracefulConnection<Error = hyper::Error> + Send {
    let app = TowerToHyperService::new(app);
    let answer = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.call(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .serve_connection(TokioIo::new(stream), answer)
}
