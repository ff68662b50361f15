//! What cannot be shown, in words, with the next step.

use crate::api::ApiError;
use crate::paths;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use domain::api::problem::Code;
use leptos::prelude::*;
use leptos_router::components::A;

/// What a person can do about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// The same again may work.
    Retry,
    /// This will not work; the start page will.
    Leave,
    /// Nothing: the app is already on its way to sign-in.
    Wait,
}

/// The heading for a failure.
#[must_use]
pub fn title_of(error: &ApiError) -> &'static str {
    match (error, error.code()) {
        (ApiError::Offline, _) => "No connection",
        (_, Some(Code::Forbidden)) => "This is not open to you",
        (_, Some(Code::NotFound)) => "There is nothing here",
        (_, Some(Code::SignedOut)) => "Your session has ended",
        (_, Some(Code::TooMany)) => "Too many requests",
        _ => "That did not work",
    }
}

/// The sentence for a failure.
#[must_use]
pub fn words_of(error: &ApiError) -> String {
    match error {
        ApiError::Offline => {
            "The server cannot be reached. Check the connection of this device, then try again.".to_owned()
        }
        ApiError::Unreadable => {
            "The server gave an answer that this page cannot read. Try again; if it stays so, reload the page.".to_owned()
        }
        ApiError::Problem(problem) => problem.message.clone(),
    }
}

/// The way on from a failure.
#[must_use]
pub fn next_step(error: &ApiError) -> NextStep {
    match error.code() {
        Some(Code::Forbidden | Code::NotFound) => NextStep::Leave,
        Some(Code::SignedOut) => NextStep::Wait,
        _ => NextStep::Retry,
    }
}

/// A failure in words, with its next step.
#[component]
pub fn Failure(
    /// What went wrong.
    error: ApiError,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let step = next_step(&error);
    // What is not there or not open is no alarm: nothing is broken, and nothing is to be done about it.
    let variant = if step == NextStep::Leave {
        NoticeVariant::Plain
    } else {
        NoticeVariant::Alarm
    };
    let way_on = match step {
        NextStep::Retry => view! {
            <Button variant=ButtonVariant::Secondary on_press=on_retry>"Try again"</Button>
        }
        .into_any(),
        NextStep::Leave => view! { <StartLink /> }.into_any(),
        NextStep::Wait => ().into_any(),
    };
    view! {
        <Notice variant title=title_of(&error)>
            <p>{words_of(&error)}</p>
            {way_on}
        </Notice>
    }
}

/// Shows failures in a [`Loaded`](crate::ui::Loaded): `failed=failed(retry)`.
pub fn failed(on_retry: Callback<()>) -> impl Fn(ApiError) -> AnyView + Send + Sync + 'static {
    move |error| view! { <Failure error on_retry /> }.into_any()
}

/// The way to the start page, where there is no other.
#[component]
pub fn StartLink() -> impl IntoView {
    view! {
        <A href=paths::START attr:class="button" attr:data-variant="secondary">
            "Go to the start page"
        </A>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::problem::Problem;

    fn problem(code: Code) -> ApiError {
        ApiError::Problem(Problem {
            code,
            message: "The server says so.".into(),
            fields: Vec::new(),
        })
    }

    #[test]
    fn every_failure_has_a_way_on() {
        fn check(error: &ApiError, title: &str, expected: NextStep) {
            assert_eq!(title_of(error), title);
            assert_eq!(next_step(error), expected, "{title}");
            assert!(words_of(error).ends_with('.'));
        }
        check(&ApiError::Offline, "No connection", NextStep::Retry);
        check(&ApiError::Unreadable, "That did not work", NextStep::Retry);
        check(
            &problem(Code::Unavailable),
            "That did not work",
            NextStep::Retry,
        );
        check(
            &problem(Code::NotFound),
            "There is nothing here",
            NextStep::Leave,
        );
        check(
            &problem(Code::Forbidden),
            "This is not open to you",
            NextStep::Leave,
        );
        check(
            &problem(Code::SignedOut),
            "Your session has ended",
            NextStep::Wait,
        );
    }
}
