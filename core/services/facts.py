"""All facts for those who keep them right: what must be checked, and what they said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.clock import brussels
from core.database.versions import ContentVersion, history, newest_versions
from core.errors import NotFoundError
from core.rules.review import REVIEW_MONTHS, due_on

ANSWER = "answer"


@dataclass(frozen=True)
class DueFact:
    """A fact that is to be checked again by a day."""

    kind: str
    key: str
    checked_on: date
    due_on: date


@dataclass(frozen=True)
class FactVersion:
    """What a fact said from a moment on, and who changed it then; `body` is None when it was taken out."""

    kind: str
    key: str
    version: int
    body: Mapping[str, Any] | None
    recorded_at: datetime
    recorded_by: str


def due_facts(session: Session, on: date, until: date) -> list[DueFact]:
    """Return the facts in force on a day that must be checked by `until`, the most urgent first."""
    found = [
        DueFact(kind, row.key, checked, due)
        for kind in (ANSWER, *REVIEW_MONTHS)
        for row in newest_versions(session, kind).values()
        if row.body is not None and _holds(row.body, on)
        for checked in [_checked_on(row.body)]
        for due in [due_on(checked, row.body.get("review_months") or REVIEW_MONTHS[kind])]
        if due <= until
    ]
    return sorted(found, key=lambda fact: (fact.due_on, fact.kind, fact.key))


def versions(session: Session, fact_id: str) -> list[FactVersion]:
    """Return everything that a fact ever said here, dated versions together. Raises NotFoundError."""
    found = [_version(row) for row in history(session, fact_id)]
    if not found:
        raise NotFoundError(f"fact {fact_id}")
    return found


def versions_on(session: Session, fact_id: str, on: date) -> list[FactVersion]:
    """Return what held on a day, by the newest text of each dated version; empty when nothing is known.

    That is more than one when an organisation and a measure share their id. A fact without dates of its own
    is returned as it was written down here on that day. Raises NotFoundError for an id that never was there.
    """
    by_kind: dict[str, list[FactVersion]] = {}
    for version in versions(session, fact_id):
        by_kind.setdefault(version.kind, []).append(version)
    held = (_held(of_kind, on) for of_kind in by_kind.values())
    return [version for version in held if version is not None and version.body is not None]


def _held(found: list[FactVersion], on: date) -> FactVersion | None:
    newest = {version.key: version for version in found}
    dated = [version for version in newest.values() if version.body and "valid_from" in version.body]
    if dated:
        return next((version for version in dated if _holds(version.body or {}, on)), None)
    known = [version for version in found if version.recorded_at.astimezone(brussels()).date() <= on]
    return known[-1] if known else None


def ids_like(session: Session, part: str) -> list[str]:
    """Return the ids that hold a part of an id, for who does not know it exactly."""
    keys = (key for kind in (ANSWER, *REVIEW_MONTHS) for key in newest_versions(session, kind))
    return sorted({_id(key) for key in keys if part in key})


def _id(key: str) -> str:
    return key.partition("@")[0]


def _version(row: ContentVersion) -> FactVersion:
    return FactVersion(row.kind, row.key, row.version, row.body, row.recorded_at, row.recorded_by)


def _holds(body: Mapping[str, Any], on: date) -> bool:
    first, last = body.get("valid_from"), body.get("valid_until")
    return (not first or first <= on.isoformat()) and (not last or on.isoformat() <= last)


def _checked_on(body: Mapping[str, Any]) -> date:
    """Return when a fact was checked; a measure is as fresh as its oldest source."""
    days: Iterable[str] = (
        [body["checked_on"]] if "checked_on" in body else [source["checked_on"] for source in body["sources"]]
    )
    return date.fromisoformat(min(days))
