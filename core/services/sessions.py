"""Where the rooms above `core` get a database session from."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from core.database.session import session_scope as database_session
from core.errors import DatabaseUnavailableError


@contextmanager
def session_scope() -> Iterator[Session]:
    """Yield a session that commits at the end and rolls back when the block raises.

    Raises DatabaseUnavailableError when the database is away, busy or not prepared. Its message holds
    nothing of the statement.
    """
    try:
        with database_session() as session:
            yield session
    except (OperationalError, ProgrammingError) as error:
        raise DatabaseUnavailableError(type(error.orig).__name__) from None
