//! Where the draft is kept, and how that is said.

use leptos::prelude::*;

/// Where the draft is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// There was nothing to keep yet.
    Nothing,
    /// On its way to the server.
    Pending,
    /// At the server.
    Saved,
    /// In this tab only, for the server did not take it.
    Failed,
    /// In this tab only, for what the server keeps could not be read.
    Unread,
    /// In this tab only, for another window has kept another.
    Clash,
}

impl Saving {
    /// What becomes of the draft when the page is left.
    pub fn words_on_leaving(self) -> &'static str {
        match self {
            Self::Nothing | Self::Saved => "They are kept as your draft.",
            Self::Pending => "They are being kept as your draft.",
            Self::Failed | Self::Unread => {
                "They could not be kept at the server: they are in this window only, and gone when you close it."
            }
            Self::Clash => {
                "Another window has kept another draft: until you have decided between the two, yours is in this window only, and gone when you close it."
            }
        }
    }
}

/// Where the draft is kept, in words.
#[component]
pub fn KeptLine(#[prop(into)] saving: Signal<Saving>) -> impl IntoView {
    let words = move || match saving.get() {
        Saving::Nothing => "",
        Saving::Pending => "Keeping your draft…",
        Saving::Saved => "Your draft is kept, for all your devices.",
        Saving::Failed => {
            "The server did not take your draft. It is kept in this tab, and sent again with your next change."
        }
        Saving::Unread => "Your draft is kept in this tab only.",
        Saving::Clash => {
            "Your draft is kept in this tab only, until you have decided between the two."
        }
    };
    view! { <p class="rules-kept" role="status">{words}</p> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_server_has_is_called_kept() {
        for (saving, is_here_only) in [
            (Saving::Nothing, false),
            (Saving::Pending, false),
            (Saving::Saved, false),
            (Saving::Failed, true),
            (Saving::Unread, true),
            (Saving::Clash, true),
        ] {
            let words = saving.words_on_leaving();
            assert_eq!(
                words.contains("in this window only"),
                is_here_only,
                "{saving:?}"
            );
            assert_eq!(
                words.contains("kept as your draft"),
                !is_here_only,
                "{saving:?}"
            );
        }
    }
}
