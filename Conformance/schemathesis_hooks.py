"""What schemathesis must not do by accident; no check and no route is left out.

1. The tool sends one Idempotency-Key with many bodies. The draft has that refused with 422, rightly; so in
   a call that is to be taken every key is made one that nobody has used.
2. The tool deletes tokens that it has found in a list, its own among them, and would then be told 401 for the
   rest of the run without noticing. Its own is replaced by one that does not exist.
3. Now and then the tool draws a text that happens to be the number of a bank card, which every free text refuses;
   no pattern can say what a check digit is. Its last digit is drawn anew.
"""

import os
import re
import uuid

import schemathesis

OWN = os.environ.get("OPS_TOKEN_ID")


def is_card(digits):
    """Luhn (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed([int(d) for d in digits])):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def without_cards(value):
    if isinstance(value, dict):
        return {name: without_cards(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_cards(item) for item in value]
    if not isinstance(value, str):
        return value
    letters = list(value)
    for run in re.finditer(r"[0-9](?:[ -]?[0-9]){12,}", value):
        places = [place for place in range(*run.span()) if letters[place].isdigit()]
        for start in range(len(places)):
            for length in range(13, 20):
                window = places[start : start + length]
                digits = [letters[place] for place in window]
                if len(window) == length and digits[0] != "0" and is_card(digits):
                    letters[window[-1]] = str((int(digits[-1]) + 1) % 10)
    return "".join(letters)


@schemathesis.hook
def before_call(context, case, kwargs):
    # What is to be refused anyway stays as it was drawn: changing it would make the tool judge it anew.
    if not case.meta or not case.meta.generation.mode.is_positive:
        return
    headers = case.headers or {}
    for name in list(headers):
        if name.lower() == "idempotency-key":
            headers[name] = str(uuid.uuid4())
    if isinstance(case.body, (dict, list)):
        case.body = without_cards(case.body)
    if OWN and case.operation.path == "/v1/tokens/{id}" and case.method == "DELETE":
        if str((case.path_parameters or {}).get("id", "")).lower() == OWN:
            case.path_parameters["id"] = str(uuid.uuid4())
