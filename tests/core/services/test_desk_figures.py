"""The figures of the desk, read from conversations of both databases."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.orm import Session

from core.database.session import session_scope
from core.rules.desk_figures import Minutes
from core.services.desk_figures import DeskNow, desk_now, desk_report
from tests.desk_samples import NOW, TODAY, add_conversation

MONDAY = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)


def test_conversations_are_counted_by_week_and_reason(session: Session) -> None:
    for at in range(6):
        add_conversation(session, f"a{at}", MONDAY)
        add_conversation(session, f"b{at}", FRIDAY, reason="complain")
    figures = desk_report(session, TODAY, 2, NOW).figures
    assert [week.number for week in figures.weeks] == [6, 6]
    assert figures.reasons.rows == (("complain", 6), ("request_human", 6))
    assert figures.reasons.cells["complain", "2026-11-16"] == 6
    assert figures.reasons.cells["complain", "2026-11-23"] == 0


def test_waiting_handling_and_ratings_are_told_of_five_or_more(session: Session) -> None:
    for at in range(5):
        add_conversation(
            session,
            f"a{at}",
            MONDAY,
            taken_after=at + 1,
            answer_after=20,
            closed_after=at + 31,
            rating="useful",
        )
    figures = desk_report(session, TODAY, 1, NOW).figures
    assert figures.until_taken == Minutes(3, 5, 5)
    assert figures.until_answer == Minutes(20, 20, 5)
    assert figures.handling == Minutes(30, 30, 5)
    assert figures.useful == 1
    assert figures.outcomes.rows == (("closed", 5),)


def test_four_conversations_tell_how_many_and_nothing_else(session: Session) -> None:
    for at in range(4):
        add_conversation(session, f"a{at}", MONDAY, rating="useless")
    figures = desk_report(session, TODAY, 1, NOW).figures
    assert figures.number == 4
    assert (figures.until_taken, figures.useful, figures.outcomes.rows) == (None, None, ())


def test_minutes_outside_office_hours_do_not_count(filled_database_url: str) -> None:
    late = datetime(2026, 11, 20, 15, 50, tzinfo=timezone.utc)
    with session_scope(filled_database_url) as session:
        for at in range(5):
            add_conversation(
                session, f"a{at}", late, taken_after=64 * 60 + 20, closed_after=None, team="algemeen"
            )
        taken = desk_report(session, TODAY, 2, NOW).figures.until_taken
    assert taken == Minutes(20, 20, 5)


def test_who_gave_up_and_who_still_waits_makes_the_wait_no_shorter(session: Session) -> None:
    for at in range(5):
        add_conversation(session, f"a{at}", MONDAY, taken_after=10)
        add_conversation(session, f"b{at}", MONDAY, taken_after=None, answer_after=None, closed_after=30)
    taken = desk_report(session, TODAY, 1, NOW).figures.until_taken
    assert taken == Minutes(10, None, 10)


def test_conversation_that_the_person_did_not_want_is_none_of_the_desk(session: Session) -> None:
    row = add_conversation(session, "a", MONDAY, taken_after=None, answer_after=None, outcome="declined")
    row.waiting_since = None
    session.flush()
    assert desk_report(session, TODAY, 1, NOW).figures.number == 0


def test_now_tells_who_waits_since_when_and_how_urgent(session: Session) -> None:
    for at, minutes in enumerate((5, 50)):
        opened = NOW - timedelta(minutes=minutes)
        add_conversation(
            session, f"w{at}", opened, taken_after=None, answer_after=None, closed_after=None, urgent=at == 0
        )
    add_conversation(session, "s", NOW - timedelta(hours=1), closed_after=None)
    add_conversation(session, "c", NOW - timedelta(hours=1))
    assert desk_now(session) == DeskNow(2, 1, 1, NOW - timedelta(minutes=50))
    assert desk_now(session, "Antwerpen") == DeskNow(0, 0, 0, None)


@pytest.mark.parametrize(("province", "number"), [("Limburg", 1), ("Antwerpen", 2), (None, 4)])
def test_province_has_its_own_conversations(session: Session, province: str | None, number: int) -> None:
    for at, place in enumerate(("Limburg", "Antwerpen", "Antwerpen", None)):
        add_conversation(session, f"a{at}", MONDAY, province=place)
    assert desk_report(session, TODAY, 1, NOW, province).figures.number == number
