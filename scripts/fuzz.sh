#!/bin/sh
# Feeds each target of fuzz/ with inputs that libFuzzer makes up, for so many seconds (60) each. A crash leaves its input
# in target/fuzz, and is run again by: scripts/fuzz.sh 60 target/fuzz/<target>-crash-…
#
# The compiler of the project is enough: what libFuzzer needs are coverage counters, which every rustc can put in. There is no
# address sanitizer that way, but no unsafe code of ours either.
set -eu
seconds=${1-60}
again=${2-}
host=$(rustc -vV | sed -n 's/^host: //p')
built=${CARGO_TARGET_DIR-target}/fuzz
found=$PWD/target/fuzz
mkdir -p "$found"

# Only for the target platform (--target), or build scripts and macros would want the counters' runtime as well.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1" \
    cargo build --manifest-path fuzz/Cargo.toml --release --locked --target "$host" --target-dir "$built"

for target in columns receipt_token rules submission; do
    case $again in
    '' | *"/$target-"*) ;;
    *) continue ;;
    esac
    mkdir -p "$found/$target"
    seeds=fuzz/seeds/$target
    [ -d "$seeds" ] || seeds=
    echo "== $target"
    # Unquoted: without seeds there is no argument.
    # shellcheck disable=SC2086
    "$built/$host/release/$target" -max_total_time="$seconds" -artifact_prefix="$found/$target-" \
        -verbosity=0 -print_final_stats=1 ${again:-"$found/$target" $seeds}
done
