"""Keeps the table that ranking reads in line: a row for everybody with a profile who agrees with matching."""

import secrets
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from sqlalchemy.orm import Session

from core.database.match_facts import candidate_facts, people_with_profile
from core.database.match_profiles import delete_rows, facts_of, put_rows
from core.database.match_suggestions import delete_of_people
from core.services.matching_pack import pack

BLOCKS = 64
STAMP_BITS = 40
AT_ONCE = 2_000


def refresh_index_row(session: Session, person: str) -> None:
    """Bring the row of one person in line with profile and consent. Call it after each change of these.

    The caller commits. Without a profile, or without consent for matching, the row goes, and with it all
    suggestions of this person.
    """
    session.flush()
    refresh_rows(session, [person])


def refresh_next(session: Session, after: str) -> tuple[str, int, int]:
    """Bring the next rows in line, in the order of pseudonyms: those behind `after`. For the night.

    Returns the last person, how many people were looked at (0: there are no more) and how many changed.
    The caller commits.
    """
    people = people_with_profile(session, after, AT_ONCE)
    if not people:
        return after, 0, 0
    return people[-1], len(people), refresh_rows(session, people)


def refresh_rows(session: Session, people: Sequence[str]) -> int:
    """Bring the rows of these people in line; return how many changed."""
    found = candidate_facts(session, people, {})
    wanted = {person: pack(facts) for person, facts in found.items() if facts.candidate.consent}
    present = facts_of(session, people)
    changed = [_row(person, facts) for person, facts in wanted.items() if present.get(person) != facts]
    gone = [person for person in present if person not in wanted]
    delete_rows(session, gone)
    delete_of_people(session, gone)
    put_rows(session, changed)
    return len(changed) + len(gone)


def _row(person: str, facts: bytes) -> dict[str, Any]:
    stamp, block = secrets.randbits(STAMP_BITS), crc32(person.encode()) % BLOCKS
    return {"person": person, "block": block, "stamp": stamp, "facts": facts}
