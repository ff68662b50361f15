//! The Plaudit server: the API, the store, and the built single-page app in one program.
//!
//! [`serve`] is the seam: `main` only parses, and tests start the real server on port 0.

pub mod assets;
pub mod cli;
pub mod config;
mod connections;
pub mod cookie;
pub mod demo;
pub mod error;
pub mod extract;
pub mod history;
pub mod jobs;
pub mod kiosk;
pub mod limits;
pub mod live;
pub mod observe;
pub mod openapi;
pub mod receipt;
pub mod replay;
pub mod routes;
pub mod security;
pub mod settle;
pub mod sign_in;
pub mod state;
pub mod store;

use axum::Router;
use config::Config;
use state::{AppState, Clock};
use std::time::Duration;
use store::{Store, StoreError};
use tokio::net::TcpListener;

/// How long requests under way may take to end once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `shutdown` is done: opens the database, runs the jobs, answers requests, and at the end lets those
/// under way finish within ten seconds.
///
/// # Errors
/// If the database cannot be opened.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), StoreError> {
    let store = Store::open(&config.database.url()).await?;
    let state = AppState::new(config, store, Clock::system());
    serve_state(listener, state, shutdown).await;
    Ok(())
}

/// The same on a state that exists already: an open store, and any clock.
pub async fn serve_state(
    listener: TcpListener,
    state: AppState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) {
    let background = tokio::spawn(work(state.clone()));
    let stopping = {
        let state = state.clone();
        async move {
            shutdown.await;
            tracing::info!("stopping");
            state.live().stop();
        }
    };
    tokio::select! {
        () = connections::serve(listener, app(state.clone()), stopping) => {}
        () = out_of_grace(&state) => {}
    }
    state.live().stop();
    if let Err(cause) = background.await {
        tracing::error!(%cause, "the background work ended early");
    }
    state.store().close().await;
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
