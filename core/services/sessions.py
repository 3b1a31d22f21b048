"""Where the rooms above `core` get a database session from."""

from core.database.session import session_scope

__all__ = ["session_scope"]
