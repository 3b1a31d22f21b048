"""The methods of the Bot API that change a chat, with the refusals of the real one in its own words."""

from collections.abc import Callable
from itertools import count
from typing import Any

from aiohttp.web import FileField

from tests.telegram_standin.formatting import RefusedError, utf16_length, visible_text
from tests.telegram_standin.people import BotFile, BotMessage, Person

BOT = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Toeleiding",
    "username": "toeleiding_standin_bot",
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA = 64


class BadCallError(Exception):
    """A call that Telegram refuses; the message is its description."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status


class Methods:
    """Carries calls out on the chats of the people."""

    def __init__(self, people: dict[int, Person], next_message_id: Callable[[], int]) -> None:
        self._people = people
        self._next_message_id = next_message_id
        self._query_ids = count(1)
        self._queries: dict[str, int] = {}
        self.commands: list[dict[str, Any]] = []

    def new_query(self, user_id: int) -> str:
        """Return the id of a new callback query, which can be answered once or more."""
        query_id = str(next(self._query_ids))
        self._queries[query_id] = user_id
        return query_id

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        """Carry a call out and return its result. Raises BadCallError."""
        methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "getMe": lambda _: dict(BOT),
            "setMyCommands": self._set_my_commands,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "sendChatAction": self._send_chat_action,
        }
        if method not in methods:
            raise BadCallError("Not Found", 404)
        return methods[method](parameters)

    def _set_my_commands(self, parameters: dict[str, Any]) -> bool:
        self.commands = parameters["commands"]
        return True

    def _send_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._reachable(parameters)
        text = _checked_text(parameters, too_long="Bad Request: message is too long")
        message = BotMessage(
            self._next_message_id(),
            text,
            str(parameters["text"]),
            _checked_keyboard(parameters),
            fields=parameters,
        )
        person.messages.append(message)
        return _as_message(person, message)

    def _send_document(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._reachable(parameters)
        uploaded = parameters.get("document")
        if not isinstance(uploaded, FileField):
            raise BadCallError("Bad Request: there is no document in the request")
        content = uploaded.file.read()
        if not content:
            raise BadCallError("Bad Request: file must be non-empty")
        caption = _checked_caption(parameters)
        message = BotMessage(
            self._next_message_id(),
            caption,
            str(parameters.get("caption") or ""),
            _checked_keyboard(parameters),
            fields=parameters,
            file=BotFile(uploaded.filename, uploaded.content_type, content),
        )
        person.messages.append(message)
        return _as_message(person, message)

    def _edit_message_text(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._reachable(parameters)
        message = _own_message(person, parameters)
        if message.file is not None:
            raise BadCallError("Bad Request: there is no text in the message to edit")
        text = _checked_text(parameters, too_long="Bad Request: MESSAGE_TOO_LONG")
        keyboard = _checked_keyboard(parameters)
        if (str(parameters["text"]), keyboard) == (message.source, message.keyboard):
            raise _not_modified()
        message.text, message.source, message.keyboard = text, str(parameters["text"]), keyboard
        message.edits += 1
        return _as_message(person, message)

    def _edit_message_reply_markup(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._reachable(parameters)
        message = _own_message(person, parameters)
        keyboard = _checked_keyboard(parameters)
        if keyboard == message.keyboard:
            raise _not_modified()
        message.keyboard = keyboard
        message.edits += 1
        return _as_message(person, message)

    def _delete_message(self, parameters: dict[str, Any]) -> bool:
        person = self._reachable(parameters)
        for message in person.sees:
            if message.message_id == int(parameters["message_id"]):
                message.deleted = True
                return True
        raise BadCallError("Bad Request: message to delete not found")

    def _answer_callback_query(self, parameters: dict[str, Any]) -> bool:
        user_id = self._queries.get(str(parameters["callback_query_id"]))
        if user_id is None:
            raise BadCallError(
                "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self._people[user_id].notices.append(str(parameters.get("text", "")))
        return True

    def _send_chat_action(self, parameters: dict[str, Any]) -> bool:
        self._reachable(parameters).typing += 1
        return True

    def _reachable(self, parameters: dict[str, Any]) -> Person:
        person = self._people.get(int(parameters.get("chat_id") or 0))
        if person is None:
            raise BadCallError("Bad Request: chat not found")
        if person.blocked:
            raise BadCallError("Forbidden: bot was blocked by the user", 403)
        return person


def _own_message(person: Person, parameters: dict[str, Any]) -> BotMessage:
    message_id = int(parameters["message_id"])
    for message in person.sees:
        if message.message_id == message_id:
            return message
    if any(said.message_id == message_id for said in person.said):
        raise BadCallError("Bad Request: message can't be edited")
    raise BadCallError("Bad Request: message to edit not found")


def _checked_text(parameters: dict[str, Any], too_long: str) -> str:
    try:
        text = visible_text(str(parameters.get("text") or ""), parameters.get("parse_mode"))
    except RefusedError as error:
        raise BadCallError(f"Bad Request: {error}") from error
    if not text.strip():
        raise BadCallError("Bad Request: message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise BadCallError(too_long)
    return text


def _checked_caption(parameters: dict[str, Any]) -> str:
    try:
        caption = visible_text(str(parameters.get("caption") or ""), parameters.get("parse_mode"))
    except RefusedError as error:
        raise BadCallError(f"Bad Request: {error}") from error
    if utf16_length(caption) > LONGEST_CAPTION:
        raise BadCallError("Bad Request: message caption is too long")
    return caption


def _checked_keyboard(parameters: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise BadCallError(
                'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'
            )
        if "callback_data" in button and not 0 < len(button["callback_data"].encode()) <= LONGEST_DATA:
            raise BadCallError("Bad Request: BUTTON_DATA_INVALID")
        if not {"callback_data", "url"} & set(button):
            raise BadCallError(
                "Bad Request: can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
    return rows


def _not_modified() -> BadCallError:
    return BadCallError(
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


def _as_message(person: Person, message: BotMessage) -> dict[str, Any]:
    content: dict[str, Any] = {"text": message.text}
    if message.file is not None:
        document = {"file_id": "sent", "file_unique_id": "s", "file_name": message.file.name}
        content = {"document": document, "caption": message.text}
    return {
        "message_id": message.message_id,
        "date": 1_700_000_000,
        "chat": {"id": person.user_id, "type": "private", "first_name": person.first_name},
        "from": dict(BOT),
        **content,
    }
