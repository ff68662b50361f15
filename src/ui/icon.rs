//! Icons, as an enum: a name that does not exist does not compile. They are decoration; the words beside them say it.

use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// A sheet pinned up.
    Wall,
    /// A rising line.
    Insights,
    /// A coin with a star.
    Ledger,
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
    /// A place on a map.
    Touchpoints,
    /// A person with a question mark.
    Unnamed,
    /// An arrow pointing up.
    Up,
    /// An arrow pointing down, without a floor.
    Down,
    /// An arrow that turns back.
    Reply,
    /// Several people.
    Team,
    /// Three dots.
    More,
    /// A coin with a star.
    Points,
    /// A rising stair.
    Earning,
}

impl IconName {
    /// The outline on a field of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            Self::Wall => "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4",
            Self::Insights => "M4 19h16M5 15l4.5-4.5 3.5 3L19 7M14.5 7H19v4.5",
            Self::Points => {
                "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5l1.4 2.9 3.1.4-2.3 2.2.6 3.1-2.8-1.5-2.8 1.5.6-3.1-2.3-2.2 3.1-.4z"
            }
            Self::Earning => "M4 19h5v-4h5v-4h5V5M15.5 7.5 19 4l3 3.5",
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
            Self::Touchpoints => {
                "M12 21c-4.5-4.6-6.8-8.2-6.8-11a6.8 6.8 0 0 1 13.6 0c0 2.8-2.3 6.4-6.8 11zM12 7.7a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z"
            }
            Self::Unnamed => {
                "M9 4.5a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8zM3 20c0-3.6 2.4-5.8 6-5.8s6 2.2 6 5.8M16.2 6.3a2.3 2.3 0 1 1 3.4 2c-.9.5-1.2 1-1.2 1.9M18.4 13v.2"
            }
            Self::Up => "M12 19V5.5M6.5 11 12 5.5l5.5 5.5",
            Self::Down => "M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5",
            Self::Reply => "M9.5 6 4.5 11l5 5M5 11h8.5a6 6 0 0 1 6 6v1.5",
            Self::Team => {
                "M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM3 19.5c0-3.3 2.4-5.3 6-5.3s6 2 6 5.3M15.5 5.3a3 3 0 0 1 0 5.8M17 14.4c2.5.5 4 2.4 4 5.1"
            }
            Self::More => {
                "M5.5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM12 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4zM18.5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4z"
            }
            Self::Ledger => {
                "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8l1.2 2.6 2.8.3-2.1 1.9.6 2.8-2.5-1.4-2.5 1.4.6-2.8L8 10.9l2.8-.3z"
            }
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
