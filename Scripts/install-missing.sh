#!/usr/bin/env bash
# Installs from Debian's packages what building Ops needs and this machine lacks; says what and why.
# `install-missing.sh test` adds what the test suite runs beside it.
set -euo pipefail

missing=()
reasons=()
need() { # FILE PACKAGE REASON
    [ -e "$1" ] && return
    missing+=("$2")
    reasons+=("  $2: $3")
}

need /usr/include/sqlite3.h libsqlite3-dev "the header of SQLite, in which Ops keeps everything"
if [ "${1:-}" = test ]; then
    need /usr/sbin/nginx nginx-light "the TLS front of deploy/, started by the tests"
    need /usr/bin/openssl openssl "a certificate for that front"
    need /usr/bin/curl curl "a client of that front that speaks TLS"
fi

if ! command -v swift >/dev/null 2>&1; then
    echo "Ops needs a Swift 6.3 toolchain (swift.org/install/linux): 'swift' was not found in PATH." >&2
    exit 1
fi
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing what is missing here:"
printf '%s\n' "${reasons[@]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "This needs root: run 'apt-get install ${missing[*]}' as root, then repeat." >&2
        exit 1
    fi
    as_root=(sudo)
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
echo "Installed: ${missing[*]}"
