"""Where Dutch falls short, read from both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.language_requests import LanguageRequestRow
from core.rules.language_demand import Asked, Cell
from core.services.language_supply import LanguageGap, Shortage, language_gap, note_request
from tests.needs_samples import (
    BRUSSELS,
    HASSELT,
    TODAY,
    add_offer,
    add_places_and_occupations,
    add_profile,
    add_vacancy,
)

WEST = "West-Vlaanderen"
COACHING = Cell(WEST, "work_floor", "bouw", "A2")


@pytest.fixture(autouse=True)
def _places(session: Session) -> None:
    add_places_and_occupations(session)


def ask(session: Session, person: str = "boss", day: date = TODAY, level: str | None = "A2") -> None:
    note_request(session, person, day, province=WEST, sector="bouw", level=level)


def verdicts(found: LanguageGap) -> list[tuple[str | None, int, Shortage]]:
    return [(gap.cell.province, gap.demand, gap.verdict) for gap in found.gaps]


def test_demand_comes_from_vacancies_requests_and_profiles(session: Session) -> None:
    add_vacancy(session, coaching=True, positions=3)
    add_vacancy(session, "kok", state="filled", coaching=True)
    add_profile(session, "A1")
    add_profile(session, "B1")
    ask(session)
    assert language_gap(session, TODAY).asked == {
        COACHING: Asked(vacancies=3, requests=1),
        Cell(WEST, "lessons", "bouw", "A2"): Asked(profiles=1),
    }


def test_without_any_offer_the_shortage_is_certain(session: Session) -> None:
    add_vacancy(session, coaching=True, positions=3)
    found = language_gap(session, TODAY)
    assert verdicts(found) == [(WEST, 3, Shortage.SHORT)]
    assert found.missing == 3


@pytest.mark.parametrize(
    ("capacity", "verdict"), [(None, Shortage.UNKNOWN), (3, Shortage.COVERED), (2, Shortage.SHORT)]
)
def test_offer_counts_as_far_as_its_size_is_known(
    session: Session, capacity: int | None, verdict: Shortage
) -> None:
    add_vacancy(session, coaching=True, positions=3)
    add_offer(session, kind="work_floor", audience="employer", capacity=capacity)
    assert verdicts(language_gap(session, TODAY)) == [(WEST, 3, verdict)]


def test_other_provinces_count_on_the_same_places(session: Session) -> None:
    add_vacancy(session, coaching=True, positions=3)
    add_vacancy(session, coaching=True, positions=3, nis_code=HASSELT)
    add_offer(session, kind="work_floor", audience="employer", capacity=4)
    assert verdicts(language_gap(session, TODAY, province=WEST)) == [(WEST, 3, Shortage.UNKNOWN)]


def test_brussels_is_a_province_here_and_a_profile_without_place_has_none(session: Session) -> None:
    add_vacancy(session, coaching=True, nis_code=BRUSSELS)
    add_profile(session, "A1", nis_code=None)
    assert {cell.province for cell in language_gap(session, TODAY).asked} == {"Brussel", None}


def test_only_who_agreed_and_did_not_withdraw_counts(session: Session) -> None:
    add_vacancy(session)
    add_profile(session, "A1", agreed=False)
    add_profile(session, "A1", withdrawn=True)
    assert language_gap(session, TODAY).asked == {}


def test_made_up_rows_count_apart_from_real_ones(session: Session) -> None:
    add_vacancy(session, coaching=True, positions=2)
    add_vacancy(session, coaching=True, positions=7, demo=True)
    ask(session)
    assert sum(each.total for each in language_gap(session, TODAY).asked.values()) == 3
    assert sum(each.total for each in language_gap(session, TODAY, demo=True).asked.values()) == 7


def test_request_is_kept_once_a_day_and_learns_what_is_told_later(session: Session) -> None:
    note_request(session, "boss", TODAY, province=None, sector=None, level="A2")
    note_request(session, "boss", TODAY, province=WEST, sector="bouw", level=None)
    (row,) = session.scalars(select(LanguageRequestRow))
    assert (row.province, row.sector, row.level) == (WEST, "bouw", "A2")


def test_request_of_long_ago_does_not_count(session: Session) -> None:
    ask(session, day=TODAY - timedelta(days=91))
    assert language_gap(session, TODAY).asked == {}
    ask(session, day=TODAY - timedelta(days=90))
    assert language_gap(session, TODAY).asked == {COACHING: Asked(requests=1)}


def test_sector_that_is_not_ours_is_not_kept(session: Session) -> None:
    note_request(session, "boss", TODAY, province=WEST, sector="ruimtevaart", level=None)
    (row,) = session.scalars(select(LanguageRequestRow))
    assert row.sector is None
