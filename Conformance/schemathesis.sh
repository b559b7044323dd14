#!/usr/bin/env bash
# Everything that the description allows is taken, everything that it forbids is refused, over several seeds.
#
# The token stands in a file that only this user reads, not among the arguments that `ps` shows.
# SEEDS and EXAMPLES set how much is tried.
set -euo pipefail
cd "$(dirname "$0")/.."
seeds=${SEEDS:-1 7 2026}
examples=${EXAMPLES:-50}

umask 077
config=$(mktemp --suffix=.toml)
trap 'rm -f "$config"' EXIT
export OPS_TOKEN_ID
OPS_TOKEN_ID=$(curl -fsS -H @<(printf 'Authorization: Bearer %s' "$(cat "$OPS_TOKEN_FILE")") \
    "$OPS_URL/v1/tokens?limit=1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["items"][0]["id"])')
{
    printf 'headers = { Authorization = "Bearer %s" }\n' "$(cat "$OPS_TOKEN_FILE")"
    sed "s|^hooks = .*|hooks = \"$PWD/Conformance/schemathesis_hooks.py\"|" schemathesis.toml
} >"$config"

failed=0
cd "$OPS_REPORT" # the tool keeps notes where it is started
for seed in $seeds; do
    echo "== seed $seed"
    schemathesis --config-file "$config" run "$OPS_URL/openapi.json" --checks all \
        --max-examples "$examples" --seed "$seed" --workers 1 --continue-on-failure --no-color \
        --report junit --report-dir "$OPS_REPORT/seed-$seed" >"$OPS_REPORT/seed-$seed.txt" 2>&1 || failed=1
    sed -n '/= SUMMARY =/,$p' "$OPS_REPORT/seed-$seed.txt"
done
total=$(sed -n 's/^  \([0-9]*\) generated.*/\1/p' "$OPS_REPORT"/seed-*.txt | paste -sd+ | python3 -c 'print(eval(input()))')
echo "$total cases, seeds $seeds, all checks and phases"
exit "$failed"
