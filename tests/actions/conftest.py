"""A loaded database and a person to talk as."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.content.load import load
from core.database.session import engine_for, session_scope
from tests.actions.conversation import Conversation

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def loaded_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with the real content of data/."""
    path = tmp_path_factory.mktemp("loaded") / "toeleiding.db"
    shutil.copyfile(migrated_sqlite, path)
    with session_scope(f"sqlite:///{path}") as session:
        load(session, Path("data"))
    engine_for(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture
def person(loaded_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Conversation]:
    """Give a person in a new conversation on 23 November 2026."""
    path = tmp_path / "toeleiding.db"
    shutil.copyfile(loaded_sqlite, path)
    url = f"sqlite:///{path}"
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", url)
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", "a key of at least thirty-two characters, for tests")
    yield Conversation(TODAY)
    engine_for(url).dispose()
