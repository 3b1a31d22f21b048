"""Inserts that do something else when the row is there already, in the words of each database."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_into(session: Session, model: type) -> Any:
    """Return an insert with `on_conflict_do_update` and `on_conflict_do_nothing`, for this database."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    return (postgresql.insert if is_postgresql else sqlite.insert)(model)
