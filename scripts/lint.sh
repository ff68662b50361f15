#!/bin/sh
# Everything that can be said of the code without running it. All checks run; the last line says which failed.
set -u
failed=

check() {
    scripts/step.sh "$@" || failed="$failed, $1"
}

# Compiled by rustc alone: the rules of the repository are checked in a second, before any crate is.
tidy() {
    mkdir -p target/make &&
        CARGO_MANIFEST_DIR=$PWD rustc --edition 2024 --test tests/tidy.rs -o target/make/tidy &&
        RUST_BACKTRACE=0 target/make/tidy --quiet
}

licences() {
    scripts/tools.sh deny && cargo deny --log-level error --all-features check bans licenses sources
}

# The list of advisories is a git repository elsewhere: without a network nothing is known, nothing is wrong.
advisories() {
    if cargo deny --log-level error fetch db >/dev/null 2>&1; then
        cargo deny --log-level error --all-features check advisories
    else
        echo "   not checked: the list of advisories cannot be reached from here"
    fi
}

# `npm audit` exits with 1 for findings and for an unreachable registry alike; only findings have a report.
npm_audit() {
    report=$(npm audit --json --audit-level=moderate 2>/dev/null) && return
    if printf '%s' "$report" | grep -q '"auditReportVersion"'; then
        npm audit --audit-level=moderate
    else
        echo "   not checked: the registry gives no advisories here"
    fi
}

case ${1-all} in
tidy | licences | advisories | npm_audit) "$1" && exit || exit 1 ;;
esac

check "Rules of the repository" scripts/lint.sh tidy
check "Formatting" cargo fmt --all --check
check "Formatting of the fuzz targets" cargo fmt --manifest-path fuzz/Cargo.toml --check
check "Types of the journeys and scripts" tsc --project tests/e2e
check "Clippy, native" cargo clippy --workspace --all-targets --locked -- -D warnings
check "Clippy, WebAssembly" cargo clippy --package plaudit --target wasm32-unknown-unknown --locked -- -D warnings
check "Licences and sources of crates" scripts/lint.sh licences
check "Known vulnerabilities of crates" scripts/lint.sh advisories
check "Known vulnerabilities of npm packages" scripts/lint.sh npm_audit

if [ -n "$failed" ]; then
    printf '\nLint failed: %s\n' "${failed#, }" >&2
    exit 1
fi
printf '\nLint passed.\n'
