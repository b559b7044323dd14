"""httpx, one connection kept."""

import httpx

from way import Answer, walk

with httpx.Client(timeout=10) as client:

    def ask(method, url, headers, body):
        answer = client.request(method, url, headers=headers, content=body)
        return Answer(answer.status_code, answer.headers, answer.content)

    walk(f"httpx {httpx.__version__}", ask)
