"""http.client of the standard library, which sends head and body apart."""

import http.client
import platform
from email.message import Message
from urllib.parse import urlsplit

from way import URL, Answer, walk

line = http.client.HTTPConnection(urlsplit(URL).netloc, timeout=10)


class Fields:
    """Several lines of one name, joined."""

    def __init__(self, message: Message):
        self.message = message

    def get(self, name, fallback=None):
        values = self.message.get_all(name)
        return ", ".join(values) if values else fallback

    def __getitem__(self, name):
        return self.get(name)


def ask(method, url, headers, body):
    place = urlsplit(url)
    line.request(method, place.path + (f"?{place.query}" if place.query else ""), body=body, headers=headers)
    answer = line.getresponse()
    return Answer(answer.status, Fields(answer.headers), answer.read())


walk(f"http.client of Python {platform.python_version()}", ask)
