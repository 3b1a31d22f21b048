"""A supergroup with topics on the stand-in: its members, its topics, and what the bot may do there."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.telegram_standin.chats import BotMessage, Chat, Deliver
from tests.telegram_standin.checks import BadCallError
from tests.telegram_standin.members import Member, as_chat_member

BOT_USER = {"id": 123456789, "is_bot": True, "first_name": "Toeleiding"}


@dataclass
class Topic:
    """A topic; its number is that of the message that says that it was made."""

    group: "Group"
    thread_id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False

    @property
    def sees(self) -> list[BotMessage]:
        """The bot's messages in this topic."""
        return [message for message in self.group.sees if message.thread_id == self.thread_id]

    @property
    def texts(self) -> list[str]:
        """The texts of the bot's messages in this topic."""
        return [message.text for message in self.sees]


class Group(Chat):
    """A supergroup with topics, with the bot in it as an administrator who manages topics."""

    def __init__(
        self, chat_id: int, title: str, next_user_id: Callable[[], int], deliver: Deliver, history: int = 0
    ) -> None:
        ids = count(2 + history)  # 1 is the message that the group was made
        super().__init__(chat_id, lambda: next(ids))
        self.title = title
        self.members: dict[int, Member] = {}
        self.all_topics: list[Topic] = []
        self.bot_status = "administrator"
        self.bot_manages_topics = True
        self.bot_deletes_messages = True
        self.deliver = deliver
        self._next_user_id = next_user_id
        self._most = 0
        self._window = 60.0
        self._sent_at: deque[float] = deque()

    @property
    def topics(self) -> list[Topic]:
        """The topics that are there now, closed ones too."""
        return [topic for topic in self.all_topics if not topic.is_deleted]

    @property
    def general(self) -> list[str]:
        """The texts of the bot's messages in the general topic."""
        return [message.text for message in self.sees if message.thread_id is None]

    def member(self, first_name: str = "Jan", status: str = "member") -> Member:
        """Return somebody new in the group; "administrator", "member", "left" or "kicked"."""
        member = Member(self, next_id := self._next_user_id(), first_name, status)
        self.members[next_id] = member
        return member

    def topic(self, words: str) -> Topic:
        """Return the newest topic with these words in its name."""
        for topic in reversed(self.topics):
            if words in topic.name:
                return topic
        raise AssertionError(f"no topic has {words!r} in its name: {[topic.name for topic in self.topics]}")

    def limits(self, messages: int = 20, seconds: float = 60.0) -> None:
        """Refuse with 429 what the bot writes above this many messages in so many seconds."""
        self._most, self._window = messages, seconds

    def loses_topic(self, topic: Topic) -> None:
        """Let somebody delete a topic with all that is in it; Telegram tells the bot nothing."""
        topic.is_deleted = True
        for message in topic.sees:
            message.deleted = True

    def changes_bot(self, status: str, *, manages_topics: bool = True, deletes: bool = True) -> None:
        """Give the bot another place: "administrator", "member", "left" or "kicked"."""
        before = self.bot_as_member()
        self.bot_status, is_administrator = status, status == "administrator"
        self.bot_manages_topics = manages_topics and is_administrator
        self.bot_deletes_messages = deletes and is_administrator
        self.tells_membership("my_chat_member", before, self.bot_as_member())

    def bot_as_member(self) -> dict[str, Any]:
        """Return the place of the bot as Telegram's `ChatMember`."""
        return as_chat_member(
            BOT_USER,
            self.bot_status,
            can_manage_topics=self.bot_manages_topics,
            can_delete_messages=self.bot_deletes_messages,
        )

    def tells_membership(self, kind: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Hand the bot the update of somebody's new place in the group."""
        change = {
            "chat": self.as_chat(),
            "from": {"id": 1, "is_bot": False, "first_name": "Beheer"},
            "date": 1_700_000_000,
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self.deliver({kind: change})

    def has_topic(self, thread_id: int) -> Topic | None:
        """Return the topic with this number, or None."""
        return next((topic for topic in self.topics if topic.thread_id == thread_id), None)

    def refuse(self) -> None:
        """Raise BadCallError when the bot is not in the group."""
        if self.bot_status == "kicked":
            raise BadCallError("Forbidden: bot was kicked from the supergroup chat", 403)
        if self.bot_status == "left":
            raise BadCallError("Forbidden: bot is not a member of the supergroup chat", 403)

    def refuse_message(self, parameters: dict[str, Any]) -> int | None:
        """Raise BadCallError when the bot cannot write there now; return the number of the topic."""
        self.refuse()
        self._count()
        if parameters.get("message_thread_id") is None:
            return None
        thread_id = int(parameters["message_thread_id"])
        topic = self.has_topic(thread_id)
        if topic is None:
            raise BadCallError("Bad Request: message thread not found")
        if topic.is_closed and not self.bot_manages_topics:
            raise BadCallError("Bad Request: TOPIC_CLOSED")
        return thread_id

    def as_chat(self) -> dict[str, Any]:
        """Return the group as Telegram's `Chat`."""
        return {"id": self.chat_id, "type": "supergroup", "title": self.title, "is_forum": True}

    def _count(self) -> None:
        if not self._most:
            return
        moment = time.monotonic()
        while self._sent_at and self._sent_at[0] <= moment - self._window:
            self._sent_at.popleft()
        if len(self._sent_at) >= self._most:
            wait = max(1, math.ceil(self._sent_at[0] + self._window - moment))
            raise BadCallError(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)
        self._sent_at.append(moment)
