"""Bytes over a raw socket, and what RFC 9110 and RFC 9112 have a server do with them.

Written from the RFCs alone. Each case goes over a connection of its own, in one piece and then again byte by
byte; afterwards the server must still answer. The last line says how many cases passed.
"""

import os
import re
import socket
import sys
from urllib.parse import urlsplit

from h1spec_cases import CASES

URL = urlsplit(os.environ["OPS_URL"])
PATIENCE = 3


def exchange(data, *, in_pieces=False):
    """Sends the bytes; answers what came back and whether the server closed the connection."""
    with socket.create_connection((URL.hostname, URL.port), timeout=PATIENCE) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            for piece in pieces(data) if in_pieces else [data]:
                line.sendall(piece)
        except OSError:
            pass  # refused before all was sent: what was answered is what counts
        return receive(line)


def pieces(data):
    """Byte by byte where that is soon done, else in twenty pieces."""
    size = max(1, len(data) // 400)
    return [data[start : start + size] for start in range(0, len(data), size)]


def receive(line):
    received = b""
    while True:
        # A line that stays open says no more once all that was promised is there.
        line.settimeout(0.25 if parse(received)[1] == b"" and received else PATIENCE)
        try:
            more = line.recv(65536)
        except TimeoutError:
            return received, False
        except ConnectionResetError:
            return received, True
        if not more:
            return received, True
        received += more


def parse(data, methods=()):
    """Takes answers apart by their framing: a list of (status, fields, body) and what is left over."""
    answers, methods = [], list(methods)
    while match := re.match(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n", data):
        status, rest = int(match[1]), data[match.end() :]
        fields = {}
        for field in match[2].decode("latin-1").splitlines():
            name, _, value = field.partition(":")
            fields[name.lower()] = value.strip()
        method = methods.pop(0) if methods and status >= 200 else "GET"
        has_body = method != "HEAD" and status >= 200 and status not in (204, 304)
        length = int(fields.get("content-length", 0)) if has_body else 0
        if len(rest) < length:
            break
        answers.append((status, fields, rest[:length]))
        data = rest[length:]
    return answers, data


def faults(case, answers, left, closed):
    """Everything that is not as the case expects."""
    statuses = [status for status, _, _ in answers]
    found = []
    if not any(len(statuses) == len(wanted) and all(map(fits, statuses, wanted)) for wanted in case.statuses):
        found.append(f"statuses {statuses}, expected {' or '.join(map(str, case.statuses))}")
    if left:
        found.append(f"{len(left)} bytes that belong to no answer: {left[:60]!r}")
    if case.closes is not None and closed != case.closes:
        found.append("closed" if closed else "left open")
    for status, fields, body in answers:
        found += manners(status, fields, body)
    if case.check and answers:
        found += [] if case.check(answers) else ["the answer is not as it should be"]
    return found


def fits(status, wanted):
    return status in wanted if isinstance(wanted, tuple) else status == wanted


def manners(status, fields, body):
    """What holds of every answer."""
    if status >= 200 and "date" not in fields:
        yield f"{status} without Date"
    if status in (204,) or 100 <= status < 200:
        if "content-length" in fields or "transfer-encoding" in fields:
            yield f"{status} with framing"
    elif status != 304 and "content-length" not in fields:
        yield f"{status} does not say how long it is"
    if status == 405 and "allow" not in fields:
        yield "405 without Allow"
    if status >= 400 and body and not fields.get("content-type", "").startswith("application/problem+json"):
        yield f"{status} is not problem+json"


def is_alive():
    received, _ = exchange(b"GET /healthz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
    return received.startswith(b"HTTP/1.1 200 ")


def main():
    failed = 0
    for case in CASES:
        for in_pieces in (False, True):
            received, closed = exchange(case.data, in_pieces=in_pieces)
            answers, left = parse(received, case.methods)
            found = faults(case, answers, left, closed)
            if not is_alive():
                found.append("the server does not answer any more")
            if found:
                failed += 1
                way = "in pieces" if in_pieces else "at once"
                print(f"FAILED {case.name} ({way}): {'; '.join(found)}")
    print(f"{2 * len(CASES) - failed} of {2 * len(CASES)} passed ({len(CASES)} cases, whole and in pieces)")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
