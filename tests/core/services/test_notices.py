"""The weekly notices for staff: one a week and province, whoever makes them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from core.database.session import session_scope
from core.errors import NotFoundError
from core.services.notices import make_language_notices, mark_seen, notices, week_of
from tests.needs_samples import (
    HASSELT,
    TODAY,
    add_offer,
    add_places_and_occupations,
    add_vacancy,
)

WEST = "West-Vlaanderen"


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2026, 11, 23), "2026-W48"), (date(2027, 1, 1), "2026-W53"), (date(2027, 1, 4), "2027-W01")],
)
def test_week_is_that_of_the_iso_calendar(day: date, week: str) -> None:
    assert week_of(day) == week


def test_province_that_falls_short_gets_one_notice_a_week(session: Session) -> None:
    add_places_and_occupations(session)
    add_vacancy(session, coaching=True, positions=6)
    assert make_language_notices(session, TODAY) == [WEST]
    assert make_language_notices(session, TODAY + timedelta(days=6)) == []
    assert make_language_notices(session, TODAY + timedelta(days=7)) == [WEST]
    newest, oldest = notices(session)
    assert (newest.period, oldest.period) == ("2026-W49", "2026-W48")
    assert oldest.content == {
        "rows": [
            {
                "form": "work_floor",
                "sector": "Bouw",
                "level": "A2",
                "demand": 6,
                "places": 0,
                "unsized": 0,
                "verdict": "short",
            }
        ],
        "rest": 0,
        "total": 6,
    }


def test_small_groups_are_not_in_a_notice(session: Session) -> None:
    add_places_and_occupations(session)
    add_vacancy(session, coaching=True, positions=3)
    add_vacancy(session, "kok", coaching=True, positions=4, nis_code=HASSELT)
    add_vacancy(session, "zorgkundige", coaching=True, positions=4, nis_code=HASSELT)
    make_language_notices(session, TODAY)
    content = {notice.province: notice.content for notice in notices(session)}
    assert content == {
        WEST: {"rows": [], "rest": 0, "total": None},
        "Limburg": {"rows": [], "rest": 8, "total": 8},
    }


def test_province_where_everybody_surely_has_a_place_gets_none(session: Session) -> None:
    add_places_and_occupations(session)
    add_offer(session, kind="work_floor", audience="employer", capacity=6)
    add_vacancy(session, coaching=True, positions=6)
    assert make_language_notices(session, TODAY) == []


def test_two_who_warn_at_the_same_time_make_one_notice(database_url: str) -> None:
    with session_scope(database_url) as session:
        add_places_and_occupations(session)
        add_vacancy(session, coaching=True, positions=6)

    def warn(_: int) -> list[str]:
        with session_scope(database_url) as session:
            return make_language_notices(session, TODAY)

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(warn, range(4)))
    assert [province for each in made for province in each] == [WEST]
    with session_scope(database_url) as session:
        assert len(notices(session)) == 1


def test_notice_that_was_seen_leaves_the_list_and_keeps_who_saw_it_first(session: Session) -> None:
    add_places_and_occupations(session)
    add_vacancy(session, coaching=True, positions=6)
    make_language_notices(session, TODAY)
    (notice,) = notices(session)
    assert mark_seen(session, notice.id, "an")
    assert not mark_seen(session, notice.id, "bart")
    assert notices(session) == []
    (seen,) = notices(session, unseen_only=False)
    assert seen.seen_by == "an"
    assert seen.seen_at is not None
    with pytest.raises(NotFoundError):
        mark_seen(session, 999, "an")
