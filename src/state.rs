//! State of the whole app: each file a newtype with `provide_x()` and `use_x()`; and what screens keep theirs with.

pub mod clock;
pub mod live;
pub mod online;
pub mod session;
pub mod theme;
pub mod toasts;
pub mod turns;
