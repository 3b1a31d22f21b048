"""A person on the stand-in: what they do becomes updates, and they see the chat as it looks to them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Deliver = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class BotFile:
    """A file that the bot sent."""

    name: str
    kind: str
    content: bytes


@dataclass
class BotMessage:
    """A message of the bot as the person sees it. `buttons` are the titles, from top to bottom.

    Of a message with a file the text is what stands below it.
    """

    message_id: int
    text: str
    source: str
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    edits: int = 0
    deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    file: BotFile | None = None

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]


@dataclass
class Said:
    """A message of the person."""

    message_id: int
    content: dict[str, Any]


class Person:
    """Somebody in a private chat with the bot. Their actions return at once; `hears` waits for the bot."""

    def __init__(
        self, user_id: int, first_name: str, next_message_id: Callable[[], int], deliver: Deliver
    ) -> None:
        self.user_id = user_id
        self.first_name = first_name
        self.blocked = False
        self.messages: list[BotMessage] = []
        self.said: list[Said] = []
        self.typing = 0
        self.notices: list[str] = []
        self._next_message_id = next_message_id
        self._deliver = deliver
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

    def says(self, text: str) -> Said:
        """Type a text."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/") and text[1:2].isalnum():
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.sends(content)

    def starts(self, parameter: str = "") -> Said:
        """Tap the start button, or follow a deep link with this parameter."""
        return self.says(f"/start {parameter}".strip())

    def sends(self, content: dict[str, Any]) -> Said:
        """Send a message with these fields of Telegram's `Message`."""
        said = Said(self._next_message_id(), content)
        self.said.append(said)
        self._deliver({"message": self._message(said)})
        return said

    def sends_photo(self, caption: str | None = None, album: str | None = None) -> Said:
        """Send a photo, perhaps with a caption or as part of an album."""
        photo = {"file_id": "photo", "file_unique_id": "p", "width": 90, "height": 60}
        return self.sends(_with_caption({"photo": [photo]}, caption, album))

    def sends_document(self, caption: str | None = None) -> Said:
        """Send a file."""
        return self.sends(_with_caption({"document": _file("document")}, caption, None))

    def sends_voice(self) -> Said:
        """Send a voice message."""
        return self.sends({"voice": {**_file("voice"), "duration": 3}})

    def sends_video(self, caption: str | None = None) -> Said:
        """Send a video."""
        video = {**_file("video"), "width": 90, "height": 60, "duration": 3}
        return self.sends(_with_caption({"video": video}, caption, None))

    def sends_sticker(self) -> Said:
        """Send a sticker."""
        sticker = {**_file("sticker"), "width": 9, "height": 9, "is_animated": False, "is_video": False}
        return self.sends({"sticker": {**sticker, "type": "regular", "emoji": "😀"}})

    def sends_location(self) -> Said:
        """Share a place on the map."""
        return self.sends({"location": {"latitude": 51.0, "longitude": 3.7}})

    def sends_contact(self) -> Said:
        """Share somebody's phone number."""
        return self.sends({"contact": {"phone_number": "0", "first_name": "Iemand"}})

    def edits(self, text: str, said: Said | None = None) -> Said:
        """Change a message of one's own, the last one unless another is given."""
        said = said or self.said[-1]
        key = "text" if "text" in said.content else "caption"
        said.content = {**said.content, key: text}
        self._deliver({"edited_message": {**self._message(said), "edit_date": 1_700_000_100}})
        return said

    def presses(self, title: str, message: BotMessage | None = None) -> None:
        """Press the button with this title, on the newest message that has it."""
        for candidate in [message] if message else reversed(self.sees):
            for row in candidate.keyboard:
                for button in row:
                    if button["text"] == title:
                        self.presses_reference(button["callback_data"], candidate)
                        return
        raise AssertionError(f"there is no button {title!r} among {[seen.buttons for seen in self.sees]}")

    def presses_reference(self, reference: str, message: BotMessage) -> None:
        """Press a button with this callback data below a message, whether or not it is there."""
        self._deliver(
            {
                "callback_query": {
                    "from": self._user(),
                    "chat_instance": str(self.user_id),
                    "data": reference,
                    "message": {
                        "message_id": message.message_id,
                        "date": 1_700_000_000,
                        "chat": self._chat(),
                        "text": message.text,
                    },
                }
            }
        )

    def blocks_bot(self) -> None:
        """Block the bot: it can no longer write to this person."""
        self.blocked = True
        self._membership("member", "kicked")

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self.blocked = False
        self._membership("kicked", "member")

    async def hears(self, number: int = 1, timeout: float = 10.0) -> list[BotMessage]:
        """Wait until the bot has sent this many messages since the last call, and return them."""
        await self.until(lambda: len(self.messages) >= self._heard + number, timeout)
        heard = self.messages[self._heard : self._heard + number]
        self._heard += number
        return heard

    async def until(self, holds: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait until something holds; it is looked at after every call of the bot about this person."""
        try:
            async with self._changed:
                await asyncio.wait_for(self._changed.wait_for(holds), timeout)
        except asyncio.TimeoutError:
            raise AssertionError(f"this did not come; the chat holds {self.texts}") from None

    async def notice(self) -> None:
        """Let whoever waits look again; the server calls it after every change."""
        async with self._changed:
            self._changed.notify_all()

    def _membership(self, before: str, after: str) -> None:
        bot = {"id": 1, "is_bot": True, "first_name": "Bot"}

        def member(status: str) -> dict[str, Any]:
            return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}

        self._deliver(
            {
                "my_chat_member": {
                    "chat": self._chat(),
                    "from": self._user(),
                    "date": 1_700_000_000,
                    "old_chat_member": member(before),
                    "new_chat_member": member(after),
                }
            }
        )

    def _message(self, said: Said) -> dict[str, Any]:
        return {
            "message_id": said.message_id,
            "date": 1_700_000_000,
            "chat": self._chat(),
            "from": self._user(),
            **said.content,
        }

    def _user(self) -> dict[str, Any]:
        return {"id": self.user_id, "is_bot": False, "first_name": self.first_name, "language_code": "nl"}

    def _chat(self) -> dict[str, Any]:
        return {"id": self.user_id, "type": "private", "first_name": self.first_name}


def _file(name: str) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": name[0]}


def _with_caption(content: dict[str, Any], caption: str | None, album: str | None) -> dict[str, Any]:
    return {
        **content,
        **({"caption": caption} if caption is not None else {}),
        **({"media_group_id": album} if album is not None else {}),
    }
