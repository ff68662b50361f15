//! The customer page's app. The first question is on screen and saved before it arrives; it brings the rest.

fn main() {
    plaudit::features::feedback::mount();
}
