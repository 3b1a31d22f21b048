"""Logging in on the web pages, and the sessions that follow. The caller commits each step."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.clock import now
from core.database.accounts import (
    AccountRow,
    LoginAttemptRow,
    WebSessionRow,
    account_row,
    delete_attempts,
    delete_attempts_before,
    delete_sessions_before,
    failures_since,
)
from core.database.session import take_write_lock
from core.rules.accounts import Account
from core.seal import Seal
from core.services import audit, passwords, totp
from core.services.accounts import to_account
from core.services.moments import as_utc

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
WINDOW = timedelta(minutes=15)
MOST_FAILURES_OF_A_NAME = 5
MOST_FAILURES_OF_AN_ADDRESS = 20
SEEN_AGAIN = timedelta(minutes=1)  # a page within this time writes nothing
LONGEST_TYPED = 200


@dataclass(frozen=True)
class Attempt:
    """An attempt to log in that may go on: what was typed, and under which hashes it was noted."""

    name: str
    name_hash: str
    address_hash: str


@dataclass(frozen=True)
class Opened:
    """A session: the account, the hash of its token, and a new token when the browser must take one."""

    account: Account
    id: str
    new_token: str | None = None


def begin_attempt(session: Session, seal: Seal, name: str, address: str) -> Attempt | None:
    """Note an attempt to log in; None when there were too many for this name or from this address.

    It counts as failed until `log_in` succeeds, so that attempts at the same moment count too: commit it
    before `log_in`.
    """
    take_write_lock(session.connection())
    moment = now()
    delete_attempts_before(session, moment - timedelta(days=1))
    typed = name.strip().casefold()[:LONGEST_TYPED]
    attempt = Attempt(typed, seal.digest("login name", typed), seal.digest("login address", address))
    hashes = {"name": attempt.name_hash, "address": attempt.address_hash}
    of_name, of_address = failures_since(session, moment - WINDOW, **hashes)
    if of_name >= MOST_FAILURES_OF_A_NAME or of_address >= MOST_FAILURES_OF_AN_ADDRESS:
        return None
    session.add(LoginAttemptRow(at=moment, **hashes))
    return attempt


def log_in(session: Session, seal: Seal, attempt: Attempt, password: str, code: str) -> Opened | None:
    """Return a new session, or None when name, password or code is wrong; nothing tells which.

    An account that asks for a code is refused without one, also when the secret cannot be read any more.
    """
    row = account_row(session, attempt.name)
    right = passwords.is_right(password[:LONGEST_TYPED], None if row is None else row.password_hash)
    if row is None or not right or row.disabled or not _code_is_right(row, seal, code):
        if row is not None:
            audit.record(session, audit.staff(row.name), "login_refused")
        return None
    if passwords.is_outdated(row.password_hash):
        row.password_hash = passwords.hash_of(password)
    delete_attempts(session, name=attempt.name_hash, address=attempt.address_hash)
    delete_sessions_before(session, started=now() - ABSOLUTE, seen=now() - IDLE)
    row.last_login_at = now()
    audit.record(session, audit.staff(row.name), "login")
    return _start(session, row)


def open_session(session: Session, token: str | None) -> Opened | None:
    """Return the session of a token, or None when there is none, or it has ended.

    When the role of the account changed since it began, the session goes on under a new token.
    """
    found = session.get(WebSessionRow, token_hash(token)) if token else None
    if found is None:
        return None
    moment, row = now(), session.get(AccountRow, found.account_id)
    started, seen = as_utc(found.started_at), as_utc(found.seen_at)
    if moment - started > ABSOLUTE or moment - seen > IDLE or row.disabled:
        session.delete(found)
        return None
    if found.role != row.role:
        session.delete(found)
        return _start(session, row, started=started)
    if moment - seen > SEEN_AGAIN:
        found.seen_at = moment
    return Opened(to_account(row), found.id)


def log_out(session: Session, opened: Opened) -> None:
    """End a session."""
    found = session.get(WebSessionRow, opened.id)
    if found is not None:
        session.delete(found)
        audit.record(session, audit.staff(opened.account.name), "logout")


def token_hash(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _start(session: Session, row: Any, started: datetime | None = None) -> Opened:
    token = secrets.token_urlsafe(32)
    values = {"account_id": row.id, "role": row.role, "started_at": started or now(), "seen_at": now()}
    session.add(WebSessionRow(id=token_hash(token), **values))
    session.flush()
    return Opened(to_account(row), token_hash(token), token)


def _code_is_right(row: Any, seal: Seal, code: str) -> bool:
    if row.totp_secret is None:
        return True
    secret = seal.open(row.totp_secret)
    step = totp.step_of(secret, code, now(), row.totp_last_step) if secret else None
    if step is None:
        return False
    row.totp_last_step = step
    return True
