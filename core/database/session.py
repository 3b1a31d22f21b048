"""Engines, sessions and the lock of writers. An engine is made at the first call, never at import."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from core.errors import DatabaseUnavailableError
from core.settings import database_url

SQLITE_BUSY_SECONDS = 15
WRITE_LOCK = 7_305_218_846  # any number that nobody else uses as an advisory lock in this database


@lru_cache(maxsize=4)
def engine_for(url: str) -> Engine:
    """Return the engine of a database URL; an SQLite file gets its folder, WAL and foreign keys."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, future=True, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, future=True, connect_args={"timeout": SQLITE_BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: SQLiteConnection, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


@contextmanager
def session_scope(url: str | None = None) -> Iterator[Session]:
    """Yield a session that commits at the end and rolls back when the block raises."""
    factory = sessionmaker(bind=engine_for(url or database_url()), future=True, expire_on_commit=False)
    with factory.begin() as session:
        yield session


def take_write_lock(connection: Connection) -> None:
    """Wait until nobody else holds this lock, and keep it to the end of the transaction.

    Call it before the first query of the transaction. On SQLite it keeps out every other writer.
    Raises DatabaseUnavailableError when the wait takes too long.
    """
    try:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
        elif not connection.connection.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        url = connection.engine.url.render_as_string(hide_password=True)
        raise DatabaseUnavailableError(f"{url}: busy") from error


def keep_out_writers_of_sqlite(session: Session) -> None:
    """Let nobody else write before the end of this transaction, on a database without locks of rows.

    Else two transactions read the same state and both act on it. Elsewhere it does nothing.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite" and not connection.connection.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def hide_password(url: str) -> str:
    """Return a database URL that may be shown and logged."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "(not a database URL)"
