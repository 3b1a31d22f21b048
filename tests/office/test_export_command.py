"""`toeleiding content export` and what a load says of edits that wait."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.content.bodies import body_in_file
from core.database.session import engine_for, session_scope
from core.rules.accounts import Account
from core.services import editing
from core.services.editing import Edit
from office.main import app

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)
FILE = Path("data/measures/ibo.yml")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["content", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def edited(filled_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Give a database with one edit of IBO, in a folder with a copy of data/."""
    shutil.copytree("data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", filled_database_url)
    with session_scope(filled_database_url) as session:
        fact, version = editing.entry(session, "measure", "ibo")
        body = {**body_in_file(fact), "notes": "Van de webpagina."}
        editing.save(session, EDITOR, Edit("measure", "ibo", body, version))
    yield filled_database_url
    engine_for(filled_database_url).dispose()


def test_edit_is_written_once_and_a_load_then_changes_nothing(edited: str) -> None:
    assert run("export") == (0, f"Geschreven: {FILE}\n")
    assert "Van de webpagina." in FILE.read_text(encoding="utf-8")
    assert run("export") == (0, "Er is niets om te schrijven.\n")
    code, output = run("load")
    assert code == 0
    assert "Maatregelen: 0 nieuw, 0 gewijzigd" in output
    assert "Nog niet in" not in output


def test_trial_in_a_copy_leaves_the_edit_waiting(edited: str) -> None:
    shutil.copytree("data", "copy")
    assert run("export", "--data", "copy") == (0, "Geschreven: copy/measures/ibo.yml\n")
    assert "Van de webpagina." not in FILE.read_text(encoding="utf-8")
    assert "Nog niet in data/: 1 aanpassingen" in run("load")[1]


def test_load_can_let_the_files_win(edited: str) -> None:
    assert "Maatregelen: 0 nieuw, 1 gewijzigd" in run("load", "--overwrite")[1]
    assert run("export") == (0, "Er is niets om te schrijven.\n")


def test_fact_that_was_changed_on_both_sides_is_reported(edited: str) -> None:
    FILE.write_text(
        FILE.read_text(encoding="utf-8").replace("name: IBO", "name: IBO nieuw"), encoding="utf-8"
    )
    code, output = run("export")
    assert code == 1
    assert "measure 'ibo' is ook in data/ veranderd" in output
    assert run("export", "--force")[0] == 0


def test_files_that_are_wrong_stop_the_export(edited: str) -> None:
    other = Path("data/measures/vop.yml")
    other.write_text(
        other.read_text(encoding="utf-8").replace("kind: wage_subsidy", "kind: x"), encoding="utf-8"
    )
    code, output = run("export")
    assert code == 1
    assert "Er is niets geschreven" in output
    assert "Van de webpagina." not in FILE.read_text(encoding="utf-8")
