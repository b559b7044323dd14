#!/usr/bin/env bash
# Builds OpsServer and ops-bench in release and measures. Words are handed on: --quick, --only …
# OPS_BENCH_INSTALL=1 installs nginx-light, wrk and scipy first, to be measured beside.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${OPS_BENCH_INSTALL:-0}" = 1 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends nginx-light wrk python3-scipy >/dev/null
fi

scratch="${SCRATCH:-.build}"
SCRATCH="$scratch" Scripts/build-release.sh OpsServer ops-bench
clang -O2 -shared -fPIC -o "$scratch/release/count-allocations.so" \
    Benchmarks/Allocations/count-allocations.c
exec "$scratch/release/ops-bench" "$@"
