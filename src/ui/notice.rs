//! A notice: what happened, and what to do.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What kind of news it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NoticeVariant {
    /// Good to know.
    #[default]
    Plain,
    /// Something went wrong or will. Announced at once.
    Alarm,
    /// Something was done. Announced when the reader pauses.
    Done,
}

impl NoticeVariant {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Alarm => "alarm",
            Self::Done => "done",
        }
    }

    fn role(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Alarm => Some("alert"),
            Self::Done => Some("status"),
        }
    }
}

/// A few sentences set apart from the text around them, with the next step as children.
#[component]
pub fn Notice(
    /// What kind of news it is.
    #[prop(optional)]
    variant: NoticeVariant,
    /// A short heading; without one it is only a sentence.
    #[prop(optional, into)]
    title: Option<String>,
    /// The sentence that is announced with the heading where the rest is not: what changes in the rest would be announced again.
    #[prop(optional, into)]
    announced: Option<String>,
    /// The sentences and the next step.
    children: Children,
) -> impl IntoView {
    let alarm = variant == NoticeVariant::Alarm;
    let heading = title.map(|title| view! { <h2>{title}</h2> });
    let (role, news) = match announced {
        None => (variant.role(), heading.into_any()),
        Some(sentence) => {
            let news = view! { <div class="notice-news" role=variant.role()>{heading} <p>{sentence}</p></div> };
            (None, news.into_any())
        }
    };
    view! {
        <div class="notice" data-variant=variant.name() role=role>
            {alarm.then(|| view! { <Icon name=IconName::Alarm /> })}
            <div class="notice-words">
                {news}
                {children()}
            </div>
        </div>
    }
}
