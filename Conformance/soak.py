"""A mixed load, and what it does to the server's memory, threads and descriptors.

What is kept may grow: the state of the operation is in memory, by intention. So the load keeps nothing new after
its first seconds: it reads, repeats the same 200 contacts under their keys, sends what is refused and what is
broken, opens connections and drops them, and dawdles. Then memory has no reason to grow, and what grows leaks.
"""

import http.client
import itertools
import json
import os
import pathlib
import random
import socket
import statistics
import sys
import threading
import time
from urllib.parse import urlsplit

PLACE = urlsplit(os.environ["OPS_URL"])
TOKEN = pathlib.Path(os.environ["OPS_TOKEN_FILE"]).read_text().strip()
PROCESS = pathlib.Path("/proc") / os.environ["OPS_SERVER_PID"]
SECONDS = float(os.environ.get("MINUTES", "10")) * 60
EVERY = float(os.environ.get("EVERY", "10"))
#: Memory of the last third over that of the second, at most.
GROWTH = 0.02
KEPT = 200

ended = threading.Event()
counts = dict.fromkeys(["reads", "repeats", "refused", "broken", "opened", "slow", "wrong"], 0)
CREDENTIALS = {"Authorization": f"Bearer {TOKEN}"}
JSON = CREDENTIALS | {"Content-Type": "application/json"}


class Line:
    """One connection that is kept, and opened again when the server has closed it."""

    def __init__(self):
        self.line = http.client.HTTPConnection(PLACE.netloc, timeout=10)

    def ask(self, method, target, headers, body=None):
        self.line.request(method, target, body=body, headers=headers)
        answer = self.line.getresponse()
        answer.read()
        return answer.status


def worker(name, step, pause=0.0):
    """Does one step after the other until the end; an answer that is not as it should be is counted as wrong."""

    def work():
        state = Line()
        chance = random.Random(name)
        while not ended.wait(pause) if pause else not ended.is_set():
            try:
                is_right = step(state, chance)
            except (OSError, http.client.HTTPException) as error:
                is_right = False
                print(f"  {name}: {error!r}")
                state = Line()
            counts[name] += 1
            if not is_right:
                counts["wrong"] += 1

    return threading.Thread(target=work, name=name, daemon=True)


READS = ["/healthz", "/v1/contacts?limit=20", "/v1/requests?limit=50", "/v1/requests/1", "/v1/contacts/7",
         "/v1/catalogue?limit=10", "/openapi.json", "/v1/volunteers?limit=20", "/v1/requests/1/proposals",
         "/v1/journal?last=50", "/v1/catalogue/croix-rouge-chez-vous/impact"]


def read(line, chance):
    return line.ask("GET", chance.choice(READS), CREDENTIALS) == 200


def contact(number):
    return json.dumps({"needs": [{"kind": "food"}, {"kind": "medicine"}], "note": f"soak {number} " * 20})


def repeat(line, chance):
    number = chance.randrange(KEPT)
    return line.ask("POST", "/v1/contacts", JSON | {"Idempotency-Key": f"soak-{number}"}, contact(number)) == 201


REFUSED = [
    ("POST", "/v1/contacts", JSON, '{"needs":[{"kind":"miracle"}],"person":{"age":7}}', 422),
    ("POST", "/v1/contacts", JSON, '{"needs":', 400),
    ("POST", "/v1/contacts", JSON, "[" * 5_000, 400),
    ("POST", "/v1/contacts", CREDENTIALS | {"Content-Type": "text/plain"}, "needs", 415),
    ("POST", "/v1/contacts", {"Content-Type": "application/json"}, contact(0), 401),
    ("POST", "/v1/contacts", JSON | {"Idempotency-Key": "soak-1"}, contact(2), 422),
    ("PATCH", "/v1/volunteers/1", JSON | {"If-Match": '"v0"'}, '{"available":false}', 412),
    ("POST", "/v1/volunteers", JSON, '{"name":"Ada Exemple","territory":"nowhere"}', 409),
    ("GET", "/v1/nowhere", CREDENTIALS, None, 404),
    ("GET", "/v1/contacts?colour=1", CREDENTIALS, None, 400),
    ("DELETE", "/v1/contacts", CREDENTIALS, None, 405),
    ("GET", "/v1/contacts", CREDENTIALS | {"Accept": "text/html"}, None, 406),
]


def refuse(line, chance):
    method, target, headers, body, status = chance.choice(REFUSED)
    return line.ask(method, target, headers, body) == status


BROKEN = [b"GET /healthz HTTP/1.1\r\n\r\n", b"GARBAGE\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"\r\n" * 50,
          b"GET /" + b"a" * 20_000, b"GET / HTTP/1.1\r\nHost: h\r\n" + b"X-A: 1\r\n" * 2_000,
          b"POST /v1/contacts HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
          b"POST /v1/contacts HTTP/1.1\r\nHost: h\r\nContent-Length: 60000\r\n\r\n" + b"x" * 30_000]


def break_off(_, chance):
    """Something broken, and gone without waiting or after a look at the answer."""
    with socket.create_connection((PLACE.hostname, PLACE.port), timeout=10) as line:
        try:
            line.sendall(chance.choice(BROKEN))
            if chance.random() < 0.5:
                line.settimeout(0.05)
                line.recv(4096)
        except (TimeoutError, ConnectionError):
            pass
    return True


def open_and_close(_, chance):
    line = Line()
    status = line.ask("GET", "/healthz", {})
    line.line.close()
    return status == 200


dawdlers = []


def dawdle(_, chance):
    """Keeps 50 connections that send a byte now and then; whoever was cut off comes back."""
    while len(dawdlers) < 50:
        line = socket.create_connection((PLACE.hostname, PLACE.port), timeout=10)
        line.setblocking(False)
        line.send(b"GET /healthz HTTP/1.1\r\nHost: h\r\nX-Slow: ")
        dawdlers.append(line)
    for line in list(dawdlers):
        try:
            line.send(b"a")
            gone = line.recv(1) == b""
        except BlockingIOError:
            gone = False
        except OSError:
            gone = True
        if gone:
            dawdlers.remove(line)
            line.close()
    return True


def sample():
    status = dict(line.split(":", 1) for line in (PROCESS / "status").read_text().splitlines())
    descriptors = len(list((PROCESS / "fd").iterdir()))
    return int(status["VmRSS"].split()[0]), int(status["Threads"]), descriptors


def watch():
    """A line of the table every few seconds; answers the memory and thread counts."""
    print(f"{'s':>5} {'RSS KiB':>8} {'threads':>7} {'fds':>5} " + " ".join(f"{name:>8}" for name in counts))
    start, table = time.monotonic(), []
    for tick in itertools.count(1):
        time.sleep(max(0, start + tick * EVERY - time.monotonic()))
        memory, threads, descriptors = sample()
        table.append((memory, threads))
        seconds = time.monotonic() - start
        print(f"{seconds:5.0f} {memory:8} {threads:7} {descriptors:5} "
              + " ".join(f"{count:8}" for count in counts.values()), flush=True)
        if seconds >= SECONDS - EVERY / 2:
            return table


def settled(before):
    """Waits until the descriptors are as many as before, as idle connections run into their deadline."""
    for _ in range(90):
        if sample()[2] <= before:
            break
        time.sleep(1)
    return sample()[2]


def main():
    line = Line()
    before = sample()[2] + 0
    for number in range(KEPT):
        key = {"Idempotency-Key": f"soak-{number}"}
        assert line.ask("POST", "/v1/contacts", JSON | key, contact(number)) == 201
    line.line.close()
    workers = [worker("reads", read), worker("reads", read), worker("repeats", repeat), worker("refused", refuse),
               worker("broken", break_off, 0.005), worker("opened", open_and_close), worker("slow", dawdle, 1.0)]
    for thread in workers:
        thread.start()
    table = watch()
    ended.set()
    for thread in workers:
        thread.join(15)
    for dawdler in dawdlers:
        dawdler.close()
    after = settled(before)
    return judge(table, before, after)


def judge(table, before, after):
    third = len(table) // 3
    second, last = ([memory for memory, _ in part] for part in (table[third:-third], table[-third:]))
    growth = statistics.mean(last) / statistics.mean(second) - 1
    threads = {count for _, count in table[third:]}
    faults = []
    if growth > GROWTH:
        faults.append(f"memory grew by {growth:.1%} from the second third to the last")
    if after > before:
        faults.append(f"{after - before} descriptors are left behind")
    if max(threads) - min(threads) > 2:
        faults.append(f"threads vary from {min(threads)} to {max(threads)}")
    if counts["wrong"]:
        faults.append(f"{counts['wrong']} answers were not as they should be")
    print(f"memory of the last third over the second: {growth:+.2%} (bound {GROWTH:.0%}); "
          f"descriptors {before} before, {after} after; {sum(counts.values())} steps")
    print("FAILED: " + "; ".join(faults) if faults else "passed")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
