#!/usr/bin/env bash
# Runs the tests of connections and server under ThreadSanitizer: `make sanitize`. Takes some minutes to build the first
# time, in a folder of its own. Fails on any report, of the tests or of a server that they start.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=${SCRATCH:-$PWD/.build-sanitize}
mkdir -p "$scratch"

# Locks that are taken in the Swift runtime are told to the sanitizer: Scripts/sanitize/mutex.c says why.
clang -shared -fPIC -O1 -Wall -o "$scratch/mutex.so" Scripts/sanitize/mutex.c

echo "Checking the sanitizer itself: a lock that is kept is no race, what no lock guards is one."
swiftc -sanitize=thread -g -o "$scratch/mutex" Scripts/sanitize/mutex.swift
"$scratch/mutex" >"$scratch/mutex.log" 2>&1 &&
    echo "Without mutex.so nothing is reported any more: this Swift needs it no longer."
LD_PRELOAD="$scratch/mutex.so" "$scratch/mutex"
if LD_PRELOAD="$scratch/mutex.so" "$scratch/mutex" race >"$scratch/race.log" 2>&1; then
    echo "A race was not reported: what follows would prove nothing." >&2
    exit 1
fi

swift build --build-tests --sanitize=thread --scratch-path "$scratch" --disable-xctest \
    --explicit-target-dependency-import-check error

rm -f "$scratch"/report.*
status=0
LD_PRELOAD="$scratch/mutex.so" TSAN_OPTIONS="log_path=$scratch/report" \
    "$scratch/debug/opsPackageTests.xctest" --testing-library swift-testing \
    --no-parallel --filter OpsHTTPTests \
    --filter 'OpsServerTests\.(Supervisor|Front|Trust|RunningServer|WayOfACall|Inbox|EventStream)' "$@" || status=$?

if compgen -G "$scratch/report.*" >/dev/null; then
    echo "Reports of the sanitizer:" >&2
    grep -h "^SUMMARY" "$scratch"/report.* | sort | uniq -c >&2
    exit 1
fi
exit "$status"
