//! `plaudit-server serve`.

use super::Failure;
use crate::config::Config;
use crate::state::{AppState, Clock};
use crate::store::Store;
use crate::{observe, serve_state};
use std::io::ErrorKind;
use std::net::SocketAddr;
use tokio::net::TcpListener;

pub(super) async fn run(config: Config) -> Result<(), Failure> {
    observe::start_logging(config.log);
    let store = Store::open(&config.database.url()).await?;
    say_how_to_begin(&store).await?;
    let listener = listen(config.listen).await?;
    let address = listener.local_addr()?;
    tracing::info!("Plaudit is ready at http://{address} (stop it with Ctrl+C)");
    let state = AppState::new(config, store, Clock::system());
    serve_state(listener, state, stop_signal()).await;
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::AddrInUse => {
                "another program listens there. Stop it, or choose another port: --listen 127.0.0.1:8081"
            }
            ErrorKind::PermissionDenied => {
                "the system does not allow it. Choose a port above 1023: --listen 127.0.0.1:8080"
            }
            ErrorKind::AddrNotAvailable => {
                "this machine does not have that address. Choose one that it has: --listen 127.0.0.1:8080"
            }
            _ => return Failure::new(format!("Plaudit cannot listen on {address}: {error}.")),
        };
        Failure::new(format!("Plaudit cannot listen on {address}: {remedy}."))
    })
}

async fn say_how_to_begin(store: &Store) -> Result<(), Failure> {
    if store.count_users().await? == 0 {
        tracing::warn!(
            "The database is empty, so nobody can sign in yet. To look around: plaudit-server demo. To begin in \
             earnest: plaudit-server user create --role owner --organization NAME --name NAME --email ADDRESS"
        );
    }
    Ok(())
}

/// Ctrl+C, or what a service manager sends.
async fn stop_signal() {
    let interrupt = async {
        // Without a handler the process simply ends at Ctrl+C, so waiting forever is right.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate() => {}
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending().await
}
