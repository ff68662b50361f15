#!/bin/sh
# Names everything that must be there before a build, each with its remedy, all at once.
set -u
missing=0

report() {
    [ "$missing" -eq 0 ] && echo "Something is missing on this machine:" >&2
    missing=1
    printf '  - %s\n    %s\n' "$1" "$2" >&2
}

has() { command -v "$1" >/dev/null 2>&1; }

has cargo || report "cargo, Rust's build tool" "Install Rust by rustup (see the Rust project's home page), then open a new terminal."
has rustup || report "rustup, Rust's installer" "It adds the WebAssembly target; install Rust by rustup, not by a system package."
has cc || report "cc, a C compiler (SQLite is built from source)" "Debian, Ubuntu: apt-get install build-essential. macOS: xcode-select --install."
has npm || report "npm" "It comes with Node.js, version 20 or later."
if ! has node; then
    report "node, Node.js 20 or later" "Install Node.js 20 or later by your system's packages or nvm."
elif ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
    report "Node.js 20 or later (here: $(node --version))" "Update Node.js by your system's packages or nvm."
fi

wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
if has rustc; then
    present=$(rustc --version | cut -d ' ' -f 2)
    oldest=$(printf '%s\n%s\n' "$wanted" "$present" | sort -t . -k 1,1n -k 2,2n | head -n 1)
    case $present in
    "$wanted"*) ;;
    *) [ "$oldest" = "$wanted" ] || report "Rust $wanted or later (here: $present)" "rustup update stable" ;;
    esac
fi
exit "$missing"
