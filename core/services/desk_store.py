"""What the bot asks of the staff desk: every method is one transaction."""

from datetime import datetime

from core.clock import now
from core.database import desk_boxes
from core.seal import Seal
from core.services import (
    desk_clock,
    desk_delivery,
    desk_group,
    desk_inbox,
    desk_lines,
    desk_outbox,
    desk_person,
    desk_topics,
)
from core.services.desk_messages import GroupIncoming, GroupMessage, GroupUpdate
from core.services.relay import Draft
from core.services.relay_inbox import Waiting
from core.services.store_session import StoreUnavailableError, store_session

__all__ = ["DeskStore", "GroupIncoming", "GroupMessage", "GroupUpdate", "StoreUnavailableError"]


class DeskStore:
    """The tables of the staff desk at one database URL. Every method raises StoreUnavailableError.

    `staff_chat` is the supergroup of the staff; without it questions wait for the command line and the web
    pages. That somebody blocked the bot, was erased, or got a message of staff is handled where the relay
    and the erasure do that themselves (RelayStore.leave, RelayStore.record_part, core/services/erasure.py).
    """

    def __init__(self, url: str, secret_key: str, staff_chat: int | None) -> None:
        self._url = url
        self._seal = Seal(secret_key)
        self._staff_chat = staff_chat

    def group_chats(self) -> set[int]:
        """Return the groups that are ours: that of the staff and those of partners."""
        with store_session(self._url) as session:
            ours = {self._staff_chat} if self._staff_chat is not None else set()
            return ours | desk_boxes.partner_chats(session)

    def accept(self, incoming: GroupIncoming) -> bool:
        """Store an update of a group once, by its update id. Tells whether it is new."""
        with store_session(self._url) as session:
            return desk_inbox.accept(session, self._seal, incoming, now())

    def next_group_update(self, without: frozenset[int] = frozenset()) -> GroupUpdate | None:
        """Return the update from a group that has waited longest; not from these groups."""
        with store_session(self._url) as session:
            return desk_inbox.next_update(session, self._seal, without)

    def handle(self, update_id: int, is_member: bool) -> None:
        """Do what an update (`GroupUpdate.id`) asks and mark it done, together or not at all.

        `is_member`: Telegram says at this moment that the sender is a member of that group.
        """
        with store_session(self._url) as session:
            desk_group.handle(session, self._seal, update_id, is_member, self._staff_chat, now())

    def give_up(self, update_id: int) -> None:
        """Mark an update done on which `handle` fails again and again, and say so where it came from.

        The next ones can be handled then.
        """
        with store_session(self._url) as session:
            row = desk_boxes.group_update(session, update_id)
            if row is not None:
                place = (row.chat_id, row.thread_id)
                desk_inbox.done(row)
                desk_lines.answer_in_group(session, self._seal, *place, "group_not_handled", now())

    def takes(self, waiting: Waiting) -> bool:
        """Tell whether the desk takes a person's message, so that it must not go to Rasa.

        True: it is answered and all that follows is queued. False: nothing was changed.
        """
        with store_session(self._url) as session:
            return desk_person.takes(session, self._seal, waiting, self._staff_chat, now())

    def answer(self, waiting: Waiting, drafts: list[Draft]) -> None:
        """Answer an update that the desk did not take; see `desk_person.answer`."""
        with store_session(self._url) as session:
            desk_person.answer(session, self._seal, waiting, drafts, now())

    def answer_and_ask(self, waiting: Waiting, drafts: list[Draft], reason: str) -> None:
        """Answer an update with what Rasa said and then ask whether the conversation may go to staff.

        For a turn in which an action of Rasa named a reason (a value of EscalationReason). Both are one
        transaction: call it in place of `answer`. When something is open already the person hears
        where that stands.
        """
        with store_session(self._url) as session:
            desk_person.answer_and_ask(session, self._seal, waiting, drafts, reason, now())

    def chats_with_work(self) -> list[int]:
        """Return the groups in which something is to be done."""
        with store_session(self._url) as session:
            return desk_boxes.chats_with_work(session)

    def next_group_message(self, chat_id: int) -> GroupMessage | None:
        """Return what is to be done next in a group."""
        with store_session(self._url) as session:
            return desk_outbox.next_message(session, self._seal, chat_id)

    def note_attempt(self, outbox_id: int, attempted_after: int | None) -> None:
        """Remember that a request is about to be made, or (None) that it surely did not arrive."""
        with store_session(self._url) as session:
            desk_outbox.note_attempt(session, outbox_id, attempted_after)

    def record_part(self, outbox_id: int, place: int, message_id: int) -> None:
        """Remember which message of the group holds part number `place` (from 0)."""
        with store_session(self._url) as session:
            desk_outbox.record_part(session, outbox_id, place, message_id)

    def finish(self, outbox_id: int) -> None:
        """Mark it done (or given up) and empty its text."""
        with store_session(self._url) as session:
            desk_outbox.finish(session, outbox_id)

    def topic_opened(self, outbox_id: int, thread_id: int, chat_id: int | None = None) -> None:
        """Remember the topic that was made for an escalation; the row is finished with it.

        With `chat_id` a topic is deleted again of which the person was erased in the meantime.
        """
        with store_session(self._url) as session:
            desk_topics.opened(session, outbox_id, thread_id, chat_id, now())

    def topic_lost(self, escalation_id: int, thread_id: int | None = None) -> None:
        """Let a topic that is gone in Telegram be made again, with its summary, before what waits for it."""
        with store_session(self._url) as session:
            desk_topics.lost(session, self._seal, escalation_id, now(), thread_id)

    def person_gone(self, pseudonym: str) -> None:
        """Tell staff that a person blocked the bot, and what did not arrive. RelayStore.leave does it too."""
        with store_session(self._url) as session:
            desk_delivery.person_gone(session, self._seal, pseudonym, now())

    def highest_group_message_id(self, chat_id: int) -> int:
        """Return the highest message id of a group that we know of, 0 without any."""
        with store_session(self._url) as session:
            return desk_boxes.highest_group_message_id(session, chat_id)

    def due(self, moment: datetime) -> None:
        """Do what is due by the clock: reminders, alarms, silent staff."""
        with store_session(self._url) as session:
            desk_clock.due(session, self._seal, self._staff_chat, moment)
