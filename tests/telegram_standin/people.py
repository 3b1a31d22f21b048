"""A person on the stand-in: what they do becomes updates, and they see the chat as it looks to them."""

from collections.abc import Callable
from typing import Any

from tests.telegram_standin import contents
from tests.telegram_standin.chats import BotMessage, Chat, Deliver, Said, button_below
from tests.telegram_standin.checks import BadCallError


class Person(Chat):
    """Somebody in a private chat with the bot. Their actions return at once; `hears` waits for the bot."""

    def __init__(
        self, user_id: int, first_name: str, next_message_id: Callable[[], int], deliver: Deliver
    ) -> None:
        super().__init__(user_id, next_message_id)
        self.user_id = user_id
        self.first_name = first_name
        self.blocked = False
        self.notices: list[str] = []
        self._deliver = deliver

    def says(self, text: str) -> Said:
        """Type a text."""
        return self.sends(contents.text(text))

    def starts(self, parameter: str = "") -> Said:
        """Tap the start button, or follow a deep link with this parameter."""
        return self.says(f"/start {parameter}".strip())

    def sends(self, content: dict[str, Any]) -> Said:
        """Send a message with these fields of Telegram's `Message`."""
        said = Said(self.new_message_id(), content, self.as_user())
        self.said.append(said)
        self._deliver({"message": self._message(said)})
        return said

    def sends_photo(self, caption: str | None = None, album: str | None = None) -> Said:
        """Send a photo, perhaps with a caption or as part of an album."""
        return self.sends(contents.photo(caption, album))

    def sends_document(self, caption: str | None = None) -> Said:
        """Send a file."""
        return self.sends(contents.document(caption))

    def sends_voice(self) -> Said:
        """Send a voice message."""
        return self.sends(contents.voice())

    def sends_video(self, caption: str | None = None) -> Said:
        """Send a video."""
        return self.sends(contents.video(caption))

    def sends_sticker(self) -> Said:
        """Send a sticker."""
        return self.sends(contents.sticker())

    def sends_location(self) -> Said:
        """Share a place on the map."""
        return self.sends({"location": {"latitude": 51.0, "longitude": 3.7}})

    def sends_contact(self) -> Said:
        """Share somebody's phone number."""
        return self.sends({"contact": {"phone_number": "0", "first_name": "Iemand"}})

    def edits(self, text: str, said: Said | None = None) -> Said:
        """Change a message of one's own, the last one unless another is given."""
        said = said or self.said[-1]
        said.content = contents.edited(said.content, text)
        self._deliver({"edited_message": {**self._message(said), "edit_date": 1_700_000_100}})
        return said

    def presses(self, title: str, message: BotMessage | None = None) -> None:
        """Press the button with this title, on the newest message that has it."""
        self.presses_reference(*button_below([message] if message else self.sees, title))

    def presses_reference(self, reference: str, message: BotMessage) -> None:
        """Press a button with this callback data below a message, whether or not it is there."""
        self._deliver(
            {
                "callback_query": {
                    "from": self.as_user(),
                    "chat_instance": str(self.user_id),
                    "data": reference,
                    "message": {
                        "message_id": message.message_id,
                        "date": 1_700_000_000,
                        "chat": self.as_chat(),
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

    def was_answered(self, text: str, _alert: bool) -> None:
        """Take note of what a press of theirs brought up."""
        self.notices.append(text)

    def refuse(self) -> None:
        """Raise BadCallError when the bot is blocked."""
        if self.blocked:
            raise BadCallError("Forbidden: bot was blocked by the user", 403)

    def refuse_message(self, _parameters: dict[str, Any]) -> int | None:
        """Raise BadCallError when the bot is blocked; there are no topics."""
        self.refuse()
        return None

    def as_user(self) -> dict[str, Any]:
        """Return the person as Telegram's `User`."""
        return {"id": self.user_id, "is_bot": False, "first_name": self.first_name, "language_code": "nl"}

    def as_chat(self) -> dict[str, Any]:
        """Return the private chat as Telegram's `Chat`."""
        return {"id": self.user_id, "type": "private", "first_name": self.first_name}

    def _membership(self, before: str, after: str) -> None:
        bot = {"id": 1, "is_bot": True, "first_name": "Bot"}

        def member(status: str) -> dict[str, Any]:
            return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}

        self._deliver(
            {
                "my_chat_member": {
                    "chat": self.as_chat(),
                    "from": self.as_user(),
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
            "chat": self.as_chat(),
            "from": self.as_user(),
            **said.content,
        }
