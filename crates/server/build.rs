//! Tells cargo about files that macros read and that it would not see change: migrations, and the built
//! app where it is put into the program.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=migrations");
    // Other builds read the app from disk while they run, and need not be built anew for it.
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        println!("cargo::rerun-if-changed=../../dist");
    }
}
