"""The way of a call, for every client in Python: `ask(method, target, headers, body)` answers an `Answer`."""

import json
import os
import pathlib
from dataclasses import dataclass

URL = os.environ["OPS_URL"]
TOKEN = pathlib.Path(os.environ["OPS_TOKEN_FILE"]).read_text().strip()
CONTACT = json.dumps({"needs": [{"kind": "food"}], "note": "été " * 400}).encode()


@dataclass
class Answer:
    status: int
    #: Field values by name, whatever the name's case; several lines of one name joined by commas.
    fields: object
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


def walk(name, ask):
    checks = 0

    def expect(what, wanted, got):
        nonlocal checks
        checks += 1
        if wanted != got:
            raise SystemExit(f"FAILED {what}: expected {wanted!r}, got {got!r}")

    def call(method, target, body=None, **fields):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        headers |= {field.replace("_", "-"): value for field, value in fields.items()}
        return ask(method, target if target.startswith("http") else URL + target, headers, body)

    first = call("POST", "/v1/contacts", CONTACT, Idempotency_Key='"py-1"')
    expect("log a contact", 201, first.status)
    again = call("POST", "/v1/contacts", CONTACT, Idempotency_Key="py-1")
    expect("the same again", (201, first.body), (again.status, again.body))
    expect("and says so", "true", again.fields["idempotent-replayed"])
    other = call("POST", "/v1/contacts", b'{"needs":[{"kind":"medicine"}]}', Idempotency_Key="py-1")
    expect("another body under the key", 422, other.status)

    place = first.fields["location"]
    read = call("GET", place)
    expect("what was logged is where it was said to be", (200, first.json["id"]), (read.status, read.json["id"]))
    etag = read.fields["etag"]
    for condition in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        known = call("GET", place, If_None_Match=condition)
        expect(f"nothing has changed: {condition}", (304, b""), (known.status, known.body))
    head = call("HEAD", place)
    expect("HEAD", (200, b"", str(len(read.body))), (head.status, head.body, head.fields["content-length"]))

    off, on = b'{"available":false}', b'{"available":true}'
    volunteer = call("GET", "/v1/volunteers/1")
    expect("change nothing blindly", 428, call("PATCH", "/v1/volunteers/1", off).status)
    changed = call("PATCH", "/v1/volunteers/1", off, If_Match=volunteer.fields["etag"])
    expect("change what was read", (200, False), (changed.status, changed.json["available"]))
    late = call("PATCH", "/v1/volunteers/1", on, If_Match=volunteer.fields["etag"])
    expect("but not what has changed", 412, late.status)
    expect("problem+json", "application/problem+json", late.fields["content-type"])

    for number in range(7):
        expect("log another", 201, call("POST", "/v1/contacts", CONTACT, Idempotency_Key=f"more-{number}").status)
    whole = [item["id"] for item in call("GET", "/v1/contacts?limit=500").json["items"]]
    found, target = [], "/v1/contacts?limit=3"
    while target:
        page = call("GET", target)
        found += [item["id"] for item in page.json["items"]]
        target = link(page.fields.get("link", ""), "next")
    expect("all pages together", whole, found)

    form = call("POST", "/v1/contacts", b"needs=food", Content_Type="application/x-www-form-urlencoded")
    expect("a form is not JSON", 415, form.status)
    wrong = call("POST", "/v1/contacts", b'{"needs":[{"kind":"food"}],"colour":1,"person":{"age":2}}')
    expect("unknown fields", (422, ["#/colour", "#/person/age"]),
           (wrong.status, sorted(error["pointer"] for error in wrong.json["errors"])))
    expect("whoever wants no JSON", 406, call("GET", "/v1/contacts", Accept="text/html").status)
    stranger = call("GET", "/v1/contacts", Authorization="Bearer nobody")
    expect("a stranger", (401, True), (stranger.status, stranger.fields["www-authenticate"].startswith("Bearer")))
    print(f"{checks} checks, {name}")


def link(field, relation):
    """The target of a relation in a Link field (RFC 8288); ours hold no comma."""
    for part in field.split(","):
        target, _, parameters = part.strip().partition(">")
        if f'rel="{relation}"' in parameters:
            return target.lstrip("<")
    return None
