"""`toeleiding report desk`: the figures of the dashboard in a terminal, on both databases."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from core import clock
from core.database.session import engine_for, session_scope
from office import desk_report
from office.main import app
from tests.desk_samples import NOW, TODAY, fill
from tests.needs_samples import add_places_and_occupations


@pytest.fixture
def office(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give an office with weeks of made-up questions and conversations."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setattr(desk_report, "now", lambda: NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with session_scope(database_url) as session:
        add_places_and_occupations(session)
        fill(session, weeks=8, conversations=120)
    yield database_url
    engine_for(database_url).dispose()


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["report", "desk", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_figures_of_four_weeks_are_printed_as_tables(office: str) -> None:
    code, output = run()
    assert code == 0
    assert "Cijfers van 2 november 2026 tot en met 25 november 2026, alle provincies." in output
    assert "Nu: 3 wachten (1 dringend), 2 in gesprek met een medewerker." in output
    for caption in ("Vragen per week", "Vragen per onderwerp", "Hoelang het duurt", "Was dit nuttig?"):
        assert caption in output
    assert output.count("week 48: 23–29 nov") == 4


def test_one_province_and_other_weeks_can_be_asked(office: str) -> None:
    code, output = run("--province", "limburg", "--weeks", "2")
    assert code == 0
    assert "Cijfers van 16 november 2026 tot en met 25 november 2026, Limburg." in output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--province", "atlantis"), "Ik ken geen provincie 'atlantis'"),
        (("--weeks", "0"), "Kies 1 tot 104 weken."),
        (("--weeks", "105"), "Kies 1 tot 104 weken."),
    ],
)
def test_what_cannot_be_asked_is_told(office: str, arguments: tuple[str, ...], told: str) -> None:
    code, output = run(*arguments)
    assert code == 1
    assert told in output
