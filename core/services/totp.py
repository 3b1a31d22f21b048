"""The second step of logging in: six digits that an app on the telephone shows (TOTP)."""

import hmac
from datetime import datetime

import pyotp

ISSUER = "Toeleiding"
DRIFT_STEPS = 1  # of half a minute: clocks of telephones are not always right
SECONDS = 30


def new_secret() -> str:
    """Return a new secret for an app."""
    return pyotp.random_base32()


def address_for_app(secret: str, name: str) -> str:
    """Return the otpauth:// address that an app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, at: datetime, last_step: int | None) -> int | None:
    """Return the half minute that a code belongs to, or None for a wrong code or one that was used before."""
    digits = "".join(code.split())
    now = int(at.timestamp()) // SECONDS
    for step in range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1):
        if last_step is not None and step <= last_step:
            continue
        if hmac.compare_digest(pyotp.TOTP(secret).at(step * SECONDS).encode(), digits.encode()):
            return step
    return None
