"""Sending what stands in the outbox: each part once, in order, however badly the network behaves.

What is known about a failed `sendMessage` or `sendDocument`:
- a refused connection, 429 or another 4xx: it surely did not arrive, and is sent again after a pause;
- a timeout while reading, a broken connection, 5xx, or a bot that was killed in between: nobody knows.
  Telegram has no key against doubles, but it numbers all messages of a bot's private chats in one row. So
  the numbers after the last one known before the attempt are tried with an edit that changes nothing: of a
  message that did arrive Telegram says "not modified". Only when it is not found, it is sent again.
  Beyond the last number that we saw lie the messages that Telegram still keeps for us: it says how many.
  (When more than PROBES messages lie in between, a double is possible, a loss not.)
Edits and deletions change nothing when they are repeated, so they are simply repeated.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.log import error_name, get_logger
from bot.messages import keyboard, plain_text, split_message
from bot.patience import Database, Sleep, growing_pauses
from core.services.relay_store import Outgoing, RelayStore

log = get_logger(__name__)

PROBES = 200
PROBES_BEYOND = 20
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")

T = TypeVar("T")


class PersonGoneError(Exception):
    """The person blocked the bot, left Telegram, or the chat is no longer there."""


class Delivery:
    """Sends the outbox of one person at a time; `flush` of different persons may run side by side."""

    def __init__(self, bot: Bot, store: RelayStore, database: Database, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._store = store
        self._database = database
        self._sleep = sleep
        self._highest = 0

    async def start(self) -> None:
        """Read the highest message id that an earlier run has seen."""
        self.saw(await self._database(self._store.highest_message_id))

    def saw(self, message_id: int | None) -> None:
        """Take note of a message id of any private chat."""
        self._highest = max(self._highest, message_id or 0)

    async def flush(self, pseudonym: str) -> None:
        """Send everything that waits for a person, in order."""
        while (outgoing := await self._database(self._store.next_outgoing, pseudonym)) is not None:
            try:
                await self._deliver(outgoing)
            except PersonGoneError:
                log.info("person_gone", person=pseudonym[:8])
                await self._database(self._store.leave, pseudonym)
                return
            await self._database(self._store.finish, outgoing.id)

    async def say_once_more(self, chat_id: int, text: str) -> None:
        """Send a message that nothing keeps account of, until Telegram takes or refuses it.

        When the network breaks at the wrong moment it arrives twice. Raises PersonGoneError and BadRequest.
        """
        for part in split_message(text):
            message = await self.patiently(
                lambda part=part: self._bot.send_message(  # type: ignore[misc]
                    chat_id, part, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW
                )
            )
            self.saw(message.message_id)

    async def patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a call that may safely be repeated, until Telegram has given its opinion of it.

        Raises PersonGoneError, and BadRequest for whatever else Telegram refuses.
        """
        pauses = growing_pauses()
        while True:
            try:
                return await call()
            except TelegramError as error:
                await self._pause_or_raise(error, next(pauses))

    async def _deliver(self, outgoing: Outgoing) -> None:
        if outgoing.text is None:
            for message_id in outgoing.replaces:
                await self._delete(outgoing.chat_id, message_id)
            return
        parts = split_message(outgoing.text)
        for place in range(len(outgoing.done), len(parts)):
            markup = keyboard(outgoing.buttons) if place == len(parts) - 1 else None
            try:
                message_id = await self._deliver_part(outgoing, place, parts[place], markup)
            except BadRequest as error:
                log.error("message_refused", error=error_name(error), part=place)
                continue
            self.saw(message_id)
            await self._database(self._store.record_part, outgoing.id, place, message_id)

    async def _deliver_part(
        self, outgoing: Outgoing, place: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> int:
        if place < len(outgoing.replaces):
            message_id = outgoing.replaces[place]
            if await self._edit(outgoing.chat_id, message_id, part, markup):
                return message_id
        attempted_after = outgoing.attempted_after if place == len(outgoing.done) else None
        return await self._send(outgoing, part, markup, attempted_after)

    async def _send(
        self, outgoing: Outgoing, part: str, markup: InlineKeyboardMarkup | None, attempted_after: int | None
    ) -> int:
        mode: str | None = ParseMode.HTML
        pauses = growing_pauses()
        while True:
            if attempted_after is not None:
                found = await self._find_lost(outgoing.chat_id, attempted_after, markup)
                if found is not None:
                    return found
            else:
                attempted_after = self._highest
                await self._database(self._store.note_attempt, outgoing.id, attempted_after)
            try:
                message = await self._request(outgoing, part if mode else plain_text(part), mode, markup)
                return message.message_id
            except TelegramError as error:
                if surely_did_not_arrive(error):
                    attempted_after = None
                    await self._database(self._store.note_attempt, outgoing.id, None)
                if isinstance(error, BadRequest) and mode and not _is_gone(error):
                    log.error("html_refused", part=len(outgoing.done))
                    mode = None
                    continue
                await self._pause_or_raise(error, next(pauses))

    async def _request(
        self, outgoing: Outgoing, text: str, mode: str | None, markup: InlineKeyboardMarkup | None
    ) -> Message:
        if outgoing.attachment is None:
            return await self._bot.send_message(
                outgoing.chat_id,
                text,
                parse_mode=mode,
                reply_markup=markup,
                link_preview_options=_NO_PREVIEW,
            )
        file = InputFile(outgoing.attachment.content, filename=outgoing.attachment.name)
        file.mimetype = outgoing.attachment.media_type  # else it is what this machine thinks of the name
        return await self._bot.send_document(
            outgoing.chat_id, file, caption=text, parse_mode=mode, reply_markup=markup
        )

    async def _find_lost(
        self, chat_id: int, attempted_after: int, markup: InlineKeyboardMarkup | None
    ) -> int | None:
        """Return the message that a request of unknown outcome left in the chat, if it did."""
        waiting = (await self.patiently(self._bot.get_webhook_info)).pending_update_count
        beyond = max(self._highest, attempted_after) + waiting + PROBES_BEYOND
        last = min(attempted_after + PROBES, beyond)
        for candidate in range(attempted_after + 1, last + 1):
            try:
                await self.patiently(
                    lambda candidate=candidate: self._bot.edit_message_reply_markup(  # type: ignore[misc]
                        chat_id=chat_id, message_id=candidate, reply_markup=markup
                    )
                )
            except BadRequest as error:
                if "not modified" not in error.message.lower():
                    continue
            log.info("lost_message_found")
            return candidate
        return None

    async def _edit(
        self, chat_id: int, message_id: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> bool:
        """Edit a message; False when it is no longer there or can no longer be edited.

        A file cannot become a text: it is deleted.
        """
        try:
            await self.patiently(
                lambda: self._bot.edit_message_text(
                    part,
                    chat_id=chat_id,
                    message_id=message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=markup,
                    link_preview_options=_NO_PREVIEW,
                )
            )
        except BadRequest as error:
            if "no text in the message" in error.message.lower():
                await self._delete(chat_id, message_id)
            return "not modified" in error.message.lower()
        return True

    async def _delete(self, chat_id: int, message_id: int) -> None:
        try:
            await self.patiently(lambda: self._bot.delete_message(chat_id, message_id))
        except BadRequest:
            log.info("message_not_deleted")

    async def _pause_or_raise(self, error: TelegramError, pause: float) -> None:
        if isinstance(error, RetryAfter):
            log.info("flood_limit")
            await self._sleep(seconds_to_wait(error))
        elif isinstance(error, (Forbidden, ChatMigrated)):
            raise PersonGoneError from error
        elif isinstance(error, BadRequest):
            if _is_gone(error):
                raise PersonGoneError from error
            raise error
        else:
            log.warning("telegram_away", error=error_name(error))
            await self._sleep(pause)


def surely_did_not_arrive(error: TelegramError) -> bool:
    """Tell whether Telegram cannot have carried out the request that ended in this error."""
    if isinstance(error, (BadRequest, Forbidden, InvalidToken, ChatMigrated, RetryAfter, Conflict)):
        return True
    return isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout))


def _is_gone(error: BadRequest) -> bool:
    return any(words in error.message.lower() for words in _GONE)


def seconds_to_wait(error: RetryAfter) -> float:
    """Return how long Telegram asks us to wait, in seconds."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
