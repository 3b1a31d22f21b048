"""The seal for what is kept encrypted of people: from the secret key, or from a key of this computer."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from core import settings
from core.errors import SettingMissingError
from core.seal import Seal

LOCAL_KEY = Path("var/secret_key")


def personal_seal(env: Mapping[str, str] = os.environ) -> Seal:
    """Return the seal of the service; without TOELEIDING_SECRET_KEY that of `make chat`, when it was used.

    Raises SettingMissingError when there is neither, and SettingInvalidError for a key that is too short.
    """
    try:
        return Seal(settings.secret_key(env))
    except SettingMissingError:
        if not LOCAL_KEY.exists():
            raise
        return Seal(LOCAL_KEY.read_text(encoding="ascii"))


def local_key() -> str:
    """Return the key of this computer, for trying out without any setting; it is made the first time.

    The file can be read by its owner alone. The Telegram bot never uses it.
    """
    if not LOCAL_KEY.exists():
        LOCAL_KEY.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(LOCAL_KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return LOCAL_KEY.read_text(encoding="ascii")
