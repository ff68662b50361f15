//! Somebody else published while a draft was open.

use super::model::Meanwhile;
use super::state::Rules;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, Notice, NoticeVariant};
use leptos::prelude::*;

/// Says which version was published, by whom, why and what it changed. The draft waits unharmed.
#[component]
pub fn MeanwhileNotice(rules: Rules) -> impl IntoView {
    let meanwhile = Memo::new(move |_| rules.meanwhile());
    let go_on = move |()| {
        rules.continue_on_live();
        // The notice goes away, and the way to publish comes back.
        focus_soon(&[".rules-actions [data-variant=primary]", ".rules h1"]);
    };
    move || {
        meanwhile.get().map(|Meanwhile { version, published_by, reason, differences, told }| {
            view! {
                <Notice variant=NoticeVariant::Alarm title=format!("Version {version} was published meanwhile")>
                    <p>{format!("{published_by} published it: ")}<q dir="auto">{reason}</q></p>
                    <p>"Your draft is kept as it is."</p>
                    <ul class="rules-differences">
                        {differences.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                    </ul>
                    {(!told.is_empty()).then(|| view! {
                        <p>"Where both of you changed the same:"</p>
                        <ul class="rules-differences">
                            {told.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                        </ul>
                    })}
                    <Button on_press=go_on>{format!("Continue on version {version}")}</Button>
                </Notice>
            }
        })
    }
}
