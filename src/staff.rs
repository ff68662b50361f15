//! The staff app: sign-in, walls, insights and point rules.

fn main() {
    plaudit::app::mount();
}
