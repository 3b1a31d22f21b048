"""Keeps what every fact said before: each load notes what is new, changed or gone, with who and when."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic.json import pydantic_encoder
from sqlalchemy.orm import Session

from core.database.versions import ContentVersion, newest_version, newest_versions


@dataclass(frozen=True)
class Changes:
    """How many entries of one sort were touched."""

    added: int
    changed: int
    removed: int
    unchanged: int

    def __str__(self) -> str:
        return (
            f"{self.added} nieuw, {self.changed} gewijzigd, "
            f"{self.removed} verwijderd, {self.unchanged} ongewijzigd"
        )


def body_of(fact: Any) -> Any:
    """Return a fact as the table of versions keeps it."""
    return json.loads(json.dumps(fact, default=pydantic_encoder))


def record_versions(
    session: Session, kind: str, facts: Mapping[str, Any], *, by: str, at: datetime
) -> Changes:
    """Note what each fact of a kind says from now on, when it says something else than before.

    `facts` by key are dataclasses or models; a key that is missing now was taken out. The caller commits.
    """
    newest = newest_versions(session, kind)
    bodies = {key: body_of(fact) for key, fact in facts.items()}
    present = {key for key, row in newest.items() if row.body is not None}
    added = bodies.keys() - present
    changed = {key for key in bodies.keys() & present if newest[key].body != bodies[key]}
    removed = present - bodies.keys()
    for key in sorted(added | changed | removed):
        version = newest[key].version + 1 if key in newest else 1
        session.add(
            ContentVersion(
                kind=kind,
                key=key,
                version=version,
                body=bodies.get(key),
                recorded_at=at,
                recorded_by=by,
            )
        )
    return Changes(len(added), len(changed), len(removed), len(present) - len(changed) - len(removed))


def record_version(session: Session, kind: str, key: str, fact: Any, *, by: str, at: datetime) -> int:
    """Note what one fact says from now on; return the number of this version. The caller commits."""
    version = newest_version(session, kind, key) + 1
    session.add(
        ContentVersion(
            kind=kind, key=key, version=version, body=body_of(fact), recorded_at=at, recorded_by=by
        )
    )
    session.flush()
    return version
