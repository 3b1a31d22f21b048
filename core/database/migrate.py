"""Brings a database up to date. Alembic is set up here, in code: there is no ini file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

from core.database.base import Base
from core.database.session import engine_for, hide_password, take_write_lock
from core.errors import DatabaseUnavailableError

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(url: str) -> None:
    """Bring the database at a SQLAlchemy URL to the newest form; nothing happens when it is.

    Everything is done in one transaction under a lock: of two processes that start at once, the second
    waits and finds the work done. Tables of others in the same database are left alone.
    Raises DatabaseUnavailableError.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine_for(url).begin() as connection:
            take_write_lock(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise DatabaseUnavailableError(f"{hide_password(url)}: {type(error).__name__}") from error


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Tell alembic which tables to look at: Rasa keeps its own table in the same database."""
    return kind != "table" or name in Base.metadata.tables
