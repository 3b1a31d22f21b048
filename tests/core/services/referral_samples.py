"""A conversation that is with staff, partners to pass it on to, and what was said and done since."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.database.desk import DeskOutboxRow, DeskPartnerRow, DeskStaffRow
from core.database.escalations import Escalation
from core.database.relay import Button, Conversation, OutboxMessage
from core.seal import Seal

KEY = "a key of at least thirty-two characters, for tests"
SEAL = Seal(KEY)
NOW = datetime(2026, 11, 30, 10, tzinfo=timezone.utc)
PERSON = "p" * 64
STAFF_CHAT, PARTNER_CHAT, THREAD = -1001000000001, -1001000000002, 7
BY_MAIL, BY_GROUP = "vdab-limburg", "agii-limburg"
ADDRESS = "loket@vdab.example"
MAIL_ENV = {
    "TOELEIDING_SECRET_KEY": KEY,
    "TOELEIDING_SMTP_URL": "smtp://127.0.0.1:2525",
    "TOELEIDING_MAIL_FROM": "balie@toeleiding.example",
    "TOELEIDING_WEB_URL": "https://beheer.example.org",
}


def add_conversation_with_staff(session: Session, **values: Any) -> tuple[Escalation, int]:
    """Add a person of Hasselt whose conversation a member of staff has; return it and the member."""
    session.add(Conversation(pseudonym=PERSON, chat=SEAL.close("42"), last_update=NOW))
    member = DeskStaffRow(name="An", role="member", organisation="taskforce-west-vlaanderen", created_at=NOW)
    session.add(member)
    session.flush()
    told = {
        "person": PERSON,
        "reason": "request_human",
        "topic": "ask_find_job",
        "state": "staff",
        "staff_id": member.id,
        "role": "newcomer",
        "place": "Hasselt",
        "province": "Limburg",
        "team": "algemeen",
        "opened_at": NOW,
        "waiting_since": NOW,
        "taken_at": NOW,
        "chat_id": STAFF_CHAT,
        "thread_id": THREAD,
        "summary_message_id": 70,
        **values,
    }
    escalation = Escalation(**told)
    session.add(escalation)
    session.flush()
    return escalation, int(member.id)


def add_partner(session: Session, organisation: str, **channel: Any) -> None:
    """Give an organisation a channel."""
    session.add(DeskPartnerRow(organisation=organisation, set_by="an", set_at=NOW, **channel))
    session.flush()


def heard(session: Session) -> list[str]:
    """Return what the person was told."""
    rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
    return [SEAL.open(row.text) or "" for row in rows]


def payloads(session: Session) -> list[str]:
    """Return what the buttons of the person say."""
    rows = session.scalars(select(Button).order_by(Button.outbox_id, Button.position))
    return [SEAL.open(row.payload) or "" for row in rows]


def done_in_group(session: Session) -> list[tuple[int, int | None, str, str]]:
    """Return what is to be done in groups: chat, topic of the row, what, and text."""
    rows = session.scalars(select(DeskOutboxRow).order_by(DeskOutboxRow.id))
    return [(row.chat_id, row.thread_id, row.action, SEAL.open(row.text) or "") for row in rows]
