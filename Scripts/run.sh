#!/usr/bin/env bash
# Starts OpsServer on a data folder and says what to type in a second terminal. Called by `make run`.
set -euo pipefail

port=${PORT:-8080}
data=${DATA:-data}
demo=${DEMO:-1}
bin=${BIN:?the folder of the built programs}

arguments=(--data "$data" --listen "127.0.0.1:$port")
case $demo in
    0 | no | false) ;;
    *) arguments+=(--demo) ;;
esac

"$bin/OpsServer" "${arguments[@]}" &
server=$!
trap 'kill -TERM "$server" 2>/dev/null || true' INT TERM

# The server is there once it answers; it ends by itself when it cannot start.
while kill -0 "$server" 2>/dev/null; do
    if OPS_SERVER="http://127.0.0.1:$port" OPS_TOKEN_FILE="$data/admin.token" \
        "$bin/opsctl" server status >/dev/null 2>&1; then
        break
    fi
    read -r -t 0.2 <> <(:) || true
done
if kill -0 "$server" 2>/dev/null; then
    token=$(cd "$(dirname "$data/admin.token")" && pwd)/admin.token
    cat <<TXT

Ops is ready. In a second terminal, in this folder, type:

  export PATH="$bin:\$PATH" OPS_SERVER=http://127.0.0.1:$port OPS_TOKEN_FILE="$token"

  opsctl contact log --need food --need medicine --phone "06 39 98 12 34" \\
      --name "Odette Exemple" --address "1 rue Inventée" --postcode 92120 --lang fr --caller-relation daughter
  opsctl request list --status open
  opsctl request propose 1
  opsctl request offer 1 VOLUNTEER       # a number from the proposal
  opsctl mission accept 1                # then: start, arrive, complete
  opsctl catalogue impact croix-rouge-chez-vous
  opsctl scenario run scenarios/lockdown-montrouge-2020.json

The data stays in $data. Ctrl-C here stops the server.

TXT
fi

# `wait` returns early when a signal arrives; the server is then stopping, and is waited for again.
status=0
wait "$server" || status=$?
while kill -0 "$server" 2>/dev/null; do
    status=0
    wait "$server" || status=$?
done
exit "$status"
