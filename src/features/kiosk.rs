//! The kiosk around the customer's steps: enrolment, the bar with the languages, the warning before everything of the former
//! customer is cleared, taking back, the code for the customer's own phone, sleeping, and what staff see behind their PIN.
//!
//! The scripts in `script/` come before it and hold what must not wait for WebAssembly: the record of the response, the outbox
//! and the contact with the server. The steps themselves are another area's; they begin anew at `plaudit:restart`.

mod bar;
mod corner;
mod device;
mod enrolment;
mod hand_over;
mod hours;
mod idle;
mod idle_warning;
mod kiosk_page;
mod pin_pad;
mod sleeping;
mod staff_dialog;
mod staff_panel;
mod toggle;
mod waiting;

use kiosk_page::KioskPage;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mounts the kiosk around the steps.
pub fn mount() {
    if let Some(place) = document().get_element_by_id("kiosk") {
        mount_to(place.unchecked_into(), KioskPage).forget();
    }
}
