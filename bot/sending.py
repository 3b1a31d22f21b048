"""Calls to Telegram that go on until it has given its opinion of them; a message is sent once.

What is known about a failed `sendMessage`, `sendDocument` or `copyMessage`:
- a refused connection, 429 or another 4xx: it surely did not arrive, and is sent again after a pause;
- a timeout while reading, a broken connection, 5xx, or a bot that was killed in between: nobody knows.
  Telegram has no key against doubles, but it numbers the messages: those of all private chats of a bot in
  one row, those of a supergroup in a row of its own. So the numbers after the last one known before the
  attempt are tried with an edit that changes nothing: of a message that did arrive Telegram says "not
  modified". Only when it is not found, it is sent again. Beyond the last number that we saw lie the messages
  that Telegram still keeps for us: it says how many.
  (When more than PROBES messages lie in between, a double is possible, a loss not.)
Edits and deletions change nothing when they are repeated, so they are simply repeated.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, MessageId
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
from bot.patience import Sleep, at_once, growing_pauses

log = get_logger(__name__)

PROBES = 200
PROBES_BEYOND = 20
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
TOPIC_IS_GONE = ("message thread not found", "topic_id_invalid", "topic_deleted")
NO_RIGHTS = (
    "not enough rights",
    "have no rights",
    "administrator rights",
    "chat_admin_required",
    "chat_write_forbidden",
    "topic_closed",
    "not a forum",
)
_PRIVATE_CHATS = 0

T = TypeVar("T")
Request = Callable[[str | None], Awaitable[Message | MessageId]]
"""A request that sends one message, given the parse mode: HTML, or None for plain text."""
NoteAttempt = Callable[[int | None], Awaitable[None]]
"""Remembers that a request is about to be made after this message id, or (None) that it did not arrive."""


class ChatGoneError(Exception):
    """The bot cannot write here any more: it was blocked or removed, or the chat or person is gone."""


class Sender:
    """Makes calls with patience. It knows the highest message id of each row of numbers.

    `may_send` returns as soon as this bot may send: it waits while another one does.
    """

    def __init__(
        self,
        bot: Bot,
        sleep: Sleep = asyncio.sleep,
        may_send: Callable[[], Awaitable[None]] = at_once,
    ) -> None:
        self.bot = bot
        self._sleep = sleep
        self._may_send = may_send
        self._highest: defaultdict[int, int] = defaultdict(int)

    def saw(self, chat_id: int, message_id: int | None) -> None:
        """Take note of a message id of a chat."""
        row = _row(chat_id)
        self._highest[row] = max(self._highest[row], message_id or 0)

    def highest(self, chat_id: int) -> int:
        """Return the highest message id that was seen in a chat (in private: in any), 0 without any."""
        return self._highest[_row(chat_id)]

    def saw_in_private(self, message_id: int | None) -> None:
        """Take note of a message id of any private chat."""
        self.saw(_PRIVATE_CHATS, message_id)

    async def patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Make a call that may safely be repeated, until Telegram has given its opinion of it.

        Raises ChatGoneError, and BadRequest for whatever else Telegram refuses.
        """
        pauses = growing_pauses()
        while True:
            await self._may_send()
            try:
                return await call()
            except TelegramError as error:
                await self._pause_or_raise(error, next(pauses))

    async def once(
        self,
        chat_id: int,
        request: Request,
        markup: InlineKeyboardMarkup | None,
        attempted_after: int | None,
        note_attempt: NoteAttempt,
        *,
        is_copy: bool = False,
    ) -> int:
        """Send one message once and return its id. `markup` is what stands below it.

        `attempted_after` is not None when an earlier request may have arrived. A text that Telegram refuses
        is tried as plain text too. Raises like `patiently`.
        """
        mode: str | None = None if is_copy else ParseMode.HTML
        pauses = growing_pauses()
        while True:
            if attempted_after is not None:
                found = await self._find_lost(chat_id, attempted_after, markup)
                if found is not None:
                    return found
            else:
                attempted_after = self.highest(chat_id)
                await note_attempt(attempted_after)
            await self._may_send()
            try:
                message_id = (await request(mode)).message_id
            except TelegramError as error:
                if surely_did_not_arrive(error):
                    attempted_after = None
                    await note_attempt(None)
                if isinstance(error, BadRequest) and mode and not _is_about_the_chat(error):
                    log.error("html_refused")
                    mode = None
                    continue
                await self._pause_or_raise(error, next(pauses))
            else:
                self.saw(chat_id, message_id)
                return message_id

    async def edit(
        self, chat_id: int, message_id: int, part: str, markup: InlineKeyboardMarkup | None, *, captions: bool
    ) -> bool:
        """Edit the text of a message; with `captions` also the words below a file, else a file is deleted.

        False when the message is no longer there, can no longer be edited, or has no room for the text.
        Raises ChatGoneError.
        """
        try:
            await self.patiently(
                lambda: self.bot.edit_message_text(
                    part,
                    chat_id=chat_id,
                    message_id=message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=markup,
                    link_preview_options=NO_PREVIEW,
                )
            )
        except BadRequest as error:
            if "no text in the message" not in error.message.lower():
                return _changes_nothing(error)
            if captions:
                return await self._edit_caption(chat_id, message_id, part, markup)
            await self.delete(chat_id, message_id)
            return False
        return True

    async def _edit_caption(
        self, chat_id: int, message_id: int, part: str, markup: InlineKeyboardMarkup | None
    ) -> bool:
        try:
            await self.patiently(
                lambda: self.bot.edit_message_caption(
                    chat_id=chat_id,
                    message_id=message_id,
                    caption=part,
                    parse_mode=ParseMode.HTML,
                    reply_markup=markup,
                )
            )
        except BadRequest as error:
            return _changes_nothing(error)
        return True

    async def edit_keyboard(self, chat_id: int, message_id: int, markup: InlineKeyboardMarkup | None) -> bool:
        """Change the buttons below a message; False when that cannot be. Raises ChatGoneError."""
        try:
            await self.patiently(
                lambda: self.bot.edit_message_reply_markup(
                    chat_id=chat_id, message_id=message_id, reply_markup=markup
                )
            )
        except BadRequest as error:
            return _changes_nothing(error)
        return True

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message if it is there. Raises ChatGoneError."""
        try:
            await self.patiently(lambda: self.bot.delete_message(chat_id, message_id))
        except BadRequest:
            log.info("message_not_deleted")

    async def is_there(self, chat_id: int) -> bool:
        """Tell whether the bot can still see a chat."""
        try:
            await self.patiently(lambda: self.bot.get_chat(chat_id))
        except (BadRequest, ChatGoneError):
            return False
        return True

    async def _find_lost(
        self, chat_id: int, attempted_after: int, markup: InlineKeyboardMarkup | None
    ) -> int | None:
        """Return the message that a request of unknown outcome left in the chat, if it did."""
        waiting = (await self.patiently(self.bot.get_webhook_info)).pending_update_count
        beyond = max(self.highest(chat_id), attempted_after) + waiting + PROBES_BEYOND
        last = min(attempted_after + PROBES, beyond)
        for candidate in range(attempted_after + 1, last + 1):
            if await self.edit_keyboard(chat_id, candidate, markup):
                log.info("lost_message_found")
                self.saw(chat_id, candidate)
                return candidate
        return None

    async def _pause_or_raise(self, error: TelegramError, pause: float) -> None:
        if isinstance(error, RetryAfter):
            log.info("flood_limit")
            await self._sleep(seconds_to_wait(error))
        elif isinstance(error, (Forbidden, ChatMigrated)):
            raise ChatGoneError(error.message) from error
        elif isinstance(error, BadRequest):
            if _says(error, _GONE):
                raise ChatGoneError(error.message) from error
            raise error
        else:
            log.warning("telegram_away", error=error_name(error))
            await self._sleep(pause)


def surely_did_not_arrive(error: TelegramError) -> bool:
    """Tell whether Telegram cannot have carried out the request that ended in this error."""
    if isinstance(error, (BadRequest, Forbidden, InvalidToken, ChatMigrated, RetryAfter, Conflict)):
        return True
    return isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout))


def seconds_to_wait(error: RetryAfter) -> float:
    """Return how long Telegram asks us to wait, in seconds."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _is_about_the_chat(error: BadRequest) -> bool:
    return _says(error, (*_GONE, *TOPIC_IS_GONE, *NO_RIGHTS))


def _says(error: BadRequest, known: tuple[str, ...]) -> bool:
    return any(words in error.message.lower() for words in known)


def _changes_nothing(error: BadRequest) -> bool:
    return "not modified" in error.message.lower()


def _row(chat_id: int) -> int:
    return chat_id if chat_id < 0 else _PRIVATE_CHATS
