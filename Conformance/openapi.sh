#!/usr/bin/env bash
# The description is OpenAPI 3.1 and says so without a fault.
set -euo pipefail
curl -fsS "$OPS_URL/openapi.json" -o "$OPS_REPORT/openapi.json"
openapi-spec-validator --schema 3.1 "$OPS_REPORT/openapi.json"
