#!/bin/sh
# Feeds bytes of libFuzzer's own making to the request parser and to the JSON reader, under the
# address sanitizer: each for FUZZ_SECONDS (60 unless told), or FUZZ_RUNS inputs when that is given.
# FUZZ_ONLY=Requests or JSON runs one alone. What is found anew stays under .build/fuzz; a crash ends
# the script and leaves the input that made it there.
set -eu
cd "$(dirname "$0")/.."
work=.build/fuzz
mkdir -p "$work"
# Swift's own memory is not all given back at the end; that is no leak of ours.
export ASAN_OPTIONS=detect_leaks=0

# build NAME FILE SOURCES…: one module of the sources and the target.
build() {
    name=$1
    shift
    newest=$(find "$@" -newer "$work/$name" 2>/dev/null || echo new)
    [ -x "$work/$name" ] && [ -z "$newest" ] && return
    echo "Building the target $name…"
    swiftc -use-ld=lld -sanitize=fuzzer,address -O -wmo -parse-as-library -swift-version 6 -package-name ops \
        -enable-upcoming-feature NonisolatedNonsendingByDefault \
        -enable-upcoming-feature InferIsolatedConformances \
        -Xcc -fmodule-map-file=Sources/CLinux/module.modulemap \
        -Xcc -fmodule-map-file=Sources/CSHA256/module.modulemap -module-name "${name}Fuzz" \
        "$@" -o "$work/$name"
}

# run NAME: with the corpus that is kept, and what earlier runs have found.
run() {
    [ "${FUZZ_ONLY:-$1}" = "$1" ] || return 0
    mkdir -p "$work/$1.found"
    limit="-max_total_time=${FUZZ_SECONDS:-60}"
    [ -z "${FUZZ_RUNS:-}" ] || limit="-runs=$FUZZ_RUNS"
    echo "Fuzzing $1 ($limit); log in $work/$1.log…"
    if "$work/$1" "$limit" -max_len=512 -timeout=10 -print_final_stats=1 \
        -dict="Fuzz/$1.dict" -artifact_prefix="$work/$1.crash-" \
        "$work/$1.found" "Fuzz/Corpus/$1" >"$work/$1.log" 2>&1; then
        grep -E '^stat::(number|average|peak)' "$work/$1.log"
        echo "$1: no input broke it."
    else
        tail -n 40 "$work/$1.log"
        exit 1
    fi
}

# shellcheck disable=SC2046  # no path of ours holds a space
build Requests Fuzz/RequestFuzz.swift $(find Sources/OpsHTTP -name '*.swift' | sort)
# shellcheck disable=SC2046
build JSON Fuzz/JSONFuzz.swift $(find Sources/OpsCore -name '*.swift' | sort)
run Requests
run JSON
