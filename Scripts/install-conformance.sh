#!/usr/bin/env bash
# Installs what the suites of `make conformance` need and this machine lacks; says what and why.
#
#   Scripts/install-conformance.sh VENV SUITE…
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1
shift

missing=()
reasons=()
need() { # COMMAND PACKAGE REASON
    command -v "$1" >/dev/null 2>&1 && return
    missing+=("$2")
    reasons+=("  $2: $3")
}

need python3 python3 "runs the suites"
python3 -c 'import ensurepip, venv' 2>/dev/null || { missing+=(python3-venv) && reasons+=("  python3-venv: a folder of its own for PyPI tools"); }
for suite in "$@"; do
    case $suite in
        curl) need curl curl "a client" ;;
        node) need node nodejs "a client" ;;
        slowhttptest) need slowhttptest slowhttptest "slow clients in four modes" ;;
        *) ;;
    esac
done

if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing from Debian:"
    printf '%s\n' "${reasons[@]}"
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# The list is the stamp: a venv made from another list is brought up to date.
if ! cmp -s Conformance/requirements.txt "$venv/requirements.txt"; then
    echo "Installing from PyPI into ${venv#"$PWD"/}, out of the repository's way:"
    grep -v '^#' Conformance/requirements.txt | sed 's/^/  /'
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -r Conformance/requirements.txt
    cp Conformance/requirements.txt "$venv/requirements.txt"
fi
