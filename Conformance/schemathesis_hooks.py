"""What schemathesis must not do by accident; no check and no route is left out.

1. The tool sends one Idempotency-Key with many bodies. The draft has that refused with 422, rightly; so in
   a call that is to be taken every key is made one that nobody has used.
2. The tool deletes tokens that it has found in a list, its own among them, and would then be told 401 for the
   rest of the run without noticing. Its own is replaced by one that does not exist.
"""

import os
import uuid

import schemathesis

OWN = os.environ.get("OPS_TOKEN_ID")


@schemathesis.hook
def before_call(context, case, kwargs):
    # What is to be refused anyway stays as it was drawn: changing it would make the tool judge it anew.
    if not case.meta or not case.meta.generation.mode.is_positive:
        return
    headers = case.headers or {}
    for name in list(headers):
        if name.lower() == "idempotency-key":
            headers[name] = str(uuid.uuid4())
    if OWN and case.operation.path == "/v1/tokens/{id}" and case.method == "DELETE":
        if str((case.path_parameters or {}).get("id", "")).lower() == OWN:
            case.path_parameters["id"] = str(uuid.uuid4())
