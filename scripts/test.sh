#!/bin/sh
# Runs every test and ends with one line that sums them up: "N passed, N failed".
set -u
logs=target/make
mkdir -p "$logs"
passed=0
failed=0
broken=

# Sums the numbers before a word, on the lines that sum up a suite.
count() {
    grep -E '^( *Summary|test result| *[0-9]+ [a-z])' "$2" | grep -Eo "[0-9]+ ($1)" | awk '{ sum += $1 } END { print sum + 0 }'
}

# A suite that ends with an error but reports no failed test did not even start: that counts as one.
add() {
    passed=$((passed + $2))
    failed=$((failed + $3))
    if [ "$1" -ne 0 ]; then
        broken=yes
        [ "$3" -gt 0 ] || failed=$((failed + 1))
    fi
}

# Keeps a command's output for counting while it is shown.
keep() {
    log=$1
    shift
    { "$@" 2>&1; echo $? >"$log.status"; } | tee "$log"
    return "$(cat "$log.status")"
}

rust_tests() {
    if command -v cargo-nextest >/dev/null 2>&1; then
        cargo nextest run --workspace --locked --no-fail-fast --status-level fail --final-status-level fail
    else
        cargo test --workspace --locked --no-fail-fast
    fi
}

case ${1-all} in
rust_tests) rust_tests && exit || exit 1 ;;
esac

# The journeys must not run against the server of an earlier build.
scripts/step.sh "Server and tests, dev build" cargo build --workspace --tests --bins --locked || {
    printf '\n0 passed, 1 failed\n'
    exit 1
}

keep "$logs/rust.log" scripts/step.sh "Tests of the crates, on SQLite and PostgreSQL" scripts/test.sh rust_tests
status=$?
# "Summary [1.2s] 120 tests run: 118 passed, 2 failed" (nextest) or "test result: ok. 5 passed; 0 failed" (cargo).
add $status "$(count passed "$logs/rust.log")" "$(count 'failed|timed out' "$logs/rust.log")"

keep "$logs/journeys.log" scripts/step.sh "Journeys in Chromium" playwright test --config tests/e2e
status=$?
add $status "$(count passed "$logs/journeys.log")" \
    "$(count 'failed|flaky|interrupted|did not run' "$logs/journeys.log")"

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ -z "$broken" ]
