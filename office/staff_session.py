"""A database session for a command of staff: what goes wrong becomes one sentence; and who runs it."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.orm import Session

from core.errors import ToeleidingError
from core.services.sessions import session_scope


@contextmanager
def staff_session() -> Iterator[Session]:
    """Yield a session that commits at the end; end the command with code 1 when something goes wrong."""
    try:
        with session_scope() as session:
            yield session
    except ToeleidingError as error:
        typer.echo(f"Dat lukte niet: {error}", err=True)
        raise typer.Exit(1) from error


def staff_name() -> str:
    """Return the name of the user of the server who runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"
