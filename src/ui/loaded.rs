//! One wrapper for what has to be fetched: pending, failed, there.

use super::skeleton::Skeleton;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows `data`: a skeleton until it is there, `failed` in its place when it cannot be had. An
/// answer that holds nothing is for the children to word: only they know what to do next.
#[component]
pub fn Loaded<T, E, V, F, W>(
    /// The answer, or nothing yet.
    #[prop(into)]
    data: Signal<Option<Result<T, E>>>,
    /// What to show in place of data that cannot be had.
    failed: F,
    /// What to show meanwhile, instead of a few grey lines.
    #[prop(optional, into)]
    pending: Option<ViewFn>,
    /// What to show of the data.
    children: W,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    E: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(E) -> AnyView + Send + Sync + 'static,
    W: Fn(T) -> V + Send + Sync + 'static,
{
    let pending = pending.unwrap_or_else(|| ViewFn::from(|| view! { <Skeleton lines=4 /> }));
    let (failed, children) = (Arc::new(failed), Arc::new(children));
    move || match data.get() {
        None => pending.run(),
        Some(Err(error)) => failed(error),
        Some(Ok(value)) => children(value).into_any(),
    }
}
