from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.database.measures import all_measures
from core.database.session import engine_for, session_scope
from office.main import app
from tests.measure_samples import sample, write_data


def toeleiding(*arguments: str | Path) -> tuple[int, str]:
    """Run a command as an editor does; give its exit code and all that it prints."""
    result = CliRunner().invoke(app, ["content", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def environment_url(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", empty_database_url)
    return empty_database_url


def test_editor_hears_that_the_content_is_in_order(tmp_path: Path) -> None:
    assert toeleiding("check", "--data", write_data(tmp_path, sample())) == (0, "De inhoud is in orde.\n")


def test_editor_reads_every_problem_and_the_command_fails(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a", sources=[]), sample("b", provider=""))
    assert toeleiding("check", "--data", data_dir) == (
        1,
        "- data/measures/a.yml, veld 'sources': er is minstens één bron nodig\n"
        "- data/measures/b.yml, veld 'provider': dit veld mag niet leeg zijn\n"
        "2 problemen gevonden.\n",
    )


def test_loading_makes_the_tables_and_says_what_changed(environment_url: str, tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a"), sample("b"))
    code, output = toeleiding("load", "--data", data_dir)
    assert code == 0
    assert "Maatregelen: 2 nieuw, 0 gewijzigd, 0 verwijderd, 0 ongewijzigd\n" in output
    assert "Recht op werk: " in output
    code, output = toeleiding("load", "--data", data_dir)
    assert "Maatregelen: 0 nieuw, 0 gewijzigd, 0 verwijderd, 2 ongewijzigd\n" in output


def test_nothing_is_loaded_when_something_is_wrong(environment_url: str, tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a"), sample("b", sources=[]))
    code, output = toeleiding("load", "--data", data_dir)
    assert code == 1
    assert output.endswith("1 probleem gevonden. Er is niets geladen.\n")
    with session_scope(environment_url) as session:
        assert all_measures(session) == []
    engine_for(environment_url).dispose()


def test_database_that_cannot_be_reached_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", "postgresql+psycopg2://bot:hunter2@127.0.0.1:1/x")
    code, output = toeleiding("load", "--data", write_data(tmp_path, sample()))
    assert code == 1
    assert output.startswith("De database is niet bereikbaar: postgresql+psycopg2://bot:***@127.0.0.1:1/x")
    assert "Traceback" not in output


def test_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    code, output = toeleiding("check", "--data", tmp_path / "nergens")
    assert code == 1
    assert "nergens" in output


def test_help_is_dutch() -> None:
    result = CliRunner().invoke(app, ["content", "--help"])
    assert "Kijk de inhoud na" in result.output
