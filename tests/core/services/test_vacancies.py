"""Vacancies: kept whole or not at all, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.database.vacancies import VacancyRow
from core.errors import NotFoundError, SettingMissingError
from core.rules.consent import Purpose
from core.services import vacancies
from core.services.consents import ConsentMissingError, withdraw
from core.services.vacancies import InvalidVacancyError
from tests.vacancy_samples import EMPLOYER, TODAY, new_vacancy, prepare

KEY = "a key of at least thirty-two characters, for tests"
WRONG: list[tuple[str, Any, str]] = [
    ("company", "", "company"),
    ("company", "x" * 101, "company"),
    ("enterprise_number", "1999000151", "enterprise_number"),
    ("enterprise_number", "0403.019.261", "enterprise_number"),
    ("occupation", "waarzegger", "occupation"),
    ("isco08", "9999", "sector"),
    ("sector", "zorg", "sector"),
    ("positions", 0, "positions"),
    ("positions", 501, "positions"),
    ("nis_code", "99999", "nis_code"),
    ("dutch_level", "D1", "dutch_level"),
    ("dutch_level", None, "coaching"),
    ("skills", ("",), "skills"),
    ("licences", ("Z",), "licences"),
    ("education_level", "nobel", "education_level"),
    ("hours", "", "hours"),
    ("times", (), "times"),
    ("times", ("noon",), "times"),
    ("start_on", date(2026, 11, 22), "start_on"),
    ("contact", "", "contact"),
    ("contact", "bel mij", "contact"),
]


@pytest.fixture
def filled(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give a session with what a vacancy needs, on 23 November 2026."""
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    return prepare(session)


def rows(session: Session) -> int:
    return int(session.scalar(select(func.count()).select_from(VacancyRow)))


def test_a_reported_vacancy_is_read_back_as_it_was_told(filled: Session) -> None:
    told = new_vacancy()
    kept = vacancies.report_vacancy(filled, EMPLOYER, told)
    filled.expire_all()
    assert vacancies.vacancy(filled, kept.id) == kept
    assert {name: getattr(kept, name) for name in vars(told)} == vars(told)
    assert (kept.person, kept.state, kept.demo) == (EMPLOYER, "open", False)


def test_contact_is_encrypted_in_the_table(filled: Session) -> None:
    vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    assert "proefbouw" not in filled.scalars(select(VacancyRow.contact)).one()


def test_nothing_is_kept_without_consent(filled: Session) -> None:
    withdraw(filled, EMPLOYER, Purpose.KEEP)
    with pytest.raises(ConsentMissingError):
        vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    assert rows(filled) == 0


def test_nothing_is_kept_when_it_cannot_be_encrypted(
    filled: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.delenv("TOELEIDING_SECRET_KEY")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingMissingError):
        vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    assert rows(filled) == 0


@pytest.mark.parametrize(("field", "value", "problem"), WRONG)
def test_each_wrong_value_is_named_and_leaves_no_row(
    filled: Session, field: str, value: object, problem: str
) -> None:
    with pytest.raises(InvalidVacancyError) as raised:
        vacancies.report_vacancy(filled, EMPLOYER, new_vacancy(**{field: value}))
    assert raised.value.problems == (problem,)
    assert rows(filled) == 0


@pytest.mark.parametrize(("field", "value", "problem"), WRONG)
def test_each_wrong_change_is_named_and_changes_nothing(
    filled: Session, field: str, value: object, problem: str
) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    with pytest.raises(InvalidVacancyError) as raised:
        vacancies.change_vacancy(filled, kept.id, new_vacancy(**{field: value}))
    assert raised.value.problems == (problem,)
    filled.expire_all()
    assert vacancies.vacancy(filled, kept.id) == kept


COLUMNS = {column.name for column in VacancyRow.__table__.columns}
OPTIONAL = {"id", "dutch_level", "education_level", "matched_on"}


@pytest.mark.parametrize("column", sorted(COLUMNS - OPTIONAL))
def test_the_table_itself_refuses_half_a_row(filled: Session, column: str) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    row = filled.get(VacancyRow, kept.id)
    values = {name: getattr(row, name) for name in COLUMNS if name != "id"}
    with pytest.raises(IntegrityError), filled.begin_nested():
        filled.execute(VacancyRow.__table__.insert().values({**values, column: None}))
    assert rows(filled) == 1


def test_a_change_is_kept(filled: Session) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    changed = vacancies.change_vacancy(filled, kept.id, new_vacancy(positions=3, nis_code="34022"))
    filled.expire_all()
    assert vacancies.vacancy(filled, kept.id) == changed
    assert (changed.positions, changed.nis_code, changed.company) == (3, "34022", kept.company)


def test_a_vacancy_that_has_begun_can_still_be_changed(
    filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    monkeypatch.setenv("TOELEIDING_TODAY", "2027-04-01")
    assert vacancies.change_vacancy(filled, kept.id, new_vacancy(positions=1)).positions == 1
    with pytest.raises(InvalidVacancyError):
        vacancies.change_vacancy(filled, kept.id, new_vacancy(start_on=date(2027, 3, 2)))


@pytest.mark.parametrize("state", ["filled", "closed"])
def test_a_closed_vacancy_is_not_open_until_it_is_opened_again(filled: Session, state: Any) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    vacancies.close_vacancy(filled, kept.id, state)
    assert vacancies.open_vacancies(filled) == ()
    assert [one.state for one in vacancies.vacancies_of(filled, EMPLOYER)] == [state]
    assert [one.id for one in vacancies.list_vacancies(filled)] == [kept.id]
    vacancies.reopen_vacancy(filled, kept.id)
    assert [one.id for one in vacancies.open_vacancies(filled)] == [kept.id]


def test_closing_as_open_is_a_mistake_of_the_caller(filled: Session) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    with pytest.raises(ValueError, match="not as open"):
        vacancies.close_vacancy(filled, kept.id, "open")


def test_lists_for_matching_hold_no_contact(filled: Session) -> None:
    vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    assert [one.contact for one in vacancies.open_vacancies(filled)] == [""]


def test_a_vacancy_of_somebody_else_is_not_found(filled: Session) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    assert vacancies.own_vacancy(filled, EMPLOYER, kept.id) == kept
    assert vacancies.vacancies_of(filled, "f" * 64) == ()
    with pytest.raises(NotFoundError):
        vacancies.own_vacancy(filled, "f" * 64, kept.id)


@pytest.mark.parametrize(
    "ask",
    [
        lambda session: vacancies.vacancy(session, 7),
        lambda session: vacancies.change_vacancy(session, 7, new_vacancy()),
        lambda session: vacancies.close_vacancy(session, 7, "filled"),
        lambda session: vacancies.reopen_vacancy(session, 7),
    ],
)
def test_an_unknown_vacancy_is_not_found(filled: Session, ask: Any) -> None:
    with pytest.raises(NotFoundError):
        ask(filled)


def test_contact_that_another_key_encrypted_is_empty(
    filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = vacancies.report_vacancy(filled, EMPLOYER, new_vacancy())
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "another key of at least thirty-two characters")
    assert vacancies.vacancy(filled, kept.id).contact == ""
