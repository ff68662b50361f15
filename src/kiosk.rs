//! The kiosk's app: the customer page's steps, and around them what an unattended tablet needs.

use plaudit::features::{feedback, kiosk};

fn main() {
    feedback::mount();
    kiosk::mount();
}
