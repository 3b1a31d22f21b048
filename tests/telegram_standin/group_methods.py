"""The methods of the Bot API that only a group knows: topics and members."""

from collections.abc import Callable
from typing import Any

from tests.telegram_standin.chats import Chat
from tests.telegram_standin.checks import BadCallError, checked_topic_name
from tests.telegram_standin.groups import BOT_USER, Group, Topic
from tests.telegram_standin.members import as_chat_member


class GroupMethods:
    """Carries calls out on the groups among the chats."""

    def __init__(self, chats: dict[int, Chat]) -> None:
        self._chats = chats
        self.all: dict[str, Callable[[dict[str, Any]], Any]] = {
            "createForumTopic": self._create_topic,
            "editForumTopic": self._edit_topic,
            "closeForumTopic": self._close_topic,
            "reopenForumTopic": self._reopen_topic,
            "deleteForumTopic": self._delete_topic,
            "getChatMember": self._get_chat_member,
            "getChat": self._get_chat,
        }

    def _create_topic(self, parameters: dict[str, Any]) -> dict[str, Any]:
        group = self._group(parameters)
        if not group.bot_manages_topics:
            raise BadCallError("Bad Request: not enough rights to create a topic")
        topic = Topic(group, group.new_message_id(), checked_topic_name(parameters))
        group.all_topics.append(topic)
        return {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": 7322096}

    def _edit_topic(self, parameters: dict[str, Any]) -> bool:
        topic = self._topic(parameters)
        name = checked_topic_name(parameters)
        if topic.name == name:
            raise BadCallError("Bad Request: TOPIC_NOT_MODIFIED")
        topic.name = name
        return True

    def _close_topic(self, parameters: dict[str, Any]) -> bool:
        return self._set_closed(parameters, closed=True)

    def _reopen_topic(self, parameters: dict[str, Any]) -> bool:
        return self._set_closed(parameters, closed=False)

    def _set_closed(self, parameters: dict[str, Any], closed: bool) -> bool:
        topic = self._topic(parameters)
        if topic.is_closed == closed:
            raise BadCallError("Bad Request: TOPIC_NOT_MODIFIED")
        topic.is_closed = closed
        topic.group.new_message_id()  # Telegram says it in the topic
        return True

    def _delete_topic(self, parameters: dict[str, Any]) -> bool:
        if not self._group(parameters).bot_deletes_messages:
            raise BadCallError("Bad Request: not enough rights to delete the topic")
        topic = self._topic(parameters)
        topic.group.loses_topic(topic)
        return True

    def _get_chat_member(self, parameters: dict[str, Any]) -> dict[str, Any]:
        group = self._group(parameters)
        user_id = int(parameters["user_id"])
        if user_id == BOT_USER["id"]:
            return group.bot_as_member()
        if group.bot_status != "administrator":
            raise BadCallError("Bad Request: member list is inaccessible")
        member = group.members.get(user_id)
        if member is None:
            raise BadCallError("Bad Request: user not found")
        return as_chat_member(member.as_user(), member.status)

    def _get_chat(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chats.get(int(parameters.get("chat_id") or 0))
        if chat is None:
            raise BadCallError("Bad Request: chat not found")
        chat.refuse()
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
        return {
            **chat.as_chat(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {**dict.fromkeys(gifts, False), "gifts_from_channels": False},
        }

    def _topic(self, parameters: dict[str, Any]) -> Topic:
        group = self._group(parameters)
        if not group.bot_manages_topics:
            raise BadCallError("Bad Request: not enough rights to manage topics")
        topic = group.has_topic(int(parameters["message_thread_id"]))
        if topic is None:
            raise BadCallError("Bad Request: TOPIC_ID_INVALID")
        return topic

    def _group(self, parameters: dict[str, Any]) -> Group:
        group = self._chats.get(int(parameters.get("chat_id") or 0))
        if group is None:
            raise BadCallError("Bad Request: chat not found")
        if not isinstance(group, Group):
            raise BadCallError("Bad Request: the chat is not a forum")
        group.refuse()
        return group
