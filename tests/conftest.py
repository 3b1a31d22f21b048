"""Fixtures for all tests: databases of both kinds, each test with one of its own."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.util import deprecations

from core.content.load import load
from core.database.migrate import upgrade
from core.database.session import engine_for, session_scope
from tests.postgres import postgres_server

DATABASES = ["sqlite", "postgresql"]
# What SQLALCHEMY_WARN_20=1 does, for a pytest that was started without it; pyproject.toml makes them errors.
deprecations.SQLALCHEMY_WARN_20 = True
_numbers = itertools.count(1)


class Server:
    """A PostgreSQL server that makes a database in a moment."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._engine = create_engine(self.url("postgres"), future=True, isolation_level="AUTOCOMMIT")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg2://postgres@/{database}?host={self._socket}"

    def create(self, database: str, template: str = "template0") -> str:
        with self._engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{database}" TEMPLATE "{template}"'))
        return self.url(database)

    def drop(self, database: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{database}" WITH (FORCE)'))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Give the one server of this run. It starts when the first test asks for it."""
    with postgres_server() as socket:
        yield Server(socket)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with all tables and nothing in them, to copy."""
    path = tmp_path_factory.mktemp("template") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    engine_for(f"sqlite:///{path}").dispose()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Server) -> str:
    """Give the name of a PostgreSQL database with all tables and nothing in them, to copy."""
    url = postgres.create("migrated")
    upgrade(url)
    engine_for(url).dispose()
    return "migrated"


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database without any table."""
    yield from _database(request, tmp_path, template=None)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database with all tables and nothing in them."""
    yield from _database(request, tmp_path, template="migrated")


@pytest.fixture(scope="session")
def filled_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with the real content of data/, to copy."""
    path = tmp_path_factory.mktemp("template") / "filled.db"
    shutil.copyfile(migrated_sqlite, path)
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def filled_postgres(postgres: Server, migrated_postgres: str) -> str:
    """Give the name of a PostgreSQL database with the real content of data/, to copy."""
    _fill(postgres.create("filled", migrated_postgres))
    return "filled"


@pytest.fixture(params=DATABASES)
def filled_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database with the real content of data/."""
    yield from _database(request, tmp_path, template="filled")


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """Give a session on such a database. It commits at the end, like the service does."""
    with session_scope(database_url) as opened:
        yield opened


def _fill(url: str) -> None:
    with session_scope(url) as session:
        load(session, Path("data"))
    engine_for(url).dispose()


def _database(request: pytest.FixtureRequest, folder: Path, *, template: str | None) -> Iterator[str]:
    if request.param == "sqlite":
        path = folder / "toeleiding.db"
        if template is not None:
            shutil.copyfile(request.getfixturevalue(f"{template}_sqlite"), path)
        yield f"sqlite:///{path}"
        engine_for(f"sqlite:///{path}").dispose()
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"test_{next(_numbers)}"
    copied = request.getfixturevalue(f"{template}_postgres") if template is not None else "template0"
    url = server.create(name, copied)
    yield url
    engine_for(url).dispose()
    server.drop(name)
