"""The methods of the Bot API that change a chat, with the refusals of the real one in its own words."""

from collections.abc import Callable
from itertools import count
from typing import Any, Protocol

from aiohttp.web import FileField

from tests.telegram_standin.chats import BotFile, BotMessage, Chat, Said
from tests.telegram_standin.checks import (
    BadCallError,
    checked_caption,
    checked_keyboard,
    checked_text,
    not_modified,
)
from tests.telegram_standin.group_methods import GroupMethods
from tests.telegram_standin.groups import BOT_USER
from tests.telegram_standin.members import in_topic

BOT = {
    **BOT_USER,
    "username": "toeleiding_standin_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


class Presser(Protocol):
    """Who pressed a button, and sees what that brought up."""

    def was_answered(self, text: str, alert: bool, /) -> None:
        """Take note of it."""


class Methods:
    """Carries calls out on the chats."""

    def __init__(self, chats: dict[int, Chat]) -> None:
        self._chats = chats
        self._query_ids = count(1)
        self._queries: dict[str, Presser] = {}
        self._group_methods = GroupMethods(chats)
        self.commands: list[dict[str, Any]] = []

    def new_query(self, presser: Presser) -> str:
        """Return the id of a new callback query, which can be answered once or more."""
        query_id = str(next(self._query_ids))
        self._queries[query_id] = presser
        return query_id

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """Carry a call out and return its result. Raises BadCallError."""
        methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "getMe": lambda _: dict(BOT),
            "setMyCommands": self._set_my_commands,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "copyMessage": self._copy_message,
            "editMessageText": self._edit_message_text,
            "editMessageCaption": self._edit_message_caption,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "sendChatAction": self._send_chat_action,
            **self._group_methods.all,
        }
        if method not in methods:
            raise BadCallError("Not Found", 404)
        return methods[method](parameters)

    def _set_my_commands(self, parameters: dict[str, Any]) -> bool:
        self.commands = parameters["commands"]
        return True

    def _send_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        text = checked_text(parameters, too_long="Bad Request: message is too long")
        return _as_message(chat, _add(chat, parameters, text, str(parameters["text"])))

    def _send_document(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        uploaded = parameters.get("document")
        if not isinstance(uploaded, FileField):
            raise BadCallError("Bad Request: there is no document in the request")
        content = uploaded.file.read()
        if not content:
            raise BadCallError("Bad Request: file must be non-empty")
        file = BotFile(uploaded.filename, uploaded.content_type, content)
        caption = checked_caption(parameters)
        message = _add(chat, parameters, caption, str(parameters.get("caption") or ""))
        message.file = file
        return _as_message(chat, message)

    def _copy_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        source = self._source(parameters)
        content = source.content
        text = str(content.get("text", content.get("caption", "")))
        message = _add(chat, parameters, text, text)
        message.media = source.media
        message.file = source.file if isinstance(source, BotMessage) else None
        return {"message_id": message.message_id}

    def _source(self, parameters: dict[str, Any]) -> Said | BotMessage:
        chat = self._chats.get(int(parameters["from_chat_id"]))
        if chat is None:
            raise BadCallError("Bad Request: chat not found")
        everything: list[Said | BotMessage] = [*chat.said, *chat.messages]
        for message in everything:
            if message.message_id == int(parameters["message_id"]) and not message.deleted:
                return message
        raise BadCallError("Bad Request: message to copy not found")

    def _edit_message_text(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        message = _own_message(chat, parameters)
        if message.has_no_text:
            raise BadCallError("Bad Request: there is no text in the message to edit")
        text = checked_text(parameters, too_long="Bad Request: MESSAGE_TOO_LONG")
        return _edit(chat, message, text, str(parameters["text"]), checked_keyboard(parameters))

    def _edit_message_caption(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        message = _own_message(chat, parameters)
        if not message.has_no_text:
            raise BadCallError("Bad Request: there is no caption in the message to edit")
        caption = checked_caption(parameters)
        source = str(parameters.get("caption") or "")
        return _edit(chat, message, caption, source, checked_keyboard(parameters))

    def _edit_message_reply_markup(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(parameters)
        message = _own_message(chat, parameters)
        return _edit(chat, message, message.text, message.source, checked_keyboard(parameters))

    def _delete_message(self, parameters: dict[str, Any]) -> bool:
        for message in self._chat(parameters).sees:
            if message.message_id == int(parameters["message_id"]):
                message.deleted = True
                return True
        raise BadCallError("Bad Request: message to delete not found")

    def _answer_callback_query(self, parameters: dict[str, Any]) -> bool:
        presser = self._queries.get(str(parameters["callback_query_id"]))
        if presser is None:
            raise BadCallError(
                "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        presser.was_answered(str(parameters.get("text", "")), bool(parameters.get("show_alert")))
        return True

    def _send_chat_action(self, parameters: dict[str, Any]) -> bool:
        self._chat(parameters).typing += 1
        return True

    def _chat(self, parameters: dict[str, Any]) -> Chat:
        chat = self._chats.get(int(parameters.get("chat_id") or 0))
        if chat is None:
            raise BadCallError("Bad Request: chat not found")
        chat.refuse()
        return chat


def _add(chat: Chat, parameters: dict[str, Any], text: str, source: str) -> BotMessage:
    keyboard = checked_keyboard(parameters)
    thread_id = chat.refuse_message(parameters)
    message = BotMessage(
        chat.new_message_id(), text, source, keyboard, fields=parameters, thread_id=thread_id
    )
    chat.messages.append(message)
    return message


def _edit(
    chat: Chat, message: BotMessage, text: str, source: str, keyboard: list[list[dict[str, Any]]]
) -> dict[str, Any]:
    if (source, keyboard) == (message.source, message.keyboard):
        raise not_modified()
    message.text, message.source, message.keyboard = text, source, keyboard
    message.edits += 1
    return _as_message(chat, message)


def _own_message(chat: Chat, parameters: dict[str, Any]) -> BotMessage:
    message_id = int(parameters["message_id"])
    for message in chat.sees:
        if message.message_id == message_id:
            return message
    if any(said.message_id == message_id for said in chat.said):
        raise BadCallError("Bad Request: message can't be edited")
    raise BadCallError("Bad Request: message to edit not found")


def _as_message(chat: Chat, message: BotMessage) -> dict[str, Any]:
    return {
        "message_id": message.message_id,
        "date": 1_700_000_000,
        "chat": chat.as_chat(),
        "from": dict(BOT),
        **message.content,
        **in_topic(message.thread_id),
    }
