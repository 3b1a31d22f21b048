"""The tables of accounts, their sessions in the browser, and attempts to log in. The caller commits."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String, Text, delete, func, select
from sqlalchemy.orm import Session

from core.database.base import Base


class AccountRow(Base):
    """Somebody who may log in. `totp_secret` is sealed; no code up to `totp_last_step` may be used again."""

    __tablename__ = "accounts"

    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False, unique=True)
    password_hash = Column(Text, nullable=False)
    totp_secret = Column(Text, info={"sealed": True})
    totp_last_step = Column(Integer)
    role = Column(String(20), nullable=False)
    province = Column(String(40))
    disabled = Column(Boolean, nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False)
    last_login_at = Column(DateTime(timezone=True))


class WebSessionRow(Base):
    """A browser that is logged in. `id` is a hash: who reads this table cannot log in with it.

    `role` is the role at the time the session began: another role asks for another session.
    """

    __tablename__ = "web_sessions"

    id = Column(String(64), primary_key=True)
    account_id = Column(ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True)
    role = Column(String(20), nullable=False)
    started_at = Column(DateTime(timezone=True), nullable=False)
    seen_at = Column(DateTime(timezone=True), nullable=False)


class LoginAttemptRow(Base):
    """An attempt to log in that did not succeed (yet). Name and address are keyed hashes."""

    __tablename__ = "login_attempts"

    id = Column(Integer, primary_key=True)
    at = Column(DateTime(timezone=True), nullable=False, index=True)
    name = Column(String(64), nullable=False, index=True)
    address = Column(String(64), nullable=False, index=True)


def account_row(session: Session, name: str) -> Any | None:
    """Return the account with a name, or None."""
    return session.scalars(select(AccountRow).where(AccountRow.name == name)).first()


def account_rows(session: Session) -> list[Any]:
    """Return all accounts by name."""
    return list(session.scalars(select(AccountRow).order_by(AccountRow.name)))


def failures_since(session: Session, since: datetime, *, name: str, address: str) -> tuple[int, int]:
    """Return how many attempts failed since a moment: for a name, and from an address."""
    counted = select(func.count()).select_from(LoginAttemptRow).where(LoginAttemptRow.at >= since)
    return (
        int(session.scalar(counted.where(LoginAttemptRow.name == name))),
        int(session.scalar(counted.where(LoginAttemptRow.address == address))),
    )


def delete_attempts(session: Session, *, name: str, address: str) -> None:
    """Forget the attempts for a name from an address: its owner got in."""
    matching = (LoginAttemptRow.name == name, LoginAttemptRow.address == address)
    session.execute(delete(LoginAttemptRow).where(*matching).execution_options(synchronize_session=False))


def delete_attempts_before(session: Session, moment: datetime) -> None:
    """Forget old attempts."""
    old = delete(LoginAttemptRow).where(LoginAttemptRow.at < moment)
    session.execute(old.execution_options(synchronize_session=False))


def delete_sessions_of(session: Session, account_id: int, *, but: str | None = None) -> None:
    """End the sessions of an account, all or all but one."""
    ended = delete(WebSessionRow).where(WebSessionRow.account_id == account_id)
    if but is not None:
        ended = ended.where(WebSessionRow.id != but)
    session.execute(ended.execution_options(synchronize_session="fetch"))


def delete_sessions_before(session: Session, *, started: datetime, seen: datetime) -> None:
    """Remove sessions that have ended by themselves."""
    ended = (WebSessionRow.started_at < started) | (WebSessionRow.seen_at < seen)
    session.execute(delete(WebSessionRow).where(ended).execution_options(synchronize_session="fetch"))
