//! Icons, as an enum: a name that does not exist does not compile. They are decoration; the words beside them say it.

use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// A sheet pinned up.
    Wall,
    /// A rising line.
    Insights,
    /// Sliders.
    Rules,
    /// A door with an arrow.
    SignOut,
    /// Half sun, half moon.
    Theme,
    /// A cross.
    Close,
    /// A clock.
    Held,
    /// An arrow pointing down.
    Download,
    /// A cloud with a line through it.
    Offline,
    /// A triangle with an exclamation mark.
    Alarm,
    /// A heart: thanks.
    Thanks,
}

impl IconName {
    /// The outline on a field of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            Self::Wall => "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4",
            Self::Insights => "M4 19h16M5 15l4.5-4.5 3.5 3L19 7M14.5 7H19v4.5",
            Self::Rules => "M4 7h9M17 7h3M4 17h3M11 17h9M13 4.5v5M7 14.5v5",
            Self::SignOut => "M10 4H5v16h5M14 8l4 4-4 4M18 12H9.5",
            Self::Theme => "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Held => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.5l3 2",
            Self::Download => "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
            Self::Offline => {
                "M7 18h10a4 4 0 0 0 .6-7.95A6 6 0 0 0 6.2 10 4 4 0 0 0 7 18zM4 4l16 16"
            }
            Self::Alarm => "M12 4 2.8 20h18.4zM12 10v4.5M12 17v.3",
            Self::Thanks => {
                "M12 19.5C6 15.6 3.5 12.6 3.5 9.3A4.3 4.3 0 0 1 12 7.8a4.3 4.3 0 0 1 8.5 1.5c0 3.3-2.5 6.3-8.5 10.2z"
            }
        }
    }
}

/// An icon in the size and colour of the text around it.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path() />
        </svg>
    }
}
