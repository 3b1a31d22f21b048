"""`toeleiding matching` as a server runs it at night, on both databases."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from core.content.load import load
from core.database.session import engine_for, session_scope
from office.main import app
from tests.matching_samples import a_candidate, a_need, add_profile, add_vacancy, suggested_for
from tests.measure_samples import DATA


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["matching", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def filled(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a database with the facts, two people and two vacancies."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "k" * 32)
    with session_scope(database_url) as session:
        load(session, DATA)
        add_profile(session, "cook", a_candidate())
        add_profile(session, "no-consent", a_candidate(consent=False))
        add_vacancy(session, a_need())
        add_vacancy(session, a_need(), state="closed")
    yield database_url
    engine_for(database_url).dispose()


def test_run_says_what_it_did_and_names_nobody(filled: str) -> None:
    code, told, progress = run("run")
    assert code == 0
    assert told == (
        "Recht op werk veranderd bij 0, andere gegevens bij 0 mensen.\n"
        "1 vacatures bekeken, 1 voorstellen geschreven.\n"
    )
    assert progress.splitlines() == [
        "→ Profielen bijwerken: 2 van 2",
        "→ Vacatures vergelijken: 1 van 1",
    ]
    with session_scope(filled) as session:
        assert suggested_for(session, 1) == [("cook", 1.0)]


def test_second_run_of_the_day_does_nothing_unless_it_is_asked(filled: str) -> None:
    run("run")
    assert "0 vacatures bekeken" in run("run")[1]
    assert "1 vacatures bekeken" in run("run", "--again")[1]


def test_database_without_the_weights_gets_a_sentence_and_no_traceback(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "k" * 32)
    code, _, told = run("run")
    assert code == 1
    assert "Dat lukte niet" in told


def test_list_tells_in_numbers_what_the_night_found_and_names_nobody(filled: str) -> None:
    assert "nog niet gezocht" in run("list")[1]
    with session_scope(filled) as session:
        add_vacancy(session, a_need(occupation="dakwerker", isco08="7121", dutch_level="C2"))
    run("run")
    code, told, _ = run("list")
    assert code == 0
    assert [line.split("\t")[2:] for line in told.splitlines()] == [
        ["niemand past", "23/11/2026"],
        ["1 passen, beste 100%", "23/11/2026"],
    ]
    assert "cook" not in told
