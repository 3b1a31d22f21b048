"""`toeleiding vacancy` and `toeleiding demo` as staff use them, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from core.content.reference import load_reference, read_reference
from core.database.matches import AuditRow
from core.database.session import engine_for, session_scope
from core.services.vacancies import report_vacancy
from office.main import app
from tests.vacancy_samples import EMPLOYER, TODAY, new_vacancy, prepare


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def empty(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the URL of a database that the commands use, on 23 November 2026."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    monkeypatch.setenv("LOGNAME", "els")
    monkeypatch.setenv("COLUMNS", "200")
    yield database_url
    engine_for(database_url).dispose()


@pytest.fixture
def reported(empty: str) -> str:
    """Give a database with one vacancy, number 1."""
    with session_scope(empty) as session:
        report_vacancy(prepare(session), EMPLOYER, new_vacancy())
    return empty


def looks(url: str) -> list[tuple[str, str, int | None]]:
    with session_scope(url) as session:
        statement = select(AuditRow).order_by(AuditRow.id)
        return [(row.actor, row.action, row.vacancy_id) for row in session.scalars(statement)]


def test_list_shows_what_is_asked_and_no_contact(reported: str) -> None:
    code, output = run("vacancy", "list")
    assert code == 0
    for part in ("Metselaar", "Roeselare", "A2", "1 maart 2027", "Proefbouw bv"):
        assert part in output
    assert "els@" not in output
    assert looks(reported) == [("staff:els", "vacancies listed", None)]


def test_list_says_when_there_are_none(empty: str) -> None:
    assert run("vacancy", "list") == (0, "Er zijn geen vacatures.\n")


def test_show_tells_the_contact_and_writes_down_who_looked(reported: str) -> None:
    code, output = run("vacancy", "show", "1")
    assert code == 0
    assert "els@proefbouw.example" in output
    assert "1999.000.150" in output
    assert looks(reported) == [("staff:els", "vacancy shown", 1)]


def test_a_vacancy_is_closed_and_only_listed_with_all(reported: str) -> None:
    assert run("vacancy", "close", "1", "--filled") == (0, "Vacature 1 is ingevuld.\n")
    assert run("vacancy", "list")[1] == "Er zijn geen vacatures.\n"
    assert "ingevuld" in run("vacancy", "list", "--all")[1]
    assert ("staff:els", "vacancy filled", 1) in looks(reported)


@pytest.mark.parametrize("command", ["show", "close"])
def test_an_unknown_number_is_one_sentence_and_no_look(reported: str, command: str) -> None:
    code, output = run("vacancy", command, "7")
    assert code == 1
    assert "there is no vacancy 7" in output
    assert looks(reported) == []


def test_demonstration_data_come_and_go(empty: str) -> None:
    with session_scope(empty) as session:
        load_reference(session, read_reference(Path("data"), organisations=set(), measures=set()))
    code, output = run("demo", "load", "--profiles", "5", "--vacancies", "2")
    assert (code, output.splitlines()[0]) == (
        0,
        "Geladen: 5 profielen en 2 vacatures. Ze zijn allemaal verzonnen.",
    )
    assert "Demobedrijf Bouw 1" in run("vacancy", "list")[1]
    assert run("demo", "remove") == (0, "Verwijderd: 5 profielen en 2 vacatures.\n")
    assert run("vacancy", "list")[1] == "Er zijn geen vacatures.\n"


def test_demonstration_data_need_the_facts_first(empty: str) -> None:
    code, output = run("demo", "load")
    assert code == 1
    assert "content load" in output
