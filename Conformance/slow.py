"""slowhttptest in its four modes, while somebody else asks for /healthz and must be answered in time.

slowhttptest says whether the service was available throughout; the prober says how long the slowest answer took.
"""

import csv
import os
import pathlib
import subprocess
import sys
import threading
import time
import urllib.request

URL, REPORT = os.environ["OPS_URL"], pathlib.Path(os.environ["OPS_REPORT"])
SECONDS = os.environ.get("SLOW_SECONDS", "30")
BOUND = float(os.environ.get("SLOW_BOUND", "1.0"))

SHARED = ["-c", "200", "-r", "100", "-l", SECONDS, "-p", "3", "-g"]
MODES = {
    "headers": ["-H", "-i", "10", "-u", URL + "/healthz"],
    "body": ["-B", "-i", "10", "-s", "8192", "-t", "POST", "-f", "application/json", "-u", URL + "/v1/contacts"],
    "range": ["-R", "-a", "5", "-b", "2000", "-u", URL + "/openapi.json"],
    "read": ["-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3", "-u", URL + "/openapi.json"],
}


def probe(ended, delays):
    while not ended.wait(0.1):
        start = time.monotonic()
        try:
            with urllib.request.urlopen(URL + "/healthz", timeout=10) as answer:
                delays.append(time.monotonic() - start if answer.status == 200 else float("inf"))
        except OSError:
            delays.append(float("inf"))


def run(mode, words):
    ended, delays = threading.Event(), []
    prober = threading.Thread(target=probe, args=(ended, delays))
    prober.start()
    prefix = REPORT / mode
    command = ["slowhttptest", *SHARED, "-o", str(prefix), *words]
    out = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
    ended.set()
    prober.join()
    prefix.with_suffix(".txt").write_bytes(out)
    rows = list(csv.DictReader(open(f"{prefix}.csv")))
    available = all(int(row["Service Available"]) > 0 for row in rows[1:])
    closed = max(int(row["Closed"]) for row in rows)
    worst = max(delays)
    is_good = available and worst <= BOUND
    print(f"{mode}: service available: {'YES' if available else 'NO'}, at most {worst * 1000:.0f} ms for /healthz "
          f"({len(delays)} times), connections closed by the server: {closed}{'' if is_good else '  FAILED'}")
    return is_good, worst


results = [run(mode, words) for mode, words in MODES.items()]
print(f"{sum(good for good, _ in results)} of {len(results)} modes with the service available, "
      f"/healthz in {max(worst for _, worst in results) * 1000:.0f} ms at most (bound {BOUND * 1000:.0f})")
sys.exit(not all(good for good, _ in results))
