"""Teams, holidays and waiting times as the services tell them, on both databases."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from core.content.desk import Desk, load_desk, read_desk
from core.content.organisations import read_organisations
from core.database.escalations import Escalation
from core.errors import NotFoundError
from core.rules.desk_policy import DeskTimes
from core.rules.hours_in_dutch import hours_in_dutch
from core.services import desk_hours
from core.services.desk_hours import Team, Wait
from core.services.desk_texts import text
from core.services.desk_waiting import closed_words
from tests.measure_samples import DATA

BRUSSELS = ZoneInfo("Europe/Brussels")
REAL = read_desk(DATA, read_organisations(DATA / "organisations")[0])
MONDAY = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)  # ten o'clock in Brussels


@pytest.fixture
def desk(session: Session) -> Session:
    load_desk(session, REAL)
    return session


def general(session: Session) -> Team:
    return desk_hours.team(session, "algemeen")


def waited(
    session: Session,
    number: int,
    minutes: float,
    *,
    since: datetime = MONDAY,
    answered: bool = True,
    **changes: Any,
) -> None:
    until = since + timedelta(minutes=minutes)
    given = {
        "person": f"{number:064x}",
        "reason": "request_human",
        "state": "closed",
        "team": "algemeen",
        "opened_at": since,
        "waiting_since": since,
        "first_answer_at": until if answered else None,
        "closed_at": until,
    }
    session.add(Escalation(**{**given, **changes}))
    session.flush()


def test_team_is_found_by_province_and_every_other_place_has_one_too(desk: Session) -> None:
    assert desk_hours.team_for(desk, "West-Vlaanderen", "work").id == "west-vlaanderen"
    assert desk_hours.team_for(desk, "Limburg", None).id == "algemeen"
    assert desk_hours.team_for(desk, None, None).id == "algemeen"
    assert [team.id for team in desk_hours.teams(desk)] == ["west-vlaanderen", "algemeen"]


def test_without_content_there_is_no_team_but_there_are_times(session: Session) -> None:
    with pytest.raises(NotFoundError):
        desk_hours.team_for(session, None, None)
    with pytest.raises(NotFoundError):
        desk_hours.team(session, "algemeen")
    assert desk_hours.times(session) == DeskTimes()


def test_times_and_standard_answers_are_those_of_the_tables(desk: Session) -> None:
    remind, *others = REAL.times
    load_desk(desk, replace(REAL, times=(replace(remind, number=7), *others)))
    assert desk_hours.times(desk).remind_minutes == 7
    assert desk_hours.standard_answers(desk) == list(REAL.standard_answers)


@pytest.mark.parametrize(
    "day",
    ["2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21", "2026-11-11",
     "2026-12-25", "2027-03-29", "2027-05-06"],
)  # fmt: skip
def test_nobody_is_there_on_a_belgian_holiday(desk: Session, day: str) -> None:
    noon = datetime.fromisoformat(f"{day} 10:00").replace(tzinfo=BRUSSELS)
    team = general(desk)
    assert not desk_hours.is_open(team, noon)
    on_duty = replace(team, observes_holidays=False)
    assert desk_hours.is_open(on_duty, noon)


def test_new_year_counts_for_a_question_of_new_years_eve(desk: Session) -> None:
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=BRUSSELS)
    assert desk_hours.next_opening(general(desk), eve) == datetime(2027, 1, 4, 9, tzinfo=BRUSSELS)
    assert desk_hours.open_minutes_between(general(desk), eve, eve + timedelta(days=3)) == 0


def test_moment_without_a_time_zone_is_utc_as_sqlite_gives_it(desk: Session) -> None:
    assert desk_hours.is_open(general(desk), datetime(2026, 11, 23, 8, 0))
    assert not desk_hours.is_open(general(desk), datetime(2026, 11, 23, 7, 59))


def test_next_opening_far_away_is_not_promised(desk: Session) -> None:
    days = tuple(date(2026, 11, 23) + timedelta(days=number) for number in range(400))
    closed = replace(general(desk), closed_days=days)
    assert desk_hours.next_opening(closed, MONDAY) is None
    assert closed_words(closed, MONDAY, employer=False) == text("wait_closed_unknown")


def test_hours_are_told_in_words(desk: Session) -> None:
    team = general(desk)
    words = "maandag tot en met vrijdag van 9 tot 12 uur en van 13 tot 17 uur"
    assert hours_in_dutch(team) == words
    other = replace(team, friday=(), saturday=("09:30-12:00",), sunday=("09:30-12:00",))
    assert hours_in_dutch(other) == (
        "maandag tot en met donderdag van 9 tot 12 uur en van 13 tot 17 uur; "
        "zaterdag en zondag van 9.30 tot 12 uur"
    )
    friday = datetime(2026, 11, 27, 18, tzinfo=BRUSSELS)
    assert "op 30 november 2026, vanaf 9 uur" in closed_words(team, friday, employer=False)


def test_wait_is_what_people_waited_inside_office_hours(desk: Session) -> None:
    for number, minutes in enumerate([10, 20, 30, 40]):
        waited(desk, number, minutes)
    evening = MONDAY + timedelta(hours=10)
    waited(desk, 9, 13 * 60 + 50, since=evening)  # until ten to ten the next morning
    now = MONDAY + timedelta(days=2)
    assert desk_hours.expected_wait(desk, general(desk), now) == Wait(30, 50, 5)


def test_fewer_than_five_waits_say_nothing(desk: Session) -> None:
    for number in range(4):
        waited(desk, number, 10)
    assert desk_hours.expected_wait(desk, general(desk), MONDAY + timedelta(days=1)) is None


def test_waits_of_another_team_or_of_long_ago_do_not_count(desk: Session) -> None:
    for number in range(4):
        waited(desk, number, 10)
    waited(desk, 4, 10, team="west-vlaanderen")
    waited(desk, 5, 10, since=MONDAY - timedelta(days=40))
    assert desk_hours.expected_wait(desk, general(desk), MONDAY + timedelta(days=1)) is None


def test_people_without_an_answer_make_the_wait_longer_never_shorter(desk: Session) -> None:
    for number in range(10):
        waited(desk, number, 10 * (number + 1))
    now = MONDAY + timedelta(hours=7)
    assert desk_hours.expected_wait(desk, general(desk), now) == Wait(50, 90, 10)
    waited(desk, 20, 1, answered=False)  # somebody who went back to the bot at once
    assert desk_hours.expected_wait(desk, general(desk), now) == Wait(50, 90, 10)
    still: dict[str, Any] = {"answered": False, "closed_at": None, "state": "waiting"}
    waited(desk, 21, 0, **still)
    found = desk_hours.expected_wait(desk, general(desk), now)
    assert found is not None
    assert (found.median, found.nine_in_ten) == (60, 100)


def test_nothing_is_promised_when_many_people_never_got_an_answer(desk: Session) -> None:
    for number in range(5):
        waited(desk, number, 10)
        waited(desk, 10 + number, 300, answered=False)
    assert desk_hours.expected_wait(desk, general(desk), MONDAY + timedelta(days=1)) is None


def test_conversation_that_waits_anew_after_an_answer_is_not_measured_twice(desk: Session) -> None:
    for number in range(4):
        waited(desk, number, 10)
    released: dict[str, Any] = {
        "waiting_since": MONDAY + timedelta(minutes=30),
        "state": "waiting",
        "closed_at": None,
    }
    waited(desk, 5, 10, **released)
    assert desk_hours.expected_wait(desk, general(desk), MONDAY + timedelta(days=1)) is None


def test_desk_without_anything_loaded_has_no_answers(session: Session) -> None:
    load_desk(session, Desk())
    assert desk_hours.standard_answers(session) == []
