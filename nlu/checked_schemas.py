"""Let Rasa check the schema of an action's answer once, instead of 19 ms for every action.

Rasa calls `jsonschema.validate` with the same schema for each answer of the action server, and that checks
first whether the schema itself is right. docs/decisions/0005-answer-time.md has the measurements.
"""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend


def remember_checked_schemas() -> None:
    """Register a validator for draft 2020-12 that remembers which schemas it found right.

    What is validated against a schema is still validated each time; a wrong schema is still refused.
    """
    validator = extend(Draft202012Validator, version="draft2020-12")
    validator.iter_errors = _remembering(validator.iter_errors)


def _remembering(iter_errors: Any) -> Any:
    found_right: set[str] = set()

    def remembering(self: Any, instance: Any, *deprecated: Any) -> Iterator[ValidationError]:
        if deprecated or self.schema is not Draft202012Validator.META_SCHEMA:
            yield from iter_errors(self, instance, *deprecated)
            return
        schema = json.dumps(instance, sort_keys=True)
        if schema not in found_right:
            errors = list(iter_errors(self, instance))
            yield from errors
            if not errors:
                found_right.add(schema)

    return remembering
