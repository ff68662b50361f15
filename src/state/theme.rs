//! Light, dark, or as the system has it. The choice stays in this browser; an inline script in the
//! entry document applies it before the first paint, so nobody sees a flash of the other theme.

use leptos::prelude::*;

/// Which colours to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The theme that was chosen.
#[derive(Debug, Clone, Copy)]
pub struct ChosenTheme(RwSignal<Theme>);

/// Where the choice is kept; the inline script reads the same key.
const KEY: &str = "plaudit:theme";

impl Theme {
    /// All of them, for menus.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that is kept and that `data-theme` carries.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name; as the system has it for any other word.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

/// Provides the theme, with what was chosen earlier in this browser.
pub fn provide_theme() -> ChosenTheme {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let theme = kept.map_or(Theme::System, |name| Theme::from_name(&name));
    let chosen = ChosenTheme(RwSignal::new(theme));
    provide_context(chosen);
    chosen
}

/// The chosen theme.
///
/// # Panics
/// Outside of the app that provides it.
#[must_use]
pub fn use_theme() -> ChosenTheme {
    expect_context()
}

impl ChosenTheme {
    /// The theme, tracked.
    #[must_use]
    pub fn theme(self) -> Theme {
        self.0.get()
    }

    /// Shows this theme from now on.
    pub fn choose(self, theme: Theme) {
        self.0.set(theme);
        if let Some(root) = document().document_element() {
            // Neither can fail with these names; a browser that keeps nothing still shows the theme.
            let _ = root.set_attribute("data-theme", theme.name());
        }
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, theme.name());
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
