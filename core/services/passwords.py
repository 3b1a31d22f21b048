"""Password hashes: argon2id with the parameters of its library, made anew when those change."""

import secrets
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Each hash takes 64 MB for a moment: who logs in waits for those before.
_TURNS: Final = BoundedSemaphore(2)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(24))


def hash_of(password: str) -> str:
    """Return the hash that is kept of a password."""
    return _hasher().hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password belongs to a hash. Without a hash this takes as long, and the answer is no."""
    try:
        with _TURNS:
            return _hasher().verify(kept or _hash_of_nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than those of now."""
    return _hasher().check_needs_rehash(kept)
