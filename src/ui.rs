//! The presentational kit: no network, no context, no routing. It knows nothing of `api`, `state` and `features`.

pub mod button;
pub mod card;
pub mod chart;
pub mod check_box;
pub mod copy_field;
pub mod dates;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod focus;
pub mod icon;
pub mod loaded;
pub mod notice;
pub mod number;
pub mod qr_code;
pub mod select;
pub mod skeleton;
pub mod table;
pub mod text_area;
pub mod toast;
pub mod zone;

pub use button::{Button, ButtonKind, ButtonVariant};
pub use card::Card;
pub use check_box::CheckBox;
pub use copy_field::CopyField;
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::{Field, FieldKind};
pub use icon::{Icon, IconName};
pub use loaded::Loaded;
pub use notice::{Notice, NoticeVariant};
pub use qr_code::QrCode;
pub use select::{Choice, Select};
pub use skeleton::Skeleton;
pub use table::DataTable;
pub use text_area::TextArea;
