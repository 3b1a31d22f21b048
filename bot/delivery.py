"""Sending what stands in the outbox: to every person, each message once, in order (see bot/sending.py)."""

import dataclasses
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import InlineKeyboardMarkup, InputFile, Message, MessageId
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import texts
from bot.log import error_name, get_logger
from bot.messages import keyboard, plain_text, split_message
from bot.patience import Database
from bot.sending import NO_PREVIEW, ChatGoneError, Sender
from core.services.relay_store import Outgoing, RelayStore

log = get_logger(__name__)

T = TypeVar("T")


class Delivery:
    """Sends the outbox of one person at a time; `flush` of different persons may run side by side."""

    def __init__(self, sender: Sender, store: RelayStore, database: Database) -> None:
        self._sender = sender
        self._bot = sender.bot
        self._store = store
        self._database = database

    async def start(self) -> None:
        """Read the highest message id that an earlier run has seen."""
        self.saw(await self._database(self._store.highest_message_id))

    def saw(self, message_id: int | None) -> None:
        """Take note of a message id of any private chat."""
        self._sender.saw_in_private(message_id)

    async def flush(self, pseudonym: str) -> None:
        """Send everything that waits for a person, in order."""
        while (outgoing := await self._database(self._store.next_outgoing, pseudonym)) is not None:
            try:
                await self._deliver(outgoing, pseudonym)
            except ChatGoneError:
                log.info("person_gone", person=pseudonym[:8])
                await self._database(self._store.leave, pseudonym)
                return
            await self._database(self._store.finish, outgoing.id)

    async def say_once_more(self, chat_id: int, text: str) -> None:
        """Send a message that nothing keeps account of, until Telegram takes or refuses it.

        When the network breaks at the wrong moment it arrives twice. Raises ChatGoneError and BadRequest.
        """
        for part in split_message(text):
            message = await self.patiently(
                lambda part=part: self._bot.send_message(  # type: ignore[misc]
                    chat_id, part, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
                )
            )
            self.saw(message.message_id)

    async def patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a call that may safely be repeated; see `Sender.patiently`."""
        return await self._sender.patiently(call)

    async def _deliver(self, outgoing: Outgoing, pseudonym: str) -> None:
        if outgoing.copy_from is not None:
            await self._deliver_copy(outgoing, outgoing.copy_from)
            return
        if outgoing.text is None:
            for message_id in outgoing.replaces:
                await self._sender.delete(outgoing.chat_id, message_id)
            return
        outgoing = await self._as_it_is_now(outgoing, pseudonym)
        parts = split_message(outgoing.text or "")
        for place in range(len(outgoing.done), len(parts)):
            markup = keyboard(outgoing.buttons) if place == len(parts) - 1 else None
            await self._deliver_part(outgoing, place, parts[place], markup)

    async def _as_it_is_now(self, outgoing: Outgoing, pseudonym: str) -> Outgoing:
        """Note that it is on its way, and read it again: until then staff may have changed its words."""
        if not outgoing.is_of_staff or outgoing.done or outgoing.attempted_after is not None:
            return outgoing
        highest = self._sender.highest(outgoing.chat_id)
        await self._database(self._store.note_attempt, outgoing.id, highest)
        now = await self._database(self._store.next_outgoing, pseudonym)
        if now is None or now.id != outgoing.id:
            return outgoing
        return dataclasses.replace(now, attempted_after=None)

    async def _deliver_part(
        self, outgoing: Outgoing, place: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> None:
        try:
            message_id = await self._edit(outgoing, place, part, markup)
            if message_id is None:
                message_id = await self._send(outgoing, place, part, markup)
        except BadRequest as error:
            log.error("message_refused", error=error_name(error), part=place)
            return
        await self._database(self._store.record_part, outgoing.id, place, message_id)

    async def _edit(
        self, outgoing: Outgoing, place: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> int | None:
        """Edit the message that a part takes the place of; None when there is none or it cannot be."""
        if place >= len(outgoing.replaces):
            return None
        message_id = outgoing.replaces[place]
        # What staff wrote may be the words below a file; an answer of the bot replaces a file.
        done = await self._sender.edit(
            outgoing.chat_id, message_id, part, markup, captions=outgoing.is_of_staff
        )
        return message_id if done else None

    async def _send(
        self, outgoing: Outgoing, place: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> int:
        async def request(mode: str | None) -> Message | MessageId:
            return await self._request(outgoing, part if mode else plain_text(part), mode, markup)

        async def note(attempted_after: int | None) -> None:
            # What staff wrote stays noted: a change of its words must not go unseen in the meantime.
            if attempted_after is not None or not outgoing.is_of_staff:
                await self._database(self._store.note_attempt, outgoing.id, attempted_after)

        attempted_after = outgoing.attempted_after if place == len(outgoing.done) else None
        return await self._sender.once(outgoing.chat_id, request, markup, attempted_after, note)

    async def _request(
        self, outgoing: Outgoing, text: str, mode: str | None, markup: InlineKeyboardMarkup | None
    ) -> Message:
        if outgoing.attachment is None:
            return await self._bot.send_message(
                outgoing.chat_id,
                text,
                parse_mode=mode,
                reply_markup=markup,
                link_preview_options=NO_PREVIEW,
            )
        file = InputFile(outgoing.attachment.content, filename=outgoing.attachment.name)
        file.mimetype = outgoing.attachment.media_type  # else it is what this machine thinks of the name
        return await self._bot.send_document(
            outgoing.chat_id, file, caption=text, parse_mode=mode, reply_markup=markup
        )

    async def _deliver_copy(self, outgoing: Outgoing, source: tuple[int, int]) -> None:
        """Copy a message of the staff group; when it cannot be copied the person hears that it was there."""
        if outgoing.done:
            return
        markup = keyboard(outgoing.buttons)

        async def request(_mode: str | None) -> MessageId:
            return await self._bot.copy_message(outgoing.chat_id, *source, reply_markup=markup)

        async def note(attempted_after: int | None) -> None:
            await self._database(self._store.note_attempt, outgoing.id, attempted_after)

        try:
            message_id = await self._sender.once(
                outgoing.chat_id, request, markup, outgoing.attempted_after, note, is_copy=True
            )
        except BadRequest as error:
            log.error("copy_refused", error=error_name(error))
            message_id = await self._send(outgoing, 0, texts.NOT_COPIED, markup)
        except ChatGoneError:
            if not await self._sender.is_there(outgoing.chat_id):
                raise
            log.error("copy_refused", error="the group is gone")
            message_id = await self._send(outgoing, 0, texts.NOT_COPIED, markup)
        await self._database(self._store.record_part, outgoing.id, 0, message_id)
