#!/bin/sh
# Installs what builds the single-page app: the WebAssembly target, Trunk and wasm-bindgen in the one
# version that fits Cargo.lock. A fitting binary on PATH is used; nothing is installed twice.
set -eu
root=$PLAUDIT_TOOLS/tools
trunk=0.21.14
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)

version_of() { command -v "$1" >/dev/null 2>&1 && "$1" --version 2>/dev/null | cut -d ' ' -f 2; }

# A build tool runs for seconds and is compiled once: these settings are the quickest in sum.
cheap() {
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=$1 CARGO_TARGET_DIR=$root/target
    export CARGO_PROFILE_RELEASE_LTO CARGO_PROFILE_RELEASE_DEBUG CARGO_PROFILE_RELEASE_CODEGEN_UNITS \
        CARGO_PROFILE_RELEASE_OPT_LEVEL CARGO_TARGET_DIR
}

# Compiling is the way that always works; a prebuilt binary saves the minutes where one can be had.
install() {
    package=$1 version=$2 level=$3
    shift 3
    if command -v cargo-binstall >/dev/null 2>&1 &&
        scripts/step.sh "$package $version, prebuilt" cargo binstall --no-confirm --disable-strategies compile \
            --root "$root" "$package@$version"; then
        return
    fi
    (cheap "$level" && scripts/step.sh "$package $version, compiled once for all clones (a few minutes)" \
        cargo install "$package" --version "$version" --root "$root" "$@")
    rm -rf "$root/target"
}

libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || libraries=
if [ ! -d "$libraries" ]; then
    scripts/step.sh "Rust's WebAssembly target" rustup target add wasm32-unknown-unknown
fi
[ "$(version_of trunk)" = "$trunk" ] || install trunk "$trunk" 0 --locked
# Its own lock file names versions that do not compile with the Rust of today, so not --locked.
[ "$(version_of wasm-bindgen)" = "$bindgen" ] || install wasm-bindgen-cli "$bindgen" 1 --bin wasm-bindgen
if [ "${1-}" = deny ] && ! command -v cargo-deny >/dev/null 2>&1; then
    install cargo-deny 0.20.2 0 --locked
fi
