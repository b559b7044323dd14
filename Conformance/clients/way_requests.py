"""requests, one session."""

import requests

from way import Answer, walk

with requests.Session() as session:

    def ask(method, url, headers, body):
        answer = session.request(method, url, headers=headers, data=body, timeout=10)
        return Answer(answer.status_code, answer.headers, answer.content)

    walk(f"requests {requests.__version__}", ask)
