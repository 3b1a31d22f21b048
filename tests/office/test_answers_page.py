"""The page of all answers is what the database says."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.content.load import load
from core.database.session import session_scope
from office.main import app


@pytest.fixture
def loaded_url(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    with session_scope(database_url) as session:
        load(session, Path("data"))
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    return database_url


def test_page_in_docs_is_what_the_facts_say_now(loaded_url: str, tmp_path: Path) -> None:
    out = tmp_path / "answers.md"
    result = CliRunner().invoke(app, ["content", "page", "--out", str(out)])
    assert result.exit_code == 0, result.output
    written = out.read_text(encoding="utf-8")
    assert written == Path("docs/answers.md").read_text(encoding="utf-8"), "run: toeleiding content page"
    assert "0800 30 700" in written
    assert written.count("- Bron: [") > 250
