//! `/sign-in`: e-mail address and password, and why one is asked for them.

use crate::api::ApiError;
use crate::api::session::create_session;
use crate::layout::failure::words_of;
use crate::layout::page::PageHeading;
use crate::paths;
use crate::state::session::{Farewell, SessionState, use_session};
use crate::ui::focus::focus;
use crate::ui::{Button, ButtonKind, Field, FieldKind, Notice, NoticeVariant};
use domain::api::session::{CreateSession, SessionView};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Where the e-mail address is entered.
const EMAIL: &str = "#email";
/// Where the password is entered.
const PASSWORD: &str = "#password";

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    go_on_when_signed_in();
    view! {
        <section class="sign-in">
            <PageHeading title="Sign in" />
            <Why />
            <SignInForm />
        </section>
    }
}

/// Why the person sees this page, or what waits behind it.
#[component]
fn Why() -> impl IntoView {
    let (session, query) = (use_session(), use_query_map());
    let words = move || {
        let asked_for_a_page = query.with(|query| query.get_str("next").is_some());
        reason(&session.state(), asked_for_a_page)
    };
    view! { <p class="sign-in-why" role="status">{words}</p> }
}

#[component]
fn SignInForm() -> impl IntoView {
    let session = use_session();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let missing = RwSignal::new(false);
    let sign_in = Action::new_local(move |request: &CreateSession| {
        let request = request.clone();
        async move {
            let answer = create_session(&request).await;
            // Somebody who has left the page meanwhile has no such field any more.
            if answer.is_err() {
                focus(PASSWORD);
            }
            answer.map(|view| session.begin(view))
        }
    });
    let failure = move || sign_in.value().get().and_then(Result::err);
    let email_error = Signal::derive(move || {
        missing_words(missing.get(), &email.get(), "Enter your e-mail address.")
    });
    let password_error = Signal::derive(move || {
        missing_words(missing.get(), &password.get(), "Enter your password.")
    });
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let request = CreateSession {
            email: email.get_untracked().trim().to_owned(),
            password: password.get_untracked(),
        };
        let first_missing = first_missing(&request);
        missing.set(first_missing.is_some());
        if let Some(input) = first_missing {
            focus(input);
        } else if !sign_in.pending().get_untracked() {
            sign_in.dispatch_local(request);
        }
    };
    view! {
        <form class="sign-in-form" novalidate on:submit=on_submit>
            {move || failure().map(|error| view! { <SignInFailure error /> })}
            <Field
                id="email"
                label="E-mail"
                kind=FieldKind::Email
                autocomplete="username"
                value=email
                error=email_error
            />
            <Field
                id="password"
                label="Password"
                kind=FieldKind::Password
                autocomplete="current-password"
                value=password
                error=password_error
            />
            <Button kind=ButtonKind::Submit busy=sign_in.pending()>
                {move || if sign_in.pending().get() { "Signing in…" } else { "Sign in" }}
            </Button>
            <p class="sign-in-help">"No account yet, or no way in? The owner of your program can help."</p>
        </form>
    }
}

#[component]
fn SignInFailure(error: ApiError) -> impl IntoView {
    view! {
        <Notice variant=NoticeVariant::Alarm>
            <p>{words_of(&error)}</p>
        </Notice>
    }
}

/// Goes on as soon as somebody is signed in: after the form, and at once if they already were.
fn go_on_when_signed_in() {
    let (session, query, navigate) = (use_session(), use_query_map(), use_navigate());
    Effect::new(move || {
        if session.view().is_some_and(|_: SessionView| true) {
            let next = query.with_untracked(|query| query.get("next"));
            let options = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&paths::after_sign_in(next.as_deref()), options);
        }
    });
}

fn reason(state: &SessionState, asked_for_a_page: bool) -> &'static str {
    match state {
        SessionState::SignedOut(Farewell::Expired) => {
            "Your session has ended, to keep your account safe. Sign in to go on where you were."
        }
        SessionState::SignedOut(Farewell::Chosen) => "You are signed out. See you soon.",
        SessionState::SignedOut(Farewell::NotYet) if asked_for_a_page => {
            "Sign in to see that page."
        }
        _ => "Read what customers said to you, in their own words.",
    }
}

fn missing_words(asked: bool, value: &str, words: &str) -> Option<String> {
    (asked && value.trim().is_empty()).then(|| words.to_owned())
}

/// Where the first value is to be entered that is not there.
fn first_missing(request: &CreateSession) -> Option<&'static str> {
    let fields = [(&request.email, EMAIL), (&request.password, PASSWORD)];
    let missing = fields
        .into_iter()
        .find(|(value, _)| value.trim().is_empty());
    missing.map(|(_, input)| input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_why_one_has_to_sign_in() {
        fn check(farewell: Farewell, asked_for_a_page: bool, expected: &str) {
            let words = reason(&SessionState::SignedOut(farewell), asked_for_a_page);
            assert!(words.starts_with(expected), "{words}");
        }
        check(Farewell::Expired, true, "Your session has ended");
        check(Farewell::Chosen, false, "You are signed out");
        check(Farewell::NotYet, true, "Sign in to see that page");
        check(Farewell::NotYet, false, "Read what customers said");
    }
}
