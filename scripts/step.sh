#!/bin/sh
# Runs one step of a build: says what it does, then how long it took.
#   scripts/step.sh "npm packages" npm ci
set -u
title=$1
shift
printf '\n== %s\n' "$title"
started=$(date +%s)
"$@"
status=$?
seconds=$(($(date +%s) - started))
if [ "$status" -eq 0 ]; then
    printf '   %s: done in %s s\n' "$title" "$seconds"
else
    printf '   %s: FAILED after %s s\n' "$title" "$seconds" >&2
fi
exit "$status"
