"""What the bot asks of the database: every method is one transaction."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.clock import now
from core.database import relay as tables
from core.database.migrate import upgrade
from core.database.relay import DONE, Conversation, OutboxMessage
from core.errors import DatabaseUnavailableError
from core.seal import Seal
from core.services import (
    attachments,
    bot_lease,
    desk_delivery,
    erasure,
    my_data_export,
    notices,
    relay_inbox,
    reminders,
    retention,
)
from core.services.attachments import Attachment
from core.services.bot_lease import Lease
from core.services.erasure import Receipt
from core.services.my_data_export import FileKind
from core.services.relay import Draft, Incoming
from core.services.relay_inbox import Accepted, Waiting
from core.services.reminders import InWords, Reminder, Round
from core.services.store_session import StoreUnavailableError, store_session

__all__ = ["Outgoing", "RelayStore", "StoreUnavailableError"]


@dataclass(frozen=True)
class Outgoing:
    """An answer on its way. `buttons` are (title, reference) from top to bottom.

    `done` are the Telegram messages that hold its first parts already, `replaces` those to edit.
    `attachment` is a file that goes with it. `copy_from` is (chat id, message id) of what is to be copied
    instead, a photo of staff for example. `is_of_staff`: staff wrote it, not the bot.
    `attempted_after` is not None when a request may have arrived of which we never saw the outcome.
    """

    id: int
    chat_id: int
    text: str | None = field(repr=False)
    buttons: tuple[tuple[str, str], ...] = field(repr=False)
    replaces: tuple[int, ...]
    done: tuple[int, ...]
    attempted_after: int | None
    attachment: Attachment | None = field(default=None, repr=False)
    copy_from: tuple[int, int] | None = None
    is_of_staff: bool = False


class RelayStore:
    """The relay's tables at one database URL. Every method raises StoreUnavailableError."""

    def __init__(self, url: str, secret_key: str) -> None:
        self._url = url
        self._seal = Seal(secret_key)

    def prepare(self) -> None:
        """Bring the database up to date."""
        try:
            upgrade(self._url)
        except DatabaseUnavailableError as error:
            raise StoreUnavailableError("not ready") from error

    def accept(self, incoming: Incoming) -> Accepted:
        """Store an update once; see `relay_inbox.accept`."""
        with store_session(self._url) as session:
            return relay_inbox.accept(session, self._seal, incoming)

    def next_waiting(self, pseudonym: str) -> Waiting | None:
        """Return the update of a person that has waited longest for an answer."""
        with store_session(self._url) as session:
            return relay_inbox.next_waiting(session, self._seal, pseudonym)

    def all_waiting(self, pseudonym: str) -> list[Waiting]:
        """Return the updates of a person that wait for an answer, in order."""
        with store_session(self._url) as session:
            return relay_inbox.all_waiting(session, self._seal, pseudonym)

    def answer(self, entry_id: int, drafts: list[Draft]) -> None:
        """Mark an update answered and put the answers in the outbox, together or not at all."""
        with store_session(self._url) as session:
            relay_inbox.answer(session, self._seal, entry_id, drafts)

    def tell_away_once(self, pseudonym: str, text: str) -> bool:
        """Queue the notice that Rasa is away, once an outage. Tells whether it was queued."""
        with store_session(self._url) as session:
            return relay_inbox.tell_away_once(session, self._seal, pseudonym, text)

    def people_with_work(self) -> list[str]:
        """Return the pseudonyms of everybody for whom something waits, in or out."""
        with store_session(self._url) as session:
            return tables.people_with_work(session)

    def next_outgoing(self, pseudonym: str) -> Outgoing | None:
        """Return the answer to a person that is to be sent next."""
        with store_session(self._url) as session:
            row = tables.oldest_pending_message(session, pseudonym)
            if row is None:
                return None
            buttons = tables.buttons_of(session, row.id)
            desk_delivery.aim_edit(session, row)
            return Outgoing(
                id=row.id,
                chat_id=relay_inbox.chat_of(session, self._seal, pseudonym),
                text=self._seal.open(row.text),
                buttons=tuple((self._seal.open(button.title) or "", button.reference) for button in buttons),
                replaces=tuple(row.replaces),
                done=tuple(row.message_ids),
                attempted_after=row.attempted_after,
                attachment=attachments.opened(
                    self._seal, row.attachment, row.attachment_name, row.attachment_type
                ),
                copy_from=(row.copy_chat_id, row.copy_message_id) if row.copy_message_id else None,
                is_of_staff=row.desk_message_id is not None,
            )

    def note_attempt(self, outbox_id: int, attempted_after: int | None) -> None:
        """Remember that a request is about to be made, or (None) that it surely did not arrive."""
        with store_session(self._url) as session:
            row = session.get(OutboxMessage, outbox_id)
            if row is not None:
                row.attempted_after = attempted_after

    def record_part(self, outbox_id: int, place: int, message_id: int) -> None:
        """Remember which Telegram message holds part number `place` (from 0) of an answer."""
        with store_session(self._url) as session:
            row = session.get(OutboxMessage, outbox_id)
            if row is not None:
                row.message_ids = [*row.message_ids[:place], message_id]
                row.last_message_id = max(row.last_message_id or 0, message_id)
                row.attempted_after = None
                tables.saw_message(session, row.pseudonym, message_id)
                if place == 0:
                    desk_delivery.reached_person(session, row.desk_message_id, message_id)

    def finish(self, outbox_id: int) -> None:
        """Mark an answer sent (or given up) and empty its text and its file."""
        with store_session(self._url) as session:
            row = session.get(OutboxMessage, outbox_id)
            if row is not None:
                desk_delivery.delete_what_is_over(session, row)
                row.state, row.text, row.attempted_after = DONE, None, None
                for column in tables.FILE_COLUMNS:
                    setattr(row, column, None)

    def leave(self, pseudonym: str) -> None:
        """Remember that a person blocked the bot or is gone: nothing waits for them any more."""
        with store_session(self._url) as session:
            conversation = session.get(Conversation, pseudonym)
            if conversation is not None:
                desk_delivery.person_gone(session, self._seal, pseudonym, now())
                conversation.blocked = True
                tables.close_everything(session, pseudonym)

    def set_blocked(self, telegram_id: int, blocked: bool) -> None:
        """Remember that Telegram says that a person blocked or unblocked the bot."""
        pseudonym = self._seal.pseudonym(telegram_id)
        if blocked:
            self.leave(pseudonym)
            return
        with store_session(self._url) as session:
            conversation = session.get(Conversation, pseudonym)
            if conversation is not None:
                conversation.blocked = False

    def send_due_reminders(self, today: date, in_words: InWords) -> Round:
        """Put the reminders whose day has come in the outbox; see `reminders.send_due`."""
        with store_session(self._url) as session:
            return reminders.send_due(session, self._seal, today, in_words)

    def calendar_file(self, reminder: Reminder, summary: str, today: date) -> Attachment:
        """Return a calendar file; see `reminders.calendar_of`."""
        with store_session(self._url) as session:
            return attachments.calendar(reminders.calendar_of(session, reminder, summary, today))

    def file_of(self, pseudonym: str, kind: FileKind) -> Attachment | None:
        """Return a file about a person; see `my_data_export.file_of`."""
        with store_session(self._url) as session:
            return my_data_export.file_of(session, self._seal, pseudonym, kind)

    def erase(self, pseudonym: str, text: str) -> None:
        """Erase a person, and let the receipt wait to be sent; see `erasure.erase_with_message`.

        `text` holds the place of the code. The same call again, by a caller that could not tell whether the
        first one arrived, changes nothing.
        """
        with store_session(self._url) as session:
            if session.get(Conversation, pseudonym) is not None:
                chat_id = relay_inbox.chat_of(session, self._seal, pseudonym)
                erasure.erase_with_message(session, self._seal, pseudonym, chat_id, text)

    def waiting_receipts(self) -> list[Receipt]:
        """Return the receipts of erased people that are still to be sent."""
        with store_session(self._url) as session:
            return erasure.waiting_receipts(session, self._seal)

    def receipt_sent(self, code: str) -> None:
        """Forget where a receipt had to go."""
        with store_session(self._url) as session:
            erasure.receipt_sent(session, code)

    def make_language_notices(self, today: date) -> list[str]:
        """Make the notices of this week for staff; see `notices.make_language_notices`."""
        with store_session(self._url) as session:
            return notices.make_language_notices(session, today)

    def purge(self, today: date, now: datetime) -> dict[str, int]:
        """Let go what was kept long enough; see `retention.purge`."""
        with store_session(self._url) as session:
            return retention.purge(session, self._seal, today, now)

    def hold_lease(self, holder: str, now: datetime, instead_of: str | None = None) -> Lease:
        """Take or renew the lease of the one bot that works with this database; see `bot_lease.hold`."""
        with store_session(self._url) as session:
            return bot_lease.hold(session, holder, now, instead_of)

    def free_lease(self, holder: str) -> None:
        """Let another bot work with this database."""
        with store_session(self._url) as session:
            bot_lease.let_go(session, holder)

    def highest_message_id(self) -> int:
        """Return the highest Telegram message id that we know of."""
        with store_session(self._url) as session:
            return tables.highest_message_id(session)
