#!/usr/bin/env bash
# The way of a call with curl: HTTP/1.1 and 1.0, HEAD, upload, Expect: 100-continue, a connection kept.
set -euo pipefail
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'Authorization: Bearer %s\n' "$(cat "$OPS_TOKEN_FILE")" >"$work/token"
printf '{"needs":[{"kind":"food"}],"note":"%s"}' "$(printf 'x%.0s' {1..2000})" >"$work/body"

checks=0
expect() { # WHAT WANTED GOT
    checks=$((checks + 1))
    [ "$2" = "$3" ] || { echo "FAILED $1: expected $2, got $3" >&2; exit 1; }
}
ask() {
    : >"$work/out" # curl leaves what is there when no body comes
    curl -sS --max-time 10 -H @"$work/token" -o "$work/out" -D "$work/head" -w '%{http_code}' "$@"
}
field() { # NAME: of the last answer's head
    tr -d '\r' <"$work/head" | awk -F': ' -v name="$1" 'tolower($1) == name { value = $2 } END { print value }'
}
json=(-H 'Content-Type: application/json')
contacts=$OPS_URL/v1/contacts

expect "log a contact" 201 "$(ask "${json[@]}" -H 'Idempotency-Key: "curl-1"' --data-binary @"$work/body" "$contacts")"
first=$(cat "$work/out")
location=$(field location)
etag=$(field etag)
expect "the same again" 201 "$(ask "${json[@]}" -H 'Idempotency-Key: curl-1' --data-binary @"$work/body" "$contacts")"
expect "answers the same" "$first" "$(cat "$work/out")"
expect "and says so" true "$(field idempotent-replayed)"
expect "another body under the key" 422 \
    "$(ask "${json[@]}" -H 'Idempotency-Key: curl-1' -d '{"needs":[{"kind":"medicine"}]}' "$contacts")"
expect "what was logged is where it was said to be" 200 "$(ask "$OPS_URL$location")"
expect "nothing has changed" 304 "$(ask -H "If-None-Match: $etag" "$OPS_URL$location")"
expect "nothing is sent then" 0 "$(wc -c <"$work/out" | tr -d ' ')"

expect "Expect: 100-continue" 201 \
    "$(ask "${json[@]}" -H 'Expect: 100-continue' --expect100-timeout 5 --data-binary @"$work/body" "$contacts")"
expect "100 came first" "HTTP/1.1 100 Continue" "$(head -n 1 "$work/head" | tr -d '\r')"
expect "an upload by POST" 201 "$(ask "${json[@]}" -X POST -T "$work/body" "$contacts")"
expect "an upload in chunks" 201 \
    "$(ask "${json[@]}" -H 'Transfer-Encoding: chunked' -X POST -T - "$contacts" <"$work/body")"
expect "an upload by PUT is not taken" 405 "$(ask "${json[@]}" -T "$work/body" "$contacts")"
expect "Allow" "GET HEAD OPTIONS POST" "$(field allow | tr -d , | xargs -n 1 | sort | xargs)"
expect "HTTP/1.0" 201 "$(ask "${json[@]}" --http1.0 --data-binary @"$work/body" "$contacts")"
expect "HTTP/1.0 closes" close "$(field connection)"
expect "HEAD" 200 "$(ask -I "$OPS_URL$location")"
length=$(field content-length)
expect "GET" 200 "$(ask "$OPS_URL$location")"
expect "HEAD tells the length" "$length" "$(field content-length)"
expect "OPTIONS" 204 "$(ask -X OPTIONS "$OPS_URL$location")"
expect "a form is not JSON" 415 "$(ask -d needs=food "$contacts")"
expect "two over one connection" "200 0" \
    "$(curl -sS -H @"$work/token" -o /dev/null -o /dev/null -w '%{http_code} %{num_connects}\n' \
        "$contacts" "$contacts" | tail -n 1)"
expect "whoever wants no JSON" 406 "$(ask -H 'Accept: text/html' "$contacts")"

expect "change nothing blindly" 428 \
    "$(ask -X PATCH "${json[@]}" -d '{"available":false}' "$OPS_URL/v1/volunteers/1")"
expect "nor what has changed" 412 \
    "$(ask -X PATCH "${json[@]}" -H 'If-Match: "v0"' -d '{"available":false}' "$OPS_URL/v1/volunteers/1")"

count=0
next="$contacts?limit=2"
while [ -n "$next" ]; do
    expect "a page" 200 "$(ask "$next")"
    count=$((count + $(grep -o '"loggedAt"' "$work/out" | wc -l)))
    next=$(tr -d '\r' <"$work/head" | sed -n 's/^[Ll]ink: <\(.*\)>; rel="next"$/\1/p')
done
expect "all pages together" "$(ask "$contacts?limit=500" >/dev/null; grep -o '"loggedAt"' "$work/out" | wc -l | tr -d ' ')" "$count"
echo "$checks checks, $(curl --version | head -n 1 | cut -d' ' -f1-2)"
