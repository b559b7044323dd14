#!/usr/bin/env bash
# Shows that no acknowledged call is lost or doubled: imports a real stream of calls, kills the importer on
# the way, kills the *server* with SIGKILL on the way, starts both again, and counts.
#
#   Scripts/demonstrate-import.sh [FILE.csv[.gz] [MAPPING.json]]
#
# Without arguments it takes the 95,847 calls of ../shared/data/01-911-montgomery-pa and then the 16,020 of
# ../shared/data/17-volunteer-ems-lancaster-ne. Needs the release programs (make build), or others in BIN.
# RATE limits the rows a second, so that a short file lasts long enough to be interrupted.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-$PWD/.build/release}
export XDG_CONFIG_HOME=/nonexistent

work=$(mktemp -d)
server=
importer=
cleanup() {
    [ -z "$importer" ] || kill -9 "$importer" 2>/dev/null || true
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

say() { printf '\n== %s\n' "$*"; }

fail() {
    echo "NOT AS PROMISED: $*" >&2
    exit 1
}

start_server() { # ADDRESS
    : >"$work/server.out"
    "$bin/OpsServer" --data "$work/data" --listen "$1" --demo >"$work/server.out" 2>>"$work/server.err" &
    server=$!
    until grep -q 'listens on' "$work/server.out"; do
        kill -0 "$server" || fail "the server did not start: $(tail -n 3 "$work/server.err")"
    done
    OPS_SERVER=$(sed -n 's/.*listens on //p' "$work/server.out")
    export OPS_SERVER OPS_TOKEN_FILE="$work/data/admin.token"
}

# How many contacts there are: their numbers run from 1 without gaps, so the newest one tells.
contacts() {
    "$bin/opsctl" contact list --limit 1 --json | sed -n 's/.*"items":\[{"id":"[^"]*","number":\([0-9]*\).*/\1/p'
}

# Waits until at least so many contacts are kept.
wait_for_contacts() { # COUNT
    local there
    while :; do
        there=$(contacts || true)
        [ "${there:-0}" -lt "$1" ] || return 0
        kill -0 "$importer" 2>/dev/null || fail "the importer ended before $1 contacts were there"
    done
}

import() { # FILE MAPPING: in the background, so that it can be killed
    "$bin/opsctl" import contacts "$1" --map "$2" --patience 120 --json ${RATE:+--rate "$RATE"} \
        >"$work/import.out" 2>"$work/import.err" &
    importer=$!
}

rows_of() { # FILE: lines without the header; neither stream holds a line end within a field
    case $1 in *.gz) gzip -dc "$1" ;; *) cat "$1" ;; esac | tail -n +2 | wc -l
}

demonstrate() { # FILE MAPPING
    local file=$1 map=$2 rows before there again
    rows=$(rows_of "$file")
    before=$(contacts)
    before=${before:-0}
    say "$file: $rows calls; $before contacts are there already"

    import "$file" "$map"
    wait_for_contacts $((before + rows / 4))
    kill -9 "$importer"
    wait "$importer" 2>/dev/null || true
    echo "importer killed (SIGKILL) when $(($(contacts) - before)) were kept"

    import "$file" "$map"
    wait_for_contacts $((before + rows / 2))
    kill -9 "$server"
    wait "$server" 2>/dev/null || true
    echo "server killed (SIGKILL) in the middle; starting it again on ${OPS_SERVER#http://}"
    start_server "${OPS_SERVER#http://}"
    echo "$(contacts) contacts after the start, each of them acknowledged or about to be"

    wait "$importer" || fail "the importer gave up: $(tail -n 3 "$work/import.err")"
    importer=
    echo "importer: $(cat "$work/import.out")"
    there=$(($(contacts) - before))
    [ "$there" -eq "$rows" ] || fail "$rows calls in the file, $there contacts kept"
    echo "$there contacts kept: as many as calls in the file"

    say "the same file once more: nothing may be added"
    # A short file goes over one connection: whoever stops too early then stops with most rows unsent.
    again=$("$bin/opsctl" import contacts "$file" --map "$map" --json --quiet ${RATE:+--connections 1})
    echo "importer: $again"
    [[ $again == *"\"rows\":$rows,"*"\"alreadyThere\":$rows,"* ]] || fail "not every row was sent again"
    there=$(($(contacts) - before))
    [ "$there" -eq "$rows" ] || fail "the second import added contacts: $there"
}

start_server 127.0.0.1:0
if [ $# -gt 0 ]; then
    demonstrate "$1" "${2:?a mapping file}"
else
    demonstrate ../shared/data/01-911-montgomery-pa/montgomery911_2015-12-10_2016-08-14.csv.gz \
        scenarios/mappings/montgomery-911.json
    demonstrate ../shared/data/17-volunteer-ems-lancaster-ne/calls_raw_2010_2018.csv.gz \
        scenarios/mappings/lancaster-ems.json
fi

say "the journal"
kill -TERM "$server"
wait "$server" || fail "the server did not stop cleanly"
server=
"$bin/opsctl" journal verify --data "$work/data"
say "as promised: every acknowledged call is there once, and the chain holds"
