"""Works out every case of tests/cases/office_hours.yml, and holds the laws of office hours for any team."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from core.rules.office_hours import (
    WEEKDAYS,
    Team,
    hours_without_closed_days,
    is_closed_all_day,
    is_open,
    next_opening,
    open_minutes_between,
    period,
    team_for,
)

FILE = Path(__file__).parents[2] / "cases" / "office_hours.yml"
DAYS = dict(zip(("ma", "di", "wo", "do", "vr", "za", "zo"), WEEKDAYS, strict=True))
BRUSSELS = ZoneInfo("Europe/Brussels")
HOLIDAYS = frozenset(
    map(date.fromisoformat, ("2026-11-01", "2026-11-11", "2026-12-25", "2027-01-01", "2027-03-29"))
)


class Loader(yaml.SafeLoader):
    """Leaves every value the text that it is in the file: no numbers base 60, no dates."""


Loader.yaml_implicit_resolvers = {}
CASES: list[dict[str, Any]] = yaml.load(FILE.read_text(encoding="utf-8"), Loader)  # noqa: S506


def a_team(**changes: Any) -> Team:
    given: dict[str, Any] = {
        "id": "team",
        "name": "Team",
        "organisation": "vdab",
        "provinces": (),
        "themes": (),
        **dict.fromkeys(WEEKDAYS, ()),
        "observes_holidays": True,
        "closed_days": (),
        "checked_on": date(2026, 11, 29),
    }
    return Team(**{**given, **changes})


def team_of(case: dict[str, Any]) -> Team:
    told = case["team"]
    hours = {DAYS[day]: tuple(periods) for day, periods in told.items() if day in DAYS}
    closed = tuple(map(date.fromisoformat, told.get("toe_op", ())))
    return a_team(**hours, observes_holidays=told["feestdagen"] == "ja", closed_days=closed)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS).astimezone(timezone.utc)


@pytest.mark.parametrize("case", CASES, ids=[case["naam"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    team = team_of(case)
    if "op" in case:
        at, expected = moment(case["op"]), case["daarna_open"]
        assert is_open(team, HOLIDAYS, at) is (case["open"] == "ja")
        assert next_opening(team, HOLIDAYS, at) == (None if expected == "nooit" else moment(expected))
        return
    start, end = moment(case["van"]), moment(case["tot"])
    if "minuten" in case:
        assert open_minutes_between(team, HOLIDAYS, start, end) == float(case["minuten"])
    if "uren" in case:
        assert hours_without_closed_days(team, HOLIDAYS, start, end) == float(case["uren"])


@pytest.mark.parametrize("text", ["9:00-12:00", "09:00", "09:00-24:00", "09:60-10:00", "", "09:00-12:00 "])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no period"):
        period(text)


def test_team_of_the_theme_goes_before_that_of_the_province_and_that_before_the_one_for_all() -> None:
    general = a_team(id="general")
    west = a_team(id="west", provinces=("West-Vlaanderen",))
    measures = a_team(id="measures", themes=("measures",))
    both = a_team(id="both", themes=("measures",), provinces=("West-Vlaanderen",))
    every = [general, west, measures, both]
    chosen = {
        (province, theme): getattr(team_for(every, province, theme), "id", None)
        for province in (None, "Limburg", "West-Vlaanderen")
        for theme in (None, "work", "measures")
    }
    assert chosen == {
        (None, None): "general",
        (None, "work"): "general",
        (None, "measures"): "measures",
        ("Limburg", None): "general",
        ("Limburg", "work"): "general",
        ("Limburg", "measures"): "measures",
        ("West-Vlaanderen", None): "west",
        ("West-Vlaanderen", "work"): "west",
        ("West-Vlaanderen", "measures"): "both",
    }


def test_without_a_team_for_somebody_there_is_none() -> None:
    assert team_for([a_team(provinces=("Limburg",))], None, None) is None


@st.composite
def periods(draw: st.DrawFn) -> tuple[str, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), max_size=4)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in pairs)


YEAR = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TEAMS = st.builds(
    a_team,
    **{day: periods() for day in WEEKDAYS},
    observes_holidays=st.booleans(),
    closed_days=st.lists(YEAR, max_size=10).map(tuple),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(timezone.utc))
FREE = st.frozensets(YEAR, max_size=20)


@given(team=TEAMS, holidays=FREE, start=MOMENTS, hours=st.lists(st.integers(0, 300), min_size=2, max_size=2))
def test_open_minutes_of_two_stretches_add_up(
    team: Team, holidays: frozenset[date], start: datetime, hours: list[int]
) -> None:
    between = start + timedelta(hours=hours[0])
    end = between + timedelta(hours=hours[1])
    parts = open_minutes_between(team, holidays, start, between) + open_minutes_between(
        team, holidays, between, end
    )
    assert open_minutes_between(team, holidays, start, end) == pytest.approx(parts)


@given(team=TEAMS, holidays=FREE, start=MOMENTS, end=MOMENTS)
def test_somebody_is_there_no_longer_than_the_time_that_went_by(
    team: Team, holidays: frozenset[date], start: datetime, end: datetime
) -> None:
    gone_by = max(0.0, (end - start).total_seconds() / 60)
    assert 0 <= open_minutes_between(team, holidays, start, end) <= gone_by + 1e-6


@given(team=TEAMS, holidays=FREE, now=MOMENTS)
def test_next_opening_is_open_and_nobody_is_there_before_it(
    team: Team, holidays: frozenset[date], now: datetime
) -> None:
    opening = next_opening(team, holidays, now)
    if opening is None:
        assert not is_open(team, holidays, now)
        assert open_minutes_between(team, holidays, now, now + timedelta(days=366)) == 0
        return
    assert opening >= now
    assert is_open(team, holidays, opening)
    assert open_minutes_between(team, holidays, now, opening) == 0
    assert (opening == now) is is_open(team, holidays, now)


@given(team=TEAMS, holidays=FREE, day=YEAR)
def test_closed_day_never_counts(team: Team, holidays: frozenset[date], day: date) -> None:
    closed = a_team(**{**vars(team), "closed_days": (day,)})
    start = datetime(day.year, day.month, day.day, tzinfo=BRUSSELS).astimezone(timezone.utc)
    following = day + timedelta(days=1)
    end = datetime(following.year, following.month, following.day, tzinfo=BRUSSELS).astimezone(timezone.utc)
    assert is_closed_all_day(closed, holidays, day)
    assert open_minutes_between(closed, holidays, start, end) == 0
    assert hours_without_closed_days(closed, holidays, start, end) == 0
    opening = next_opening(closed, holidays, start)
    assert opening is None or opening >= end


@given(team=TEAMS, holidays=FREE, now=MOMENTS)
def test_time_zone_of_a_moment_does_not_matter(team: Team, holidays: frozenset[date], now: datetime) -> None:
    here = now.astimezone(BRUSSELS)
    assert is_open(team, holidays, now) is is_open(team, holidays, here)
    assert next_opening(team, holidays, now) == next_opening(team, holidays, here)
