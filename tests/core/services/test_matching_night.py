"""The nightly run: it writes the best people, goes on where it was, and never writes who is gone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.content.load import load
from core.database.match_profiles import MatchProfileRow
from core.database.matches import SuggestionRow
from core.database.profiles import ProfileRow
from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.services import matching_night
from core.services.matching import best_for_vacancy
from core.services.matching_night import match_vacancies, refresh_people, refresh_rights
from tests.matching_samples import (
    KITCHEN_HAND,
    TODAY,
    a_candidate,
    a_need,
    add_profile,
    add_vacancy,
    fill,
    suggested_for,
)
from tests.measure_samples import DATA

Opened = Callable[[], AbstractContextManager[Session]]
LEVELS = ("A0", "A1", "A2", "B1", "B2")


@pytest.fixture
def opened(database_url: str) -> Opened:
    """Give a database with 30 people and 5 vacancies."""
    with session_scope(database_url) as session:
        fill(session)
        for number in range(30):
            candidate = a_candidate(dutch_level=LEVELS[number % 5], max_km=number)
            add_profile(session, f"person-{number:02d}", candidate)
        for level in LEVELS:
            add_vacancy(session, a_need(dutch_level=level))
    return partial(session_scope, database_url)


def run(opened: Opened, *, again: bool = False) -> tuple[int, int]:
    return match_vacancies(opened, TODAY, lambda done, total: None, again=again)


def written(opened: Opened) -> dict[int, list[str]]:
    with opened() as session:
        ids = session.scalars(select(VacancyRow.id).order_by(VacancyRow.id)).all()
        return {id_: [person for person, _ in suggested_for(session, id_)] for id_ in ids}


def test_run_writes_for_every_open_vacancy_whom_asking_would_give(opened: Opened) -> None:
    assert run(opened) == (5, 100)
    with opened() as session:
        for id_, level in enumerate(LEVELS, 1):
            asked = best_for_vacancy(session, a_need(dutch_level=level), TODAY, vacancy_id=id_)
            assert suggested_for(session, id_) == [(each.person, each.match.score) for each in asked]


def test_second_run_of_a_day_has_nothing_left_to_do_unless_it_is_asked(opened: Opened) -> None:
    run(opened)
    before = written(opened)
    assert run(opened) == (0, 0)
    assert run(opened, again=True) == (5, 100)
    assert written(opened) == before


def test_run_of_the_next_day_replaces_what_was_written(opened: Opened) -> None:
    run(opened)
    with opened() as session:
        session.execute(delete(ProfileRow).where(ProfileRow.person < "person-25"))
    assert match_vacancies(opened, TODAY + timedelta(days=1), lambda done, total: None) == (5, 25)
    with opened() as session:
        assert set(session.scalars(select(SuggestionRow.made_on))) == {TODAY + timedelta(days=1)}


def test_run_that_was_broken_off_goes_on_where_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching_night, "VACANCIES_AT_ONCE", 2)

    def break_off(done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        match_vacancies(opened, TODAY, break_off)
    assert [len(people) for people in written(opened).values()] == [20, 20, 20, 20, 0]
    assert run(opened) == (1, 20)


def test_what_was_suggested_for_a_closed_vacancy_goes(opened: Opened) -> None:
    run(opened)
    with opened() as session:
        session.execute(update(VacancyRow).where(VacancyRow.id == 2).values(state="closed"))
    run(opened)
    assert written(opened)[2] == []


def test_nobody_is_written_who_left_between_ranking_and_writing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    rank = matching_night._best_people

    def rank_and_lose(session: Session, ids: list[int], today: object) -> dict[int, list[str]]:
        best = rank(session, ids, TODAY)
        session.execute(delete(ProfileRow).where(ProfileRow.person == best[1][0]))
        return best

    monkeypatch.setattr(matching_night, "_best_people", rank_and_lose)
    run(opened)
    with opened() as session:
        present = set(session.scalars(select(ProfileRow.person)))
    assert len(present) == 29
    assert all(len(people) == 20 and set(people) <= present for people in written(opened).values())


def test_index_that_was_lost_or_is_wrong_is_brought_in_line(opened: Opened) -> None:
    with opened() as session:
        session.execute(delete(MatchProfileRow).where(MatchProfileRow.person < "person-10"))
        behind = update(ProfileRow).where(ProfileRow.person == "person-29").values(dutch_level="C1")
        session.execute(behind)
    told: list[tuple[int, int]] = []
    assert refresh_people(opened, lambda done, total: told.append((done, total))) == 11
    assert refresh_people(opened, lambda done, total: None) == 0
    assert told == [(30, 30)]
    run(opened)
    assert all(len(people) == 20 for people in written(opened).values())


def test_progress_is_told_batch_by_batch(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching_night, "VACANCIES_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    match_vacancies(opened, TODAY, lambda done, total: told.append((done, total)))
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_rights_to_work_are_looked_at_again(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "k" * 32)
    with opened() as session:
        load(session, DATA)
    assert refresh_rights(opened, TODAY, lambda done, total: None) == 0


def test_unknown_occupation_of_a_vacancy_is_no_fault(opened: Opened) -> None:
    with opened() as session:
        changed = {"occupation": KITCHEN_HAND, "isco08": "", "nis_code": "99999"}
        session.execute(update(VacancyRow).where(VacancyRow.id == 1).values(**changed))
    assert run(opened) == (5, 80)
