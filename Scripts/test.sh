#!/usr/bin/env bash
# The whole test suite; when it does not end, the tests that began and did not end are told.
#
#   Scripts/test.sh [words for `swift test`]        (MINUTES=60: when to give up)
set -euo pipefail
cd "$(dirname "$0")/.."
log=.build/test.log
mkdir -p .build

# One arena: Foundation's Process.run copies more of a directory entry than there is (dirent.d_name), which
# ends a process where the copy leaves the last page of a thread's arena.
export MALLOC_ARENA_MAX=1
# Six tests at a time: all 1,800 at once starve each other on two processors until time limits strike.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6

# Line by line, so that what began is told before it hangs. Beside tee, not before it: a program that outlives the tests and holds the pipe would hold this up as well.
status=0
timeout --kill-after=30 "${MINUTES:-60}m" \
    stdbuf -oL swift test --explicit-target-dependency-import-check error --disable-xctest "$@" > >(tee "$log") 2>&1 ||
    status=$?
if ((status == 124 || status == 137)); then
    echo "The tests did not end in ${MINUTES:-60} minutes. These began and did not end:"
    # "◇ Test NAME started." and "✔ Test NAME passed after …" or "✘ Test NAME failed after …"
    sed -n 's/^◇ Test \(.*\) started\.$/\1/p' "$log" | { grep -Ev '^(case |run$)' || true; } | sort -u >.build/began.txt
    sed -nE 's/^[✔✘] Test (.*) (passed|failed) after.*$/\1/p' "$log" | sed -E 's/ with [0-9]+ test cases?$//' |
        sort -u >.build/ended.txt
    comm -23 .build/began.txt .build/ended.txt
elif ((status != 0)); then
    # Whoever reads only the end of a long log, as of CI, sees which tests failed and what they expected.
    echo
    echo "What failed, once more:"
    grep -A 3 -E '^✘ .* recorded an issue|^✘ .*Caught error|error: ' "$log" | grep -vE '^(◇|✔|--)' | cut -c1-1000 | tail -n 60 || true
    grep -E '^✘ (Test|Suite) .* failed after' "$log" | cut -c1-300 | tail -n 30 || true
fi
exit "$status"
