"""Demonstration data: whole, recognisable, the same every time, and gone without a trace."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import personal_seal
from core.content.matching import load_matching, read_matching
from core.content.reference import Reference, load_reference, read_reference
from core.database.base import Base
from core.database.matches import AuditRow
from core.database.profiles import ProfileRow
from core.database.vacancies import VacancyRow
from core.errors import NotFoundError
from core.rules.consent import Purpose
from core.services import audit, vacancies
from core.services.consents import give
from core.services.demo import Counts, load_demo, remove_demo
from core.services.enterprise_number import is_enterprise_number
from core.services.matching import best_for_vacancy, need_of
from core.services.vacancies import report_vacancy
from tests.vacancy_samples import EMPLOYER, TODAY, new_vacancy

DATA = Path("data")
FEW = {"profiles": 14, "number_of_vacancies": 4}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read_reference(DATA, organisations=set(), measures=set())


@pytest.fixture
def facts(session: Session, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a database with the real places and occupations, on 23 November 2026."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    load_reference(session, reference)
    return session


def counts(session: Session) -> dict[str, int]:
    """Return how many rows every table has."""
    session.flush()
    return {
        table.name: session.scalar(select(func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


def contents(session: Session) -> dict[str, list[Any]]:
    """Return every row of the tables of profiles and vacancies, without moments."""
    session.flush()
    rows = {}
    for name in ("profiles", "profile_occupations", "profile_skills", "profile_languages", "vacancies"):
        table = Base.metadata.tables[name]
        columns = [
            column
            for column in table.columns
            if column.name not in ("id", "created_at", "updated_at", "last_sign_of_life", "contact")
        ]
        rows[name] = sorted(map(str, session.execute(select(*columns)).all()))
    return rows


def test_loading_twice_changes_nothing(facts: Session) -> None:
    assert load_demo(facts, TODAY, **FEW) == Counts(14, 4)
    before, rows = counts(facts), contents(facts)
    assert load_demo(facts, TODAY, **FEW) == Counts(0, 0)
    assert (counts(facts), contents(facts)) == (before, rows)


def test_it_is_the_same_every_time(facts: Session) -> None:
    load_demo(facts, TODAY, **FEW)
    first = contents(facts)
    remove_demo(facts)
    load_demo(facts, TODAY, **FEW)
    assert contents(facts) == first


def test_more_of_it_leaves_the_first_as_they_are(facts: Session) -> None:
    load_demo(facts, TODAY, profiles=13, number_of_vacancies=2)
    first = set(contents(facts)["profiles"])
    assert load_demo(facts, TODAY, profiles=20, number_of_vacancies=3) == Counts(7, 1)
    assert first < set(contents(facts)["profiles"])


def test_everything_of_it_is_marked_and_can_be_nobody(facts: Session) -> None:
    load_demo(facts, TODAY)
    profiles = facts.scalars(select(ProfileRow)).all()
    reported = vacancies.open_vacancies(facts)
    assert len(profiles) == 60
    assert len(reported) == 20
    assert all(each.demo and each.person.startswith("demo-newcomer-") for each in profiles)
    assert all(each.demo and each.person.startswith("demo-employer-") for each in reported)
    assert all(each.company.startswith("Demobedrijf ") for each in reported)
    assert all(is_enterprise_number(each.enterprise_number) for each in reported)
    assert {each.enterprise_number[:4] for each in reported} == {"1999"}
    assert {vacancies.vacancy(facts, each.id).contact for each in reported} == {"demo@example.invalid"}


def test_it_is_spread_over_places_work_and_levels(facts: Session) -> None:
    load_demo(facts, TODAY)
    profiles = facts.scalars(select(ProfileRow)).all()
    assert len({each.nis_code for each in profiles}) >= 20
    assert len({each.occupations[0].occupation for each in profiles}) >= 15
    assert {each.dutch_level for each in profiles} >= {None, "A0", "A1", "A2", "B1"}
    assert {each.hours for each in profiles} == {"full_time", "part_time", "any"}
    assert {each.work_answer for each in profiles} == {"yes", "uncertain"}


def test_removing_takes_all_of_it_and_nothing_else(facts: Session) -> None:
    give(facts, EMPLOYER, Purpose.KEEP)
    own = report_vacancy(facts, EMPLOYER, new_vacancy(skills=()))
    audit.record(facts, audit.staff("els"), "vacancy shown", vacancy_id=own.id)
    before = counts(facts)
    load_demo(facts, TODAY, **FEW)
    made_up = facts.scalars(select(VacancyRow.id).where(VacancyRow.demo.is_(True))).first()
    audit.record(facts, audit.staff("els"), "vacancy shown", vacancy_id=made_up)
    audit.record(facts, EMPLOYER, "card shown", person="demo-newcomer-0001")
    assert remove_demo(facts) == Counts(14, 4)
    assert counts(facts) == before
    assert vacancies.vacancy(facts, own.id) == own
    assert facts.scalars(select(AuditRow.vacancy_id)).all() == [own.id]
    assert remove_demo(facts) == Counts(0, 0)


def test_without_facts_it_says_what_to_do(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    with pytest.raises(NotFoundError, match="content load"):
        load_demo(session, TODAY)


def test_without_a_secret_key_the_one_of_this_computer_is_used(
    facts: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TOELEIDING_SECRET_KEY")
    monkeypatch.chdir(tmp_path)
    load_demo(facts, TODAY, profiles=1, number_of_vacancies=1)
    assert personal_seal.LOCAL_KEY.exists()
    assert vacancies.vacancies_of(facts, "demo-employer-0001")[0].contact == "demo@example.invalid"


@pytest.fixture
def shown(facts: Session) -> Session:
    """Give a database with what matching needs and the demonstration data."""
    load_matching(facts, read_matching(DATA)[0])
    load_demo(facts, TODAY)
    return facts


def test_bricklayers_in_roeselare_show_matching_at_once_with_a_reason_each(shown: Session) -> None:
    vacancy = vacancies.vacancies_of(shown, "demo-employer-0001")[0]
    found = best_for_vacancy(shown, need_of(shown, vacancy), TODAY, 20, vacancy_id=vacancy.id)
    people = {each.person: each.match for each in found}
    reasons = {
        person: {result.criterion for result in one.results if result.fit.value != "met"}
        for person, one in people.items()
    }
    assert found[0].person == "demo-newcomer-0001"
    assert reasons["demo-newcomer-0001"] == set()
    assert "dutch" in reasons["demo-newcomer-0002"]
    assert "distance" in reasons["demo-newcomer-0003"]
    assert "licence" in reasons["demo-newcomer-0004"]
    assert "start" in reasons["demo-newcomer-0005"]
    assert "demo-newcomer-0006" not in people  # may work later than the vacancy starts
    assert {"demo-newcomer-0010", "demo-newcomer-0011"}.isdisjoint(people)  # not sure, and no consent
    assert len(people) >= 8


def test_who_may_work_later_shows_up_for_a_later_start(shown: Session) -> None:
    vacancy = vacancies.vacancies_of(shown, "demo-employer-0001")[0]
    later = vacancies.change_vacancy(shown, vacancy.id, _starting(vacancy, date(2027, 3, 15)))
    found = best_for_vacancy(shown, need_of(shown, later), TODAY, 20)
    assert "demo-newcomer-0006" in {each.person for each in found}


def _starting(vacancy: vacancies.Vacancy, day: date) -> vacancies.NewVacancy:
    values = {name: getattr(vacancy, name) for name in vars(new_vacancy())}
    return vacancies.NewVacancy(**{**values, "start_on": day})
