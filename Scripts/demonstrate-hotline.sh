#!/usr/bin/env bash
# Shows the hotline as it is worked, sentence by sentence, on a server of its own with invented people: contacts in
# seconds, danger, anonymity, urgency, rules, doors, medicine, money, duplicates, calls that are owed, concerns, visits, rounds,
# partners, rights of the person, access log, retention, figures.
# Every step says what it expects and the first that is otherwise ends it.
#
#   Scripts/demonstrate-hotline.sh
#
# Needs the release programs (make build), or others in BIN.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${BIN:-$PWD/.build/release}
export XDG_CONFIG_HOME=/nonexistent LC_ALL=C.UTF-8 TZ=Europe/Paris

work=$(mktemp -d)
server=
steps=0
cleanup() {
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

say() { printf '\n== %s\n' "$*"; }

fail() {
    echo "NOT AS PROMISED: $*" >&2
    [ ! -s "$work/out" ] || head -n 20 "$work/out" >&2
    exit 1
}

# Runs opsctl and expects exit code 0 and, where a text is given, that the answer holds it.
does() { # TEXT WORD...
    local text=$1
    shift
    "$bin/opsctl" "$@" >"$work/out" 2>&1 || fail "opsctl $* ended with $?"
    grep -qF -- "$text" "$work/out" || fail "opsctl $* did not answer \"$text\""
    steps=$((steps + 1))
    echo "ok: opsctl $*"
}

# Expects that it is refused, with this code.
refuses() { # CODE WORD...
    local code=$1
    shift
    if "$bin/opsctl" "$@" --json >"$work/out" 2>&1; then fail "opsctl $* was not refused"; fi
    grep -qF "\"$code\"" "$work/out" || fail "opsctl $* was not refused with $code"
    steps=$((steps + 1))
    echo "ok, refused ($code): opsctl $*"
}

# The value of the first member of that name in what opsctl answers as JSON.
first() { # MEMBER WORD...
    local member=$1
    shift
    "$bin/opsctl" "$@" --json >"$work/json"
    sed -n "s/.*/&/; s/^[^{]*//; s/\"$member\":\"\{0,1\}\([^\",}]*\).*/\n\1/; s/^.*\n//p" "$work/json" | head -n 1
}

start() {
    "$bin/OpsServer" --data "$work/data" --listen 127.0.0.1:0 --demo >"$work/server.out" 2>>"$work/server.err" &
    server=$!
    until grep -q 'listens on' "$work/server.out"; do
        kill -0 "$server" || fail "the server did not start: $(tail -n 3 "$work/server.err")"
    done
    OPS_SERVER=$(sed -n 's/.*listens on //p' "$work/server.out")
    export OPS_SERVER OPS_TOKEN_FILE="$work/data/admin.token"
}

start
safe=$(date -d '+6 hours' +%H):00-$(date -d '+7 hours' +%H):00
safe=${safe/%-00:00/-24:00} # midnight as it ends a day
person=(--name "Odette Exemple" --phone "06 39 98 12 34" --address "1 rue Inventée" --postcode 92120)

say "A contact in seconds: a kind is enough [3]"
for kind in missed silent wrong_number thanks voicemail information volunteer_offer listening request; do
    does "" contact log --kind "$kind"
done

say "Danger first [2]"
does "15" danger open
does "danger" contact log --kind missed --danger
does "" danger called 1 --service 15 --reference "A-1"
does "" danger take 1
does "" danger close 1 --outcome service_took_over
refuses body.invalid contact log --danger --need food --phone "06 39 98 97 0" --note "sixth floor"
alert=$(first number danger list --limit 1)
does "" contact log --need food --phone "06 39 98 97 05" --name "Nora Exemple" --postcode 92120
does "" danger about "$alert" "$(first number contact list --limit 1)"

say "Anonymous by right [4], caller and person helped, safe number and safe hours [6]"
does "" contact log --kind listening --anonymous
refuses opsctl.usage contact log --kind thanks --anonymous --name "Odette Exemple"
does "" contact log --need food --need medicine "${person[@]}" --lang fr --caller-relation daughter \
    --caller-name "Zoé Exemple" --safe-phone "06 39 98 98 76" --safe-hours "$safe" --food-days 0
contact=$(first number contact list --limit 1)
does "$safe" contact show "$contact"

say "Needs, urgency, kinds that a deployment adds [5]"
does "pet food" deployment open --entry croix-rouge-chez-vous --territory 92 --need errand.pet_food \
    --name-fr "nourriture pour animaux" --name-es "comida para mascotas" --name-en "pet food" \
    --zone Europe/Paris --open "mo-su 08:00-20:00" --closed 2026-12-25
does "pet food" need list
does "" contact log --need errand.pet_food --postcode 92120
does "pet food" request list --need errand.pet_food
refuses hotline.unknown_need contact log --need errand.homework

say "Medicine: a sealed packet, and no card numbers [9]"
does "" deployment open --entry croix-rouge-chez-vous --territory 92-montrouge --need medicine --due-within 120
does "" contact log --need medicine "${person[@]}" --medicine-until "$(date +%F)"
request=$(first number request list --need medicine --limit 1)
does "$request" request show "$request"
volunteer=$(first number request propose "$request")
does "" request offer "$request" "$volunteer" --task "the packet of the pharmacy of the square"
mission=$(first number mission list --limit 1)
does "" mission accept "$mission"
refuses medicine.not_established mission start "$mission"
refuses medicine.prescription_elsewhere packet establish "$mission" --cannot-go-out --no-other-way --pharmacy "the square"
does "" packet establish "$mission" --cannot-go-out --no-other-way --prescription-there --pharmacy "the square"
refuses field.card_number contact log --kind thanks --note "her card is 4539 1488 0343 6467"

say "Mutual identification at the door, and need to know [11, 14]"
code=$(first code mission code "$mission")
does '"expected":true' mission check "$code" --json
does '"expected":false' mission check "abeille zèbre" --json
does "$code" mission sheet "$mission"
does "" mission start "$mission"
does "" packet collect "$mission" --sealed
does "" mission arrive "$mission"
does "" packet hand-over "$mission"
does "completed" mission complete "$mission"
"$bin/opsctl" mission sheet "$mission" >"$work/out"
if grep -q "Odette\|Inventée" "$work/out"; then fail "the sheet names her after the end"; fi
echo "ok: afterwards the sheet names nobody"

say "Duplicates are proposed with reasons; a merge can be undone [19, 20]"
does "same telephone" person search --name "Exemple Odete" --phone 0639981234
kept=$(first id person search --phone 0639981234)
other=$("$bin/opsctl" person duplicates "$kept" --json | grep -o '"id":"[^"]*"' | head -n 1 | cut -d'"' -f4)
does "" person merge "$kept" "$other"
does "" person separate "$other"
does "" person merge "$kept" "$other"
does "" contact log --need food "${person[@]}"

say "Calls that are owed, with a lock and a ladder [22], and the real outcome [25]"
does "" call plan "$kept" --purpose friendly_call --every-days 3 --asked --note "likes to talk of her garden"
does "" call rules
does "friendly" call list
call=$(first number call list --purpose friendly_call)
refuses followup.outside_safe_hours call take "$call"
safe_person=$("$bin/opsctl" contact show "$contact" --json | sed 's/.*"person":{"id":"\([^"]*\)".*/\1/')
does "" person correct "$safe_person" --safe-hours 00:00-24:00
does "" call take "$call"
does "" call done "$call" --result reached
does "did help come" call list --purpose outcome

say "Surge and shut-down: whatever waits is handed over [33]"
deployment=$("$bin/opsctl" deployment list --json | sed 's/{"id"/\n{"id"/g' | grep 'errand.pet_food' | cut -d'"' -f4)
does "" deployment close "$deployment"
does "uncovered" request list --need errand.pet_food
does "mo-su 08:00-20:00" line open --name "Ligne Exemple" --number "0 639 98 00 00" --territory FR --zone Europe/Paris \
    --open "mo-su 08:00-20:00" --first medicine --say-fr "Fermé" --say-es "Cerrada" --say-en "Closed"
does "1520" line change 1 --number 1520
does "" request list --sort due

say "Consents per purpose [16] and rights of the person [37]"
does "" consent give "$kept" --purpose visit --by person --means telephone
does "" consent withdraw "$kept" --purpose visit
does "Odette Exemple" person export "$kept" --reason asked
refuses privacy.others_may_be_her person erase "$kept" --reason asked
refuses privacy.request_live person erase "$kept" --reason asked --these-only

say "Rules per place and period, versioned; a refusal names the rule and where the person was sent [8]"
does "france-2020" rules list
does "" contact log --need food --name "Ana Ejemplo" --phone "06 39 98 43 21" --postcode 92120
request=$(first number request list --need food --limit 1)
does "against" rules check "$request" --no isolated
does "isolated" request refuse "$request" --rule isolated --sent-to town_hall --note "the town delivers"
does "italy-2020" rules put Sources/OpsServer/Seeds/rules/italy-2020.json --territory 75

say "Money to the cent, counted by two [10]"
does "" contact log --need food --name "Ana Ejemplo" --phone "06 39 98 43 21" --postcode 92120
request=$(first number request list --need food --limit 1)
volunteer=$(first number request propose "$request")
does "" request offer "$request" "$volunteer"
mission=$(first number mission list --limit 1)
does "" mission accept "$mission"
refuses opsctl.usage money agree "$mission" --amount 12.405 --means contactless
does "12.40" money agree "$mission" --amount 12.40 --means contactless
does "" mission start "$mission"
does "accepted" mission take-step-back "$mission" # it was another one's: nothing of it is left
does "" mission start "$mission"
refuses money.above_agreement money buy "$mission" --receipt 12.41
does "11.95" money buy "$mission" --receipt 11.95
does "" mission arrive "$mission"
does "" money pay "$mission"
does "completed" mission complete "$mission"
does "" money reconcile "$mission" --counted 11.95
refuses money.same_person_twice money reconcile "$mission" --counted 11.95
does "" token create --role coordinator --label "second desk" --out "$work/second.token"
OPS_TOKEN_FILE=$work/second.token does "reconciled" money reconcile "$mission" --counted 11.95

say "Safeguarding concerns are read by few [15]"
does "" token create --role operator --label "line" --out "$work/operator.token"
OPS_TOKEN_FILE=$work/operator.token does "" concern raise "$kept" --facts "The door is locked from outside" --words "He keeps the key"
OPS_TOKEN_FILE=$work/operator.token refuses door.not_allowed concern show 1
does "He keeps the key" concern show 1
does "" concern decide 1 --decision formal_incident
does "" concern act 1 --task "Visit with the social worker" --owner "Ada Exemple" --deadline "$(date -d '+2 days' +%FT12:00)"
refuses safeguarding.actions_open concern close 1 --reason safe
does "" concern done 1 --action 1 --result "She has a key again"
does "" concern close 1 --reason safe

say "Anonymity is lifted by an act, with consent, reason and recipient [4]"
anonymous=$(first number contact list --kind listening --limit 1)
does "" contact log --kind listening --anonymous
anonymous=$(first number contact list --limit 1)
refuses hotline.stays_anonymous contact add "$anonymous" --name "Basile Exemple"
does "" contact lift-anonymity "$anonymous" --consent-by person --reason danger_to_life --recipient emergency_medical
does "" contact add "$anonymous" --name "Basile Exemple"

say "Repeat callers have a plan [21], visits a series with reports [23]"
does "ten minutes" care-plan open "$kept" --supporter 1 --every-days 2 --preferred 10:00-11:00 --limits "ten minutes a call"
does "" care-plan review 1
does "" visit wish "$kept" --wants visits
does "" visit list

say "Deliveries as rounds: planned, promised, planned anew, published, carried [24]"
day=$(date -d '+1 day' +%F)
for name in Ada Basile Chloé; do
    does "" contact log --need food --name "$name Exemple" --phone "06 39 98 77 0${#name}" --postcode 92120 --lang fr
done
request=$(first number request list --need food --limit 1)
driver=$(first number request propose "$request")
does "" asset add --kind vehicle --tag van-1 --territory 92-montrouge
plan=(round plan --territory 92-montrouge --date "$day" --iterations 2000)
vehicle=(--vehicle "capacity=20,crew=$driver,asset=1,from=09:00,until=17:00")
does "straight line" "${plan[@]}" "${vehicle[@]}"
does "In no round" "${plan[@]}" --vehicle "capacity=1,crew=$driver"
does "one more vehicle" "${plan[@]}" --vehicle "capacity=1,crew=$driver"
does "draft" "${plan[@]}" "${vehicle[@]}" --save
round=$(first number round list --limit 1)
does "yes" round pin "$round" --request "$request"
does "" contact log --need food --name "Denis Exemple" --postcode 92120 --lang fr
other=$(first number request list --need food --limit 1)
does "" round move "$other" --to "$round"
does "" round swap "$request" "$other" --territory 92-montrouge --date "$day"
does "yes" "${plan[@]}" --save
refuses roads.no_answer "${plan[@]}" --roads http://127.0.0.1:9
does "accepted" round publish "$round"
does "day-before call: " call list --purpose day_before
does "Denis Exemple" round sheet "$round"
does "BEGIN:VCALENDAR" round calendar "$round"
does "<rtept lat=" round gpx "$round"
if grep -q Exemple "$work/out"; then fail "the track names somebody"; fi
refuses rounds.not_draft round pin "$round" --request "$request"
does "" contact log --need food --name "Ewa Exemple" --phone "06 39 98 77 09" --postcode 92120 --lang fr
late=$(first number request list --need food --limit 1)
does "published" round move "$late" --date "$day"
does "accepted" round move "$late" --to "$round"
does "Ewa Exemple" round sheet "$round"
refuses rounds.in_published round move "$late" --to "$round"
does "withdrawn" round withdraw "$round"

say "Whoever offers to help is checked, trained and admitted [29]"
does "s'est proposé" candidate add --name "Ada Exemple" --phone "06 39 98 00 07" --territory 92-montrouge --skill driving --ui-lang fr
refuses candidate.stage_missing candidate admit 1
does "" candidate advance 1 --note "called back on Monday"
does "" candidate advance 1 --vetted-until 2099-12-31
does "trained" candidate advance 1 --skill first_aid
does "admitted" candidate admit 1
does "" figures candidates

say "Partners send people who agreed to it, and see their own referrals alone [35]"
does "" partner add --name "Habitat Exemple" --kind landlord --territory FR
does "" token create --role partner --partner 1 --out "$work/partner.token"
export OPS_TOKEN_FILE=$work/partner.token
refuses partner.no_consent referral send --need food --name "Ana Ejemplo" --postcode 92120
does "received" referral send --need food --name "Ana Ejemplo" --postcode 92120 --agreed-by person --agreed-how in_person \
    --agreed-at "$(date -u +%FT%TZ)"
refuses door.not_allowed contact list
export OPS_TOKEN_FILE=$work/data/admin.token
does "Habitat Exemple" contact show "$(first number contact list --limit 1)"

say "Who was shown whose data [18], and what was kept long enough goes [17]"
does "" access-log list --person "$kept"
does "" access-log verify
does "24" retention plan
does "" retention run

say "Figures without faces [38]: small counts are hidden"
does "" figures show --by need --by territory
does "requests" figures show --by need --csv

say "The journal names nobody and is intact"
"$bin/opsctl" journal export >"$work/journal"
if grep -q "Odette\|0639981234\|33639981234\|Inventée" "$work/journal"; then fail "the journal names her"; fi
echo "ok: $(wc -l <"$work/journal") entries name nobody"
kill -TERM "$server"
wait "$server"
server=
does "" journal verify --data "$work/data"

echo
echo "$steps steps, all as promised"
