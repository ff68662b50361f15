//! Who is signed in.

use crate::api::client::on_signed_out;
use crate::api::session::{delete_session, find_session};
use crate::api::{ApiError, client::Answer};
use crate::state::clock;
use domain::api::session::SessionView;
use leptos::prelude::*;

/// What is known of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionState {
    /// The server was asked and has not answered yet.
    Loading,
    /// Somebody is signed in.
    SignedIn(SessionView),
    /// Nobody is signed in.
    SignedOut(Farewell),
    /// The server could not say.
    Failed(ApiError),
}

/// How it came that nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Farewell {
    /// Nobody was, when the app began.
    NotYet,
    /// The person signed out.
    Chosen,
    /// The session ended while the app was in use.
    Expired,
}

/// The session, as every screen shares it.
#[derive(Debug, Clone, Copy)]
pub struct Session(RwSignal<SessionState>);

/// Provides the session and asks the server for it, unless `is_signing_in`: who opens the sign-in
/// page wants to sign in, whoever may have been before.
pub fn provide_session(is_signing_in: bool) -> Session {
    let session = Session(RwSignal::new(SessionState::SignedOut(Farewell::NotYet)));
    provide_context(session);
    on_signed_out(move || session.end());
    window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            session.look_again();
        }
    });
    if !is_signing_in {
        session.load();
    }
    session
}

/// The session.
///
/// # Panics
/// Outside of the app that provides it.
#[must_use]
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// What is known, tracked.
    #[must_use]
    pub fn state(self) -> SessionState {
        self.0.get()
    }

    /// Who is signed in, tracked.
    #[must_use]
    pub fn view(self) -> Option<SessionView> {
        match self.0.get() {
            SessionState::SignedIn(view) => Some(view),
            _ => None,
        }
    }

    /// Who is signed in at this moment; not tracked.
    #[must_use]
    pub fn current(self) -> Option<SessionView> {
        untrack(|| self.view())
    }

    /// Asks the server who is signed in.
    pub fn load(self) {
        self.0.set(SessionState::Loading);
        leptos::task::spawn_local(async move {
            match find_session().await {
                Ok(view) => self.begin(view),
                Err(error) => self.0.set(state_of(error)),
            }
        });
    }

    /// Takes over the session that signing in made.
    pub fn begin(self, view: SessionView) {
        clock::set_zone(&view.time_zone);
        self.0.set(SessionState::SignedIn(view));
    }

    /// Signs out. Nobody is signed in afterwards unless the server could not be told.
    pub async fn sign_out(self) -> Answer<()> {
        match delete_session().await {
            Err(error) if !error.is_signed_out() => Err(error),
            _ => {
                self.0.set(SessionState::SignedOut(Farewell::Chosen));
                Ok(())
            }
        }
    }

    /// Another tab may have signed somebody else in: asks quietly, for a page that is seen again. If nobody is
    /// signed in any more, the answer itself leads to sign-in.
    fn look_again(self) {
        if self.current().is_none() {
            return;
        }
        leptos::task::spawn_local(async move {
            if let Ok(view) = find_session().await {
                self.take_over(view);
            }
        });
    }

    /// The same account changes nothing on screen.
    fn take_over(self, view: SessionView) {
        let shown = self.current();
        if shown.is_some_and(|shown| shown.user != view.user) {
            self.begin(view);
        }
    }

    /// The server says that nobody is signed in any more.
    fn end(self) {
        if matches!(self.0.get_untracked(), SessionState::SignedIn(_)) {
            self.0.set(SessionState::SignedOut(Farewell::Expired));
        }
    }
}

fn state_of(error: ApiError) -> SessionState {
    if error.is_signed_out() {
        SessionState::SignedOut(Farewell::NotYet)
    } else {
        SessionState::Failed(error)
    }
}
