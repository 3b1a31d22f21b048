"""Erasing people who have been silent for long, on both databases, with Rasa's own table beside ours."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from core.database.relay import Conversation
from core.services.erasure import erase_person, erase_silent_before
from core.services.escalations import close, escalate

MOMENT = datetime(2026, 6, 1, tzinfo=timezone.utc)
LONG_AGO = MOMENT - timedelta(days=1)
LATELY = MOMENT + timedelta(days=1)


@pytest.fixture
def people(session: Session) -> Session:
    """Give a database that knows somebody silent, somebody active, and a silent person at a terminal."""
    session.execute(text("CREATE TABLE events (sender_id VARCHAR(255), timestamp FLOAT)"))
    for person, moment in (("silent", LONG_AGO), ("active", LATELY)):
        session.add(Conversation(pseudonym=person, chat="sealed", last_update=moment))
    for person, moment in (
        ("silent", LONG_AGO),
        ("active", LONG_AGO),
        ("active", LATELY),
        ("terminal", LONG_AGO),
    ):
        values = {"person": person, "moment": moment.timestamp()}
        session.execute(text("INSERT INTO events VALUES (:person, :moment)"), values)
    session.flush()
    return session


def remembered(session: Session) -> set[str]:
    known = session.execute(text("SELECT pseudonym FROM conversations UNION SELECT sender_id FROM events"))
    return set(known.scalars())


def test_who_wrote_nothing_since_the_moment_is_erased_and_nobody_else(people: Session) -> None:
    assert erase_silent_before(people, MOMENT) == 2
    assert remembered(people) == {"active"}


def test_who_waits_for_a_human_is_kept_until_the_question_is_closed(people: Session) -> None:
    escalate(people, person="silent", topic=None, reason="request_human")
    people.flush()
    assert erase_silent_before(people, MOMENT) == 1
    close(people, 1)
    people.flush()
    assert erase_silent_before(people, MOMENT) == 1
    assert remembered(people) == {"active"}


def test_erasing_somebody_unknown_erases_nothing(people: Session) -> None:
    assert erase_person(people, "nobody") == 0


def test_nothing_is_erased_before_rasa_made_its_table(session: Session) -> None:
    assert erase_silent_before(session, MOMENT) == 0
