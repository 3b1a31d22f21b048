"""What the desk would put in the tables, put there by a test."""

from typing import Any

from core.clock import now
from core.database.escalations import Escalation
from core.database.relay import PENDING, OutboxMessage
from core.database.session import session_scope
from core.seal import Seal
from core.services import desk_outbox
from tests.bot.conftest import SECRET_KEY
from tests.telegram_standin import Group, Person

SEAL = Seal(SECRET_KEY)


class Rows:
    """The tables at one database URL."""

    def __init__(self, url: str) -> None:
        self.url = url

    def escalation(self, group: Group, person: str = "p" * 64) -> int:
        """Make a conversation that waits for staff, without a topic."""
        with session_scope(self.url) as session:
            row = Escalation(
                person=person,
                reason="request_human",
                state="waiting",
                urgent=False,
                opened_at=now(),
                chat_id=group.chat_id,
            )
            session.add(row)
            session.flush()
            return int(row.id)

    def put(self, group: Group, action: str, escalation_id: int | None = None, **values: Any) -> None:
        """Let something be done in a group."""
        with session_scope(self.url) as session:
            desk_outbox.put(
                session, SEAL, group.chat_id, action, now(), escalation_id=escalation_id, **values
            )

    def send(self, group: Group, text: str, escalation_id: int | None = None, **values: Any) -> None:
        """Let a text be sent in a group."""
        self.put(group, "send", escalation_id, text=text, **values)

    def copy_to(self, person: Person, group: Group, message_id: int) -> None:
        """Let a message of a group be copied to a person who wrote to the bot before."""
        with session_scope(self.url) as session:
            row = OutboxMessage(
                pseudonym=SEAL.pseudonym(person.user_id),
                replaces=[],
                message_ids=[],
                copy_chat_id=group.chat_id,
                copy_message_id=message_id,
                created_at=now(),
                state=PENDING,
            )
            session.add(row)
