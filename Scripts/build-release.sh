#!/usr/bin/env bash
# Builds products in release, the one place that says how: other words would build everything again.
#
#   Scripts/build-release.sh OpsServer opsctl        (SCRATCH=.build: where)
#
# The Swift runtime is linked in: an idle server is some MiB smaller, starts sooner, and runs where no
# Swift is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
for product in "$@"; do
    swift build -c release --static-swift-stdlib --explicit-target-dependency-import-check error \
        --scratch-path "${SCRATCH:-.build}" --product "$product"
done
