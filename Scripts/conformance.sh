#!/usr/bin/env bash
# Has outside tools judge OpsServer: called by `make conformance`. What each suite is: docs/CONFORMANCE.md.
#
#   make conformance                       all suites
#   make conformance ONLY="h1spec curl"    some of them
#
# Starts its own server (release, invented demonstration, a free port, a temporary folder) and stops it again.
# OPS_SERVER_BIN names another OpsServer; then nothing is built.
set -euo pipefail
cd "$(dirname "$0")/.."

suites=(openapi h1spec schemathesis redbot httplint curl httpx requests httpclient node slowhttptest)
if [ -n "${ONLY:-}" ]; then read -r -a suites <<<"$ONLY"; fi
scratch=$PWD/.build/conformance
report=$scratch/report
rm -rf "$report"
mkdir -p "$report"

Scripts/install-conformance.sh "$scratch/venv" "${suites[@]}"

server_bin=${OPS_SERVER_BIN:-$PWD/.build/release/OpsServer}
if [ -z "${OPS_SERVER_BIN:-}" ]; then
    echo "Building OpsServer in release…"
    Scripts/build-release.sh OpsServer >"$report/build.txt" 2>&1 || { cat "$report/build.txt" >&2; exit 1; }
fi

work=$(mktemp -d)
server=
# shellcheck disable=SC2317  # called by the trap
cleanup() {
    [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

# A server of its own for each suite: what one leaves behind is no other's finding.
start_server() { # SUITE
    : >"$work/$1.out"
    "$server_bin" --data "$work/$1" --listen 127.0.0.1:0 --demo >"$work/$1.out" 2>"$report/$1.server.txt" &
    server=$!
    until grep -q 'listens on' "$work/$1.out"; do
        kill -0 "$server" 2>/dev/null || { cat "$report/$1.server.txt" >&2; exit 1; }
        read -r -t 0.1 <> <(:) || true
    done
    OPS_URL=$(sed -n 's/.*listens on //p' "$work/$1.out")
    OPS_TOKEN_FILE=$work/$1/admin.token
    OPS_SERVER_PID=$server
    export OPS_URL OPS_TOKEN_FILE OPS_SERVER_PID
}

# TERM must end it at once and cleanly: a server that a suite has left hanging is a finding too.
stop_server() {
    local status=0
    kill -TERM "$server" 2>/dev/null || true
    wait "$server" || status=$?
    server=
    return "$status"
}

command_of() { # SUITE: one line, to be split at spaces
    local python=$scratch/venv/bin/python
    case $1 in
        openapi) echo "Conformance/openapi.sh" ;;
        h1spec) echo "$python Conformance/h1spec.py" ;;
        schemathesis) echo "Conformance/schemathesis.sh" ;;
        redbot) echo "$python Conformance/redbot_list.py" ;;
        httplint) echo "$python Conformance/httplint_list.py" ;;
        slowhttptest) echo "$python Conformance/slow.py" ;;
        curl) echo "Conformance/clients/way_curl.sh" ;;
        httpx | requests | httpclient) echo "$python Conformance/clients/way_$1.py" ;;
        node) echo "node Conformance/clients/way_node.mjs" ;;
        *) echo "There is no suite $1" >&2; return 1 ;;
    esac
}

export PATH="$scratch/venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
failed=0
for suite in "${suites[@]}"; do
    line=$(command_of "$suite")
    read -r -a command <<<"$line"
    export OPS_REPORT=$report/$suite
    mkdir -p "$OPS_REPORT"
    start_server "$suite"
    started=$SECONDS
    verdict=passed
    "${command[@]}" >"$OPS_REPORT/out.txt" 2>&1 || verdict=FAILED
    stop_server || verdict=FAILED
    printf '%-13s %-7s %4d s  %s\n' "$suite" "$verdict" $((SECONDS - started)) "$(tail -n 1 "$OPS_REPORT/out.txt")"
    if [ "$verdict" = FAILED ]; then
        failed=1
        printf '%13s see %s\n' "" "${OPS_REPORT#"$PWD"/}/out.txt"
    fi
done
exit "$failed"
