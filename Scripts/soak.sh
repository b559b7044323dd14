#!/usr/bin/env bash
# Holds OpsServer under mixed load and watches whether memory, threads and descriptors stay where they are.
#
#   MINUTES=10 Scripts/soak.sh        (make soak)
#
# OPS_SERVER_BIN names another OpsServer; then nothing is built. Needs python3 and nothing from PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."
server_bin=${OPS_SERVER_BIN:-$PWD/.build/release/OpsServer}
if [ -z "${OPS_SERVER_BIN:-}" ]; then
    Scripts/build-release.sh OpsServer
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

: >"$work/out"
"$server_bin" --data "$work/data" --listen 127.0.0.1:0 --demo >"$work/out" 2>"$work/err" &
server=$!
until grep -q 'listens on' "$work/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/err" >&2; exit 1; }
    read -r -t 0.1 <> <(:) || true
done
OPS_URL=$(sed -n 's/.*listens on //p' "$work/out")
export OPS_URL OPS_TOKEN_FILE=$work/data/admin.token OPS_SERVER_PID=$server

status=0
python3 Conformance/soak.py || status=$?
kill -TERM "$server"
stopped=0
wait "$server" || stopped=$?
server=
[ "$stopped" -eq 0 ] || { echo "FAILED: the server stopped with $stopped" >&2; status=1; }
[ ! -s "$work/err" ] || { echo "The server said:" && tail -n 5 "$work/err"; }
exit "$status"
