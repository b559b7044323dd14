"""The cases: what is sent, which statuses may come back, whether the connection ends."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Case:
    name: str
    data: bytes
    #: Each a list of statuses, one for each answer; a tuple in it stands for any of its members.
    statuses: list
    #: Whether the server closes; None where the RFC leaves it open.
    closes: bool | None = None
    check: Callable | None = None
    methods: tuple = ()


CASES: list[Case] = []
JSON = b"Content-Type: application/json\r\n"
BODY = b'{"needs":[]}'


def case(name, data, *statuses, closes=None, check=None, methods=()):
    wanted = [status if isinstance(status, list) else [status] for status in statuses]
    CASES.append(Case(name, data, wanted, closes, check, methods))


def get(fields=b"", target=b"/healthz", method=b"GET", version=b"HTTP/1.1", host=b"Host: h\r\n"):
    return method + b" " + target + b" " + version + b"\r\n" + host + fields + b"\r\n"


def post(fields, body=b""):
    """To a page that reads bodies; without a token a body that was understood is told 401."""
    return get(JSON + fields, target=b"/v1/contacts", method=b"POST") + body


def length(body):
    return b"Content-Length: %d\r\n" % len(body)


# Request line: RFC 9112 section 3.
case("GET", get(), 200, closes=False)
case("HEAD has no body, and says how long it would be", get(method=b"HEAD"), 200, closes=False, methods=("HEAD",),
     check=lambda answers: int(answers[0][1]["content-length"]) > 0)
case("OPTIONS says what is allowed", get(method=b"OPTIONS"), 204, closes=False,
     check=lambda answers: "GET" in answers[0][1]["allow"])
case("OPTIONS * asks the server as a whole", get(target=b"*", method=b"OPTIONS"), (200, 204), closes=False)
case("* is for OPTIONS alone", get(target=b"*"), 400)
case("absolute form", get(target=b"http://h/healthz"), 200, closes=False)
case("absolute form, another host than Host: the target's wins", get(target=b"http://other/healthz"), 200)
case("absolute form without a path", get(target=b"http://h"), (200, 404))
case("authority form is for CONNECT alone", get(target=b"h:80"), 400)
case("CONNECT is not served", get(target=b"h:80", method=b"CONNECT"), (400, 405, 501))
case("a method nobody knows", get(method=b"BREW"), (405, 501))
case("methods know their case", get(method=b"get"), (405, 501))
case("TRACE is not served", get(method=b"TRACE"), (405, 501))
case("a method that is no token", get(method=b"G(T"), 400, closes=True)
case("an empty line before the request is passed over", b"\r\n" + get(), 200)
case("two spaces", b"GET  /healthz HTTP/1.1\r\nHost: h\r\n\r\n", 400, closes=True)
case("a space before the request line", b" GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n", 400, closes=True)
case("a tab for a space", b"GET\t/healthz HTTP/1.1\r\nHost: h\r\n\r\n", 400, closes=True)
case("no version (HTTP/0.9)", b"GET /healthz\r\nHost: h\r\n\r\n", 400, closes=True)
case("a space within the target", get(target=b"/health z"), 400, closes=True)
case("a fragment in the target", get(target=b"/healthz#part"), 400, closes=True)
case("bytes above ASCII in the target", get(target=b"/healthz\xff"), 400, closes=True)
case("a broken escape in the target", get(target=b"/healthz%2"), 400)
case("%00 in the target", get(target=b"/healthz%00"), 400)
case("escapes that are no UTF-8", get(target=b"/v1/catalogue/%ff"), 400)
case("HTTP/2.0 on the line", get(version=b"HTTP/2.0"), (400, 505), closes=True)
case("HTTP/1.2 is served as 1.1", get(version=b"HTTP/1.2"), (200, 505))
case("http/1.1 in lower case", get(version=b"http/1.1"), 400, closes=True)
case("HTTP/1.10", get(version=b"HTTP/1.10"), 400, closes=True)
case("a target of 8,000 octets passes", get(target=b"/healthz/" + b"a" * 7_950), 404)
case("a target of 100,000 octets", get(target=b"/" + b"a" * 100_000), 414, closes=True)
case("a bare LF ends no line", b"GET /healthz HTTP/1.1\nHost: h\n\n", 400, closes=True)
case("a bare CR within the line", b"GET /healthz HTTP/1.1\rHost: h\r\n\r\n", 400, closes=True)
case("not HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, closes=True)

# Host: RFC 9112 section 3.2.
case("no Host", get(host=b""), 400, closes=True)
case("no Host with an absolute target", get(target=b"http://h/healthz", host=b""), 400, closes=True)
case("two Hosts", get(host=b"Host: h\r\nHost: h\r\n"), 400, closes=True)
case("a Host that cannot be", get(host=b"Host: h/x\r\n"), 400, closes=True)
case("a Host with a user", get(host=b"Host: u@h\r\n"), 400, closes=True)
case("a Host with a port that is none", get(host=b"Host: h:x\r\n"), 400, closes=True)
case("an IPv6 Host", get(host=b"Host: [::1]:8080\r\n"), 200)
case("HTTP/1.0 needs no Host", get(version=b"HTTP/1.0", host=b""), 200, closes=True)

# Fields: RFC 9112 section 5, RFC 9110 section 5.
case("a space before the colon", get(b"X-A : 1\r\n"), 400, closes=True)
case("a field without a colon", get(b"X-A\r\n"), 400, closes=True)
case("a field without a name", get(b": 1\r\n"), 400, closes=True)
case("a name that is no token", get(b"X(A): 1\r\n"), 400, closes=True)
case("a folded line", get(b"X-A: 1\r\n 2\r\n"), 400, closes=True)
case("a space before the first field", b"GET /healthz HTTP/1.1\r\n Host: h\r\n\r\n", 400, closes=True)
case("NUL in a value", get(b"X-A: 1\x002\r\n"), 400, closes=True)
case("CR in a value", get(b"X-A: 1\r2\r\n"), 400, closes=True)
case("LF in a value", get(b"X-A: 1\nX-B: 2\r\n"), 400, closes=True)
case("bytes above ASCII in a value pass", get(b"X-A: caf\xc3\xa9 \xff\r\n"), 200)
case("an empty value", get(b"X-A:\r\n"), 200)
case("white space around a value", get(b"X-A: \t 1 \t \r\n"), 200)
case("names in any case", get(host=b"hOsT: h\r\n"), 200)
case("sixty fields pass", get(b"".join(b"X-%d: 1\r\n" % number for number in range(60))), 200)
case("one field of 100,000 octets", get(b"X-A: " + b"a" * 100_000 + b"\r\n"), 431, closes=True)
case("a flood of fields", get(b"X-A: 1\r\n" * 20_000), 431, closes=True)

# Bodies: RFC 9112 sections 6 and 7. Understood and without a token: 401.
case("Content-Length", post(length(BODY), BODY), 401, closes=False)
case("chunked", post(b"Transfer-Encoding: chunked\r\n", b"c\r\n" + BODY + b"\r\n0\r\n\r\n"), 401, closes=False)
case("chunked in upper case, with an extension and a trailer",
     post(b"Transfer-Encoding: CHUNKED\r\n", b"C;a=b\r\n" + BODY + b"\r\n0\r\nX-T: 1\r\n\r\n"), 401, closes=False)
case("a quoted chunk extension",
     post(b"Transfer-Encoding: chunked\r\n", b'c;a="b;c"\r\n' + BODY + b"\r\n0\r\n\r\n"), 401, closes=False)
case("chunked with Content-Length", post(b"Transfer-Encoding: chunked\r\n" + length(BODY), b"0\r\n\r\n"), 400,
     closes=True)
case("two Content-Lengths that differ", post(length(BODY) + b"Content-Length: 13\r\n", BODY), 400, closes=True)
case("a list of Content-Lengths that differ", post(b"Content-Length: 12, 13\r\n", BODY), 400, closes=True)
for wrong in (b"-1", b"+12", b"0x0c", b"12a", b"1 2", b"", b"99999999999999999999", b"12.0"):
    case(f"Content-Length: {wrong.decode()}", post(b"Content-Length: " + wrong + b"\r\n", BODY), (400, 413),
         closes=True)
case("a transfer coding nobody knows", post(b"Transfer-Encoding: gzip, chunked\r\n", b"0\r\n\r\n"), (400, 501),
     closes=True)
case("chunked is not last", post(b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n"), (400, 501), closes=True)
case("chunked twice", post(b"Transfer-Encoding: chunked, chunked\r\n", b"0\r\n\r\n"), (400, 501), closes=True)
case("a vertical tab before chunked", post(b"Transfer-Encoding: \x0bchunked\r\n", b"0\r\n\r\n"), (400, 501),
     closes=True)
case("chunked in HTTP/1.0", get(b"Transfer-Encoding: chunked\r\n", b"/v1/contacts", b"POST", b"HTTP/1.0")
     + b"0\r\n\r\n", (400, 501), closes=True)
for wrong in (b"0xc", b"+c", b"-1", b"c ;", b"g", b"", b"c_", b"10000000000000000c"):
    case(f"a chunk of {wrong.decode()!r}",
         post(b"Transfer-Encoding: chunked\r\n", wrong + b"\r\n" + BODY + b"\r\n0\r\n\r\n"), (400, 413), closes=True)
case("a chunk longer than it says",
     post(b"Transfer-Encoding: chunked\r\n", b"3\r\n" + BODY + b"\r\n0\r\n\r\n"), 400, closes=True)
case("a chunk size ended by a bare LF",
     post(b"Transfer-Encoding: chunked\r\n", b"c\n" + BODY + b"\r\n0\r\n\r\n"), 400, closes=True)
case("a chunk ended by a bare LF",
     post(b"Transfer-Encoding: chunked\r\n", b"c\r\n" + BODY + b"\n0\r\n\r\n"), 400, closes=True)
case("a trailer that is no field",
     post(b"Transfer-Encoding: chunked\r\n", b"c\r\n" + BODY + b"\r\n0\r\nX T: 1\r\n\r\n"), 400, closes=True)
case("a body too large, told before it comes", post(b"Content-Length: 10000000\r\n"), 413, closes=True)
case("a POST without a body", post(b"Content-Length: 0\r\n"), 401, closes=False)
case("GET with a body: it is read and passed over", get(length(BODY)) + BODY + get(), [200, 200], closes=False)

# Expect: RFC 9110 section 10.1.1.
case("Expect: 100-continue", post(b"Expect: 100-continue\r\n" + length(BODY), BODY), [100, 401], [401])
case("an expectation nobody knows", post(b"Expect: miracle\r\n" + length(BODY), BODY), 417, [417, 401])
case("Expect in HTTP/1.0 is passed over",
     get(b"Expect: 100-continue\r\n", version=b"HTTP/1.0"), 200, closes=True)

# Connections: RFC 9112 section 9.
case("Connection: close", get(b"Connection: close\r\n"), 200, closes=True,
     check=lambda answers: answers[0][1].get("connection") == "close")
case("close among others, in any case", get(b"Connection: x-a, CLOSE\r\n"), 200, closes=True)
case("HTTP/1.0 closes", get(version=b"HTTP/1.0"), 200, closes=True)
case("HTTP/1.0 with keep-alive stays", get(b"Connection: keep-alive\r\n", version=b"HTTP/1.0"), 200, closes=False,
     check=lambda answers: answers[0][1].get("connection", "").lower() == "keep-alive")
case("pipelined, answered in order", get() + get(target=b"/nowhere") + get(method=b"HEAD") + get(),
     [200, 404, 200, 200], closes=False, methods=("GET", "GET", "HEAD", "GET"))
case("nothing is answered behind a close", get(b"Connection: close\r\n") + get(), 200, closes=True)
case("nothing is answered behind a broken request", get(b"X-A : 1\r\n") + get(), 400, closes=True)
case("an upgrade nobody knows is passed over", get(b"Connection: upgrade\r\nUpgrade: websocket\r\n"), 200)
case("smuggled behind a length: one answer and a broken one",
     post(b"Content-Length: 3\r\n", b"abcGET /x HTTP/1.1\r\nHost: h\r\n\r\n"), [401, 404], closes=False)

# Semantics at the door: RFC 9110.
case("404", get(target=b"/nowhere"), 404, closes=False)
case("405 says what is allowed", get(method=b"DELETE"), 405, check=lambda a: "GET" in a[0][1]["allow"])
case("401 says how to say who asks", get(target=b"/v1/contacts"), 401,
     check=lambda answers: answers[0][1]["www-authenticate"].startswith("Bearer"))
case("406", get(b"Accept: text/html\r\n"), 406)
case("anything but JSON", get(b"Accept: application/json;q=0, */*\r\n"), 406)
case("Accept with a range", get(b"Accept: text/html, application/*;q=0.1\r\n"), 200)
case("304 has no body", get(b"If-None-Match: *\r\n", target=b"/openapi.json") + get(), [304, 200], closes=False,
     check=lambda answers: "etag" in answers[0][1])
case("If-Match that fails", get(b'If-Match: "other"\r\n', target=b"/openapi.json"), 412)
case("Range is passed over", get(b"Range: bytes=0-1\r\n"), 200)
