"""Schemas are checked once; what is validated against them is validated each time."""

import subprocess
import sys

SCRIPT = """
import jsonschema
from nlu.checked_schemas import remember_checked_schemas

remember_checked_schemas()
schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["events"]}
for answer in ({"events": []}, {"events": []}):
    jsonschema.validate(answer, schema)
for wrong in ({}, {}):
    try:
        jsonschema.validate(wrong, schema)
    except jsonschema.ValidationError:
        print("wrong answer refused")
for _ in range(2):
    try:
        jsonschema.validate({}, {**schema, "type": "no such type"})
    except jsonschema.SchemaError:
        print("wrong schema refused")
"""


def test_wrong_answers_and_wrong_schemas_are_refused_every_time() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["wrong answer refused"] * 2 + ["wrong schema refused"] * 2
