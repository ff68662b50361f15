//! “What would I get if…”: an answer to try out, and what the live rules would pay for it, computed by the engine itself.

mod answer_form;
mod trial;
mod would_pay;

use crate::state::session::use_session;
use answer_form::AnswerForm;
use domain::api::points::HowView;
use leptos::prelude::*;
use trial::{Me, Trial};
use would_pay::WouldPay;

/// The sandbox.
#[component]
pub fn Sandbox(
    /// The live rules and their lists.
    how: HowView,
) -> impl IntoView {
    let session = use_session().current();
    let me = Me {
        employee: session.as_ref().and_then(|session| session.employee),
        team: session.and_then(|session| session.team).map(|team| team.id),
    };
    let trial = RwSignal::new(Trial::new(&how, me));
    let how = StoredValue::new(how);
    let outcome = Memo::new(move |_| {
        let trial = trial.get();
        how.with_value(|how| trial.outcome(how, me))
    });
    view! {
        <section class="sandbox" aria-labelledby="sandbox-title">
            <div class="sandbox-words">
                <h2 id="sandbox-title">{if me.is_somebody() { "What would I get if…" } else { "What would somebody get if…" }}</h2>
                <p>"Try out an answer. Nothing is sent: these are the rules that pay, at work in your browser."</p>
            </div>
            <AnswerForm how me trial />
            <WouldPay outcome is_me=me.is_somebody() />
        </section>
    }
}
