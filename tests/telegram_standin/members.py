"""A member of a supergroup on the stand-in: what they do there becomes updates."""

from typing import TYPE_CHECKING, Any

from tests.telegram_standin import contents
from tests.telegram_standin.chats import BotMessage, Said, button_below

if TYPE_CHECKING:
    from tests.telegram_standin.groups import Group, Topic

_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


class Member:
    """Somebody in a group. Without a topic, what they do is in the general one."""

    def __init__(self, group: "Group", user_id: int, first_name: str, status: str) -> None:
        self.group = group
        self.user_id = user_id
        self.first_name = first_name
        self.status = status
        self.notices: list[str] = []
        self.alerts: list[str] = []

    def says(self, text: str, topic: "Topic | None" = None) -> Said:
        """Type a text."""
        return self.sends(contents.text(text), topic)

    def sends_photo(
        self, caption: str | None = None, topic: "Topic | None" = None, album: str | None = None
    ) -> Said:
        """Send a photo, perhaps with a caption or as part of an album."""
        return self.sends(contents.photo(caption, album), topic)

    def sends(self, content: dict[str, Any], topic: "Topic | None" = None) -> Said:
        """Send a message with these fields of Telegram's `Message`."""
        thread_id = topic.thread_id if topic is not None else None
        said = Said(self.group.new_message_id(), content, self.as_user(), thread_id)
        self.group.said.append(said)
        self._tell("message", said)
        return said

    def edits(self, text: str, said: Said) -> Said:
        """Change a message of their own."""
        said.content = contents.edited(said.content, text)
        self._tell("edited_message", said, edit_date=1_700_000_100)
        return said

    def presses(self, title: str, topic: "Topic | None" = None) -> None:
        """Press the button with this title, on the newest message that has it."""
        seen = topic.sees if topic is not None else self.group.sees
        self.presses_data(*button_below(seen, title))

    def presses_data(self, data: str, message: BotMessage) -> None:
        """Press a button with this callback data below a message, whether or not it is there."""
        shown = {
            "message_id": message.message_id,
            "date": 1_700_000_000,
            "chat": self.group.as_chat(),
            **message.content,
            **in_topic(message.thread_id),
        }
        self.group.deliver(
            {
                "callback_query": {
                    "from": self.as_user(),
                    "chat_instance": str(self.group.chat_id),
                    "data": data,
                    "message": shown,
                }
            }
        )

    def becomes(self, status: str) -> None:
        """Get another place in the group: "administrator", "member", "left" or "kicked"."""
        before = as_chat_member(self.as_user(), self.status)
        self.status = status
        self.group.tells_membership("chat_member", before, as_chat_member(self.as_user(), status))

    def leaves(self) -> None:
        """Leave the group."""
        self.becomes("left")

    def was_answered(self, text: str, alert: bool) -> None:
        """Take note of what a press of theirs brought up."""
        (self.alerts if alert else self.notices).append(text)

    def as_user(self) -> dict[str, Any]:
        """Return the member as Telegram's `User`."""
        return {"id": self.user_id, "is_bot": False, "first_name": self.first_name, "language_code": "nl"}

    def _tell(self, kind: str, said: Said, **more: Any) -> None:
        """Hand the bot what was said; a bot that is no administrator gets commands only (privacy mode)."""
        is_command = str(said.content.get("text", "")).startswith("/")
        if self.group.bot_status != "administrator" and not (
            self.group.bot_status == "member" and is_command
        ):
            return
        self.group.deliver(
            {
                kind: {
                    "message_id": said.message_id,
                    "date": 1_700_000_000,
                    "chat": self.group.as_chat(),
                    "from": self.as_user(),
                    **in_topic(said.thread_id),
                    **said.content,
                    **more,
                }
            }
        )


def in_topic(thread_id: int | None) -> dict[str, Any]:
    """Return the fields that say in which topic a message is."""
    return {} if thread_id is None else {"message_thread_id": thread_id, "is_topic_message": True}


def as_chat_member(user: dict[str, Any], status: str, **rights: bool) -> dict[str, Any]:
    """Return somebody's place in a group as Telegram's `ChatMember`."""
    found: dict[str, Any] = {"user": user, "status": status}
    if status == "administrator":
        found |= {**dict.fromkeys(_RIGHTS, False), **rights}
    if status == "creator":
        found["is_anonymous"] = False
    if status == "kicked":
        found["until_date"] = 0
    return found
