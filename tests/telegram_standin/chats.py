"""A chat with the bot in it, private or a group: its messages, and waiting until it looks as it should."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_standin.contents import MEDIA

Deliver = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class BotFile:
    """A file that the bot sent."""

    name: str
    kind: str
    content: bytes


@dataclass
class BotMessage:
    """A message of the bot as people see it. `buttons` are the titles, row by row.

    Of a message with a file the text is what stands below it. `media` is what a copy holds besides text,
    `thread_id` is its topic.
    """

    message_id: int
    text: str
    source: str
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    edits: int = 0
    deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    file: BotFile | None = None
    thread_id: int | None = None
    media: dict[str, Any] = field(default_factory=dict)

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]

    @property
    def has_no_text(self) -> bool:
        """Whether it is a file or another thing, so that only its caption can be edited."""
        return self.file is not None or bool(self.media)

    @property
    def content(self) -> dict[str, Any]:
        """The fields of Telegram's `Message` that hold what it says."""
        if self.file is not None:
            document = {"file_id": "sent", "file_unique_id": "s", "file_name": self.file.name}
            return {"document": document, "caption": self.text}
        if self.media:
            return {**self.media, **({"caption": self.text} if self.text else {})}
        return {"text": self.text}


@dataclass
class Said:
    """A message of a person."""

    message_id: int
    content: dict[str, Any]
    sender: dict[str, Any] = field(default_factory=dict)
    thread_id: int | None = None
    deleted: bool = False

    @property
    def media(self) -> dict[str, Any]:
        """What it holds besides text; empty for a text."""
        return {key: value for key, value in self.content.items() if key in MEDIA}


class Chat:
    """What private chats and groups have in common."""

    def __init__(self, chat_id: int, next_message_id: Callable[[], int]) -> None:
        self.chat_id = chat_id
        self.messages: list[BotMessage] = []
        self.said: list[Said] = []
        self.typing = 0
        self.new_message_id = next_message_id
        self._heard = 0
        self._changed = asyncio.Condition()

    @property
    def sees(self) -> list[BotMessage]:
        """The bot's messages that are in the chat now."""
        return [message for message in self.messages if not message.deleted]

    @property
    def texts(self) -> list[str]:
        """The texts of the bot's messages that are in the chat now."""
        return [message.text for message in self.sees]

    def as_chat(self) -> dict[str, Any]:
        """Return the chat as Telegram's `Chat`."""
        raise NotImplementedError

    def refuse(self) -> None:
        """Raise BadCallError when the bot cannot be here."""
        raise NotImplementedError

    def refuse_message(self, parameters: dict[str, Any]) -> int | None:
        """Raise BadCallError when the bot cannot write here now; return the topic that it goes to."""
        raise NotImplementedError

    async def hears(self, number: int = 1, timeout: float = 10.0) -> list[BotMessage]:
        """Wait until the bot has sent this many messages since the last call, and return them."""
        await self.until(lambda: len(self.messages) >= self._heard + number, timeout)
        heard = self.messages[self._heard : self._heard + number]
        self._heard += number
        return heard

    async def until(self, holds: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait until something holds; it is looked at after every call of the bot."""
        try:
            async with self._changed:
                await asyncio.wait_for(self._changed.wait_for(holds), timeout)
        except asyncio.TimeoutError:
            raise AssertionError(f"this did not come; the chat holds {self.texts}") from None

    async def notice(self) -> None:
        """Let whoever waits look again; the server calls it after every change."""
        async with self._changed:
            self._changed.notify_all()


def button_below(messages: list[BotMessage], title: str) -> tuple[str, BotMessage]:
    """Return the callback data of the newest button with this title, and its message."""
    for message in reversed(messages):
        for button in (button for row in message.keyboard for button in row):
            if button["text"] == title:
                return button["callback_data"], message
    raise AssertionError(f"there is no button {title!r} among {[seen.buttons for seen in messages]}")
