"""The transaction of the stores that the bot works with: its errors hold nothing of what was written."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from core.database.session import session_scope
from core.errors import ToeleidingError


class StoreUnavailableError(ToeleidingError):
    """The database did not answer. The same call can be made again: it then does its work once."""


@contextmanager
def store_session(url: str) -> Iterator[Session]:
    """Yield a session that commits at the end. Raises StoreUnavailableError."""
    try:
        with session_scope(url) as session:
            yield session
    except DataError:
        raise
    except DBAPIError as error:
        # The message of the original holds the values of the statement, so it is not passed on.
        raise StoreUnavailableError(type(error).__name__) from None
    except StaleDataError:  # somebody was erased in the meantime: the next time they are new
        raise StoreUnavailableError("erased in the meantime") from None
