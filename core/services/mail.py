"""E-mails that wait in the database, and sending them: each is tried until it went, or cannot go.

Whoever sends one first moves on, in a transaction of its own, when it is tried next: so two programs never
send it at the same moment, and after a stop in the middle it is tried again later. It then may arrive twice,
under the same Message-ID, by which a mail server or a reader sees that it is the same.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.database.desk import MailRow
from core.database.referrals import referral_to_write
from core.database.session import take_write_lock
from core.seal import Seal
from core.services import referral_topic, smtp
from core.services.moments import as_utc
from core.services.store_session import store_session
from core.settings import MailSettings

PENDING, SENT, FAILED = "pending", "sent", "failed"
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
"""How long to wait after each failed attempt; after the last one always as long."""

TOLD_AFTER: Final = 4
"""After so many failed attempts, some twenty minutes, the topic says that the e-mail still waits."""

MOST_AT_ONCE: Final = 20


@dataclass(frozen=True)
class Round:
    """What came of one round: how many e-mails went, wait for another attempt, and will never go.

    `reasons` say why some wait or failed, without an address.
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Letter:
    id: int
    message: EmailMessage | None = field(repr=False)


def queue(
    session: Session,
    seal: Seal,
    settings: MailSettings,
    *,
    recipient: str,
    subject: str,
    body: str,
    referral_id: int | None,
    now: datetime,
) -> None:
    """Put an e-mail in the queue; the bot sends it within a minute. The caller commits."""
    domain = settings.sender.rpartition("@")[2]
    session.add(
        MailRow(
            referral_id=referral_id,
            recipient=seal.close(recipient),
            subject=subject,
            body=seal.close(body),
            message_id=f"<{secrets.token_hex(16)}@{domain}>"[-120:],
            attempts=0,
            next_at=now,
            created_at=now,
            state=PENDING,
        )
    )
    session.flush()


def cancel(session: Session, referral_id: int) -> None:
    """Send no more what still waits for a referral."""
    waiting = (MailRow.referral_id == referral_id, MailRow.state == PENDING)
    emptied = update(MailRow).where(*waiting).values(state=FAILED, body=None)
    session.execute(emptied.execution_options(synchronize_session="fetch"))


def send_waiting(url: str, seal: Seal, settings: MailSettings, now: Callable[[], datetime]) -> Round:
    """Send the e-mails that are due, one by one; each step is a transaction. It waits for the mail server.

    Raises StoreUnavailableError and DatabaseUnavailableError; what was sent by then may be sent again.
    """
    counts = {SENT: 0, PENDING: 0, FAILED: 0}
    reasons: list[str] = []
    while sum(counts.values()) < MOST_AT_ONCE and (taken := _take(url, seal, settings, now())) is not None:
        state = SENT
        try:
            if taken.message is None:
                raise smtp.MailRefusedError("sealed with another key")
            smtp.send(settings, taken.message)
        except smtp.MailLaterError as error:
            state, reasons = PENDING, [*reasons, str(error)]
        except smtp.MailRefusedError as error:
            state, reasons = FAILED, [*reasons, str(error)]
        with store_session(url) as session:
            counts[_settle(session, seal, taken.id, state, now())] += 1
    return Round(counts[SENT], counts[PENDING], counts[FAILED], tuple(reasons))


def _take(url: str, seal: Seal, settings: MailSettings, now: datetime) -> _Letter | None:
    due = select(MailRow).where(MailRow.state == PENDING, MailRow.next_at <= now).order_by(MailRow.next_at)
    with store_session(url) as session:
        if session.scalars(due.limit(1)).first() is None:
            return None
    with store_session(url) as session:
        take_write_lock(session.connection())
        row: Any = session.scalars(due.limit(1)).first()
        if row is None:
            return None
        row.next_at = now + PAUSES[min(row.attempts, len(PAUSES) - 1)]
        row.attempts += 1
        recipient, body = seal.open(row.recipient), seal.open(row.body)
        if recipient is None or body is None:
            return _Letter(row.id, None)
        words = {"subject": row.subject, "body": body, "message_id": row.message_id}
        at = as_utc(row.created_at)
        return _Letter(row.id, smtp.letter(settings, recipient=recipient, at=at, **words))


def _settle(session: Session, seal: Seal, mail_id: int, state: str, now: datetime) -> str:
    """Note what came of an attempt; an e-mail of which the link has expired by now is given up."""
    take_write_lock(session.connection())
    row: Any = session.get(MailRow, mail_id)
    if row is None or row.state != PENDING:  # erased or withdrawn in the meantime
        return state
    referral: Any = referral_to_write(session, row.referral_id) if row.referral_id is not None else None
    if state == PENDING and referral is not None and as_utc(referral.expires_at) <= as_utc(row.next_at):
        state = FAILED
    if state == PENDING:
        if referral is not None and row.attempts == TOLD_AFTER:
            referral_topic.say(session, seal, referral, "mail_waits", now)
        return state
    row.state, row.body = state, None
    row.sent_at = now if state == SENT else None
    if referral is not None and referral.state == "agreed":
        referral.state = state
        referral.sent_at = row.sent_at
        referral_topic.say(session, seal, referral, "mail_sent" if state == SENT else "mail_failed", now)
    return state
