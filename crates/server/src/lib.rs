//! The Plaudit server: the API, the store, and the built single-page app in one program.
//!
//! [`serve`] is the seam: `main` only parses, and tests start the real server on port 0.

pub mod assets;
pub mod cli;
pub mod config;
pub mod demo;
pub mod error;
pub mod extract;
pub mod jobs;
pub mod live;
pub mod observe;
pub mod openapi;
pub mod routes;
pub mod security;
pub mod settle;
pub mod sign_in;
pub mod state;
pub mod store;

use axum::Router;
use axum::serve::ListenerExt;
use config::Config;
use state::{AppState, Clock};
use std::net::SocketAddr;
use std::time::Duration;
use store::{Store, StoreError};
use tokio::net::TcpListener;

/// How long requests under way may take to end once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server could not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The database could not be opened.
    #[error("The database cannot be opened: {0}")]
    Store(#[from] StoreError),
    /// The connection failed.
    #[error("The server cannot take connections: {0}")]
    Io(#[from] std::io::Error),
}

/// Serves until `shutdown` is done: opens the database, runs the jobs, answers requests, and at the end lets those
/// under way finish within ten seconds.
///
/// # Errors
/// If the database cannot be opened or the listener fails.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let store = Store::open(&config.database.url()).await?;
    serve_state(
        listener,
        AppState::new(config, store, Clock::system()),
        shutdown,
    )
    .await
}

/// The same on a state that exists already: an open store, and any clock.
///
/// # Errors
/// If the listener fails.
pub async fn serve_state(
    listener: TcpListener,
    state: AppState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let background = tokio::spawn(work(state.clone()));
    let stopping = {
        let state = state.clone();
        async move {
            shutdown.await;
            tracing::info!("stopping");
            state.live().stop();
        }
    };
    let listener = listener.tap_io(|connection| {
        // An answer is small and awaited: waiting to fill a packet would only delay it.
        if let Err(cause) = connection.set_nodelay(true) {
            tracing::debug!(%cause, "a connection stays without TCP_NODELAY");
        }
    });
    let app = app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, app).with_graceful_shutdown(stopping);
    let outcome = tokio::select! {
        outcome = serving.into_future() => outcome,
        () = out_of_grace(&state) => Ok(()),
    };
    state.live().stop();
    if let Err(cause) = background.await {
        tracing::error!(%cause, "the background work ended early");
    }
    state.store().close().await;
    Ok(outcome?)
}

/// Every address with all layers: what the server answers.
pub fn app(state: AppState) -> Router {
    routes::finish(routes::all(), state)
}

async fn work(state: AppState) {
    let listening = async {
        if state.store().notifies() {
            live::listen(&state.config().database.url(), state.live()).await;
        }
    };
    tokio::join!(jobs::run(&state), listening);
}

async fn out_of_grace(state: &AppState) {
    state.live().stopped().await;
    tokio::time::sleep(GRACE).await;
    tracing::warn!("some requests took too long to end, and were cut off");
}
