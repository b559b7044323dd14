"""httplint over one answer of each resource, as the bytes come from the wire."""

import http.client
import sys
import time
from urllib.parse import urlsplit

from httplint import HttpResponseLinter

from resources import CREDENTIALS, TARGETS, URL, furnish, judge


def notes_of(target):
    place = urlsplit(URL)
    line = http.client.HTTPConnection(place.hostname, place.port)
    line.request("GET", target, headers=dict(CREDENTIALS))
    answer = line.getresponse()
    body = answer.read()
    linter = HttpResponseLinter(start_time=time.time())
    linter.process_response_topline(b"HTTP/1.1", str(answer.status).encode(), answer.reason.encode())
    linter.process_headers([(name.encode(), value.encode()) for name, value in answer.getheaders()])
    linter.feed_content(body)
    linter.finish_content(True)
    line.close()
    return [(note.level.name, type(note).__name__, note.summary) for note in linter.notes]


furnish()
sys.exit(judge([(target, notes_of(target)) for target in TARGETS]))
