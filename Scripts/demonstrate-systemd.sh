#!/bin/sh
# Shows the units of deploy/systemd under a live systemd: a bare Debian 12 without Swift in a folder, systemd as the first
# process of namespaces of its own, the server linked with its Swift runtime. It serves, is restarted without refusing
# anybody, dies suddenly and loses nothing, stops, is started by its socket, and is started again when it is silent.
# Needs root and debootstrap. Nothing of this machine is touched but FOLDER (a new temporary one unless told), which is
# removed at the end.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "this needs root: it makes namespaces and mounts" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "install debootstrap first: apt-get install debootstrap" >&2; exit 1; }

echo "Building OpsServer…"
Scripts/build-release.sh OpsServer >/dev/null 2>&1
folder=${FOLDER:-$(mktemp -d)}
root=$folder/debian
group=/sys/fs/cgroup/opsserver.$$
[ ! -d /sys/fs/cgroup/unified ] || group=/sys/fs/cgroup/unified/opsserver.$$
first=
clean() {
    [ -z "$first" ] || kill -KILL "$first" 2>/dev/null || true
    sleep 1
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
    rm -rf "$folder"
}
trap clean EXIT
trap 'exit 130' INT TERM

echo "Making a bare Debian 12 in $root…"
debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,libsqlite3-0,curl bookworm "$root" \
    "${MIRROR:-http://deb.debian.org/debian}" >"$folder/debootstrap.log" 2>&1
strip -o "$root/usr/bin/OpsServer" .build/release/OpsServer
cp deploy/systemd/opsserver.service deploy/systemd/opsserver.socket "$root/etc/systemd/system/"
for unit in console-getty.service getty.target systemd-logind.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
: >"$root/etc/machine-id"
mkdir -p "$root/oldroot" "$group"
chroot "$root" systemctl enable opsserver.socket opsserver.service >/dev/null 2>&1

# A first process of its own: a root that is pivoted, not changed, so that units may make namespaces.
echo 'cd "$1"
mount --make-rprivate /; mount --bind . "$1"; cd "$1"
mount -t proc proc proc; mount --rbind /sys sys; mount --bind /dev dev
mount -t tmpfs tmpfs sys/fs/cgroup; umount sys/fs/cgroup; mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs tmp
pivot_root . oldroot; cd /; umount -l /oldroot
exec env -i container=ops PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=multi-user.target \
    --log-target=journal --show-status=0' >"$folder/first.sh"
sh -c 'echo $$ >"$2/cgroup.procs"; exec unshare --fork --kill-child --pid --mount --uts --ipc --cgroup --net sh "$3" "$1"' \
    first "$root" "$group" "$folder/first.sh" </dev/null >"$folder/systemd.log" 2>&1 &
first=$!

cat >"$root/root/show.sh" <<'SHOW'
set -u
failed=0
check() { if [ "$2" = "$3" ]; then echo "  $1: $2"; else echo "  $1: $2, expected $3"; failed=1; fi; }
ask() { curl -s -m 10 --unix-socket /run/opsserver.sock "$@"; }
main() { systemctl show opsserver -p MainPID --value; }
contact='{"needs":[{"kind":"food"}],"person":{"name":"Ines Exemple","phone":"06 39 98 12 34","postcode":"92120"},"language":"fr"}'

echo "READY=1 is heard, the folder is its own, the socket nginx's:"
for _ in $(seq 300); do [ "$(systemctl is-active opsserver)" = active ] && break; sleep 0.1; done
check "service" "$(systemctl is-active opsserver)" active
check "folder" "$(stat -c %a /var/lib/private/opsserver/)" 700
check "socket" "$(stat -c '%a %G' /run/opsserver.sock)" "660 www-data"
token="Authorization: Bearer $(cat /var/lib/opsserver/admin.token)"
for _ in 1 2 3; do
    check "a call" "$(ask -o /dev/null -w '%{http_code}' -H "$token" -H 'Content-Type: application/json' -d "$contact" http://localhost/v1/contacts)" 201
done
echo "A restart while somebody asks, forty times:"
(for _ in $(seq 40); do ask -o /dev/null -w '%{http_code} ' http://localhost/healthz; sleep 0.05; done) >/root/asked &
sleep 0.5
systemctl restart opsserver
wait
check "answered with 200" "$(tr ' ' '\n' </root/asked | grep -c 200)" 40
echo "A sudden end:"
before=$(main)
kill -KILL "$before"
for _ in $(seq 100); do [ "$(main)" != "$before" ] && [ "$(systemctl is-active opsserver)" = active ] && break; sleep 0.1; done
check "contacts kept" "$(ask -H "$token" http://localhost/v1/contacts | grep -o '"number":' | wc -l)" 3
echo "A stop, and the socket starts it again:"
systemctl stop opsserver.service 2>/dev/null
check "ended with" "$(systemctl show opsserver -p ExecMainStatus --value)" 0
check "healthz" "$(ask http://localhost/healthz)" '{"status":"ok"}'
echo "Silence: the watchdog has it started again within 30 s:"
before=$(main)
kill -STOP "$before"
for _ in $(seq 60); do [ "$(main)" != "$before" ] && [ "$(systemctl is-active opsserver)" = active ] && break; sleep 1; done
check "ended by" "$(journalctl -u opsserver --no-pager | grep -c "Failed with result 'watchdog'")" 1
check "healthz" "$(ask http://localhost/healthz)" '{"status":"ok"}'
exit $failed
SHOW

# The namespaces are entered through systemd itself, the one child of unshare.
for _ in $(seq 100); do
    inside=$(pgrep -P "$first" || true)
    [ -n "$inside" ] && nsenter -t "$inside" -a -r -w systemctl is-system-running >/dev/null 2>&1 && break
    sleep 0.1
done
nsenter -t "$inside" -a -r -w sh /root/show.sh
