"""The one-time link by which a partner reads a conversation that was passed on. Glossary: eenmalige link."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database.accounts import LoginAttemptRow, delete_attempts_before, failures_since
from core.database.matches import audit_about
from core.database.referrals import referral_with_token
from core.seal import Seal
from core.services import audit, desk_transcript, referrals
from core.services.desk_transcript import Line
from core.services.moments import as_utc
from core.services.referral_moves import token_hash
from core.services.referral_topic import partner_name, say

WINDOW: Final = timedelta(minutes=15)
MOST_GUESSES: Final = 20
MOST_ANSWERS: Final = 5
SPEAKERS: Final = ("person", "bot", "staff")
"""Whose words a partner reads: not the notes of staff among themselves, nor the lines of the desk."""


@dataclass(frozen=True)
class Link:
    """A link that counts. `opened_at`: somebody opened it; only that browser still reads the conversation.

    `may_answer`: not too often was said what came of it.
    """

    referral_id: int
    escalation_id: int
    partner: str
    expires_at: datetime
    decided_at: datetime
    opened_at: datetime | None
    may_answer: bool
    comment: str | None = field(repr=False)
    feedback: str | None = field(repr=False)


def look(session: Session, seal: Seal, token: str, address: str, now: datetime) -> Link | None:
    """Return what a link leads to, without opening it; None when it does not count (any more).

    After too many wrong ones from an address nothing is found from there for a quarter of an hour.
    """
    hashes = {"name": seal.digest("referral", "link"), "address": seal.digest("referral address", address)}
    if failures_since(session, now - WINDOW, **hashes)[1] >= MOST_GUESSES:
        return None
    found = referral_with_token(session, token_hash(token), now)
    if found is None:
        delete_attempts_before(session, now - timedelta(days=1))
        session.add(LoginAttemptRow(at=now, **hashes))
        session.flush()
        return None
    return _link(session, seal, found)


def reader_key(seal: Seal, token: str) -> str:
    """Return what the browser keeps that opened a link: nobody can make it from the link alone."""
    return seal.digest("referral reader", token)


def open_once(session: Session, seal: Seal, token: str, now: datetime) -> bool:
    """Open a link; False when it was opened before, or does not count. The topic says so; it is audited."""
    found = referral_with_token(session, token_hash(token), now)
    if found is None or found.opened_at is not None:
        return False
    found.opened_at = now
    found.state = "opened" if found.state in ("agreed", "sent") else found.state
    _note(session, found, "referral_opened")
    say(session, seal, found, "opened", now)
    return True


def conversation(session: Session, seal: Seal, token: str, now: datetime) -> list[Line]:
    """Return the conversation as it was when the person agreed; that somebody read it is written down.

    Notes of staff among themselves are no part of it. Only for the browser that opened the link.
    """
    found = referral_with_token(session, token_hash(token), now)
    if found is None:
        return []
    _note(session, found, "conversation_seen")
    said = desk_transcript.transcript(session, seal, found.escalation_id)
    until = as_utc(found.decided_at)
    return [line for line in said if line.speaker in SPEAKERS and line.at <= until]


def answer(session: Session, seal: Seal, token: str, text: str, now: datetime) -> bool:
    """Record what came back by a link; False when it does not count (any more), or after too many times.

    Only for the browser that opened the link.
    """
    found = referral_with_token(session, token_hash(token), now)
    if found is None or not _may_answer(session, found):
        return False
    referrals.feedback(session, seal, found.id, text, actor(found), now)
    return True


def actor(referral: Any) -> str:
    """Return the actor for whoever of a partner uses a link."""
    return f"partner:{referral.organisation}"[:80]


def _note(session: Session, referral: Any, action: str) -> None:
    subject = referrals.subject_of(referral)
    audit.record(session, actor(referral), action, person=referral.person, subject=subject)


def _may_answer(session: Session, referral: Any) -> bool:
    about = {
        "actor": actor(referral),
        "action": "referral_answered",
        "subject": referrals.subject_of(referral),
    }
    return len(audit_about(session, MOST_ANSWERS, **about)) < MOST_ANSWERS


def _link(session: Session, seal: Seal, found: Any) -> Link:
    return Link(
        referral_id=found.id,
        escalation_id=found.escalation_id,
        partner=partner_name(session, found),
        expires_at=as_utc(found.expires_at),
        decided_at=as_utc(found.decided_at),
        opened_at=as_utc(found.opened_at) if found.opened_at else None,
        may_answer=_may_answer(session, found),
        comment=seal.open(found.comment),
        feedback=seal.open(found.feedback),
    )
